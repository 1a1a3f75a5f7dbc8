"""What a run does, step by step, without Prefect: each step of the flow is one call of these.

Nothing here keeps articles or mentions longer than it must: they lie in the shards' files.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from extractors.model import Article, Event, Mention, Reject
from flows import recipe, state
from flows.options import RunOptions
from flows.shards import WORK, Shard, WorkFolder, article_key, pack
from output import rows, store
from output.commit import Held


@dataclass(slots=True)
class Tally:
    """Every article that came in is exactly one of these; ``rejects`` also hold what never became an article."""

    new: int = 0
    unchanged: int = 0
    refused_before: int = 0
    rejects: list[Reject] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    first: date | None = None
    last: date | None = None

    @property
    def read(self) -> int:
        """Everything that came in."""
        return self.new + self.unchanged + self.refused_before + len(self.rejects)

    def see(self, day: date) -> None:
        """Widen the range of publication days."""
        self.first = min(self.first or day, day)
        self.last = max(self.last or day, day)


@dataclass(slots=True)
class Job:
    """One run's plan and where it keeps its work."""

    options: RunOptions
    folder: WorkFolder
    known: state.Known
    recipe: str
    tally: Tally = field(default_factory=Tally)


class Merged:
    """What :func:`merge` hands to :func:`write`; a plain object, so that Prefect does not look through its contents."""

    def __init__(self, events: tuple[Event, ...], before: tuple[Event, ...]) -> None:
        self.events = events
        self.before = before


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the rows of the timeline."""

    added: tuple[Event, ...]
    changed: tuple[tuple[Event, Event], ...]
    removed: tuple[Event, ...]


def work_folder(options: RunOptions) -> Path:
    """Where shards and state lie: beside the tables, or in the user's cache where the output is no local folder."""
    if options.work is not None:
        return Path(options.work).expanduser().resolve()
    if "://" not in options.out:
        return Path(options.out_label) / WORK
    root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return root / "dateline" / "work" / sha256(options.out.encode()).hexdigest()[:16]


def plan(options: RunOptions) -> Job:
    """Look at what earlier runs left."""
    work = work_folder(options)
    return Job(options, WorkFolder(work), state.load(options.out, work), recipe.extraction(options.model))


def read(job: Job) -> Iterator[Shard]:
    """Read the articles and lay down those that are new, a shard at a time."""
    from extractors.articles import ReadOptions
    from extractors.articles import read as read_articles

    options = job.options
    chosen = ReadOptions(
        published=options.published,
        today=datetime.now(UTC).date(),
        zone=options.zone,
        source=options.source,
        history=job.known.history,
    )
    shards = pack(_new(job, read_articles(options.paths, chosen)), job.recipe, options.shard_chars, options.processes)
    for shard, articles in shards:
        if not job.folder.finished(shard.key) or not job.folder.has_articles(shard.key):
            job.folder.put_articles(shard, articles)
        yield shard


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
        if not job.known.has(key):
            tally.new += 1
            yield item
        elif job.known.done[key]:
            tally.refused_before += 1
        else:
            tally.unchanged += 1


def merge(job: Job, shards: Iterable[Shard]) -> Merged:
    """The whole timeline: what the tables hold and what the shards found."""
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

    def mentions() -> Iterator[Mention]:
        for mention in stored:
            if (mention.doc_id, mention.revision) not in anew:
                yield mention
        for key in fresh:
            yield from job.folder.found(key).mentions

    return Merged(merge_mentions(mentions(), (articles | anew).values()), before)


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
    folder.clear()
    return written.replaced, changes(merged)


def _without_text(article: Article) -> Article:
    from dataclasses import replace

    return replace(article, text="", blocks=())


def _settings(options: RunOptions) -> list[tuple[str, str]]:
    chosen = {"published": options.published, "source": options.source, "zone": options.zone, "model": options.model}
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
