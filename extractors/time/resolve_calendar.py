"""Resolve frames that name a place in the calendar: "Sept. 3", "Tuesday night", "the third quarter", "the 1990s"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extractors.model import Anchor, Granularity, Unresolved
from extractors.time import direction
from extractors.time.anchors import dct_anchor, excursion, text_anchor
from extractors.time.answer import Answer
from extractors.time.calendar import SEASON_START, is_day, month_start, week_value
from extractors.time.explain import CALENDAR, MONTH_NAMES, WEEKDAY_NAMES, extent_of, reading, resolved
from extractors.time.frames import Frame
from extractors.time.named_days import day_in
from extractors.time.notation import is_date, notation
from extractors.time.scene import Scene
from extractors.time.story import Said, Story

QUARTERS = ("", "first", "second", "third", "fourth")
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


def calendar(frame: Frame, scene: Scene, story: Story) -> Answer:
    """Value and resolution of a calendar frame."""
    if frame.value is not None:
        return notation(frame, scene)
    if frame.era is not None:
        return _era(frame, scene)
    if frame.holiday is not None:
        return _named_day(frame, scene, story)
    if frame.decade is not None or frame.century is not None:
        return _long_period(frame, scene, story)
    if frame.clock is not None and frame.weekday is None and frame.day is None:
        return _bare_clock(frame, scene, story)
    if frame.month is None and frame.weekday is not None:
        return _weekday(frame, scene, story) if frame.day is None else _weekday_the(frame, scene, story)
    if frame.year is not None or frame.year_shift is not None:
        return _with_year(frame, scene, story)
    return _without_year(frame, scene, story)


def full_year(frame: Frame, dct: date) -> int:
    """Two digits to the year nearest to publication: '98 in 2000 is 1998, '05 in 2004 is 2005."""
    year = frame.year or 0
    if not frame.two_digit:
        return year
    return min(
        (century + year for century in (1900, 2000, 1800) if century + year <= dct.year + 15),
        key=lambda y: abs(dct.year - y),
    )


def _dress(value: str, frame: Frame) -> tuple[str, str]:
    """Add part of day or clock time to a day value; type DATE or TIME."""
    if frame.unit == "W" and is_day(value):  # "the week of March 6"
        return week_value(date.fromisoformat(value)), "DATE"
    if frame.clock is not None:
        return f"{value}T{frame.clock}", "TIME"
    if frame.part is not None:
        return f"{value}T{frame.part}", "TIME"
    return value, "DATE"


def _fixed(value: str, frame: Frame, scene: Scene, rule: str, reason: str, anchor: Anchor = CALENDAR) -> Answer:
    dressed, kind = _dress(value, frame)
    taken = reading(dressed, frame.mod, extent_of(scene.preposition), 1.0, reason, zone=frame.zone)
    return Answer(kind, dressed, frame.mod, resolved(taken, anchor, (rule,)), absolute=True)


def _era(frame: Frame, scene: Scene) -> Answer:
    """44 BC -> BC0044, which no calendar of days holds; AD 79 -> 0079."""
    if frame.century is not None:
        digits = f"{frame.century:02d}"
    else:
        digits = f"{frame.year or 0:04d}" + (f"-{frame.season}" if frame.season else "")
    if frame.era == "BC":
        reason = "before the common era, where no calendar of days reaches"
        return Answer("DATE", f"BC{digits}", frame.mod, Unresolved(reason, ("era",)), absolute=True)
    return _fixed(digits, frame, scene, "era", "named with its era")


def _long_period(frame: Frame, scene: Scene, story: Story) -> Answer:
    if frame.century is not None:
        return _fixed(f"{frame.century:02d}", frame, scene, "century", "named in full")
    decade = frame.decade or 0
    if frame.two_digit:
        century = story.dct.year // 100
        decade = century * 10 + decade if century * 100 + decade * 10 <= story.dct.year else (century - 1) * 10 + decade
        return _fixed(
            f"{decade:03d}", frame, scene, "decade-short", "the latest decade of that name before publication"
        )
    return _fixed(f"{decade:03d}", frame, scene, "decade", "named in full")


def _bare_clock(frame: Frame, scene: Scene, story: Story) -> Answer:
    """A clock time counts on the day the sentence or the paragraph is at, else on the publication day."""
    near = story.last_between(scene.first, scene.last)
    if near is None and scene.direction > 0:
        near = story.day_before(scene.first, ahead=True)
    near = near or story.day_before(scene.first)
    if near is not None and near.stretch.begin is not None:
        anchor = text_anchor(near)
        day, reason = near.stretch.begin.isoformat(), f"a time on the day the story is at ({near.value[:10]})"
    else:
        anchor = dct_anchor(story)
        day, reason = story.dct.isoformat(), "a time without a day: the day of publication"
    if frame.clock == "24:00" and scene.direction < 0 and day == story.dct.isoformat():
        frame = replace(frame, clock="00:00")  # "trains stopped at midnight": as the day of publication began
    value, kind = _dress(day, frame)
    taken = reading(value, frame.mod, extent_of(scene.preposition), 0.7, reason, zone=frame.zone)
    return Answer(kind, value, frame.mod, resolved(taken, anchor, ("clock-bare",)))


def _weekday(frame: Frame, scene: Scene, story: Story) -> Answer:
    """A weekday counts from publication; "that Friday", or any in a document of other years, from the day the story is at."""
    name = WEEKDAY_NAMES[frame.weekday or 1]
    said = story.focus(Granularity.DAY) if story.narrative or frame.near == "text" else None
    if said is not None and said.stretch.begin is not None:
        anchor = text_anchor(said)
        choice = direction.story_weekday(said.stretch.begin, frame.weekday or 1, frame.shift, name)
    else:
        anchor = dct_anchor(story)
        choice = direction.weekday(story.dct, frame.weekday or 1, frame.shift, scene, name)
    day = choice.taken
    if frame.count is not None:  # "a week from Tuesday"
        day = date.fromordinal(day.toordinal() + int(frame.count))
    other = choice.other.isoformat() if choice.other else None
    return _chosen(day.isoformat(), other, choice, frame, scene, anchor)


def _weekday_the(frame: Frame, scene: Scene, story: Story) -> Answer:
    """Friday the 13th: the nearest month in which the days agree."""
    best: date | None = None
    for offset in range(-14, 15):
        first = month_start(story.dct.year, story.dct.month + offset)
        if is_date(first.year, first.month, frame.day or 1):
            day = first.replace(day=frame.day or 1)
            if day.isoweekday() == frame.weekday and (
                best is None or abs((day - story.dct).days) < abs((best - story.dct).days)
            ):
                best = day
    if best is None:
        return Answer(
            "DATE", "XXXX-XX-XX", None, Unresolved("no month nearby has that weekday on that day", ("weekday-day",))
        )
    return _fixed(best.isoformat(), frame, scene, "weekday-day", "the nearest month in which weekday and day agree")


def _chosen(
    value: str, other: str | None, choice: direction.Choice, frame: Frame, scene: Scene, anchor: Anchor
) -> Answer:
    dressed, kind = _dress(value, frame)
    extent = extent_of(scene.preposition)
    taken = reading(dressed, frame.mod, extent, choice.weight, choice.reason, zone=frame.zone)
    rejected = (
        reading(
            _dress(other, frame)[0],
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


def _with_year(frame: Frame, scene: Scene, story: Story) -> Answer:
    anchor, rule, reason = CALENDAR, "calendar", "named with its year"
    if frame.year is not None:
        year = full_year(frame, story.dct)
        if frame.fiscal:
            rule, reason = "fiscal", "a fiscal year is called after the year it ends in"
    else:
        base, anchor = story.dct, dct_anchor(story)
        said = story.focus() if frame.near == "text" else None
        if said is not None and said.stretch.begin is not None:
            base, anchor = said.stretch.begin, text_anchor(said)
        year = base.year + (frame.year_shift or 0)
        rule, reason = "year-shift", "the year is counted from the publication date"
    value = _named(frame, year)
    if frame.day is not None and not is_date(year, frame.month or 1, frame.day):
        reason = f"{MONTH_NAMES[frame.month or 1]} {year} has no day {frame.day}"
        return Answer("DATE", f"{value[:7]}-XX", frame.mod, Unresolved(reason, ("no-such-day",)))
    return _fixed(value, frame, scene, rule, reason, anchor)


def _named(frame: Frame, year: int) -> str:
    """Value of a frame in a given year."""
    if frame.quarter is not None:
        return f"{year:04d}-Q{frame.quarter}"
    if frame.half is not None:
        return f"{year:04d}-H{frame.half}"
    if frame.season is not None:
        return f"{year:04d}-{frame.season}"
    if frame.month is None:
        return f"{year:04d}"
    if frame.day is None:
        return f"{year:04d}-{frame.month:02d}"
    return f"{year:04d}-{frame.month:02d}-{frame.day:02d}"


def _bounds(frame: Frame, year: int) -> tuple[date, date] | None:
    if frame.quarter is not None:
        return direction.month_bounds(year, frame.quarter * 3 - 2, 3)
    if frame.half is not None:
        return direction.month_bounds(year, frame.half * 6 - 5, 6)
    if frame.season is not None:
        return direction.month_bounds(year, SEASON_START[frame.season], 3)
    if frame.day is None:
        return direction.month_bounds(year, frame.month or 1)
    if not is_date(year, frame.month or 1, frame.day):
        return None
    day = date(year, frame.month or 1, frame.day)
    return day, date.fromordinal(day.toordinal() + 1)


def _named_day(frame: Frame, scene: Scene, story: Story) -> Answer:
    """Christmas, Election Day: dated by the calendar of feasts, the year by the verb."""
    name = frame.holiday or ""
    if frame.year is not None:
        day = day_in(name, full_year(frame, story.dct))
        if day is None:
            return Answer(
                "DATE", f"{frame.year:04d}", None, Unresolved("the tables do not reach that year", ("named-day",))
            )
        return _fixed(day.isoformat(), frame, scene, "named-day", "a feast named with its year")
    base, anchor = story.dct, dct_anchor(story)
    days = [day for year in range(base.year - 1, base.year + 2) if (day := day_in(name, year)) is not None]
    if not days:
        return Answer("DATE", "XXXX-XX-XX", None, Unresolved("the tables do not reach that year", ("named-day",)))
    seen = direction.Candidates(base, tuple(days), tuple(date.fromordinal(day.toordinal() + 1) for day in days))
    index, choice = direction.yearless(seen, frame.shift, scene, name.title(), "day")
    other = choice.other.isoformat() if choice.other else None
    return _chosen(days[index].isoformat(), other, choice, frame, scene, anchor)


def stays_away(frame: Frame, said: Said, dct: date) -> bool:
    """The paragraph's own date fits clearly better than publication: within two months of it, and none within 100 days."""

    def gap(day: date, before_only: bool) -> int:
        bounds = [b for year in (day.year - 1, day.year, day.year + 1) if (b := _bounds(frame, year)) is not None]
        return min((abs((day - b[0]).days) for b in bounds if not before_only or b[0] <= day), default=999)

    return said.stretch.begin is not None and gap(said.stretch.begin, False) <= 62 and gap(dct, True) > 100


def _without_year(frame: Frame, scene: Scene, story: Story) -> Answer:
    said = excursion(frame, scene, story, scene.token)
    if said is not None and not story.narrative and frame.near == "dct" and not stays_away(frame, said, story.dct):
        said = None
    base, anchor = story.dct, dct_anchor(story)
    if said is not None and said.stretch.begin is not None:
        base, anchor = said.stretch.begin, text_anchor(said)
    years = [base.year - 2, base.year - 1, base.year, base.year + 1]
    span = 4 if frame.month == 2 and frame.day == 29 else 0
    if span:
        years = list(range(base.year - 8, base.year + 9))
    bounded = [(year, bounds) for year in years if 1 <= year <= 9998 and (bounds := _bounds(frame, year)) is not None]
    name = _speak(frame)
    if frame.weekday is not None:  # "Saturday, April 25": only years in which the days agree
        agreeing = [pair for pair in bounded if pair[1][0].isoweekday() == frame.weekday]
        if agreeing:
            year, (begin, _) = min(agreeing, key=lambda pair: abs((pair[1][0] - base).days))
            choice = direction.Choice(begin, None, 0.98, "weekday-agrees", "the year in which weekday and day agree")
            return _chosen(_named(frame, year), None, choice, frame, scene, anchor)
    if not bounded:
        return Answer(
            "DATE",
            f"XXXX-{frame.month or 0:02d}-{frame.day or 0:02d}",
            frame.mod,
            Unresolved(f"there is no {name} in the calendar", ("no-such-day",)),
        )
    seen = direction.Candidates(base, tuple(pair[1][0] for pair in bounded), tuple(pair[1][1] for pair in bounded))
    grain = "day" if frame.day is not None else "quarter" if frame.quarter is not None else "month"
    if said is not None:
        index, choice = direction.story_yearless(seen, said.stretch, name, frame.shift)
    else:
        index, choice = direction.yearless(seen, frame.shift, scene, name, grain)
    other = None
    if choice.other is not None:
        other = _named(frame, next(pair[0] for pair in bounded if pair[1][0] == choice.other))
    return _chosen(_named(frame, bounded[index][0]), other, choice, frame, scene, anchor)


def _speak(frame: Frame) -> str:
    """The frame in words, for reasons."""
    if frame.quarter is not None:
        return f"{QUARTERS[frame.quarter]} quarter"
    if frame.half is not None:
        return f"{QUARTERS[frame.half]} half"
    if frame.season is not None:
        return SEASONS[frame.season]
    return MONTH_NAMES[frame.month or 1] + (f" {frame.day}" if frame.day else "")
