"""Read one written date: ISO, RFC 822, month names, compact stamps, epoch seconds. No guessing, no clock.

Numeric dates whose order of day and month is open ("03/04/2023") are refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
#: Offsets in minutes of the abbreviations news carries. Ambiguous ones (IST, CST of China, BST of Bangladesh) stand
#: for what English-language newsrooms mean by them.
_ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "UT": 0, "EST": -300, "EDT": -240, "ET": None, "CST": -360, "CDT": -300, "MST": -420,
    "MDT": -360, "PST": -480, "PDT": -420, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "MSK": 180,
    "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "HKT": 480, "SGT": 480,
}  # fmt: skip

_CLOCK = (
    r"(?P<h>\d{1,2}):(?P<min>\d{2})(?::(?P<s>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?: ?(?P<ampm>[ap]\.?m\.?)(?![a-z]))?"
    r"(?: ?(?P<zone>Z|[+-]\d{2}:?\d{2}(?::\d{2})?|[+-]\d{2}|[A-Z]{2,4}(?![A-Za-z])))?"
    r"(?: ?\([A-Za-z ]{2,30}\))?"
)
_MONTH = r"(?P<mon>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_TAIL = rf"(?:(?:,| at| -| –| \||T)? ?{_CLOCK})?"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE if flags else 0)
    for shape, flags in (
        (rf"(?P<y>\d{{4}})-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}})(?:[T ,]+{_CLOCK})?", True),
        (rf"(?P<y>\d{{4}})/(?P<m>\d{{1,2}})/(?P<d>\d{{1,2}})(?:[T ,]+{_CLOCK})?", True),
        (rf"(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>\d{{4}})(?:[ ,]+{_CLOCK})?", True),
        (r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:T?(?P<h>\d{2})(?P<min>\d{2})(?P<s>\d{2})?(?P<zone>Z)?)?", False),
        (rf"{_WEEKDAY}{_DAY}[ -]{_MONTH}[ ,-]+(?P<y>\d{{4}}){_TAIL}", True),
        (rf"{_WEEKDAY}{_MONTH} {_DAY},? (?P<y>\d{{4}}){_TAIL}", True),
        (rf"{_WEEKDAY}{_MONTH} {_DAY} {_CLOCK} (?P<y>\d{{4}})", True),
    )
)
_NUMERIC = re.compile(rf"(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/(?P<y>\d{{4}}|\d{{2}})(?:[ ,]+{_CLOCK})?", re.IGNORECASE)
_EPOCH = re.compile(r"-?\d{9,10}(?:\.\d+)?|\d{13}")


@dataclass(frozen=True, slots=True)
class Stamp:
    """``on`` is the day as written, ``at`` the instant if a clock time and a zone stood beside it.

    ``clock`` is a clock time that stood there without a zone: it names no instant by itself.
    """

    on: date
    at: datetime | None = None
    clock: time | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date some part of the source claims: how it was found, what it says, and the raw words."""

    method: str
    stamp: Stamp
    raw: str = ""


class BadStampError(ValueError):
    """The words are no date, or one that cannot be read without guessing. The message says which."""


def read_stamp(raw: str) -> Stamp:
    """The date ``raw`` writes, or ``BadStampError``.

    >>> read_stamp("2023-09-20T21:30:00-04:00").on.isoformat()
    '2023-09-20'
    >>> read_stamp("Wed, 20 Sep 2023 10:31:00 GMT").at.isoformat()
    '2023-09-20T10:31:00+00:00'
    >>> read_stamp("03/04/2023")
    Traceback (most recent call last):
    extractors.articles.stamps.BadStampError: '03/04/2023' may be March 4 or April 3
    """
    text = " ".join(raw.split())
    if not text or len(text) > 80:
        raise BadStampError(f"{raw[:40]!r} is no date")
    if _EPOCH.fullmatch(text):
        return _epoch(float(text))
    for shape in _SHAPES:
        match = shape.fullmatch(text)
        if match:
            return _build(match, text)
    match = _NUMERIC.fullmatch(text)
    if match:
        return _numeric(match, text)
    raise BadStampError(f"{text[:40]!r} is no date that can be read")


def try_stamp(raw: str | None) -> Stamp | None:
    """``read_stamp``, or ``None`` where there is nothing to read: for metadata of strangers."""
    if not raw:
        return None
    try:
        return read_stamp(raw)
    except BadStampError:
        return None


def _epoch(seconds: float) -> Stamp:
    if seconds >= 1e12:
        seconds /= 1000
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    return Stamp(at.date(), at)


def _numeric(match: re.Match[str], text: str) -> Stamp:
    first, second, year = int(match["a"]), int(match["b"]), match["y"]
    if len(year) == 2:
        raise BadStampError(f"{text!r} has a year of two digits")
    if first > 12 >= second:
        return _stamp(int(year), second, first, match, text)
    if second > 12 >= first or first == second:
        return _stamp(int(year), first, second, match, text)
    names = [name.capitalize() for name in _MONTHS if len(name) > 3 or name == "may"]
    names = [name for name in names if name != "Sept"]
    if first > 12 or second > 12 or not first or not second:
        raise BadStampError(f"{text!r} is no day of the calendar")
    raise BadStampError(f"{text!r} may be {names[first - 1]} {second} or {names[second - 1]} {first}")


def _build(match: re.Match[str], text: str) -> Stamp:
    groups = match.groupdict()
    if groups.get("mon"):
        month = _MONTHS.get(groups["mon"].lower())
        if month is None:
            raise BadStampError(f"{text!r}: {groups['mon']!r} is no month")
    else:
        month = int(groups["m"])
    return _stamp(int(groups["y"]), month, int(groups["d"]), match, text)


def _stamp(year: int, month: int, day: int, match: re.Match[str], text: str) -> Stamp:
    try:
        on = date(year, month, day)
    except ValueError:
        raise BadStampError(f"{text!r} is no day of the calendar") from None
    if year in (date.min.year, date.max.year):
        raise BadStampError(f"{text!r} is what databases write for a day that nobody knows")
    groups = match.groupdict()
    if not groups.get("h"):
        return Stamp(on)
    hour, minute, second = int(groups["h"]), int(groups["min"]), int(groups["s"] or 0)
    if groups.get("ampm"):
        if not 1 <= hour <= 12:
            raise BadStampError(f"{text!r} has no such hour")
        hour = hour % 12 + (12 if groups["ampm"][0] in "pP" else 0)
    try:
        clock = time(hour, minute, min(second, 59))
        zone = _zone(groups.get("zone"))
        return Stamp(on, datetime.combine(on, clock, zone)) if zone else Stamp(on, clock=clock)
    except (ValueError, OverflowError):
        raise BadStampError(f"{text!r} has no such time of day") from None


def _zone(raw: str | None) -> timezone | None:
    if not raw:
        return None
    if raw[0] in "+-":
        digits = raw[1:].replace(":", "")
        minutes = int(digits[:2]) * 60 + int(digits[2:4] or 0)
        return timezone(timedelta(minutes=minutes if raw[0] == "+" else -minutes))
    offset = _ZONES.get(raw.upper())
    if offset is None:
        return None
    return UTC if offset == 0 else timezone(timedelta(minutes=offset))
