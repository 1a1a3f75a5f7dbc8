"""Is an answer of the time engine the one a recogniser's test case expects, and if not, why? See ``timex_cases``.

Conventions are converted where both sides mean the same: a range is two TIMEX3, P2W is P14D, midnight is T24:00, and of
several readings a case allows (past and future) any one will do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.model import Ambiguous, Interval, Resolved, Timex

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Answer:
    """One reading a case allows: its timex, and begin and end as ISO text where the case resolves it."""

    timex: str
    begin: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """One expression a case wants found. ``answers`` is empty where the case is about spans only."""

    begin: int
    end: int
    kind: str
    text: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One test case; ``group`` is its file."""

    group: str
    text: str
    reference: date
    expected: tuple[Expected, ...]


def interval(timex: Timex) -> Interval | None:
    """The settled interval; of two readings ("10/1/2018") that of the value given."""
    if isinstance(timex.resolution, Ambiguous):
        from extractors.time.calendar import interval as of_value

        return of_value(timex.value)
    return timex.resolution.reading.interval if isinstance(timex.resolution, Resolved) else None


def day(text: str) -> date | None:
    """The day of "2016-11-07 05:00:00"; None where there is none."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def clock(text: str) -> str:
    """``17:00`` of "T17", "17:00:00", "2016-11-07T17:00" or "2016-11-07 17:00:00"; empty where there is none."""
    match = re.search(r"(?:T|^|\s)(\d\d)(?::(\d\d))?(?::\d\d)?Z?$", text)
    return f"{match[1]}:{match[2] or '00'}".replace("24:00", "00:00") if match else ""


def part(text: str) -> str:
    """The part of the day: ``TMO`` of "2016-11-07TMO"."""
    match = re.search(r"T(?:MO|MI|AF|EV|NI|DT)$", text)
    return match.group() if match else ""


def length(text: str) -> tuple[float, float] | None:
    """(months, seconds) of an ISO duration, so that P2W is P14D, PT48H is P2D, and TimeML's P1Q is P3M."""
    match = re.fullmatch(
        r"P(?:([\d.]+)Y)?(?:([\d.]+)Q)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)(?:D|BD))?"
        r"(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?",
        text,
    )
    if match is None or not any(match.groups()):
        return None
    y, q, mo, w, d, h, mi, s = (float(x or 0) for x in match.groups())
    return 12 * y + 3 * q + mo, (7 * w + d) * 86400 + h * 3600 + mi * 60 + s


def right(expected: Expected, ours: Sequence[Timex]) -> bool:
    """Is what we found for this expression one of the readings the case allows?"""
    if not expected.answers:
        return bool(ours)
    return any(_reads(expected.kind, answer, ours) for answer in expected.answers)


def _reads(kind: str, answer: Answer, ours: Sequence[Timex]) -> bool:
    if not ours:
        return False
    ours = _on_one_day(ours) if kind in {"datetime", "datetimerange"} else ours
    first, last = ours[0], ours[-1]
    if answer.timex and answer.timex in {first.value, first.value.replace("-W0", "-W")} and len(ours) == 1:
        return True
    if kind in {"duration"}:
        return length(first.value) is not None and length(first.value) == length(answer.timex)
    if kind == "set":
        same = length(first.value) is not None and length(first.value) == length(answer.timex)
        ours_said = first.value.removeprefix("XXXX-XX-XX")
        return same or (bool(answer.timex) and _whole_hour(ours_said) == _whole_hour(answer.timex.removesuffix("P1D")))
    if kind == "time":
        return bool(clock(answer.timex)) and clock(first.value) == clock(answer.timex)
    if kind == "datetime":
        return day(answer.begin) == day(first.value) and clock(answer.begin) == clock(first.value) != ""
    if kind == "timerange":
        return _time_range(answer, first, last)
    if kind == "datetimerange":
        return day(answer.begin or answer.timex) == day(first.value) and _time_range(answer, first, last)
    return _date_range(kind, answer, first, last)


def _on_one_day(ours: Sequence[Timex]) -> Sequence[Timex]:
    """ "Friday between 1 and 4 p.m." is three expressions: without the day, where the times are of that day."""
    timed = [t for t in ours if "T" in t.value and t.type.value == "TIME"]
    days = {t.value[:10] for t in ours if t not in timed}
    return timed if timed and days <= {t.value[:10] for t in timed} else ours


def _whole_hour(value: str) -> str:
    """T16:00 and T16 say the same."""
    return re.sub(r"(T\d\d):00$", r"\1", value)


def _time_range(answer: Answer, first: Timex, last: Timex) -> bool:
    if part(answer.timex):
        return part(first.value) == part(answer.timex)
    if first is last:
        if "(" not in answer.timex:
            return clock(first.value) == clock(answer.timex) != ""
        return length(first.value) is not None and length(first.value) == length(answer.timex.rpartition(",")[2][:-1])
    return clock(first.value) == clock(answer.begin) and clock(last.value) == clock(answer.end) != ""


def _date_range(kind: str, answer: Answer, first: Timex, last: Timex) -> bool:
    """Ends compared as days; a range of two expressions ends in or after the second, today counts or not."""
    a, b, begin, end = interval(first), interval(last), day(answer.begin), day(answer.end)
    if a is None or b is None or begin is None:
        return False
    if kind == "date" and not end:
        return a.begin == begin and a.end == begin + DAY and first is last
    if end is None or a.begin is None:
        return a.begin == begin
    if first is last:
        return abs(a.begin - begin) <= DAY and a.end is not None and abs(a.end - end) <= DAY
    return a.begin == begin and end in {b.begin, b.end}


# --- why a case differs -------------------------------------------------------------------------------------

_BARE = re.compile(
    r"(?:(?:the|at|for|on|around|about|by|from|to|and|until|o'?clock|-|–|th|st|nd|rd)\s*|[\d:.,]+\s*)+", re.I
)
_NUMBER_WORDS = re.compile(
    r"(?:at |the )?(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|[- ])+"
    r"(?:st|nd|rd|th)?",
    re.I,
)
_SHORTHAND = re.compile(
    r"\b(?:\d{1,2}ish|noonish|eod|eom|eoy|asap|tmrw?|cy\d\d|sy\d\d|\d{1,2}(?::\d\d)?[ap](?!\.)"
    r"|\d+(?:h|hr|hrs|mins?|day|year)s?|my \w+|\d{1,2}h\d\d|t\d\d:\d\d:\d\d|mid night|[ap] m|yr|w/e)\b|ampm",
    re.I,
)
_HOUR = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SPOKEN = re.compile(
    rf"\b(?:half|quarters?|\w+|minutes?|mins?) past (?:\d|{_HOUR})|\b(?:quarter|minutes?|mins?) to (?:\d|{_HOUR})"
    rf"|\b{_HOUR}[ -](?:oh|thirty|forty|fifteen|fifty|twenty|five)\b",
    re.I,
)
_COUNTED = re.compile(r"\b(?:this|next|last|past|previous|coming|upcoming|following|current)\b", re.I)
_FUNCTION = {"a", "about", "and", "around", "at", "between", "by", "during", "for", "from", "in", "of", "on", "or"} | {
    "over",
    "since",
    "the",
    "through",
    "to",
    "until",
}
#: What TIMEX3 marks and the recogniser of the cases does not know, or not in the mode of that case.
_UNKNOWN_THERE = re.compile(
    r"quarter|\bq[1-4]\b|-q[1-4]|-h[12]|\d0s|\d\s*[ap]m|\bweek|summer|winter|spring|autumn", re.I
)
NAMES = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thur?s?|fri|sat|sun)(?=\b|\d)"
    r"|christmas|easter|thanksgiving|halloween|juneteenth)"
)


def overlapping(expected: Expected, found: Sequence[Timex]) -> list[Timex]:
    return [t for t in found if t.begin < expected.end and t.end > expected.begin]


def judge(case: Case, found: Sequence[Timex]) -> tuple[str, str]:
    """(outcome, reason) of a case."""
    ours = [overlapping(e, found) for e in case.expected]
    claimed = {t.ref for group in ours for t in group}
    extra = [t for t in found if t.ref not in claimed]
    wrong = [(e, o) for e, o in zip(case.expected, ours, strict=True) if not right(e, o)]
    if not wrong and not extra:
        exact = all(
            o and (o[0].begin, o[-1].end) == (e.begin, e.end) and len(o) == 1
            for e, o in zip(case.expected, ours, strict=True)
        )
        return ("right", "") if exact else ("right, edges", _edges(case.expected, ours))
    if wrong:
        return _why(*wrong[0], case)
    return _why_extra(extra[0])


def _edges(expected: Sequence[Expected], ours: Sequence[Sequence[Timex]]) -> str:
    for e, o in zip(expected, ours, strict=True):
        if len(o) > 1:
            return "a range is two expressions"
        if o and o[0].begin > e.begin:
            return "preposition, article or modifier left out"
        if o and (o[0].begin, o[0].end) != (e.begin, e.end):
            return "ours is longer or ends elsewhere"
    return ""


def _why(expected: Expected, ours: Sequence[Timex], case: Case) -> tuple[str, str]:
    text = expected.text.strip()
    if expected.kind == "timezone":
        return "out of scope", "a time zone alone"
    if _BARE.fullmatch(text) or _NUMBER_WORDS.fullmatch(text):
        return "out of scope", "a bare number as a day or a time"
    if _SHORTHAND.search(text):
        return "out of scope", "shorthand of chats (7p, 11ish, eod, 3h)"
    if _SPOKEN.search(text) and expected.kind in {"time", "datetime", "timerange", "datetimerange"}:
        return "out of scope", "a clock time as one says it (half past seven, seven thirty)"
    if not ours:
        return "error", f"not found: {expected.kind}"
    first, begin = ours[0], day(expected.answers[0].begin) if expected.answers else None
    spot = interval(first)
    if spot is not None and spot.begin is not None and begin is not None and _COUNTED.search(text):
        off = {abs((spot.begin - d).days) for a in expected.answers if (d := day(a.begin)) is not None}
        if off & {7, 14}:
            return "convention", "this, next, last weekday or week counted from another week"
        if off & {1, 6} and re.search(r"\bweek", text):
            return "convention", "a week from Monday to Sunday, or seven days"
    if first.value.endswith("_REF"):
        return "convention", "a vague expression stays vague (PAST_REF, PRESENT_REF, FUTURE_REF)"
    if first.type.value == "DURATION" and expected.kind in {
        "date",
        "datetime",
        "daterange",
        "datetimerange",
        "timerange",
    }:
        return "convention", "a length of time stays a DURATION, its interval is given apart"
    if "X" in first.value and first.type.value == "DURATION":
        return "convention", "a few is not three"
    if first.mod and spot is not None and spot.begin is not None and begin is not None and spot.begin <= begin:
        return "convention", "early, mid and late stay a mod of the whole period"
    if spot is not None and len(ours) == 1 and _holds(spot, expected.answers) and _covers(expected, ours, case.text):
        return "convention", "two years ago is a year, not this day two years ago: no invented precision"
    if first.type.value == "SET" and expected.kind == "set":
        return "convention" if _same_rhythm(first, expected) else "error", f"value of a {expected.kind}"
    return "error", f"value of a {expected.kind}"


def _covers(expected: Expected, ours: Sequence[Timex], text: str) -> bool:
    """Nothing but function words of the expression lies outside what we found."""
    letters = [
        " " if any(t.begin <= i < t.end for t in ours) else text[i]
        for i in range(expected.begin, min(expected.end, len(text)))
    ]
    return set(re.findall(r"\w+", "".join(letters).lower())) <= _FUNCTION


def _holds(ours: Interval, answers: Sequence[Answer]) -> bool:
    """Is ours coarser than a day, and the day (or range) the case resolves to lies inside?"""
    if ours.begin is None or ours.end is None or (ours.end - ours.begin).days < 2:
        return False
    return any((d := day(a.begin)) is not None and ours.begin <= d < ours.end for a in answers)


def _same_rhythm(ours: Timex, expected: Expected) -> bool:
    """TIMEX3 has no hour inside a weekly set: XXXX-WXX-2 beside XXXX-WXX-2T16."""
    return any(a.timex.startswith(ours.value) or ours.value.endswith(a.timex) for a in expected.answers if a.timex)


def _why_extra(extra: Timex) -> tuple[str, str]:
    if extra.value.endswith("_REF"):
        return "convention", "TIMEX3 marks vague expressions (now, recently), the cases do not"
    if extra.type.value == "DURATION":
        return "convention", "TIMEX3 marks every length of time"
    if _UNKNOWN_THERE.search(extra.text):
        return "convention", "TIMEX3 marks quarters, decades, seasons; the cases' tool does not"
    return "error", "found where nothing is expected"
