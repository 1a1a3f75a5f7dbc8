"""Events of different articles become one: edges between bundles, then clusters that nothing excludes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractors.merge.blocks import Bucket, pairs_of
from extractors.merge.bundle import Bundle, blend, content
from extractors.merge.score import ACROSS_ARTICLES, CONTEXT, STORY, Verdict, excluded, judge
from extractors.merge.stories import Profile, closeness

#: Where nobody named is shared, an undated report has to share this much of the sentence.
_ENOUGH = 0.3
_NAMED = frozenset({"same agent", "same patient", "same names", "same place"})


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


def in_context(left: Bundle, right: Bundle) -> float:
    """How much two events share of the words of their sentences, 0..1; a tenth is chance."""
    smaller = min(left.context.bit_count(), right.context.bit_count())
    if smaller < 4:
        return 0.0
    return min(1.0, max(0.0, ((left.context & right.context).bit_count() / smaller - 0.12) * 2.0))


class Comparer:
    """Compares bundles of different articles; what two bundles say is weighed once for all that say the same."""

    def __init__(self, bundles: Sequence[Bundle], profiles: Mapping[str, Profile]) -> None:
        self.bundles = bundles
        self.profiles = profiles
        numbers: dict[tuple[object, ...], int] = {}
        self._content = [numbers.setdefault(content(bundle), len(numbers)) for bundle in bundles]
        self._known: dict[tuple[int, int], Verdict | None] = {}
        self._stories: dict[tuple[str, str], float] = {}

    def story(self, left: Bundle, right: Bundle) -> float:
        """How close two articles are, 0..1: shared telling words, fading as their dates part."""
        one, other = sorted((left.doc_id, right.doc_id))
        known = self._stories.get((one, other))
        if known is None:
            known = self._stories[one, other] = closeness(self.profiles[one], self.profiles[other])
        days = abs(left.published - right.published)
        return known * (1.0 if days <= 3 else 0.9 if days <= 14 else 0.7)

    def forget(self) -> None:
        """Drop what is known of pairs of articles; pairs meet again in few other buckets."""
        self._stories.clear()

    def edge(self, a: int, b: int) -> Edge | None:
        """The edge between two bundles, if the evidence reaches the threshold."""
        left, right = self.bundles[a], self.bundles[b]
        if left.doc_id == right.doc_id or not (left.dated or right.dated):
            return None
        key = (self._content[a], self._content[b])
        if key not in self._known:
            self._known[key] = judge(left, right, same_article=False)
        verdict = self._known[key]
        if verdict is None or verdict.score + STORY + CONTEXT < ACROSS_ARTICLES:
            return None
        shared = in_context(left, right)
        if not (left.dated and right.dated) and shared < _ENOUGH and _NAMED.isdisjoint(verdict.reasons):
            return None
        close = self.story(left, right)
        score = round(verdict.score + STORY * close + CONTEXT * shared, 6)
        if score < ACROSS_ARTICLES:
            return None
        return Edge(a, b, score, (*verdict.reasons, "one story") if close >= 0.5 else verdict.reasons)


def edges_of(bucket: Bucket, members: Sequence[int], comparer: Comparer) -> list[Edge]:
    """The edges of one bucket."""
    comparer.forget()
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

    Two bundles of one article that it did not merge itself meet in a cluster only where they come near enough.
    """
    forest = _Forest()
    members: dict[int, list[int]] = {}
    blends: dict[int, Bundle] = {}
    docs: dict[int, dict[str, list[int]]] = {}
    unique = sorted({(e.left, e.right): e for e in edges}.values(), key=lambda e: (-e.score, e.left, e.right))
    for edge in unique:
        left, right = forest.find(edge.left), forest.find(edge.right)
        if left == right:
            continue
        mine, theirs = members.get(left, [left]), members.get(right, [right])
        one, other = blends.get(left, bundles[left]), blends.get(right, bundles[right])
        here, there = docs.get(left, {bundles[left].doc_id: [left]}), docs.get(right, {bundles[right].doc_id: [right]})
        if len(mine) + len(theirs) > 2 and (
            excluded(one, other, same_article=False) or not _articles_agree(here, there, bundles)
        ):
            continue
        if (len(theirs), -right) > (len(mine), -left):
            left, right, one, other, mine, theirs, here, there = right, left, other, one, theirs, mine, there, here
        forest.home[right] = left
        blends[left] = blend(one, other)
        blends.pop(right, None)
        mine.extend(theirs)
        members[left] = mine
        members.pop(right, None)
        for doc_id, indices in there.items():
            here.setdefault(doc_id, []).extend(indices)
        docs[left] = here
        docs.pop(right, None)
    inside: defaultdict[int, list[Edge]] = defaultdict(list)
    for edge in unique:
        if forest.find(edge.left) == forest.find(edge.right):
            inside[forest.find(edge.left)].append(edge)
    return tuple(Cluster(tuple(sorted(members[root])), tuple(inside[root])) for root in sorted(members))


def _articles_agree(
    here: Mapping[str, Sequence[int]], there: Mapping[str, Sequence[int]], bundles: Sequence[Bundle]
) -> bool:
    """Whether no article that is on both sides tells the two apart."""
    if len(here) > len(there):
        here, there = there, here
    for doc_id, indices in here.items():
        for other in there.get(doc_id, ()):
            for index in indices:
                if excluded(bundles[min(index, other)], bundles[max(index, other)], same_article=True):
                    return False
    return True
