"""The two ends of a stretch settled together: the second never lies before the first, one told as past is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extractors.model import Granularity, Resolved, Timex
from extractors.time.answer import Answer
from extractors.time.explain import reading
from extractors.time.scene import Scene
from extractors.time.signs import FUTURE

LONG_DAYS = 60


def long_range(begin: Timex, answer: Answer) -> bool:
    """A war "from 5 October 1911 to 30 May 1913": the story now told begins where the stretch begins."""
    if not isinstance(answer.resolution, Resolved) or not isinstance(begin.resolution, Resolved):
        return False
    first, last = begin.resolution.reading.interval.begin, answer.resolution.reading.interval.begin
    return first is not None and last is not None and (last - first).days > LONG_DAYS


def running(begin: Timex, answer: Answer, around: Scene, dct: date) -> tuple[Timex, Answer]:
    """ "The season runs from October to April" in a December: the stretch that publication lies in, not the next."""
    first, last = begin.resolution, answer.resolution
    if not isinstance(first, Resolved) or not isinstance(last, Resolved) or around.cue.lower() in FUTURE:
        return begin, answer
    start, end = first.reading.interval.begin, last.reading.interval.end
    named = first.rules[0].startswith("named-") and last.rules[0].startswith("named-")
    if not named or start is None or end is None or start <= dct or start.year < 2:
        return begin, answer
    if not (year_back(start) <= dct < year_back(end)):
        return begin, answer
    moved = [f"{int(value[:4]) - 1:04d}{value[4:]}" for value in (begin.value, answer.value)]
    reason = "the stretch in which publication lies"
    mods = (begin.mod, answer.mod)
    extents = (first.reading.extent, last.reading.extent)
    read = [reading(v, m, e, 0.75, reason) for v, m, e in zip(moved, mods, extents, strict=True)]
    if read[0] is None or read[1] is None:
        return begin, answer
    one = replace(first, reading=read[0], rules=(*first.rules, "range-running"), rejected=(first.reading,))
    two = replace(last, reading=read[1], rules=(*last.rules, "range-running"), rejected=(last.reading,))
    return replace(begin, value=moved[0], resolution=one), replace(answer, value=moved[1], resolution=two)


def year_back(day: date) -> date:
    """The same day a year before."""
    return date(day.year - 1, day.month, min(day.day, 28) if day.month == 2 else day.day)


def not_far(answer: Answer, begin: Timex) -> Answer:
    """ "The court sits April 9 through 17", "shut from April until the end of June": no more than a year is meant."""
    if not isinstance(answer.resolution, Resolved) or not isinstance(begin.resolution, Resolved):
        return answer
    taken, start = answer.resolution.reading, begin.resolution.reading.interval.begin
    day = taken.interval.begin
    if start is None or day is None or taken.interval.granularity > Granularity.MONTH or day.year < 2:
        return answer
    if year_back(day) < start or (day.month, day.day) == (2, 29):
        return answer
    moved = f"{day.year - 1:04d}{taken.value[4:]}"
    nearer = reading(moved, answer.mod, taken.extent, 0.85, "the end of a stretch lies within a year of its begin")
    if nearer is None:
        return answer
    rules = (*answer.resolution.rules, "range-end")
    settled = replace(answer.resolution, reading=nearer, rules=rules, rejected=(taken,))
    return replace(answer, value=moved, resolution=settled)


def past_midnight(begin: Timex, answer: Answer) -> bool:
    """ "from 7 p.m. to 7 a.m.": a clock time before the one it ends."""
    first, last = begin.value[11:16], answer.value[11:16]
    return first[:1].isdigit() and last[:1].isdigit() and last < first


def next_morning(answer: Answer) -> Answer:
    """The same clock time a day later."""
    if not isinstance(answer.resolution, Resolved) or answer.resolution.reading.interval.begin is None:
        return answer
    day = min(answer.resolution.reading.interval.begin.toordinal() + 1, date.max.toordinal())
    value = date.fromordinal(day).isoformat() + answer.value[10:]
    taken = answer.resolution.reading
    after = reading(value, answer.mod, taken.extent, 0.8, "after midnight: the end of a stretch lies after its begin")
    if after is None:
        return answer
    zoned = replace(after, interval=replace(after.interval, zone=taken.interval.zone))
    settled = replace(
        answer.resolution, reading=zoned, rules=(*answer.resolution.rules, "range-end"), rejected=(taken,)
    )
    return replace(answer, value=value, resolution=settled)


def not_before(answer: Answer, begin: Timex) -> Answer:
    """The second end of a stretch does not lie before the first: "from Monday to Friday", "from November to March"."""
    if not isinstance(answer.resolution, Resolved) or not isinstance(begin.resolution, Resolved):
        return answer
    taken, start = answer.resolution.reading, begin.resolution.reading.interval.begin
    day, over = taken.interval.begin, taken.interval.end
    if start is not None and day == start and past_midnight(begin, answer):
        return next_morning(answer)
    if (
        start is None
        or day is None
        or day >= start
        or (over or day) > start
        or taken.interval.granularity > Granularity.MONTH
    ):
        return answer
    if taken.interval.granularity <= Granularity.DAY and (start - day).days < 7:
        moved = date.fromordinal(min(day.toordinal() + 7, date.max.toordinal())).isoformat() + taken.value[10:]
    else:
        moved = f"{day.year + 1:04d}{taken.value[4:]}"
    after = reading(moved, answer.mod, taken.extent, 0.85, "the end of a stretch lies after its begin")
    if after is None:
        return answer
    settled = replace(
        answer.resolution, reading=after, rules=(*answer.resolution.rules, "range-end"), rejected=(taken,)
    )
    return replace(answer, value=moved, resolution=settled)
