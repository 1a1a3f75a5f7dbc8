"""Which side of publication grammar leaves open for an event no expression dates.

The ranker chooses among before, ongoing and after by what crowd workers chose, who put "before" where in doubt. What a
tense rules out is no matter of doubt: "the ferry links two islands" is not past, "will continue" has not been.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from extractors.events import lexicon, outlook
from extractors.events.candidates import Candidate, key
from extractors.events.factuality import Status
from extractors.events.reference import AFTER, BEFORE, OVERLAP, Choice
from extractors.language import syntax
from extractors.language.words import Word
from extractors.model import BlockKind, Factuality, Resolved

#: The present tense of headlines and captions tells of what has happened ("Rebels shell town").
_LABELS = frozenset((BlockKind.TITLE, BlockKind.CAPTION))
#: Forms that get their time from the verb above, and the days within which that is of now.
_HANGING, _RECENT = frozenset(("INFINITIVE", "PRESPART", "NONE")), 30
_TOLD_OF = _HANGING | {"PAST", "PASTPART"}
_HOLDS = frozenset((Factuality.ASSERTED, Factuality.DENIED))
#: Readers agree less often on a side of publication than the crowd that the ranker learned from.
SURE = 0.88


def side(candidate: Candidate, status: Status, block: BlockKind, event_class: str) -> str:
    """Before, or the side that the tense of the event leaves instead.

    What is said in the present tense ("says", "claims") has been said: statements stay as they are.
    """
    if block in _LABELS:
        return BEFORE
    if status.tense == "FUTURE":
        return AFTER  # whether it is planned, doubted or ruled out ("will not attend")
    if status.modality == "would" and status.factuality is Factuality.PLANNED:
        return AFTER  # "said that it would close two mines"
    alleged = status.factuality is Factuality.ALLEGED
    carried = candidate.is_noun and syntax.negated(candidate.carrier)  # "the raid would not stop the fair"
    if not alleged and not carried and syntax.is_verb(candidate.carrier) and outlook.is_ahead(candidate.carrier):
        return AFTER
    if candidate.is_noun:
        if status.factuality is Factuality.PLANNED or outlook.noun_is_ahead(candidate):
            return AFTER
        return OVERLAP if outlook.goes_on(candidate) and status.factuality in _HOLDS else BEFORE
    if status.tense in _HANGING and status.factuality is Factuality.CONDITIONAL:
        return AFTER  # "asked them to call him if they wished to help"
    if syntax.aspect(candidate.carrier) not in ("NONE", "PROGRESSIVE"):
        return BEFORE
    if outlook.under_way(candidate.carrier) and status.factuality in _HOLDS:
        return OVERLAP
    if status.tense == "PRESENT":
        if status.factuality is Factuality.CONDITIONAL:
            return AFTER
        if status.factuality in _HOLDS and (event_class != "statement" or _accused(candidate.carrier)):
            return OVERLAP
    due = status.modality == "have to" and status.factuality is Factuality.PLANNED
    return AFTER if due or status.modality in ("must", "should") else BEFORE


def _accused(verb: Word) -> bool:
    """ "is accused of", "is charged with": that it has been said is not what this tells."""
    return syntax.passive(verb) and key(verb) in lexicon.verbs("accuse")


def _long_ago(choices: Sequence[Choice], on: date) -> bool:
    """ "In 1995 the two agreed to cut emissions": the likeliest time of its sentence is more than a month back."""
    near = next((choice.placed for choice in choices if choice.relation.startswith("timex:") and choice.placed), None)
    match near.timex.resolution if near is not None else None:
        case Resolved(reading=taken) if taken.interval.end is not None:
            return (on - taken.interval.end).days > _RECENT
        case _:
            return False


def settled(
    choices: Sequence[Choice], candidate: Candidate, status: Status, block: BlockKind, event_class: str, on: date
) -> Sequence[Choice]:
    """The choices of an event, the probability of "before" given to the side that its tense leaves.

    ``on`` is the day of publication: what was agreed or wanted long before it may have been since.
    """
    left = side(candidate, status, block, event_class)
    if left == BEFORE or (status.tense in _TOLD_OF and _long_ago(choices, on)):
        return choices
    total = sum(choice.probability for choice in choices if choice.relation in (BEFORE, left))
    kept = [choice for choice in choices if choice.relation not in (BEFORE, left)]
    return sorted([*kept, Choice(left, None, total)], key=lambda choice: -choice.probability)
