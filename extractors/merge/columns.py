"""What blocking knows of bundles, as arrays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from extractors.merge.blocks import TAGS, TOKENS, closed, hashed, hashed_once, keys, level, sign
from extractors.merge.bundle import Bundle
from extractors.merge.facts import CONTEXT_BITS
from extractors.merge.kinds import may_be_misdated
from extractors.merge.stories import Profile

Ints: TypeAlias = npt.NDArray[np.int64]
Keys: TypeAlias = npt.NDArray[np.uint64]
Flags: TypeAlias = npt.NDArray[np.bool_]

#: Numbers of a sign, and of 64 bits each for the words of the sentences.
SIGN, CONTEXT = 3, CONTEXT_BITS // 64
_CUTS = tuple(np.cumsum((TAGS, TOKENS, SIGN, 1)).tolist())

#: Bundles turned into columns at a time: as Python objects the numbers need ten times the memory.
_AT_ONCE = 5_000

#: Columns copied at a time.
_THREADS = 4


@dataclass(frozen=True, slots=True)
class Columns:
    """What blocking knows of bundles, in reading order, as arrays of one length.

    ``published`` is the day number of the article, ``doc`` a hash of its id; ``lo``/``hi`` are day numbers,
    ``first``/``last`` the same with open sides closed a month away, ``once`` tells what is dated and may be put to a
    wrong day without being another. ``tags`` and ``tokens`` hold hashes, 0 where there are fewer. ``sign`` orders the
    members of a crowd: equal rows say the same. ``says`` is a hash of all that a comparison across articles looks at
    but for ``context``, the bits for the words of the sentences.
    """

    published: Ints
    lo: Ints
    hi: Ints
    first: Ints
    last: Ints
    level: Ints
    dated: Flags
    once: Flags
    doc: Ints
    tags: Keys
    tokens: Keys
    sign: Keys
    says: Keys
    context: Keys

    def __len__(self) -> int:
        return len(self.lo)

    def take(self, rows: Ints) -> Columns:
        """Some of the rows, in the order given."""
        return Columns(*(getattr(self, name)[rows] for name in self.__slots__))

    @staticmethod
    def join(parts: Sequence[Columns]) -> Columns:
        """The rows of all parts, one after another."""
        return Columns(*(np.concatenate([getattr(part, name) for part in parts]) for name in Columns.__slots__))

    def mixed(self, fresh: Columns, origin: Ints) -> Columns:
        """Rows of these and of fresh ones in a new order, as :func:`mixed` has it."""
        with ThreadPoolExecutor(_THREADS) as threads:  # copying leaves the interpreter alone
            return Columns(
                *threads.map(lambda name: mixed(getattr(self, name), getattr(fresh, name), origin), self.__slots__)
            )


def distinct(values: Any) -> Any:
    """The values, ascending, each once. ``np.unique`` hashes numbers, which takes twenty times as long."""
    ordered = np.sort(values, axis=None)
    firsts = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=firsts[1:])
    return ordered[firsts]


def either(left: Any, right: Any) -> Any:
    """What is in one or the other, ascending."""
    return distinct(np.concatenate((left, right)))


def member(ascending: Any, values: Any) -> Flags:
    """Which values are among some sorted ones."""
    if not len(ascending):
        return np.zeros(values.shape, np.bool_)
    found: Flags = ascending[np.minimum(np.searchsorted(ascending, values), len(ascending) - 1)] == values
    return found


def mixed(before: Any, fresh: Any, origin: Ints) -> Any:
    """Rows of two arrays in a new order: an index of ``before``, or for the n-th fresh row ``-1 - n``.

    Long stretches of rows that stay side by side are copied as they are, which takes a tenth of the time.
    """
    begins = np.ones(len(origin), np.bool_)
    begins[1:] = (np.diff(origin) != 1) | (origin[:-1] < 0)
    starts = np.flatnonzero(begins)
    if not len(before) or len(starts) > len(origin) // 8:
        return np.concatenate((before, fresh))[np.where(origin >= 0, origin, len(before) - 1 - origin)]
    ends = [*starts[1:].tolist(), len(origin)]
    parts = []
    for at, start, end in zip(origin[starts].tolist(), starts.tolist(), ends, strict=True):
        parts.append(before[at : at + end - start] if at >= 0 else fresh[-1 - at : -at])
    return np.concatenate(parts)


def columns_of(found: Iterable[tuple[Bundle, Profile, str]]) -> Columns:
    """What blocking needs of bundles, each with the profile of its article and the text of what it says."""
    rest = iter(found)
    parts = [_columns(())]
    while some := list(islice(rest, _AT_ONCE)):
        parts.append(_columns(some))
    return Columns.join(parts)


def _columns(found: Sequence[tuple[Bundle, Profile, str]]) -> Columns:
    numbers, flags, words = [], [], []
    for bundle, about, content in found:
        lo, hi = closed(bundle)
        doc = hashed(bundle.doc_id) >> 1
        numbers.append((bundle.published, bundle.lo, bundle.hi, lo, hi, level(bundle), doc))
        flags.append((bundle.dated, bundle.dated and may_be_misdated(bundle)))
        tags, tokens = keys(bundle, about)
        words.append((*tags, *tokens, *sign(bundle), hashed_once(content), *_bits(bundle.context)))
    number = np.array(numbers, np.int64).reshape(-1, 7).T.copy()
    word = np.array(words, np.uint64).reshape(-1, _CUTS[-1] + CONTEXT)
    tag, token, signs, told, bits = (np.ascontiguousarray(part) for part in np.split(word, _CUTS, axis=1))
    published, los, his, first, last, levels, docs = number
    dated, once = np.array(flags, np.bool_).reshape(-1, 2).T.copy()
    return Columns(published, los, his, first, last, levels, dated, once, docs, tag, token, signs, told.ravel(), bits)


def _bits(context: int) -> tuple[int, ...]:
    return tuple(context >> 64 * part & 0xFFFFFFFFFFFFFFFF for part in range(CONTEXT))
