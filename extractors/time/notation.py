"""Dates written in figures or in another language: "2023-09-19T14:05Z", "9/19/2023", "19. Oktober 2023".

Figures are valued here. Foreign month names go to ``dateparser``, which knows them: only a string the grammar has
vetted (day, month name, year) reaches it, its ``period`` becomes the granularity, and answers are cached.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from dateparser.date import DateDataParser

from extractors.model import Ambiguous, Resolution, Unresolved
from extractors.time.answer import Answer
from extractors.time.explain import CALENDAR, extent_of, reading, resolved
from extractors.time.frames import Frame
from extractors.time.scene import Scene

ISO_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s?(.*))?$")
ISO_MONTH = re.compile(r"\d{4}-\d\d$")
MARKS = re.compile(r"[/.-]")
LANGUAGES = ["fr", "de", "es", "it", "pt", "nl", "pl", "tr", "ru", "uk", "sv", "da", "fi", "cs"]


def notation(frame: Frame, scene: Scene) -> Answer:
    """Value of a date in figures or of a foreign date."""
    text = frame.value or ""
    if text.startswith("X"):  # "a Saturday in August"
        return Answer("DATE", text, None, Unresolved("one of several of that month", ("some-weekday",)))
    found = ISO_STAMP.match(text)
    if found:
        if not is_date(*(int(piece) for piece in found[1].split("-"))):
            return _settled([], scene, "iso", None)
        clock = found[2] or frame.clock
        value = found[1] + (f"T{clock}" if clock else "")
        return _settled([value], scene, "iso", found[3] or frame.zone)
    if ISO_MONTH.match(text):
        return _settled([text], scene, "iso", None)
    if text[:1].isdigit() and not any(c.isalpha() for c in text):
        return _numeric(frame, text, scene)
    value = foreign(text)
    return _settled([value] if value else [], scene, "foreign-date", frame.zone)


def _numeric(frame: Frame, text: str, scene: Scene) -> Answer:
    """9/19/2023, 19.09.2023, 2023/09/19: American with slashes, European with dots, unless the figures rule it out."""
    digits = MARKS.split(text)
    first, second, third = (int(piece) for piece in digits)
    if len(digits[0]) == 4:
        orders = [(first, second, third)]
    else:
        year = third if len(digits[2]) == 4 else (2000 + third if third < 70 else 1900 + third)
        american, european = (year, first, second), (year, second, first)
        orders = [european, american] if "." in text else [american, european]
    valid = list(dict.fromkeys(order for order in orders if is_date(*order)))
    tail = f"T{frame.clock}" if frame.clock else f"T{frame.part}" if frame.part else ""
    return _settled([f"{y:04d}-{m:02d}-{d:02d}{tail}" for y, m, d in valid], scene, "numeric-date", frame.zone)


def _settled(values: list[str], scene: Scene, rule: str, zone: str | None) -> Answer:
    """One value is resolved, two are ambiguous, none is no date."""
    if not values:
        return Answer("DATE", "XXXX-XX-XX", None, Unresolved("no such date in the calendar", (rule,)))
    extent = extent_of(scene.preposition)
    swapped = "day and month may be swapped in this notation"
    words, weights = (swapped, (0.7, 0.3)) if len(values) > 1 else ("written out in full", (1.0,))
    readings = [
        reading(value, None, extent, weight, words, zone=zone) for value, weight in zip(values, weights, strict=False)
    ]
    solid = tuple(r for r in readings if r is not None)
    outcome: Resolution = (
        Ambiguous(solid, CALENDAR, (rule,))
        if len(solid) > 1
        else resolved(solid[0] if solid else None, CALENDAR, (rule,))
    )
    return Answer("TIME" if "T" in values[0] else "DATE", values[0], None, outcome, absolute=True)


def is_date(year: int, month: int, day: int) -> bool:
    """The calendar has that day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def foreign(text: str) -> str | None:
    """TIMEX3 value of a date in another language, as fine as dateparser's own ``period``; None if it cannot tell."""
    found = _parser().get_date_data(text)
    day = found.date_obj
    if day is None:
        return None
    return {"day": f"{day:%Y-%m-%d}", "month": f"{day:%Y-%m}", "year": f"{day:%Y}"}.get(found.period)


@lru_cache(maxsize=1)
def _parser() -> DateDataParser:
    return DateDataParser(
        languages=LANGUAGES, settings={"REQUIRE_PARTS": ["month", "year"], "PARSERS": ["absolute-time"]}
    )
