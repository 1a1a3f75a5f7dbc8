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

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from extractors.model import Article, Event, Mention, Reject
from output import commit, months, rows, schema
from output.commit import Held
from output.errors import OutputError
from output.place import Batch, Folder, Location, Place, at
from output.reading import (
    exists,
    find,
    mentions_of,
    mentions_table,
    read_articles,
    read_events,
    read_mentions,
    read_months,
    read_rejects,
    read_runs,
    require,
    table,
    whereabouts,
)

__all__ = [
    "Held",
    "OutputError",
    "Written",
    "exclusive",
    "exists",
    "find",
    "mentions_of",
    "mentions_table",
    "read_articles",
    "read_events",
    "read_mentions",
    "read_months",
    "read_rejects",
    "read_runs",
    "require",
    "table",
    "update",
    "updating",
    "whereabouts",
    "write",
]


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
            months.put_whole(place, batch, name, values.pop(name))
    return _written(batch)


def update(
    location: Location,
    articles: Iterable[Article],
    mentions: Iterable[Mention] | pa.Table,
    events: Iterable[Event] | pa.Table,
    rejects: Iterable[Reject] = (),
    runs: Iterable[rows.Run] = (),
    *,
    held: Held | None = None,
    wait: float = 60.0,
    told_anew: Callable[[Reject], bool] = lambda _: False,
) -> Written:
    """Add a batch: ``articles`` (new ones and new revisions) with all of their ``mentions``; ``events`` is the whole
    timeline as merged again. Both may be tables (under their schemas, each row once, in any order): of a million
    mentions none need be made an object to be written.

    Rows of the same ``doc_id`` and ``revision`` are replaced, also in another month; months the batch has nothing for
    are not read and not rewritten. A reject is dropped once its input was read, or where ``told_anew`` says that the
    batch tells all there is to tell of it; a run of the same id is replaced. The files of ``documents``, ``mentions``
    and ``timeline`` are byte for byte what :func:`write` makes of everything at once. Errors as for :func:`write`.
    """
    with updating(location, articles, mentions, held=held, wait=wait) as finish:
        return finish(events, rejects, runs, told_anew)


#: The rest of :func:`updating`: the timeline, rejects, runs, and which earlier rejects this batch tells anew.
Finish = Callable[[Iterable[Event] | pa.Table, Iterable[Reject], Iterable[rows.Run], Callable[[Reject], bool]], Written]


@contextmanager
def updating(
    location: Location,
    articles: Iterable[Article],
    mentions: Iterable[Mention] | pa.Table,
    *,
    held: Held | None = None,
    wait: float = 60.0,
) -> Iterator[Finish]:
    """:func:`update` in two steps, for a timeline that is still being made: articles and mentions are laid aside at
    once, and what this gives takes the rest. All of it takes effect when the block ends, or nothing does.
    """
    new_articles = rows.ordered(articles, "documents")
    keys = {(article.doc_id, article.revision) for article in new_articles}
    with _held(location, held, wait) as place:
        known = {run.run_id: run for run in read_runs(location)} if place.files("runs") else {}
        with place.writing() as batch:
            taken = months.months_with(place, keys)
            months.put_months(place, batch, "mentions", mentions, keys, taken)
            months.put_months(place, batch, "documents", new_articles, keys, taken)

            def finish(
                events: Iterable[Event] | pa.Table,
                rejects: Iterable[Reject],
                runs: Iterable[rows.Run],
                told_anew: Callable[[Reject], bool],
            ) -> Written:
                new = set(rejects)
                all_rejects = new | months.still_rejected(place, new, new_articles, told_anew)
                months.put_whole(place, batch, "timeline", events)
                months.put_whole(place, batch, "rejects", all_rejects)
                months.put_whole(place, batch, "runs", (known | {run.run_id: run for run in runs}).values())
                return _written(batch)

            yield finish


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


def _written(batch: Batch) -> Written:
    return Written(tuple(batch.moves), tuple(batch.unchanged), tuple(batch.removals))
