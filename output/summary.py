"""A timeline in a few days: the days that matter most and, for each, the sentence that tells it best."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.model import Event, Extent, Granularity, Mention, Status

_WORD = re.compile(r"\w+")
_TOLD = frozenset({Status.ASSERTED, Status.DISPUTED, Status.PLANNED})


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the summary. ``score`` is comparable within one call only; ``event`` is the day's main one."""

    on: date
    score: float
    event: Event
    mention: Mention
    n_events: int

    @property
    def sentence(self) -> str:
        """The sentence that tells the day best, as the article has it."""
        return self.mention.sentence.text


def top_days(events: Iterable[Event], mentions: Sequence[Mention], n: int = 10) -> tuple[Day, ...]:
    """The ``n`` days most is told about, in order of time.

    Only events of a known day count. A day weighs what its events weigh: for each, the articles that tell of it (with
    diminishing returns, so that one much-reprinted story does not fill the list), by its salience.
    """
    by_day: dict[date, list[Event]] = defaultdict(list)
    for event in events:
        if (on := _day(event)) is not None:
            by_day[on].append(event)
    ranked = sorted(by_day, key=lambda on: (-sum(map(_weight, by_day[on])), on))
    known = {m.mention_id: m for m in mentions}
    days: list[Day] = []
    for on in ranked:
        if len(days) == n:
            break
        own = by_day[on]
        told = [(e, known[key]) for e in own for key in e.mention_ids if key in known]
        if told:
            event, mention = _best(told)
            days.append(Day(on, sum(map(_weight, own)), event, mention, len(own)))
    return tuple(sorted(days, key=lambda day: day.on))


def _day(event: Event) -> date | None:
    """The day of an event that has just one."""
    span = event.interval
    if span.begin is None or span.end is None or (span.end - span.begin).days != 1:
        return None
    if event.superseded_by is not None or event.status not in _TOLD or span.granularity > Granularity.DAY:
        return None
    return span.begin if event.extent in (Extent.WITHIN, Extent.THROUGHOUT) else None


def _weight(event: Event) -> float:
    return event.salience * math.log2(1 + event.n_documents + max(event.n_independent_sources, 0))


def _best(told: list[tuple[Event, Mention]]) -> tuple[Event, Mention]:
    """The sentence closest to what all sentences of the day say, weighed by its event; short fragments lose."""
    words = {m.mention_id: set(_WORD.findall(m.sentence.text.lower())) for _, m in told}
    common = Counter(word for own in words.values() for word in own)

    def rank(pair: tuple[Event, Mention]) -> tuple[float, str, str]:
        event, mention = pair
        own = words[mention.mention_id]
        central = sum(common[w] for w in own if len(w) > 3) / (len(own) + 8)
        score = _weight(event) * (0.5 + mention.salience) * mention.when.confidence * central
        return (-score, mention.published.on.isoformat(), mention.mention_id)

    return min(told, key=rank)
