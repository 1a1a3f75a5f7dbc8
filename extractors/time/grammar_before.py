"""Grammar of what lies beside a date told before: the day before, the month after that, (this year and) next."""

from __future__ import annotations

from fractions import Fraction

from extractors.time.durations import CLOCK_UNITS
from extractors.time.frames import Frame, Kind
from extractors.time.lexer import classes
from extractors.time.rules import Match, Rulebook

BOOK = Rulebook()
PLAIN = classes()["X"]


@BOOK.add(
    "unit-before",
    "DATE",
    "(?P<p>)THE (?P<u>UNIT) (?P<s>BEFORE|AFTER)(?=STOP|COMMA|PARA|CLOSE|AND|OR|TO|QUOTE|DASH|$)",
    "(?P<p>)THE (?P<u>UNIT) (?P<s>BEFORE)(?=X)",
    "(?P<p>)THE (?P<u>UNIT) (?P<s>BEFORE|AFTER) THAT(?=STOP|COMMA|PARA|CLOSE|AND|OR|QUOTE|DASH|$)",
    "(?P<u>)THE (?P<p>PART|SEASON) (?P<s>BEFORE)(?=X)",
    "(?P<u>)THE (?P<p>PART|SEASON) (?P<s>BEFORE)(?=STOP|COMMA|PARA|CLOSE|AND|OR|TO|QUOTE|DASH|$)",
)
def unit_before(m: Match) -> Frame | None:
    """(4.8 percent) the month before, the day after, (told) the night before."""
    after = m.toks.lower(m.last) if m.toks.classes[m.last : m.last + 1] == PLAIN else ""
    told = after in ("had", "was", "were", "would") and m.toks.lower(m.first - 1) in ("of", "from", "for", "to")
    if after.isalpha() and not told:
        return None  # "the day before he left"; but "the volunteers of the year before had gone home"
    if m.has("p"):
        part = m.code("p")
        if part in ("SP", "SU", "FA", "WI"):
            return Frame(Kind.CALENDAR, season=part, shift=-1, near="text")
        return Frame(Kind.UNIT, unit="D", count=Fraction(-1), part=part, near="text")
    if m.code("u") in CLOCK_UNITS or m.code("u") == "WE":
        return None
    return Frame(Kind.UNIT, unit=m.code("u"), count=Fraction(m.integer("s") or 0), near="text")


@BOOK.add("next-alone", "DATE", "(?<=AND|OR) THE? (?P<n>NEXT|THIS|LAST)(?=STOP|COMMA|PARA|CLOSE|QUOTE|$)")
def next_alone(m: Match) -> Frame | None:
    """(this year and) next."""
    before = m.first - 2
    unit = m.toks.worth[before] if before >= 0 else None
    if m.toks.lower(before) not in ("year", "month", "week", "quarter", "season") or not isinstance(unit, str):
        return None
    return Frame(Kind.UNIT, unit=unit, count=Fraction(m.integer("n") or 0))
