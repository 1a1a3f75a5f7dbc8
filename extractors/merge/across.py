"""Events of different articles become one: edges between bundles, then clusters that nothing excludes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractors.merge.blocks import Bucket, pairs_of
from extractors.merge.bundle import Bundle, blend, content
from extractors.merge.facts import Fact
from extractors.merge.lexicon import stem, words
from extractors.merge.score import ACROSS_ARTICLES, STORY, Verdict, judge

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


class Comparer:
    """Compares bundles of different articles; what two bundles say is weighed once for all that say the same."""

    def __init__(self, bundles: Sequence[Bundle], profiles: Mapping[str, frozenset[str]]) -> None:
        self.bundles = bundles
        self.profiles = profiles
        numbers: dict[tuple[object, ...], int] = {}
        self._content = [numbers.setdefault(content(bundle), len(numbers)) for bundle in bundles]
        self._known: dict[tuple[int, int], Verdict | None] = {}

    def edge(self, a: int, b: int) -> Edge | None:
        """The edge between two bundles, if the evidence reaches the threshold."""
        left, right = self.bundles[a], self.bundles[b]
        if left.doc_id == right.doc_id:
            return None
        key = (self._content[a], self._content[b])
        if key not in self._known:
            self._known[key] = judge(left, right, same_article=False)
        verdict = self._known[key]
        if verdict is None or verdict.score + STORY < ACROSS_ARTICLES:
            return None
        close = story(left, right, self.profiles)
        score = round(verdict.score + STORY * close, 6)
        if score < ACROSS_ARTICLES:
            return None
        return Edge(a, b, score, (*verdict.reasons, "one story") if close >= 0.5 else verdict.reasons)


def edges_of(bucket: Bucket, members: Sequence[int], comparer: Comparer) -> list[Edge]:
    """The edges of one bucket."""
    pairs = sorted(pairs_of(bucket, members, comparer.bundles, comparer.profiles))
    return [edge for a, b in pairs if (edge := comparer.edge(a, b)) is not None]


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
        if len(mine) + len(theirs) > 2 and judge(one, other, same_article=False) is None:
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
