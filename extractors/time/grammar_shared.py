"""Grammar of words that share a noun: the 18th and 19th centuries; and of days of every month or year."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.time.frames import Atom, Frame, Kind
from extractors.time.lexer import Tokens, classes
from extractors.time.rules import Match, Rulebook, compile_pattern
from extractors.time.words import words

BOOK = Rulebook()
DAY = classes()["INT1"]
CAL = Kind.CALENDAR


@BOOK.add(
    "ordinals-shared",
    "DATE",
    "(?:THE? (?P<e>MODS) HYPHEN?|THE)? (?P<n>ORDS)"
    "(?=(?:AND|OR|TO|COMMA|HYPHEN|DASH) (?:THE? MODS|THE)? ORDS (?P<u>UNITS)(?:OF (?P<y>YEAR4)|(?!OF)))",
)
def shared(m: Match) -> Frame | None:
    """the 18th in "the 18th and 19th centuries", the second in "the second and third quarters"."""
    number = m.ordinal("n")
    return _numbered(m, number, m.toks.worth[m.at("u")])


@BOOK.add(
    "ordinals-shared-end",
    "DATE",
    "(?<=AND|OR|TO|COMMA|HYPHEN|DASH)(?:THE? (?P<e>MODS) HYPHEN?|THE)? (?P<n>ORDS) (?P<u>UNITS)"
    "(?:OF (?P<y>YEAR4)|(?!OF))",
)
def shared_end(m: Match) -> Frame | None:
    """the 19th centuries in "the 18th and 19th centuries"."""
    before = m.toks.worth[m.first - 2] if m.first >= 2 else None
    if not isinstance(before, int):
        return None
    return _numbered(m, m.ordinal("n"), m.code("u"))


def _numbered(m: Match, number: int | None, unit: object) -> Frame | None:
    """A century or a quarter; the quarters of every year where the sentence tells a habit."""
    if number is None:
        return None
    mod = m.code("e") if m.has("e") else None
    if unit == "CE" and 1 < number <= 30:
        return Frame(CAL, century=number - 1, mod=mod)
    if unit != "Q" or number > 4:
        return None
    if any(m.toks.lower(i) in words("habits") for i in range(max(m.first - 12, 0), m.first)):
        return Frame(Kind.REPEAT, value=f"XXXX-Q{number}")
    return Frame(CAL, quarter=number, mod=mod, year=m.integer("y"))


@BOOK.add("every-date", "SET", "EVERY (?P<d>DAYN) OF? (?P<m>MON)", "EVERY (?P<m>MON) (?P<d>DAYN)")
def every_date(m: Match) -> Frame | None:
    """every 8 September, each Dec. 26."""
    day = m.ordinal("d")
    if day is None or not 1 <= day <= 31:
        return None
    return Frame(Kind.REPEAT, value=f"XXXX-{m.integer('m'):02d}-{day:02d}", quant=m.toks.lower(m.first).upper())


MORE_DAYS = "(?=COMMA (?:INT1 COMMA){0,3} (?:INT1 COMMA?)? AND INT1 (?P<m>MON) (?:COMMA? (?P<y>YEAR4))?)"


@BOOK.add(
    "day-of-list", "DATE", *(f"(?<={before})(?P<d>INT1){MORE_DAYS}" for before in ("ON|AND|BETWEEN|FROM|OF", "COMMA"))
)
def day_of_list(m: Match) -> Frame | None:
    """the first days of "on 10, 12 and 14 September"; the last two are a pair."""
    day, month = m.integer("d"), m.integer("m")
    later = [m.toks.worth[i] for i in range(m.last, m.at("m"))]
    days = [x for x in later if isinstance(x, int) and 0 < x <= 31]
    if not day or days[:1] <= [day] or m.toks.word(m.at("m"))[0].islower():
        return None
    return Frame(CAL, day=day, month=month, year=m.integer("y"))


LIST = re.compile(
    compile_pattern("((?:COMMA INT1){1,6} COMMA? AND INT1)(?:COMMA (YEAR4)|(?=COMMA|STOP|PARA|CLOSE|AT|IN|ON|FOR|$))")
)


def days_of_month(toks: Tokens, found: list[Atom]) -> list[Atom]:
    """The further days of "on February 9, 11 and 13, 2023", each later than the one before it."""
    out: list[Atom] = []
    for atom in found:
        if out and atom.first < out[-1].last:
            continue  # "13, 2023" is taken
        out.append(atom)
        if atom.rule != "month-day" or toks.classes[atom.last - 1] != DAY or atom.frame.year is not None:
            continue
        hit = LIST.match(toks.classes, atom.last)
        if hit is None:
            continue
        places = [i for i in range(*hit.span(1)) if toks.classes[i] == DAY]
        days = [atom.frame.day or 0, *(d for i in places if isinstance(d := toks.worth[i], int))]
        if days != sorted(set(days)) or days[-1] > 31:
            continue
        year = toks.worth[hit.start(2)] if hit[2] else None
        frame = replace(atom.frame, weekday=None, mod=None, year=year if isinstance(year, int) else None)
        out[-1] = replace(atom, frame=replace(atom.frame, year=frame.year))
        ends = [*(i + 1 for i in places[:-1]), hit.end()]
        days_of = zip(places, ends, days[1:], strict=True)
        out += [replace(atom, first=i, last=end, frame=replace(frame, day=day)) for i, end, day in days_of]
    return out
