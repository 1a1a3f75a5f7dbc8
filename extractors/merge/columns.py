"""What blocking knows of bundles, as arrays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from extractors.merge.blocks import TAGS, TOKENS, closed, hashed, keys, level, sign
from extractors.merge.bundle import Bundle
from extractors.merge.stories import Profile

Ints: TypeAlias = npt.NDArray[np.int64]
Keys: TypeAlias = npt.NDArray[np.uint64]
Flags: TypeAlias = npt.NDArray[np.bool_]

#: Bundles turned into columns at a time: as Python objects the numbers need ten times the memory.
_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Columns:
    """What blocking knows of bundles, in reading order, as arrays of one length.

    ``published`` is the day number of the article, ``doc`` a hash of its id; ``lo``/``hi`` are day numbers,
    ``first``/``last`` the same with open sides closed a month away. ``tags`` and ``tokens`` hold hashes, 0 where there
    are fewer. ``sign`` orders the members of a crowd: equal rows say the same.
    """

    published: Ints
    lo: Ints
    hi: Ints
    first: Ints
    last: Ints
    level: Ints
    dated: Flags
    doc: Ints
    tags: Keys
    tokens: Keys
    sign: Keys

    def __len__(self) -> int:
        return len(self.lo)

    def take(self, rows: Ints) -> Columns:
        """Some of the rows, in the order given."""
        return Columns(*(getattr(self, name)[rows] for name in self.__slots__))

    @staticmethod
    def join(parts: Sequence[Columns]) -> Columns:
        """The rows of all parts, one after another."""
        return Columns(*(np.concatenate([getattr(part, name) for part in parts]) for name in Columns.__slots__))


def columns_of(found: Iterable[tuple[Bundle, Profile]]) -> Columns:
    """What blocking needs of bundles, each with the profile of its article."""
    rest = iter(found)
    parts = [_columns(())]
    while some := list(islice(rest, _AT_ONCE)):
        parts.append(_columns(some))
    return Columns.join(parts)


def _columns(found: Sequence[tuple[Bundle, Profile]]) -> Columns:
    numbers, words = [], []
    for bundle, about in found:
        lo, hi = closed(bundle)
        doc = hashed(bundle.doc_id) >> 1
        numbers.append((bundle.published, bundle.lo, bundle.hi, lo, hi, level(bundle), bundle.dated, doc))
        tags, tokens = keys(bundle, about)
        words.append((*tags, *tokens, *sign(bundle)))
    number = np.array(numbers, np.int64).reshape(-1, 8).T.copy()
    word = np.array(words, np.uint64).reshape(-1, TAGS + TOKENS + 3)
    tag, token, signs = (np.ascontiguousarray(part) for part in np.split(word, (TAGS, TAGS + TOKENS), axis=1))
    published, los, his, first, last, levels, dated, docs = number
    return Columns(published, los, his, first, last, levels, dated.astype(np.bool_), docs, tag, token, signs)
