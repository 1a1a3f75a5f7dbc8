"""Times that only count: "the third strike this year", "three weeks after an explosion killed four"."""

from __future__ import annotations

from extractors.events.candidates import Candidate
from extractors.events.placing import PlacedTimex
from extractors.events.reference import Choice
from extractors.events.rehung import LENGTHS
from extractors.language.words import Word

#: Words by which one of many is picked out.
RANKS = frozenset(
    (
        "only",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "last",
        "latest",
        "biggest",
        "worst",
        "best",
        "deadliest",
        "few",
    )
)
_OFF = frozenset(("after", "before"))


def off(candidate: Candidate, choice: Choice) -> bool:
    """ "resigned on Tuesday, three weeks after an explosion killed four": the text says how long before Tuesday.

    Not what follows a comma: "On Tuesday, a day after the vote, police left and the siege ended".
    """
    assert choice.placed is not None
    doc = candidate.carrier.doc
    for at in range(candidate.carrier.i - 1, choice.placed.end, -1):
        if doc[at].text == ",":
            return False
        if doc[at].lower_ in _OFF and doc[at - 1].lemma_.lower() in LENGTHS:
            return True
    return False


def frame(candidate: Candidate, choice: Choice) -> bool:
    """ "their only victory of the autumn", "the third strike this year": where they are counted, not their date."""
    assert choice.placed is not None
    if not candidate.is_noun or len(choice.placed.timex.value) >= 10:
        return False
    return any(child.lower_ in RANKS for child in candidate.head.lefts)


#: What amounts are compared by, and what stands between that and a time.
_AGAINST = frozenset(("from", "than", "with", "against", "versus"))
_AMOUNT = frozenset(("NUM", "SYM", "NOUN", "ADV"))
#: "more than 20 people" is an amount, no comparison.
_MORE = frozenset(("more", "less", "fewer"))
_AMOUNT_BEFORE = 14


def compared(placed: PlacedTimex) -> bool:
    """ "doubled from a year earlier", "slowed to 3 percent from 4 percent in April": what it is compared with."""
    rules = getattr(placed.timex.resolution, "rules", ())
    if "business-year-earlier" in rules and placed.marker in ("from", "than", "with", "to", "of", "over"):
        return True
    doc, number = placed.head.doc, False
    unit = placed.begin - 1 - bool(placed.marker)
    for at in range(unit, max(placed.begin - 9, -1), -1):
        word = doc[at]
        if word.lower_ in _AGAINST:
            return number and doc[at - 1].lower_ not in _MORE and _amount_before(doc[at], doc[unit])
        if word.pos_ not in _AMOUNT or word.is_sent_start:
            return False
        # "40 trains", not "pier 4", which is a name
        number = number or ((word.pos_ == "NUM" or word.is_digit) and doc[at - 1].pos_ not in ("NOUN", "PROPN"))
    return False


def _amount_before(against: Word, unit: Word) -> bool:
    """Two amounts of one kind are compared: not "moved 300 people from 20 villages", nor "met with 20 mayors"."""
    doc = against.doc
    for at in range(against.i - 1, max(against.i - _AMOUNT_BEFORE, 0), -1):
        word = doc[at]
        if word.is_sent_start:
            return False
        if word.pos_ == "NUM" and (unit.pos_ == "NUM" or doc[at + 1].lower_ == unit.lower_):
            return True
    return False
