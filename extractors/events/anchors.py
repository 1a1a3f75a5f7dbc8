"""Events dated by other events: "hours after the assault began", "a week before the vote", "when the dam broke"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.events import dating
from extractors.events.draft import Draft
from extractors.events.placing import PlacedTimex
from extractors.language import syntax
from extractors.language.words import Word, Words
from extractors.model import (
    Anchor,
    AnchorKind,
    EventDate,
    Extent,
    Granularity,
    Interval,
    Published,
    Resolved,
    Timex,
)

_MARKERS = {"after": 1, "following": 1, "before": -1, "since": 1, "when": 0, "as": 0, "once": 1}
_SOON = frozenset(("shortly", "soon", "immediately", "minutes", "moments", "hours", "seconds", "just", "right"))
_LENGTH = re.compile(r"P(?:(\d+)([DWMY])|T)")
_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
_UNITS = {"D": Granularity.DAY, "W": Granularity.WEEK, "M": Granularity.MONTH, "Y": Granularity.YEAR}


@dataclass(frozen=True, slots=True)
class Tie:
    """``event`` stands ``direction`` (1 after, -1 before, 0 at) the event named by ``anchor``, ``timex`` apart.

    ``comma`` ends a clause that opens its sentence; then the first event behind it is the one dated, whatever the
    tree says of it.
    """

    event: Word
    anchor: Word
    marker: str
    direction: int
    timex: Timex | None
    soon: bool
    words: str
    comma: int | None = None
    back: bool = False  # turned round: the event counted from is dated by the one that counts

    def anchors(self, index: int) -> bool:
        """Does a trigger stand in the part that is counted from?"""
        if self.comma is not None:
            return self.anchor.sent.start <= index < self.comma
        return index == self.anchor.i

    def dates(self, index: int, carrier: int) -> bool:
        """Does a trigger stand for the event that is dated?"""
        if self.comma is not None:
            return False
        return self.event.i in (index, carrier)


def ties(doc: Words, placed: Sequence[PlacedTimex]) -> list[Tie]:
    """All such constructions, read off conjunctions and prepositions and what stands before them."""
    ending = {item.end: item for item in placed}
    found: list[Tie] = []
    for tok in doc:
        direction = _MARKERS.get(tok.lower_)
        if direction is None:
            continue
        anchor = syntax.introduces(tok)
        if anchor is None or anchor.i <= tok.i:
            continue
        link = syntax.up(anchor)
        length = ending.get(tok.i)
        soon = length is None and tok.i > 0 and doc[tok.i - 1].lower_ in _SOON
        if direction == 0 and (length or not syntax.is_verb(anchor)):
            continue
        first = length.begin if length else tok.i - 1 if soon else tok.i
        words = doc.text(first, tok.i + 1)
        limit = _comma(doc, anchor, tok) if first == tok.sent.start else None
        if link is None and limit is None:
            continue
        found.append(
            Tie(
                link.head if link else anchor,
                anchor,
                tok.lower_,
                direction,
                length.timex if length else None,
                soon,
                words,
                limit,
            )
        )
    return found


def _comma(doc: Words, anchor: Word, marker: Word) -> int | None:
    """Where a clause that opens the sentence ends: "Hours after the assault began, protesters …"."""
    for index in range(anchor.i, min(len(doc), marker.i + 25)):
        if doc[index].is_sent_start and index > marker.i:
            return None
        if doc[index].text == ",":
            return index
    return None


def anchored(tie: Tie, base: Draft, ref: str, published: Published, past: bool) -> EventDate | None:
    """The date an event gets from its tie; ``None`` where the other event has no date of its own.

    The assault is dated 19 September: "hours after the assault began" is 19 or 20 September, not later than the
    publication date if told in the past; "three days after" is 22 September.
    """
    anchor_interval = dating.closed(base.when)
    if anchor_interval is None or anchor_interval.begin is None or anchor_interval.end is None:
        return None
    begin, end, granularity = anchor_interval.begin, anchor_interval.end, anchor_interval.granularity
    found = _LENGTH.match(tie.timex.value) if tie.timex else None
    extent, confidence, rule = Extent.WITHIN, 0.85, "anchor"
    if tie.direction == 0:
        interval, rule = anchor_interval, "anchor:at"
    elif tie.soon or (tie.timex and (found is None or found[1] is None or _short(tie.timex))):
        if granularity > Granularity.DAY or (tie.timex and found is None):
            return None
        first, last = (0, 1) if tie.direction > 0 else (-1, 0)
        interval, rule = (
            Interval(dating.shifted(begin, first), dating.shifted(end, last), Granularity.DAY),
            "anchor:hours",
        )
    elif found is not None:
        days = int(found[1]) * _DAYS[found[2]] * tie.direction
        granularity = max(granularity, _UNITS[found[2]])
        interval, rule = _moved(anchor_interval, days, granularity, found[2]), "anchor:length"
    else:
        confidence, rule = 0.7, "anchor:open"
        if tie.direction > 0:
            interval, extent = Interval(begin, None, granularity), Extent.FROM
        else:
            interval, extent = Interval(None, end, granularity), Extent.UNTIL
    if past:
        interval = _not_after(interval, published)
    told = f"“{tie.anchor.text}” is told as “{tie.words}” it" if tie.back else f"“{tie.words} {tie.anchor.text}”"
    reason = f"{told}: counts from that event, {dating.written(anchor_interval)}"
    anchor = Anchor(AnchorKind.EVENT, ref, dating.written(anchor_interval))
    taken = dating.reading(interval, extent, 1.0, reason)
    return EventDate(
        Resolved(taken, anchor, (rule, tie.marker)), tie.timex, round(confidence * base.when.confidence, 4)
    )


def _short(timex: Timex) -> bool:
    """ "less than a day" is hours."""
    return timex.value == "P1D" and timex.mod in ("LESS_THAN", "EQUAL_OR_LESS")


def _moved(interval: Interval, days: int, granularity: Granularity, unit: str) -> Interval:
    assert interval.begin is not None
    assert interval.end is not None
    begin, end = dating.shifted(interval.begin, days), dating.shifted(interval.end, days)
    slack = 0 if unit == "D" else _DAYS[unit] // 2
    return Interval(dating.shifted(begin, -slack), dating.shifted(end, slack), granularity)


def _not_after(interval: Interval, published: Published) -> Interval:
    limit = dating.shifted(published.on, 1)
    if interval.end is None or interval.end <= limit or (interval.begin is not None and interval.begin >= limit):
        return interval
    return Interval(interval.begin, limit, interval.granularity)
