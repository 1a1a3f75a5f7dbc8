"""A timeline in a few days: the ranking of :mod:`extractors.merge.days` joined with what there is to show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.merge import days
from extractors.model import Article, Event, Mention


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the summary. ``score`` compares days of one call; ``event`` is the day's best corroborated row
    (``None`` where what is told of the day made no row), ``mention`` tells the day best."""

    on: date
    score: float
    event: Event | None
    mention: Mention
    n_events: int
    n_articles: int

    @property
    def sentence(self) -> str:
        """The sentence that tells the day best, as the article has it."""
        return self.mention.sentence.text


def top_days(
    events: Iterable[Event],
    mentions: Sequence[Mention],
    n: int = 10,
    *,
    articles: Iterable[Article] = (),
    since: date | None = None,
    until: date | None = None,
) -> tuple[Day, ...]:
    """The ``n`` days that mattered most, in order of time, between ``since`` and ``until`` (both included).

    ``mentions`` are all there are, or for some rows only those behind them (:func:`output.store.mentions_of`);
    ``articles`` let copies count once.
    """
    rows = {event.event_id: event for event in events}
    known = {m.mention_id: m for m in mentions}
    found = days.top_days(rows.values(), mentions, articles, n, since, until)
    return tuple(
        Day(
            on=day.day,
            score=day.score,
            event=rows[day.event_ids[0]] if day.event_ids else None,
            mention=known[day.mention_id],
            n_events=len(day.event_ids),
            n_articles=day.n_articles,
        )
        for day in found
    )
