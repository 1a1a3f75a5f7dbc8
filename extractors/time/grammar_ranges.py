"""Grammar of clock ranges and of hours after a part of the day: from 1:30 p.m. to 4, tonight at 8; week and weekend."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from extractors.time.frames import Atom, Frame, Kind
from extractors.time.grammar_clock import spoken_clock
from extractors.time.lexer import Tokens, classes
from extractors.time.rules import Match, Rulebook

BOOK = Rulebook()
UNIT = classes()["UNIT"]
AFTER = "(?=STOP|COMMA|PARA|CLOSE|ON|IN|QUOTE|THE|$)"
LINKS = "(?:TO|UNTIL|HYPHEN|DASH|THROUGH)"


def _later(first: tuple[int, int], second: tuple[int, int]) -> tuple[int, int]:
    """The second time as the first one after ``first``, on the clock of twelve or of twenty-four hours."""
    if second[0] > 12:
        return second
    twelve = (second[0] % 12, second[1])
    return next((t for t in (twelve, (twelve[0] + 12, twelve[1])) if t > first), twelve)


def _range(m: Match, first: tuple[int, int], second: tuple[int, int]) -> Frame:
    begin, end = f"{first[0]:02d}:{first[1]:02d}", f"{second[0]:02d}:{second[1]:02d}"
    return Frame(Kind.CALENDAR, clock=begin, other_clock=end, split=m.at("h"))


@BOOK.add(
    "open-hour-range",
    "TIME",
    f"(?<=FROM|BETWEEN)(?P<c>CLOCK) (?P<b>AMPM)? (?:{LINKS}|AND) (?P<h>INT1|NUM|CLOCK) {AFTER}",
    f"(?P<c>CLOCK|INT1|NUM) (?P<b>AMPM) {LINKS} (?P<h>INT1|NUM) {AFTER}",
    f"(?<=BETWEEN)(?P<c>INT1|NUM) (?P<b>AMPM)? AND (?P<h>CLOCK) {AFTER}",
    f"(?<=FROM)(?P<c>INT1|NUM) (?P<b>AMPM)? {LINKS} (?P<h>CLOCK) {AFTER}",
)
def open_range(m: Match) -> Frame | None:
    """from 1:30 p.m. to 4, between 10 and 11:30: the second is the next such time after the first."""
    first, second = spoken_clock(m, "c"), spoken_clock(m, "h")
    if first is None or second is None or first[0] > 24 or not 1 <= second[0] <= 24:
        return None
    if m.has("b"):
        if not 1 <= first[0] <= 12:
            return None
        first = (first[0] % 12 + (m.integer("b") or 0), first[1])
    return _range(m, first, _later(first, second))


@BOOK.add(
    "part-at-hour",
    "TIME",
    f"(?P<d>DEICTIC|WEEKDAY|LAST|THIS) (?P<p>PART) AT (?P<h>INT1|NUM) {AFTER}",
    f"(?P<d>TONIGHT) (?P<p>)AT (?P<h>INT1|NUM) {AFTER}",
)
def part_at_hour(m: Match) -> Frame | None:
    """tonight at 8, tomorrow morning at seven, last night at 10."""
    number, part = m.integer("h"), m.code("p") or "NI"
    if number is None or not 1 <= number <= 12:
        return None
    later = part in ("AF", "EV") or (part == "NI" and number > 4)
    clock = f"{number % 12 + (12 if later else 0):02d}:00"
    word = m.word("d")
    if m.toks.classes[m.at("d")] == classes()["WEEKDAY"]:
        return Frame(Kind.CALENDAR, weekday=m.integer("d"), clock=clock)
    days = {"last": -1, "this": 0, "tonight": 0}.get(word, m.integer("d") or 0)
    return Frame(Kind.UNIT, unit="D", count=Fraction(days + (part == "NI" and not later)), clock=clock)


@BOOK.add(
    "weekday-late-part",
    "TIME",
    "(?P<w>WDAY) (?P<e>EARLY|LATE) HYPHEN? (?P<p>PART)",
    "(?P<e>EARLY|LATE) HYPHEN? (?P<p>PART) ON? (?P<w>WEEKDAY)(?!COMMA MONTH|COMMA MONTH_ABBR)",
)
def late_part(m: Match) -> Frame | None:
    """Sunday late evening, early-morning Tuesday."""
    return Frame(Kind.CALENDAR, weekday=m.integer("w"), part=m.code("p"), mod=m.code("e"))


@BOOK.add(
    "week-beginning",
    "DATE",
    "THE (?P<u>UNIT) (?P<b>EDGE|X|ENDED) ON? (?P<m>MON) (?P<d>DAYN) (?:COMMA? (?P<y>YR))?",
    "THE (?P<u>UNIT) (?P<b>EDGE|X|ENDED) ON? (?P<d>DAYN) (?P<m>MON) (?P<y>YR)?",
)
def week_beginning(m: Match) -> Frame | None:
    """the week beginning February 4, the week ending 9 June."""
    day = m.ordinal("d")
    named = m.word("b") in ("beginning", "starting", "commencing", "ending")
    if m.code("u") != "W" or not named or day is None or not 1 <= day <= 31:
        return None
    year, short = m.year("y") if m.has("y") else (None, False)
    return Frame(Kind.CALENDAR, month=m.integer("m"), day=day, year=year, two_digit=short, unit="W")


@BOOK.add("months-quarter", "DATE", "THE? (?P<m>MON) (?:HYPHEN|DASH|HYPHEN? TO HYPHEN?) (?P<k>MON) (?P<u>UNIT)")
def months_quarter(m: Match) -> Frame | None:
    """the July-September quarter."""
    first, last = m.integer("m") or 0, m.integer("k") or 0
    if m.code("u") != "Q" or last - first != 2 or last % 3:
        return None
    return Frame(Kind.CALENDAR, quarter=last // 3)


def weekends(toks: Tokens, found: list[Atom]) -> list[Atom]:
    """The [Labor Day weekend], [Easter week], the [July 4th weekend]: a feast and the weekend or week it lies in."""
    return [_weekend(toks, atom) for atom in found]


def _weekend(toks: Tokens, atom: Atom) -> Atom:
    frame = atom.frame
    feast = frame.holiday is not None or (frame.month == 7 and frame.day == 4)
    if not feast or frame.clock is not None or toks.classes[atom.last : atom.last + 1] != UNIT:
        return atom
    unit = toks.worth[atom.last]
    if unit not in ("W", "WE") or not toks.word(atom.last).islower():
        return atom
    return replace(atom, last=atom.last + 1, frame=replace(frame, unit=str(unit)))
