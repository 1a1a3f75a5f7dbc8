"""Which bundles are compared at all: those that share a stretch of days, a word for the happening and a name.

Never all pairs. A bucket is a week; coarser dates ("in September", "in 2011") meet finer ones in buckets of a month
or a year, where two shared words of names are asked for, as the date says little. A group is a bucket with a key (a
word for the happening and one or two words of names). What a group gives depends on its members alone, so that a new
article changes only the groups it falls into. All of it is done on arrays: a million mentions make some hundred
million places in groups.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from extractors.merge.blocks import LENGTHS, TAGS, TOKENS, closed, hashed, keys, sign
from extractors.merge.blocks import level as level_of
from extractors.merge.bundle import Bundle
from extractors.merge.stories import Profile

Ints: TypeAlias = npt.NDArray[np.int64]
Keys: TypeAlias = npt.NDArray[np.uint64]
Flags: TypeAlias = npt.NDArray[np.bool_]

#: Beyond this many members of a group, equal ones are chained and the rest compared with their neighbours only.
CROWD = 24

#: Places in groups worked on at a time; bounds memory.
_CHUNK = 400_000
_TOKEN_PAIRS = list(combinations(range(TOKENS), 2))
_NONE = np.zeros(0, np.int64)


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


def nothing() -> Columns:
    """No rows."""
    return columns_of(())


def columns_of(found: Sequence[tuple[Bundle, Profile]]) -> Columns:
    """What blocking needs of bundles, each with the profile of its article."""
    numbers, words = [], []
    for bundle, about in found:
        lo, hi = closed(bundle)
        doc = hashed(bundle.doc_id) >> 1
        numbers.append((bundle.published, bundle.lo, bundle.hi, lo, hi, level_of(bundle), bundle.dated, doc))
        tags, tokens = keys(bundle, about)
        words.append((*tags, *tokens, *sign(bundle)))
    number = np.array(numbers, np.int64).reshape(-1, 8).T.copy()
    word = np.array(words, np.uint64).reshape(-1, TAGS + TOKENS + 3)
    tag, token, signs = (np.ascontiguousarray(part) for part in np.split(word, (TAGS, TAGS + TOKENS), axis=1))
    published, los, his, first, last, levels, dated, docs = number
    return Columns(published, los, his, first, last, levels, dated.astype(np.bool_), docs, tag, token, signs)


def pack(left: Ints, right: Ints) -> Ints:
    """Pairs of indices as single numbers, the smaller one first."""
    return (np.minimum(left, right) << 32) | np.maximum(left, right)


def unpack(pairs: Ints) -> tuple[Ints, Ints]:
    """Left and right indices of packed pairs."""
    return pairs >> 32, pairs & 0xFFFFFFFF


def all_pairs(columns: Columns) -> Ints:
    """Every pair to compare, packed, ascending, each once."""
    chosen = np.ones(len(columns), np.bool_)
    return _unique([pairs for level in range(len(LENGTHS) + 1) for pairs in _level(columns, level, None, chosen)])


@dataclass(frozen=True, slots=True)
class Touched:
    """What some rows can change: by level their buckets, the groups they are members of and the words they have."""

    buckets: tuple[Keys, ...]
    groups: tuple[Keys, ...]
    words: tuple[Keys, ...]

    def __or__(self, other: Touched) -> Touched:
        ours, theirs = ((t.buckets, t.groups, t.words) for t in (self, other))
        return Touched(*(tuple(map(np.union1d, a, b)) for a, b in zip(ours, theirs, strict=True)))


def touched(columns: Columns, rows: Ints) -> Touched:
    """What these rows touch."""
    buckets, groups, words = [], [], []
    for level in range(len(LENGTHS) + 1):
        own = rows[columns.level[rows] == level]
        places = _buckets(columns, level, own)
        at_level = places
        if 0 < level < len(LENGTHS):
            at_level = _buckets(columns, level, rows[columns.level[rows] <= level])
        buckets.append(np.unique(at_level.bucket))
        groups.append(np.unique(_own(columns, places, level)[1]))
        words.append(np.unique(columns.tokens[own]))
    return Touched(tuple(buckets), tuple(groups), tuple(words))


def pairs_in(columns: Columns, parts: Touched, rows: Ints) -> Ints:
    """The pairs of the groups in ``parts``, and those that ``rows`` have with coarser dates; packed, ascending."""
    chosen = np.zeros(len(columns), np.bool_)
    chosen[rows] = True
    return _unique([pairs for level in range(len(LENGTHS) + 1) for pairs in _level(columns, level, parts, chosen)])


def _unique(parts: list[Ints]) -> Ints:
    return np.unique(np.concatenate(parts)) if parts else _NONE


def _mix(left: Keys, right: Keys) -> Keys:
    """A hash of two hashes; not symmetric."""
    mixed = (left ^ (left >> np.uint64(31))) * np.uint64(0x9E3779B97F4A7C15) + right
    mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return mixed ^ (mixed >> np.uint64(32))


@dataclass(frozen=True, slots=True)
class _Places:
    """Rows in buckets: each row once for each bucket it belongs to, by bucket, then by row."""

    row: Ints
    bucket: Keys

    def within(self, buckets: Keys) -> _Places:
        """Those in some buckets."""
        kept = _member(buckets, self.bucket)
        return _Places(self.row[kept], self.bucket[kept])

    def only(self, chosen: Flags) -> _Places:
        """Those of some rows."""
        if chosen.all():
            return self
        kept = chosen[self.row]
        return _Places(self.row[kept], self.bucket[kept])


def _buckets(columns: Columns, level: int, rows: Ints) -> _Places:
    if level == len(LENGTHS):
        bucket = _mix(columns.first[rows].astype(np.uint64), columns.last[rows].astype(np.uint64))
        order = np.argsort(bucket, kind="stable")
        return _Places(rows[order], bucket[order])
    length = LENGTHS[level]
    # one day of margin: an outlet may have the day wrong by one
    begin, end = (columns.first[rows] - 1) // length, columns.last[rows] // length
    count = end - begin + 1
    row = np.repeat(rows, count)
    offset = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
    number = np.repeat(begin, count) + offset
    order = np.argsort(number, kind="stable")
    return _Places(row[order], (number[order] + (level + 1) * 10_000_000).astype(np.uint64))


def _chunks(every: _Places, level: int) -> Iterator[_Places]:
    """Some whole buckets at a time."""
    if not len(every.row):
        return
    size = max(1, _CHUNK // (12 if level == 0 else 60))
    edges = np.flatnonzero(np.concatenate(([True], every.bucket[1:] != every.bucket[:-1])))
    begin = 0
    for edge, following in zip(edges, [*edges[1:], len(every.row)], strict=True):
        if following - begin > size and edge > begin:
            yield _Places(every.row[begin:edge], every.bucket[begin:edge])
            begin = int(edge)
    yield _Places(every.row[begin:], every.bucket[begin:])


def _keyed(columns: Columns, places: _Places, words: list[tuple[Keys, Flags]]) -> tuple[Ints, Keys]:
    """Position in ``places`` and group, for each tag of a place with each of its words."""
    at: list[Ints] = []
    keys: list[Keys] = []
    for column in range(TAGS):
        tag = columns.tags[places.row, column]
        if not tag.any():
            break
        base = _mix(places.bucket, tag)
        for word, there in words:
            use = np.flatnonzero(there & (tag != 0))
            at.append(use)
            keys.append(_mix(base[use], word[use]))
    return (np.concatenate(at), np.concatenate(keys)) if at else (_NONE, np.zeros(0, np.uint64))


def _words(tokens: Keys, use: Flags, pairs: bool) -> Iterator[tuple[Keys, Flags]]:
    if not pairs:
        for column in range(TOKENS):
            if use[:, column].any():
                yield tokens[:, column], use[:, column]
        return
    for one, other in _TOKEN_PAIRS:
        both = use[:, one] & use[:, other]
        if both.any():
            low, high = np.minimum(tokens[:, one], tokens[:, other]), np.maximum(tokens[:, one], tokens[:, other])
            yield _mix(low, high), both


def _own(columns: Columns, places: _Places, level: int) -> tuple[Ints, Keys]:
    tokens = columns.tokens[places.row]
    return _keyed(columns, places, list(_words(tokens, tokens != 0, level > 0)))


def _level(columns: Columns, level: int, parts: Touched | None, chosen: Flags) -> Iterator[Ints]:
    """The pairs of all groups of one level; with ``parts`` only of those, and of what ``chosen`` finer rows have."""
    hosts = _buckets(columns, level, np.flatnonzero(columns.level == level))
    if parts is not None:
        hosts = hosts.within(parts.buckets[level])
    finer = None
    if 0 < level < len(LENGTHS) and len(hosts.row):
        finer = _buckets(columns, level, np.flatnonzero(columns.level < level))
        finer = finer.within(np.unique(hosts.bucket))
    for places in _chunks(hosts, level):
        at, keys = _own(columns, places, level)
        if parts is not None and finer is None:
            kept = _member(parts.groups[level], keys)
            at, keys = at[kept], keys[kept]
        order = np.lexsort((places.row[at], keys))
        rows, keys = places.row[at][order], keys[order]
        if not len(keys):
            continue
        inside = np.ones(len(keys), np.bool_) if parts is None else _member(parts.groups[level], keys)
        yield _possible(columns, *_among(columns, rows[inside], keys[inside]))
        if finer is not None:
            low, high = np.searchsorted(finer.bucket, [places.bucket[0], places.bucket[-1] + np.uint64(1)])
            guests = _Places(finer.row[low:high], finer.bucket[low:high])
            hosting = np.unique(columns.tokens[places.row])
            yield from _with_finer(columns, guests.only(chosen), rows, keys, hosting)
            if parts is not None:
                others = guests.only(~chosen)
                yield from _with_finer(columns, others, rows[inside], keys[inside], parts.words[level])


def _among(columns: Columns, rows: Ints, keys: Keys) -> tuple[Ints, Ints]:
    """Pairs inside groups; ``rows`` sorted by ``keys``, then ascending."""
    if not len(keys):
        return _NONE, _NONE
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    sizes = np.diff(np.append(starts, len(keys)))
    group = np.repeat(np.arange(len(starts)), sizes)
    big = np.repeat(sizes > CROWD, sizes)
    lefts: list[Ints] = []
    rights: list[Ints] = []
    if big.any():
        crowd, of = rows[big], group[big]
        sign = columns.sign[crowd]
        order = np.lexsort((crowd, *(sign[:, column] for column in reversed(range(sign.shape[1]))), of))
        crowd, of, sign = crowd[order], of[order], sign[order]
        same = (of[1:] == of[:-1]) & (sign[1:] == sign[:-1]).all(axis=1)
        lefts.append(crowd[:-1][same])
        rights.append(crowd[1:][same])
        firsts = np.concatenate(([True], ~same))
        rows, group = np.concatenate((rows[~big], crowd[firsts])), np.concatenate((group[~big], of[firsts]))
    for step in range(1, CROWD + 1):
        near = group[step:] == group[:-step]
        if not near.any():
            break
        lefts.append(rows[:-step][near])
        rights.append(rows[step:][near])
    return (np.concatenate(lefts), np.concatenate(rights)) if lefts else (_NONE, _NONE)


def _with_finer(columns: Columns, guests: _Places, rows: Ints, keys: Keys, words: Keys) -> Iterator[Ints]:
    """Finer dates with the first members of each coarse group whose key they share; ``words`` are all that occur."""
    if not len(keys) or not len(guests.row):
        return
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    names = keys[starts]
    sizes = np.minimum(np.diff(np.append(starts, len(keys))), CROWD)
    for begin in range(0, len(guests.row), _CHUNK // 8):
        part = _Places(guests.row[begin : begin + _CHUNK // 8], guests.bucket[begin : begin + _CHUNK // 8])
        tokens = columns.tokens[part.row]
        use = _member(words, tokens) & (tokens != 0)
        some = np.flatnonzero(use.sum(axis=1) > 1)
        part, tokens, use = _Places(part.row[some], part.bucket[some]), tokens[some], use[some]
        at, wanted = _keyed(columns, part, list(_words(tokens, use, pairs=True)))
        hit = _member(names, wanted)
        at, spot = at[hit], np.searchsorted(names, wanted[hit])
        count = sizes[spot]
        guest = np.repeat(part.row[at], count)
        offset = np.arange(len(guest)) - np.repeat(np.cumsum(count) - count, count)
        yield _possible(columns, guest, rows[np.repeat(starts[spot], count) + offset])


def _member(ascending: Keys, values: Keys) -> Flags:
    """Which values are among some sorted ones."""
    if not len(ascending):
        return np.zeros(values.shape, np.bool_)
    found: Flags = ascending[np.minimum(np.searchsorted(ascending, values), len(ascending) - 1)] == values
    return found


def _possible(columns: Columns, left: Ints, right: Ints) -> Ints:
    """Those pairs whose articles differ and whose dates let them meet, with the margin of a day; packed."""
    can = columns.dated[left] | columns.dated[right]
    can &= columns.doc[left] != columns.doc[right]
    can &= np.maximum(columns.lo[left], columns.lo[right]) <= np.minimum(columns.hi[left], columns.hi[right]) + 1
    return np.unique(pack(left[can], right[can]))
