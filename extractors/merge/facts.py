"""What merging needs to know of a mention, computed once: dates as day numbers, topic, comparable names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from extractors.merge.lexicon import Topic, tells_apart, topic
from extractors.merge.names import Name, of_participant
from extractors.model import (
    Ambiguous,
    EventDate,
    Extent,
    Factuality,
    Granularity,
    Mention,
    Polarity,
    Reading,
    Resolved,
    Role,
)

#: Day numbers standing for an open side.
PAST, FUTURE = 0, 10_000_000


def reading(when: EventDate) -> Reading | None:
    """The reading that counts: the settled one, of an ambiguous date the heaviest, else none."""
    match when.resolution:
        case Resolved(reading=settled):
            return settled
        case Ambiguous(readings=readings) if readings:
            return readings[0]
        case _:
            return None


def dated(mention: Mention) -> bool:
    """Whether the text itself dates the event.

    An open interval got from tense alone ("before the article was written") is evidence, not a date.
    """
    found = reading(mention.when)
    if found is None:
        return False
    whole = found.interval.begin is not None and found.interval.end is not None
    return whole or mention.when.timex is not None


@dataclass(frozen=True, slots=True)
class Fact:
    """A mention as merging sees it. ``lo``/``hi`` are proleptic day numbers, half open."""

    mention: Mention
    lo: int
    hi: int
    granularity: Granularity
    dated: bool
    within: bool
    topic: Topic
    agents: tuple[Name, ...]
    patients: tuple[Name, ...]
    places: tuple[Name, ...]
    negated: bool
    another: bool

    @property
    def order(self) -> tuple[date, str, int, str]:
        """Reading order over all articles: earliest published first, then by article and place in it."""
        m = self.mention
        return m.published.on, m.doc_id, m.trigger.begin, m.mention_id

    @property
    def names(self) -> tuple[Name, ...]:
        """Everyone and everything named, whatever the role."""
        return self.agents + self.patients + self.places


def _names(mention: Mention, roles: Iterable[Role]) -> tuple[Name, ...]:
    wanted = frozenset(roles)
    found = (of_participant(p) for p in mention.participants if p.role in wanted)
    return tuple(dict.fromkeys(name for name in found if name is not None))


def fact(mention: Mention) -> Fact:
    """The fact of one mention; undated ones span all time."""
    found = reading(mention.when)
    lo, hi, granularity, within = PAST, FUTURE, Granularity.MILLENNIUM, True
    if found is not None:
        span = found.interval
        lo = span.begin.toordinal() if span.begin else PAST
        hi = span.end.toordinal() if span.end else FUTURE
        granularity = span.granularity
        within = found.extent is Extent.WITHIN
    return Fact(
        mention=mention,
        lo=lo,
        hi=hi,
        granularity=granularity,
        dated=dated(mention),
        within=within,
        topic=topic(mention),
        agents=_names(mention, [Role.AGENT]),
        patients=_names(mention, [Role.PATIENT, Role.RECIPIENT]),
        places=_names(mention, [Role.PLACE]),
        negated=mention.polarity is Polarity.NEG or mention.factuality is Factuality.DENIED,
        another=tells_apart(mention.trigger.text)
        or any(tells_apart(p.text) for p in mention.participants if p.role in (Role.AGENT, Role.PATIENT)),
    )
