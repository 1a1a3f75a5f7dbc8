"""How a run ends, without Prefect: mentions merged into the timeline, tables replaced, shards cleared away."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from extractors.model import Article, Event, Reject
from flows import inputs, recipe, state
from flows.job import FETCHED, Job, late_key, settings
from flows.merging import state as state_of_merging
from flows.merging.call import Merging
from flows.merging.fresh import Fresh
from flows.merging.process import Job as Order
from flows.options import RunOptions
from flows.places import is_web
from flows.shards import Shard, article_key
from flows.worker import DIED, LATE
from output import rows, schema, store
from output.commit import Held
from output.drafts import get
from output.rows.tables import in_order

#: Events that each list of a report names.
LISTED = 20

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Few(Generic[T]):
    """So many, and those of them that a report shows."""

    count: int = 0
    some: tuple[T, ...] = ()

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[T]:
        return iter(self.some)


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the rows of the timeline."""

    added: Few[Event] = field(default_factory=Few)
    changed: Few[tuple[Event, Event]] = field(default_factory=Few)
    removed: Few[Event] = field(default_factory=Few)


@dataclass(frozen=True, slots=True)
class Drafted:
    """Articles and mentions of a run, laid aside; ``finish`` takes the other tables, leaving ``writing`` commits."""

    articles: list[Article]
    written: list[Article]
    n_mentions: int
    finish: store.Finish
    writing: ExitStack

    @classmethod
    def of(cls, job: Job, keys: Sequence[str], refused: Collection[str], held: Held | None) -> Drafted:
        """Read from the files of the shards with these keys."""
        articles = [article for key in keys for article in job.folder.articles(key)]
        written = [article for article in articles if article.doc_id not in refused]
        fresh = Fresh(job.folder.root, tuple(keys), frozenset(refused), "")
        mentions = pa.concat_tables([schema.MENTIONS.empty_table(), *fresh.mentions()])
        with ExitStack() as stack:
            finish = stack.enter_context(store.updating(job.options.out, written, mentions, held=held))
            return cls(articles, written, mentions.num_rows, finish, stack.pop_all())


class Merged:
    """What :func:`merge` hands to :func:`write`; a plain object, so that Prefect does not look through its contents.

    ``timeline`` is the whole of it. ``folder`` holds what merging knows, for the next run, once ``laid_down`` returns.
    ``drafted`` are the other tables, where they were laid aside meanwhile.
    """

    def __init__(self, timeline: pa.Table, refused: dict[str, Reject], folder: Path | None = None) -> None:
        self.laid_down: Callable[[], None] = lambda: None
        self.drafted: Drafted | None = None
        self.timeline = timeline
        self.refused = refused
        self.folder = folder
        self.changes = Changes()
        self.conflicts: Few[Event] = Few()

    @property
    def standing(self) -> int:
        """Rows that no later row replaced."""
        return int(self.timeline["superseded_by"].null_count)


def merge(job: Job, shards: Iterable[Shard], merging: Merging, held: Held | None, *, only_add: bool = False) -> Merged:
    """The whole timeline: what the tables hold and what the shards found. ``only_add`` leaves its rows as they are.

    While another process merges, the other tables are laid aside.
    """
    out = job.options.out
    keys = [shard.key for shard in shards]
    refused = {r.doc_id or r.where: r for key in keys for r in job.folder.rejects(key)}
    job.tally.rejects += refused.values()
    job.tally.new -= len(refused)
    job.inputs.merging = "" if only_add else recipe.merging()
    if only_add:
        return Merged(_stands(out), refused)
    folder = state_of_merging.begin(job.folder.root)
    rules = recipe.merging()
    merging.ask(
        Order(out, str(job.folder.root), str(folder), tuple(keys), tuple(refused), rules, job.options.processes)
    )
    with ExitStack() as stack:
        drafted = None
        if "://" not in out:  # far away everything is written in one go, which can be tried again
            drafted = Drafted.of(job, keys, refused, held)
            stack.push(drafted.writing)
        before = _stands(out)
        merging.answer()
        merged = _with_rows(before, folder, refused)
        stack.pop_all()
    merged.drafted, merged.laid_down = drafted, merging.answer
    return merged


def _stands(out: str) -> pa.Table:
    return store.table(out, "timeline") if store.exists(out) else schema.TIMELINE.empty_table()


def _with_rows(before: pa.Table, folder: Path, refused: dict[str, Reject]) -> Merged:
    """The timeline of before without the rows that are no more, with those told anew."""
    made = get(folder / "rows.arrow")
    lost, kept = before, before.slice(0, 0)
    if (folder / "gone.arrow").is_file():
        gone = get(folder / "gone.arrow")["event_id"].combine_chunks()
        ended = pc.or_kleene(
            pc.is_in(before["event_id"], value_set=gone),
            pc.and_(pc.is_valid(before["superseded_by"]), pc.is_in(before["superseded_by"], value_set=gone)),
        )
        lost, kept = before.filter(ended), before.filter(pc.invert(ended))
    merged = Merged(in_order(pa.concat_tables([kept, made]), "timeline"), refused, folder)
    merged.changes = changes(lost, made)
    conflicts = merged.timeline.filter(
        pc.and_(merged.timeline["date_conflict"], pc.is_null(merged.timeline["superseded_by"]))
    )
    merged.conflicts = Few(conflicts.num_rows, tuple(rows.events_from(conflicts.slice(0, LISTED))))
    return merged


def settled(job: Job, shards: Sequence[Shard]) -> bool:
    """Is there nothing to write, because nothing is new and the timeline is made of all there is?"""
    out = job.options.out
    if shards or job.tally.rejects or job.inputs.merging != recipe.merging() or not store.exists(out):
        return False
    return not any(map(job.inputs.told_anew, store.read_rejects(out)))


def note_looks(job: Job) -> None:
    """Keep how the unchanged files look from outside, so that the next run need not read their bytes."""
    known = job.inputs.known
    if any(known.get(name) != note for name, note in job.inputs.seen.items()):
        inputs.save(job.inputs, job.folder.root, job.known.documents)


def standing(job: Job) -> int:
    """How many rows the timeline holds that no later row replaced, without reading them."""
    return int(store.table(job.options.out, "timeline", ["superseded_by"])["superseded_by"].null_count)


def most_salient(table: pa.Table, most: int) -> pa.Table:
    """So many rows of the timeline at most, the weightiest first."""
    return table.take(pc.sort_indices(table, [("salience", "descending"), ("event_id", "ascending")])[:most])


def write(job: Job, shards: Iterable[Shard], merged: Merged, held: Held | None) -> tuple[str, ...]:
    """Put everything into the tables, all or nothing; then note what is done and clear the shards away."""
    folder, tally, refused = job.folder, job.tally, merged.refused
    drafted = merged.drafted or Drafted.of(job, [shard.key for shard in shards], refused, held)
    merged.drafted = None  # good for one try
    run = rows.describe_run(
        drafted.written,
        tally.rejects,
        n_mentions=drafted.n_mentions,
        n_events=merged.timeline.num_rows,
        extractor_version=job.recipe,
        settings=settings(job.options),
    )
    out = job.options.out
    with drafted.writing:
        done = drafted.finish(merged.timeline, tally.rejects, [run], job.inputs.told_anew)
    if merged.folder is not None:
        merged.laid_down()
        state_of_merging.take_over(folder.root, merged.folder, out, recipe.merging())
    for article in drafted.articles:
        _remember(job, article, refused.get(article.doc_id))
    state.save(job.known, folder.root)
    job.inputs.refuse(article for article in drafted.articles if article.doc_id in refused)
    if any(reject.reason == DIED for reject in refused.values()):
        job.inputs.forget()  # the next run may have more memory
    inputs.save(job.inputs, folder.root, job.known.documents)
    job.sketches.save(job.reading.sketches() if job.reading else (), job.known.documents)
    if isinstance(job.options, RunOptions) and any(is_web(path) for path in job.options.paths):
        from flows import fetch

        fetch.confirm(folder.root / FETCHED)
    folder.clear()
    return done.replaced


def _remember(job: Job, article: Article, refused: Reject | None) -> None:
    """Note that an article is done: for good, for this time limit, or not at all where the machine was at fault."""
    key = article_key(article, job.recipe)
    if refused is not None and refused.reason == DIED:
        return
    if refused is not None and refused.reason == LATE:
        key = late_key(key, job.options.article_seconds)
    state.remember(job.known, key, article, rejected=refused is not None)


def changes(lost: pa.Table, made: pa.Table) -> Changes:
    """What became of the rows that are no more and those told anew, by event id. What came in superseded is no event
    that was added.
    """
    old_ids, new_ids = lost["event_id"].combine_chunks(), made["event_id"].combine_chunks()
    stands = pc.is_null(made["superseded_by"])
    added = made.filter(pc.and_(stands, pc.invert(pc.is_in(new_ids, value_set=old_ids))))
    removed = lost.filter(pc.invert(pc.is_in(old_ids, value_set=new_ids)))
    both = [(lost, pc.is_in(old_ids, value_set=new_ids)), (made, pc.is_in(new_ids, value_set=old_ids))]
    old, new = ({e.event_id: e for e in rows.events_from(table.filter(mask))} for table, mask in both)
    differ = sorted(
        (e for key, e in new.items() if old[key] != e), key=lambda e: (e.interval.begin or date.min, e.event_id)
    )
    return Changes(
        added=_few(added),
        changed=Few(len(differ), tuple((old[e.event_id], e) for e in differ[:LISTED])),
        removed=_few(removed),
    )


def _few(table: pa.Table) -> Few[Event]:
    return Few(table.num_rows, tuple(rows.events_from(most_salient(table, LISTED))))
