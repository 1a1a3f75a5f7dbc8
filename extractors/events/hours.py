"""Hours that had not come when the article appeared: at nine in the morning, "the fight broke out at 8 p.m." is of the
day before, and so is "this evening" on a page closed at half past midnight.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from extractors.events import dating
from extractors.events.prospect import Undated
from extractors.events.reference import Choice
from extractors.language import syntax
from extractors.model import AnchorKind, BlockKind, EventDate, Factuality, Interval, Published, Resolved

#: Expressions that name an hour or a part of a day and no day ("at 8 p.m.", "this evening").
_DAYLESS = frozenset(("clock-bare", "unit-day"))
_DONE = frozenset((Factuality.ASSERTED, Factuality.DENIED))
_TOLD = frozenset(("PAST", "PASTPART"))
_DAY = timedelta(days=1)
#: Minutes by which an hour must lie behind the stamp: "tonight" is said before six, too.
_MARGIN = 60


def day_before(event: Undated, when: EventDate, published: Published) -> EventDate:
    """The same hour of the day before publication, where it was told as past before it had come."""
    at, interval = published.at, dating.closed(when)
    if at is None or interval is None or interval.time_begin is None or not isinstance(when.resolution, Resolved):
        return when
    # a stamp in UTC may be of a publisher anywhere
    if not at.utcoffset() or not _done(event):
        return when
    if (interval.begin, interval.end) != (published.on, published.on + _DAY) or at.date() != published.on:
        return when
    if when.timex is None or "TIME" not in when.timex.type.name or not _DAYLESS & set(when.resolution.rules):
        return when
    begins = interval.time_begin.hour * 60 + interval.time_begin.minute
    if begins < at.hour * 60 + at.minute + _MARGIN:
        return when
    taken = when.resolution.reading
    moved = Interval(
        published.on - _DAY, published.on, interval.granularity, interval.time_begin, interval.time_end, interval.zone
    )
    reason = f"{taken.reason}; told as past at {at:%H:%M}, before that hour, so it is that of the day before"
    settled = dating.reading(moved, taken.extent, taken.weight, reason)
    resolution = replace(when.resolution, reading=settled, rules=(*when.resolution.rules, "hour-to-come"))
    return replace(when, resolution=replace(resolution, rejected=(taken, *resolution.rejected)))


def _done(event: Undated) -> bool:
    """Told in the past or as done by now ("have stormed the pitch this evening")."""
    if event.status.factuality not in _DONE:
        return False
    if event.candidate.is_noun:  # "said at a news conference this afternoon"
        verb = syntax.governing_verb(event.candidate.carrier)
        return verb is not None and (syntax.tense(verb) == "PAST" or syntax.aspect(verb) == "PERFECTIVE")
    return event.status.tense in _TOLD or syntax.aspect(event.candidate.carrier) == "PERFECTIVE"


def of_headline(event: Undated, choice: Choice) -> bool:
    """A clock in a headline, of no day that it names: "One year on, the town falls silent at 3.20 am"."""
    if event.block is not BlockKind.TITLE or choice.placed is None:
        return False
    resolution = choice.placed.timex.resolution
    bare = "clock-bare" in resolution.rules
    return bare and isinstance(resolution, Resolved) and resolution.anchor.kind is AnchorKind.DCT
