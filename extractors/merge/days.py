"""The days that mattered: a timeline summary of N days, each with the sentence that tells it best.

A day is weighed by the articles that date something to it. Copies count once; what the text dates itself counts more
than what was inferred, happenings more than statements, an article that looks back more than the day's own routine.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.merge.facts import dated, firm, reading
from extractors.merge.sources import ArticleLike, by_id
from extractors.model import Event, Factuality, Granularity, Mention

#: What a sentence counts for the day it dates.
_OWN, _INFERRED = 1.0, 0.35
_STATEMENT, _AHEAD, _LOOKS_BACK = 0.5, 0.5, 1.5

#: An article that was out this many days later looks back; before that it may just be news of the day.
_BACK = 3

_UNREAL = frozenset({Factuality.PLANNED, Factuality.POSSIBLE, Factuality.CONDITIONAL, Factuality.CANCELLED})


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the summary. ``n_articles`` counts the articles that date something to it, copies folded.

    ``event_ids`` are its rows, best corroborated first; ``mention_id`` and ``sentence`` tell it best.
    """

    day: date
    score: float
    n_articles: int
    event_ids: tuple[str, ...]
    mention_id: str
    sentence: str


def day_of(mention: Mention) -> date | None:
    """The single day a mention is dated to, ``None`` for anything wider or undated."""
    found = reading(mention.when)
    if found is None or not dated(mention) or found.interval.granularity > Granularity.DAY:
        return None
    begin, end = found.interval.begin, found.interval.end
    return begin if begin is not None and end is not None and end - begin == timedelta(days=1) else None


def top_days(
    events: Iterable[Event],
    mentions: Iterable[Mention],
    articles: Iterable[ArticleLike] = (),
    n: int = 10,
    since: date | None = None,
    until: date | None = None,
) -> tuple[Day, ...]:
    """The ``n`` weightiest days in order of time, between ``since`` and ``until`` (both included).

    Of 400 articles on a war the days of the offensive, the ceasefire and the surrender, not the weekdays on which a
    ministry spoke. Without ``until`` days after the last publication are left out: nobody knows them yet.
    """
    told: defaultdict[date, list[Mention]] = defaultdict(list)
    last = date.min
    for mention in mentions:
        last = max(last, mention.published.on)
        day = day_of(mention)
        if day is not None:
            told[day].append(mention)
    rows = _rows(events)
    roots = _roots(by_id(articles))
    end = until or last
    days = [day for day in told if (since is None or since <= day) and day <= end]
    scored = {day: _score(day, told[day], roots) for day in days}
    ranked = sorted(days, key=lambda day: (-_with_events(scored[day], told[day], rows), day))[:n]
    return tuple(
        _day(day, _with_events(scored[day], told[day], rows), told[day], rows, roots) for day in sorted(ranked)
    )


def _rows(events: Iterable[Event]) -> dict[str, Event]:
    return {m: event for event in events if event.superseded_by is None for m in event.mention_ids}


def _roots(articles: Mapping[str, ArticleLike]) -> dict[str, str]:
    """Every copy's original, followed to its end."""
    roots: dict[str, str] = {}
    for doc_id in articles:
        seen, at = {doc_id}, doc_id
        while at in articles and (up := articles[at].copy_of) is not None and up not in seen:
            seen.add(up)
            at = up
        roots[doc_id] = at
    return roots


def _weight(day: date, mention: Mention) -> float:
    weight = (_OWN if firm(mention) else _INFERRED) * (0.5 + mention.when.confidence / 2)
    if mention.event_class == "statement":
        weight *= _STATEMENT
    if mention.factuality in _UNREAL:
        weight *= _AHEAD
    if (mention.published.on - day).days >= _BACK:
        weight *= _LOOKS_BACK
    return weight


def _score(day: date, mentions: Sequence[Mention], roots: Mapping[str, str]) -> float:
    """Sentences weigh by their best mention; in one article each further sentence adds less than the one before."""
    best: dict[tuple[str, int], float] = {}
    for mention in mentions:
        key = roots.get(mention.doc_id, mention.doc_id), mention.sentence.begin
        best[key] = max(best.get(key, 0.0), _weight(day, mention))
    by_article: defaultdict[str, list[float]] = defaultdict(list)
    for (doc_id, _), weight in sorted(best.items()):
        by_article[doc_id].append(weight)
    total = 0.0
    for doc_id in sorted(by_article):
        for rank, weight in enumerate(sorted(by_article[doc_id], reverse=True)):
            total += weight / (1 + rank)
    return total


def _with_events(score: float, mentions: Sequence[Mention], rows: Mapping[str, Event]) -> float:
    """A day on which one event is told by many independent sources weighs more than one of many small things."""
    most = max((rows[m.mention_id].n_independent_sources for m in mentions if m.mention_id in rows), default=0)
    return round(score * (1.0 + 0.15 * math.log1p(most)), 6)


def _day(
    day: date, score: float, mentions: Sequence[Mention], rows: Mapping[str, Event], roots: Mapping[str, str]
) -> Day:
    here = {rows[m.mention_id].event_id: rows[m.mention_id] for m in mentions if m.mention_id in rows}
    events = sorted(here.values(), key=lambda e: (-e.n_independent_sources, -e.n_documents, -e.salience, e.event_id))
    best = min(mentions, key=lambda m: _tells(day, m, rows))
    return Day(
        day=day,
        score=score,
        n_articles=len({roots.get(m.doc_id, m.doc_id) for m in mentions}),
        event_ids=tuple(event.event_id for event in events if event.interval.begin == day),
        mention_id=best.mention_id,
        sentence=" ".join(best.sentence.text.split()),
    )


def _tells(day: date, mention: Mention, rows: Mapping[str, Event]) -> tuple[object, ...]:
    """Sort key of the sentences of a day: best corroborated event, a happening told as a fact, salient, readable."""
    event = rows.get(mention.mention_id)
    length = len(mention.sentence.text.split())
    return (
        not firm(mention),
        mention.factuality in _UNREAL,
        mention.event_class == "statement",
        -(event.n_independent_sources if event else 0),
        not 8 <= length <= 45,
        -round(mention.salience * mention.confidence, 3),
        abs((mention.published.on - day).days),
        mention.doc_id,
        mention.trigger.begin,
    )
