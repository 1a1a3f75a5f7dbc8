"""Dates that hang on the verb of an event and are not its day: where it was put, when it was called off, how long."""

from __future__ import annotations

from extractors.events import lexicon, moved
from extractors.events.candidates import Candidate, key
from extractors.events.placing import PlacedTimex
from extractors.events.reference import Choice
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word

_PUT_TO = frozenset(("to", "till", "until", "for", "from", "by"))
_WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_NEAR = ("timex:direct", "timex:clause")
_LASTS = frozenset(("last", "run", "continue", "stay", "remain", "take", "be"))
_FIRST = frozenset(("first", "originally", "initially", "previously"))
_PARTS = frozenset(("morning", "afternoon", "evening", "night"))
#: "happened on a Sunday": on one of many.
_ANY = frozenset(("a", "an", "any", "some"))


def day(candidate: Candidate, choice: Choice) -> bool:
    """ "backdated to April 1", "postponed until Friday": where it was put; "on a Sunday": one of many."""
    placed = choice.placed
    assert placed is not None
    doc = candidate.head.doc
    before = doc[placed.begin - 1] if placed.begin else None
    if (
        before is not None
        and not placed.marker
        and key(before) in lexicon.verbs("name_date")
        and syntax.is_verb(before)
        and not syntax.passive(before)
    ):
        return True  # "An earlier report gave June 20", not "was named Monday as coach"
    if (placed.clause is not None and _at_first(placed.clause)) or _first_said(candidate):
        return True
    if choice.relation in _NEAR and (_only_awaits(candidate, placed) or _called_off(candidate, placed)):
        return True
    if choice.relation == "timex:direct" and _put(candidate.carrier):
        ranged = "range" in placed.timex.resolution.rules  # "postponed from May 8 to June 3"
        return ranged or (placed.marker in _PUT_TO and not candidate.is_noun)
    parts = [doc[index].lower_ for index in range(placed.begin + 1, placed.end)]
    single = doc[placed.begin].lower_ in _WEEKDAYS and all(part in _PARTS for part in parts)
    return single and not placed.inner and before is not None and before.lower_ in _ANY


def _at_first(verb: Word) -> bool:
    """ "The opening, first planned for 3 March, is now set for 2 May"."""
    name = key(verb)
    planned = name in lexicon.verbs("scheduled") or name in lexicon.verbs("planning")
    return (
        planned
        and syntax.tense(verb) == "PASTPART"
        and any(word.lower_ in _FIRST for word in verb.doc[max(verb.i - 1, 0) : verb.i])
    )


def _first_said(candidate: Candidate) -> bool:
    """ "The station first reported that he died on Thursday": so it was told, and it is told because it was not so."""
    verb, link = candidate.carrier, syntax.up(candidate.carrier)
    if link is None or link.relation is not Relation.COMPLEMENT or syntax.tense(verb) != "PAST":
        return False
    said = key(link.head) in lexicon.verbs("reporting")
    return said and any(child.lower_ in _FIRST and child.i < verb.i for child in link.head.children)


def _called_off(candidate: Candidate, placed: PlacedTimex) -> bool:
    """ "On Wednesday the union called off the strike planned for Friday": not the day of the strike."""
    verb = candidate.carrier
    own = placed.governor is not None and placed.governor.i == candidate.head.i
    if verb.i == candidate.head.i or own or placed.clause is None or placed.clause.i != verb.i:
        return False
    return called_off(candidate, verb)


def called_off(candidate: Candidate, verb: Word) -> bool:
    """Is it the verb by which the event of a noun was called off or put to another day?"""
    if verb.i != candidate.carrier.i or verb.i == candidate.head.i:
        return False
    return key(verb) in lexicon.verbs("cancel") or _put(verb)


def _only_awaits(candidate: Candidate, placed: PlacedTimex) -> bool:
    """ "is expected to last until February": how long, not since or until when it is expected."""
    verb = candidate.carrier
    if candidate.head.i != verb.i or key(verb) not in lexicon.verbs("awaited") or not syntax.passive(verb):
        return False
    opened = (child for child in verb.rights if child.i < placed.begin and child.lemma_ in _LASTS)
    return any((link := syntax.up(child)) is not None and link.relation is Relation.OPEN for child in opened)


def _put(verb: Word) -> bool:
    return moved.puts(verb) or key(verb) in lexicon.verbs("put_to")
