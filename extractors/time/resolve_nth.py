"""Resolve the n-th week, weekend, weekday, day or month of a month or year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from extractors.model import Anchor, AnchorKind, Granularity, Unresolved
from extractors.time import direction
from extractors.time.anchors import dct_anchor, pluperfect, text_anchor
from extractors.time.announced import quoted
from extractors.time.answer import Answer
from extractors.time.calendar import add_months, month_start, week_start, week_value
from extractors.time.dressing import dressed, full_year
from extractors.time.explain import CALENDAR, extent_of, reading, resolved
from extractors.time.frames import Frame
from extractors.time.named_days import nth_weekday
from extractors.time.resolve_calendar import sentence_year
from extractors.time.scene import Scene
from extractors.time.story import Said, Story


def nth(frame: Frame, scene: Scene, story: Story) -> Answer:
    """ "the first week of October" in a paper of September 2023 -> 2023-W40."""
    base, anchor = story.dct, dct_anchor(story)
    counted = frame.unit == "WW" and not quoted(scene.toks, scene.token)  # "on Tuesday last week"
    said = story.focus() if frame.near == "text" or (story.narrative and not counted) else None
    if frame.unit == "D" and frame.near == "text" and frame.shift == 0 and story.narrative:
        said = story.mentioned(scene.token) or said  # "War had been declared on 11 October. On the 20th …"
    if said is not None and scene.direction > 0 and not story.narrative and said.stretch.end is not None:
        said = said if said.stretch.end > story.dct else None  # "New Hampshire votes on the 27th"
    if said is not None and said.stretch.begin is not None:
        base, anchor = said.stretch.begin, text_anchor(said)
        if said.stretch.granularity is Granularity.WEEK:
            base += timedelta(days=3)  # the month that holds most of the week
    if frame.unit == "WW":  # "Friday of next week"
        monday = week_start(base) + timedelta(weeks=int(frame.count or 0))
        day = (monday + timedelta(days=(frame.weekday or 1) - 1)).isoformat()
        frame = replace(frame, unit="D")
        return dressed(day, frame, scene, anchor, "weekday-of-week", "the weekday of the week named", 0.9)
    if frame.unit == "ND":
        return _told_day(frame, scene, story)
    first, last, anchor, reason = _whole(frame, scene, story, base, anchor, said)
    value = pick(frame, first, last)
    if value is None:
        return Answer("DATE", "XXXX-XX-XX", None, Unresolved("there is no such one in that month or year", ("nth",)))
    kind = "DATE"
    if (tail := frame.clock or frame.part) is not None and frame.unit == "D":
        value, kind = f"{value}T{tail}", "TIME"
    taken = reading(value, frame.mod, extent_of(scene.preposition), 0.85, reason, zone=frame.zone)
    return Answer(kind, value, frame.mod, resolved(taken, anchor, ("nth",)), absolute=frame.year is not None)


def _whole(
    frame: Frame, scene: Scene, story: Story, base: date, anchor: Anchor, said: Said | None
) -> tuple[date, date, Anchor, str]:
    """First day and the day after the last of the month or year that is counted in."""
    if frame.year is not None:
        year = full_year(frame, story.dct)
        span = direction.month_bounds(year, frame.month or 1, 1 if frame.month else 12)
        return *span, CALENDAR, "counted within the month or year named"
    if frame.month is not None and frame.year_shift is not None:  # "the first week of June last year"
        year = min(max(base.year + frame.year_shift, 1), 9998)
        return *direction.month_bounds(year, frame.month), anchor, "counted within the month of that year"
    if frame.month is not None:
        inside = None if story.narrative else sentence_year(replace(frame, weekday=None, shift=None), scene, story)
        years = range(max(base.year - 1, 1), min(base.year + 2, 9999)) if inside is None else range(inside, inside + 1)
        bounds = [direction.month_bounds(year, frame.month) for year in years]
        seen = direction.Candidates(base, tuple(b[0] for b in bounds), tuple(b[1] for b in bounds))
        if said is not None:
            index, choice = direction.story_yearless(seen, said.stretch, "month")
        else:
            index, choice = direction.yearless(seen, None, scene, "month", "month")
        return *bounds[index], anchor, f"counted within the month; {choice.reason}"
    where = "publication" if anchor.kind is AnchorKind.DCT else "the date the story is at"
    if frame.year_shift is not None:
        return *direction.month_bounds(base.year + frame.year_shift, 1, 12), anchor, f"year counted from {where}"
    if (
        said is not None
        and frame.unit == "D"
        and not frame.shift
        and story.narrative
        and _next_month(frame, scene, said)
    ):
        frame = replace(frame, shift=1)
    ahead = frame.unit == "D" and frame.shift is None and scene.direction > 0 and anchor.kind is AnchorKind.DCT
    passed = ahead and (frame.count or 0) < base.day  # "votes on the 4th", said on the 20th
    start = month_start(base.year, base.month + (frame.shift or int(passed)))
    return start, add_months(start, 1), anchor, f"month counted from {where}"


def _told_day(frame: Frame, scene: Scene, story: Story) -> Answer:
    """ "On the second day": the one after the day the story is at, which as a rule was the first; or after its last."""
    said, number = story.day_before(scene.token, reach=250), int(frame.count or 2)
    if said is None or said.stretch.begin is None:
        return Answer("DATE", "XXXX-XX-XX", None, Unresolved("the first day is not named", ("told-day",)))
    first = story.first_day if number > 2 and story.first_day is not None else said.stretch.begin
    if first + timedelta(days=number - 1) <= said.stretch.begin:
        first = said.stretch.begin
    story.first_day = first
    day = (first + timedelta(days=number - 1)).isoformat()
    return dressed(day, replace(frame, unit="D"), scene, text_anchor(said), "told-day", f"counted from {first}", 0.7)


#: A day so much earlier in the month than the one the story is at is of the month after.
_BACK = 10


def _next_month(frame: Frame, scene: Scene, said: Said) -> bool:
    """ "On 26 August … On the 2nd", "in the last days of August … on the 2nd": a story goes forward."""
    number, begin = int(frame.count or 0), said.stretch.begin
    if begin is None or pluperfect(scene.toks, scene):
        return False
    if said.stretch.granularity <= Granularity.DAY:
        return begin.day - number >= _BACK
    return said.stretch.granularity is Granularity.MONTH and said.late and number <= 2 * _BACK


def pick(frame: Frame, first: date, last: date) -> str | None:
    """Value of the n-th unit in ``[first, last)``; weeks are ISO weeks, counted by their Thursday as ISO does."""
    which, unit = int(frame.count or 1), frame.unit
    final = last - timedelta(days=1)
    if unit == "D":
        day = final if which == -1 else first + timedelta(days=which - 1)
        return day.isoformat() if day < last else None
    if unit == "WD":
        months = 12 if (last - first).days > 31 else 1
        found = nth_weekday(first.year, first.month, frame.weekday or 1, which) if months == 1 else None
        return found.isoformat() if found is not None and first <= found < last else None
    if unit == "W":
        day = final - timedelta(days=3) if which == -1 else first + timedelta(days=3, weeks=which - 1)
        return week_value(day) if day < last else None
    if unit == "WE":
        saturday = week_start(first) + timedelta(days=5)
        saturday = saturday + timedelta(weeks=which - 1) if which > 0 else week_start(final) + timedelta(days=5)
        if saturday >= last:
            saturday -= timedelta(weeks=1)
        return week_value(saturday) + "-WE"
    if unit == "M":
        month = 12 if which == -1 else which
        return f"{first.year:04d}-{month:02d}" if month <= 12 else None
    return None
