"""Grammar of clock times: 7:15 p.m. EST, 4 in the morning, noon, 1800 GMT."""

from __future__ import annotations

from extractors.time.frames import Frame, Kind
from extractors.time.rules import Match, Rulebook

BOOK = Rulebook()
ZONES = "(?:OPEN ZONE CLOSE|(?P<z>ZONE)|(?:(?P<zm>MEAN)|CAP) (?:X|CAP)? TIME_WORD)?"


@BOOK.add("clock", "TIME", f"(?P<c>CLOCK) (?P<a>AMPM)? {ZONES}", weak=True)
def clock(m: Match) -> Frame | None:
    """7:15 p.m., 14:30 GMT."""
    pieces = [int(x) for x in m.toks.word(m.at("c")).split(":")]
    hour, minute = pieces[0], pieces[1]
    if minute > 59 or hour > 24 or (len(pieces) == 3 and pieces[2] > 59):
        return None
    if m.has("a"):
        if hour > 12 or hour == 0:
            return None
        hour = hour % 12 + (m.integer("a") or 0)
    text = f"{hour:02d}:{minute:02d}" + (f":{pieces[2]:02d}" if len(pieces) == 3 else "")
    return Frame(Kind.CALENDAR, clock=text, zone=m.code("z") or m.code("zm"))


@BOOK.add("dotted-clock", "TIME", f"(?P<c>DECIMAL) (?P<a>AMPM) {ZONES}")
def dotted(m: Match) -> Frame | None:
    """8.40am, 6.30 p.m."""
    hour, minute = m.toks.word(m.at("c")).split(".")
    if len(minute) != 2 or not 1 <= int(hour) <= 12 or int(minute) > 59:
        return None
    text = f"{int(hour) % 12 + (m.integer('a') or 0):02d}:{minute}"
    return Frame(Kind.CALENDAR, clock=text, zone=m.code("z") or m.code("zm"))


@BOOK.add("hour", "TIME", f"(?P<h>INT1|NUM) (?P<d>DOT INT1|DOT INT)? (?P<a>AMPM) {ZONES}")
def hour(m: Match) -> Frame | None:
    """9 a.m., 5 p.m. EST, seven p.m."""
    number = m.integer("h")
    if number is None or not 1 <= number <= 12:
        return None
    return Frame(Kind.CALENDAR, clock=f"{number % 12 + (m.integer('a') or 0):02d}:00", zone=m.code("z") or m.code("zm"))


@BOOK.add(
    "oclock",
    "TIME",
    "(?P<h>INT1|NUM) OCLOCK (?:IN THE (?P<p>PART)|AT (?P<n>PART))?",
    "(?P<h>INT1|NUM) IN THE (?P<p>PART) (?P<n>)",
)
def oclock(m: Match) -> Frame | None:
    """8 o'clock, 4 in the morning."""
    number = m.integer("h")
    if number is None or not 1 <= number <= 12:
        return None
    part = m.code("p") or m.code("n")
    later = part in ("AF", "EV") or (part == "NI" and number > 5)
    return Frame(Kind.CALENDAR, clock=f"{number % 12 + (12 if later else 0):02d}:00" if part else f"{number:02d}:00")


@BOOK.add("noon", "TIME", f"(?P<n>NOON) {ZONES}", weak=True)
def noon(m: Match) -> Frame | None:
    """noon, midnight."""
    number = m.integer("n")
    return Frame(Kind.CALENDAR, clock=f"{number:02d}:00", zone=m.code("z") or m.code("zm"))


@BOOK.add("military", "TIME", "(?P<y>YEAR4|INT|INT1) (?:OPEN ZONE CLOSE|(?P<z>ZONE))")
def military(m: Match) -> Frame | None:
    """1800 GMT."""
    digits = m.toks.word(m.at("y"))
    if len(digits) != 4 or int(digits[:2]) > 24 or int(digits[2:]) > 59:
        return None
    return Frame(Kind.CALENDAR, clock=f"{digits[:2]}:{digits[2:]}", zone=m.code("z"))
