"""Join neighbouring atoms that are one expression: "9 a.m." + "Tuesday"; "June" + "last year"; "a year" + "a day"."""

from __future__ import annotations

from dataclasses import replace

from extractors.time.cutting import NAMES, cut
from extractors.time.days_ago import weekday_ago
from extractors.time.durations import duration
from extractors.time.frames import Atom, Frame, Kind
from extractors.time.lexer import Tokens, classes

Gap = tuple[str, ...]
CLOCK_DAY: frozenset[Gap] = frozenset({(), ("COMMA",), ("ON",), ("COMMA", "ON"), ("ON", "THE")})
DAY_CLOCK: frozenset[Gap] = frozenset(
    {(), ("AT",), ("COMMA",), ("COMMA", "AT"), ("APPROX",), ("AT", "APPROX"), ("COMMA", "APPROX"), ("DASH",)}
)
DAY_DAY: frozenset[Gap] = frozenset({(), ("COMMA",)})
OF: frozenset[Gap] = frozenset({(), ("OF",), ("COMMA",), ("IN",)})
SUM: frozenset[Gap] = frozenset({(), ("COMMA",), ("AND",), ("COMMA", "AND")})
#: Clock times that name the part of the day: "five in the afternoon of the 6th".
OF_PART = frozenset(("oclock", "clock-of-part"))
CLOSED = frozenset(("", *(classes()[n] for n in ("STOP", "COMMA", "PARA", "CLOSE"))))
#: Coarse to fine, for "one year, three months".
RANK = {"Y": 0, "M": 1, "W": 2, "D": 3, "TH": 4, "TM": 5, "TS": 6}


def join(toks: Tokens, found: list[Atom]) -> list[Atom]:
    """Atoms with neighbours joined, left to right."""
    out: list[Atom] = []
    for atom in cut(toks, found):
        while out and (both := pair(toks, out[-1], atom)) is not None:
            out.pop()
            atom = both
        out.append(atom)
    return out


def pair(toks: Tokens, left: Atom, right: Atom) -> Atom | None:
    """The joined atom, or None where the two are two expressions."""
    if not 0 <= right.first - left.last <= 2:
        return None
    between = tuple(NAMES[c] for c in toks.classes[left.last : right.first])
    if between == ("COMMA",) and left.frame.day and toks.classes[right.last : right.last + 1] in CLOSED:
        between = ()  # "on March 6, last year."
    if between == ("COMMA",) and NAMES[toks.classes[left.last - 2]] == "HYPHEN":
        return None  # "a five-day, 40-hour week"
    for joiner in JOINERS:
        both = joiner(left, right, between)
        if both is not None:
            return both
    return None


def _weekend_of_day(left: Atom, right: Atom, between: Gap) -> Atom | None:
    """the weekend of Sept. 9."""
    a, b = left.frame, right.frame
    if between == ("OF",) and a.kind is Kind.UNIT and a.unit == "WE" and b.day is not None and b.month is not None:
        return Atom(left.first, right.last, replace(b, unit="WE"), right.rule, "DATE")
    return None


def _day_and_year(left: Atom, right: Atom, between: Gap) -> Atom | None:
    """26 June of 2020, June 26th in 2019."""
    a, b = left.frame, right.frame
    bare = b.kind is Kind.CALENDAR and b.year is not None and not (b.month or b.season or b.quarter or b.half or b.mod)
    if not bare or between not in (("OF",), ("IN",)) or right.rule != "year":
        return None
    if a.kind is not Kind.CALENDAR or not a.month or a.year is not None or a.clock is not None or a.part is not None:
        return None
    if a.day is None and between == ("IN",) and a.shift is not None:
        return None
    return Atom(left.first, right.last, replace(a, year=b.year, two_digit=b.two_digit), left.rule, "DATE")


def _part_and_day(left: Atom, right: Atom, between: Gap) -> Atom | None:
    """Tuesday in the evening, Tuesday at dawn, dawn on Tuesday, dawn this morning, overnight on Tuesday."""
    a, b = left.frame, right.frame
    if _open_part(b) and between in (("IN",), ("AT",)) and is_day(a) and a.part is None:
        return Atom(left.first, right.last, replace(a, part=b.part, mod=b.mod), left.rule, "TIME")
    open_night = left.rule == "overnight" or (_open_part(a) and left.rule == "twilight")
    if open_night and between in ((), ("ON",)) and (is_day(b) or _nth_day(b)):
        return Atom(left.first, right.last, replace(b, part=a.part), right.rule, "TIME")
    return None


def _open_part(frame: Frame) -> bool:
    """A part of a day that the words leave open."""
    named = frame.weekday or frame.day or frame.clock or frame.holiday
    return frame.kind is Kind.CALENDAR and frame.part is not None and not named


def _clock_and_day(left: Atom, right: Atom, between: Gap) -> Atom | None:
    """9 a.m. Tuesday; Friday at noon."""
    a, b = left.frame, right.frame
    if is_clock(a) and (is_day(b) or _nth_day(b)) and between in CLOCK_DAY:
        return Atom(left.first, right.last, with_clock(b, a), f"clock+{right.rule}", "TIME")
    if left.rule in OF_PART and between == ("OF",) and (is_day(b) or _nth_day(b)):
        return Atom(left.first, right.last, with_clock(b, a), f"clock+{right.rule}", "TIME")
    if is_day(a) and is_clock(b) and between in DAY_CLOCK:
        return Atom(left.first, right.last, with_clock(a, b), f"{left.rule}+clock", "TIME")
    return None


def _nth_day(frame: Frame) -> bool:
    """the 14th, of the month the story is at."""
    return frame.kind is Kind.NTH and frame.unit == "D" and frame.part is None and frame.near == "text"


def _day_of_spoken_year(left: Atom, right: Atom, between: Gap) -> Atom | None:
    """March third, nineteen ninety-eight."""
    a, b = left.frame, right.frame
    if a.day and a.month and a.year is None and a.shift is None and right.rule == "spoken-year" and between in DAY_DAY:
        return Atom(left.first, right.last, replace(a, year=b.year), left.rule, left.type)
    return None


def _part_of_year(left: Atom, right: Atom, between: Gap) -> Atom | None:
    """June last year; the third quarter of this year; the summer of last year."""
    a, b = left.frame, right.frame
    open_year = a.kind is Kind.CALENDAR and a.year is None and a.shift is None and a.clock is None
    named = a.month or a.quarter or a.season or a.half or a.holiday
    if a.kind is Kind.NTH and a.month and a.year is None and a.year_shift is None:
        open_year = True  # "the first week of June last year"
    if not (open_year and named and b.kind is Kind.UNIT and b.unit == "Y" and b.mod is None):
        return None
    if between in OF and not (a.day and between not in ((), ("OF",))):
        shifted = replace(a, year_shift=int(b.count or 0), near=b.near)
        return Atom(left.first, right.last, shifted, left.rule, "DATE")
    return None


def _day_of_week(left: Atom, right: Atom, between: Gap) -> Atom | None:
    """Tuesday last week, Friday of next week, last week on Thursday, last week Friday."""
    for day, week, gaps in ((left, right, ((), ("OF",))), (right, left, ((), ("ON",)))):
        a, b = day.frame, week.frame
        bare = a.kind is Kind.CALENDAR and a.weekday is not None and a.day is None and a.shift is None
        if bare and between in gaps and b.kind is Kind.UNIT and b.unit == "W" and b.mod is None:
            frame = replace(a, kind=Kind.NTH, unit="WW", count=b.count, near=b.near)
            return Atom(left.first, right.last, frame, "weekday-of-week", day.type)
    return None


def _period_of_year(left: Atom, right: Atom, between: Gap) -> Atom | None:
    """the same quarter last year: of the figures; "thirty years ago today", "a year ago this week"."""
    a, b = left.frame, right.frame
    ago = a.kind is Kind.OFFSET and a.near == "dct" and a.shift == -1 and a.unit == "Y" and a.count is not None
    if between or b.kind is not Kind.UNIT or b.mod or b.near != "dct":
        return None
    same = a.kind is Kind.UNIT and a.unit == "Q" and a.count == 0 and a.near == "text"
    if same and b.unit == "Y" and b.count == -1:
        return Atom(left.first, right.last, replace(a, kind=Kind.BUSINESS, count=b.count), "year-earlier", "DATE")
    if ago and b.count == 0 and b.unit in ("D", "W", "M") and not b.trailing:
        return Atom(left.first, right.last, replace(b, year_shift=-int(a.count or 0)), right.rule, right.type)
    return None


def _lengths(left: Atom, right: Atom, between: Gap) -> Atom | None:
    """one year and three months; 1 hour 30 minutes."""
    a, b = left.frame, right.frame
    counted = a.kind is Kind.LENGTH and a.count is not None and a.shift is None and b.count is not None
    if not counted or a.quant or b.quant or between not in SUM or b.kind is not Kind.LENGTH or left.rule != "length":
        return None
    if right.rule != "length" or RANK.get(a.unit or "", 9) >= RANK.get(b.unit or "", -1):
        return None
    value = _sum(a.value or duration(a.count, a.unit or "D"), duration(b.count, b.unit or "D"))
    return Atom(left.first, right.last, replace(b, value=value, mod=a.mod), "length", "DURATION")


def _sum(first: str, second: str) -> str:
    """P1Y + P3M -> P1Y3M; PT1H + PT30M -> PT1H30M; P2D + PT3H -> P2DT3H."""
    if second.startswith("PT"):
        return first + (second[2:] if "T" in first else second[1:])
    return first + second[1:]


def _set_and_clock(left: Atom, right: Atom, between: Gap) -> Atom | None:
    """every Monday at 4 p.m."""
    a, b = left.frame, right.frame
    if (
        a.kind is Kind.REPEAT
        and (a.value or "").startswith("XXXX-WXX-")
        and "T" not in (a.value or "")[1:]
        and is_clock(b)
    ) and between in DAY_CLOCK:
        return Atom(left.first, right.last, replace(a, value=f"{a.value}T{b.clock}"), left.rule, "SET")
    if between in DAY_CLOCK and (daily := _clock_of_set(a, b)) is not None:
        return Atom(left.first, right.last, daily, left.rule, "SET")
    if between in CLOCK_DAY:  # "9 a.m. on Sundays", "3 p.m. every day"
        if is_clock(a) and (b.value or "").startswith("XXXX-WXX-") and "T" not in (b.value or "")[1:]:
            return Atom(left.first, right.last, replace(b, value=f"{b.value}T{a.clock}"), right.rule, "SET")
        if (daily := _clock_of_set(b, a)) is not None and right.rule != "adverb-set":
            return Atom(left.first, right.last, daily, right.rule, "SET")
    return None


def _clock_of_set(a: Frame, b: Frame) -> Frame | None:
    """every day at 7:13 p.m., every night at 9 p.m.: the same hour on every day."""
    daily = a.value == "P1D" or (a.value or "").startswith("XXXX-XX-XXT")
    if a.kind is not Kind.REPEAT or not daily or not is_clock(b) or a.freq is not None:
        return None
    number = int((b.clock or "0")[:2])
    later = b.half_day is None and (a.value or "")[-2:] in ("AF", "EV", "NI") and 4 < number < 12
    clock = f"{number + 12:02d}{(b.clock or '')[2:]}" if later else b.clock
    return replace(a, value=f"XXXX-XX-XXT{clock}")


def is_clock(frame: Frame) -> bool:
    """A clock time without a day."""
    bare = frame.weekday is None and frame.day is None and frame.value is None and frame.holiday is None
    return frame.kind is Kind.CALENDAR and frame.clock is not None and bare


def is_day(frame: Frame) -> bool:
    """An expression that names a day and no time on it yet."""
    if frame.clock is not None:
        return False
    if frame.kind is Kind.CALENDAR:
        written = frame.value is not None and "T" not in frame.value
        return frame.weekday is not None or frame.day is not None or frame.holiday is not None or written
    return frame.kind is Kind.UNIT and frame.unit == "D"


def with_clock(day: Frame, clock: Frame) -> Frame:
    """The day at that time; "tonight at 8" is 20:00, "tonight at 2 a.m." the next morning."""
    hour = clock.clock or ""
    number = int(hour[:2])
    if day.part in ("AF", "EV", "NI") and 1 <= number < 12:
        if clock.half_day == 0 and number < 6 and day.part == "NI" and day.kind is Kind.UNIT and day.count is not None:
            day = replace(day, count=day.count + 1)
        elif clock.half_day is None:
            hour = f"{number + 12:02d}{hour[2:]}"
    return replace(day, clock=hour, zone=clock.zone, part=None)


JOINERS = (
    _weekend_of_day,
    _day_and_year,
    _part_and_day,
    _clock_and_day,
    _day_of_spoken_year,
    _part_of_year,
    _period_of_year,
    _day_of_week,
    weekday_ago,
    _lengths,
    _set_and_clock,
)
