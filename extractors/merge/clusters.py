"""Edges become clusters: strongest first, each union checked against everything known by then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from extractors.merge.across import Cluster, articles_agree, may_join
from extractors.merge.agreement import what
from extractors.merge.bundle import Bundle, blend
from extractors.merge.columns import Flags, Ints
from extractors.merge.edges import Edges
from extractors.merge.kinds import diffuse
from extractors.merge.pairs import Mapper, unpack

#: Edges looked at in one go: what a mapper hands to one process.
TOGETHER = 10_000

#: How alike what did one harm must be where two clusters tell of it.
_ALIKE = 0.8

#: Edges between two looks at which of those to come lie inside a cluster by now.
AT_ONCE = 10_000


def homes(edges: Edges, bundles: Mapping[int, Bundle] | Sequence[Bundle], rows: Ints) -> tuple[Ints, Ints]:
    """The bundles at ``rows`` of ``edges`` (whole components of them), and for each the first one of its cluster.

    Two bundles of one article that it did not merge itself meet in a cluster only where nothing tells them apart.
    """
    chosen = edges.take(rows[edges.holds[rows]])
    chosen = chosen.take(chosen.strongest_first())
    names, ends = np.unique(np.concatenate(unpack(chosen.pairs)), return_inverse=True)
    growth = Growth([bundles[name] for name in names.tolist()])
    lefts, rights = np.split(ends, 2)
    told = len(chosen) - int((chosen.score == 0.0).sum())  # behind these come harm and what did it
    for begin in range(0, told, AT_ONCE):
        left, right = lefts[begin : min(begin + AT_ONCE, told)], rights[begin : min(begin + AT_ONCE, told)]
        roots = growth.roots()
        apart = roots[left] != roots[right]
        for one, other in zip(left[apart].tolist(), right[apart].tolist(), strict=True):
            growth.try_edge(one, other)
    for one, other in zip(lefts[told:].tolist(), rights[told:].tolist(), strict=True):
        growth.try_tie(one, other)
    roots = growth.roots()
    first = np.full(len(names), len(names))
    np.minimum.at(first, roots, np.arange(len(names)))
    return names, names[first[roots]]


def _many(left: Bundle, right: Bundle) -> bool:
    """Whether one of two is done or suffered by many, here and there: "houses collapsed" is not the wall that did."""
    return diffuse(left) or diffuse(right)


class Growth:
    """Clusters as they grow, by union and find, of so many bundles."""

    def __init__(self, bundles: Sequence[Bundle]) -> None:
        self._bundles = bundles
        self._up = list(range(len(bundles)))
        self._blends: dict[int, Bundle] = {}
        self._docs: dict[int, dict[str, list[int]]] = {}
        self._size = [1] * len(bundles)
        #: What may not become one, with their size together then: as clusters only grow, it tells whether they have.
        self._refused: dict[tuple[int, int], int] = {}
        #: Of clusters that hold harm with what did it the bundles that tell the latter, as one.
        self._did: dict[int, Bundle] = {}

    def roots(self) -> Ints:
        """For each the one that stands for its cluster now."""
        up = np.array(self._up, np.int64)
        while (further := up[up]).tobytes() != up.tobytes():
            up = further
        return up

    def try_edge(self, a: int, b: int) -> None:
        """Make one of the clusters of two bundles, if nothing known of them by now excludes it."""
        left, right = self._find(a), self._find(b)
        if left == right:
            return
        size = self._size[left] + self._size[right]
        if self._refused.get((left, right)) == size:
            return
        one = self._blends.get(left) or self._bundles[left]
        other = self._blends.get(right) or self._bundles[right]
        if one.firm and other.firm and not (self._bundles[a].dated and self._bundles[b].dated):
            return  # what no text dates joins one event, and makes no two of them one
        here = self._docs.get(left) or {one.doc_id: [left]}
        there = self._docs.get(right) or {other.doc_id: [right]}
        if size > 2 and not (may_join(one, other) and articles_agree(here, there, self._bundles)):
            self._refused[left, right] = size
            return
        if (self._size[right], -right) > (self._size[left], -left):
            left, right, one, other, here, there = right, left, other, one, there, here
        self._up[right] = left
        self._blends[left] = blend(one, other)
        self._size[left] = size
        for doc_id, indices in there.items():
            here.setdefault(doc_id, []).extend(indices)
        self._docs[left] = here
        self._blends.pop(right, None)
        self._docs.pop(right, None)

    def try_tie(self, a: int, b: int) -> None:
        """Put harm into the cluster of what did it; where that is in two clusters, they become one if they may."""
        if self._bundles[a].lead.cause != self._bundles[b].key:
            a, b = b, a
        harm, home = self._find(a), self._find(b)
        if harm == home:
            return
        known = self._did.get(harm)
        host = self._did.get(home) or self._blends.get(home) or self._bundles[home]
        if known is not None and not (
            what(known, host)[0] >= _ALIKE and may_join(known, host) and not _many(known, host)
        ):
            return
        self._up[home] = harm
        self._did[harm] = host if known is None else blend(known, host)

    def _find(self, node: int) -> int:
        up = self._up
        root = node
        while up[root] != root:
            root = up[root]
        while up[node] != root:
            up[node], node = root, up[node]
        return root


def all_homes(edges: Edges, bundles: Sequence[Bundle], mapper: Mapper | None = None) -> Ints:
    """For every bundle the first of its cluster. ``mapper`` spreads what hangs together by edges."""
    rows, starts = _hanging_together(edges, np.flatnonzero(edges.holds), len(bundles))
    # whole components, about so many edges together
    chosen = starts[np.flatnonzero(np.diff(starts // TOGETHER, prepend=-1))]
    parts = np.split(rows, chosen[1:]) if len(rows) else []

    def one(some: Ints) -> tuple[Ints, Ints]:
        return homes(edges, bundles, np.sort(some))

    home = np.arange(len(bundles))
    for member, first in (mapper or map)(one, sorted(parts, key=len, reverse=True)):
        home[member] = first
    return home


def _hanging_together(edges: Edges, rows: Ints, size: int) -> tuple[Ints, Ints]:
    """Rows of edges component by component, ascending in each, and where each component begins."""
    left, right = unpack(edges.pairs[rows])
    part = components(left, right, size)[left]
    order = np.argsort(part, kind="stable")
    return rows[order], np.flatnonzero(np.diff(part[order], prepend=-1))


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
    grown: dict[bytes, tuple[Ints, Ints]] = {}  # a component that the next round finds as it was is not grown again
    while True:
        ours = open_[group]
        beside = np.zeros(size, np.bool_)
        touching = edges.holds & (ours[left] | ours[right])
        beside[group[left[touching]]] = True
        beside[group[right[touching]]] = True
        rows = np.flatnonzero(touching | (edges.holds & beside[group[left]] & (group[left] == group[right])))
        first = np.arange(len(group))
        some, starts = _hanging_together(edges, rows, len(group))
        for own in np.split(some, starts[1:]) if len(some) else ():
            key = own.tobytes()
            if key not in grown:
                grown[key] = homes(edges, bundles, own)
            members, firsts = grown[key]
            first[members] = firsts
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


class Inside:
    """The edges within clusters, to be had a cluster at a time: where many are told, each process makes its own."""

    def __init__(self, edges: Edges, home: Ints, wanted: Sequence[int]) -> None:
        left, right = unpack(edges.pairs)
        here = home[left]
        chosen = np.zeros(len(home), np.bool_)
        chosen[list(wanted)] = True
        rows = np.flatnonzero((here == home[right]) & chosen[here] & edges.holds)
        rows = rows[np.argsort(here[rows], kind="stable")]
        self._left, self._right, self._why, self._reasons = left[rows], right[rows], edges.why[rows], edges.reasons
        starts = np.flatnonzero(np.diff(here[rows], prepend=-1))
        stretches = zip(starts.tolist(), [*starts[1:].tolist(), len(rows)], strict=False)  # no edges: no stretch
        self._at = dict(zip(here[rows[starts]].tolist(), stretches, strict=True))

    def cluster(self, first: int, members: Sequence[int]) -> Cluster:
        """One of those wanted; ``members`` are its bundles."""
        if first not in self._at:
            return Cluster(tuple(members))
        own = slice(*self._at[first])
        pairs = zip(self._left[own].tolist(), self._right[own].tolist(), strict=True)
        why = frozenset(self._reasons[number] for number in set(self._why[own].tolist()))
        return Cluster(tuple(members), tuple(pairs), why)
