"""Grammar of what the story's day leaves open: in the evening, at dawn, at three; and 9/11, at present, 2 to 3 days."""

from __future__ import annotations

from fractions import Fraction

from extractors.time.durations import duration
from extractors.time.frames import Atom, Frame, Kind
from extractors.time.lexer import Tokens, classes
from extractors.time.rules import Match, Rulebook
from extractors.time.words import words

BOOK = Rulebook()
PLAIN = classes()["X"]
SUBJECTS = frozenset(("he", "she", "it", "they", "we", "his", "her", "their", "its", "when", "while", "as"))
TWILIGHT = frozenset(
    ("dawn", "daybreak", "sunrise", "dusk", "sunset", "nightfall", "midday", "lunchtime", "midmorning")
)


HOURS_MOD = {"early": "START", "late": "END"}
#: "the small hours" are those after midnight.
SMALL = frozenset(("", "early", "late", "small", "wee"))


@BOOK.add(
    "part-of-story-day",
    "TIME",
    "(?<=IN|BY|UNTIL) THE (?P<e>EARLY|LATE)? (?P<p>PART)(?!OF|X|CAP|HYPHEN|UNIT)",
    "(?<=IN|BY|UNTIL) THE (?P<e>EARLY|LATE)? (?P<p>PART)(?=X)",
    "(?P<e>EARLY|LATE) IN THE (?P<p>PART)(?!OF)",
    "(?<=IN|BY|UNTIL|SINCE) (?P<e>EARLY|LATE|MID) HYPHEN? (?P<p>PART)(?!OF|CAP|HYPHEN|UNIT)",
    weak=True,
)
def part_of_day(m: Match) -> Frame | None:
    """in the evening, late in the afternoon, by the early morning: of the day the story is at."""
    mod = {"early": "START", "late": "END", "mid": "MID"}.get(m.word("e"))
    if m.toks.lower(m.last) in words("part_nouns"):  # "in the afternoon sun"
        return None
    if m.word("p") == "night" or m.word("p") in TWILIGHT:
        return None
    return Frame(Kind.CALENDAR, part=m.code("p"), mod=mod)


@BOOK.add("towards-part", "TIME", "(?<=X)(?P<p>PART)(?=STOP|COMMA|PARA|AND|X|THE|A|CLOSE|CAP|$)")
def towards_part(m: Match) -> Frame | None:
    """(wounded) toward dusk, towards evening: of the day the story is at."""
    if m.toks.lower(m.first - 1) not in ("toward", "towards") or not m.toks.word(m.first).islower():
        return None
    noun = m.toks.classes[m.last : m.last + 1] == PLAIN and m.toks.lower(m.last) not in SUBJECTS | words("prepositions")
    if noun and m.toks.word(m.last).isalpha():
        return None  # "towards evening classes"
    return Frame(Kind.CALENDAR, part=m.code("p"))


@BOOK.add("told-part", "TIME", "THE (?P<p>PART)(?!OF|HYPHEN|UNITS|CAP)")
def told_part(m: Match) -> Frame | None:
    """(during) the night, (throughout) the afternoon: of the day a history is at; news says it of any night."""
    course = m.toks.lower(m.first - 1) == "of" and m.toks.lower(m.first - 2) == "course"  # "in the course of the night"
    if not (course or m.toks.lower(m.first - 1) in ("during", "throughout")) or m.toks.lower(m.last) in words(
        "part_nouns"
    ):
        return None
    return Frame(Kind.UNIT, unit="D", count=Fraction(0), part=m.code("p"), near="text")


@BOOK.add("twilight", "TIME", "(?<=AT|BY|UNTIL|BEFORE|AFTER|SINCE|FROM|TO) (?P<p>PART)(?!HYPHEN|PART)", weak=True)
def twilight(m: Match) -> Frame | None:
    """at dawn, until dusk, since daybreak: of the day the story is at; after a night, the next morning."""
    by_then = m.toks.lower(m.first - 1) in ("by", "until") and m.word("p") in ("morning", "afternoon", "evening")
    if not (by_then or m.word("p") in TWILIGHT) or not m.toks.word(m.first).islower():
        return None
    return Frame(Kind.CALENDAR, part=m.code("p"))


EARLY_HOURS = (
    "THE? (?:(?P<e>EARLY|LATE) HYPHEN?)? (?P<p>PART)? (?P<h>UNITS) (?:OF|ON)",
    "THE (?P<e>X) (?P<p>)(?P<h>UNITS) (?:OF|ON)",
)
DATE_BEHIND = (
    "(?P<q>)(?:WEEKDAY COMMA?)? THE?"
    "(?:(?P<d>DAYN) OF? (?P<m>MON) (?:COMMA? (?P<y>YR))?|(?P<n>MON) (?P<k>DAYN) (?:COMMA (?P<z>YR))?)"
)
OF_A_DAY = ("(?P<d>WEEKDAY|DEICTIC|THE PART|THE UNIT|THE ORDNUM) (?P<q>PART)?", DATE_BEHIND)


@BOOK.add("early-hours", "TIME", *(f"{hours} {day}" for hours in EARLY_HOURS for day in OF_A_DAY))
def early_hours(m: Match) -> Frame | None:
    """the early hours of Sunday morning, the small hours of Monday, the early hours of 22 June 1941."""
    if m.word("e") not in SMALL:
        return None
    if m.code("h") != "TH" or not (m.has("e") or m.has("p")):
        return None
    if m.found.groupdict().get("m") or m.found.groupdict().get("n"):
        return _hours_of_date(m)
    part = m.code("p") or m.code("q") or ("NI" if m.word("e") == "late" else "MO")
    mod = HOURS_MOD.get(m.word("e"))
    number = m.toks.worth[m.at("d") + 1]
    if m.toks.lower(m.at("d")) == "the" and isinstance(number, int):  # "the small hours of the 13th"
        return Frame(Kind.NTH, unit="D", count=Fraction(number), shift=0, near="text", part=part, mod=mod)
    if m.toks.lower(m.at("d")) == "the":
        return Frame(Kind.UNIT, unit="D", count=Fraction(0), part=part, near="text", mod=mod)
    if m.word("d") in ("today", "yesterday", "tomorrow"):
        return Frame(Kind.UNIT, unit="D", count=Fraction(m.integer("d") or 0), part=part, mod=mod)
    return Frame(Kind.CALENDAR, weekday=m.integer("d"), part=part, mod=mod)


def _hours_of_date(m: Match) -> Frame | None:
    month, day, year = ("m", "d", "y") if m.has("m") else ("n", "k", "z")
    number = m.ordinal(day)
    if number is None or not 1 <= number <= 31:
        return None
    full, short = m.year(year)
    part = m.code("p") or ("NI" if m.word("e") == "late" else "MO")
    return Frame(
        Kind.CALENDAR, month=m.integer(month), day=number, year=full, two_digit=short, part=part,
        mod=HOURS_MOD.get(m.word("e")),
    )  # fmt: skip


@BOOK.add(
    "hour-said",
    "TIME",
    "(?<=AT|BY|UNTIL|APPROX)(?P<h>NUM|INT1)"
    "(?=DEICTIC PART|TONIGHT|THIS PART|LAST PART|THAT PART|THE? (?:SAME|NEXT|FOLLOWING) PART)",
)
def hour_said(m: Match) -> Frame | None:
    """(at) 8 (tonight), (gone by) 10 (tomorrow morning), (at) six (the next evening)."""
    number = m.integer("h")
    if number is None or not 1 <= number <= 12:
        return None
    return Frame(Kind.CALENDAR, clock=f"{number:02d}:00")


@BOOK.add("race-time", "DURATION", "(?<=IN|OF)(?P<c>CLOCK)", weak=True)
def race_time(m: Match) -> Frame | None:
    """(won) in 2:11:45: how long it took, not when."""
    pieces = [int(x) for x in str(m.toks.worth[m.at("c")]).split(":")]
    if len(pieces) != 3 or pieces[1] > 59 or pieces[2] > 59:
        return None
    hours, minutes, seconds = pieces
    return Frame(Kind.LENGTH, value=f"PT{hours}H{minutes}M{seconds}S")


@BOOK.add("nine-eleven", "DATE", "(?P<a>INT1) SLASH (?P<b>INT1)(?!SLASH|HYPHEN|OF|UNITS|PERCENT)", weak=True)
def nine_eleven(m: Match) -> Frame | None:
    """9/11, the day of 2001, and no other day of that form."""
    if m.toks.text[m.toks.begins[m.first] : m.toks.ends[m.last - 1]] != "9/11":
        return None
    return Frame(Kind.CALENDAR, year=2001, month=9, day=11)


@BOOK.add("the-attacks", "DATE", "(?P<m>MON) (?P<d>DAYN) (?=X|CAP)")
def the_attacks(m: Match) -> Frame | None:
    """the Sept. 11 (attacks), whatever the year of the paper."""
    after = m.toks.lower(m.last), m.toks.lower(m.last + 1)
    if m.integer("m") != 9 or m.ordinal("d") != 11 or not words("attacks") & set(after):
        return None
    return Frame(Kind.CALENDAR, year=2001, month=9, day=11)


@BOOK.add("at-present", "DATE", "(?P<a>AT) (?P<p>CURRENT)(?=COMMA|STOP|PARA|X|THE|$)")
def at_present(m: Match) -> Frame | None:
    """at present."""
    return Frame(Kind.REFERENCE, value="PRESENT_REF") if m.word("p") == "present" else None


@BOOK.add(
    "first-of-two-lengths",
    "DURATION",
    "(?P<n>INT1|INT|NUM)(?=(?:TO|OR|HYPHEN|DASH) (?P<k>INT1|INT|NUM) HYPHEN? (?P<u>UNITS))",
    "(?<=BETWEEN)(?P<n>INT1|INT|NUM)(?=AND (?P<k>INT1|INT|NUM) HYPHEN? (?P<u>UNITS))",
    weak=True,
)
def first_length(m: Match) -> Frame | None:
    """four in "four to six weeks": the ends of a range are two expressions, as with dates."""
    first, second, unit = m.integer("n"), m.integer("k"), m.code("u")
    if not first or not second or not first < second or unit is None:
        return None
    return Frame(Kind.LENGTH, unit=unit, count=Fraction(first), value=duration(Fraction(first), unit))


def length_allowed(toks: Tokens, atom: Atom) -> bool:
    """four to six weeks; not "$5 to 10 days", "the last 10-20 years", "aged 13 to 15 years"."""
    before, tail = toks.lower(atom.first - 1), [toks.lower(i) for i in range(atom.last + 2, atom.last + 6)]
    if toks.word(atom.first)[:1] == "0":
        return False  # "from 0730 to 0930 hours"
    aged = before in ("aged", "ages") or "old" in tail or "age" in tail
    return not aged and before not in ("last", "past", "next", "$", "£", "€") and not toks.glued(atom.first)
