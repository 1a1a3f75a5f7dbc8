"""Reporting periods: "the quarter", "the latest period", "the year-earlier quarter", "a year earlier"."""

from __future__ import annotations

from datetime import date

from extractors.model import Granularity
from extractors.time.anchors import dct_anchor, text_anchor
from extractors.time.answer import Answer
from extractors.time.calendar import interval
from extractors.time.dressing import dressed
from extractors.time.frames import Frame
from extractors.time.resolve_relative import unit_value
from extractors.time.scene import Scene
from extractors.time.story import Story

GRAINS = {"W": Granularity.WEEK, "M": Granularity.MONTH}


def finished_quarter(dct: date) -> str:
    """The latest quarter that was over on the publication day."""
    return unit_value(dct, "Q", -1) or f"{dct.year:04d}-Q1"


def year_before(value: str, years: int = 1) -> str:
    """The same period so many years before: 1989-Q3 -> 1988-Q3."""
    return f"{int(value[:4]) - years:04d}{value[4:]}"


def compared(story: Story, scene: Scene) -> str | None:
    """The period that figures are being compared with, if the story is discussing one."""
    said = story.last_between(scene.first, scene.token, Granularity.YEAR)
    if said is not None and said.stretch.granularity is Granularity.YEAR:
        return None  # "For all of 1989 it lost $12 million, against a profit a year earlier"
    near = scene.token - story.period_at < 45
    return story.period if story.period is not None and (near or scene.figures()) else None


def compared_month(frame: Frame, story: Story, scene: Scene) -> str | None:
    """ "fell 21% in November from a year ago": the month of the sentence, which the figures are compared with."""
    if frame.unit != "Y" or frame.count != 1 or frame.shift != -1 or not scene.figures():
        return None
    if scene.preposition not in ("from", "than", "with"):
        return None
    months = [s for s in story.said[-6:] if scene.first <= s.token < scene.token and not s.bound]
    named = [s.value for s in months if s.stretch.granularity is Granularity.MONTH]
    return named[0] if named else None  # the topic, not what it is compared with: "in November from October"


def business(frame: Frame, scene: Scene, story: Story, closing: str | None = None) -> Answer:
    """Value of a reporting period. ``closing`` is the value of the day it ended on, where the text gives it."""
    anchor = dct_anchor(story)
    period = story.period
    code = frame.unit or "Q"
    if frame.year is not None:  # "the 1989 period"
        said = story.last_between(scene.first, scene.token, Granularity.QUARTER)
        named = said.value if said is not None and "-Q" in said.value else period
        value = f"{frame.year:04d}" + (named[4:] if named and "-Q" in named else "")
        return dressed(value, frame, scene, anchor, "business-year", "the same period of the year named", 0.8)
    if frame.quarter is not None:  # "the year-ago third quarter"
        near = period if period and period.endswith(f"Q{frame.quarter}") else _quarter(story.dct, frame.quarter)
        return dressed(year_before(near), frame, scene, anchor, "business-year-earlier", f"a year before {near}", 0.85)
    stretch = interval(closing) if closing else None
    if stretch is not None and stretch.begin is not None and code in ("Q", "Y", "W", "M") and not frame.count:
        value = unit_value(stretch.begin, code, 0) or "XXXX"
        return dressed(value, frame, scene, anchor, "business-ended", f"the period that ends on {closing}", 0.9)
    if code == "Y":
        return _year(frame, scene, story)
    if int(frame.count or 0) == -1:
        near = period or finished_quarter(story.dct)
        value, reason, weight = str(story.dct.year - 1), "the year before the one reported on", 0.7
        if not near.startswith("P"):
            value, reason, weight = year_before(near), f"a year before the period reported on ({near})", 0.85
        return dressed(value, frame, scene, anchor, "business-year-earlier", reason, weight)
    if code in ("Q", "PERIOD"):
        value, reason = finished_quarter(story.dct), "the latest quarter that is over"
        if period is not None:
            value, reason = period if "-Q" in period else value, "the quarter the report is about"
        elif scene.direction > 0:
            value, reason = unit_value(story.dct, "Q", 0) or value, "the running quarter"
        return dressed(value, frame, scene, anchor, "business-quarter", reason, 0.8)
    return _latest(code, frame, scene, story)


def _latest(code: str, frame: Frame, scene: Scene, story: Story) -> Answer:
    """ "the month", "the latest week": the one the report has just named, else the latest that is over."""
    last = story.last_between(scene.first - 60, scene.last, Granularity.MONTH if code == "M" else Granularity.WEEK)
    if code in GRAINS and last is not None and last.stretch.granularity is GRAINS[code]:
        value = unit_value(last.stretch.begin, code, 0) if last.stretch.begin is not None else None
        if value is not None:
            return dressed(value, frame, scene, text_anchor(last), "business-said", "the one the report is about", 0.8)
    ending = code == "W" and frame.shift == 0 and story.dct.isoweekday() >= 5  # on a Friday "the week" is this one
    ending = ending or (frame.mod == "END" and scene.direction >= 0)  # "should finish by month's end"
    back = -1 if code in GRAINS and not ending else 0
    value = unit_value(story.dct, code, back) or "XXXX"
    return dressed(value, frame, scene, dct_anchor(story), "business-latest", "the latest one that is over", 0.7)


def _quarter(dct: date, number: int) -> str:
    """The latest quarter of that number that has begun."""
    year = dct.year if (number - 1) * 3 + 1 <= dct.month else dct.year - 1
    return f"{year:04d}-Q{number}"


def _year(frame: Frame, scene: Scene, story: Story) -> Answer:
    """ "the year": the running one, or the one the story is at."""
    near = story.last_between(scene.first, scene.last, Granularity.YEAR)
    told = story.focus() if story.narrative else None
    if told is not None and told.stretch.begin is not None:
        year, reason = f"{told.stretch.begin.year:04d}", "the year the story is at"
        return dressed(year, frame, scene, text_anchor(told), "the-year", reason, 0.8)
    if scene.direction <= 0 and near is not None and near.absolute and near.stretch.begin is not None:
        anchor = text_anchor(near)
        return dressed(
            f"{near.stretch.begin.year:04d}", frame, scene, anchor, "the-year", "the year the sentence is at", 0.7
        )
    if scene.direction <= 0 and not frame.mod and story.period and story.period.endswith("-Q4"):
        reason = f"the year that ended with the quarter reported on ({story.period})"
        return dressed(story.period[:4], frame, scene, dct_anchor(story), "the-year", reason, 0.8)
    return dressed(f"{story.dct.year:04d}", frame, scene, dct_anchor(story), "the-year", "the running year", 0.8)
