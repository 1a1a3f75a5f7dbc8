"""Pairs of bundles of different articles become edges: what two bundles say is weighed once for all that say the same.

Many articles print the same sentences. So pairs are put together by what their two bundles say, one of each kind is
judged, and the rest (words shared by the sentences, closeness of the articles) is reckoned on arrays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from extractors.merge.blocks import hashed
from extractors.merge.bundle import Bundle
from extractors.merge.columns import Columns, Ints, distinct
from extractors.merge.context import Shares, in_contexts
from extractors.merge.edges import Edges, together
from extractors.merge.pairs import Mapper, unpack
from extractors.merge.score import ACROSS_ARTICLES, CONTEXT, STORY, judge
from extractors.merge.stories import Profile, closeness

#: Pairs judged in one go, about: what a mapper hands to one process.
SLICE = 20_000

#: Days that two articles of one story lie apart at most, and what their closeness counts then and beyond.
_DAYS = np.array([3, 14])
_FADING = np.array([1.0, 0.9, 0.7])

#: Closeness from which it is told as a reason.
_ONE_STORY = 0.5


def judged(
    pairs: Ints,
    columns: Columns,
    bundles: Sequence[Bundle],
    profiles: Mapping[str, Profile],
    mapper: Mapper | None = None,
) -> Edges:
    """The edges among packed, ascending pairs."""
    left, right = unpack(pairs)
    ends = distinct(np.concatenate((left, right)))
    _, first, kind = np.unique(columns.says[ends], return_index=True, return_inverse=True)
    alike = ends[first[kind]]  # for each end the first that says the same
    says = alike[np.searchsorted(ends, left)] << 32 | alike[np.searchsorted(ends, right)]
    order = np.argsort(says, kind="stable")
    pairs, says = pairs[order], says[order]
    starts = np.flatnonzero(np.diff(says, prepend=-1))
    cuts = starts[np.flatnonzero(np.diff(starts // SLICE, prepend=-1))][1:]
    articles = _Articles(profiles)

    def one(part: tuple[Ints, Ints]) -> Edges:
        return _judged(*part, columns, bundles, articles)

    return together(list((mapper or map)(one, zip(np.split(pairs, cuts), np.split(says, cuts), strict=True))))


def _judged(pairs: Ints, says: Ints, columns: Columns, bundles: Sequence[Bundle], articles: _Articles) -> Edges:
    """``says`` has for each pair the one that is judged in its place; ascending."""
    verdicts = _Verdicts.of(says, bundles)
    kind = np.repeat(np.arange(len(verdicts.score)), verdicts.count)
    some = np.flatnonzero(verdicts.score[kind] + STORY + CONTEXT >= ACROSS_ARTICLES)
    pairs, kind = pairs[some], kind[some]
    left, right = unpack(pairs)
    shared = in_contexts(columns.context[left], columns.context[right])
    some = np.flatnonzero(shared >= verdicts.needs[kind])
    left, right, pairs, kind, shared = left[some], right[some], pairs[some], kind[some], shared[some]
    close = articles.close(columns, left, right)
    score = np.round(verdicts.score[kind] + STORY * close + CONTEXT * shared, 6)
    some = np.flatnonzero((close >= verdicts.close[kind]) & (score >= ACROSS_ARTICLES))
    why = verdicts.why[kind[some]] * 2 + (close[some] >= _ONE_STORY)
    numbers, why = np.unique(why, return_inverse=True)
    told = [(*verdicts.reasons[number // 2], *["one story"][: number % 2]) for number in numbers.tolist()]
    return Edges(pairs[some], score[some], why.astype(np.int64), np.ones(len(some), np.bool_), tuple(told))


@dataclass(frozen=True, slots=True)
class _Verdicts:
    """What was found of each kind of pair, and how many pairs are of it; ``score`` is low where none can be one event.
    ``why`` numbers the reasons in ``reasons``.
    """

    score: Shares
    needs: Shares
    close: Shares
    why: Ints
    count: Ints
    reasons: tuple[tuple[str, ...], ...]

    @staticmethod
    def of(says: Ints, bundles: Sequence[Bundle]) -> _Verdicts:
        starts = np.flatnonzero(np.diff(says, prepend=-1))
        sides = [side.tolist() for side in unpack(says[starts])]
        made = {index: bundles[index] for index in sorted({*sides[0], *sides[1]})}
        numbers: dict[tuple[str, ...], int] = {(): 0}
        found = []
        for one, other in zip(*sides, strict=True):
            verdict = judge(made[one], made[other], same_article=False)
            if verdict is None:
                found.append((-np.inf, 0.0, 0.0, 0))
            else:
                why = numbers.setdefault(verdict.reasons, len(numbers))
                found.append((verdict.score, verdict.needs, verdict.close, why))
        table = np.array(found, np.float64).reshape(-1, 4)
        count = np.diff(starts, append=len(says))
        return _Verdicts(table[:, 0], table[:, 1], table[:, 2], table[:, 3].astype(np.int64), count, tuple(numbers))


class _Articles:
    """How close articles are, by the numbers that columns have of them."""

    def __init__(self, profiles: Mapping[str, Profile]) -> None:
        self._profiles = profiles
        self._ids = {hashed(doc_id) >> 1: doc_id for doc_id in profiles}
        self._known: dict[tuple[int, int], float] = {}

    def close(self, columns: Columns, left: Ints, right: Ints) -> Shares:
        """The closeness of the articles of pairs, 0..1: shared telling words, fading as their dates part."""
        one, other = columns.doc[left], columns.doc[right]
        docs, ends = np.unique(np.concatenate((one, other)), return_inverse=True)
        both = ends[: len(left)] * len(docs) + ends[len(left) :]
        found, at = np.unique(both, return_inverse=True)
        sides = (docs[side].tolist() for side in np.divmod(found, max(1, len(docs))))
        known = np.array([self._story(a, b) for a, b in zip(*sides, strict=True)], np.float64)
        days = np.abs(columns.published[left] - columns.published[right])
        faded: Shares = known[at] * _FADING[np.searchsorted(_DAYS, days)]
        return faded

    def _story(self, one: int, other: int) -> float:
        key = (one, other) if one < other else (other, one)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = closeness(self._profiles[self._ids[one]], self._profiles[self._ids[other]])
        return known
