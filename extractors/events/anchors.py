"""Events dated by other events: "hours after the assault began", "a week before the vote", "when the dam broke"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.events import dating, lengths
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
    TimexType,
)

_MARKERS = {"after": 1, "following": 1, "before": -1, "since": 1, "when": 0, "as": 0, "once": 1}
_SOON = frozenset(("shortly", "soon", "immediately", "minutes", "moments", "hours", "seconds", "just", "right"))
_OVER = frozenset(("in", "during", "over", "within"))
#: "the day after the vote": no length of time by itself, so no time expression.
_NEXT = {"day": "P1D", "morning": "P1D", "night": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y"}
_LENGTH = re.compile(r"P(?:(\d+)([DWMY])|T)")
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
    length: str = ""  # TIMEX3 value of how far they are apart, where the text says so
    over: bool = False  # "in the week after": any time until then
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
        tie = _eve(tok) if tok.lower_ == "eve" else _tie(doc, tok, ending) if tok.lower_ in _MARKERS else None
        if tie is not None:
            found.append(tie)
    return found


def _tie(doc: Words, tok: Word, ending: Mapping[int, PlacedTimex]) -> Tie | None:
    direction = _MARKERS[tok.lower_]
    anchor = syntax.introduces(tok)
    if anchor is None or anchor.i <= tok.i:
        return None
    anchor = _clause_behind(doc, tok, anchor)
    link = syntax.up(anchor)
    item = ending.get(tok.i)
    if item is not None and (item.marker == "for" or item.timex.type is TimexType.SET):
        item = None  # "stayed shut for two weeks after the flood", "every year since": not how far off
    if direction == 0 and (item or not syntax.is_verb(anchor)):
        return None
    first, length = tok.i, ""
    if item is not None:
        first, length = item.begin, item.timex.value
    elif tok.i > 1 and doc[tok.i - 1].lower_ in _NEXT and doc[tok.i - 2].lower_ in ("the", "a", "one"):
        first, length = tok.i - 2, _NEXT[doc[tok.i - 1].lower_]
    over = length not in ("", "P1D") and first > 0 and doc[first - 1].lower_ in _OVER
    first -= over
    soon = not length and tok.i > 0 and doc[tok.i - 1].lower_ in _SOON
    first -= soon
    limit = _comma(doc, anchor, tok) if first == tok.sent.start else None
    verb = link.head if link is not None else anchor
    if limit is not None and verb.i < limit and any(anchor.i < word.i < verb.i for word in syntax.subjects(verb)):
        limit = None  # "A day before his death he had read the proofs, his daughter said"
    if link is None and limit is None:
        return None
    return Tie(
        event=link.head if link else anchor,
        anchor=anchor,
        marker=tok.lower_,
        direction=direction,
        timex=item.timex if item is not None else None,
        soon=soon,
        words=doc.text(first, tok.i + 1),
        comma=limit,
        length=length,
        over=over,
    )


def _clause_behind(doc: Words, marker: Word, anchor: Word) -> Word:
    """The verb of a clause whose conjunction the parser took for a preposition: "after agents searched the house"."""
    verb = anchor.head
    if syntax.is_verb(anchor) or verb.i <= anchor.i or not syntax.is_verb(verb):
        return anchor
    link = syntax.up(verb)
    if link is None or link.relation is not syntax.Relation.ADVERBIAL or link.head.i >= marker.i:
        return anchor
    return anchor if any(doc[index].text == "," for index in range(marker.i, verb.i)) else verb


def _eve(tok: Word) -> Tie | None:
    """ "on the eve of the summit": a day before it."""
    anchor = next((item.head for item in syntax.obliques(tok) if item.preposition == "of"), None)
    event = syntax.governing_verb(tok.head)
    if anchor is None or event is None:
        return None
    return Tie(event, anchor, "before", -1, None, False, "the eve of", length="P1D")


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
    found = _LENGTH.match(tie.length) if tie.length else None
    extent, confidence, rule = Extent.WITHIN, 0.85, "anchor"
    if tie.direction == 0 or (tie.soon and tie.direction > 0 and granularity is Granularity.YEAR):
        interval, rule = anchor_interval, "anchor:at"  # "just after joining the club in 2011"
    elif tie.soon or (tie.length and (found is None or found[1] is None or _short(tie.timex))):
        if granularity > Granularity.DAY or (tie.length and found is None):
            return None
        first, last = (0, 1) if tie.direction > 0 else (-1, 0)
        part = base.placed.timex.mod if base.placed is not None else None
        if part == ("START" if tie.direction > 0 else "END"):
            first = last = 0  # "late on Sunday, two hours after the polls had closed": they closed on Sunday
        if _AT_ONCE.search(tie.words) or _that_day(anchor_interval, tie):
            first = last = 0
        interval, rule = (
            Interval(dating.shifted(begin, first), dating.shifted(end, last), Granularity.DAY),
            "anchor:hours",
        )
    elif found is not None:
        count = int(found[1]) * tie.direction
        granularity = max(granularity, _UNITS[found[2]])
        mod = tie.timex.mod if tie.timex is not None else None
        rule = "anchor:length"
        if mod in ("LESS_THAN", "MORE_THAN") or tie.over:
            counted = lengths.between(anchor_interval, count, found[2], mod != "MORE_THAN")
        else:
            counted = lengths.moved(anchor_interval, count, granularity, found[2])
        if counted is None:
            return None
        interval = counted
    else:
        confidence, rule = 0.7, "anchor:open"
        if tie.direction > 0:
            if not past and tie.marker != "since" and begin < published.on:
                return None  # "will shut two wells after a blast polluted the river"
            interval, extent = Interval(begin, None, granularity), Extent.FROM
        else:
            interval, extent = Interval(None, end, granularity), Extent.UNTIL
    if past:
        interval = _not_after(interval, published)
        if interval.begin is not None and interval.begin > published.on:
            return None
    told = f"“{tie.anchor.text}” is told as “{tie.words}” it" if tie.back else f"“{tie.words} {tie.anchor.text}”"
    reason = f"{told}: counts from that event, {dating.written(anchor_interval)}"
    anchor = Anchor(AnchorKind.EVENT, ref, dating.written(anchor_interval))
    taken = dating.reading(interval, extent, 1.0, reason)
    return EventDate(
        Resolved(taken, anchor, (rule, tie.marker)), tie.timex, round(confidence * base.when.confidence, 4)
    )


#: So soon that the day is the same, unless it is midnight: "73 seconds after liftoff", "moments before the crash".
_AT_ONCE = re.compile(r"\b(?:seconds?|minutes?|moments|immediately)\b", re.IGNORECASE)


def _that_day(told: Interval, tie: Tie) -> bool:
    """ "shortly after 10 a.m.", "two hours after the noon blast": the hour is told, and midnight is not crossed."""
    hour = told.time_begin.hour if told.time_begin is not None else None
    found = _HOURS.match(tie.length)
    if hour is None or not (found or (tie.soon and not tie.length)) or tie.words.startswith("hours"):
        return False
    return 0 <= hour + tie.direction * (int(found[1]) if found else 1) < 24


_HOURS = re.compile(r"PT(\d+)H")


def _short(timex: Timex | None) -> bool:
    """ "less than a day" is hours."""
    return timex is not None and timex.value == "P1D" and timex.mod in ("LESS_THAN", "EQUAL_OR_LESS")


def _not_after(interval: Interval, published: Published) -> Interval:
    limit = dating.shifted(published.on, 1)
    if interval.end is None or interval.end <= limit or (interval.begin is not None and interval.begin >= limit):
        return interval
    return Interval(interval.begin, limit, interval.granularity)
