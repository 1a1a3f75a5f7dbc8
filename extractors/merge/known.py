"""What is known of all bundles, and how a batch of articles moves it on: the heart of merging.

A full rebuild is a batch on nothing. Otherwise only the groups that the batch falls into are looked at, only new pairs
are judged, only the components of the graph of edges that changed are clustered again. The result is the same: groups,
edges and clusters depend on their members alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import overload

import numpy as np

from extractors.merge.blocks import hashed
from extractors.merge.bundle import Bundle
from extractors.merge.clusters import all_homes, changed_homes
from extractors.merge.columns import Columns, Flags, Ints, columns_of, distinct, either, member
from extractors.merge.edges import NONE, Edges, replaced, ties, together, weighed
from extractors.merge.groups import related
from extractors.merge.judging import judged
from extractors.merge.pairs import Mapper, all_pairs, pack, pairs_of, touched, unpack
from extractors.merge.stories import Profile

#: A batch that is a larger share of all bundles is a rebuild: looking for what it leaves alone would cost more.
REBUILD = 0.4


@dataclass(frozen=True, slots=True)
class Known:
    """Bundles in reading order, as columns and as objects, the edges between them, and for each the first of its
    cluster (itself where it is alone).
    """

    columns: Columns
    bundles: Sequence[Bundle]
    edges: Edges
    home: Ints

    def __len__(self) -> int:
        return len(self.columns)

    def members(self, wanted: Collection[int]) -> dict[int, list[int]]:
        """The bundles of some clusters, ascending, by the first of each."""
        found: dict[int, list[int]] = {home: [] for home in wanted}
        chosen = np.zeros(len(self), np.bool_)
        chosen[list(wanted)] = True
        for index in np.flatnonzero(chosen[self.home]).tolist():
            found[int(self.home[index])].append(index)
        return found


@dataclass(frozen=True, slots=True)
class Step:
    """What a batch did. ``made`` are the clusters whose rows are to be told (anew), ``gone`` those of before (by the
    index they had) whose rows are no more; ``origin`` says where each bundle came from: an index of before, or for
    the n-th new one ``-1 - n``.
    """

    known: Known
    made: tuple[int, ...]
    gone: tuple[int, ...]
    origin: Ints


def unknown() -> Known:
    """Nothing."""
    return Known(columns_of(()), (), NONE, np.zeros(0, np.int64))


class Moved(Sequence[Bundle]):
    """Bundles of before and new ones, in their new order, without copying those of before."""

    def __init__(self, origin: Ints, before: Sequence[Bundle], fresh: Sequence[Bundle]) -> None:
        self._origin = origin.tolist()
        self._before = before
        self._fresh = fresh

    def __len__(self) -> int:
        return len(self._origin)

    @overload
    def __getitem__(self, index: int) -> Bundle: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Bundle]: ...
    def __getitem__(self, index: int | slice) -> Bundle | Sequence[Bundle]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at: int = self._origin[index]
        return self._before[at] if at >= 0 else self._fresh[-1 - at]


def advance(
    before: Known,
    fresh: Sequence[Bundle],
    columns: Columns,
    profiles: Mapping[str, Profile],
    withdrawn: Collection[str] = (),
    retold: Collection[str] = (),
    mapper: Mapper | None = None,
) -> Step:
    """Take out the bundles of the ``withdrawn`` articles, take in ``fresh`` ones, in reading order, with their columns.

    ``profiles`` has all articles, old and new, by id. The rows of clusters with mentions of ``retold`` articles are
    told anew even where nothing else changed (their source goes by another name now). ``mapper`` spreads the judging.
    """
    lost = np.isin(before.columns.doc, _numbers(withdrawn))
    kept = np.flatnonzero(~lost)
    origin = _insert(before, kept, fresh, columns)
    new = np.flatnonzero(origin < 0)
    to = np.full(len(before), -1, np.int64)
    to[origin[origin >= 0]] = np.flatnonzero(origin >= 0)
    columns = before.columns.mixed(columns, origin)
    bundles = Moved(origin, before.bundles, fresh)
    edges = before.edges.moved(to)
    did = _ties(fresh, {-1 - number: at for at, number in zip(new.tolist(), origin[new].tolist(), strict=True)})
    if not len(kept) or len(new) + lost.sum() > REBUILD * len(columns):
        kept_ties = edges.take(np.flatnonzero(edges.score == 0.0))
        edges = together([judged(all_pairs(columns, mapper), columns, bundles, profiles, mapper), kept_ties, did])
        edges = replace(edges, holds=weighed(edges, columns, np.arange(len(edges))))
        home = all_homes(edges, bundles, mapper)
        every = distinct(home).tolist()
        return Step(Known(columns, bundles, edges, home), tuple(every), tuple(distinct(before.home).tolist()), origin)
    added, removed = _changed_pairs(before.columns, columns, np.flatnonzero(lost), new, origin, to)
    found = together([judged(added, columns, bundles, profiles, mapper), did])
    moved = either(removed[member(edges.pairs, removed)], found.pairs)
    edges = replaced(edges, removed, found)
    edges, moved = _weighed_anew(edges, columns, moved, _widowed(before, lost, to))
    was = np.full(len(columns), -1, np.int64)
    was[origin >= 0] = before.home[origin[origin >= 0]]
    bereft = np.zeros(len(before), np.bool_)
    bereft[before.home[lost]] = True
    stirred = (was < 0) | bereft[was]
    stirred[np.concatenate(unpack(moved))] = True
    home = np.where(was >= 0, to[was], -1)
    home, inside = changed_homes(
        edges, bundles, np.where(was >= 0, was, len(before) + np.arange(len(was))), home, stirred
    )
    made, gone = _compare(before, lost, home, was, inside, moved)
    told = np.flatnonzero(np.isin(columns.doc, _numbers(retold)))
    made |= set(home[told].tolist())
    gone |= set(was[np.flatnonzero(np.isin(home, list(made)))].tolist()) - {-1}
    return Step(Known(columns, bundles, edges, home), tuple(sorted(made)), tuple(sorted(gone)), origin)


def _ties(fresh: Sequence[Bundle], at: Mapping[int, int]) -> Edges:
    """Edges of new bundles of harm with what did it; ``at`` has the places of new ones in the new order."""
    place = {bundle.key: at[number] for number, bundle in enumerate(fresh)}
    pairs = [sorted((place[bundle.key], place[bundle.lead.cause])) for bundle in fresh if bundle.lead.cause]
    left, right = np.array(pairs, np.int64).reshape(-1, 2).T
    return ties(pack(left, right))


def _widowed(before: Known, lost: Flags, to: Ints) -> Ints:
    """The bundles that had an edge with one that is gone."""
    left, right = unpack(before.edges.pairs)
    found = to[np.concatenate((right[lost[left]], left[lost[right]]))]
    return found[found >= 0]


def _weighed_anew(edges: Edges, columns: Columns, moved: Ints, widowed: Ints) -> tuple[Edges, Ints]:
    """Edges of undated bundles weighed again where some of these came or went; and which edges are not as they were."""
    guest = np.zeros(len(columns), np.bool_)
    guest[np.concatenate((*unpack(moved), widowed))] = True
    guest &= ~columns.dated
    left, right = unpack(edges.pairs)
    rows = np.flatnonzero(guest[left] | guest[right])
    holds = weighed(edges, columns, rows)
    moved = either(moved, edges.pairs[rows[holds[rows] != edges.holds[rows]]])
    return replace(edges, holds=holds), moved


def _numbers(doc_ids: Iterable[str]) -> Ints:
    return np.array(sorted(hashed(doc_id) >> 1 for doc_id in doc_ids), np.int64)


def _insert(before: Known, kept: Ints, fresh: Sequence[Bundle], columns: Columns) -> Ints:
    """Where the bundles of the new order come from."""
    published = before.columns.published[kept]
    low = np.searchsorted(published, columns.published, "left")
    high = np.searchsorted(published, columns.published, "right")
    places = low.copy()
    for at in np.flatnonzero(low < high).tolist():
        order = fresh[at].lead.order
        days = range(int(low[at]), int(high[at]))
        places[at] += bisect_left(days, order, key=lambda i: before.bundles[int(kept[i])].lead.order)
    return np.insert(kept, places, -1 - np.arange(len(fresh)))


def _changed_pairs(old: Columns, columns: Columns, lost: Ints, new: Ints, origin: Ints, to: Ints) -> tuple[Ints, Ints]:
    """Pairs to compare that were not compared before, and pairs between old bundles that are no longer compared."""
    parts = touched(old, lost) | touched(columns, new)
    near = related(columns, Columns.join((old.take(lost), columns.take(new))))
    now = pairs_of(columns, parts, new, near)
    near = either(origin[near][origin[near] >= 0], lost)
    left, right = (to[side] for side in unpack(pairs_of(old, parts, lost, near)))
    there = (left >= 0) & (right >= 0)
    earlier = distinct(pack(left[there], right[there]))
    added, removed = now[~member(earlier, now)], earlier[~member(now, earlier)]
    if len(removed):  # a crowd has parted them; they may still meet in another group
        ends = distinct(np.concatenate(unpack(removed)))
        near = related(columns, columns.take(ends))
        removed = removed[~member(pairs_of(columns, touched(columns, ends), ends, near), removed)]
    return added, removed


def _compare(before: Known, lost: Flags, home: Ints, was: Ints, inside: Ints, moved: Ints) -> tuple[set[int], set[int]]:
    """Clusters of the components at hand that are not what they were, and those of before that are no more."""
    size_now = np.bincount(home, minlength=len(home))
    size_then = np.bincount(before.home, minlength=max(1, len(before)))
    same = (was >= 0) & (size_then[was] == size_now[home]) & (was == was[home])
    left, right = unpack(moved)
    stirred = np.zeros(len(home), np.bool_)
    stirred[home[left[home[left] == home[right]]]] = True
    made = set(home[inside[~same[inside] | stirred[home[inside]]]].tolist())
    return made, set(before.home[lost].tolist())
