"""From a reference time to a date with its reason, and never to a day the text does not support."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from extractors.events.placing import PlacedTimex
from extractors.events.reference import Choice
from extractors.events.ways import in_words
from extractors.language import syntax
from extractors.model import (
    Ambiguous,
    AnchorKind,
    EventDate,
    Extent,
    Granularity,
    Interval,
    Published,
    Reading,
    Resolved,
    Timex,
    TimexType,
    Unresolved,
)
from extractors.time import clip_to_future, clip_to_past

_DAY = timedelta(days=1)
_PAST = frozenset(("PAST", "PASTPART"))


def written(interval: Interval) -> str:
    """ISO 8601-2 of an interval; open sides as ``..``."""
    last = (interval.end - _DAY).isoformat() if interval.end else ".."
    first = interval.begin.isoformat() if interval.begin else ".."
    return first if first == last else f"{first}/{last}"


def reading(interval: Interval, extent: Extent, weight: float, reason: str, value: str = "") -> Reading:
    """A reading of an interval; ``value`` is its TIMEX3 value where an expression gave it."""
    edtf = written(interval)
    return Reading(interval, value or edtf, edtf, extent, round(weight, 4), reason)


def _ahead(taken: Reading, published: Published) -> Reading:
    """The same weekday in the week to come, for something planned ("expect the rain to ease on Sunday")."""
    interval = taken.interval
    if interval.begin is None or interval.end is None or interval.begin >= published.on:
        return taken
    week = timedelta(days=7)
    moved = Interval(
        interval.begin + week, interval.end + week, interval.granularity, interval.time_begin, interval.time_end
    )
    reason = f"planned, so the next {interval.begin:%A} after publication"
    return reading(moved, taken.extent, taken.weight, reason)


def week_before(when: EventDate, published: Published) -> EventDate:
    """The same weekday before publication where a bare one was read as the next ("had been due to sign on Friday")."""
    interval = closed(when)
    rules = when.resolution.rules
    if interval is None or not _NEXT_WEEKDAY & set(rules) or not isinstance(when.resolution, Resolved):
        return when
    if interval.begin is None or interval.begin < published.on or when.timex is None:
        return when
    week = timedelta(days=7)
    assert interval.end is not None
    moved = Interval(interval.begin - week, interval.end - week, interval.granularity)
    taken = when.resolution.reading
    reason = f"had been set for it, so the last {interval.begin:%A} before publication"
    settled = reading(moved, taken.extent, taken.weight, reason)
    rejected = (taken, *when.resolution.rejected)
    return replace(when, resolution=replace(when.resolution, reading=settled, rejected=rejected))


_NEXT_WEEKDAY = frozenset(("weekday-plan", "weekday-future", "planned-ahead"))


def undecided_weekday(timex: Timex) -> bool:
    """A bare weekday that only what is said of the event can place before or after publication."""
    return "weekday-default" in timex.resolution.rules


def from_timex(choice: Choice, published: Published, tense: str, confidence: float, planned: bool = False) -> EventDate:
    """The date of the expression chosen, narrowed by tense and preposition.

    "told the paper this month" on 20 September: 1 to 20 September. "before Friday": up to Thursday.
    """
    assert choice.placed is not None
    timex = choice.placed.timex
    rules = (choice.relation, *timex.resolution.rules)
    match timex.resolution:
        case Resolved(reading=taken, anchor=anchor, rejected=rejected):
            if planned and undecided_weekday(timex) and (ahead := _ahead(taken, published)) is not taken:
                rules, rejected, taken, tense = (*rules, "planned-ahead"), (taken, *rejected), ahead, "FUTURE"
            settled = _narrowed(taken, choice, published, tense, planned)
            return EventDate(Resolved(settled, anchor, rules, rejected), timex, confidence)
        case Ambiguous(readings=readings, anchor=anchor):
            kept = tuple(_narrowed(one, choice, published, tense, planned) for one in readings)
            return EventDate(Ambiguous(kept, anchor, rules), timex, confidence * readings[0].weight)
        case Unresolved(reason=why):
            return EventDate(Unresolved(f"“{timex.text}”: {why}", rules), timex, confidence)


#: Prepositions that set a time by which something comes.
DEADLINES = frozenset(("by", "before", "prior to", "ahead of", "until", "till"))


def _up_to(interval: Interval, timex: Timex) -> date | None:
    """Where "before" it ends: "before the end of the month" is up to its last day."""
    return interval.end if timex.mod == "END" else interval.begin


def _deadline(interval: Interval, timex: Timex, marker: str, published: Published) -> Interval | None:
    """From publication up to a date: "plans to expel the trawlers before Christmas", "must report by May 1"."""
    last = interval.end if marker in ("by", "until", "till") else _up_to(interval, timex)
    if last is None or last <= published.on:
        return None
    return Interval(published.on, last, interval.granularity)


#: Prepositions by which a time of day leaves the day as it is.
_ROUND = frozenset(("before", "prior to", "ahead of", "after", "by", "until", "till"))


def _next_morning(timex: Timex) -> bool:
    """The midnight that ends a day told before ("late on Sunday … after midnight"), not "midnight on Friday"."""
    resolution = timex.resolution
    bare = isinstance(resolution, Resolved) and "clock-bare" in resolution.rules
    text = isinstance(resolution, Resolved) and resolution.anchor.kind is AnchorKind.TEXT
    return bare and text and timex.value.endswith("T24:00")


def _narrowed(taken: Reading, choice: Choice, published: Published, tense: str, planned: bool) -> Reading:
    assert choice.placed is not None
    marker = choice.placed.marker
    interval, extent = taken.interval, taken.extent
    inner = choice.placed.inner and choice.relation in ("timex:direct", "timex:relative")
    if inner or choice.relation == "timex:when":
        marker = ""  # the talks of "before next week's talks" are next week
        extent = Extent.WITHIN if extent in (Extent.FROM, Extent.UNTIL) else extent
    reason = f"{in_words(choice)}; {taken.reason}"
    if not marker and extent is Extent.UNTIL:
        extent = Extent.WITHIN  # "did not arrive until Monday"
    if (
        planned
        and marker in DEADLINES
        and (limit := _deadline(interval, choice.placed.timex, marker, published)) is not None
    ):
        reason = f"{reason}; still to come, so between publication and that date"
        return reading(limit, Extent.WITHIN, taken.weight, reason, taken.value)
    if marker == "after" and _next_morning(choice.placed.timex) and interval.end is not None and interval.begin:
        day = Interval(interval.end, shifted(interval.end, 1), Granularity.DAY)
        return reading(day, Extent.WITHIN, taken.weight, f"{reason}; “after” it is the next day")
    if choice.placed.timex.type is TimexType.TIME and marker in _ROUND:
        marker = ""  # "soon after 9 a.m.", "by noon": still that day
    if marker in ("before", "prior to", "ahead of") and (last := _up_to(interval, choice.placed.timex)) is not None:
        limit = Interval(None, last, interval.granularity)
        return reading(limit, Extent.UNTIL, taken.weight, f"{reason}; “{marker}” it", taken.value)
    if marker == "after" and interval.end is not None:
        limit = Interval(interval.end, None, interval.granularity)
        return reading(limit, Extent.FROM, taken.weight, f"{reason}; “after” it", taken.value)
    if marker in ("by", "until", "till", "through") and interval.end is not None:
        limit = Interval(None, interval.end, interval.granularity)
        if tense == "FUTURE" and published.on < interval.end:
            limit = Interval(published.on, interval.end, interval.granularity)
        return reading(limit, Extent.UNTIL if marker != "by" else Extent.WITHIN, taken.weight, reason, taken.value)
    if extent is Extent.FROM and tense in _PAST and interval.end is not None and _by_then(choice.placed):
        limit = Interval(None, interval.end, interval.granularity)
        return reading(limit, Extent.UNTIL, taken.weight, f"{reason}; “as of” it, so by then", taken.value)
    if (extent is Extent.FROM or marker == "since") and interval.begin is not None:
        open_end = Interval(interval.begin, None, interval.granularity)
        return reading(open_end, Extent.FROM, taken.weight, reason, taken.value)
    clipped = interval
    if tense in _PAST:
        clipped = clip_to_past(interval, published.on)
    elif tense == "FUTURE":
        clipped = clip_to_future(interval, published.on)
    if clipped == interval:
        return Reading(interval, taken.value, taken.edtf, extent, taken.weight, reason)
    edge = "not after" if tense in _PAST else "not before"
    return reading(
        clipped, extent, taken.weight, f"{reason}; told as {tense.lower()}, so {edge} publication", taken.value
    )


def _by_then(placed: PlacedTimex) -> bool:
    """ "had taken down the page as of Friday", "As of Friday 90 people have died": so it stood then."""
    doc, verb = placed.head.doc, placed.clause
    if placed.begin < 2 or doc[placed.begin - 1].lower_ != "of" or doc[placed.begin - 2].lower_ != "as":
        return False
    return verb is not None and (verb.i < placed.begin or syntax.aspect(verb).startswith("PERFECTIVE"))


def closed(when: EventDate) -> Interval | None:
    """The interval of a settled date with both sides, else ``None``."""
    match when.resolution:
        case Resolved(reading=taken) if taken.interval.begin is not None and taken.interval.end is not None:
            return taken.interval
        case _:
            return None


def is_length(timex: Timex) -> bool:
    """A length of time ("three days"), which dates nothing by itself."""
    return timex.type is TimexType.DURATION and not isinstance(timex.resolution, Resolved)


def shifted(day: date, days: int) -> date:
    """So many days on, within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


__all__ = ["closed", "from_timex", "is_length", "reading", "shifted", "week_before", "written"]
