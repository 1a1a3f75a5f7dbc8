"""The days that mattered: a timeline summary of N days, each with the sentence that tells it best.

The weight of a day ``d`` is

    refs(d) * (1 + burst(d)) ** .25 * (1 + .25 * log(1 + sources(d)))       refs(d) = sum over p of G(d, p) ** .7

and up to a fifth less where the day before weighs more: what happened late is printed, and then dated, a day on.

``G(d, p)`` is what the articles published on ``p`` say of ``d``: of each article the best sentence whole, the next
half, the third a third … (a long article is one witness); copies are folded into their original. Each sentence counts
1 where the text itself dates it, .35 where the date was inferred, less for statements and plans, more in a headline or
the first sentences, and the more the longer an article looks back (as the logarithm of the days, up to three): later
writers know what mattered, as who makes a timeline does. Summing a root over the days of publication lets a day that is
told again for months outweigh one that filled the papers once; ``burst`` is the number of articles published on the day
and the next one over that of a usual day; ``sources`` the most independent sources of one of its events.

The features are those that supervised date selection found to tell most: how many sentences and articles mention a
day, whether later articles refer back to it (Tran et al. 2013; Kessler et al. 2012), how many are published on it
(Ghalandari and Ifrim 2020). There is no gold to learn weights from that may be used; they are set by hand within a band
in which ``benchmarks/merge_days_made.py`` (months of made-up news) hardly changes, ahead of plain counts for nearly
every press. A walk over the graph of which day refers to which was behind both there, smoothing over days no better.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.merge.facts import dated, firm, reading
from extractors.merge.sources import ArticleLike, by_id
from extractors.model import UNREAL, BlockKind, Event, Factuality, Granularity, Mention

#: What a sentence counts for the day it dates.
_OWN, _INFERRED = 1.0, 0.35
_STATEMENT, _AHEAD, _ON_TOP = 0.6, 0.7, 1.5

#: Days from which an article that looks back counts no more for being later.
_BACK = 3
#: By how much a day counts less, at most: where the one before weighs twice as much.
_DAY_AFTER = 0.2

#: Sentences of an article (its headline and the first ones) that tell what it is about.
_FIRST = 3

#: Exponents and factors of the formula above.
_ROOT, _BURST, _SOURCES = 0.7, 0.25, 0.25

#: What is told of days long before the first article is background; by how much it counts less, from how many days on.
_BACKGROUND, _LONG_BEFORE = 0.5, 60

#: Tenses of verbs that head no clause of their own.
_NOT_FINITE = frozenset({"NONE", "INFINITIVE", "PRESPART", "PASTPART"})

_NOT_DONE = UNREAL | {Factuality.CANCELLED}


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
    first, last = date.max, date.min
    published: dict[str, date] = {}
    known = by_id(articles)
    roots = _roots(known)
    for mention in mentions:
        first, last = min(first, mention.published.on), max(last, mention.published.on)
        published[mention.doc_id] = mention.published.on
        day = day_of(mention)
        if day is not None:
            told[day].append(mention)
    published |= {doc_id: article.published.on for doc_id, article in known.items()}
    bursts = _bursts(published, roots)
    rows = _rows(events)
    end = until or last
    scored: dict[date, float] = {}
    for day in told:
        if (since is None or since <= day) and day <= end:
            before = _BACKGROUND if (first - day).days > _LONG_BEFORE and since is None else 1.0
            score = before * _refs(day, told[day], roots) * (1.0 + bursts.get(day, 0.0)) ** _BURST
            scored[day] = _with_events(score, told[day], rows)
    scored = _after_others(scored)
    ranked = sorted(scored, key=lambda day: (-scored[day], day))[:n]
    mixed = _mixed(told)
    return tuple(_day(day, scored[day], told[day], rows, roots, mixed) for day in sorted(ranked))


def _after_others(scored: Mapping[date, float]) -> dict[date, float]:
    """The weights, less for a day that comes behind a weightier one."""
    found: dict[date, float] = {}
    for day, score in scored.items():
        before = scored.get(day - timedelta(days=1), 0.0) if day > date.min else 0.0
        more = min(1.0, max(0.0, before / score - 1.0)) if score else 0.0
        found[day] = round(score * (1.0 - _DAY_AFTER * more), 6)
    return found


def _mixed(told: Mapping[date, Sequence[Mention]]) -> frozenset[tuple[str, int]]:
    """Sentences that tell of several days."""
    days = Counter(at for mentions in told.values() for at in {_sentence(m) for m in mentions if firm(m)})
    return frozenset(place for place, count in days.items() if count > 1)


def _bursts(published: Mapping[str, date], roots: Mapping[str, str]) -> dict[date, float]:
    """How many articles came out on a day and the next, copies folded, over what comes out on a usual day."""
    out = Counter(day for day, _ in {(day, roots.get(doc_id, doc_id)) for doc_id, day in published.items()})
    usual = sum(out.values()) / len(out) if out else 1.0
    days = {day - timedelta(days=back) for day in out for back in (0, 1) if day > date.min + timedelta(days=1)}
    return {day: (out[day] + out[day + timedelta(days=1)] / 2) / usual for day in days if day < date.max}


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
    if mention.factuality in _NOT_DONE:
        weight *= _AHEAD
    if _on_top(mention):
        weight *= _ON_TOP
    return weight * (1.0 + math.log(min(_BACK, max(1, (mention.published.on - day).days))))


def _on_top(mention: Mention) -> bool:
    return mention.block is BlockKind.TITLE or mention.sentence_index < _FIRST


def _refs(day: date, mentions: Sequence[Mention], roots: Mapping[str, str]) -> float:
    """What all articles say of a day, damped by day of publication."""
    best: dict[tuple[str, int], float] = {}
    out: dict[str, date] = {}
    for mention in mentions:
        root = roots.get(mention.doc_id, mention.doc_id)
        key = root, mention.sentence.begin
        best[key] = max(best.get(key, 0.0), _weight(day, mention))
        out[root] = min(out.get(root, date.max), mention.published.on)
    by_article: defaultdict[str, list[float]] = defaultdict(list)
    for (root, _), weight in sorted(best.items()):
        by_article[root].append(weight)
    by_day: defaultdict[date, float] = defaultdict(float)
    for root in sorted(by_article):
        ranked = sorted(by_article[root], reverse=True)
        by_day[out[root]] += sum(weight / (1 + rank) for rank, weight in enumerate(ranked))
    return math.fsum(by_day[when] ** _ROOT for when in sorted(by_day))


def _with_events(score: float, mentions: Sequence[Mention], rows: Mapping[str, Event]) -> float:
    """A day with one event of many independent sources weighs more than one of many small things."""
    most = max((rows[m.mention_id].n_independent_sources for m in mentions if m.mention_id in rows), default=0)
    return round(score * (1.0 + _SOURCES * math.log1p(most)), 6)


def _day(
    day: date,
    score: float,
    mentions: Sequence[Mention],
    rows: Mapping[str, Event],
    roots: Mapping[str, str],
    mixed: Container[tuple[str, int]],
) -> Day:
    here = {rows[m.mention_id].event_id: rows[m.mention_id] for m in mentions if m.mention_id in rows}
    events = sorted(here.values(), key=lambda e: (-e.n_independent_sources, -e.n_documents, -e.salience, e.event_id))
    best = min(mentions, key=lambda m: _tells(day, m, rows, mixed))
    return Day(
        day=day,
        score=score,
        n_articles=len({roots.get(m.doc_id, m.doc_id) for m in mentions}),
        event_ids=tuple(event.event_id for event in events if event.interval.begin == day),
        mention_id=best.mention_id,
        sentence=" ".join(best.sentence.text.split()),
    )


def _sentence(mention: Mention) -> tuple[str, int]:
    return mention.doc_id, mention.sentence.begin


def _tells(
    day: date, mention: Mention, rows: Mapping[str, Event], mixed: Container[tuple[str, int]]
) -> tuple[object, ...]:
    """Sort key of the sentences of a day: of this day alone and its verb finite ("arriving in Sarith, the envoy …" is
    of another day), from the top of its article, best corroborated event, a happening told as a fact, salient,
    readable.
    """
    event = rows.get(mention.mention_id)
    length = len(mention.sentence.text.split())
    return (
        not firm(mention),
        mention.factuality in _NOT_DONE,
        mention.event_class == "statement",
        _sentence(mention) in mixed or (mention.trigger.pos == "VERB" and mention.tense in _NOT_FINITE),
        not _on_top(mention),
        -(event.n_independent_sources if event else 0),
        not 8 <= length <= 45,
        -round(mention.salience * mention.confidence, 3),
        abs((mention.published.on - day).days),
        mention.doc_id,
        mention.trigger.begin,
    )
