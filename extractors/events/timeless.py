"""Words without what dates them: "last Tuesday" goes with its preposition, its "'s" and its adverb."""

from __future__ import annotations

from extractors.events.rehung import UNTIL, came_at_last
from extractors.language import syntax
from extractors.language.words import Word, Words

_TIME_WORDS = frozenset(
    ("on", "in", "at", "by", "during", "since", "for", "from", "until", "till", "of", "over", "before", "after")
)
_BARE_DATES = frozenset(("shortly", "soon", "last", "next", "yesterday", "today", "tomorrow", "earlier", "later"))
_WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
#: Adverbs that belong to a time expression and make no sense without it ("only in 2020", "shortly before midnight").
_TIME_ADVERBS = frozenset(
    ("sometime", "shortly", "just", "only", "early", "late", "soon", "right", "immediately", "about", "around")
)
#: Behind them a date in front of a verb is its subject.
_CLAUSE_WORDS = frozenset(("as", "when", "while", "because", "that", "where"))
#: What is a part of a time says nothing without it: "spent part of [Sunday night] with protesters".
_PARTS_OF = frozenset(("part", "parts", "rest", "half", "most", "much", "bulk", "majority", "matter", "remainder"))

#: Verbs by which a day becomes something.
_MARKING = frozenset(("set", "declare", "name", "mark", "designate", "choose", "proclaim", "pick", "propose", "fix"))
#: "over the course of [the past week]" is no more than "in".
_COURSE = frozenset(("course", "space", "span"))
#: Words from "gave" to "until".
_FAR = 8


def untimed(doc: Words, begin: int, end: int, timed: frozenset[int]) -> list[int]:
    """Words without time expressions and the prepositions in front of them."""
    kept: list[int] = []
    for index in range(begin, end):
        add(kept, index, doc, timed, begin)
    return kept


def add(kept: list[int], index: int, doc: Words, timed: frozenset[int], core: int) -> None:
    """One more word, unless it is of a time expression: with that go its preposition, its "'s", its adverb.

    The preposition stays where the expression only describes a noun: "a fall in [second-quarter] profit".
    """
    if index not in timed:
        if doc[index].lower_ == "alone" and index - 1 in timed:
            return  # "fell by a third [this year] alone"
        if doc[index].tag_ != "POS" or index - 1 not in timed:
            kept.append(index)
        return
    if _needed(doc, index, timed) or (len(kept) > 1 and kept[-1] == index - 1 and _glued(doc, index)):
        kept.append(index)
        return
    if index - 1 in timed or not kept or kept[-1] != index - 1 or kept[-1] == core:
        return
    if index > 1 and (syntax.particle(doc[index - 2]) is doc[index - 1] or no_preposition(doc, index - 1)):
        return  # "is to be sworn in [next week]", "caved in [last Monday]"
    if doc[index - 1].lower_ in ("just", "sometime", "late", "early"):
        kept.pop()  # "was made just [over a day ago]", "the news late [last night] that"
        return
    if doc[index - 1].lower_ not in _TIME_WORDS or _describes(doc, index, timed):
        return
    kept.pop()
    if kept and kept[-1] == index - 2 and kept[-1] != core and _of_time(doc[index - 2]):
        kept.pop()
    if len(kept) > 3 and kept[-1] == index - 2 and doc[index - 2].lower_ in _COURSE and doc[index - 1].lower_ == "of":
        del kept[-3 if doc[index - 3].pos_ == "DET" else -2 :]


def _of_time(word: Word) -> bool:
    """ "shortly" before "before [noon]", "back" in "was lost back on [May 1]", but not in "came back on"."""
    if word.lower_ == "as":
        return word.doc[word.i + 1].lower_ == "of"  # "assets as of [June 30]"
    back = word.lower_ == "back" and word.doc[word.i - 1].pos_ not in ("VERB", "AUX")
    return back or word.lower_ in _TIME_ADVERBS


def _glued(doc: Words, index: int) -> bool:
    """ "03" in "the 2002-03 season"."""
    dash, year = doc[index - 1], doc[index - 2]
    return dash.text in ("-", "–", "/") and not dash.space and not year.space and year.is_digit


def no_preposition(doc: Words, index: int) -> bool:
    """ "in" before "last Monday" or "yesterday" is of the verb: no date takes it."""
    behind = doc[index + 1].lower_ if index + 1 < len(doc) else ""
    if doc[index - 1].text == "-" or (doc[index].lower_ == "in" and behind in _WEEKDAYS):
        return True  # "a sit-in [Monday]", "fog rolled in [Saturday]"
    if doc[index].lower_ in ("upon", "out", "up", "off") and behind in ("this", "that", "yesterday", "today", "last"):
        return True  # "were operated upon [that day]"
    return doc[index].lower_ in ("in", "on", "off", "over") and behind in _BARE_DATES


def _needed(doc: Words, index: int, timed: frozenset[int]) -> bool:
    """Would the line be no English without it: "a [fourth-quarter] profit", "has [until April 12] to pay"?

    Or would it say another thing: "did not come [until Monday]"?
    """
    first = index
    while first - 1 in timed:
        first -= 1
    if first < 2:
        return False
    first -= doc[first - 1].lower_ == "sometime"
    before = doc[first - 1]
    if before.lower_ == "of" and doc[first - 2].lower_ in _PARTS_OF:
        return True
    if before.tag_ == "RBS" or _marked(doc, first, index, timed):
        return True  # "the most [recent] fire"
    if before.lower_ in _CLAUSE_WORDS and doc[index].tag_.startswith("NN"):
        last = index
        while last + 1 < len(doc) and last + 1 in timed:
            last += 1
        behind = doc[last + 1] if last + 1 < len(doc) else before
        if behind.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return True  # "prayed as [Easter week] began"
    if before.lower_ in UNTIL:
        verb = syntax.clause(doc[index])
        late = verb is not None and (came_at_last(verb) is before or syntax.negated(verb))
        return late or doc[first - 2].lower_ in ("has", "have", "had") or _given(doc, first, index, timed)
    return before.lower_ in ("a", "an") and _describes(doc, first, timed)


def _marked(doc: Words, first: int, index: int, timed: frozenset[int]) -> bool:
    """ "set [Friday] as the deadline", "declared [May 3] a holiday": the day is what was set."""
    while index in timed:
        index += 1
    if doc[first - 1].lemma_ not in _MARKING or index + 1 >= len(doc):
        return False
    behind = doc[index]
    return behind.lower_ == "as" or (behind.lower_ in ("a", "an") and behind.head.lemma_ in ("holiday", "day"))


def _given(doc: Words, first: int, index: int, timed: frozenset[int]) -> bool:
    """ "gave the family [until noon on Tuesday] to leave": without it they were given nothing."""
    while index in timed:
        index += 1
    if index + 1 >= len(doc) or doc[index].lower_ != "to" or doc[index + 1].tag_ != "VB":
        return False
    return any(word.lemma_ in ("give", "have") for word in doc[max(first - _FAR, 0) : first])


def _describes(doc: Words, first: int, timed: frozenset[int]) -> bool:
    """Does the expression stand before a noun it belongs to ("second-quarter profit", "Sunday's election")?"""
    last = first
    while last + 1 < len(doc) and last + 1 in timed:
        last += 1
    if last + 1 >= len(doc):
        return False
    if doc[last + 1].tag_ == "POS":
        return True
    if doc[first - 1].lower_ == "on" and doc[first].tag_ == "NNP" and doc[last + 1].tag_ == "NNS":
        return False  # "dismissed on [Tuesday] allegations that"
    above = [doc[index].head for index in range(first, last + 1)]
    return any(last < word.i <= last + 3 and word.pos_ == "NOUN" for word in above)
