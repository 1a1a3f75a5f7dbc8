"""Resolve lengths of time: a stretch up to or from the publication day, or no date at all."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from extractors.model import AnchorKind, Extent, Granularity, Interval, Unresolved
from extractors.time.anchors import dct_anchor, text_anchor
from extractors.time.answer import Answer
from extractors.time.calendar import add_months
from extractors.time.durations import CLOCK_UNITS, duration
from extractors.time.explain import reading, resolved
from extractors.time.frames import Frame
from extractors.time.resolve_relative import from_text
from extractors.time.scene import Scene
from extractors.time.story import Story


def length(frame: Frame, scene: Scene, story: Story) -> Answer:
    """three months, the past two weeks, the next few days."""
    value = frame.value or duration(frame.count, frame.unit or "D")
    if frame.shift is None:
        reason = "an age, not a date" if frame.quant == "AGE" else "a length of time without a begin"
        return Answer("DURATION", value, frame.mod, Unresolved(reason, ("length",)))
    if frame.count is None:
        return Answer("DURATION", value, frame.mod, Unresolved("the text does not say how many", ("stretch-vague",)))
    anchor, base = dct_anchor(story), story.dct
    if frame.near == "text" or story.narrative:
        said = from_text(story, frame.unit or "D", since=scene.first)
        if said is not None and said.stretch.begin is not None:
            anchor, base = text_anchor(said), said.stretch.begin
    stretch = span(base, frame.unit or "D", frame.count * frame.shift)
    if stretch is None:
        return Answer(
            "DURATION", value, frame.mod, Unresolved("shorter than a day, or outside the calendar", ("stretch",))
        )
    words = "up to" if frame.shift < 0 else "from"
    where = "publication" if anchor.kind is AnchorKind.DCT else f"the date the story is at ({anchor.value})"
    taken = (
        reading("", frame.mod, Extent.WITHIN, 0.9, f"a stretch of that length {words} {where}", stretch=stretch)
        if stretch
        else None
    )
    return Answer("DURATION", value, frame.mod, resolved(taken, anchor, ("stretch",)))


def span(base: date, code: str, count: Fraction) -> Interval | None:
    """The stretch of days between the base day and so many units away."""
    grain = {
        "D": Granularity.DAY,
        "W": Granularity.WEEK,
        "M": Granularity.MONTH,
        "Q": Granularity.QUARTER,
        "Y": Granularity.YEAR,
        "DE": Granularity.DECADE,
    }.get(code)
    try:
        if code in ("D", "W", "FN", "WE"):
            other = base + timedelta(days=int(count * {"D": 1, "W": 7, "FN": 14, "WE": 7}[code]))
        elif code == "TH" and abs(count) >= 24:  # "the past 48 hours"
            days = -(-abs(count) // 24)
            other = base + timedelta(days=int(days if count > 0 else -days))
        elif code in CLOCK_UNITS:
            return None
        else:
            other = add_months(
                base, int(count * {"M": 1, "Q": 3, "S": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}[code])
            )
        begin, end = min(base, other), max(base, other) + timedelta(days=1)
    except (ValueError, OverflowError, KeyError):
        return None
    return Interval(begin, end, grain or Granularity.DAY)
