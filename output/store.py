"""Writing the five tables and reading them back.

A folder of output:

    documents/pub_month=2023-09/part-0.parquet
    mentions/pub_month=2023-09/part-0.parquet
    timeline.parquet  rejects.parquet  runs.parquet

The same rows give the same bytes whatever their order, and a file whose bytes would not change is not touched. Locally
a write is all or nothing (see :mod:`output.commit`); on an object store file by file (see :mod:`output.place`).

    with exclusive("out") as held:                       # nobody else writes while we read, merge and write
        known = [*read_mentions("out"), *new_mentions]
        update("out", new_articles, new_mentions, merge(known, articles), rejects, [run], held=held)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from extractors.model import Article, Event, Mention, Reject
from output import commit, files, rows, schema
from output.commit import Held
from output.errors import OutputError
from output.place import Batch, Folder, Location, Place, at
from output.rows.tables import in_order

__all__ = [
    "Held",
    "OutputError",
    "Written",
    "exclusive",
    "exists",
    "find",
    "mentions_of",
    "read_articles",
    "read_events",
    "read_mentions",
    "read_rejects",
    "read_runs",
    "table",
    "update",
    "whereabouts",
    "write",
]


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did, as file names relative to the folder: for the log and the report of a run."""

    replaced: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]


@contextmanager
def exclusive(location: Location, wait: float = 60.0) -> Iterator[Held]:
    """Keep other writers of ``location`` out, e.g. from reading earlier mentions to writing the merged timeline.

    Waits up to ``wait`` seconds for another writer, then ``OutputError``. Finishes a commit an earlier run left half
    done. Pass what it gives as ``held=`` to :func:`write` or :func:`update`, from whichever thread.
    An object store has no lock: there it keeps nobody out.
    """
    place = at(location)
    if isinstance(place, Folder):
        with commit.exclusive(place.path, wait) as held:
            yield held
    else:
        yield Held(Path(place.label))


def write(
    location: Location,
    articles: Iterable[Article],
    mentions: Iterable[Mention],
    events: Iterable[Event],
    rejects: Iterable[Reject] = (),
    runs: Iterable[rows.Run] = (),
    *,
    held: Held | None = None,
    wait: float = 60.0,
) -> Written:
    """Make ``location`` hold exactly this: whatever tables were there before are replaced, months that no longer exist
    removed. Files that are not dateline's are left alone.

    ``OutputError`` (one line, with the remedy) when the folder is not writable, the disk is full or another run
    writes there; everything then stays as it was.
    """
    values = {"mentions": mentions, "documents": articles, "timeline": events, "rejects": rejects, "runs": runs}
    with _held(location, held, wait) as place, place.writing() as batch:
        for name in schema.TABLES:
            _put_whole(place, batch, name, values.pop(name))
    return _written(batch)


def update(
    location: Location,
    articles: Iterable[Article],
    mentions: Iterable[Mention],
    events: Iterable[Event],
    rejects: Iterable[Reject] = (),
    runs: Iterable[rows.Run] = (),
    *,
    held: Held | None = None,
    wait: float = 60.0,
) -> Written:
    """Add a batch: ``articles`` (new ones and new revisions) with all of their ``mentions``; ``events`` is the whole
    timeline as merged again.

    Rows of the same ``doc_id`` and ``revision`` are replaced, also in another month; months the batch has nothing for
    are not read and not rewritten. A reject is dropped once its input was read, a run of the same id replaced. The
    files of ``documents``, ``mentions`` and ``timeline`` are byte for byte what :func:`write` makes of everything at
    once. Errors as for :func:`write`.
    """
    new_articles, new_rejects = rows.ordered(articles, "documents"), set(rejects)
    keys = {(article.doc_id, article.revision) for article in new_articles}
    with _held(location, held, wait) as place:
        known = {run.run_id: run for run in read_runs(location)} if place.files("runs") else {}
        all_runs = known | {run.run_id: run for run in runs}
        all_rejects = new_rejects | _still_rejected(place, new_rejects, new_articles)
        with place.writing() as batch:
            taken = _months_with(place, keys)
            _put_months(place, batch, "mentions", mentions, keys, taken)
            _put_months(place, batch, "documents", new_articles, keys, taken)
            _put_whole(place, batch, "timeline", events)
            _put_whole(place, batch, "rejects", all_rejects)
            _put_whole(place, batch, "runs", all_runs.values())
    return _written(batch)


# --- reading ------------------------------------------------------------------------------------------------


def exists(location: Location) -> bool:
    """Is there a timeline to read?"""
    place = at(location)
    _heal(place)
    return bool(place.files("timeline"))


def table(location: Location, name: str, columns: Sequence[str] | None = None) -> pa.Table:
    """A whole table (``"timeline"``, ``"mentions"`` …) under today's schema, or just some of its columns.

    ``OutputError`` if there is none: no run has written here, or the path is wrong. Finishes a commit that an earlier
    run left half done, if it may write there.
    """
    place = at(location)
    _heal(place)
    names = place.files(name)
    if not names:
        raise OutputError(f"{place.label}: no {name} table here; run `dateline run PATH --out {place.label}` first")
    return pa.concat_tables([place.read(part, name, columns) for part in names])


def read_articles(location: Location) -> Iterator[Article]:
    """The articles of earlier runs, by publication day and id."""
    return _typed(location, rows.articles_from(table(location, "documents")))


def read_mentions(location: Location) -> Iterator[Mention]:
    """The mentions of earlier runs, a month at a time, equal to those that were written."""
    place = at(location)
    _heal(place)
    for name in place.files("mentions"):
        yield from _typed(location, rows.mentions_from(place.read(name, "mentions")))


def read_events(location: Location) -> Iterator[Event]:
    """The timeline, by first day and id."""
    return _typed(location, rows.events_from(table(location, "timeline")))


def read_rejects(location: Location) -> Iterator[Reject]:
    """What could not be read."""
    return _typed(location, rows.rejects_from(table(location, "rejects")))


def read_runs(location: Location) -> Iterator[rows.Run]:
    """The runs whose rows lie here."""
    return _typed(location, rows.runs_from(table(location, "runs")))


def find(location: Location, event_id: str) -> Event:
    """The event with this id, or whose id begins so and no other's does. ``OutputError`` if none or several do."""
    timeline = table(location, "timeline")
    found = list(rows.events_from(timeline.filter(pc.starts_with(timeline["event_id"], event_id))))
    exact = [event for event in found if event.event_id == event_id]
    label = at(location).label
    match exact or found:
        case [event]:
            return event
        case []:
            raise OutputError(f"{label}: no event {event_id!r}; `dateline show {label} --ids` lists them")
        case several:
            ids = ", ".join(event.event_id for event in several[:3])
            raise OutputError(f"{label}: {event_id!r} begins several ids ({ids} …); give more of it")


def mentions_of(location: Location, events: Iterable[Event]) -> list[Mention]:
    """Every mention behind these events and those their dates are counted from, by publication day."""
    wanted = pa.array(sorted({key for event in events for key in event.mention_ids}), pa.string())
    place = at(location)
    _heal(place)
    found: list[Mention] = []
    for name in place.files("mentions"):
        part = place.read(name, "mentions")
        own = pc.is_in(part["mention_id"], value_set=wanted)
        if pc.any(own).as_py():
            found.extend(rows.mentions_from(part.filter(pc.or_(own, _anchors(part, part.filter(own))))))
    return found


def _anchors(mentions: pa.Table, of: pa.Table) -> pa.ChunkedArray:
    """Which ``mentions`` are anchors of those in ``of``: the event meant, or one that the expression meant dates.
    An anchor is in the same article and so in the same file."""
    refs = pc.drop_null(pc.struct_field(of["anchor"], "ref"))
    by_event = pc.is_in(mentions["mention_id"], value_set=refs)
    by_date = pc.is_in(pc.struct_field(mentions["timex"], "ref"), value_set=refs)
    return pc.and_(pc.is_in(mentions["doc_id"], value_set=of["doc_id"]), pc.or_(by_event, by_date))


def whereabouts(location: Location) -> dict[str, str]:
    """Where each article can be read, by ``doc_id``: its URL, else the file it came from, else its title."""
    found = table(location, "documents", ["doc_id", "url", "ingested_from", "title"])
    place = pc.coalesce(found["url"], found["ingested_from"], found["title"], pa.scalar(""))
    return dict(zip(found["doc_id"].to_pylist(), place.to_pylist(), strict=True))


# --- inside -------------------------------------------------------------------------------------------------


def _typed(location: Location, found: Iterator[T]) -> Iterator[T]:
    """A row that breaks the rules of the model (edited by hand, say) is one line of error, not a traceback."""
    try:
        yield from found
    except (ValueError, KeyError, TypeError) as error:
        label = at(location).label
        raise OutputError(
            f"{label}: holds a row dateline did not write ({error}); run again with a new --out"
        ) from error


@contextmanager
def _held(location: Location, held: Held | None, wait: float) -> Iterator[Place]:
    place = at(location)
    if not isinstance(place, Folder):
        yield place
    elif held is not None:
        if held.folder.resolve() != place.path.resolve():
            raise ValueError(f"the lock held is of {held.folder}, not of {place.path}")
        yield place
    else:
        with commit.exclusive(place.path, wait):
            yield place


def _heal(place: Place) -> None:
    """A journal means a crash, whose commit is finished here, or a writer at work, who is waited for."""
    if isinstance(place, Folder) and commit.interrupted(place.path):
        try:
            with commit.exclusive(place.path):
                pass
        except OutputError:
            return


def _written(batch: Batch) -> Written:
    return Written(tuple(batch.moves), tuple(batch.unchanged), tuple(batch.removals))


def _put_whole(place: Place, batch: Batch, name: str, values: Iterable[Any]) -> None:
    kept = set()
    for part, row_groups in files.parts(rows.ordered(values, name), name):
        batch.put(part, name, row_groups)
        kept.add(part)
    for old in place.files(name):
        if old not in kept:
            batch.remove(old)


def _put_months(
    place: Place, batch: Batch, name: str, values: Iterable[Any], keys: set[tuple[str, int]], taken: set[str]
) -> None:
    """Rewrite the months that the batch adds rows to or takes rows from."""
    added = rows.ordered(values, name)
    fresh = dict(files.parts(added, name)) if added else {}
    held = set(place.files(name))
    touched = set(fresh) | ({files.part_name(name, month) for month in taken} & held)
    left = set()
    for part in sorted(touched):
        pieces = list(fresh.get(part, ()))
        if part in held:
            old = place.read(part, name)
            pieces.insert(0, old.filter(pc.invert(_among(old, keys))))
        together = in_order(pa.concat_tables(pieces), name)
        if together.num_rows:
            batch.put(part, name, files.slices(together, name))
            left.add(part)
        else:
            batch.remove(part)
    empty = files.part_name(name, files.NO_MONTH)
    if not left | (held - touched - {empty}):
        batch.put(empty, name, ())
    elif empty in held:
        batch.remove(empty)


def _months_with(place: Place, keys: set[tuple[str, int]]) -> set[str]:
    """The months that already hold one of these documents: that is where its rows are to be taken out."""
    found = set()
    for part in place.files("documents"):
        if pc.any(_among(place.read(part, "documents", ["doc_id", "revision"]), keys)).as_py():
            found.add(part.split(f"{schema.PARTITION}=")[1].split("/")[0])
    return found


def _among(table: pa.Table, keys: set[tuple[str, int]]) -> pa.ChunkedArray:
    """Where a row belongs to one of these documents (id and revision)."""
    joined = pc.binary_join_element_wise(table["doc_id"], pc.cast(table["revision"], pa.string()), "#")
    return pc.is_in(joined, value_set=pa.array([f"{doc_id}#{revision}" for doc_id, revision in keys], pa.string()))


def _still_rejected(place: Place, again: set[Reject], read: list[Article]) -> set[Reject]:
    """Earlier rejects whose input was neither read nor rejected anew by this batch."""
    if not place.files("rejects"):
        return set()
    gone = {article.ingested_from for article in read}
    anew = {(reject.where, reject.stage) for reject in again}
    known = rows.rejects_from(place.read("rejects.parquet", "rejects"))
    return {r for r in known if r.where not in gone and (r.where, r.stage) not in anew}
