"""The whole of it: mentions and articles in, rows of the timeline out; afresh, as of a day, or with a new batch.

A row depends only on the articles at hand, never on the order or the batches in which they came. ``Timeline.add``
keeps what a batch cannot change (an article's own bundles, the pairs of a bucket, a row whose mentions and sources
stay the same) and computes the rest, so it gives exactly what a full rebuild gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.merge.across import Cluster, Comparer, Edge, cluster, edges_of
from extractors.merge.blocks import Bucket, buckets
from extractors.merge.bundle import Bundle
from extractors.merge.facts import Fact, fact
from extractors.merge.rows import row
from extractors.merge.sources import ArticleLike, by_id, source_of
from extractors.merge.stories import Profile, profile
from extractors.merge.within import article_bundles
from extractors.merge.worth import worthy
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


@dataclass(frozen=True, slots=True)
class _ArticleState:
    bundles: tuple[tuple[Bundle, tuple[str, ...]], ...]
    profile: Profile


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
        self._states: dict[str, _ArticleState] = {}
        self._rows: dict[tuple[object, ...], tuple[Event, ...]] = {}
        #: The rows, sorted by begin and id.
        self.events: tuple[Event, ...] = ()
        #: Ids of mentions taken for one event; wider than the rows, which need a date of their own.
        self.clusters: tuple[tuple[str, ...], ...] = ()

    def add(
        self, mentions: Iterable[Mention], articles: Iterable[ArticleLike] = (), withdrawn: Collection[str] = ()
    ) -> Change:
        """Take in a batch. A newer revision of an article replaces its mentions; ``withdrawn`` doc ids lose them."""
        before = {event.event_id: event for event in self.events}
        touched = self._take(mentions, articles, withdrawn)
        self.events = self._build()
        return _change(before, {event.event_id: event for event in self.events}, touched)

    def _take(
        self, mentions: Iterable[Mention], articles: Iterable[ArticleLike], withdrawn: Collection[str]
    ) -> set[str]:
        until = self._options.as_of
        newer = [a for a in articles if until is None or _known_on(a) <= until]
        self._articles = by_id([*self._articles.values(), *newer])
        batch: defaultdict[str, dict[str, Mention]] = defaultdict(dict)
        for mention in mentions:
            if until is None or mention.published.on <= until:
                batch[mention.doc_id][mention.mention_id] = mention
        changed = set(batch) | {a.doc_id for a in newer} | set(withdrawn)
        months: set[str] = set()
        for doc_id in changed:
            old = self._mentions.get(doc_id, ())
            new = {m.mention_id: m for m in old} | batch.get(doc_id, {})
            article = self._articles.get(doc_id)
            latest = max([m.revision for m in new.values()] + ([article.revision] if article else []), default=0)
            kept = tuple(
                sorted((m for m in new.values() if m.revision == latest), key=lambda m: (m.trigger.begin, m.mention_id))
            )
            kept = () if doc_id in withdrawn else kept
            months.update(f"{m.published.on:%Y-%m}" for m in (*old, *kept))
            if kept != old or doc_id not in self._states or (article and any(a.doc_id == doc_id for a in newer)):
                self._mentions[doc_id] = kept
                self._states[doc_id] = _article_state(kept, article.title if article else None)
            if not kept:
                self._mentions.pop(doc_id, None)
                self._states.pop(doc_id, None)
        return months

    def _build(self) -> tuple[Event, ...]:
        found = [pair for state in self._states.values() for pair in state.bundles]
        found.sort(key=lambda pair: pair[0].lead.order)
        bundles = [bundle for bundle, _ in found]
        clusters = cluster(self._all_edges(bundles), bundles)
        merged = {index for group in clusters for index in group.members}
        alone = [Cluster((index,), ()) for index in range(len(bundles)) if index not in merged]
        self.clusters = tuple(
            tuple(f.mention.mention_id for index in group.members for f in bundles[index].facts)
            for group in (*clusters, *alone)
        )
        rows: list[Event] = []
        memo: dict[tuple[object, ...], tuple[Event, ...]] = {}
        for group in (*clusters, *alone):
            facts = [f for index in group.members for f in bundles[index].facts]
            if not worthy(facts, self._options.min_salience):
                continue
            reasons = [why for index in group.members for why in found[index][1]]
            sources = {f.mention.doc_id: source_of(f.mention, self._articles) for f in facts}
            key = (tuple(f.mention.mention_id for f in facts), tuple(sources.items()), _edge_key(group, bundles))
            memo[key] = self._rows.get(key) or _rows(group, bundles, reasons, sources)
            rows += memo[key]
        self._rows = memo
        return tuple(sorted(rows, key=lambda event: (_start(event.interval), event.event_id)))

    def _all_edges(self, bundles: Sequence[Bundle]) -> list[Edge]:
        profiles = {doc_id: state.profile for doc_id, state in self._states.items()}
        by_bucket: defaultdict[Bucket, list[int]] = defaultdict(list)
        for index, bundle in enumerate(bundles):
            for bucket in buckets(bundle):
                by_bucket[bucket].append(index)
        comparer = Comparer(bundles, profiles)
        edges: list[Edge] = []
        for bucket in sorted(by_bucket):
            members = by_bucket[bucket]
            if len(members) > 1:
                edges += edges_of(bucket, members, comparer)
        return edges


def _edge_key(group: Cluster, bundles: Sequence[Bundle]) -> tuple[object, ...]:
    return tuple((bundles[e.left].key, bundles[e.right].key, e.score) for e in group.edges)


def _known_on(article: ArticleLike) -> date:
    changed = getattr(article, "modified_at", None)
    return max(article.published.on, changed.date()) if changed and article.revision > 1 else article.published.on


def _start(interval: Interval) -> date:
    return interval.begin or interval.end or date.min


def _article_state(mentions: Sequence[Mention], title: str | None) -> _ArticleState:
    facts = [fact(mention) for mention in mentions]
    return _ArticleState(article_bundles(facts), profile(facts, title))


def _rows(
    group: Cluster, bundles: Sequence[Bundle], reasons: Sequence[str], sources: dict[str, tuple[str, str]]
) -> tuple[Event, ...]:
    def source(one: Fact) -> str:
        return sources[one.mention.doc_id][0]

    def written(one: Fact) -> str:
        return sources[one.mention.doc_id][1]

    facts = [f for index in group.members for f in bundles[index].facts]
    links = sorted({f"{'; '.join(edge.reasons)}" for edge in group.edges})
    event = row(facts, [*reasons, *(f"across articles; {link}" for link in links[:8])], source, written)
    gone = [row(old, (), source, written, event.event_id) for old in _superseded(group, bundles)]
    return (event, *gone)


def _superseded(group: Cluster, bundles: Sequence[Bundle]) -> list[list[Fact]]:
    """Events that stood on their own until a later article joined them to an earlier one, as last told.

    Played back by day of publication: a day's articles may only join what was known; where two events that had
    been published on earlier days become one, the younger gives up its id.
    """
    home = {index: index for index in group.members}
    known: dict[int, list[int]] = {index: [index] for index in group.members}

    def find(node: int) -> int:
        while home[node] != node:
            node = home[node]
        return node

    lost: list[list[Fact]] = []
    by_day: defaultdict[int, list[Edge]] = defaultdict(list)
    for edge in group.edges:
        by_day[max(bundles[edge.left].published, bundles[edge.right].published)].append(edge)
    for day in sorted(by_day):
        stood = {
            root: [i for i in members if bundles[i].published < day]
            for root, members in known.items()
            if home[root] == root
        }
        for edge in sorted(by_day[day], key=lambda e: (e.left, e.right)):
            left, right = sorted((find(edge.left), find(edge.right)))
            if left != right:
                home[right] = left
                known[left] = known[left] + known.pop(right)
        for root, members in sorted(stood.items()):
            if (
                members
                and find(root) != root
                and any(find(r) == find(root) and m for r, m in stood.items() if r != root)
            ):
                facts = [f for index in members for f in bundles[index].facts]
                if any(f.firm for f in facts):
                    lost.append(facts)
    return lost


def _change(before: dict[str, Event], after: dict[str, Event], months: set[str]) -> Change:
    owner = {m: e.event_id for e in after.values() if e.superseded_by is None for m in e.mention_ids}
    removed = sorted(set(before) - set(after))
    heirs = [(old, owner[m]) for old in removed for m in before[old].mention_ids[:1] if m in owner]
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
