"""Grammar of lengths of time: three months, the past two weeks, weeks, decades-long, 26-year-old."""

from __future__ import annotations

from fractions import Fraction

from extractors.time.durations import unit_code
from extractors.time.frames import Frame, Kind
from extractors.time.lexer import classes
from extractors.time.rules import Match, Rulebook
from extractors.time.words import words

BOOK = Rulebook()
YEAR4 = classes()["YEAR4"]
SMALL = frozenset((classes()["NUM"], classes()["INT1"], classes()["INT"]))
DAY_KINDS = words("day_kinds")
UNIT_SINGULAR = frozenset(["day", "week", "month", "quarter", "year", "decade", "hour", "minute"])


@BOOK.add(
    "stretch",
    "DURATION",
    "(?P<s>BACKFORTH|THIS PAST|THE? FOLLOWING|THE? PREVIOUS|THE LATEST|THESE LAST|THESE PAST) (?P<n>AMOUNT|VAGUE)?"
    "(?P<u>UNITS)",
    "(?P<s>THE? LAST|THE? NEXT|THE? PAST|THE? COMING) (?P<n>A? COUPLE OF?|HALF) (?P<u>UNITS|UNIT)",
    "(?P<s>THE? LAST|THE? NEXT|THE? PAST) (?P<n>)(?P<u>UNIT)(?=OR SO)",
    "(?P<s>THE? LAST|THE? NEXT|THE? PAST) (?P<n>)(?P<u>UNIT) (?P<h>AND A HALF)",
)
def stretch(m: Match) -> Frame | None:
    """the past two weeks, the next few days, coming months, the last couple of years, the past year and a half."""
    said = [m.toks.lower(i) for i in range(m.at("s"), m.found.end("s"))]
    side = 1 if any(w in ("next", "coming", "upcoming", "following", "ensuing", "subsequent") for w in said) else -1
    near = (
        "text"
        if any(w in ("following", "ensuing", "subsequent", "previous", "preceding", "prior") for w in said)
        else "dct"
    )
    amount = m.amount("n") if m.found["n"] else None
    if m.found.groupdict().get("h"):
        amount = Fraction(3, 2)
    mod = (
        "APPROX"
        if m.found["n"]
        and "couple" in m.toks.text[m.toks.begins[m.at("n")] : m.toks.ends[m.found.end("n") - 1]].lower()
        else None
    )
    return Frame(Kind.LENGTH, unit=unit_code(m, "u"), count=amount, shift=side, near=near, mod=mod)


@BOOK.add("within-the", "DURATION", "(?<=IN|X)THE (?P<u>UNIT)(?!OF|HYPHEN|POSS)")
def within_the(m: Match) -> Frame | None:
    """(within) the hour, the week, the month: one of them."""
    if m.toks.lower(m.first - 1) != "within" or m.code("u") not in ("TH", "D", "W", "M", "Y"):
        return None
    return Frame(Kind.LENGTH, unit=m.code("u"), count=Fraction(1))


@BOOK.add("recent-stretch", "DURATION", "THE? MORE? (?P<r>RECENT|FUTURE) (?P<u>UNITS)")
def recent(m: Match) -> Frame | None:
    """recent weeks, future quarters."""
    return Frame(Kind.LENGTH, unit=unit_code(m, "u"), shift=m.integer("r"), near="dct")


@BOOK.add(
    "length",
    "DURATION",
    "THE? (?:ORD|SECOND) (?P<n>EXACT MORE?) (?P<u>UNITS) (?:AND A HALF)?",
    "THE? (?P<n>EXACT MORE?|HALF A|A HALF(?=HYPHEN)) HYPHEN? (?P<u>ANYUNIT) (?:AND A HALF)?",
    "(?P<n>VAGUE) HYPHEN? (?P<u>ANYUNIT)",
    "(?P<n>ANOTHER) (?P<u>UNIT) (?:AND A HALF)?",
    "(?P<n>A? HALF) (?:A|HYPHEN)? (?P<u>UNIT)",
    "(?P<n>A) FULL? (?P<u>UNIT) AND A HALF",
    "(?P<n>A) (?:FULL)? (?P<u>UNIT)",
    weak=True,
)
def length(m: Match) -> Frame | None:
    """three months, a week, the first nine months, a 10-hour (tour), a minute and a half."""
    amount = m.amount("n")
    code = unit_code(m, "u")
    if amount is not None and amount <= 0:
        return None
    if m.toks.classes[m.at("n")] == YEAR4 and m.toks.lower(m.last - 1) in UNIT_SINGULAR:
        return None  # "2018 day five", "2000-year"
    if m.toks.classes[m.at("n")] == YEAR4 and m.toks.classes[m.at("n") + 1] in SMALL:
        return None  # "1988 nine-month profit"
    if m.toks.lower(m.last - 1) == "half" and m.last - 2 > m.at("u") and amount is not None:
        amount += Fraction(1, 2)
    if code == "WE" and m.toks.lower(m.at("n")) in ("a", "an"):
        return None
    if amount is not None and amount > 10**11:
        return None
    return Frame(Kind.LENGTH, unit=code, count=amount, quarter=ordinal_before(m))


def _quarter_of_century(m: Match) -> bool:
    return (m.code("q"), m.code("u")) == ("Q", "CE")


@BOOK.add(
    "length",
    "DURATION",
    "A (?P<q>UNIT) HYPHEN? (?P<u>UNIT)(?!EARLIER|LATER|AGO|HYPHEN)",
    "A (?P<q>UNIT) OF A (?P<u>UNIT)(?!EARLIER|LATER|AGO|HYPHEN)",
)
def quarter_century(m: Match) -> Frame | None:
    """a quarter century, a quarter-century, a quarter of a century, a quarter of an hour."""
    if (m.code("q"), m.code("u")) == ("Q", "TH") and m.last - m.first == 5:
        return Frame(Kind.LENGTH, unit="TM", count=Fraction(15))
    if not _quarter_of_century(m):
        return None
    return Frame(Kind.LENGTH, unit="Y", count=Fraction(25))


@BOOK.add("offset", "DATE", "A (?P<q>UNIT) HYPHEN? (?:OF A)? (?P<u>UNIT) (?P<s>AGO|EARLIER|LATER)")
def quarter_century_off(m: Match) -> Frame | None:
    """a quarter century later, a quarter of a century ago."""
    if not _quarter_of_century(m) or m.toks.lower(m.last) == "than":
        return None
    word = m.word("s")
    near = "dct" if word == "ago" else "text"
    return Frame(Kind.OFFSET, unit="Y", count=Fraction(25), shift=1 if word == "later" else -1, near=near)


@BOOK.add(
    "plural-length",
    "DURATION",
    "(?:THE (?:ORD|SECOND|LATEST)? )? (?P<u>UNITS) (?:OR UNITS)? (?P<l>HYPHEN LONG)?",
    weak=True,
)
def plural(m: Match) -> Frame | None:
    """(for) weeks, the days (before), decades-long."""
    return Frame(Kind.LENGTH, unit=unit_code(m, "u"), count=None)


@BOOK.add("long", "DURATION", "(?P<y>YEARLONG)", "(?P<n>EXACT HYPHEN)? (?P<u>UNIT) HYPHEN LONG")
def long(m: Match) -> Frame | None:
    """yearlong, monthslong, week-long, 18-month-long."""
    groups = m.found.groupdict()
    if groups.get("y"):
        return Frame(Kind.LENGTH, value=m.code("y"))
    return Frame(Kind.LENGTH, unit=m.code("u"), count=m.amount("n") if groups["n"] else Fraction(1))


@BOOK.add("length", "DURATION", "THE? (?P<n>EXACT) (?P<k>X X?|FULL|LONG|CALENDAR) (?P<u>UNITS)", weak=True)
def kind_of_days(m: Match) -> Frame | None:
    """five business days, 20 consecutive trading days, two full years."""
    between = {m.toks.lower(i) for i in range(m.at("k"), m.found.end("k"))}
    amount = m.amount("n")
    if not between <= DAY_KINDS or amount is None or not 0 < amount < 10**6:
        return None
    return Frame(Kind.LENGTH, unit=unit_code(m, "u"), count=amount)


@BOOK.add("plural-length", "DURATION", "(?:HEAP OF)? HEAP OF (?P<u>UNITS)")
def heaps(m: Match) -> Frame | None:
    """hundreds of years, tens of thousands of years, scores of days."""
    return Frame(Kind.LENGTH, unit=unit_code(m, "u"))


@BOOK.add("age", "DURATION", "(?P<n>EXACT) HYPHEN (?P<u>UNIT) HYPHEN? OLD", weak=True)
def age(m: Match) -> Frame | None:
    """26-year-old, 8-month-old (and not "37 years old", which is said of a person, not of a time)."""
    amount = m.amount("n")
    if amount is not None and amount <= 0:
        return None  # "two three-year-olds"
    return Frame(Kind.LENGTH, unit=m.code("u"), count=amount, shift=None, quant="AGE")


def ordinal_before(m: Match) -> int | None:
    """1 for "the first nine months": a stretch that begins with the year."""
    for i in range(m.first, m.at("n")):
        if m.toks.lower(i) == "first":
            return 1
    return None
