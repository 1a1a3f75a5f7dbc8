"""The whole of it: mentions and articles in, rows of the timeline out; afresh, as of a day, or with a new batch.

A row depends only on the articles at hand, never on the order or the batches in which they came. ``Timeline.add``
keeps what a batch cannot change (an article's own bundles, the pairs of a bucket, a row whose mentions and sources
stay the same) and computes the rest, so it gives exactly what a full rebuild gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractors.merge.asof import known_by
from extractors.merge.bundle import Bundle
from extractors.merge.clusters import Inside, all_homes
from extractors.merge.columns import columns_of
from extractors.merge.digest import Told, read_article, says
from extractors.merge.known import advance, unknown
from extractors.merge.sources import ArticleLike, by_id, origin, source_of
from extractors.merge.stories import Profile
from extractors.merge.telling import tell
from extractors.model import Event, Interval, Mention


@dataclass(frozen=True, slots=True)
class Options:
    """``as_of`` leaves out what was published later; ``min_salience`` what hardly matters to its article (0..1)."""

    as_of: date | None = None
    min_salience: float = 0.0


@dataclass(frozen=True, slots=True)
class Change:
    """What a batch did to the rows, by event id. ``heirs`` leads from each id that went to the event that has its
    mentions now; an id whose mentions are all withdrawn has none. ``months`` are the ``pub_month`` partitions touched.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    heirs: tuple[tuple[str, str], ...]
    months: tuple[str, ...]


class Timeline:
    """All rows for the articles added so far.

    >>> timeline = Timeline()                                    # doctest: +SKIP
    >>> change = timeline.add(mentions, articles)                # doctest: +SKIP
    >>> [event.title for event in timeline.events]               # doctest: +SKIP
    """

    def __init__(self, options: Options | None = None) -> None:
        self._options = options or Options()
        self._mentions: dict[str, tuple[Mention, ...]] = {}
        self._articles: dict[str, ArticleLike] = {}
        self._profiles: dict[str, Profile] = {}
        self._told: dict[str, Told] = {}
        self._known = unknown()
        self._rows: dict[str, tuple[Event, ...]] = {}
        #: The rows, sorted by begin and id.
        self.events: tuple[Event, ...] = ()

    @property
    def clusters(self) -> tuple[tuple[str, ...], ...]:
        """Ids of mentions taken for one event. A row may hold two, harm and what did it; some have none, as a row needs
        a date of its own.
        """
        groups: defaultdict[int, list[str]] = defaultdict(list)
        edges, bundles = self._known.edges, self._known.bundles
        for bundle, home in zip(bundles, all_homes(edges.take(edges.score > 0.0), bundles).tolist(), strict=True):
            groups[home] += [fact.mention.mention_id for fact in bundle.facts]
        return tuple(tuple(groups[home]) for home in sorted(groups))

    def add(
        self, mentions: Iterable[Mention], articles: Iterable[ArticleLike] = (), withdrawn: Collection[str] = ()
    ) -> Change:
        """Take in a batch. A newer revision of an article replaces its mentions; ``withdrawn`` doc ids lose them."""
        before = {event.event_id: event for event in self.events}
        sources = {doc_id: origin(doc_id, self._articles) for doc_id in self._mentions}
        changed, months = self._take(mentions, articles, withdrawn)
        moved = [d for d in self._mentions if d not in changed and origin(d, self._articles) != sources[d]]
        found = (bundle for doc_id in changed for bundle in self._read(doc_id))
        fresh = sorted(found, key=lambda bundle: bundle.lead.order)
        columns = columns_of((bundle, self._profiles[bundle.doc_id], says(bundle)) for bundle in fresh)
        step = advance(self._known, fresh, columns, self._profiles, changed, moved)
        for home in step.gone:
            self._rows.pop(self._known.bundles[home].key, None)
        bundles = step.known.bundles
        self._known = replace(step.known, bundles=tuple(bundles))
        self._tell(step.made)
        every = (event for rows in self._rows.values() for event in rows)
        self.events = tuple(sorted(every, key=lambda event: (_start(event.interval), event.event_id)))
        return _change(before, {event.event_id: event for event in self.events}, months)

    def _read(self, doc_id: str) -> list[Bundle]:
        mentions = self._mentions.get(doc_id, ())
        self._profiles.pop(doc_id, None)
        if not mentions:
            return []
        article = self._articles.get(doc_id)
        found, self._profiles[doc_id] = read_article(mentions, article.title if article else None)
        self._told |= {told.bundle.key: told for told in found}
        return [told.bundle for told in found]

    def _tell(self, made: Sequence[int]) -> None:
        known = self._known
        firm = (home for home, group in known.members(made).items() if any(known.bundles[i].firm for i in group))
        members = known.members(tuple(firm))  # the others have no row
        inside = Inside(known.edges, known.home, tuple(members))
        for home, own in members.items():
            group = inside.cluster(home, own)
            told = {index: self._told[known.bundles[index].key] for index in group.members}
            said = {index: one.said for index, one in told.items()}
            reasons = [why for one in told.values() for why in one.reasons]
            sources = {f.doc_id: source_of(f, self._articles) for every in said.values() for f in every}
            rows = tell(group, said, reasons, sources, self._options.min_salience)
            if rows:
                self._rows[known.bundles[home].key] = rows

    def _take(
        self, mentions: Iterable[Mention], articles: Iterable[ArticleLike], withdrawn: Collection[str]
    ) -> tuple[set[str], set[str]]:
        newer = list(articles)
        if self._options.as_of is not None:
            mentions, newer = known_by(self._options.as_of, mentions, newer)
        self._articles = by_id([*self._articles.values(), *newer])
        batch: defaultdict[str, dict[str, Mention]] = defaultdict(dict)
        for mention in mentions:
            batch[mention.doc_id][mention.mention_id] = mention
        changed: set[str] = set()
        months: set[str] = set()
        for doc_id in set(batch) | {a.doc_id for a in newer} | set(withdrawn):
            old = self._mentions.get(doc_id, ())
            new = {m.mention_id: m for m in old} | batch.get(doc_id, {})
            article = self._articles.get(doc_id)
            latest = max([m.revision for m in new.values()] + ([article.revision] if article else []), default=0)
            kept = tuple(
                sorted((m for m in new.values() if m.revision == latest), key=lambda m: (m.trigger.begin, m.mention_id))
            )
            kept = () if doc_id in withdrawn else kept
            months.update(f"{m.published.on:%Y-%m}" for m in (*old, *kept))
            if kept != old or (article and any(a.doc_id == doc_id for a in newer)):
                changed.add(doc_id)
                self._mentions[doc_id] = kept
            if not kept:
                self._mentions.pop(doc_id, None)
        return changed, months


def _start(interval: Interval) -> date:
    return interval.begin or interval.end or date.min


def _change(before: dict[str, Event], after: dict[str, Event], months: set[str]) -> Change:
    owner = {m: e.event_id for e in after.values() if e.superseded_by is None for m in e.mention_ids}
    removed = sorted(set(before) - set(after))
    heirs = [(old, owner[m]) for old in removed for m in [m for m in before[old].mention_ids if m in owner][:1]]
    return Change(
        added=tuple(sorted(set(after) - set(before))),
        changed=tuple(sorted(key for key in set(before) & set(after) if before[key] != after[key])),
        removed=tuple(removed),
        heirs=tuple(heirs),
        months=tuple(sorted(months)),
    )


def merge(
    mentions: Iterable[Mention], articles: Iterable[ArticleLike] = (), options: Options | None = None
) -> tuple[Event, ...]:
    """The timeline of all mentions, sorted by begin and id. The order of mentions and articles does not matter.

    ``articles`` tell sources, copies and titles; mentions of articles that are not among them count under their own
    source. Rows with ``superseded_by`` are events that a later article joined to another.
    """
    timeline = Timeline(options)
    timeline.add(mentions, articles)
    return timeline.events
