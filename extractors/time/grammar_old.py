"""Grammar of years of three digits, "sacked in 552", "the spring of 219", and the era they are of."""

from __future__ import annotations

from dataclasses import replace

from extractors.time.frames import Atom, Frame, Kind
from extractors.time.lexer import classes
from extractors.time.rules import Match, Rulebook
from extractors.time.words import words

BOOK = Rulebook()
CAL = Kind.CALENDAR
PLAIN = classes()["X"]
#: Who does something in a year, where a noun would be what is counted.
WHO = frozenset(("he", "she", "they", "it"))
VERBS = frozenset(("is", "was", "has", "his", "this", "its", "as"))
#: Rules whose hits are dates only in a document that tells of such old times (see ``recognise``).
OLD = frozenset(("short-year", "short-year-month", "short-year-day", "short-season"))
#: A document that names a year before this, a century up to it or an era may name years of three digits.
OLD_YEAR = 1500
#: An era may be named so many tokens after a year that it counts for.
NEAR_ERA = 12
#: A year without an era is of that of the year named before it if it is no further away than this.
NEAR_YEARS = 60


def dated(found: list[Atom]) -> list[Atom]:
    """Without the numbers of three digits that would be years only in a text about old times."""
    if not any(a.rule in OLD for a in found):
        return found
    if any(_old(a) for a in found):
        return share_era(found)
    return [a for a in found if a.rule not in OLD]


def share_era(found: list[Atom]) -> list[Atom]:
    """ "in 125 and again in 122 BC", "219 BC … in 216 …": an old year takes the era named right after it or before it.

    Before it only from a year of about the same time, and as long as no year after the first comes between.
    """
    out = list(found)
    later: Atom | None = None
    for i in range(len(out) - 1, -1, -1):
        atom = out[i]
        if atom.frame.era is not None:
            later = atom if atom.frame.year is not None else later
            continue
        if later is None or later.frame.era != "BC" or atom.rule not in OLD:
            continue
        if later.first - atom.last <= NEAR_ERA and (atom.frame.year or 0) >= (later.frame.year or 0):
            out[i] = _before(atom)
    last = None
    for i, atom in enumerate(out):
        year, era = atom.frame.year, atom.frame.era
        if year is None:
            continue
        if era is None and atom.rule in OLD and last is not None and abs(year - last) <= NEAR_YEARS:
            out[i], era = _before(atom), "BC"
        if era is not None or atom.rule in OLD:
            last = year if era == "BC" else None
    return out


def _before(atom: Atom) -> Atom:
    return replace(atom, frame=replace(atom.frame, era="BC"))


def _old(atom: Atom) -> bool:
    frame = atom.frame
    if atom.rule in OLD or frame.two_digit:
        return False
    early = frame.year is not None and frame.year < OLD_YEAR
    return frame.era is not None or early or (frame.century is not None and frame.century < OLD_YEAR // 100)


def _short(m: Match, group: str) -> int | None:
    """A year of three digits; not "15 February 142 bombers", where something is counted."""
    word, after = m.toks.word(m.at(group)), m.toks.lower(m.last)
    if m.toks.classes[m.last : m.last + 1] == PLAIN and after.endswith("s") and after not in words("past") | VERBS:
        return None
    return int(word) if len(word) == 3 and word.isdigit() and word[0] != "0" else None


@BOOK.add(
    "short-year",
    "DATE",
    "(?<=IN|BY)(?P<y>INT)(?=STOP|COMMA|PARA|CLOSE|AND|OR|THE|IN|A|AT|X|TO|ON|$)",
    "(?<=STOP IN|PARA IN)(?P<y>INT)(?=CAP)",
    "(?<=SINCE|FROM)(?P<y>INT)(?=STOP|COMMA|PARA|CLOSE|TO|UNTIL|THE|$)",
    "(?<=IN INT AND|IN INT OR)(?P<y>INT)(?=STOP|COMMA|PARA|CLOSE|$)",
    "(?<=UNTIL|OPEN)(?P<y>INT)(?=STOP|COMMA|PARA|CLOSE|$)",
    "(?<=EDGE OF)(?P<y>INT)(?!UNITS|PERCENT|HYPHEN)",
    "(?<=IN|BY|UNTIL|SINCE|FROM)(?P<e>MODS) HYPHEN? (?P<y>INT)(?!UNITS|PERCENT|HYPHEN)",
    "(?P<y>INT)(?=(?:HYPHEN|DASH) INT (?:CLOSE|COMMA|STOP|PARA|$))",
    "(?<=FROM)(?P<y>INT)(?=(?:TO|UNTIL) INT)",
    "(?<=INT HYPHEN|INT DASH)(?P<y>INT)(?=CLOSE|COMMA|STOP|PARA|$)",
    "(?<=INT TO)(?P<y>INT)(?=STOP|COMMA|PARA|CLOSE|AND|THE|$)",
    weak=True,
)
def short_year(m: Match) -> Frame | None:
    """(sacked in) 552, (by the end of) 206, (in) early 203, both years of (527–565)."""
    number = _short(m, "y")
    mod = m.code("e") if m.found.groupdict().get("e") else None
    return Frame(CAL, year=number, mod=mod) if number else None


@BOOK.add(
    "short-season",
    "DATE",
    "(?:THE? (?P<l>MODS) HYPHEN?|THE)? (?P<a>SEASON|SEASON_AMB) OF? (?P<y>INT)(?!UNITS|PERCENT|HYPHEN|DASH|SLASH|ERA)",
    "(?:THE? (?P<l>MODS) HYPHEN?|THE)? (?P<a>SEASON|SEASON_AMB) OF? (?P<y>INT)"
    "(?:HYPHEN|DASH|SLASH) (?P<z>INT1|INT)(?!ERA)",
)
def short_season(m: Match) -> Frame | None:
    """the spring of 219, (in) late summer 363, the winter of 305/304."""
    if m.found.groupdict().get("z"):
        first, second = m.integer("y") or 0, m.integer("z") or 0
        if abs(first % 10 ** len(m.word("z")) - second) != 1:
            return None
    number = _short(m, "y")
    mod = m.code("l") if m.has("l") else None
    return Frame(CAL, season=m.code("a"), year=number, mod=mod) if number else None


@BOOK.add(
    "short-year-month",
    "DATE",
    "(?:THE? (?P<e>MODS) HYPHEN?)? (?P<m>MON) OF? (?P<y>INT)"
    "(?=STOP|COMMA|PARA|CLOSE|AND|THE|IN|AT|ON|TO|BY|A|AFTER|BEFORE|UNTIL|X|$)",
)
def short_month(m: Match) -> Frame | None:
    """(in) June 455."""
    number = _short(m, "y")
    mod = m.code("e") if m.has("e") else None
    return Frame(CAL, year=number, month=m.integer("m"), mod=mod) if number else None


@BOOK.add(
    "short-year-day",
    "DATE",
    "(?P<d>DAYN) OF? (?P<m>MON) (?P<y>INT)(?!UNITS|PERCENT)",
    "(?P<m>MON) (?P<d>DAYN) COMMA (?P<y>INT)(?=COMMA|STOP|PARA|CLOSE)",
)
def short_day(m: Match) -> Frame | None:
    """29 May 363."""
    number, day = _short(m, "y"), m.ordinal("d")
    if number is None or day is None or not 1 <= day <= 31:
        return None
    return Frame(CAL, year=number, month=m.integer("m"), day=day)
