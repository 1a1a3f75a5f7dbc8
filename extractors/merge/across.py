"""Events of different articles become one: edges between bundles, then clusters that nothing excludes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractors.merge.bundle import Bundle, content
from extractors.merge.facts import CONTEXT_BITS
from extractors.merge.score import ACROSS_ARTICLES, CONTEXT, STORY, Verdict, excluded, judge
from extractors.merge.stories import Profile, closeness

#: By how much an undated report has to fit one event better than those of other days.
_CLEAR = 0.3

#: Words of a sentence below which sharing some says nothing; what it says where both have the same two or more.
_FEW, _ALL_ALIKE = 4, 0.5

#: Shared words below which they say nothing, however short the sentences.
_SHARED = 3


@dataclass(frozen=True, slots=True)
class Edge:
    """Two bundles, by index, that may be one event."""

    left: int
    right: int
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """The bundles (ascending indices) of one event, between which of them there are edges, and for what reasons."""

    members: tuple[int, ...]
    pairs: tuple[tuple[int, int], ...] = ()
    reasons: frozenset[tuple[str, ...]] = frozenset()


def in_context(left: Bundle, right: Bundle) -> float:
    """How much two events share of the words of their sentences, 0..1; a tenth is chance, more where one has many.

    Few words say something only where all are the same: "Firefighters brought the fire under control" in a reprint.
    """
    few, many = left.context.bit_count(), right.context.bit_count()
    if many < few:
        few, many = many, few
    if few < _FEW:
        return _ALL_ALIKE if few > 1 and left.context == right.context else 0.0
    chance = max(0.12, many / CONTEXT_BITS)
    both = (left.context & right.context).bit_count()
    if both < _SHARED and left.context != right.context:
        return 0.0
    return min(1.0, max(0.0, (both / few - chance) * 2.0))


class Comparer:
    """Compares bundles of different articles; what two bundles say is weighed once for all that say the same."""

    def __init__(self, bundles: Mapping[int, Bundle], profiles: Mapping[str, Profile]) -> None:
        self.bundles = bundles
        self.profiles = profiles
        self._numbers: dict[tuple[object, ...], int] = {}
        self._content: dict[int, int] = {}
        self._known: dict[tuple[int, int], Verdict | None] = {}
        self._stories: dict[tuple[str, str], float] = {}

    def story(self, left: Bundle, right: Bundle) -> float:
        """How close two articles are, 0..1: shared telling words, fading as their dates part."""
        one, other = left.doc_id, right.doc_id
        if other < one:
            one, other = other, one
        known = self._stories.get((one, other))
        if known is None:
            known = self._stories[one, other] = closeness(self.profiles[one], self.profiles[other])
        days = abs(left.published - right.published)
        return known * (1.0 if days <= 3 else 0.9 if days <= 14 else 0.7)

    def _says(self, index: int, bundle: Bundle) -> int:
        number = self._content.get(index)
        if number is None:
            number = self._content[index] = self._numbers.setdefault(content(bundle), len(self._numbers))
        return number

    def edge(self, a: int, b: int) -> Edge | None:
        """The edge between two bundles, if the evidence reaches the threshold."""
        left, right = self.bundles[a], self.bundles[b]
        if left.doc_id == right.doc_id or not (left.dated or right.dated):
            return None
        key = (self._says(a, left), self._says(b, right))
        if key not in self._known:
            self._known[key] = judge(left, right, same_article=False)
        verdict = self._known[key]
        if verdict is None or verdict.score + STORY + CONTEXT < ACROSS_ARTICLES:
            return None
        shared = in_context(left, right)
        if shared < verdict.needs:
            return None
        close = self.story(left, right)
        if close < verdict.close:
            return None
        score = round(verdict.score + STORY * close + CONTEXT * shared, 6)
        if score < ACROSS_ARTICLES:
            return None
        return Edge(a, b, score, (*verdict.reasons, "one story") if close >= 0.5 else verdict.reasons)


def unambiguous(edges: Iterable[Edge], bundles: Sequence[Bundle]) -> list[Edge]:
    """Edges without those of an undated report that fits events of different days almost alike.

    "The climber fell to his death" is told after one fell on Friday and another on Saturday: it joins neither.
    """
    hosts: defaultdict[int, list[Edge]] = defaultdict(list)
    kept: list[Edge] = []
    for edge in edges:
        if bundles[edge.left].dated and bundles[edge.right].dated:
            kept.append(edge)
        else:
            hosts[edge.left if bundles[edge.right].dated else edge.right].append(edge)
    for guest, found in hosts.items():
        best = max(found, key=lambda edge: (edge.score, -edge.left, -edge.right))
        home = bundles[best.right if best.left == guest else best.left]
        others = [(edge, bundles[edge.right if edge.left == guest else edge.left]) for edge in found]
        meets = [(edge, max(home.lo, host.lo) < min(home.hi, host.hi)) for edge, host in others]
        if all(meet or edge.score < best.score - _CLEAR for edge, meet in meets):
            kept += [edge for edge, meet in meets if meet]
    return kept


def may_join(left: Bundle, right: Bundle) -> bool:
    """Whether what two clusters say together, blended into a bundle each, still fits."""
    return not excluded(left, right, same_article=False)


def articles_agree(
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
