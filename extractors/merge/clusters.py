"""Edges become clusters: strongest first, each union checked against everything known by then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from extractors.merge.across import articles_agree, may_join
from extractors.merge.bundle import Bundle, blend
from extractors.merge.columns import Flags, Ints
from extractors.merge.edges import Edges
from extractors.merge.pairs import Mapper, unpack

#: Edges looked at in one go: what a mapper hands to one process.
TOGETHER = 10_000


def homes(edges: Edges, bundles: Mapping[int, Bundle] | Sequence[Bundle], rows: Ints) -> dict[int, int]:
    """For the bundles at ``rows`` of ``edges`` (whole components of them) the first bundle of their cluster.

    Two bundles of one article that it did not merge itself meet in a cluster only where nothing tells them apart.
    """
    home: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    blends: dict[int, Bundle] = {}
    docs: dict[int, dict[str, list[int]]] = {}
    refused: set[tuple[int, int, int, int]] = set()  # clusters only grow: their sizes tell what they were

    def find(node: int) -> int:
        root = node
        while (up := home.get(root, root)) != root:
            root = up
        while (up := home.get(node, node)) != root:
            home[node] = root
            node = up
        return root

    chosen = edges.take(rows[edges.holds[rows]])
    chosen = chosen.take(chosen.strongest_first())
    ends = unpack(chosen.pairs)
    bundles = {i: bundles[i] for i in np.unique(np.concatenate(ends)).tolist()}
    for a, b in zip(*(side.tolist() for side in ends), strict=True):
        left, right = find(a), find(b)
        if left == right:
            continue
        mine, theirs = members.get(left, [left]), members.get(right, [right])
        state = left, right, len(mine), len(theirs)
        if state in refused:
            continue
        one, other = blends.get(left) or bundles[left], blends.get(right) or bundles[right]
        here, there = docs.get(left) or {one.doc_id: [left]}, docs.get(right) or {other.doc_id: [right]}
        if len(mine) + len(theirs) > 2 and not (may_join(one, other) and articles_agree(here, there, bundles)):
            refused.add(state)
            continue
        if (len(theirs), -right) > (len(mine), -left):
            left, right, one, other, mine, theirs, here, there = right, left, other, one, theirs, mine, there, here
        home[right] = left
        blends[left] = blend(one, other)
        blends.pop(right, None)
        mine.extend(theirs)
        members[left] = mine
        members.pop(right, None)
        for doc_id, indices in there.items():
            here.setdefault(doc_id, []).extend(indices)
        docs[left] = here
        docs.pop(right, None)
    found: dict[int, int] = {}
    for group in members.values():
        found |= dict.fromkeys(group, min(group))
    return found


def all_homes(edges: Edges, bundles: Sequence[Bundle], mapper: Mapper | None = None) -> Ints:
    """For every bundle the first of its cluster. ``mapper`` spreads what hangs together by edges."""
    rows = np.flatnonzero(edges.holds)
    left, right = unpack(edges.pairs[rows])
    part = components(left, right, len(bundles))[left]
    order = np.argsort(part, kind="stable")
    rows, part = rows[order], part[order]
    starts = np.flatnonzero(np.concatenate(([True], part[1:] != part[:-1]))) if len(rows) else np.zeros(0, np.int64)
    # whole components, about so many edges together
    chosen = starts[np.flatnonzero(np.diff(starts // TOGETHER, prepend=-1))]
    parts = np.split(rows, chosen[1:]) if len(rows) else []

    def one(some: Ints) -> Ints:
        found = homes(edges, bundles, np.sort(some))
        return np.array([list(found), list(found.values())], np.int64).reshape(2, -1)

    home = np.arange(len(bundles))
    for member, first in (mapper or map)(one, sorted(parts, key=len, reverse=True)):
        home[member] = first
    return home


def components(left: Ints, right: Ints, size: int) -> Ints:
    """For each of ``size`` nodes the smallest node that hangs together with it by the edges."""
    label = np.arange(size)
    while True:
        one, other = label[left], label[right]
        apart = one != other
        if not apart.any():
            return label
        left, right = left[apart], right[apart]
        one, other = one[apart], other[apart]
        np.minimum.at(label, np.maximum(one, other), np.minimum(one, other))
        while True:
            further = label[label]
            if (further == label).all():
                break
            label = further


def changed_homes(
    edges: Edges, bundles: Sequence[Bundle], group: Ints, home: Ints, stirred: Flags
) -> tuple[Ints, Ints]:
    """For every bundle the first of its cluster, and which ones were looked at, where only ``stirred`` bundles have
    other edges than before.

    ``group`` tells the clusters of before apart, ``home`` has their firsts. A cluster none of whose members is
    stirred grows as it did, whatever tries to join it and may not. So only the clusters of those stirred are made
    anew, against the growth of their neighbours; where a neighbour joins one, its own neighbours come in.
    """
    left, right = unpack(edges.pairs)
    size = int(group.max(initial=-1)) + 1
    open_ = np.zeros(size, np.bool_)
    open_[group[stirred]] = True
    while True:
        ours = open_[group]
        beside = np.zeros(size, np.bool_)
        touching = edges.holds & (ours[left] | ours[right])
        beside[group[left[touching]]] = True
        beside[group[right[touching]]] = True
        rows = np.flatnonzero(touching | (edges.holds & beside[group[left]] & (group[left] == group[right])))
        found = homes(edges, bundles, rows)
        first = np.arange(len(group))
        first[list(found)] = list(found.values())
        mixed = np.zeros(len(group), np.bool_)
        mixed[first[ours]] = True
        joined = np.zeros(size, np.bool_)
        joined[group[mixed[first] & ~ours]] = True
        if not joined.any():
            break
        open_ |= joined
    inside = np.flatnonzero(ours)
    home = home.copy()
    home[inside] = first[inside]
    return home, inside


def by_home(edges: Edges, home: Ints, wanted: Mapping[int, object]) -> dict[int, Ints]:
    """For each of the wanted clusters the rows of the edges inside it, strongest first."""
    left, right = unpack(edges.pairs)
    here = home[left]
    chosen = np.zeros(len(home), np.bool_)
    chosen[list(wanted)] = True
    rows = np.flatnonzero((here == home[right]) & chosen[here] & edges.holds)
    rows = rows[np.lexsort((edges.pairs[rows], -edges.score[rows]))]
    found: defaultdict[int, list[int]] = defaultdict(list)
    for row, root in zip(rows.tolist(), here[rows].tolist(), strict=True):
        found[root].append(row)
    return {root: np.array(members, np.int64) for root, members in found.items()}
