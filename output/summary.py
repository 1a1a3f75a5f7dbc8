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
#: Weight of the kinds of event; see :func:`_weight`.
_CLASS = {"occurrence": 1.0, "state": 0.6, "intention": 0.5, "statement": 0.4}
_TOLD = frozenset({Status.ASSERTED, Status.DISPUTED, Status.PLANNED})


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the summary. ``score`` compares days of one call; ``event`` is the one its sentence tells of."""

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
    """The ``n`` days most is told about, in order of time; ``mentions`` are those behind ``events``.

    Only events of one known day count. A day weighs more the more articles tell of it and the longer they come back to
    it: within a day of publication articles add up with diminishing returns (a burst of reports is one burst), over
    the days of publication they add up in full (what is still told a month later matters). A sentence reprinted
    elsewhere counts once, an announcement of what is to come half.
    """
    known = {m.mention_id: m for m in mentions}
    by_day: dict[date, list[tuple[Event, Mention]]] = defaultdict(list)
    for event in events:
        if (on := _day(event)) is not None:
            by_day[on].extend((event, known[key]) for key in event.mention_ids if key in known)
    scores = {on: _score(on, told) for on, told in by_day.items() if told}
    chosen = sorted(scores, key=lambda on: (-scores[on], on))[:n]
    return tuple(
        Day(on, scores[on], *_best(by_day[on]), len({e.event_id for e, _ in by_day[on]})) for on in sorted(chosen)
    )


def _score(on: date, told: list[tuple[Event, Mention]]) -> float:
    seen: set[str] = set()
    articles: dict[date, dict[str, float]] = defaultdict(dict)
    for event, mention in sorted(told, key=lambda pair: (pair[1].published.on, pair[1].mention_id)):
        if (sentence := mention.sentence.text) in seen:
            continue
        seen.add(sentence)
        article = articles[mention.published.on]
        article[mention.doc_id] = max(article.get(mention.doc_id, 0.0), _weight(event, mention))
    return sum(
        (1.0 if published >= on else 0.5) * math.log2(1.0 + sum(article.values()))
        for published, article in sorted(articles.items())
    )


def _day(event: Event) -> date | None:
    """The day of an event that has just one."""
    span = event.interval
    if span.begin is None or span.end is None or (span.end - span.begin).days != 1:
        return None
    if event.superseded_by is not None or event.status not in _TOLD or span.granularity > Granularity.DAY:
        return None
    return span.begin if event.extent in (Extent.WITHIN, Extent.THROUGHOUT) else None


def _weight(event: Event, mention: Mention) -> float:
    """How much one sentence says for its day. Nearly every article quotes somebody on the day before: that somebody
    spoke is less than that something happened."""
    return _CLASS.get(mention.event_class, 0.5) * (0.5 + max(event.salience, mention.salience)) * event.confidence


def _best(told: list[tuple[Event, Mention]]) -> tuple[Event, Mention]:
    """The sentence closest to what all sentences of the day say, weighed by its event; short fragments lose."""
    words = {m.mention_id: set(_WORD.findall(m.sentence.text.lower())) for _, m in told}
    common = Counter(word for own in words.values() for word in own)

    def rank(pair: tuple[Event, Mention]) -> tuple[float, str, str]:
        event, mention = pair
        own = words[mention.mention_id]
        central = sum(common[w] for w in own if len(w) > 3) / (len(own) + 8)
        score = math.log2(1 + event.n_documents) * _weight(event, mention) * (0.5 + mention.salience) * central
        return (-score, mention.published.on.isoformat(), mention.mention_id)

    return min(told, key=rank)
