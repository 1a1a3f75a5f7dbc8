"""What is no date although it looks like one: names, verbs, amounts, scores. Looks only at the neighbours of a hit."""

from __future__ import annotations

from collections.abc import Callable

from extractors.time.frames import Atom
from extractors.time.lexer import Tokens, classes
from extractors.time.words import words

PREPOSITIONS, COUNTED = words("prepositions"), words("counted")
KINDS = classes()
CAP, POSS, HYPHEN, COMMA, PERCENT, MONEY = (KINDS[n] for n in ("CAP", "POSS", "HYPHEN", "COMMA", "PERCENT", "MONEY"))
NOUNS = frozenset((KINDS["X"], KINDS["CAP"]))
NAMES = frozenset((CAP, KINDS["NAMED"]))
PLAIN, DOT, SLASH = KINDS["X"], KINDS["DOT"], KINDS["SLASH"]
MONTH_AMB, MONTH_ABBR, WEEKDAY, WEEKDAY_ABBR = (
    KINDS[n] for n in ("MONTH_AMB", "MONTH_ABBR", "WEEKDAY", "WEEKDAY_ABBR")
)
MONTHS = frozenset(KINDS[n] for n in ("MONTH", "MONTH_AMB", "MONTH_ABBR"))
AMOUNTS = frozenset(KINDS[n] for n in ("INT1", "INT", "YEAR4", "NUM", "DECIMAL", "FRAC"))
DATE_STARTS = frozenset(KINDS[n] for n in ("MONTH", "MONTH_AMB", "MONTH_ABBR", "INT1", "CLOCK"))
DATED = frozenset(KINDS[n] for n in ("YEAR4", "NUMDATE", "ISO", "DEICTIC", "WEEKDAY", "COMMA"))
UNITS = frozenset((KINDS["UNIT"], KINDS["UNITS"]))
BREAKS = frozenset(KINDS[n] for n in ("PARA", "STOP"))
OPENERS = frozenset(KINDS[n] for n in ("PARA", "STOP", "QUOTE", "DASH", "OPEN", "COLON"))


def allowed(toks: Tokens, atom: Atom) -> bool:
    """The atom may stand as a time expression among its neighbours."""
    check = CHECKS.get(atom.rule)
    return check is None or check(toks, atom)


def kind(toks: Tokens, i: int) -> str:
    """Class character of token ``i``; empty outside the text."""
    return toks.classes[i] if 0 <= i < len(toks.classes) else ""


def opens(toks: Tokens, i: int) -> bool:
    """Token ``i`` begins a sentence, a quotation or the text."""
    return i <= 0 or toks.classes[i - 1] in OPENERS


def capital(toks: Tokens, i: int) -> bool:
    """Token ``i`` begins with a capital."""
    return toks.word(i)[:1].isupper()


def titled(toks: Tokens, i: int) -> bool:
    """A capitalised common word inside a sentence is part of a name: "High Noon", "The Daily Telegraph"."""
    return capital(toks, i) and not opens(toks, i)


def named(toks: Tokens, i: int) -> bool:
    """A capitalised day word beside a capitalised word: "Russia Today", "Today Show"; not "Fred Thompson, Yesterday"."""
    return capital(toks, i) and (kind(toks, i - 1) in NAMES or toks.word(i + 1) in ("Show", "Programme", "Program"))


def glued(toks: Tokens, atom: Atom) -> bool:
    """Part of a longer token: "MH-1996", "1996/B", "$1995"."""
    before = kind(toks, atom.first - 1)
    return toks.glued(atom.first) and before in (SLASH, DOT, MONEY, HYPHEN) and toks.word(atom.first - 2)[-1:].isalnum()


def month(toks: Tokens, atom: Atom) -> bool:
    """A bare month: "in May", "late March", "June's figures"; not "may be", "Theresa May", "April Smith"."""
    tail = kind(toks, atom.last - 1)
    if atom.last - atom.first > 1 and tail not in (MONTH_ABBR, DOT):
        return True
    first, code = toks.word(atom.first), toks.classes[atom.first]
    before = toks.lower(atom.first - 1)
    if code == MONTH_ABBR and tail != DOT and len(first) < 4:
        return (
            before in ("in", "since", "until", "by", "late", "early", "last", "next", "from")
            and kind(toks, atom.last) != CAP
        )
    if first.isupper() and len(first) > 3 and before not in PREPOSITIONS:
        return False
    if before in PREPOSITIONS:
        doubtful = code == MONTH_AMB and before in (
            "to",
            "that",
            "and",
            "or",
            "of",
            "for",
            "as",
            "than",
            "this",
            "with",
        )
        if doubtful and before in ("to", "and", "or") and kind(toks, atom.first - 2) in MONTHS:
            return True
        return not doubtful or kind(toks, atom.last) in BREAKS or kind(toks, atom.last) in (COMMA, POSS)
    if code == MONTH_AMB:
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


def year(toks: Tokens, atom: Atom) -> bool:
    """A bare year: not "1,900", "$1995", "1996 people", "room 1812", "2000-gallon"."""
    before, after = kind(toks, atom.first - 1), kind(toks, atom.last)
    if after == PERCENT or toks.lower(atom.last) in COUNTED:
        return False
    if atom.last - atom.first > 1:
        return True
    if before == MONEY or glued(toks, atom) and toks.lower(atom.first - 2) not in ("post", "pre", "mid", "then", "pro"):
        return False
    if kind(toks, atom.last) in UNITS or toks.lower(atom.last) in ("gmt", "utc", "times"):
        return False
    if after == HYPHEN and toks.glued(atom.last) and kind(toks, atom.last + 1) != KINDS["YEARRANGE"]:
        return toks.lower(atom.last + 1) in words("year_tails")
    word = toks.lower(atom.first - 1)
    noun = after in (PLAIN, CAP) and toks.lower(atom.last) not in PREPOSITIONS
    if word in words("numbered") or (word in words("more_or_less") and (noun or after in AMOUNTS)):
        return False
    number = atom.frame.year or 0
    if atom.frame.two_digit or 1900 <= number <= 2060:
        return True
    return (
        word in PREPOSITIONS
        and number >= 1000
        and after not in AMOUNTS
        and not (noun and word in ("of", "for", "with"))
    )


def clock(toks: Tokens, atom: Atom) -> bool:
    """A bare "7:15" is a time after "at", "by", "from" or behind a date; otherwise a score or a ratio."""
    if atom.last - atom.first > 1 or toks.word(atom.first).count(":") == 2:
        return True
    before = toks.lower(atom.first - 1)
    if before in ("at", "by", "from", "until", "till", "before", "after", "around", "about", "past", "since"):
        return True
    return kind(toks, atom.first - 1) in DATED and kind(toks, atom.first - 2) in (*DATED, *AMOUNTS, *MONTHS)


def noon(toks: Tokens, atom: Atom) -> bool:
    """noon, midnight; not "High Noon", "Midnight Run"."""
    return toks.lower(atom.first - 1) != "high" and not titled(toks, atom.first)


def season(toks: Tokens, atom: Atom) -> bool:
    """A season with a word that makes it one: "the fall of 1998", "in spring"; not "to fall", "the fall of Saigon"."""
    after, before, name = toks.lower(atom.last), toks.lower(atom.first - 1), toks.lower(atom.last - 1)
    article = toks.lower(atom.first) == "the" and atom.last - atom.first == 2
    doubtful = name in ("fall", "spring", "springtime")
    if titled(toks, atom.last - 1) and name != "springtime":
        return False
    if atom.last - atom.first > 1 and not article:
        return not (doubtful and after == "of")
    if doubtful:
        seasonal = ("in", "by", "since", "until", "during", "late", "early")
        return before in seasonal and after not in ("in", "of", "from", "to") and (article or before != "since")
    settings = (
        "in",
        "by",
        "since",
        "until",
        "during",
        "over",
        "through",
        "for",
        "of",
        "all",
        "before",
        "after",
        "throughout",
    )
    return before in settings and kind(toks, atom.last) != CAP and after not in ("olympics", "games", "school")


def bare_day(toks: Tokens, atom: Atom) -> bool:
    """(on) the 14th; not "on the 4th floor", "by the 20th century"."""
    after = toks.lower(atom.last)
    pronouns = (
        "he",
        "she",
        "they",
        "it",
        "we",
        "i",
        "the",
        "a",
        "at",
        "his",
        "her",
        "their",
        "when",
        "after",
        "with",
        "from",
    )
    return kind(toks, atom.last) not in (PLAIN, CAP) or after in pronouns


def half(toks: Tokens, atom: Atom) -> bool:
    """the first half (of the year), among figures; not of a match."""
    if atom.frame.year is not None or atom.frame.year_shift is not None:
        return True
    around = {toks.lower(i) for i in range(atom.first - 14, atom.last + 14)}
    money = any(kind(toks, i) in (MONEY, PERCENT) for i in range(atom.first - 14, atom.last + 14))
    return not around & words("sport") and (money or bool(around & words("figures")))


def stretch(toks: Tokens, atom: Atom) -> bool:
    """the last six weeks; not the verb in "could last six weeks"."""
    verb = toks.lower(atom.first) == "last" and toks.lower(atom.first - 1) in words("before_verb")
    return not verb


def length(toks: Tokens, atom: Atom) -> bool:
    """An amount of time; not "700 seats a week", which is a set, nor "a year-earlier loss", "three-quarters"."""
    after = toks.lower(atom.last)
    if kind(toks, atom.last) == HYPHEN and toks.lower(atom.last + 1) in (
        "ago",
        "earlier",
        "long",
        "old",
        "final",
        "finals",
    ):
        return False
    if after == "old" or glued(toks, atom) or toks.lower(atom.first) == "zero":
        return False
    if toks.lower(atom.first) in ("a", "an") and atom.last - atom.first == 2:
        return atom.frame.unit != "Q" and not per_amount(toks, atom.first)
    if kind(toks, atom.last - 1) == KINDS["SECOND"]:
        return kind(toks, atom.last - 2) == HYPHEN
    if (
        atom.frame.unit == "Q"
        and after == "of"
        and toks.lower(atom.last + 1) in ("a", "an", "the", "its", "their", "all")
    ):
        return False
    return not (
        atom.frame.unit == "Q" and kind(toks, atom.last - 2) == HYPHEN and toks.lower(atom.last - 1) == "quarters"
    )


def per_amount(toks: Tokens, i: int) -> bool:
    """Token ``i`` ("a" of "a year") follows a quantity: "$500 million a year", "20 flights a week", "24 hours a day"."""
    between = 0
    for j in range(i - 1, max(i - 4, -1), -1):
        if toks.classes[j] in AMOUNTS or toks.classes[j] == PERCENT:
            return True
        word = toks.word(j)
        if not word.isalpha() or not word.islower() or word in PREPOSITIONS or word in words("no_rate"):
            return False
        between += 1
    return False


def a_unit_set(toks: Tokens, atom: Atom) -> bool:
    """($500 million) a year; not "a year ago"."""
    if toks.lower(atom.last) in ("ago", "earlier", "later", "before", "after", "and", "old"):
        return False
    return per_amount(toks, atom.first)


def per_unit(toks: Tokens, atom: Atom) -> bool:
    """per month; not "miles per hour"."""
    return not (toks.lower(atom.first) == "per" and toks.lower(atom.first - 1) in words("speeds"))


def plural(toks: Tokens, atom: Atom) -> bool:
    """(for) weeks, (in the) days (before); not "two of the days"."""
    if atom.last - atom.first > 1 and toks.lower(atom.first) != "the":
        return True
    if capital(toks, atom.last - 1) or toks.lower(atom.last) == "old":
        return False
    before = toks.lower(atom.first - 1)
    if kind(toks, atom.first - 1) == HYPHEN or kind(toks, atom.first - 1) in AMOUNTS:
        return False
    if toks.lower(atom.last - 1) == "seconds":
        return before in ("in", "within", "of", "for")
    return before in words("before_plural") or toks.lower(atom.last) in ("before", "after", "later", "earlier", "of")


def the_unit(toks: Tokens, atom: Atom) -> bool:
    """the year, the quarter, the weekend as a period; not "the year-end", "athlete of the year"."""
    after = toks.lower(atom.last)
    if titled(toks, atom.last - 1):
        return False
    if toks.lower(atom.first - 1) == "of":
        noun = toks.lower(atom.first - 2)
        if noun in words("titles") or kind(toks, atom.first - 2) == CAP:
            return False
    if kind(toks, atom.last) in AMOUNTS:
        return False
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
        return atom.frame.unit == "WE"
    return True


def vague(toks: Tokens, atom: Atom) -> bool:
    """recently, current, the past; not "the past few", "an electric current"."""
    last, before, after = toks.lower(atom.last - 1), toks.lower(atom.first - 1), kind(toks, atom.last)
    if titled(toks, atom.last - 1):
        return False
    if last == "past":
        return before in ("in", "of", "from", "with", "than") and after in (*BREAKS, COMMA, PLAIN)
    if last == "future":
        return before in ("in", "for", "into")
    if last == "current":
        return (
            after in (PLAIN, CAP, KINDS["NAMED"], KINDS["NUM"], KINDS["INT1"])
            and before not in ("electric", "electrical", "ocean")
            and (toks.lower(atom.last) not in ("was", "is", "of", "were", "and", "that"))
        )
    return True


def ordinal_day(toks: Tokens, atom: Atom) -> bool:
    """ "March 30 people died" is a month and a number; "Flight 24 May" is no date."""
    if atom.frame.month is not None and toks.classes[atom.last - 1] == KINDS["INT1"]:
        if toks.lower(atom.last) in COUNTED or kind(toks, atom.last) == PERCENT:
            return False
    return not (glued(toks, atom) and kind(toks, atom.first - 1) != HYPHEN)


def now(toks: Tokens, atom: Atom) -> bool:
    """now, currently; not the particle that opens a sentence ("Now, here is the news"), nor "NOW" the organisation."""
    word = toks.word(atom.first)
    if word.lower() != "now":
        return word.islower() or opens(toks, atom.first)
    if not word.islower() and (
        not opens(toks, atom.first) or kind(toks, atom.last) != PLAIN or capital(toks, atom.last)
    ):
        return False
    return not (toks.lower(atom.last) == "and" and toks.lower(atom.last + 1) in ("then", "again"))


def plain_word(toks: Tokens, atom: Atom) -> bool:
    """today, tonight, overnight; not "USA Today", "World News Tonight", "overnight rates"."""
    if atom.rule == "overnight" and kind(toks, atom.last) in NOUNS:
        return toks.lower(atom.last) in PREPOSITIONS
    return not any(named(toks, i) for i in range(atom.first, atom.last))


def adverb_set(toks: Tokens, atom: Atom) -> bool:
    """daily, weekly; not "The Daily Telegraph", "the daily Le Monde", "a weekly newspaper"."""
    if titled(toks, atom.first):
        return False
    if toks.lower(atom.first) in ("quarterly", "monthly") and toks.lower(atom.last) in (
        "dividend",
        "dividends",
        "rate",
        "rates",
    ):
        return False
    return toks.lower(atom.last) not in words("papers") and kind(toks, atom.last) != CAP


def unit(toks: Tokens, atom: Atom) -> bool:
    """last week, Last Year over …; not "This Week With David Brinkley", "in Last Year's Model"."""
    return not capital(toks, atom.last - 1) or (opens(toks, atom.first) and not capital(toks, atom.last))


def spoken(toks: Tokens, atom: Atom) -> bool:
    """nineteen ninety-six; not "Nineteen Eighty-Four"."""
    return not titled(toks, atom.last - 1)


def year_end(toks: Tokens, atom: Atom) -> bool:
    """(by) year end; not "the year-end rally", "the month-end figures"."""
    return toks.lower(atom.first - 1) in (
        "by",
        "at",
        "before",
        "until",
        "since",
        "of",
        "through",
        "to",
        "from",
        "toward",
        "towards",
        "after",
    )


def named_day(toks: Tokens, atom: Atom) -> bool:
    """Christmas, Easter; not "Christmas Island", "Easter Rising", "Boxing Day Inc."."""
    after = toks.word(atom.last)
    if toks.classes[atom.first] == KINDS["NAMED"] and atom.last - atom.first == 1 and kind(toks, atom.first - 1) == CAP:
        return False  # "Johnnie Christmas"
    if after in words("weekday_names"):  # "the Good Friday Agreement"
        return False
    return after not in ("Island", "Islands", "Rising", "Seals", "Carol", "Inc", "Company", "Bunny", "Parade")


CHECKS: dict[str, Callable[[Tokens, Atom], bool]] = {
    "month": month,
    "month-day": ordinal_day,
    "weekday": weekday,
    "year": year,
    "year-end": year_end,
    "clock": clock,
    "noon": noon,
    "season": season,
    "length": length,
    "stretch": stretch,
    "half": half,
    "bare-day": bare_day,
    "per-unit": per_unit,
    "a-unit-set": a_unit_set,
    "plural-length": plural,
    "the-unit": the_unit,
    "vague": vague,
    "now": now,
    "unit": unit,
    "spoken-year": spoken,
    "adverb-set": adverb_set,
    "tonight": plain_word,
    "overnight": plain_word,
    "deictic-day": plain_word,
    "named-day": named_day,
}
