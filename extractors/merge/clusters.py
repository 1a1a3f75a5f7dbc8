"""Edges become clusters: strongest first, each union checked against everything known by then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from extractors.merge.across import articles_agree, may_join
from extractors.merge.bundle import Bundle, blend
from extractors.merge.columns import Ints
from extractors.merge.edges import Edges
from extractors.merge.pairs import unpack


def homes(edges: Edges, bundles: Sequence[Bundle], rows: Ints) -> dict[int, int]:
    """For the bundles at ``rows`` of ``edges`` (whole components of them) the first bundle of their cluster.

    Two bundles of one article that it did not merge itself meet in a cluster only where nothing tells them apart.
    """
    home: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    blends: dict[int, Bundle] = {}
    docs: dict[int, dict[str, list[int]]] = {}

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
    for a, b in zip(*(side.tolist() for side in unpack(chosen.pairs)), strict=True):
        left, right = find(a), find(b)
        if left == right:
            continue
        mine, theirs = members.get(left, [left]), members.get(right, [right])
        one, other = blends.get(left) or bundles[left], blends.get(right) or bundles[right]
        here, there = docs.get(left) or {one.doc_id: [left]}, docs.get(right) or {other.doc_id: [right]}
        if len(mine) + len(theirs) > 2 and not (may_join(one, other) and articles_agree(here, there, bundles)):
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
    return {member: min(group) for group in members.values() for member in group}


def component(edges: Edges, seeds: Ints, size: int) -> tuple[Ints, Ints]:
    """Rows of ``edges`` and the bundles (of ``size``) that hang together with the seeds, both ascending."""
    left, right = unpack(edges.pairs)
    inside = np.zeros(size, np.bool_)
    inside[seeds] = True
    while True:
        reach = inside[left] != inside[right]
        if not reach.any():
            break
        inside[left[reach]] = True
        inside[right[reach]] = True
    return np.flatnonzero(inside[left]), np.flatnonzero(inside)


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
