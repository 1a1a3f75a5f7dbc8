"""An event before it is dated, and whether it lies ahead of what is told or of publication."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.events import lexicon, sides
from extractors.events.candidates import Candidate, key
from extractors.events.factuality import Status
from extractors.events.reference import BEFORE
from extractors.events.states import in_state
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word
from extractors.model import UNREAL, BlockKind, Factuality, Polarity


@dataclass(slots=True, eq=False)
class Undated:
    """An event with all that is known of it before it is dated; ``story`` numbers its sentence from the lead.

    Never changed: a frozen one costs three times as much to make.
    """

    candidate: Candidate
    status: Status
    event_class: str
    key: str
    block: BlockKind
    story: int = 0


def ahead(event: Undated) -> bool:
    """Does it look ahead, so that a bare weekday is the next one? Plans, and the present tense of the calendar.

    "City travel to Brandon on Saturday", "Parliament votes Thursday".
    """
    if event.candidate.is_noun and placed_by(event.candidate.head):
        return False  # "is believed to be behind Saturday's bombings"
    if event.status.factuality is Factuality.PLANNED or event.status.tense == "INFINITIVE" or _is_off(event.candidate):
        return True
    if event.status.modality is not None:
        return syntax.aspect(event.candidate.carrier) == "NONE"  # "must report to prison by May 1"
    if event.candidate.is_noun and _is_set(event.candidate):
        return True  # "The vote is on Friday"
    if event.candidate.is_noun or event.block in (BlockKind.TITLE, BlockKind.CAPTION):
        return False
    verb = event.candidate.carrier
    return syntax.tense(verb) == "PRESENT" and syntax.aspect(verb) == "NONE" and not syntax.passive(verb)


def placed_by(noun: Word) -> bool:
    """ "is behind the bombings", "will be at the trial": a noun that tells where somebody is, not what is."""
    placed = syntax.prepositions(noun) not in ("", "in", "on", "under")
    return placed and syntax.copula(noun) is not None and not in_state(noun)


def _is_off(candidate: Candidate) -> bool:
    """ "Friday's concert has been cancelled", "Flights on Friday are cancelled": it was to come."""
    verb: Word | None = candidate.carrier
    if candidate.is_noun:
        link = syntax.up(candidate.head)
        verb = link.head if link is not None and link.relation is Relation.SUBJECT else None
    if verb is None or not syntax.passive(verb) or key(verb) not in lexicon.verbs("cancel"):
        return False
    return syntax.tense(verb) == "PRESENT"


def _is_set(candidate: Candidate) -> bool:
    link = syntax.up(candidate.head)
    if link is None or link.relation is not Relation.SUBJECT or link.head.pos_ in ("VERB", "ADJ"):
        return False
    copula = syntax.copula(link.head)
    return copula is not None and copula.lower_ in ("is", "are")


def lies_ahead(event: Undated) -> bool:
    """Not yet so when it was told, or still so: what is known by a date need not have been by then."""
    if event.status.factuality in UNREAL:
        return True
    return sides.side(event.candidate, event.status, event.block, event.event_class) != BEFORE


def had_been(candidate: Candidate) -> bool:
    """ "had been due to sign on Wednesday": the time set has passed."""
    verb = candidate.carrier
    link = syntax.up(verb)
    groups = (verb, link.head) if link is not None else (verb,)
    return any({"had", "been"} <= {word.lower_ for word in syntax.auxiliaries(group)} for group in groups)


def refused(event: Undated) -> bool:
    """Denied, negated, or the infinitive of something negated."""
    if event.status.factuality is Factuality.DENIED or event.status.polarity is Polarity.NEG:
        return True
    for link in syntax.links_up(event.candidate.carrier):
        if link.relation is not Relation.OPEN:
            return False
        if syntax.negated(link.head):
            return True
    return False
