"""Grammar of the n-th of something: the first week of October, the first Monday in May, the 20th of next month."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from extractors.time.frames import Frame, Kind
from extractors.time.grammar_dates import shift_of
from extractors.time.rules import Match, Rulebook

BOOK = Rulebook()
EDGE_WORDS = {
    **dict.fromkeys(("first", "opening", "early"), "START"),
    **dict.fromkeys(("last", "final", "closing", "dying", "waning"), "END"),
}
#: What may stand behind "on the 14th"; a noun in capitals makes it something else ("the 14th Army").
BEHIND_DAY = "(?=STOP|COMMA|PARA|AND|OR|IN|X|CAP|ON|TO|THE|A|AT|FROM|CLOSE|AFTER|BEFORE|FEW|FOR|BY|THAT|AS|$|OF CAP)"
WHOLE = "(?:(?P<m>MON) (?:COMMA? (?P<y>YR))?|(?P<s>THE? NEXT|THE? LAST|THIS|THAT|THE) (?P<v>UNIT)|(?P<z>YR))"


#: "all of the 9th", "at five in the afternoon of the 6th"
OF_DAY = frozenset(("all", "most", "part", "morning", "afternoon", "evening", "night"))


def day_of(m: Match, shift: int, near: str, part: str | None = None) -> Frame | None:
    """The day of the month that group ``d`` says, so many months off; None where no month has it."""
    day = m.ordinal("d")
    if not day or day > 31:
        return None
    return Frame(Kind.NTH, unit="D", count=Fraction(day), shift=shift, near=near, part=part)


@BOOK.add("nth-unit", "DATE", f"THE? (?P<n>ORDS|LAST) (?P<u>UNIT|WEEKDAY) (?:OF|IN) {WHOLE}")
def nth_unit(m: Match) -> Frame | None:
    """the first week of October, the last weekend of 2016, the first Monday in May."""
    which = -1 if m.word("n") == "last" else m.ordinal("n")
    unit = m.code("u") or "WD"
    if which is None or which > 53 or unit not in ("D", "W", "WE", "M", "WD", "Y"):
        return None
    if m.has("v") and (
        m.code("v") not in ("M", "Y", "DE") or (m.toks.lower(m.at("s")) == "the" and m.found.end("s") - m.at("s") == 1)
    ):
        return None
    year, short = m.year("y") if m.has("y") else (m.year("z") if m.has("z") else (None, False))
    month = m.integer("m") if m.has("m") else None
    shift, near = shift_of(m, "s")
    year_shift = shift if m.has("v") and m.code("v") == "Y" else None
    month_shift = shift if m.has("v") and m.code("v") == "M" else None
    if unit in ("M", "Y") and (month or month_shift is not None):
        return None
    weekday = m.integer("u") if unit == "WD" else None
    return Frame(
        Kind.NTH, year=year, two_digit=short, month=month, weekday=weekday, unit=unit, count=Fraction(which),
        year_shift=year_shift, shift=month_shift, near=near,
    )  # fmt: skip


@BOOK.add("per-unit", "SET", "THE? (?:ORDS|LAST) (?:UNIT|WEEKDAY) OF EVERY (?P<u>UNIT)")
def nth_of_every(m: Match) -> Frame | None:
    """the last Friday of every month, the first day of each quarter."""
    value = {"M": "P1M", "Q": "P1Q", "Y": "P1Y"}.get(m.code("u") or "")
    return Frame(Kind.REPEAT, value=value, quant=m.toks.lower(m.at("u") - 1).upper()) if value else None


@BOOK.add("day-of-month", "DATE", "THE? (?P<d>ORDS) UNIT? OF (?P<s>SHIFT|THE NEXT|THE LAST) (?P<u>UNIT)")
def day_of_month(m: Match) -> Frame | None:
    """the 20th of next month, the 21st of this month."""
    shift, near = shift_of(m, "s")
    return day_of(m, shift or 0, near) if m.code("u") == "M" else None


@BOOK.add(
    "bare-day",
    "DATE",
    f"(?<=ON|BY) THE (?P<d>ORDNUM) (?!LINK THE? ORDNUM OF? MON) {BEHIND_DAY}",
    "(?<=UNTIL|SINCE|TO|FROM) THE (?P<d>ORDNUM) (?=STOP|COMMA|PARA|CLOSE|AND|X|$)",
    "(?<=THE ORDNUM AND)(?P<d>ORDNUM)(?=STOP|COMMA|PARA|CLOSE|$)",
    "(?<=FROM) THE (?P<d>ORDNUM) (?=(?:TO|UNTIL) THE ORDNUM)",
    "(?<=X OF|PART OF) THE (?P<d>ORDNUM) (?=STOP|COMMA|PARA|CLOSE|AND|$)",
    weak=True,
)
def bare_day(m: Match) -> Frame | None:
    """(beaten off on) the 14th, (put back to) the 22nd, (all of) the 9th: a day of the month the story is at."""
    if m.toks.lower(m.first - 1) == "of" and m.toks.lower(m.first - 2) not in OF_DAY:
        return None
    return day_of(m, 0, "text")


@BOOK.add("told-day", "DATE", "(?<=ON) THE (?P<n>ORD|SECOND) (?P<u>UNIT)(?!OF|HYPHEN|AFTER|BEFORE|IN)")
def told_day(m: Match) -> Frame | None:
    """(on) the second day (Longstreet was slow): of the battle a history tells of; news says it of any trial."""
    number = m.ordinal("n")
    if m.code("u") != "D" or number is None or not 2 <= number <= 10:
        return None
    return Frame(Kind.NTH, unit="ND", count=Fraction(number), near="text")


@BOOK.add(
    "part-of-bare-day",
    "TIME",
    "THE (?P<e>EARLY|LATE)? (?P<p>PART) OF THE (?P<d>ORDNUM) (?:(?:LINK|SLASH) THE? ORDNUM)?(?!OF|HYPHEN|UNIT|PERIOD)",
)
def part_of_bare_day(m: Match) -> Frame | None:
    """(on) the night of the 13th, the early morning of the 8th."""
    frame = day_of(m, 0, "text", part=m.code("p"))
    return replace(frame, mod=m.code("e")) if frame is not None and m.has("e") else frame


@BOOK.add("month-of", "DATE", "THE UNIT OF (?P<m>MON) (?:(?:COMMA|OF)? (?P<y>YR))?")
def month_of(m: Match) -> Frame | None:
    """the month of April."""
    if m.toks.worth[m.first + 1] != "M":
        return None
    year, short = m.year("y") if m.has("y") else (None, False)
    return Frame(Kind.CALENDAR, month=m.integer("m"), year=year, two_digit=short)


@BOOK.add("within-unit", "DATE", "(?P<e>EARLIER|LATER|EARLY|LATE) IN THE (?P<u>UNIT)")
def within_unit(m: Match) -> Frame | None:
    """earlier in the week, late in the year."""
    if m.code("u") not in ("W", "M", "Y"):
        return None
    mod = "START" if m.word("e") in ("earlier", "early") else "END"
    return Frame(Kind.UNIT, unit=m.code("u"), count=Fraction(0), mod=mod)


@BOOK.add("after-next", "DATE", "THE (?P<u>UNIT|WEEKDAY) (?P<s>AFTER|BEFORE) (?P<t>NEXT|LAST)(?!WEEKDAY|UNIT|MONTH)")
def after_next(m: Match) -> Frame | None:
    """the week after next, the year before last, the Friday before last."""
    sign = m.integer("s") or 0
    if (sign > 0) != (m.word("t") == "next") or m.code("u") in ("TH", "TM"):
        return None
    if m.code("u") is None:
        return Frame(Kind.CALENDAR, weekday=m.integer("u"), shift=sign, count=Fraction(7 * sign))
    return Frame(Kind.UNIT, unit=m.code("u"), count=Fraction(2 * sign))


@BOOK.add(
    "edge-days",
    "DATE",
    "THE (?P<n>ORD|LAST|FINAL|X|EARLY) (?:FEW|NUM)? (?P<u>UNITS) OF (?P<m>MON) (?:COMMA? (?P<y>YR))?",
    "THE (?P<n>ORD|LAST|FINAL|X|EARLY) FEW? (?P<u>UNITS) OF (?P<m>)(?P<y>YEAR4)",
    "THE (?P<n>ORD|LAST|FINAL|X|EARLY) FEW? (?P<u>UNITS) OF (?P<m>)(?P<y>)(?P<s>SHIFT|THE NEXT) (?P<v>UNIT)",
)
def edge_days(m: Match) -> Frame | None:
    """the first days of October, the last weeks of May 1945, the early months of the following year."""
    mod = EDGE_WORDS.get(m.word("n"))
    if mod is None or m.code("u") not in (("D", "W") if m.has("m") else ("D", "W", "M")):
        return None
    if m.found.groupdict().get("s"):
        shift, near = shift_of(m, "s")
        coarse = m.code("v") in ("Y", "M") and m.code("v") != m.code("u") and shift is not None
        return Frame(Kind.UNIT, unit=m.code("v"), count=Fraction(shift or 0), near=near, mod=mod) if coarse else None
    year, short = m.year("y") if m.has("y") else (None, False)
    return Frame(Kind.CALENDAR, month=m.integer("m"), year=year, two_digit=short, mod=mod)
