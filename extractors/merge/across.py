"""Events of different articles become one: what a cluster is, and what keeps two of them apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.merge.bundle import Bundle
from extractors.merge.score import excluded


@dataclass(frozen=True, slots=True)
class Cluster:
    """The bundles (ascending indices) of one event, between which of them there are edges, and for what reasons."""

    members: tuple[int, ...]
    pairs: tuple[tuple[int, int], ...] = ()
    reasons: frozenset[tuple[str, ...]] = frozenset()


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
