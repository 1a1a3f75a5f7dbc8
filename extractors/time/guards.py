"""What is no date although it looks like one: names, verbs, amounts, scores. Looks only at the neighbours of a hit."""

from __future__ import annotations

import re

from extractors.time.frames import Atom, Kind
from extractors.time.lexer import Tokens, classes

#: Before these a month or year stands as a date.
PREPOSITIONS = frozenset(
    [
        "in",
        "on",
        "by",
        "since",
        "until",
        "till",
        "til",
        "through",
        "from",
        "to",
        "of",
        "for",
        "during",
        "after",
        "before",
        "late",
        "early",
        "mid",
        "last",
        "next",
        "this",
        "that",
        "between",
        "and",
        "or",
        "than",
        "around",
        "about",
        "ended",
        "ending",
        "as",
        "or",
        "into",
        "per",
        "every",
        "each",
        "through",
        "throughout",
        "past",
        "circa",
        "versus",
        "vs",
        "effective",
        "due",
    ]
)
COUNTED = frozenset(["percent", "percentage", "points", "point", "people", "persons", "men", "women", "dollars", "pounds", "euros", "yen", "marks", "francs", "miles", "km", "kilometers", "kilometres", "meters", "metres", "feet", "square", "shares", "jobs", "tons", "tonnes", "barrels", "votes", "yards", "homes", "workers", "troops", "soldiers", "employees", "members", "children", "students", "pages", "units", "acres", "copies", "cases", "deaths", "hectares", "patients", "mph", "degrees", "million", "billion", "trillion"])  # fmt: skip
VERBS_AFTER = frozenset(
    [
        "be",
        "have",
        "not",
        "also",
        "well",
        "or",
        "need",
        "seem",
        "it",
        "he",
        "she",
        "they",
        "we",
        "you",
        "i",
        "still",
        "even",
        "become",
        "never",
        "only",
        "just",
        "as",
        "there",
    ]
)
KINDS = classes()
MONEY, PERCENT, CAP, POSS, INT = KINDS["MONEY"], KINDS["PERCENT"], KINDS["CAP"], KINDS["POSS"], KINDS["INT"]
HYPHEN, SLASH, DOT, COMMA = KINDS["HYPHEN"], KINDS["SLASH"], KINDS["DOT"], KINDS["COMMA"]
MONTH_AMB, MONTH_ABBR = KINDS["MONTH_AMB"], KINDS["MONTH_ABBR"]
WEEKDAY_ABBR = KINDS["WEEKDAY_ABBR"]
AMOUNTS = frozenset(KINDS[name] for name in ("INT1", "INT", "YEAR4", "NUM", "DECIMAL", "FRAC"))
BREAKS = frozenset(KINDS[name] for name in ("PARA", "STOP"))
PERSONAL = re.compile(
    r"(?:man|woman|boy|girl|son|daughter|child|mother|father|brother|sister|wife|husband|student|former|native)$"
)


def allowed(toks: Tokens, atom: Atom) -> bool:
    """The atom may stand as a time expression among its neighbours."""
    check = CHECKS.get(atom.rule)
    return check is None or check(toks, atom)


def kind(toks: Tokens, i: int) -> str:
    """Class character of token ``i``; empty outside the text."""
    return toks.classes[i] if 0 <= i < len(toks.classes) else ""


def _glued(toks: Tokens, atom: Atom) -> bool:
    """Part of a longer token: "MH-1996", "1996/B", "A.June"."""
    before = kind(toks, atom.first - 1)
    return toks.glued(atom.first) and before in (SLASH, DOT, MONEY, HYPHEN) and toks.word(atom.first - 2)[-1:].isalnum()


def month(toks: Tokens, atom: Atom) -> bool:
    """A bare month: "in May", "late March", "June's figures"; not "may be", "Theresa May", "April Smith"."""
    if atom.last - atom.first > 1 and kind(toks, atom.last - 1) not in (MONTH_ABBR, DOT):
        return True
    first = toks.word(atom.first)
    code = toks.classes[atom.first]
    before, after = toks.lower(atom.first - 1), toks.word(atom.last)
    if code == MONTH_ABBR and kind(toks, atom.last - 1) != DOT and len(first) < 4:
        return False
    if first.isupper() and len(first) > 3 and before not in PREPOSITIONS:
        return False
    if before in PREPOSITIONS:
        return (
            code != MONTH_AMB
            or before not in ("to", "that", "and", "or", "of", "for", "as", "than", "this")
            or _plain_after(toks, atom)
        )
    if code == MONTH_AMB:
        return kind(toks, atom.last) == POSS and kind(toks, atom.first - 1) != CAP
    if kind(toks, atom.first - 1) == CAP and not _sentence_start(toks, atom.first - 1):
        return False
    return not (kind(toks, atom.last) == CAP and after[:1].isupper() and len(after) > 1)


def _plain_after(toks: Tokens, atom: Atom) -> bool:
    return kind(toks, atom.last) in BREAKS or kind(toks, atom.last) in (COMMA, POSS)


def _sentence_start(toks: Tokens, i: int) -> bool:
    return i <= 0 or toks.classes[i - 1] in BREAKS


def weekday(toks: Tokens, atom: Atom) -> bool:
    """A bare weekday: not "Sun" the star, "Sat", nor "Friday Harbor", "Ruby Tuesday", "the Friday Agreement"."""
    i = atom.first
    while i < atom.last and toks.classes[i] not in (KINDS["WEEKDAY"], WEEKDAY_ABBR):
        i += 1
    if kind(toks, i) == WEEKDAY_ABBR and toks.lower(i) in ("sun", "sat", "mon", "wed", "fri", "tue", "thu"):
        return kind(toks, atom.last - 1) == DOT or (
            toks.word(i - 1) in ("(", "on", "next", "last") and toks.word(atom.last) in (")", ",", ".")
        )
    if not toks.word(i)[:1].isupper():
        return False
    if atom.last - atom.first > 1:
        return True
    before, after = toks.word(i - 1), toks.word(i + 1)
    if after in (
        "Agreement",
        "Accord",
        "Accords",
        "Group",
        "Club",
        "Times",
        "Mirror",
        "Post",
        "Telegraph",
        "Herald",
        "Night",
        "Morning",
    ):
        return after in ("Night", "Morning") and False
    return before not in (
        "Good",
        "Black",
        "Ruby",
        "Bloody",
        "Super",
        "Cyber",
        "Ash",
        "Palm",
        "Easter",
        "Holy",
        "Giving",
    )


def year(toks: Tokens, atom: Atom) -> bool:
    """A bare year: not "1,900", "$1995", "1996 people", "room 1812", "1500 meters"."""
    if atom.last - atom.first > 1:
        return not (kind(toks, atom.last) in (PERCENT,) or toks.lower(atom.last) in COUNTED)
    before, after = kind(toks, atom.first - 1), kind(toks, atom.last)
    if before == MONEY or after == PERCENT or toks.lower(atom.last) in COUNTED or _glued(toks, atom):
        return False
    if toks.lower(atom.last) in ("hours", "gmt", "utc", "years", "days", "weeks", "months", "times", "minutes"):
        return False
    if before in (HYPHEN,) and toks.glued(atom.first):
        return toks.lower(atom.first - 2) in ("post", "pre", "mid", "early", "late", "then", "pro")
    if after == HYPHEN and toks.glued(atom.last) and kind(toks, atom.last + 1) in AMOUNTS:
        return False
    word = toks.lower(atom.first - 1)
    if word in (
        "no",
        "number",
        "room",
        "flight",
        "route",
        "highway",
        "page",
        "model",
        "least",
        "most",
        "some",
        "nearly",
        "almost",
        "about",
        "than",
        "roughly",
    ):
        return (
            word in ("about", "than") and 1800 <= (atom.frame.year or 0) <= 2100 and kind(toks, atom.last) != KINDS["X"]
        )
    number = atom.frame.year or 0
    if atom.frame.two_digit:
        return True
    if 1900 <= number <= 2060:
        return True
    return word in PREPOSITIONS and number >= 1200 and kind(toks, atom.last) not in AMOUNTS


def clock(toks: Tokens, atom: Atom) -> bool:
    """A bare "7:15" is a time after "at", "by", "from" …; otherwise a score or a ratio."""
    if atom.last - atom.first > 1:
        return True
    word = toks.lower(atom.first - 1)
    return word in ("at", "by", "from", "until", "till", "before", "after", "around", "about", "to", "between", "past")


def noon(toks: Tokens, atom: Atom) -> bool:
    """noon, midnight; not "High Noon", "Midnight Run", "Midnight's Children"."""
    return toks.word(atom.first).islower() or _sentence_start(toks, atom.first)


def season(toks: Tokens, atom: Atom) -> bool:
    """A season with a word that makes it one: "the fall of 1998", "in spring"; not "to fall", "the fall of Saigon"."""
    if atom.last - atom.first > 1 and not (toks.lower(atom.first) == "the" and atom.last - atom.first == 2):
        return not (atom.frame.season in ("FA", "SP") and toks.lower(atom.last) == "of")
    word = toks.lower(atom.first - 1)
    name = toks.lower(atom.last - 1)
    if name in ("fall", "spring", "springtime"):
        return word in ("in", "by", "since", "until", "during", "late", "early") and toks.lower(atom.last) not in (
            "in",
            "of",
            "from",
            "to",
        )
    return (
        word
        in (
            "in",
            "by",
            "since",
            "until",
            "during",
            "over",
            "through",
            "late",
            "early",
            "for",
            "this",
            "of",
            "all",
            "before",
            "after",
        )
        and kind(toks, atom.last) != CAP
    )


def length(toks: Tokens, atom: Atom) -> bool:
    """An amount of time; not "a week" in "700 seats a week", which is a set, nor "Day One"."""
    before = toks.lower(atom.first - 1)
    after = toks.lower(atom.last)
    if kind(toks, atom.first - 1) == MONEY or (
        toks.glued(atom.first) and kind(toks, atom.first - 1) in (SLASH, DOT, MONEY)
    ):
        return False
    if kind(toks, atom.last) == HYPHEN and toks.lower(atom.last + 1) in ("ago", "earlier", "long"):
        return False
    if after == "old" or (kind(toks, atom.last) == HYPHEN and toks.lower(atom.last + 1) == "old"):
        return False
    first = toks.lower(atom.first)
    if first in ("a", "an") and atom.last - atom.first == 2:
        return not per_amount(toks, atom.first)
    if atom.frame.unit in ("TS",) and kind(toks, atom.last - 1) == KINDS["SECOND"]:
        return False
    if atom.frame.unit == "Q" and toks.lower(atom.last - 1) == "quarter":
        return False
    if atom.frame.unit == "Q" and kind(toks, atom.last - 2) == HYPHEN:  # "three-quarters" is a fraction
        return False
    return before not in ("u.s", "top")


def per_amount(toks: Tokens, i: int) -> bool:
    """Token ``i`` ("a" of "a year") follows a quantity: "$500 million a year", "20 flights a week", "358,000 a month"."""
    words = 0
    for j in range(i - 1, max(i - 4, -1), -1):
        if toks.classes[j] in AMOUNTS or toks.classes[j] == PERCENT:
            return words < 3
        if toks.classes[j] in (KINDS["UNITS"], KINDS["UNIT"]) and words == 0:
            words += 1
            continue
        if (
            not toks.word(j)[:1].isalpha()
            or not toks.word(j).islower()
            or toks.lower(j) in PREPOSITIONS
            or toks.lower(j) in ("is", "was", "after", "within", "lasts", "took", "has", "had")
        ):
            return False
        words += 1
    return False


def a_unit_set(toks: Tokens, atom: Atom) -> bool:
    """($500 million) a year."""
    if toks.lower(atom.last) in ("ago", "earlier", "later", "before", "after", "and", "old"):
        return False
    return per_amount(toks, atom.first)


def plural(toks: Tokens, atom: Atom) -> bool:
    """(for) weeks, (in the) days (before); not "24 hours", "two of the days"."""
    if atom.last - atom.first > 1 and toks.lower(atom.first) != "the":
        return True
    if toks.word(atom.last - 1)[:1].isupper():
        return False
    before = toks.lower(atom.first - 1)
    if toks.lower(atom.last) in ("old",):
        return False
    if toks.lower(atom.last - 1) == "seconds":
        return before in ("in", "within", "of", "for")
    return before in (
        "for",
        "in",
        "within",
        "of",
        "after",
        "over",
        "before",
        "during",
        "took",
        "take",
        "takes",
        "only",
        "just",
        "lasted",
        "last",
        "about",
        "through",
        "by",
        "into",
        "spent",
        "these",
        "those",
        "first",
        "last",
        "with",
        "than",
        "and",
    ) or toks.lower(atom.last) in ("before", "after", "later", "earlier", "of")


def age(toks: Tokens, atom: Atom) -> bool:
    """An age."""
    return True


def the_unit(toks: Tokens, atom: Atom) -> bool:
    """the year, the quarter, the weekend: as a period, not "the year-end", "the quarter century"."""
    after = toks.lower(atom.last)
    if kind(toks, atom.last) == HYPHEN or after in (
        "before",
        "after",
        "when",
        "that",
        "he",
        "she",
        "they",
        "of",
        "century",
    ):
        return atom.frame.unit == "WE" or (after == "of" and False)
    return toks.lower(atom.first - 1) not in ("of",) or True


def vague(toks: Tokens, atom: Atom) -> bool:
    """recently, current, the past; not "the recent past" twice, nor "past" before a noun."""
    last = toks.lower(atom.last - 1)
    if last == "past":
        return (
            toks.lower(atom.first - 1) in ("in", "of", "from", "with", "than")
            and kind(toks, atom.last) in (*BREAKS, COMMA, KINDS["X"])
            and toks.lower(atom.last) not in COUNTED
        )
    if last == "future":
        return True
    if last in ("recent", "current"):
        return True
    return True


def ordinal_day(toks: Tokens, atom: Atom) -> bool:
    """ "March 30" followed by a counted thing is a month and a number: "In March 30 people died"."""
    if atom.frame.month is not None and toks.classes[atom.last - 1] == KINDS["INT1"]:
        after = toks.lower(atom.last)
        if after in COUNTED or kind(toks, atom.last) == PERCENT:
            return False
    return not _glued(toks, atom)


def now(toks: Tokens, atom: Atom) -> bool:
    """now; not "NOW" the organisation, "now that"."""
    word = toks.word(atom.first)
    return word.islower() or (word[0].isupper() and not word.isupper() and not _sentence_start(toks, atom.first))


CHECKS = {
    "month": month,
    "month-day": ordinal_day,
    "weekday": weekday,
    "year": year,
    "clock": clock,
    "noon": noon,
    "season": season,
    "length": length,
    "a-unit-set": a_unit_set,
    "plural-length": plural,
    "age": age,
    "the-unit": the_unit,
    "vague": vague,
    "now": now,
}
_ = Kind
