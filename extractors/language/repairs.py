"""What parsers regularly take for something else in the news, put right by what stands around it.

"On Tuesday police arrested two men" comes back with "police" as part of the date and "men" as a measure of time.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.language import labels as lab
from extractors.language.words import Word

CALENDAR = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("january", "february", "march", "april", "may", "june", "july", "august"),
        *("september", "october", "november", "december", "spring", "summer", "autumn", "fall", "winter"),
    )
)
#: Nouns that stand without preposition beside a verb and are no object: times, distances, amounts.
_MEASURES = frozenset(
    (
        *("second", "minute", "hour", "day", "night", "morning", "afternoon", "evening", "week", "weekend", "month"),
        *("year", "decade", "century", "time", "today", "yesterday", "tomorrow", "season", "quarter", "moment", "lot"),
        *(
            "percent",
            "%",
            "point",
            "cent",
            "mile",
            "kilometer",
            "kilometre",
            "km",
            "meter",
            "metre",
            "m",
            "foot",
            "inch",
        ),
        *("home", "way", "times", "bit", "dollar", "pound", "euro", "pct", "degree", "place", "north", "south", "east"),
        *("m", "west", "half", "instead", "course", "door", "side"),
    )
)
LENGTHS = _MEASURES - {"%", "percent", "pct", "point", "half", "lot", "place", "home"}
#: Verbs beside which such a noun says how far, how much or how long.
_MOVING = frozenset(
    (
        *(
            "fall",
            "rise",
            "drop",
            "climb",
            "jump",
            "slip",
            "sink",
            "surge",
            "plunge",
            "tumble",
            "gain",
            "grow",
            "shrink",
        ),
        *(
            "decline",
            "increase",
            "decrease",
            "advance",
            "retreat",
            "walk",
            "run",
            "travel",
            "drive",
            "fly",
            "sail",
            "march",
        ),
        *("swim", "ride", "move", "last", "wait", "stay", "live", "extend", "stretch", "drift"),
    )
)
_DASHES = frozenset(("—", "–", "--", "-", "―"))
#: Prepositions that open clauses as well.
_CONJUNCTIONS = frozenset(("after", "before", "since", "until"))
_BEFORE_NOUNS = frozenset(("NUM", "DET", "ADJ", "NOUN", "PROPN", "ADV", "SYM"))


def fronted_subject(verb: Word) -> Word | None:
    """ "police" in "On Tuesday police arrested …", where the tree has it as the noun of the preposition."""
    if verb.dep_ in lab.CONJUNCT and (noun := _headline_of(verb)) is not None:
        return noun
    for child in verb.lefts:
        if child.dep_ in lab.SUBJECT:
            return None
        if child.lower_ == "more" and child.lefts and child.lefts[-1].tag_ == "CD":
            return child  # "Two more fell ill", "Three more were arrested"
        if child.dep_ in lab.AUXILIARY or child.dep_ in lab.COPULA:
            return _before_auxiliary(verb, child)
    if verb.i and verb.dep_ in lab.FINITE_COMPLEMENT | lab.OPEN_COMPLEMENT and verb.head.i > verb.i:
        before = verb.doc[verb.i - 1]
        if before.dep_ in lab.SUBJECT and before.head.i > verb.i:
            return before  # "A spacecraft touched down and collected what scientists think is dust, the agency said"
    if (noun := _behind_conjunction(verb)) is not None:
        return noun
    for child in verb.lefts:
        if child.tag_ == "VBG" and child.dep_ in lab.ADVERBIAL_CLAUSE and _does(child, verb):
            return child  # "shelling killed nine people", "trading in shares was suspended"
        if child.dep_ not in lab.OBLIQUE or child.pos_ not in ("NOUN", "PROPN"):
            continue
        doc = child.doc
        if not all(word.pos_ in ("ADV", "AUX") for word in doc[child.i + 1 : verb.i]):
            continue
        if not any(word.dep_ in lab.CASE for word in child.lefts) and not _measure(child):
            return child  # "More than 4,000 residents left"
        for date in child.lefts:
            dated = date.lower_ in CALENDAR or (date.is_digit and len(date) == 4)
            if dated and date.i and doc[date.i - 1].lower_ in ("in", "on", "since", "by", "during"):
                return child
    return None


def _headline_of(verb: Word) -> Word | None:
    """ "Trains" in "Trains between Oru and Velm will not run", where the tree joins the two as if by "and"."""
    noun = verb.head
    if noun.pos_ not in ("NOUN", "PROPN") or noun.head is not noun or noun.i > verb.i:
        return None
    if any(word.dep_ in lab.COORDINATOR or word.dep_ in lab.SUBJECT for word in verb.lefts):
        return None
    if verb.tag_ == "VBN" and not verb.lefts:
        return None
    first = verb.lefts[0] if verb.lefts else verb
    return None if any(word.text in ",;:-–—" for word in noun.doc[noun.i : first.i]) else noun


def _before_auxiliary(verb: Word, auxiliary: Word) -> Word | None:
    """ "trading" in "Trading in shares was suspended", "1,500" in "More than 1,500 were injured"."""
    if (before := verb.doc[auxiliary.i - 1] if auxiliary.i else auxiliary).tag_ == "CD" and verb.head is not before:
        near = verb.doc[max(before.i - 3, 0) : before.i + 1]
        return before if any(word.is_sent_start or word.dep_ in lab.COORDINATOR for word in near) else None
    if before.dep_ in lab.ADVERB and before.i and verb.doc[before.i - 1].tag_ == "DT":
        return before  # "The well was sealed"
    for word in verb.lefts:
        if word.tag_ == "VBG" and _does(word, verb):
            return word
        if word.tag_ == "VBN" and word.dep_ in lab.ADVERBIAL_CLAUSE and word.i and verb.doc[word.i - 1].tag_ == "DT":
            return word  # "The accused, aged 58, were produced"
    return None


def _does(gerund: Word, verb: Word) -> bool:
    """Does an "-ing" that opens the sentence stand right before the verb, with nothing but what belongs to it?"""
    if gerund.i == verb.i - 1:
        return gerund.dep_ in lab.ADVERBIAL_CLAUSE and not gerund.rights
    if gerund.dep_ not in lab.ADVERBIAL_CLAUSE or not gerund.is_sent_start:
        return False
    behind = verb.doc[gerund.right_edge.i + 1 : verb.i]
    return all(word.head is verb and word.pos_ in ("AUX", "ADV", "PART") for word in behind)


def _behind_conjunction(verb: Word) -> Word | None:
    """ "explosion" in "resigned, weeks after an explosion at the plant killed four", taken for an adverbial."""
    hung = verb.dep_ in lab.ADVERBIAL_CLAUSE or (verb.dep_ in lab.RELATIVE_CLAUSE and verb.tag_ == "VBD")
    if verb.i == 0 or not hung or verb.head.i > verb.i:
        return None
    if verb.tag_ == "VBN" and not any(child.dep_ in lab.OBJECT for child in verb.rights):
        return None  # but "after a train crash killed 27 people"
    noun = verb.doc[verb.i - 1]
    while verb.head.i < noun.head.i < noun.i and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    if (
        noun.dep_ not in lab.OBLIQUE
        or noun.pos_ not in ("NOUN", "PROPN")
        or (verb.head not in (noun.head, noun.head.head) and noun.head is not verb)
    ):
        return None
    opens = [word for word in (*noun.lefts, *verb.lefts) if word.lower_ in _CONJUNCTIONS and word.i < noun.i]
    return noun if opens and noun.i > verb.head.i and opens[0].dep_ in lab.CASE | lab.MARKER else None


def behind_dateline(own: Sequence[Word], verb: Word) -> Sequence[Word]:
    """The subject behind "OSLO, May 9 —" or "WASHINGTON (AP) -", which parsers take for the subject itself."""
    first = own[0]
    if len(own) > 1 and first.doc[first.i + 1].text == ":":
        return own[1:]  # "Court: Daniel Reyes pleaded guilty"
    if not first.is_sent_start or len(first) < 3 or first.pos_ != "PROPN":
        return own
    near = first.doc[first.i : verb.i]
    dash = next((word.i for word in near if word.text in _DASHES and word.doc[word.i - 1].space), None)
    if dash is None or not (first.is_upper or any(word.is_digit for word in first.doc[first.i : dash])):
        return own
    return [child for child in own if child.i > dash] or [
        word for word in first.rights if word.dep_ in lab.APPOSITION and word.i > dash
    ]


def bare_object(verb: Word) -> Word | None:
    """ "men" in "arrested two men", where the tree has it as an adverbial without preposition."""
    for child in verb.rights:
        if child.dep_ in lab.OBJECT or child.dep_ in lab.FINITE_COMPLEMENT or child.dep_ in lab.OPEN_COMPLEMENT:
            return None
    for child in verb.rights:
        if counted(child):
            return child
        if child.dep_ not in lab.OBLIQUE or child.pos_ not in ("NOUN", "PROPN") or child.ent_type_ in ("DATE", "TIME"):
            continue
        between = child.doc[verb.i + 1 : child.i]
        near = all(word.pos_ in _BEFORE_NOUNS or _least(word) for word in between)
        if near and not _measure(child):
            return child
    return None


def only_measured(verb: Word, objects: tuple[Word, ...]) -> bool:
    """ "fell about 600 metres", where the tree has the distance as what fell upon somebody."""
    noun = objects[0]
    counted = any(child.pos_ == "NUM" for child in noun.lefts)
    measure = noun.lemma_.lower() in _MEASURES or noun.lower_ in _MEASURES
    return len(objects) == 1 and counted and measure and verb.lemma_ in _MOVING


def _measure(noun: Word) -> bool:
    """A time, distance or amount that needs no preposition?"""
    return noun.lower_ in CALENDAR or noun.lemma_.lower() in _MEASURES or noun.ent_type_ in ("DATE", "TIME")


def _least(word: Word) -> bool:
    """ "at least", "less than" before a number."""
    behind = word.doc[word.i + 1].lower_ if word.i + 1 < len(word.doc) else ""
    return word.lower_ in ("least", "than") or (word.lower_ == "at" and behind == "least")


def counted(word: Word) -> bool:
    """ "over 220,000" in "killed over 220,000": a bare number is no adverbial."""
    long = len(word) > 2 or (word.i > 0 and word.doc[word.i - 1].lower_ == "least")  # "wounded at least 30"
    bare = long and not any(child.dep_ in lab.CASE for child in word.lefts)
    return word.dep_ in lab.OBLIQUE and word.tag_ == "CD" and bare and not (word.is_digit and len(word) == 4)
