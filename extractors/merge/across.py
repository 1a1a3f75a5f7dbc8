"""Events of different articles become one: edges between bundles, then clusters that nothing excludes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractors.merge.blocks import Bucket, pairs_of
from extractors.merge.bundle import Bundle, blend
from extractors.merge.facts import Fact
from extractors.merge.lexicon import stem, words
from extractors.merge.score import ACROSS_ARTICLES, judge

_PROFILE = 12


@dataclass(frozen=True, slots=True)
class Edge:
    """Two bundles, by index, that may be one event."""

    left: int
    right: int
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """The bundles (ascending indices) of one event and the edges between them."""

    members: tuple[int, ...]
    edges: tuple[Edge, ...]


def profile(facts: Iterable[Fact], title: str | None) -> frozenset[str]:
    """What an article is about: the words of the names it uses most, and of its headline."""
    counts: Counter[str] = Counter()
    for fact in facts:
        for name in fact.names:
            if name.proper:
                counts.update(token for token in name.tokens if len(token) > 2)
    top = sorted(counts, key=lambda token: (-counts[token], token))[:_PROFILE]
    heading = (word.strip("\"'“”‘’.,:;!?()").lower() for word in (title or "").split())
    return frozenset(top) | {stem(word) for word in heading if len(word) > 3 and word not in words("weak")}


def story(left: Bundle, right: Bundle, profiles: Mapping[str, frozenset[str]]) -> float:
    """How close two articles are, 0..1: shared names and headline words, fading as their dates part."""
    mine, theirs = profiles[left.doc_id], profiles[right.doc_id]
    smaller = min(len(mine), len(theirs))
    if smaller == 0:
        return 0.0
    days = abs(left.published - right.published)
    fade = 1.0 if days <= 3 else 0.8 if days <= 14 else 0.5
    return fade * min(1.0, 1.5 * len(mine & theirs) / smaller)


def edges_of(
    bucket: Bucket, members: Sequence[int], bundles: Sequence[Bundle], profiles: Mapping[str, frozenset[str]]
) -> tuple[Edge, ...]:
    """The edges of one bucket."""
    edges: list[Edge] = []
    for a, b in sorted(pairs_of(bucket, members, bundles, profiles)):
        left, right = bundles[a], bundles[b]
        if left.doc_id == right.doc_id:
            continue
        verdict = judge(left, right, story(left, right, profiles), same_article=False)
        if verdict is not None and verdict.score >= ACROSS_ARTICLES:
            edges.append(Edge(a, b, verdict.score, verdict.reasons))
    return tuple(edges)


class _Forest:
    def __init__(self) -> None:
        self.home: dict[int, int] = {}

    def find(self, node: int) -> int:
        root = node
        while (up := self.home.get(root, root)) != root:
            root = up
        while (up := self.home.get(node, node)) != root:
            self.home[node] = root
            node = up
        return root


def cluster(edges: Iterable[Edge], bundles: Sequence[Bundle]) -> tuple[Cluster, ...]:
    """Clusters of at least two bundles, strongest edges first; each union must hold for all that is known by then.

    Two bundles of one article never meet in a cluster: that article told them apart.
    """
    forest = _Forest()
    members: dict[int, list[int]] = {}
    docs: dict[int, set[str]] = {}
    blends: dict[int, Bundle] = {}
    kept: list[Edge] = []
    unique = sorted({(e.left, e.right): e for e in edges}.values(), key=lambda e: (-e.score, e.left, e.right))
    for edge in unique:
        left, right = forest.find(edge.left), forest.find(edge.right)
        kept.append(edge)
        if left == right:
            continue
        mine, theirs = docs.get(left, {bundles[left].doc_id}), docs.get(right, {bundles[right].doc_id})
        if not mine.isdisjoint(theirs):
            continue
        one, other = blends.get(left, bundles[left]), blends.get(right, bundles[right])
        if len(mine) + len(theirs) > 2 and judge(one, other, 1.0, same_article=False) is None:
            continue
        if (len(theirs), -right) > (len(mine), -left):
            left, right, one, other, mine, theirs = right, left, other, one, theirs, mine
        forest.home[right] = left
        blends[left] = blend(one, other)
        blends.pop(right, None)
        members[left] = members.get(left, [left]) + members.pop(right, [right])
        docs[left] = mine | theirs
        docs.pop(right, None)
    inside: defaultdict[int, list[Edge]] = defaultdict(list)
    for edge in kept:
        if forest.find(edge.left) == forest.find(edge.right):
            inside[forest.find(edge.left)].append(edge)
    return tuple(Cluster(tuple(sorted(members[root])), tuple(inside[root])) for root in sorted(members))
