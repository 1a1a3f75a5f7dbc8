"""How a run begins, without Prefect: what earlier runs left, what comes in, what of it is new, laid down in shards.

:mod:`flows.settle` is how it ends. Neither keeps articles longer than it must: they lie in the shards' files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from extractors.articles import Columns, Reading, ReadOptions
from extractors.model import Article, Reject
from flows import inputs, recipe, state
from flows.options import BackfillOptions, RebuildOptions, RunOptions, Work
from flows.places import is_far, is_web, work_folder
from flows.shards import Shard, WorkFolder, article_key, pack
from flows.sketches import Kept
from output import store

#: What is known of pages that were fetched.
FETCHED = "fetched.db"


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
    sketches: Kept
    reading: Reading | None = None
    tally: Tally = field(default_factory=Tally)


def plan(options: Work) -> Job:
    """Look at what earlier runs left."""
    work = work_folder(options)
    known = state.load(options.out, work)
    how = recipe.extraction(options.model)
    way = f"{recipe.reading()} {how} {settings(options)} {options.article_seconds:g} s"
    looks = inputs.load(work, way, known.documents)
    return Job(options, WorkFolder(work), known, how, looks, Kept(options.out, work, known.documents))


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
    job.reading = Reading(_read_options(job, options))
    for item in _items(job, options, job.reading):
        if isinstance(item, Article) and not _wanted(options, item):
            job.tally.other_months += 1
        else:
            yield item


def _items(job: Job, options: RunOptions, reading: Reading) -> Iterator[Article | Reject]:
    web = [path for path in options.paths if is_web(path)]
    for path in options.paths:
        if path in web:
            continue
        if is_far(path) or isinstance(options, BackfillOptions):
            yield from reading.location(path)
        else:
            yield from job.inputs.read(path, reading)
        job.inputs.walk(path)
    if web:
        from flows import fetch

        politely = fetch.FetchOptions(interval=options.fetch_interval, allow_hosts=frozenset(options.allow_hosts))
        for outcome in fetch.articles(web, job.folder.root / FETCHED, reading, politely):
            if isinstance(outcome, fetch.Unchanged):
                job.tally.unchanged += 1
            else:
                yield outcome
        for path in web:
            job.inputs.walk(path)


def _read_options(job: Job, options: RunOptions) -> ReadOptions:
    return ReadOptions(
        published=options.published,
        today=datetime.now(UTC).date(),
        zone=options.zone,
        source=options.source,
        columns=Columns(
            text=options.text_column,
            date=options.date_column,
            title=options.title_column,
            url=options.url_column,
            source=options.source_column,
        ),
        check_language=options.check_language,
        history=job.known.history,
        copies=job.known.copies,
        sketches=job.sketches.load,
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
        key = _done_as(job, article_key(item, job.recipe))
        again = isinstance(job.options, RebuildOptions) and job.options.everything
        if again or not job.known.has(key):
            tally.new += 1
            yield item
        elif job.known.done[key]:
            tally.refused_before += 1
        else:
            tally.unchanged += 1


def _done_as(job: Job, key: str) -> str:
    """The name under which an article was noted: one that took too long counts only for the same time limit."""
    late = late_key(key, job.options.article_seconds)
    return late if job.known.has(late) else key


def late_key(key: str, seconds: float) -> str:
    """The name of an article that took longer than so many seconds."""
    return f"{key} {seconds:g} s"


def settings(options: Work) -> list[tuple[str, str]]:
    """What was set that changes what comes out: ``[("published", "2023-09-20")]``. No paths, no worker counts."""
    chosen: dict[str, object] = {"model": options.model}
    if isinstance(options, RunOptions):
        chosen |= {"published": options.published, "source": options.source, "zone": options.zone}
        chosen |= {"text_column": options.text_column, "date_column": options.date_column}
        chosen |= {"title_column": options.title_column, "url_column": options.url_column}
        chosen |= {"source_column": options.source_column}
        chosen |= {"check_language": None if options.check_language else False}
        chosen |= {"allow_hosts": ",".join(sorted(options.allow_hosts)) or None}
    return [(name, str(value)) for name, value in chosen.items() if value is not None]
