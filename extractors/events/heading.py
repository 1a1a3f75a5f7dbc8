"""What heads an entry: a date of a chronology ("- June 3: The army retakes the port."), the clock of a live report.

"20:00 Polls have closed." is of eight o'clock whatever its tense, as long as the clock opens its line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.events.candidates import Candidate
from extractors.events.factuality import Status
from extractors.events.placing import PlacedTimex
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word
from extractors.model import Factuality, Resolved, TimexType

_DATES = frozenset((TimexType.DATE, TimexType.TIME))
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?", re.IGNORECASE)
_UNREAL = frozenset((Factuality.POSSIBLE, Factuality.CONDITIONAL))


def heads(candidate: Candidate, status: Status, inside: Sequence[PlacedTimex]) -> PlacedTimex | None:
    """The expression that heads the line of an event which is what the line tells; ``None`` where there is none.

    ``inside`` are the expressions of the event's sentence. An entry is told in any tense ("Rebels capture the town");
    what had happened before it, what may happen, and clauses below what it tells are not dated so.
    """
    first = next((placed for placed in inside if _heads_line(placed)), None)
    if first is None or status.factuality in _UNREAL or candidate.head.i < first.end:
        return None
    if clock(first) and any(_own(candidate, placed) for placed in inside if placed is not first):
        return None  # "05:10 Fuelling was completed at 04:55."
    return first if _told(candidate, first) else None


def _own(candidate: Candidate, placed: PlacedTimex) -> bool:
    """A date or an hour that hangs on the event's own word."""
    known = placed.timex.type in _DATES and isinstance(placed.timex.resolution, Resolved)
    return known and placed.governor in (candidate.head, candidate.carrier)


def _heads_line(placed: PlacedTimex) -> bool:
    timex = placed.timex
    known = timex.type in _DATES and isinstance(timex.resolution, Resolved)
    return known and ((timex.heads and not placed.marker) or clock(placed))


def clock(placed: PlacedTimex) -> bool:
    """ "19:48" at the head of its line, right before what happened then."""
    doc = placed.head.doc
    opens = placed.begin == 0 or "\n" in doc[placed.begin - 1].text
    if not opens or _CLOCK.fullmatch(placed.timex.text) is None or placed.end + 1 >= len(doc):
        return False
    return placed.timex.heads or doc[placed.end].text[0].isupper()


def _told(candidate: Candidate, first: PlacedTimex) -> bool:
    """Is the event's word the one its line turns on, or coordinated with it?"""
    word: Word = candidate.carrier
    had = any(aux.lower_ == "had" for aux in syntax.auxiliaries(word))
    if syntax.aspect(word).startswith("PERFECTIVE") and (had or not clock(first)):
        return False
    link = syntax.up(word)
    while link is not None and link.relation is Relation.CONJUNCT and link.head.i >= first.end:
        link = syntax.up(link.head)
    return link is None or link.head.i < first.end
