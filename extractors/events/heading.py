"""A date that heads an entry of a chronology: "- June 3: The army retakes the port.", "1998 – The bridge opens." """

from __future__ import annotations

from collections.abc import Sequence

from extractors.events.candidates import Candidate
from extractors.events.factuality import Status
from extractors.events.placing import PlacedTimex
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word
from extractors.model import Factuality, Resolved, TimexType

_DATES = frozenset((TimexType.DATE, TimexType.TIME))
_UNREAL = frozenset((Factuality.POSSIBLE, Factuality.CONDITIONAL))


def heads(candidate: Candidate, status: Status, inside: Sequence[PlacedTimex]) -> PlacedTimex | None:
    """The expression that heads the line of an event which is what the line tells; ``None`` where there is none.

    ``inside`` are the expressions of the event's sentence. An entry is told in any tense ("Rebels capture the town");
    what had happened before it, what may happen, and clauses below what it tells are not dated so.
    """
    first = next((placed for placed in inside if _heads_line(placed)), None)
    if first is None or status.factuality in _UNREAL or candidate.head.i < first.end:
        return None
    return first if _told(candidate, first) else None


def _heads_line(placed: PlacedTimex) -> bool:
    timex = placed.timex
    return timex.heads and not placed.marker and timex.type in _DATES and isinstance(timex.resolution, Resolved)


def _told(candidate: Candidate, first: PlacedTimex) -> bool:
    """Is the event's word the one its line turns on, or coordinated with it?"""
    word: Word = candidate.carrier
    if syntax.aspect(word).startswith("PERFECTIVE"):
        return False
    link = syntax.up(word)
    while link is not None and link.relation is Relation.CONJUNCT and link.head.i >= first.end:
        link = syntax.up(link.head)
    return link is None or link.head.i < first.end
