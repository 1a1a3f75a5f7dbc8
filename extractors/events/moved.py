"""What is put to another day lies on that day: "The vote was postponed to June 24", "put off talks until Friday"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.events import dating, lexicon
from extractors.events.candidates import Candidate, key
from extractors.events.placing import PlacedTimex
from extractors.events.reference import Choice
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word
from extractors.model import EventDate, Granularity, Interval, Published, Resolved, TimexType

#: The first rule of such a date.
RULE = "timex:moved"
#: These put only the end, or what counts, to a date.
_LONGER = frozenset(("extend", "prolong", "backdate", "date"))
_GOALS = frozenset(("to", "till", "until", "for"))
#: How sure the new day is that of what was moved.
_SURE = 0.85


def date(candidate: Candidate, choices: Sequence[Choice], published: Published) -> tuple[EventDate, PlacedTimex] | None:
    """The day to which the event of a noun was put, with the expression; ``None`` for all others."""
    verb = _putting(candidate) if candidate.is_noun else None
    if verb is None:
        return None
    goals = [one.placed for one in choices if one.placed is not None and _is_goal(one.placed, verb)]
    for placed in sorted(goals, key=lambda one: one.begin):
        when = _on(placed, published)
        if when is not None:
            return when, placed
    return None


def _putting(candidate: Candidate) -> Word | None:
    """The verb that puts the event to another day, where the event is what it puts."""
    head = candidate.head
    for verb in head.rights:
        if syntax.is_verb(verb) and puts(verb) and syntax.is_modifier(verb):
            return verb  # "the summit, moved to March 3, will be held in Vienna"
    link = syntax.up(head)
    if link is None or not syntax.is_verb(link.head) or not puts(link.head) or syntax.negated(link.head):
        return None
    undergone = link.relation is (Relation.SUBJECT if syntax.passive(link.head) else Relation.OBJECT)
    return link.head if undergone else None


def puts(verb: Word) -> bool:
    """ "postponed", "has been put back", "brought forward", whatever the parser takes "back" for."""
    known = lexicon.verbs("put_to") - _LONGER
    return key(verb) in known or any(f"{verb.lemma_}_{child.lower_}" in known for child in verb.rights)


def _is_goal(placed: PlacedTimex, verb: Word) -> bool:
    """A date behind "to", "until" or "for" that hangs on the verb."""
    if placed.timex.type is not TimexType.DATE or placed.begin < verb.i or placed.governor is None:
        return False
    if placed.governor.i != verb.i and (placed.clause is None or placed.clause.i != verb.i):
        return False
    ranged = "range" in placed.timex.resolution.rules
    return ranged or placed.marker in _GOALS


def _on(placed: PlacedTimex, published: Published) -> EventDate | None:
    resolution = placed.timex.resolution
    if not isinstance(resolution, Resolved):
        return None
    taken, rules = resolution.reading, resolution.rules
    interval = taken.interval
    begin, end = interval.begin, interval.end
    if begin is None or end is None:
        return None
    if "range" in rules:  # "from October 8 to March 3": its last day, if this is what names it
        last = dating.shifted(end, -1)
        if str(last.day) not in re.findall(r"\d+", placed.timex.text):
            return None
        interval = Interval(last, end, Granularity.DAY)
    elif begin < published.on and any(rule.startswith("weekday") for rule in rules):
        interval = Interval(dating.shifted(begin, 7), dating.shifted(end, 7), interval.granularity)
    reason = f"“{placed.timex.text}” is the day to which it was put"
    value = taken.value if interval == taken.interval else ""
    settled = dating.reading(interval, taken.extent, 1.0, f"{reason}; {taken.reason}", value)
    return EventDate(Resolved(settled, resolution.anchor, (RULE, *rules)), placed.timex, _SURE)
