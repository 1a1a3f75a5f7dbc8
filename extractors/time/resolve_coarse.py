"""Resolve counts from a date that the text gives too coarsely, the turn of a century, hours ago."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from extractors.model import Anchor, AnchorKind, Extent, Granularity, Interval, Unresolved
from extractors.time.anchors import dct_anchor, text_anchor
from extractors.time.answer import Answer
from extractors.time.calendar import add_months, interval, is_day
from extractors.time.dressing import dressed
from extractors.time.durations import duration
from extractors.time.explain import extent_of, reading, resolved
from extractors.time.frames import Frame
from extractors.time.scene import Scene
from extractors.time.story import Said, Story

#: So many hours before it was written is as a rule the same day.
_SAME_DAY = 5
#: How TIMEX3 leaves open the day, week or month that the text does not say.
OPEN = {"D": "-XX", "W": "-WXX", "FN": "-WXX", "M": "-XX"}


def about(frame: Frame, scene: Scene, said: Said, code: str, count: Fraction) -> Answer:
    """ "In March 1943 he fled. The next day …": some day of that month, or of the one it ran into."""
    anchor, begin, end = text_anchor(said), said.stretch.begin, said.stretch.end
    reason = f"counted from {said.value}, which the text dates no closer"
    days = {"D": 1, "W": 7, "FN": 14}.get(code)
    if begin is None or end is None:
        return Answer("DATE", "XXXX", frame.mod, Unresolved(reason, ("offset-coarse",)))
    if days is None:
        begin, end = add_months(begin, int(count)), add_months(end, int(count))
    else:
        begin, end = begin + timedelta(days=int(count * days)), end + timedelta(days=int(count * days))
    at = begin if count >= 0 or days is None else end - timedelta(days=1)  # "In May … The previous day": late in it
    month = f"{at:%m}" if code == "D" and said.stretch.granularity is Granularity.MONTH else ""
    value = f"{at.year:04d}" + (f"-{month}" if month else "-XX" if code == "D" else "") + OPEN[code]
    tail = frame.clock or frame.part
    value += f"T{tail}" if tail else ""
    stretch = Interval(begin, end, said.stretch.granularity)
    taken = reading(value, frame.mod, extent_of(scene.preposition), 0.6, reason, stretch=stretch)
    return Answer("TIME" if tail else "DATE", value, frame.mod, resolved(taken, anchor, ("offset-coarse",)))


def turn(frame: Frame, scene: Scene, story: Story, size: int) -> Answer:
    """the turn of the century: the one nearest to the date the story is at, in the news to publication."""
    said = story.focus(since=scene.first) if story.narrative else None
    anchor, base = dct_anchor(story), story.dct
    if said is not None and said.stretch.begin is not None:
        anchor, base = text_anchor(said), said.stretch.begin
    year = (base.year + size // 2) // size * size
    if size == 1:  # "in the new year": the nearest, and one still to come where the verb looks ahead
        ahead = base.month > 6 or (scene.direction > 0 and anchor.kind is AnchorKind.DCT and base.month > 1)
        year += ahead
    if said is not None and scene.preposition == "by" and year < base.year:
        year += size  # "Troops landed in 1830. By the turn of the century …"
    if scene.direction < 0 and year > story.dct.year:
        year -= size  # "at the turn of the century there were hundreds", said in 1989
    return dressed(f"{year:04d}", frame, scene, anchor, "turn", "the year in which the nearest one begins", 0.7)


def hours(frame: Frame, scene: Scene, story: Story, anchor: Anchor, sign: int) -> Answer:
    """two hours ago: settled to the minute only where the publication instant is known, else to the day."""
    seconds = (frame.count or Fraction(0)) * {"TH": 3600, "TM": 60, "TS": 1}[frame.unit or "TH"]
    value = duration(frame.count, frame.unit or "TH")
    if anchor.kind is AnchorKind.DCT and story.at is not None and seconds < 86400 * 30:
        moment = story.at + timedelta(seconds=float(seconds * sign))
        minute, reason = moment.strftime("%Y-%m-%dT%H:%M"), "counted from the hour of publication"
        return dressed(minute, frame, scene, anchor, "offset-clock", reason, 0.85)
    if anchor.kind is AnchorKind.TEXT and anchor.value is not None and "T" in anchor.value and is_day(anchor.value):
        return Answer("DURATION", value, frame.mod, Unresolved("counts from a time in the text", ("offset-clock",)))
    if anchor.kind is AnchorKind.DCT and frame.near == "dct" and seconds < 86400 * 3:
        # at whatever hour it was written: an hour ago is that day, nine hours ago that day or the one before
        number = seconds / 3600
        near = int(number // 24)
        ends = sorted(story.dct + timedelta(days=sign * days) for days in (near, near + (number > _SAME_DAY)))
        stretch = Interval(ends[0], ends[1] + timedelta(days=1), Granularity.DAY)
        reason = "counted from the day of publication, whose hour is not known"
        taken = reading("", frame.mod, Extent.WITHIN, 0.7, reason, stretch=stretch)
        return Answer("DURATION", value, frame.mod, resolved(taken, anchor, ("offset-clock",)))
    return Answer("DURATION", value, frame.mod, Unresolved("the hour it counts from is not known", ("offset-clock",)))


def later(value: str, frame: Frame, scene: Scene, anchor: Anchor, word: str) -> Answer:
    """ "later this year" lies after publication, whatever the verb: "offered to meet them later this week"."""
    whole, tomorrow = interval(value), date.fromisoformat(anchor.value or "") + timedelta(days=1)
    rest = Interval(tomorrow, whole.end, whole.granularity) if whole and whole.end and tomorrow < whole.end else None
    reason = f"what is left of the {word} of publication"
    taken = reading(value, frame.mod, extent_of(scene.preposition), 0.9, reason, stretch=rest)
    return Answer("DATE", value, frame.mod, resolved(taken, anchor, (f"unit-{word}",)))
