"""Grammar of numbers as broadcasters say them: the nineteen sixties, nineteen oh five, six thirty p.m., 30-odd days."""

from __future__ import annotations

from fractions import Fraction

from extractors.time.durations import CLOCK_UNITS, unit_code
from extractors.time.frames import Frame, Kind
from extractors.time.grammar_clock import ZONES
from extractors.time.lexer import classes
from extractors.time.rules import Match, Rulebook
from extractors.time.words import words

BOOK = Rulebook()
CENTURIES = (17, 18, 19, 20)
MINUTES = frozenset((10, 15, 20, 30, 40, 45, 50))
#: A word after "two thousand one" makes it a count.
WORDS = (classes()["X"], classes()["CAP"], classes()["UNITS"], classes()["UNIT"], classes()["NUM"])


@BOOK.add("decade", "DATE", "(?:THE? (?P<e>MODS) HYPHEN?|THE)? (?P<c>NUM) HYPHEN? (?P<d>DECADE_WORD)")
def spoken_decade(m: Match) -> Frame | None:
    """the nineteen sixties, the late nineteen seventies."""
    century = m.integer("c")
    if century not in CENTURIES:
        return None
    decade = (century or 0) * 10 + (m.integer("d") or 0) // 10
    return Frame(Kind.CALENDAR, decade=decade, mod=m.code("e") if m.has("e") else None)


@BOOK.add("spoken-year", "DATE", "(?P<c>NUM) OH (?P<y>NUM)")
def year_of_hundred(m: Match) -> Frame | None:
    """nineteen oh five."""
    century, last = m.integer("c") or 0, m.integer("y") or 0
    return Frame(Kind.CALENDAR, year=century * 100 + last) if century in CENTURIES and 0 < last < 10 else None


@BOOK.add(
    "hour",
    "TIME",
    f"(?P<h>NUM) (?P<q>NUM) (?:HYPHEN? (?P<r>NUM))? (?P<a>AMPM) {ZONES}",
    "(?<=AT)(?P<h>NUM) (?P<q>NUM) (?P<r>)(?P<a>)(?P<z>)(?P<zm>)"
    "(?=STOP|PARA|$|COMMA|ON|WEEKDAY|THIS PART|DEICTIC|TONIGHT|LAST PART)",
)
def spoken_hour(m: Match) -> Frame | None:
    """six thirty p.m., seven forty-five a.m. eastern time, (at) six thirty (this morning)."""
    hour, minute, rest = m.integer("h") or 0, m.integer("q") or 0, m.integer("r") or 0
    if not 1 <= hour <= 12 or not 10 <= minute < 60 or rest > 9 or (rest and minute < 20):
        return None
    if not m.found["a"]:
        return Frame(Kind.CALENDAR, clock=f"{hour:02d}:{minute:02d}") if minute in MINUTES else None
    half = m.integer("a") or 0
    clock = f"{hour % 12 + half:02d}:{minute + rest:02d}"
    return Frame(Kind.CALENDAR, clock=clock, zone=m.code("z") or m.code("zm"), half_day=half)


@BOOK.add("offset", "DATE", "A (?P<u>UNIT) AND A HALF (?P<s>AGO|EARLIER|LATER)")
def one_and_a_half(m: Match) -> Frame | None:
    """a year and a half ago, a month and a half later."""
    code = m.code("u")
    sign = 1 if m.word("s") == "later" else -1
    if code == "WE" or (code in CLOCK_UNITS and m.word("s") != "ago"):
        return None
    return Frame(
        Kind.OFFSET, unit=code, count=Fraction(3, 2), shift=sign, near="dct" if m.word("s") == "ago" else "text"
    )


@BOOK.add("odd-length", "DURATION", "(?P<n>EXACT) HYPHEN (?P<k>FEW|X) (?P<u>UNITS)")
def odd(m: Match) -> Frame | None:
    """thirty-some years, 20-odd years, 30-plus days."""
    amount = m.amount("n")
    if m.word("k") not in words("odd") or amount is None or not 0 < amount < 10**6:
        return None
    return Frame(Kind.LENGTH, unit=unit_code(m, "u"), count=amount, mod="APPROX")


@BOOK.add("length", "DURATION", "A (?P<n>NUM NUMS|NUM AND NUMS|NUM) (?P<u>UNITS)", weak=True)
def hundred(m: Match) -> Frame | None:
    """a hundred and twenty days, a thousand years."""
    amount, first = m.amount("n"), m.integer("n") or 0
    return Frame(Kind.LENGTH, unit=unit_code(m, "u"), count=amount) if first >= 100 and amount else None


@BOOK.add("length", "DURATION", "A (?P<k>X) (?P<u>UNIT)", weak=True)
def a_single(m: Match) -> Frame | None:
    """a single day."""
    if m.toks.lower(m.at("k")) != "single" or m.code("u") == "WE":
        return None
    return Frame(Kind.LENGTH, unit=m.code("u"), count=Fraction(1))
