"""Which bundles are compared at all: those that share a stretch of days, a word for the happening and a name.

Never all pairs. A bucket is a week; coarser dates ("in September", "in 2011") meet finer ones in buckets of a month
or a year, where two shared words of names are asked for, as the date says little. A group is a bucket with a key (a
word for the happening and one or two words of names). What a group gives depends on its members alone, so that a new
article changes only the groups it falls into. All of it is done on arrays: a million mentions make some hundred
million places in groups.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from extractors.merge.blocks import LENGTHS
from extractors.merge.columns import Columns, Flags, Ints, Keys, distinct, either, member
from extractors.merge.groups import (
    CHUNK,
    NONE,
    Places,
    chunks,
    in_buckets,
    keyed,
    own_keys,
    words_of,
)

#: Beyond this many members of a group, equal ones are chained and the rest compared with their neighbours only.
CROWD = 24

#: Runs work on many parts; ``map`` does it here, one after another.
Mapper: TypeAlias = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]


def pack(left: Ints, right: Ints) -> Ints:
    """Pairs of indices as single numbers, the smaller one first."""
    return (np.minimum(left, right) << 32) | np.maximum(left, right)


def unpack(pairs: Ints) -> tuple[Ints, Ints]:
    """Left and right indices of packed pairs."""
    return pairs >> 32, pairs & 0xFFFFFFFF


def all_pairs(columns: Columns, mapper: Mapper | None = None) -> Ints:
    """Every pair to compare, packed, ascending, each once. ``mapper`` spreads the work over some whole buckets each."""
    chosen = np.ones(len(columns), np.bool_)
    tasks = [task for level in range(len(LENGTHS) + 1) for task in _tasks(columns, level, None)]

    def one(task: Task) -> Ints:
        return _unique(list(_pairs(columns, task, None, chosen)))

    return _unique(list((mapper or map)(one, tasks)))


@dataclass(frozen=True, slots=True)
class Touched:
    """What some rows can change: by level their buckets, the groups they are members of and the words they have."""

    buckets: tuple[Keys, ...]
    groups: tuple[Keys, ...]
    words: tuple[Keys, ...]

    def __or__(self, other: Touched) -> Touched:
        ours, theirs = ((t.buckets, t.groups, t.words) for t in (self, other))
        return Touched(*(tuple(map(either, a, b)) for a, b in zip(ours, theirs, strict=True)))


def touched(columns: Columns, rows: Ints) -> Touched:
    """What these rows touch."""
    buckets, groups, words = [], [], []
    for level in range(len(LENGTHS) + 1):
        own = rows[columns.level[rows] == level]
        places = in_buckets(columns, level, own)
        at_level = places
        if 0 < level < len(LENGTHS):
            at_level = in_buckets(columns, level, rows[columns.level[rows] <= level])
        buckets.append(distinct(at_level.bucket))
        groups.append(distinct(own_keys(columns, places, level)[1]))
        words.append(distinct(columns.tokens[own]))
    return Touched(tuple(buckets), tuple(groups), tuple(words))


def pairs_of(columns: Columns, parts: Touched, rows: Ints, near: Ints) -> Ints:
    """The pairs of the groups in ``parts``, and those that ``rows`` have with coarser dates; packed, ascending.

    Only what is ``near`` the bundles that made the parts is looked at: what shares a tag and a word of names with one.
    """
    some = columns.take(near)
    chosen = np.isin(near, rows, assume_unique=True)
    tasks = (task for level in range(len(LENGTHS) + 1) for task in _tasks(some, level, parts))
    left, right = unpack(_unique([pairs for task in tasks for pairs in _pairs(some, task, parts, chosen)]))
    return pack(near[left], near[right])


def _unique(parts: list[Ints]) -> Ints:
    return distinct(np.concatenate(parts)) if parts else NONE


@dataclass(frozen=True, slots=True)
class Task:
    """Some whole buckets of a level: the rows of its own in them, and those of finer dates (``None``: has none)."""

    level: int
    hosts: Places
    finer: Places | None


def _tasks(columns: Columns, level: int, parts: Touched | None) -> Iterator[Task]:
    """The buckets of one level; with ``parts`` only those touched."""
    hosts = in_buckets(columns, level, np.flatnonzero(columns.level == level))
    if parts is not None:
        hosts = hosts.within(parts.buckets[level])
    finer = None
    if 0 < level < len(LENGTHS) and len(hosts.row):
        finer = in_buckets(columns, level, np.flatnonzero(columns.level < level))
        finer = finer.within(distinct(hosts.bucket))
    for places in chunks(hosts, level):
        guests = finer
        if finer is not None:
            low, high = np.searchsorted(finer.bucket, [places.bucket[0], places.bucket[-1] + np.uint64(1)])
            guests = Places(finer.row[low:high], finer.bucket[low:high])
        yield Task(level, places, guests)


def _pairs(columns: Columns, task: Task, parts: Touched | None, chosen: Flags) -> Iterator[Ints]:
    """The pairs of all groups of some buckets; with ``parts`` only of those, and of what ``chosen`` finer rows have."""
    places, level = task.hosts, task.level
    at, keys = own_keys(columns, places, level)
    if parts is not None and task.finer is None:
        kept = member(parts.groups[level], keys)
        at, keys = at[kept], keys[kept]
    order = np.lexsort((places.row[at], keys))
    rows, keys = places.row[at][order], keys[order]
    if not len(keys):
        return
    inside = np.ones(len(keys), np.bool_) if parts is None else member(parts.groups[level], keys)
    yield _possible(columns, *_among(columns, rows[inside], keys[inside]))
    if task.finer is not None:
        hosting = distinct(columns.tokens[places.row])
        yield from _with_finer(columns, task.finer.only(chosen), rows, keys, hosting)
        if parts is not None:
            others = task.finer.only(~chosen)
            yield from _with_finer(columns, others, rows[inside], keys[inside], parts.words[level])


def _among(columns: Columns, rows: Ints, keys: Keys) -> tuple[Ints, Ints]:
    """Pairs inside groups; ``rows`` sorted by ``keys``, then ascending."""
    if not len(keys):
        return NONE, NONE
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
    return (np.concatenate(lefts), np.concatenate(rights)) if lefts else (NONE, NONE)


def _with_finer(columns: Columns, guests: Places, rows: Ints, keys: Keys, words: Keys) -> Iterator[Ints]:
    """Finer dates with the first members of each coarse group whose key they share; ``words`` are all that occur."""
    if not len(keys) or not len(guests.row):
        return
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    names = keys[starts]
    sizes = np.minimum(np.diff(np.append(starts, len(keys))), CROWD)
    for begin in range(0, len(guests.row), CHUNK // 8):
        part = Places(guests.row[begin : begin + CHUNK // 8], guests.bucket[begin : begin + CHUNK // 8])
        tokens = columns.tokens[part.row]
        use = member(words, tokens) & (tokens != 0)
        some = np.flatnonzero(use.sum(axis=1) > 1)
        part, tokens, use = Places(part.row[some], part.bucket[some]), tokens[some], use[some]
        at, wanted = keyed(columns, part, list(words_of(tokens, use, pairs=True)))
        hit = member(names, wanted)
        at, spot = at[hit], np.searchsorted(names, wanted[hit])
        count = sizes[spot]
        guest = np.repeat(part.row[at], count)
        offset = np.arange(len(guest)) - np.repeat(np.cumsum(count) - count, count)
        yield _possible(columns, guest, rows[np.repeat(starts[spot], count) + offset])


def _possible(columns: Columns, left: Ints, right: Ints) -> Ints:
    """Those pairs whose articles differ and whose dates let them meet, what happens but once a day apart; packed."""
    can = columns.dated[left] | columns.dated[right]
    can &= columns.doc[left] != columns.doc[right]
    gap = np.maximum(columns.lo[left], columns.lo[right]) - np.minimum(columns.hi[left], columns.hi[right])
    can &= (gap < 0) | ((gap <= 1) & columns.once[left] & columns.once[right])
    found: Ints = distinct(pack(left[can], right[can]))
    return found
