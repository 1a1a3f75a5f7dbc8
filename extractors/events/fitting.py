"""Words that stand where a participant stands and are none: ages, scores, amounts, what something is or is called."""

from __future__ import annotations

from extractors.events import lexicon
from extractors.events.candidates import key
from extractors.events.names import Names
from extractors.language import syntax
from extractors.language.words import Word, Words
from extractors.model import Role

_UNITS = frozenset(
    ("cent", "percent", "%", "euro", "dollar", "pound", "yen", "mark", "franc", "crown", "krona", "rouble", "ruble")
) | frozenset(("degree", "°", "mph", "kph", "km", "mile", "kilometre", "kilometer", "metre", "meter", "foot", "point"))
#: Behind "of" and an amount they only tell how much: "reached temperatures of 1,000 degrees".
_MEASURES = frozenset(
    ("temperature", "speed", "height", "depth", "altitude", "magnitude", "total", "level", "high", "low", "record")
)
#: Their object is what something is or comes to be.
_BECOMING = frozenset(("become", "remain", "seem", "stay"))
_NOMINAL = frozenset(("NOUN", "PROPN"))
_ABOUT = frozenset(
    ("about", "around", "nearly", "almost", "over", "only", "even", "not", "just", "some", "both", "more")
)
#: "an officer east of the capital", "30 kilometres southeast of Basra": where.
_DIRECTIONS = frozenset(
    ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "north-east", "south-east")
)
_MARGINS = frozenset(
    ("vote", "point", "goal", "run", "stroke", "seat", "second", "length", "day", "year", "month", "week")
)
_SHARES = frozenset(
    ("part", "most", "much", "rest", "half", "bulk", "all", "hour", "day", "week", "month", "end", "start")
)
#: What comes of somebody or something: "left two dead", "made the text available", "took effect".
_RESULTS = frozenset(
    (
        "dead",
        "alive",
        "available",
        "captive",
        "hostage",
        "homeless",
        "injured",
        "wounded",
        "hurt",
        "missing",
        "free",
        "open",
    )
) | frozenset(("unconscious", "public", "effective", "guilty", "safe", "ready", "stranded", "trapped", "unhurt", "ill"))
#: Their second object is what the first is called or made.
CALLING = frozenset(
    (
        "call",
        "name",
        "deem",
        "declare",
        "appoint",
        "elect",
        "label",
        "dub",
        "brand",
        "consider",
        "crown",
        "title",
        "nickname",
    )
)


def takes_part(word: Word, role: Role, head: Word) -> bool:
    """May a word take part in what ``head`` tells?"""
    if result(word) or _age(word) or _as_many(word) or (word.tag_ == "VBG" and word.pos_ == "AUX"):
        return False
    if role is Role.PLACE:
        return word.ent_type_ not in ("PERSON", "PER")
    if amount(word) and (role is not Role.PATIENT or key(head) not in lexicon.verbs("of_money")):
        return False
    if word.lemma_.lower() in _DIRECTIONS and any(item.preposition == "of" for item in syntax.obliques(word)):
        return False
    if role is Role.AGENT or head.pos_ != "VERB":
        return role is not Role.AGENT or not _margin(word)
    name = key(head)
    if name in _BECOMING or f"{head.lemma_.lower()}_{word.lower_}" in lexicon.verbs("bound"):
        return False
    return not (name in CALLING and word in syntax.objects(head)[1:] and word.pos_ == "NOUN")


def _before_direction(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """ "officer" for "east" in "shot an officer east of the capital", taken for one compound."""
    return tuple(
        next((child for child in word.lefts if child.tag_ in ("NN", "NNS")), word)
        if word.lemma_.lower() in _DIRECTIONS
        else word
        for word in words
    )


def result(word: Word) -> bool:
    """A number of a result: "2-1", "22 to 9"."""
    if word.tag_ != "CD":
        return False
    words = word.doc
    behind = words[word.i + 1].text if word.i + 1 < len(words) else ""
    score = behind in ("-", "–", "--", "to") and word.i + 2 < len(words) and words[word.i + 2].is_digit
    return word.is_digit and len(word) < 4 and score


def _age(word: Word) -> bool:
    """ "45" in "Joe Mann, 45, and his daughter", "two men, ages 45 and 47": taken for one more of them."""
    doc = word.doc
    if word.lemma_.lower() in ("age", "aged") and word.i + 1 < len(doc) and doc[word.i + 1].is_digit:
        return True
    if not word.is_digit or len(word) > 3 or word.i < 2 or word.i + 1 >= len(doc):
        return False
    return (
        doc[word.i - 1].text == "," and doc[word.i + 1].text == "," and doc[word.i - 2].ent_type_ in ("PERSON", "PER")
    )


def _as_many(word: Word) -> bool:
    """ "many" in "as many as nine people", taken for some of them."""
    doc = word.doc
    between = 0 < word.i < len(doc) - 1 and doc[word.i - 1].lower_ == doc[word.i + 1].lower_ == "as"
    return between and word.lower_ in ("many", "much", "few", "little")


def amount(word: Word) -> bool:
    """ "over 30%", "$2.62 a share", "temperatures of 1,000 degrees"; not "93% of the opium", which is some of it."""
    below = [item.head for item in syntax.obliques(word) if item.preposition == "of"]
    if word.lemma_.lower() in _MEASURES:
        return any(_counted(noun) for noun in below)
    return _counted(word) and not below


def _margin(word: Word) -> bool:
    """ "by about 8,000 votes": how much, and nobody who does it."""
    by = any(child.lower_ == "by" for child in word.lefts)
    return by and word.lemma_.lower() in _MARGINS and any(child.tag_ == "CD" for child in word.lefts)


def _counted(word: Word) -> bool:
    if word.tag_ == "$":
        return True
    units = word.lemma_.lower()
    if word.tag_ == "CD":
        behind = word.doc[word.i + 1].lower_ if word.i + 1 < len(word.doc) else ""
        return behind in ("%", "percent", "cents") or word.doc[word.i - 1].text == "$"
    return units in _UNITS and any(child.tag_ == "CD" or child.lower_ in ("a", "some") for child in word.lefts)


def of_time(word: Word, timed: frozenset[int]) -> bool:
    """ "part" in "spent part of Sunday night"."""
    doc = word.doc
    behind = word.i + 2 < len(doc) and doc[word.i + 1].lower_ == "of" and {word.i + 2, word.i + 3} & timed
    return bool(behind) and word.lemma_.lower() in _SHARES


def telling_names(words: tuple[Word, ...], names: Names) -> tuple[Word, ...]:
    """Coordinated words without those that only say what somebody or something is.

    "Chess prodigy and former champion, Ole Fisk" is one man, "The Fairfield, N.J., company" one firm.
    """
    words = _without_seats(_before_direction(words))
    if len(words) < 2:
        return words
    first, last = words[0], words[-1]
    if first.ent_type_ == "GPE" and last.tag_ == "NN" and first.left_edge.pos_ == "DET" and not last.ent_type_:
        between = first.doc[first.i : last.i]
        if not any(word.pos_ == "CCONJ" for word in between) and any(word.text == "," for word in between):
            return (last,)
    if first.tag_ != "NN" or any(_own(word) for word in words[1:] if word.tag_ != "NNP"):
        return words
    if len(words) > 2 and last.pos_ == "PROPN" and all(word.tag_ == "NN" for word in words[:-1]):
        # a list has its "and" before the last
        return words if any(word.pos_ == "CCONJ" for word in first.doc[words[-2].i : last.i]) else (last,)
    beside = names.beside(first)
    if beside is not None and words[1].tag_ == "NN" and len(words) == 2 and beside.start > words[1].i:
        return (first,)
    return words


def _without_seats(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Firms without the town and state where they sit: "bought Testing Co., Orange, Calif., and its sister"."""
    for at in range(2, len(words)):
        state, town, firm = words[at], words[at - 1], words[at - 2]
        short = state.text.endswith(".") and state.ent_type_ == "GPE" and not state.lefts[1:]
        if short and firm.ent_type_ == "ORG" and town.ent_type_ in ("", "GPE") and town.pos_ == "PROPN":
            return _without_seats((*words[: at - 1], *words[at + 1 :]))
    return words


def _own(word: Word) -> bool:
    return any(child.pos_ == "DET" or child.tag_ in ("PRP$", "CD", "POS") for child in word.lefts)


def aside(word: Word, noun: Word) -> bool:
    """ "also" in "was also the leader", "primarily" in "primarily on two sites", which open the noun's phrase."""
    if word.pos_ != "ADV" or word.head is not noun or word.lower_ in _ABOUT:
        return False
    return word.doc[word.i + 1].tag_ not in ("CD", "JJ", "JJR", "VBN", "VBG")


def ends_before(words: Words, head: int, end: int, timed: frozenset[int]) -> int:
    """Where a name ends whose phrase goes on to what came of it, to a date, a result, to some of those it counts.

    "left two women [dead]", "made the text of that ruling [available]", "the relatives [until 9]", "a record [of
    43-39]", "a bench [including Justice Moe]".
    """
    end = next((at for at in range(head + 1, end) if words[at].lower_ in ("including", "until")), end)
    cut = end
    while cut - 1 in timed:
        cut -= 1
    since = words[end - 1].lower_ in ("ago", "earlier", "later")
    if (words[cut - 1].pos_ != "PUNCT" and not since) or cut - 1 < head:
        cut = end  # "a total of 748 days", but "artists - October 10", "a rampage two years ago"
    while cut - 1 > head and words[cut - 1].pos_ == "ADV" and since:
        cut -= 1
    while cut - 1 > head and (words[cut - 1].text.isspace() or result(words[cut - 1]) or _state(words[cut - 1])):
        cut -= 1
    while cut < end and cut - 1 > head and (words[cut - 1].pos_ in ("ADP", "PUNCT")):
        cut -= 1
    return cut


def _state(word: Word) -> bool:
    """ "dead", "available": what came of somebody or something stands behind the noun."""
    noun = word.doc[word.i - 1]
    return word.lower_ in _RESULTS and noun.tag_ in ("NN", "NNS") and word.head.i < word.i


def one_name(before: Word, word: Word) -> bool:
    """ "FIA Formula" and "One 2009 Spanish Grand Prix", "William" and "the Conqueror": one name that was cut in two."""
    if before.head is not word.head or before.dep_ != word.dep_ or not {before.pos_, word.pos_} <= _NOMINAL:
        return False
    if not (before.pos_ == word.pos_ == "PROPN" or syntax.is_subject(word)):
        return False
    first = word.doc[syntax.phrase(word)[0]]
    called = first.lower_ == "the" and before.ent_type_ in ("PERSON", "PER") and first.i + 1 == word.i
    end = syntax.phrase(before)[1]
    if before.pos_ == word.pos_ == "PROPN" and end < first.i and word.doc[end].text == "(":
        return word.doc[first.i - 1].text == ")"  # "The Hamilton (Ontario) Spectator"
    return end == first.i and (called or first.pos_ not in ("DET", "PRON", "PUNCT"))
