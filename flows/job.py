"""What a run does, step by step, without Prefect: each step of the flow is one call of these.

Nothing here keeps articles or mentions longer than it must: they lie in the shards' files.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from extractors.articles import Columns, Reading, ReadOptions
from extractors.model import Article, Event, Mention, Reject
from flows import inputs, reasons, recipe, state
from flows.options import BackfillOptions, RebuildOptions, RunOptions, Work
from flows.shards import WORK, Shard, WorkFolder, article_key, pack
from output import rows, store
from output.commit import Held

#: What is known of pages that were fetched.
FETCHED = "fetched.db"
#: Events that a report shows. The UI keeps artifacts in its database and draws every row.
TABLE_ROWS = 200
SALIENT = 10


@dataclass(slots=True)
class Tally:
    """Every article that came in is exactly one of these; ``rejects`` also hold what never became an article."""

    new: int = 0
    unchanged: int = 0
    refused_before: int = 0
    other_months: int = 0
    rejects: list[Reject] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    first: date | None = None
    last: date | None = None

    @property
    def read(self) -> int:
        """Everything that came in."""
        return self.new + self.unchanged + self.refused_before + self.other_months + len(self.rejects)

    def see(self, day: date) -> None:
        """Widen the range of publication days."""
        self.first = min(self.first or day, day)
        self.last = max(self.last or day, day)


@dataclass(slots=True)
class Job:
    """One run's plan and where it keeps its work."""

    options: Work
    folder: WorkFolder
    known: state.Known
    recipe: str
    inputs: inputs.Inputs
    tally: Tally = field(default_factory=Tally)


class Merged:
    """What :func:`merge` hands to :func:`write`; a plain object, so that Prefect does not look through its contents.

    ``why`` says for the events that a report may show how each got its date.
    """

    def __init__(self, events: tuple[Event, ...], before: tuple[Event, ...], why: dict[str, str] | None = None) -> None:
        self.events = events
        self.before = before
        self.why = why or {}


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the rows of the timeline."""

    added: tuple[Event, ...]
    changed: tuple[tuple[Event, Event], ...]
    removed: tuple[Event, ...]


def work_folder(options: Work) -> Path:
    """Where shards and state lie: beside the tables, or in the user's cache where the output is no local folder."""
    if options.work is not None:
        return Path(options.work).expanduser().resolve()
    if "://" not in options.out:
        return Path(options.out_label) / WORK
    root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return root / "dateline" / "work" / sha256(options.out.encode()).hexdigest()[:16]


def plan(options: Work) -> Job:
    """Look at what earlier runs left."""
    work = work_folder(options)
    known = state.load(options.out, work)
    how = recipe.extraction(options.model)
    way = f"{recipe.reading()} {how} {_settings(options)}"
    return Job(options, WorkFolder(work), known, how, inputs.load(work, way, known.documents))


def read(job: Job) -> Iterator[Shard]:
    """Read the articles and lay down those that are new, a shard at a time."""
    options = job.options
    source = _from_outside(job, options) if isinstance(options, RunOptions) else _from_tables(options)
    for shard, articles in pack(_new(job, source), job.recipe, options.shard_chars, options.processes):
        if not (job.folder.finished(shard.key) and job.folder.has_articles(shard.key)):
            job.folder.put_articles(shard, articles)
        yield shard
    job.tally.unchanged += job.inputs.skipped.articles
    job.tally.refused_before += job.inputs.skipped.rejects


def _from_outside(job: Job, options: RunOptions) -> Iterator[Article | Reject]:
    for item in _items(job, options, Reading(_read_options(job, options))):
        if isinstance(item, Article) and not _wanted(options, item):
            job.tally.other_months += 1
        else:
            yield item


def _items(job: Job, options: RunOptions, reading: Reading) -> Iterator[Article | Reject]:
    web = [path for path in options.paths if is_web(path)]
    for path in options.paths:
        if path in web:
            continue
        if "://" in path or path == "-" or isinstance(options, BackfillOptions):
            yield from reading.location(path)
        else:
            yield from job.inputs.read(path, reading)
    if web:
        from flows import fetch

        for outcome in fetch.articles(web, job.folder.root / FETCHED, reading):
            if isinstance(outcome, fetch.Unchanged):
                job.tally.unchanged += 1
            else:
                yield outcome


def _read_options(job: Job, options: RunOptions) -> ReadOptions:
    return ReadOptions(
        published=options.published,
        today=datetime.now(UTC).date(),
        zone=options.zone,
        source=options.source,
        columns=Columns(text=options.text_column, date=options.date_column, title=options.title_column),
        history=job.known.history,
    )


def _from_tables(options: Work) -> Iterator[Article | Reject]:
    if store.exists(options.out):
        yield from store.read_articles(options.out)


def _wanted(options: RunOptions, article: Article) -> bool:
    if not isinstance(options, BackfillOptions):
        return True
    return options.first_month <= f"{article.published.on:%Y-%m}" <= options.last_month


def _new(job: Job, found: Iterable[Article | Reject]) -> Iterator[Article]:
    tally = job.tally
    for item in found:
        if isinstance(item, Reject):
            tally.rejects.append(item)
            continue
        tally.see(item.published.on)
        if item.published.doubt:
            tally.doubts.append(f"{item.ingested_from or item.doc_id}: {item.published.doubt}")
        key = article_key(item, job.recipe)
        again = isinstance(job.options, RebuildOptions) and job.options.everything
        if again or not job.known.has(key):
            tally.new += 1
            yield item
        elif job.known.done[key]:
            tally.refused_before += 1
        else:
            tally.unchanged += 1


def merge(job: Job, shards: Iterable[Shard], *, only_add: bool = False) -> Merged:
    """The whole timeline: what the tables hold and what the shards found. ``only_add`` leaves its rows as they are."""
    from extractors.merge import merge as merge_mentions

    out = job.options.out
    fresh = [shard.key for shard in shards]
    articles: dict[tuple[str, int], Article] = {}
    before: tuple[Event, ...] = ()
    stored: Iterable[Mention] = ()
    if store.exists(out):
        before = tuple(store.read_events(out))
        articles = {(a.doc_id, a.revision): a for a in rows.articles_from(store.table(out, "documents", _METADATA))}
        stored = store.read_mentions(out)
    anew = {(a.doc_id, a.revision): a for key in fresh for a in job.folder.articles(key)}

    mentions = [m for m in stored if (m.doc_id, m.revision) not in anew]
    for key in fresh:
        mentions += job.folder.found(key).mentions
    events = before if only_add else merge_mentions(mentions, (articles | anew).values())
    merged = Merged(events, before)
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


def is_web(path: str) -> bool:
    """Is it fetched and not opened?"""
    return path.lower().startswith(("http://", "https://"))


#: Of an article, what merging looks at.
_METADATA = (
    "doc_id",
    "revision",
    "url",
    "source",
    "title",
    "language",
    "published_at",
    "published_on",
    "dct_method",
    "text_sha256",
    "ingested_from",
    "modified_at",
    "wire_origin",
    "copy_of",
)


def write(job: Job, shards: Iterable[Shard], merged: Merged, held: Held | None) -> tuple[tuple[str, ...], Changes]:
    """Put everything into the tables, all or nothing; then note what is done and clear the shards away."""
    folder, tally = job.folder, job.tally
    keys = [shard.key for shard in shards]
    refused: dict[str, Reject] = {}
    for key in keys:
        for reject in folder.found(key).rejects:
            tally.rejects.append(reject)
            refused[reject.doc_id or reject.where] = reject
    tally.new -= len(refused)

    def articles() -> Iterator[Article]:
        for key in keys:
            for article in folder.articles(key):
                if article.doc_id not in refused:
                    yield article

    def mentions() -> Iterator[Mention]:
        for key in keys:
            yield from folder.found(key).mentions

    run = rows.describe_run(
        (_without_text(a) for a in articles()),
        tally.rejects,
        n_mentions=sum(1 for _ in mentions()),
        n_events=len(merged.events),
        extractor_version=job.recipe,
        settings=_settings(job.options),
    )
    written = store.update(job.options.out, articles(), mentions(), merged.events, tally.rejects, [run], held=held)
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
    from dataclasses import replace

    return replace(article, text="", blocks=())


def _settings(options: Work) -> list[tuple[str, str]]:
    chosen: dict[str, object] = {"model": options.model}
    if isinstance(options, RunOptions):
        chosen |= {"published": options.published, "source": options.source, "zone": options.zone}
        chosen |= {"text_column": options.text_column, "date_column": options.date_column}
        chosen |= {"title_column": options.title_column}
    return [(name, str(value)) for name, value in chosen.items() if value is not None]


def changes(merged: Merged) -> Changes:
    """The timeline before and after, by event id."""
    old = {event.event_id: event for event in merged.before}
    new = {event.event_id: event for event in merged.events}
    return Changes(
        added=tuple(event for key, event in new.items() if key not in old),
        changed=tuple((old[key], event) for key, event in new.items() if key in old and old[key] != event),
        removed=tuple(event for key, event in old.items() if key not in new),
    )
