"""Grammar of reporting periods: the quarter, year-end, the latest period, the year-earlier quarter, full-year."""

from __future__ import annotations

from fractions import Fraction

from extractors.time.durations import CLOCK_UNITS
from extractors.time.frames import Frame, Kind
from extractors.time.lexer import classes
from extractors.time.rules import Match, Rulebook

BOOK = Rulebook()
#: Before "mid-century" where it is a date and not a style of furniture.
AT_CENTURY = frozenset(("by", "at", "until", "till", "since", "around", "before", "after"))
ENDED = classes()["ENDED"]


@BOOK.add("the-unit", "DATE", "THE (?P<f>FULL|FISCAL|CALENDAR)? (?P<u>UNIT)", weak=True)
def the_unit(m: Match) -> Frame | None:
    """the year, the quarter, the weekend, the week (ended …), (the rest of) the decade."""
    code = m.code("u")
    if code in ("W", "M") and m.toks.classes[m.last : m.last + 1] == ENDED:
        return Frame(Kind.BUSINESS, unit=code, count=Fraction(0))
    if code == "DE":
        return Frame(Kind.UNIT, unit=code, count=Fraction(0))
    if code in ("Q", "WE") or (code == "Y"):
        return Frame(
            Kind.BUSINESS if code != "WE" else Kind.UNIT,
            unit=code,
            count=Fraction(0),
            shift=0,
            fiscal=m.word("f") in ("fiscal", "financial"),
        )
    return None


@BOOK.add(
    "year-end",
    "DATE",
    "THE? FISCAL? (?P<u>UNIT) (?:HYPHEN|POSS)? (?P<e>EDGE) (?P<y>YEAR4)?",
    "(?P<u>)(?P<e>YEAR_END) (?P<y>YEAR4)?",
    weak=True,
)
def year_end(m: Match) -> Frame | None:
    """(by) year end, (at) the year-end, (by) century's end."""
    if m.found["u"] and (m.code("u") not in ("Y", "M", "W", "CE") or m.word("e") != "end"):
        return None
    if m.code("u") in ("CE", "W"):
        return Frame(Kind.UNIT, unit=m.code("u"), count=Fraction(0), mod="END")
    if m.found["y"]:
        return Frame(Kind.CALENDAR, year=m.integer("y"), mod="END")
    return Frame(Kind.BUSINESS, unit=m.code("u") or "Y", count=Fraction(0), shift=0, mod="END")


@BOOK.add("year-middle", "DATE", "(?P<m>MIDYEAR)", "MID HYPHEN? (?P<u>UNIT)", weak=True)
def middle(m: Match) -> Frame | None:
    """(by) midyear, mid-year (results), midweek, (by) mid-century."""
    code = m.code("m") if m.found.groupdict().get("m") else m.code("u")
    if code == "Y":
        return Frame(Kind.BUSINESS, unit="Y", count=Fraction(0), shift=0, mod="MID")
    when = code in ("W", "M") or (code == "CE" and m.toks.lower(m.first - 1) in AT_CENTURY)
    return Frame(Kind.UNIT, unit=code, count=Fraction(0), mod="MID") if when else None


@BOOK.add(
    "reported-period", "DATE", "THE (?P<u>UNIT|PERIOD)(?=STOP|COMMA|PARA|TO|FROM|X|AS|AND|QUOTE|DASH|$)", weak=True
)
def reported(m: Match) -> Frame | None:
    """(sales for) the month, (profit in) the period: the one the figures are of."""
    code = m.code("u") or "PERIOD"
    return Frame(Kind.BUSINESS, unit=code, count=Fraction(0), shift=0) if code in ("W", "M", "PERIOD") else None


@BOOK.add("latest-period", "DATE", "THE (?:LATEST|CURRENT|MORE? RECENT|MOST RECENT) (?:FISCAL)? (?P<u>UNIT|PERIOD)")
def latest(m: Match) -> Frame | None:
    """the latest quarter, the latest period, the latest week."""
    code = m.code("u") or "PERIOD"
    if code == "D" or code in CLOCK_UNITS:
        return None
    return Frame(Kind.BUSINESS, unit=code, count=Fraction(0))


@BOOK.add(
    "year-earlier",
    "DATE",
    "(?P<t>THE? CURRENT?)? (?P<v>UNIT) HYPHEN (?P<s>AGO|EARLIER|BEFORE) (?P<n>ORD|SECOND)? HYPHEN? (?P<u>UNIT|PERIOD)",
    "(?P<t>THE (?:COMPARABLE|SAME)?) (?P<v>UNIT) HYPHEN (?P<s>AGO|EARLIER) (?P<n>)(?P<u>UNIT|PERIOD)",
    "(?P<t>THE) (?P<v>UNIT) HYPHEN (?P<s>AGO|EARLIER) (?P<n>)(?P<u>EXACT UNITS)",
    "(?P<t>)(?P<v>UNIT) HYPHEN (?P<s>AGO|EARLIER)(?P<n>)(?P<u>)",
    "(?P<t>THE) (?P<v>UNIT) (?P<s>AGO|EARLIER|BEFORE) (?P<n>ORD|SECOND)? HYPHEN? (?P<u>UNIT|PERIOD)",
)
def year_earlier(m: Match) -> Frame | None:
    """the year-earlier quarter, year-ago, the year-ago third quarter."""
    if m.code("v") != "Y":
        return None
    if m.found["u"] and m.toks.lower(m.last - 1) == "months":
        return Frame(Kind.LENGTH, unit="M", count=m.amount("u"))
    named = m.integer("n") if m.found["n"] else None
    return Frame(
        Kind.BUSINESS, unit=(m.code("u") or "PERIOD") if m.found["u"] else "PERIOD", count=Fraction(-1), quarter=named
    )


@BOOK.add("same-period", "DATE", "THE (?:COMPARABLE|SAME) (?P<u>PERIOD)(?!OF|HYPHEN|IN|LAST|A|THE|YEAR4|UNIT)")
def same_period(m: Match) -> Frame | None:
    """(in) the same period: that which the report is about."""
    return Frame(Kind.BUSINESS, unit="PERIOD", count=Fraction(0))


@BOOK.add("year-period", "DATE", "THE (?:SAME|COMPARABLE)? (?P<y>YEAR4) (?P<u>PERIOD|UNIT)")
def year_period(m: Match) -> Frame | None:
    """the 1989 period."""
    if m.code("u") not in (None, "Q"):
        return None
    return Frame(Kind.BUSINESS, unit="PERIOD", year=m.integer("y"))


@BOOK.add("new-year", "DATE", "THE (?P<n>X|CAP|NAMED) (?P<u>UNIT)(?!HYPHEN|POSS|CAP)")
def new_year(m: Match) -> Frame | None:
    """(in) the new year: the one that begins nearest by."""
    if m.word("n") != "new" or m.code("u") != "Y":
        return None
    return Frame(Kind.UNIT, unit="TURN", count=Fraction(1), near="text")


@BOOK.add("quarter-named", "DATE", "(?P<n>ORD|SECOND) HYPHEN PERIOD", "THE (?P<n>)(?P<m>MONTH) (?P<u>UNIT)")
def quarter_named(m: Match) -> Frame | None:
    """third-period (profit), the September quarter: the quarter by its number or its last month."""
    if m.has("n"):
        number = m.ordinal("n") or 9
        return Frame(Kind.CALENDAR, quarter=number) if number <= 4 else None
    month = m.integer("m") or 1
    return Frame(Kind.CALENDAR, quarter=(month - 1) // 3 + 1) if m.code("u") == "Q" else None


@BOOK.add("fiscal-range", "DATE", "(?P<q>QNUM) (?:HYPHEN|DASH|SLASH) (?P<z>INT1|INT)")
def fiscal_range(m: Match) -> Frame | None:
    """FY2012-13, FY24/25: one year, called after the one it ends in."""
    said, last = str(m.toks.worth[m.at("q")]), m.integer("z") or 0
    if said[:2].upper() != "FY" or not said[2:].isdigit() or (int(said[2:]) + 1) % 100 != last:
        return None
    return Frame(Kind.CALENDAR, year=int(said[2:]) + 1, two_digit=len(said) == 4, fiscal=True)
