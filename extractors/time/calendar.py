"""TIMEX3 values to intervals and EDTF, and back: pure calendar arithmetic, no text and no publication date.

``interval("1989-Q3")`` is 1 July to 1 October 1989 (half open), granularity QUARTER. ISO 8601 weeks; seasons are the
meteorological ones of the northern hemisphere (a winter belongs to the year it begins in); decades and centuries are
counted as the press counts them (the 1990s are 1990 to 1999, the 20th century 1900 to 1999).
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from functools import lru_cache

from extractors.model import Granularity, Interval

ONE_DAY = timedelta(days=1)
#: Years by which a story from before the common era is moved up (see ``era``); days and weekdays come round again.
LIFT = 6000
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
EDTF_SEASON = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
#: Wall-clock hours of a part of the day, as TIMEX3 leaves them open; used for ``time_begin`` and ``time_end``.
PART_HOURS = {
    "MO": (time(5), time(12)),
    "MD": (time(11), time(14)),
    "AF": (time(12), time(18)),
    "EV": (time(17), time(22)),
    "DT": (time(6), time(18)),
    "NI": (time(18), time(23, 59, 59)),
}
VALUE = re.compile(
    r"""(?P<y>\d{4})(?:
        -(?P<m>\d\d)(?:-(?P<d>\d\d)(?:T(?P<t>.+))?)?
      | -W(?P<w>\d\d)(?P<we>-WE)?(?:-(?P<wd>[1-7]))?
      | -Q(?P<q>[1-4]) | -H(?P<h>[12]) | -(?P<s>SP|SU|FA|WI) )?$
    | (?P<de>\d{3})$ | (?P<ce>\d\d)$ | (?P<ml>\d)$""",
    re.VERBOSE,
)
CLOCK = re.compile(r"(\d\d)(?::(\d\d)(?::(\d\d))?)?")


def month_start(year: int, month: int) -> date:
    """First day of a month; ``month`` may run past 12 or below 1."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1)


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the month's last day ("a month after 31 January")."""
    first = month_start(day.year, day.month + months)
    last = month_start(first.year, first.month + 1) - ONE_DAY if first < date(9999, 12, 1) else date(9999, 12, 31)
    return first.replace(day=min(day.day, last.day))


def week_value(day: date) -> str:
    """ISO week of a day: ``2023-W38``."""
    iso = day.isocalendar()
    return f"{iso.year:04d}-W{iso.week:02d}"


def week_start(day: date) -> date:
    """Monday of the day's ISO week."""
    return day - timedelta(days=day.weekday())


def is_day(value: str) -> bool:
    """A value that names one day, with or without a time on it."""
    return len(value) >= 10 and value[4] == "-" and value[7] == "-" and value[8:10].isdigit()


@lru_cache(maxsize=8192)
def interval(value: str) -> Interval | None:
    """Interval of a TIMEX3 date or time value; None where it names no stretch of days (``P3D``, ``XXXX-05``)."""
    found = VALUE.fullmatch(value)
    if found is None:
        return None
    try:
        return _interval(found)
    except (ValueError, OverflowError):
        return None


def _interval(found: re.Match[str]) -> Interval:
    if found["ml"]:
        return _years(int(found["ml"]) * 1000, 1000, Granularity.MILLENNIUM)
    if found["ce"]:
        return _years(int(found["ce"]) * 100, 100, Granularity.CENTURY)
    if found["de"]:
        return _years(int(found["de"]) * 10, 10, Granularity.DECADE)
    year = int(found["y"])
    if found["w"]:
        monday = date.fromisocalendar(year, int(found["w"]), 1)
        if found["we"]:
            return Interval(monday + 5 * ONE_DAY, monday + 7 * ONE_DAY, Granularity.WEEKEND)
        return Interval(monday, monday + 7 * ONE_DAY, Granularity.WEEK)
    if found["q"]:
        return _months(year, int(found["q"]) * 3 - 2, 3, Granularity.QUARTER)
    if found["h"]:
        return _months(year, int(found["h"]) * 6 - 5, 6, Granularity.HALF_YEAR)
    if found["s"]:
        return _months(year, SEASON_START[found["s"]], 3, Granularity.SEASON)
    if found["d"]:
        day = date(year, int(found["m"]), int(found["d"]))
        return _clocked(day, found["t"]) if found["t"] else Interval(day, day + ONE_DAY, Granularity.DAY)
    if found["m"]:
        return _months(year, int(found["m"]), 1, Granularity.MONTH)
    return _years(year, 1, Granularity.YEAR)


def _years(first: int, count: int, granularity: Granularity) -> Interval:
    end = date(first + count, 1, 1) if first + count <= 9999 else None
    return Interval(date(max(first, 1), 1, 1), end, granularity)


def _months(year: int, month: int, count: int, granularity: Granularity) -> Interval:
    end = month_start(year, month + count) if (year, month + count) < (9999, 13) else None
    return Interval(date(year, month, 1), end, granularity)


def _clocked(day: date, clock: str) -> Interval:
    part = PART_HOURS.get(clock)
    if part is not None:
        return Interval(day, day + ONE_DAY, Granularity.PART_OF_DAY, part[0], part[1])
    found = CLOCK.match(clock)
    if found is None:
        return Interval(day, day + ONE_DAY, Granularity.DAY)
    hour, minute, second = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if hour == 24:  # midnight at the end of the day
        return Interval(day, day + ONE_DAY, Granularity.MINUTE, time(23, 59, 59), time(23, 59, 59))
    granularity = Granularity.SECOND if found[3] else Granularity.MINUTE if found[2] else Granularity.HOUR
    moment = time(hour, minute, second)
    return Interval(day, day + ONE_DAY, granularity, moment, moment)


@lru_cache(maxsize=8192)
def edtf(value: str, mod: str | None = None) -> str:
    """ISO 8601-2 of a TIMEX3 value: ``1989-Q3`` -> ``1989-35``, ``199`` -> ``199X``, a week as its two days."""
    found = VALUE.fullmatch(value)
    if found is None:
        return ""
    year = found["y"]
    if found["ml"] or found["ce"] or found["de"]:
        out = value.ljust(4, "X")
    elif found["w"]:
        stretch = interval(value)
        if stretch is None or stretch.begin is None or stretch.end is None:
            return ""
        out = f"{stretch.begin.isoformat()}/{(stretch.end - ONE_DAY).isoformat()}"
    elif found["q"]:
        out = f"{year}-{32 + int(found['q'])}"
    elif found["h"]:
        out = f"{year}-{39 + int(found['h'])}"
    elif found["s"]:
        out = f"{year}-{EDTF_SEASON[found['s']]}"
    elif found["t"]:
        out = value[:10]
        clock = CLOCK.fullmatch(found["t"][:8])
        if clock is not None and clock[1] != "24":
            out = f"{out}T{clock[1]}:{clock[2] or '00'}:{clock[3] or '00'}"
    else:
        out = value
    return out + "~" if mod == "APPROX" and "/" not in out and "T" not in out else out


def clip_to_past(stretch: Interval, dct: date) -> Interval:
    """The part of an interval that is not after the publication day.

    "Prices rose this month" in a paper of 12 September is 1 to 12 September: nobody reports in the past tense what is
    still to come. An interval that lies wholly after ``dct`` is given back as it is.
    """
    limit = dct + ONE_DAY
    if stretch.begin is not None and stretch.begin >= limit:
        return stretch
    if stretch.end is not None and stretch.end <= limit:
        return stretch
    return Interval(stretch.begin, limit, stretch.granularity, stretch.time_begin, stretch.time_end, stretch.zone)


def clip_to_future(stretch: Interval, dct: date) -> Interval:
    """The part of an interval that is not before the publication day ("will be decided this month")."""
    if stretch.end is not None and stretch.end <= dct:
        return stretch
    if stretch.begin is not None and stretch.begin >= dct:
        return stretch
    return Interval(dct, stretch.end, stretch.granularity, stretch.time_begin, stretch.time_end, stretch.zone)
