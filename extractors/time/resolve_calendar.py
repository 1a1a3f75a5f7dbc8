"""Resolve frames that name a place in the calendar: "Sept. 3", "Tuesday night", "the third quarter", "the 1990s"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from extractors.model import AnchorKind, Granularity, Interval, Resolved, Unresolved
from extractors.time import direction
from extractors.time.anchors import dct_anchor, excursion, pluperfect, text_anchor
from extractors.time.answer import Answer
from extractors.time.calendar import SEASON_START, is_day
from extractors.time.course import between, bracketed, named
from extractors.time.dressing import chosen, dress, dressed, fixed, full_year
from extractors.time.era import REASON
from extractors.time.explain import CALENDAR, MONTH_NAMES
from extractors.time.frames import Frame
from extractors.time.lead import charged, named_before
from extractors.time.named_days import julian
from extractors.time.notation import is_date, notation
from extractors.time.resolve_days import bare_clock, named_day, weekday, weekday_the
from extractors.time.scene import Scene
from extractors.time.signs import ARTICLES
from extractors.time.story import Said, Story

#: "July of the same year" is of the year named last, told aside or not, within so many tokens.
SAME_TEXT = 30
#: Before a date without a year and behind "had": "told in June", "marched all winter", "spent the summer".
LOOKING_BACK = frozenset(("in", "on", "for", "as", "all", "during", "throughout", "through", "spent", "passed"))
QUARTERS = ("", "first", "second", "third", "fourth")
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


def calendar(frame: Frame, scene: Scene, story: Story) -> Answer:
    """Value and resolution of a calendar frame."""
    if frame.value is not None:
        return notation(frame, scene)
    if frame.count is not None:
        return _counted(frame, scene, story)
    if frame.era is not None:
        return _era(frame, scene)
    if frame.holiday is not None:
        return named_day(frame, scene, story)
    if frame.decade is not None or frame.century is not None:
        return _long_period(frame, scene, story)
    if (frame.clock or frame.part) and frame.weekday is None and frame.day is None:
        return bare_clock(frame, scene, story)
    if frame.month is None and frame.weekday is not None:
        return weekday(frame, scene, story) if frame.day is None else weekday_the(frame, scene, story)
    if frame.year is not None or frame.year_shift is not None:
        return _with_year(frame, scene, story)
    return _without_year(frame, scene, story)


def _counted(frame: Frame, scene: Scene, story: Story) -> Answer:
    """the day after Christmas, a week from Tuesday: so many days from the day that is named."""
    at = calendar(replace(frame, count=None, clock=None, part=None, unit=None), scene, story)
    if not isinstance(at.resolution, Resolved) or not is_day(at.value):
        return at
    day = date.fromisoformat(at.value) + timedelta(days=int(frame.count or 0))
    reason, weight = f"counted from {at.value}: {at.resolution.reading.reason}", at.resolution.reading.weight
    rule = at.resolution.rules[0]
    return dressed(
        dress(day.isoformat(), replace(frame, clock=None, part=None))[0],
        frame,
        scene,
        at.resolution.anchor,
        rule,
        reason,
        weight,
    )


def _era(frame: Frame, scene: Scene) -> Answer:
    """the 460s BC, 10,000 BC, AD 79; years within reach before the common era are lifted (see ``era``)."""
    if frame.century is not None:
        digits = f"{frame.century:02d}"
    else:
        digits = named(frame, frame.year or 0)
    if frame.era == "BC":
        return Answer("DATE", f"BC{digits}", frame.mod, Unresolved(REASON, ("era",)), absolute=True)
    return fixed(digits, frame, scene, "era", "named with its era")


def _long_period(frame: Frame, scene: Scene, story: Story) -> Answer:
    if frame.century is not None:
        return fixed(f"{frame.century:02d}", frame, scene, "century", "named in full")
    decade = frame.decade or 0
    if frame.two_digit:
        century = story.dct.year // 100
        decade = century * 10 + decade if century * 100 + decade * 10 <= story.dct.year else (century - 1) * 10 + decade
        return fixed(f"{decade:03d}", frame, scene, "decade-short", "the latest decade of that name before publication")
    return fixed(f"{decade:03d}", frame, scene, "decade", "named in full")


def _with_year(frame: Frame, scene: Scene, story: Story) -> Answer:
    anchor, rule, reason = CALENDAR, "calendar", "named with its year"
    if frame.year is not None:
        year = full_year(frame, story.dct)
        if frame.fiscal:
            rule, reason = "fiscal", "a fiscal year is called after the year it ends in"
    else:
        base, anchor = story.dct, dct_anchor(story)
        since = scene.token - SAME_TEXT if frame.year_shift == 0 else scene.first
        said = story.focus(since=since) if frame.near == "text" else None
        if said is not None and said.stretch.begin is not None:
            base, anchor = said.stretch.begin, text_anchor(said)
        year = base.year + (frame.year_shift or 0)
        where = f"the date the story is at ({anchor.value})" if anchor.ref else "the publication date"
        rule, reason = "year-shift", f"the year is counted from {where}"
    value = named(frame, year)
    if frame.day is not None and not is_date(year, frame.month or 1, frame.day):
        reason = f"{MONTH_NAMES[frame.month or 1]} {year} has no day {frame.day}"
        return Answer("DATE", f"{value[:7]}-XX", frame.mod, Unresolved(reason, ("no-such-day",)))
    return fixed(value, frame, scene, rule, reason, anchor)


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


def stays_away(frame: Frame, said: Said, dct: date) -> bool:
    """The paragraph's own date fits better than publication: within two months of it, and none within 100 days."""

    def gap(day: date, before_only: bool) -> int:
        bounds = [b for year in (day.year - 1, day.year, day.year + 1) if (b := _bounds(frame, year)) is not None]
        return min((abs((day - b[0]).days) for b in bounds if not before_only or b[0] <= day), default=999)

    return said.stretch.begin is not None and gap(said.stretch.begin, False) <= 62 and gap(dct, True) > 100


def closing(said: Said) -> Interval:
    """ "the end of 2006", "late 1912": the last quarter of it, after which a story goes on."""
    begin, end = said.stretch.begin, said.stretch.end
    if not said.late or begin is None or end is None or said.stretch.granularity < Granularity.SEASON:
        return said.stretch
    return replace(said.stretch, begin=end - (end - begin) // 4)


def _without_year(frame: Frame, scene: Scene, story: Story) -> Answer:
    said = excursion(frame, scene, story, scene.token)
    if said is not None and not story.narrative and frame.near == "dct":
        said = said if story.undated or stays_away(frame, said, story.dct) else None
    base, anchor = story.dct, dct_anchor(story)
    if said is not None and said.stretch.begin is not None:
        base, anchor = said.stretch.begin, text_anchor(said)
    years = [base.year - 2, base.year - 1, base.year, base.year + 1]
    span = 4 if frame.month == 2 and frame.day == 29 else 0
    if span:
        years = list(range(base.year - 8, base.year + 9))
    bounded = [(year, bounds) for year in years if 1 <= year <= 9998 and (bounds := _bounds(frame, year)) is not None]
    behind = said is not None and said.stretch.begin is not None and said.stretch.begin <= story.dct
    if behind and scene.direction <= 0:  # what is told has happened
        bounded = [pair for pair in bounded if pair[1][0] <= story.dct] or bounded
    name = _speak(frame)
    again = named_before(frame, story, said, scene) if said is not None and frame.near == "dct" else None
    if again is not None and _bounds(frame, again) is not None:
        reason = "the day the text has named with its year"
        return fixed(named(frame, again), frame, scene, "story-named", reason, anchor)
    older = said is not None and not story.narrative and said.token < scene.first
    of_sentence = sentence_year(frame, scene, story) if said is None or older else None
    if of_sentence is not None and _bounds(frame, of_sentence) is not None:
        return fixed(named(frame, of_sentence), frame, scene, "sentence-year", "the year the sentence is at", anchor)
    tried = charged(frame, story, scene) if said is None and frame.near == "dct" else None
    if tried is not None and _bounds(frame, tried) is not None:
        before = next((named(frame, pair[0]) for pair in reversed(bounded) if pair[1][0] <= story.dct), None)
        choice = direction.Choice(base, None, 0.6, "testimony-year", "the year of the case, which the lead names")
        return chosen(named(frame, tried), before, choice, frame, scene, anchor)
    if frame.weekday is not None and not julian(base.year):  # "Saturday, April 25": only years in which they agree
        agreeing = [pair for pair in bounded if pair[1][0].isoweekday() == frame.weekday]
        if agreeing:
            year, (begin, _) = min(agreeing, key=lambda pair: abs((pair[1][0] - base).days))
            choice = direction.Choice(begin, None, 0.98, "weekday-agrees", "the year in which weekday and day agree")
            return chosen(named(frame, year), None, choice, frame, scene, anchor)
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
        earlier = frame.shift is None and scene.preposition in LOOKING_BACK and pluperfect(scene.toks, scene)
        shift = -1 if earlier and not _within(frame, seen, said) else frame.shift
        index, choice = direction.story_yearless(seen, closing(said), name, shift, story.named_years())
        bracket = story.bracket(scene.token) if shift is None and frame.near == "dct" else None
        if bracket is not None and seen.starts[index] >= bracket[1]:
            index, choice = bracketed(seen, bracket, said.stretch, name) or (index, choice)
        elif shift is None and frame.near == "dct" and story.narrative:
            index, choice = between(seen, story, said, scene.token, name) or (index, choice)
    else:
        index, choice = direction.yearless(seen, frame.shift, scene, name, grain)
    other = None
    if choice.other is not None:
        other = named(frame, next(pair[0] for pair in bounded if pair[1][0] == choice.other))
    return chosen(named(frame, bounded[index][0]), other, choice, frame, scene, anchor)


def _within(frame: Frame, seen: direction.Candidates, said: Said) -> bool:
    """The date the story is at holds one of the candidates: "1943 was hard. In March he had lost his son"."""
    begin, end = said.stretch.begin, said.stretch.end
    if frame.season is not None and begin is not None and any(map(lambda s, e: s < begin < e, seen.starts, seen.ends)):
        return True  # "On 1 November they left. They had spent the autumn at the hut"
    coarse = said.stretch.granularity >= Granularity.YEAR and not said.late
    return coarse and begin is not None and end is not None and any(begin <= start < end for start in seen.starts)


def sentence_year(frame: Frame, scene: Scene, story: Story) -> int | None:
    """The running year or the one before, named earlier in the sentence: "at the 2006 games in Turin, in February"."""
    if scene.direction > 0 or frame.shift is not None or frame.weekday or frame.quarter:
        return None
    near = story.last_between(scene.first, scene.token, Granularity.YEAR)
    if near is not None and (near.absolute or near.kind is AnchorKind.DCT) and _opens_with(near, scene):
        return near.stretch.begin.year if near.stretch.begin is not None else None
    if scene.money or near is None or not near.absolute or near.stretch.granularity is not Granularity.YEAR:
        return None
    if near.aside and scene.toks.lower(near.token - 1) not in ARTICLES:
        return None
    year = near.stretch.begin.year if near.stretch.begin is not None else 0
    return year if 0 <= story.dct.year - year <= 1 else None


def _opens_with(near: Said, scene: Scene) -> bool:
    """ "In the summer of 1994 a dispute began that ended only on September 28": the sentence tells of that year."""
    coarse = near.stretch.granularity in (Granularity.SEASON, Granularity.YEAR)
    return coarse and scene.direction < 0 and not near.aside and near.token - scene.first <= 2


def _speak(frame: Frame) -> str:
    """The frame in words, for reasons."""
    if frame.quarter is not None:
        return f"{QUARTERS[frame.quarter]} quarter"
    if frame.half is not None:
        return f"{QUARTERS[frame.half]} half"
    if frame.season is not None:
        return SEASONS[frame.season]
    return MONTH_NAMES[frame.month or 1] + (f" {frame.day}" if frame.day else "")
