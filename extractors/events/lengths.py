"""Dates so far from another: "three days after the vote", "less than two weeks before it"."""

from __future__ import annotations

from datetime import date

from extractors.events import dating
from extractors.model import Granularity, Interval
from extractors.time.calendar import add_months, month_start

_DAYS = {"D": 1, "W": 7}


def moved(interval: Interval, count: int, granularity: Granularity, unit: str) -> Interval | None:
    """So many units on: days to the day, weeks give or take half of one, else the calendar's month or year.

    ``None`` outside the calendar.
    """
    assert interval.begin is not None
    assert interval.end is not None
    begin, end = interval.begin, dating.shifted(interval.end, -1)
    if unit in ("M", "Y"):
        months = count * (12 if unit == "Y" else 1)
        if not 1 < begin.year + months // 12 <= end.year + months // 12 < 9998:
            return None
        first, last = add_months(begin, months), add_months(end, months)
        if granularity is Granularity.YEAR:
            return Interval(date(first.year, 1, 1), month_start(last.year + 1, 1), granularity)
        return Interval(month_start(first.year, first.month), month_start(last.year, last.month + 1), granularity)
    slack = 0 if unit == "D" else _DAYS[unit] // 2
    days = count * _DAYS[unit]
    return Interval(dating.shifted(begin, days - slack), dating.shifted(end, days + slack + 1), granularity)


def between(interval: Interval, count: int, unit: str, less: bool) -> Interval | None:
    """ "less than two weeks after": from the event on, up to two weeks; "more than": from two weeks, up to three."""
    assert interval.begin is not None
    assert interval.end is not None
    one = 1 if count > 0 else -1
    near, far = (0, count) if less else (count, count + one)
    try:
        sides = sorted(
            add_months(interval.begin, n * (12 if unit == "Y" else 1))
            if unit in ("M", "Y")
            else dating.shifted(interval.begin, n * _DAYS[unit])
            for n in (near, far)
        )
    except (ValueError, OverflowError):
        return None
    return Interval(sides[0], dating.shifted(sides[1], 1), Granularity.DAY)
