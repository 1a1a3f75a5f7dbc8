"""Dates that only bound an event: a side of publication, "within two weeks", known by a day, "recently"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from extractors.events.dating import reading, shifted, written
from extractors.events.reference import AFTER, BEFORE, Choice
from extractors.model import (
    Anchor,
    AnchorKind,
    EventDate,
    Extent,
    Granularity,
    Interval,
    Published,
    Reading,
    Resolution,
    Resolved,
    Unresolved,
)

_DAY = timedelta(days=1)
_LENGTH = re.compile(r"P(\d+)([DWMY])")
_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}


def from_tense(relation: str, published: Published, confidence: float, word: str) -> EventDate:
    """Before or after the publication date, as an open interval; "ongoing" has neither begin nor end.

    "Rebels shelled the town.": up to the publication date. "The firm will close the plant.": from it on.
    """
    if relation not in (BEFORE, AFTER):
        reason = f"“{word}” holds as the article is written; the text gives neither begin nor end"
        return EventDate(Unresolved(reason, (relation,)), None, confidence)
    interval, edtf, dct = _side(relation, published.on)
    if relation == BEFORE:
        reason = f"“{word}” tells of something past; the text names no date, so some time up to publication"
        taken = Reading(interval, edtf, edtf, Extent.UNTIL, 1.0, reason)
    else:
        reason = f"“{word}” looks ahead; the text names no date, so some time from publication on"
        taken = Reading(interval, edtf, edtf, Extent.FROM, 1.0, reason)
    return EventDate(Resolved(taken, dct, (relation,)), None, confidence)


def vague(choice: Choice, relation: str, published: Published, confidence: float, word: str) -> EventDate:
    """ "recently", "several months ago", "now": a side of publication, with the expression that says no more."""
    assert choice.placed is not None
    when = from_tense(relation, published, confidence, word)
    timex = choice.placed.timex
    told = f"“{timex.text}” names no day"
    match when.resolution:
        case Resolved(reading=taken) as settled:
            taken = replace(taken, reason=f"{told}; {taken.reason}")
            resolution: Resolution = replace(settled, reading=taken, rules=(relation, choice.relation))
        case _:
            resolution = Unresolved(f"{told}; “{word}” holds as the article is written", (relation, choice.relation))
    return EventDate(resolution, timex, confidence)


@lru_cache(maxsize=256)
def _side(relation: str, on: date) -> tuple[Interval, str, Anchor]:
    """Up to publication or from it on, as text, and what it counts from: most events have one of these."""
    interval = Interval(None, on + _DAY, Granularity.DAY) if relation == BEFORE else Interval(on, None, Granularity.DAY)
    return interval, written(interval), Anchor(AnchorKind.DCT, value=on.isoformat())


def within(choice: Choice, published: Published, confidence: float) -> EventDate | None:
    """ "would be filed within two weeks": from publication to two weeks on; ``None`` for a length without a number."""
    assert choice.placed is not None
    timex = choice.placed.timex
    found = _LENGTH.fullmatch(timex.value)
    if found is None:
        return None
    last = shifted(published.on, int(found[1]) * _DAYS[found[2]] + 1)
    interval = Interval(published.on, last, Granularity.DAY)
    reason = f"“within {timex.text}” of publication"
    anchor = Anchor(AnchorKind.DCT, value=published.on.isoformat())
    settled = Resolved(reading(interval, Extent.WITHIN, 1.0, reason), anchor, ("timex:within", "length"))
    return EventDate(settled, timex, confidence)


def upper_bound(choice: Choice, published: Published, confidence: float) -> EventDate:
    """Told or acted on at a date: not after it ("said Tuesday that he had quit": some time up to Tuesday)."""
    assert choice.placed is not None
    resolution = choice.placed.timex.resolution
    if not isinstance(resolution, Resolved) or resolution.reading.interval.end is None:
        return from_tense(BEFORE, published, confidence, choice.placed.timex.text)
    interval = Interval(None, resolution.reading.interval.end, resolution.reading.interval.granularity)
    reason = f"known by “{choice.placed.timex.text}”, so not after it; {resolution.reading.reason}"
    settled = Resolved(reading(interval, Extent.UNTIL, 1.0, reason), resolution.anchor, (BEFORE, "known-by"))
    return EventDate(settled, choice.placed.timex, confidence)


def doubted(when: EventDate, published: Published, choices: Sequence[Choice]) -> EventDate:
    """A date of the story with the other reading: that the text gives the event no day at all."""
    if not isinstance(when.resolution, Resolved):
        return when
    probability = next((choice.probability for choice in choices if choice.relation == BEFORE), 0.0)
    interval = Interval(None, published.on + _DAY, Granularity.DAY)
    reason = "the event may have no date in the text: then some time up to publication"
    other = reading(interval, Extent.UNTIL, probability, reason)
    return replace(when, resolution=replace(when.resolution, rejected=(*when.resolution.rejected, other)))
