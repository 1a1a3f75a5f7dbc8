"""When months, weekdays, years, seasons and clock times are no dates: names, verbs, amounts, scores."""

from __future__ import annotations

from extractors.time.frames import Atom
from extractors.time.lexer import Tokens
from extractors.time.neighbours import (
    AMOUNTS,
    BREAKS,
    CAP,
    COMMA,
    COUNTED,
    DATE_STARTS,
    DATED,
    DOT,
    HYPHEN,
    KINDS,
    MONEY,
    MONTH_ABBR,
    MONTH_AMB,
    MONTHS,
    PERCENT,
    PLAIN,
    POSS,
    PREPOSITIONS,
    UNITS,
    WEEKDAY,
    WEEKDAY_ABBR,
    capital,
    glued,
    kind,
    opens,
    titled,
)
from extractors.time.words import words

EDGES = frozenset((KINDS["EDGE"], KINDS["MID"]))
#: Before "May" and "March" and a noun: no verb, no family name.
OWNERS = frozenset(("the", "a", "its", "their", "his", "her", "our", "both", "whose", "early", "late", "mid"))


def month(toks: Tokens, atom: Atom) -> bool:
    """A bare month: "in May", "late March", "June's figures"; not "may be", "Theresa May", "April Smith"."""
    tail = kind(toks, atom.last - 1)
    if atom.last - atom.first > 1 and tail not in (MONTH_ABBR, DOT):
        return True
    first, code = toks.word(atom.first), toks.classes[atom.first]
    if code == MONTH_AMB and toks.word(atom.last) in words("month_names"):
        return False
    if toks.lower(atom.last) in words("deliveries"):
        return True  # "March wheat fell 2 cents"
    before = toks.lower(atom.first - 1)
    if code == MONTH_ABBR and tail != DOT and len(first) < 4:
        if before in ("to", "and", "or") and kind(toks, atom.first - 2) in MONTHS:
            return True
        return (
            before in ("in", "since", "until", "by", "late", "early", "last", "next", "from")
            and kind(toks, atom.last) != CAP
        )
    if first.isupper() and len(first) > 3 and before not in PREPOSITIONS:
        return False
    if before == "of" and kind(toks, atom.first - 2) in EDGES:
        return True  # "from the end of March to the middle of May"
    if before in PREPOSITIONS:
        doubtful = code == MONTH_AMB and before in words("before_may")
        if doubtful and before in ("to", "and", "or") and kind(toks, atom.first - 2) in MONTHS:
            return True
        return not doubtful or kind(toks, atom.last) in BREAKS or kind(toks, atom.last) in (COMMA, POSS)
    if code == MONTH_AMB:
        if kind(toks, atom.first - 1) == POSS or before in OWNERS:  # "the country's March election", "the May vote"
            after = toks.word(atom.last)
            return kind(toks, atom.last) == PLAIN and after.islower() and after not in words("kin")
        return kind(toks, atom.last) == POSS and kind(toks, atom.first - 1) != CAP
    if kind(toks, atom.first - 1) == CAP and not opens(toks, atom.first - 1):
        return False
    return not (kind(toks, atom.last) == CAP and len(toks.word(atom.last)) > 1)


def weekday(toks: Tokens, atom: Atom) -> bool:
    """A bare weekday: not "Sun" the star, "Sat", nor "Friday Harbor", "Ruby Tuesday", "the Friday Agreement"."""
    i = atom.first
    while i < atom.last - 1 and toks.classes[i] not in (WEEKDAY, WEEKDAY_ABBR):
        i += 1
    if kind(toks, i) == WEEKDAY_ABBR and toks.lower(i) not in ("tues", "thurs", "thur"):
        if toks.word(i - 1) in ("on", "next", "last", "On", "Next", "Last", "("):
            return toks.word(i + 1) in (".", ",", ")")
        j = i + 2 if toks.word(i + 1) in (".", ",") else i + 1
        return kind(toks, j) in DATE_STARTS
    if not capital(toks, i):
        return False
    if atom.last - atom.first > 1 and toks.word(i + 1).lower() == toks.word(i + 1):
        return True
    if toks.word(i + 1) in words("weekday_names") or toks.word(i - 1) in words("named_before"):
        return False
    return not (kind(toks, i - 1) == CAP and kind(toks, i + 1) == CAP and toks.word(i - 1) == "The")


def weekdays(toks: Tokens, atom: Atom) -> bool:
    """Fridays, Friday nights; not "Fridays for Future", the movement."""
    return not (toks.lower(atom.last) == "for" and toks.word(atom.last + 1) == "Future")


#: A number in brackets after one of these is another notation of the hour: "at 3 p.m. (1500)".
CLOCKS = frozenset(KINDS[n] for n in ("AMPM", "CLOCK", "ZONE", "TIME_WORD", "OCLOCK", "NOON"))

#: After these words a sentence goes on; nothing is counted: "Around 1890 he stopped".
SUBJECTS = frozenset(("he", "she", "it", "they", "we", "i", "his", "her", "their", "its"))


def year(toks: Tokens, atom: Atom) -> bool:
    """A bare year: not "1,900", "$1995", "1996 people", "room 1812", "2000-gallon"."""
    before, after = kind(toks, atom.first - 1), kind(toks, atom.last)
    opener = toks.word(atom.first - 1) == "In" and opens(toks, atom.first - 1)  # "In 1970 workers stayed out"
    if after == PERCENT or (toks.lower(atom.last) in COUNTED and not opener):
        return False
    if atom.last - atom.first > 1:
        return True
    if before == MONEY or (
        glued(toks, atom) and toks.lower(atom.first - 2) not in ("post", "pre", "mid", "then", "pro")
    ):
        return False
    if kind(toks, atom.last) in UNITS or toks.lower(atom.last) in ("gmt", "utc", "times"):
        return False
    if after == HYPHEN and toks.glued(atom.last) and kind(toks, atom.last + 1) != KINDS["YEARRANGE"]:
        return toks.lower(atom.last + 1) in words("year_tails")
    word = toks.lower(atom.first - 1)
    noun = after in (PLAIN, CAP) and toks.lower(atom.last) not in PREPOSITIONS | SUBJECTS
    if word in words("numbered") or (word in words("more_or_less") and (noun or after in AMOUNTS)):
        return False
    number = atom.frame.year or 0
    if atom.frame.two_digit or 1900 <= number <= 2060:
        return True
    if word == "the" and 1500 <= number < 1900 and after == PLAIN and toks.lower(atom.last) not in PREPOSITIONS:
        return True  # "the 1860 presidential election"
    if toks.lower(atom.first - 2) == "the" and before == PLAIN and 1500 <= number < 1900 and _one_noun(toks, atom.last):
        return True  # "the failed 1848 revolution"
    if word in OWNERS and number % 50 and 1500 <= number < 1900 and after == PLAIN and toks.word(atom.last).islower():
        return toks.lower(atom.last) not in PREPOSITIONS  # "a 1761 work"
    if word == "of" and number >= 1000 and toks.lower(atom.first - 2) in words("year_nouns"):
        return True
    row = before == COMMA and kind(toks, atom.first - 2) == KINDS["YEAR4"]  # "in 1300, 1301 and 1303"
    behind = atom.last + 1 + (after == COMMA and kind(toks, atom.last + 1) == KINDS["AND"])
    if row and number >= 1000 and after in (COMMA, KINDS["AND"]) and kind(toks, behind) == KINDS["YEAR4"]:
        return True
    if before == KINDS["OPEN"] and after == KINDS["CLOSE"] and number >= 1000:  # "her Flora (1814)"
        named = toks.word(atom.first - 2).isalpha() or kind(toks, atom.first - 2) == COMMA
        return named and kind(toks, atom.first - 2) not in CLOCKS
    if word in ("from", "at", "until", "till") and _hour(number) and not _of_old(toks, atom):
        return False  # "work resumed from 1600"
    noun = noun and not (toks.lower(atom.last) in words("past") and toks.lower(atom.first - 2) not in words("amounts"))
    return (
        word in PREPOSITIONS
        and number >= 1000
        and after not in AMOUNTS
        and not (noun and word in ("of", "for", "with"))
    )


def _hour(number: int) -> bool:
    """Four figures that may be an hour: 1600, 0930."""
    return number < 1800 and number % 100 in (0, 15, 30, 45) and number // 100 < 24


def _of_old(toks: Tokens, atom: Atom) -> bool:
    """Does the text name another year before 1900, or a century beside this one?"""
    near = {toks.lower(i) for i in range(max(atom.first - 12, 0), atom.last + 12)}
    if not near.isdisjoint(("century", "centuries", "king", "queen", "emperor", "dynasty", "ad", "bc")):
        return True
    years = (i for i, one in enumerate(toks.classes) if one == KINDS["YEAR4"] and not atom.first <= i < atom.last)
    return any(toks.word(i).isdigit() and 1000 <= int(toks.word(i)) < 1900 for i in years)


def _one_noun(toks: Tokens, i: int) -> bool:
    """A noun that is not counted: not "the remaining 1872 men"."""
    word = toks.lower(i)
    counted = word.endswith(("s", "men")) or word in ("people", "infantry", "cavalry")
    return kind(toks, i) == PLAIN and word not in PREPOSITIONS and not counted


def clock(toks: Tokens, atom: Atom) -> bool:
    """A bare "7:15" is a time after "at", "by", "from" or behind a date; otherwise a score or a ratio."""
    if atom.last - atom.first > 1 or toks.word(atom.first).count(":") == 2:
        return True
    before = toks.lower(atom.first - 1)
    if before in ("at", "by", "from", "until", "till", "before", "after", "around", "about", "past", "since"):
        return True
    if kind(toks, atom.first - 1) in ("", KINDS["PARA"]) and len(toks.word(atom.first)) == 5:  # "10:42 Trains will …"
        return toks.word(atom.last)[:1].isupper() and not toks.glued(atom.last)
    return kind(toks, atom.first - 1) in DATED and kind(toks, atom.first - 2) in DATED | AMOUNTS | MONTHS


def noon(toks: Tokens, atom: Atom) -> bool:
    """noon, midnight; not "High Noon", "Midnight Cowboy"."""
    if capital(toks, atom.first) and kind(toks, atom.last) == CAP and atom.last - atom.first == 1:
        return False
    return toks.lower(atom.first - 1) != "high" and not titled(toks, atom.first)


def ordinal_day(toks: Tokens, atom: Atom) -> bool:
    """ "March 30 people died" is a month and a number; "Flight 24 May" is no date."""
    article = toks.lower(atom.last - 2) == "the" and atom.last - atom.first == 3 and atom.frame.weekday is None
    if article and kind(toks, atom.last) == PLAIN and toks.lower(atom.last) not in PREPOSITIONS | SUBJECTS:
        return False  # "In April the first camps were set up"
    figure = atom.frame.month is not None and toks.classes[atom.last - 1] == KINDS["INT1"]
    if figure and (toks.lower(atom.last) in COUNTED or kind(toks, atom.last) == PERCENT):
        return False
    return not (glued(toks, atom) and kind(toks, atom.first - 1) != HYPHEN)


def spoken(toks: Tokens, atom: Atom) -> bool:
    """nineteen ninety-six; not "Nineteen Eighty-Four"."""
    return not titled(toks, atom.last - 1)
