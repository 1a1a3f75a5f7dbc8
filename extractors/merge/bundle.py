"""Mentions already taken to be one event, seen as one thing: first within an article, then across articles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from extractors.merge.facts import Fact
from extractors.merge.lexicon import Topic
from extractors.merge.names import Name
from extractors.model import Granularity

T = TypeVar("T")

#: Names kept a role; the rest of a very long list adds nothing to a comparison.
_KEEP = 12


@dataclass(frozen=True, slots=True)
class Bundle:
    """One or more facts of one event. ``lo``/``hi`` is the stretch of days all dated facts share."""

    facts: tuple[Fact, ...]
    lo: int
    hi: int
    granularity: Granularity
    dated: bool
    firm: bool
    topics: tuple[Topic, ...]
    agents: tuple[Name, ...]
    patients: tuple[Name, ...]
    places: tuple[Name, ...]
    statement: bool
    negated: bool
    another: bool
    context: int

    @property
    def key(self) -> str:
        """The id of its first mention in reading order."""
        return self.facts[0].mention.mention_id

    @property
    def doc_id(self) -> str:
        """The article of its first mention."""
        return self.facts[0].mention.doc_id

    @property
    def published(self) -> int:
        """The day number of its first article."""
        return self.facts[0].mention.published.on.toordinal()


def single(fact: Fact) -> Bundle:
    """A bundle of one."""
    return Bundle(
        facts=(fact,),
        lo=fact.lo,
        hi=fact.hi,
        granularity=fact.granularity,
        dated=fact.dated,
        firm=fact.firm,
        topics=(fact.topic,),
        agents=fact.agents,
        patients=fact.patients,
        places=fact.places,
        statement=fact.mention.event_class == "statement",
        negated=fact.negated,
        another=fact.another,
        context=fact.context,
    )


def content(bundle: Bundle) -> tuple[object, ...]:
    """All that a comparison looks at, whichever article it stands in."""
    return (
        bundle.lo,
        bundle.hi,
        bundle.granularity,
        bundle.dated,
        bundle.firm,
        bundle.topics,
        bundle.agents,
        bundle.patients,
        bundle.places,
        bundle.statement,
        bundle.negated,
        bundle.another,
    )


def blend(left: Bundle, right: Bundle) -> Bundle:
    """What two bundles say together; ``left`` leads where their days exclude each other. ``facts`` stay the left's."""
    lo, hi, granularity = left.lo, left.hi, left.granularity
    if (left.dated, left.firm) == (right.dated, right.firm):
        low, high = max(left.lo, right.lo), min(left.hi, right.hi)
        if low < high:
            lo, hi, granularity = low, high, min(left.granularity, right.granularity)
    elif (right.firm, right.dated) > (left.firm, left.dated):
        lo, hi, granularity = right.lo, right.hi, right.granularity
    return Bundle(
        facts=left.facts,
        lo=lo,
        hi=hi,
        granularity=granularity,
        dated=left.dated or right.dated,
        firm=left.firm or right.firm,
        topics=_both(left.topics, right.topics),
        agents=_both(left.agents, right.agents),
        patients=_both(left.patients, right.patients),
        places=_both(left.places, right.places),
        statement=left.statement and right.statement,
        negated=left.negated and right.negated,
        another=left.another or right.another,
        context=left.context | right.context if len(left.facts) < 3 else left.context,
    )


def _both(left: tuple[T, ...], right: tuple[T, ...]) -> tuple[T, ...]:
    return left if left == right else tuple(dict.fromkeys(left + right))[:_KEEP]


def join(left: Bundle, right: Bundle) -> Bundle:
    """Two bundles as one with the facts of both, whatever the order of the arguments.

    The one with more facts leads, then the earlier one.
    """
    first, second = sorted((left, right), key=lambda b: (not b.firm, not b.dated, -len(b.facts), b.facts[0].order))
    facts = tuple(sorted(left.facts + right.facts, key=lambda fact: fact.order))
    return replace(blend(first, second), facts=facts)
