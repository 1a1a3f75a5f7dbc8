"""Answers from calendar values: part of day and clock put on, readings weighed, the other reading kept."""

from __future__ import annotations

from datetime import date, timedelta

from extractors.model import Anchor
from extractors.time import direction
from extractors.time.answer import Answer
from extractors.time.calendar import is_day, week_value
from extractors.time.explain import CALENDAR, extent_of, reading, resolved
from extractors.time.frames import Frame
from extractors.time.scene import Scene


def full_year(frame: Frame, dct: date) -> int:
    """Two digits to the year nearest to publication: '98 in 2000 is 1998, '05 in 2004 is 2005."""
    year = frame.year or 0
    if not frame.two_digit:
        return year
    return min(
        (century + year for century in (1900, 2000, 1800) if century + year <= dct.year + 15),
        key=lambda y: abs(dct.year - y),
        default=dct.year // 100 * 100 + year,
    )


def dress(value: str, frame: Frame) -> tuple[str, str]:
    """Add part of day or clock time to a day value; type DATE or TIME."""
    if frame.unit in ("W", "WE") and is_day(value):  # "the week of March 6", "the weekend of Sept. 9"
        day = date.fromisoformat(value)
        if frame.unit == "WE" and day.isoweekday() < 3:  # Labor Day is a Monday, and its weekend is over then
            day -= timedelta(days=3)
        week = week_value(day)
        return (week if frame.unit == "W" else f"{week}-WE"), "DATE"
    if frame.clock is not None:
        return f"{value}T{frame.clock}", "TIME"
    if frame.part is not None:
        return f"{value}T{frame.part}", "TIME"
    return value, "DATE"


def fixed(value: str, frame: Frame, scene: Scene, rule: str, reason: str, anchor: Anchor = CALENDAR) -> Answer:
    """Answer for a value that leaves no choice."""
    dressed, kind = dress(value, frame)
    taken = reading(dressed, frame.mod, extent_of(scene.preposition), 1.0, reason, zone=frame.zone)
    return Answer(kind, dressed, frame.mod, resolved(taken, anchor, (rule,)), absolute=True)


def chosen(
    value: str, other: str | None, choice: direction.Choice, frame: Frame, scene: Scene, anchor: Anchor
) -> Answer:
    """Answer for a choice: the value taken, and the one not taken with its weight."""
    dressed, kind = dress(value, frame)
    extent = extent_of(scene.preposition)
    taken = reading(dressed, frame.mod, extent, choice.weight, choice.reason, zone=frame.zone)
    rejected = (
        reading(
            dress(other, frame)[0],
            frame.mod,
            extent,
            round(1 - choice.weight, 2),
            "the other direction; the sentence gives no sign of it",
            zone=frame.zone,
        )
        if other
        else None
    )
    return Answer(kind, dressed, frame.mod, resolved(taken, anchor, (choice.rule,), (rejected,)))


def dressed(value: str, frame: Frame, scene: Scene, anchor: Anchor, rule: str, reason: str, weight: float) -> Answer:
    """Answer for a value with the frame's clock or part of day on it."""
    kind = "DATE"
    if frame.clock is not None:
        value, kind = f"{value}T{frame.clock}", "TIME"
    elif frame.part is not None:
        value, kind = f"{value}T{frame.part}", "TIME"
    taken = reading(value, frame.mod, extent_of(scene.preposition), weight, reason, zone=frame.zone)
    return Answer(kind, value, frame.mod, resolved(taken, anchor, (rule,)))
