"""Weekdays with a count of weeks or years: "on Saturday a week ago", "thirty years ago on Sunday"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from extractors.time.frames import Atom, Frame, Kind

#: What may stand between the two, by the names of token classes.
_ON: tuple[tuple[str, ...], ...] = ((), ("ON",))


def weekday_ago(left: Atom, right: Atom, between: Sequence[str]) -> Atom | None:
    """Saturday a week ago, a week ago on Friday: so many weeks before; thirty years ago on Sunday."""
    for day, length, gaps in ((right, left, _ON), (left, right, ((),))):
        count = _ago(length.frame, "W")
        if count and tuple(between) in gaps and _bare(day.frame):
            frame = replace(day.frame, count=Fraction(-7 * count))
            return Atom(left.first, right.last, frame, day.rule, day.type)
    years = _ago(left.frame, "Y")
    dated = right.frame.kind is Kind.CALENDAR and right.frame.weekday is not None and right.frame.day is None
    if years and dated and (not between or (tuple(between) == ("ON",) and _bare(right.frame))):
        return Atom(left.first, right.last, replace(right.frame, year_shift=-years), right.rule, right.type)
    return None


def _bare(frame: Frame) -> bool:
    """A weekday and nothing else."""
    plain = frame.day is None and frame.month is None and frame.shift is None and frame.count is None
    return frame.kind is Kind.CALENDAR and frame.weekday is not None and plain


def _ago(frame: Frame, unit: str) -> int:
    """The number of such units ago, 0 for anything else."""
    whole = frame.count is not None and frame.count.denominator == 1
    ago = frame.kind is Kind.OFFSET and frame.near == "dct" and frame.shift == -1 and frame.unit == unit
    return int(frame.count) if ago and whole and frame.count is not None and frame.mod is None else 0
