"""Named days: the phrase as the text has it, and its date in a given year.

"Thanksgiving" 2023 -> 23 November. Rules are in ``named_days.toml``; feasts of lunar calendars come from the
``holidays`` package, which keeps tables for them.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import holidays
from dateutil.easter import EASTER_JULIAN, EASTER_WESTERN, easter  # type: ignore[import-untyped]

from extractors.time.calendar import LIFT

#: Years after this are those of a story that was moved up.
LAST = 4000
#: Easters up to here are given as days of the Julian calendar, as histories give all dates of their time.
LAST_JULIAN = 1582
SQUEEZE = re.compile(r"\s+")


@cache
def names() -> dict[str, str]:
    """Phrase in lower case -> rule."""
    raw = tomllib.loads(files(__package__).joinpath("named_days.toml").read_text(encoding="utf-8"))
    return dict(raw["day"])


@cache
def first_words() -> frozenset[str]:
    """Words a named day can begin with; the lexer looks closer only at these."""
    return frozenset(re.split(r"[ '’]", name)[0] for name in names())


def key(phrase: str) -> str:
    """The phrase as the table spells it."""
    return SQUEEZE.sub(" ", phrase.lower().replace("’", "'").replace(".", ""))


def julian(year: int) -> bool:
    """Days of that year are given by the Julian calendar, whose weekdays are others; a story moved up is its own."""
    return (year - LIFT if year > LAST else year) <= LAST_JULIAN


@cache
def day_in(name: str, year: int) -> date | None:
    """Date of a named day in a year; None where the calendar tables do not reach."""
    rule = names()[name]
    try:
        if year > LAST:
            day = _day(rule, year - LIFT)
            return day.replace(year=day.year + LIFT) if day is not None else None
        return _day(rule, year)
    except (ValueError, OverflowError):
        return None


def _day(rule: str, year: int) -> date | None:
    if rule.startswith("easter"):
        sunday: date = easter(year, EASTER_WESTERN if year > LAST_JULIAN else EASTER_JULIAN)
        return sunday + timedelta(days=int(rule[6:]))
    if rule.startswith("lib:"):
        _, country, label = rule.split(":", 2)
        return _from_library(country, label, year)
    if rule.startswith(("after:", "before:")):
        side, month, weekday, which, days = rule.split(":")
        start = nth_weekday(year, int(month), int(weekday), int(which))
        return start + timedelta(days=int(days) if side == "after" else -int(days))
    if ":" in rule:
        return nth_weekday(year, *(int(piece) for piece in rule.split(":")))
    return date(year, *(int(piece) for piece in rule.split("-")))


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """The ``which``-th ISO weekday of a month, -1 for the last."""
    if which > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


@cache
def _from_library(country: str, label: str, year: int) -> date | None:
    table = holidays.country_holidays(country, years=[year], language="en_US", observed=False)
    days = sorted(day for day, name in table.items() if label in name and "Holiday" not in name)
    return days[0] if days else None
