"""Groups of bundles: buckets of days, and in each of them keys of a word for the happening with words of names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from extractors.merge.blocks import LENGTHS, TAGS, TOKENS
from extractors.merge.columns import Columns, Flags, Ints, Keys, member

#: Places in groups worked on at a time; bounds memory.
CHUNK = 400_000
_TOKEN_PAIRS = list(combinations(range(TOKENS), 2))
NONE = np.zeros(0, np.int64)


def _mix(left: Keys, right: Keys) -> Keys:
    """A hash of two hashes; not symmetric."""
    mixed = (left ^ (left >> np.uint64(31))) * np.uint64(0x9E3779B97F4A7C15) + right
    mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return mixed ^ (mixed >> np.uint64(32))


@dataclass(frozen=True, slots=True)
class Places:
    """Rows in buckets: each row once for each bucket it belongs to, by bucket, then by row."""

    row: Ints
    bucket: Keys

    def within(self, buckets: Keys) -> Places:
        """Those in some buckets."""
        kept = member(buckets, self.bucket)
        return Places(self.row[kept], self.bucket[kept])

    def only(self, chosen: Flags) -> Places:
        """Those of some rows."""
        if chosen.all():
            return self
        kept = chosen[self.row]
        return Places(self.row[kept], self.bucket[kept])


def in_buckets(columns: Columns, level: int, rows: Ints) -> Places:
    """Rows in the buckets of a level; beyond the last level a bucket is one stretch of days."""
    if level == len(LENGTHS):
        bucket = _mix(columns.first[rows].astype(np.uint64), columns.last[rows].astype(np.uint64))
        order = np.argsort(bucket, kind="stable")
        return Places(rows[order], bucket[order])
    length = LENGTHS[level]
    # one day of margin: an outlet may have the day wrong by one
    begin, end = (columns.first[rows] - 1) // length, columns.last[rows] // length
    count = end - begin + 1
    row = np.repeat(rows, count)
    offset = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
    number = np.repeat(begin, count) + offset
    order = np.argsort(number, kind="stable")
    return Places(row[order], (number[order] + (level + 1) * 10_000_000).astype(np.uint64))


def chunks(every: Places, level: int) -> Iterator[Places]:
    """Some whole buckets at a time."""
    if not len(every.row):
        return
    size = max(1, CHUNK // (12 if level == 0 else 60))
    edges = np.flatnonzero(np.concatenate(([True], every.bucket[1:] != every.bucket[:-1])))
    begin = 0
    for edge, following in zip(edges, [*edges[1:], len(every.row)], strict=True):
        if following - begin > size and edge > begin:
            yield Places(every.row[begin:edge], every.bucket[begin:edge])
            begin = int(edge)
    yield Places(every.row[begin:], every.bucket[begin:])


def keyed(columns: Columns, places: Places, words: list[tuple[Keys, Flags]]) -> tuple[Ints, Keys]:
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
    return (np.concatenate(at), np.concatenate(keys)) if at else (NONE, np.zeros(0, np.uint64))


def words_of(tokens: Keys, use: Flags, pairs: bool) -> Iterator[tuple[Keys, Flags]]:
    """Words of names one by one, or two by two, each with the rows that have it."""
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


def own_keys(columns: Columns, places: Places, level: int) -> tuple[Ints, Keys]:
    """The groups that rows at places of a level are members of, as :func:`keyed` gives them."""
    tokens = columns.tokens[places.row]
    return keyed(columns, places, list(words_of(tokens, tokens != 0, level > 0)))


#: Low bits of hashes that sieves look at.
_SIEVE = np.uint64((1 << 22) - 1)


def related(columns: Columns, changed: Columns) -> Ints:
    """Rows (ascending) that may be in a group with a row of ``changed``: they share a tag and a word of names.

    A few more come through, as the sieves look at a part of the hashes only.
    """
    tags, tokens = _sieve(changed.tags), _sieve(changed.tokens)
    there = np.zeros(len(columns), np.bool_)
    for column in range(TAGS):
        there |= tags[columns.tags[:, column] & _SIEVE]
    near = np.flatnonzero(there)
    there = np.zeros(len(near), np.bool_)
    for column in range(TOKENS):
        there |= tokens[columns.tokens[near, column] & _SIEVE]
    near = near[there]
    wanted = _sieve(_both(changed.tags, changed.tokens))
    there = np.zeros(len(near), np.bool_)
    for begin in range(0, len(near), CHUNK // TAGS):
        rows = near[begin : begin + CHUNK // TAGS]
        shared = wanted[_both(columns.tags[rows], columns.tokens[rows]) & _SIEVE]
        there[begin : begin + len(rows)] = shared.reshape(len(rows), -1).any(axis=1)
    return near[there]


def _sieve(values: Keys) -> Flags:
    sieve = np.zeros(int(_SIEVE) + 1, np.bool_)
    sieve[values[values != 0] & _SIEVE] = True
    return sieve


def _both(tags: Keys, tokens: Keys) -> Keys:
    """A hash of each tag with each word of a row; 0 where it has fewer."""
    mixed = _mix(tags[:, :, None], tokens[:, None, :])
    found: Keys = np.where((tags[:, :, None] != 0) & (tokens[:, None, :] != 0), mixed, np.uint64(0))
    return found
