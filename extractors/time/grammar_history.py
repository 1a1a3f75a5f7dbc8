"""Grammar of histories: c. 1190, 264–241 BC, 2 August 216 BC, the first half of the 13th century, the turn of one."""

from __future__ import annotations

from fractions import Fraction

from extractors.time.frames import Frame, Kind
from extractors.time.rules import Match, Rulebook

BOOK = Rulebook()
CAL = Kind.CALENDAR


@BOOK.add("era-range", "DATE", "(?P<y>INT1|INT|YEAR4)(?=(?:LINK|UNTIL) (?:INT1|INT|YEAR4) (?P<e>ERA))")
def era_range(m: Match) -> Frame | None:
    """264 in "264–241 BC", "from 264 to 241 BC"; counted down before the common era, up after it."""
    number, tail = m.integer("y"), m.toks.worth[m.at("e")]
    other = m.toks.worth[m.last + 1]
    if not number or not isinstance(other, int) or not isinstance(tail, str):
        return None
    return Frame(CAL, year=number, era=tail) if (number > other) == (tail == "BC") else None


@BOOK.add(
    "era-day",
    "DATE",
    "(?P<d>DAYN) OF? (?P<m>MON) (?P<y>INT1|INT|YEAR4) (?P<e>ERA)",
    "(?P<m>MON) (?P<d>DAYN) COMMA? (?P<y>INT1|INT|YEAR4) (?P<e>ERA)",
    "(?P<d>)(?P<m>MON) (?P<y>INT1|INT|YEAR4) (?P<e>ERA)",
)
def era_day(m: Match) -> Frame | None:
    """2 August 216 BC, August 2, 216 BC, March 44 BC."""
    day = m.ordinal("d") if m.has("d") else None
    if not m.integer("y") or (m.has("d") and not 1 <= (day or 0) <= 31):
        return None
    return Frame(CAL, year=m.integer("y"), month=m.integer("m"), day=day, era=m.code("e"))


@BOOK.add("circa", "DATE", "(?P<c>X|APPROX) DOT? (?P<y>YEAR4|INT) (?P<e>ERA)?")
def circa(m: Match) -> Frame | None:
    """c. 1190, ca. 1450 BC, circa 800."""
    word = m.word("c")
    number = m.integer("y") if m.toks.word(m.at("y")).isdigit() else None
    if (
        number is None
        or number < 100
        or word not in ("c", "ca", "circa")
        or (word == "c" and m.at("y") - m.at("c") != 2)
    ):
        return None
    return Frame(CAL, year=number, era=m.code("e"), mod="APPROX")


@BOOK.add(
    "part-of-century",
    "DATE",
    "THE (?P<p>ORD|SECOND|LAST|FINAL) (?P<k>HALF|UNIT|EXACT UNITS|FEW UNITS|UNITS)"
    "OF THE (?P<n>ORDS) HYPHEN? (?P<u>UNIT) (?P<e>ERA)?",
    "(?P<k>)THE (?P<p>MID) OF THE (?P<n>ORDS) HYPHEN? (?P<u>UNIT) (?P<e>ERA)?",
)
def part_of_century(m: Match) -> Frame | None:
    """the first half of the 13th century, the last quarter of the 19th century, the first years of the 20th century."""
    number = m.ordinal("n")
    if m.code("u") != "CE" or number is None or not 1 <= number < 100:
        return None
    word = m.word("p")
    half = m.toks.lower(m.found.end("k") - 1) == "half" if m.has("k") else False
    mod = {"first": "START", "last": "END", "final": "END"}.get(word) or ("END" if half else None)
    if mod is None:
        return None
    return Frame(CAL, century=number - 1, era=m.code("e"), mod=mod)


@BOOK.add(
    "winter-of-two-years",
    "DATE",
    "(?:THE? (?P<l>MODS) HYPHEN?|THE)? (?P<a>SEASON|SEASON_AMB) OF? (?P<y>YEAR4) HYPHEN (?P<z>YEARRANGE)",
)
def winter(m: Match) -> Frame | None:
    """the winter of 1937–38: it begins in the first of the two years."""
    if (m.integer("z") or 0) - (m.integer("y") or 0) != 1:
        return None
    return Frame(CAL, season=m.code("a"), year=m.integer("y"), mod=m.code("l") if m.has("l") else None)


@BOOK.add(
    "turn",
    "DATE",
    "THE TURN OF THE (?:(?P<n>ORDS) HYPHEN?)? (?P<u>UNIT)(?!HYPHEN)",
    "(?P<n>)TURN HYPHEN OF HYPHEN THE HYPHEN (?P<u>UNIT)",
)
def turn(m: Match) -> Frame | None:
    """the turn of the century, the turn of the 20th century: the year in which it begins."""
    number = m.ordinal("n")
    if m.code("u") not in ("CE", "ML") or (number is not None and not 1 < number < 30):
        return None
    if number is not None:
        size = 100 if m.code("u") == "CE" else 1000
        return Frame(CAL, year=(number - 1) * size)
    return Frame(Kind.UNIT, unit="TURN", count=Fraction(100 if m.code("u") == "CE" else 1000), near="text")
