"""Times that only count: "the third strike this year", "three weeks after an explosion killed four"."""

from __future__ import annotations

from dataclasses import replace

from extractors.events.candidates import Candidate
from extractors.events.placing import PlacedTimex
from extractors.events.reference import Choice
from extractors.events.rehung import LENGTHS
from extractors.language import syntax
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


def itself(verb: Word, other: Word) -> bool:
    """Is it told of ``verb``, before another one, how long it was after something ("two days after the sinking")?"""
    doc = verb.doc
    return any(doc[at].lower_ in _OFF and doc[at - 1].lemma_.lower() in LENGTHS for at in range(verb.i + 1, other.i))


def frame(candidate: Candidate, choice: Choice) -> bool:
    """ "their only victory of the autumn", "the third strike this year": where they are counted, not their date."""
    assert choice.placed is not None
    placed = choice.placed
    if not candidate.is_noun or len(placed.timex.value) >= 10 or placed.clause is placed.head:
        return False  # "The last election was in May"
    return any(child.lower_ in RANKS for child in candidate.head.lefts)


#: What amounts are compared by, and what stands between that and a time.
_AGAINST = frozenset(("from", "than", "with", "against", "versus"))
_AMOUNT = frozenset(("NUM", "SYM", "NOUN", "ADV"))
#: "more than 20 people" is an amount, no comparison.
_MORE = frozenset(("more", "less", "fewer"))
_AMOUNT_BEFORE = 14
_RANK_BEFORE = 14
_LOSS = 4  # "from a loss a year ago"
_STOPS = frozenset((",", ";", ":", "(", ")", "—", "–"))


def compared(placed: PlacedTimex) -> bool:
    """ "doubled from a year earlier", "slowed to 3 percent from 4 percent in April": what it is compared with."""
    rules = placed.timex.resolution.rules
    if "business-year-earlier" in rules:
        near = (word.lower_ for word in placed.head.doc[max(placed.begin - _LOSS, 0) : placed.begin])
        return placed.marker in ("from", "than", "with", "to", "of", "over") or not _AGAINST.isdisjoint(near)
    if (placed.marker == "since" and _ranked(placed)) or _changed_from(placed):
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


def _changed_from(placed: PlacedTimex) -> bool:
    """ "rose only slightly from last month's low", "were down from Monday's close"."""
    doc, at = placed.head.doc, placed.begin - 1
    owned = placed.end < len(doc) and doc[placed.end].tag_ == "POS"
    if not owned or at < 1 or doc[at].lower_ not in _AGAINST:
        return False
    return any(doc[n].lemma_.lower() in _CHANGES for n in range(max(at - _LOSS, 0), at))


_CHANGES = frozenset(
    ("up", "down", "unchanged", "rise", "fall", "climb", "drop", "slip", "gain", "jump", "increase")
) | {
    *(
        "decline",
        "decrease",
        "surge",
        "plunge",
        "slide",
        "edge",
        "improve",
        "recover",
        "rebound",
        "ease",
        "grow",
        "shrink",
    )
}


def from_then(candidate: Candidate, placed: PlacedTimex) -> PlacedTimex:
    """The expression with "since" before it where it dates what that is counted from: "since their peak in 2006"."""
    doc = placed.head.doc
    if candidate.head.sent.start != placed.head.sent.start:
        return placed  # the story's day
    for at in range(placed.begin - 1, max(placed.begin - _SINCE, -1), -1):
        word = doc[at]
        if word.lower_ == "since":
            return placed if at < candidate.head.i < placed.begin else replace(placed, marker="since")
        if word.pos_ not in _NAMING or word.is_sent_start:
            break
    return placed


#: What stands between "since" and the date: "since a strike in Lund in", and how many words at most.
_NAMING, _SINCE = frozenset(("NOUN", "PROPN", "ADJ", "DET", "ADP", "PRON", "NUM", "PART")), 9


def _ranked(placed: PlacedTimex) -> bool:
    """ "the highest since 2008", "its first strike since May", "the first time a match has been halted since 1985": the
    last of the kind.
    """
    doc, verb = placed.head.doc, False
    for at in range(placed.begin - 2, max(placed.begin - 2 - _RANK_BEFORE, -1), -1):
        word = doc[at]
        if word.text in _STOPS or (word.is_sent_start and word.pos_ != "ADJ"):
            return False
        if word.lower_ == "time" and doc[at - 1].lower_ in RANKS:
            return True
        verb = verb or word.pos_ in ("VERB", "AUX")
        if at and syntax.limits(doc, at - 1):
            continue  # "at least six fires since December": an amount
        if not verb and (word.tag_ in ("JJS", "RBS") or word.lower_ in RANKS):
            return True
    return False


def _amount_before(against: Word, unit: Word) -> bool:
    """Two amounts of one kind are compared: not "moved 300 people from 20 villages", nor "met with 20 mayors"."""
    doc = against.doc
    for at in range(against.i - 1, max(against.i - _AMOUNT_BEFORE, 0), -1):
        word = doc[at]
        if word.is_sent_start or word.text in _STOPS - {","}:
            return False
        if word.pos_ == "NUM" and (unit.pos_ == "NUM" or doc[at + 1].lower_ == unit.lower_):
            return True
    return False
