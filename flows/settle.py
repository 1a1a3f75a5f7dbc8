"""How a run ends, without Prefect: mentions merged into the timeline, tables replaced, shards cleared away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractors.model import Article, Event, Mention, Reject
from flows import inputs, reasons, recipe, state, stored
from flows.job import FETCHED, Job, is_web, settings
from flows.options import RunOptions
from flows.shards import Shard, article_key
from output import rows, store
from output.commit import Held

#: Events that a report shows. The UI keeps artifacts in its database and draws every row.
TABLE_ROWS = 200
SALIENT = 10


class Merged:
    """What :func:`merge` hands to :func:`write`; a plain object, so that Prefect does not look through its contents.

    ``fresh`` are the mentions of the shards, ``why`` says for the events that a report may show how each got its date.
    """

    def __init__(self, events: tuple[Event, ...], before: tuple[Event, ...]) -> None:
        self.events = events
        self.before = before
        self.fresh: list[Mention] = []
        self.why: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the rows of the timeline."""

    added: tuple[Event, ...]
    changed: tuple[tuple[Event, Event], ...]
    removed: tuple[Event, ...]


def merge(job: Job, shards: Iterable[Shard], *, only_add: bool = False) -> Merged:
    """The whole timeline: what the tables hold and what the shards found. ``only_add`` leaves its rows as they are."""
    from extractors.merge import merge as merge_mentions

    out = job.options.out
    fresh = [shard.key for shard in shards]
    articles: dict[tuple[str, int], Article] = {}
    before: tuple[Event, ...] = ()
    earlier: Iterable[Mention] = ()
    if store.exists(out):
        before = tuple(store.read_events(out))
        articles = {(a.doc_id, a.revision): a for a in stored.articles(out)}
        earlier = store.read_mentions(out)
    anew = {(a.doc_id, a.revision): a for key in fresh for a in job.folder.articles(key)}

    mentions = [m for m in earlier if (m.doc_id, m.revision) not in anew]
    new = [m for key in fresh for m in job.folder.mentions(key)]
    mentions += new
    events = before if only_add else merge_mentions(mentions, (articles | anew).values())
    merged = Merged(events, before)
    merged.fresh = new
    merged.why = reasons.why(shown(merged), mentions)
    job.inputs.merging = "" if only_add else recipe.merging()
    return merged


def settled(job: Job, shards: Sequence[Shard]) -> bool:
    """Is there nothing to write, because nothing is new and the timeline is made of all there is?"""
    return not shards and not job.tally.rejects and store.exists(job.options.out) and _merged(job)


def _merged(job: Job) -> bool:
    return job.inputs.merging == recipe.merging()


def standing(job: Job) -> int:
    """How many rows the timeline holds that no later row replaced, without reading them."""
    return int(store.table(job.options.out, "timeline", ["superseded_by"])["superseded_by"].null_count)


def shown(merged: Merged) -> list[Event]:
    """The events a report may show: the newest, and the most salient."""
    standing = [event for event in merged.events if event.superseded_by is None]
    salient = sorted(standing, key=lambda e: (-e.salience, e.event_id))[:SALIENT]
    newest = sorted(standing, key=lambda e: (e.last_reported.on, e.interval.begin or date.min, e.event_id))
    return list({event.event_id: event for event in [*newest[-TABLE_ROWS:], *salient]}.values())


def write(job: Job, shards: Iterable[Shard], merged: Merged, held: Held | None) -> tuple[tuple[str, ...], Changes]:
    """Put everything into the tables, all or nothing; then note what is done and clear the shards away."""
    folder, tally = job.folder, job.tally
    keys = [shard.key for shard in shards]
    refused: dict[str, Reject] = {}
    for key in keys:
        for reject in folder.rejects(key):
            tally.rejects.append(reject)
            refused[reject.doc_id or reject.where] = reject
    tally.new -= len(refused)

    def articles() -> Iterator[Article]:
        for key in keys:
            for article in folder.articles(key):
                if article.doc_id not in refused:
                    yield article

    run = rows.describe_run(
        (_without_text(a) for a in articles()),
        tally.rejects,
        n_mentions=len(merged.fresh),
        n_events=len(merged.events),
        extractor_version=job.recipe,
        settings=settings(job.options),
    )
    written = store.update(job.options.out, articles(), merged.fresh, merged.events, tally.rejects, [run], held=held)
    for key in keys:
        for article in folder.articles(key):
            rejected = article.doc_id in refused
            state.remember(job.known, article_key(article, job.recipe), article, rejected=rejected)
    state.save(job.known, folder.root)
    inputs.save(job.inputs, folder.root, job.known.documents)
    if isinstance(job.options, RunOptions) and any(is_web(path) for path in job.options.paths):
        from flows import fetch

        fetch.confirm(folder.root / FETCHED)
    folder.clear()
    return written.replaced, changes(merged)


def _without_text(article: Article) -> Article:
    return replace(article, text="", blocks=())


def changes(merged: Merged) -> Changes:
    """The timeline before and after, by event id."""
    old = {event.event_id: event for event in merged.before}
    new = {event.event_id: event for event in merged.events}
    return Changes(
        added=tuple(event for key, event in new.items() if key not in old),
        changed=tuple((old[key], event) for key, event in new.items() if key in old and old[key] != event),
        removed=tuple(event for key, event in old.items() if key not in new),
    )
