"""What a write does to the files of a table: all of it anew, or only the months a batch touches."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from extractors.model import Article, Reject
from output import files, rows, schema
from output.place import Batch, Place
from output.rows.tables import in_order

#: Months written at a time; each needs memory for its rows twice.
_AT_ONCE = min(4, os.cpu_count() or 1)

#: A document: its id and revision.
Key = tuple[str, int]


def put_whole(place: Place, batch: Batch, name: str, values: Iterable[Any] | pa.Table) -> None:
    """Let the table hold these values and nothing else. A table that is no longer built of values may be given as it
    is, unordered, each row once.
    """
    kept = set()
    for part, row_groups in _whole(values, name):
        batch.put(part, name, row_groups)
        kept.add(part)
    for old in place.files(name):
        if old not in kept:
            batch.remove(old)


def _whole(values: Iterable[Any] | pa.Table, name: str) -> Iterable[tuple[str, Iterable[pa.Table]]]:
    if not isinstance(values, pa.Table):
        return files.parts(rows.ordered(values, name), name)
    return ((part, files.slices(in_order(own(), name), name)) for part, own in files.by_part(values, name).items())


def put_months(
    place: Place, batch: Batch, name: str, values: Iterable[Any] | pa.Table, keys: set[Key], taken: set[str]
) -> None:
    """Rewrite the months that the batch adds rows to or takes rows from, several at a time."""
    fresh: dict[str, Callable[[], pa.Table]] = {}
    if not isinstance(values, pa.Table):
        added = rows.ordered(values, name)
        fresh = {part: partial(pa.concat_tables, own) for part, own in files.parts(added, name)} if added else {}
    elif values.num_rows:
        fresh = files.by_part(values, name)
    held = set(place.files(name))
    touched = sorted(set(fresh) | ({files.part_name(name, month) for month in taken} & held))

    def draft(part: str) -> bool | None:
        """Whether the month has changed; nothing where no row is left of it."""
        pieces = [fresh[part]()] if part in fresh else []
        if part in held:
            old = place.read(part, name)
            gone = _among(old, keys)
            pieces.insert(0, old.filter(pc.invert(gone)) if pc.any(gone).as_py() else old)
        together = in_order(pa.concat_tables(pieces), name)
        return batch.draft(part, name, files.slices(together, name)) if together.num_rows else None

    left = set()
    with ThreadPoolExecutor(_AT_ONCE) as threads:  # sorting and packing leave the interpreter alone
        for part, changed in zip(touched, threads.map(draft, touched), strict=True):
            if changed is None:
                batch.remove(part)
            else:
                batch.note(part, changed)
                left.add(part)
    empty = files.part_name(name, files.NO_MONTH)
    if not left | (held - set(touched) - {empty}):
        batch.put(empty, name, ())
    elif empty in held:
        batch.remove(empty)


def months_with(place: Place, keys: set[Key]) -> set[str]:
    """The months that already hold one of these documents: that is where its rows are to be taken out."""
    found = set()
    for part in place.files("documents"):
        if pc.any(_among(place.read(part, "documents", ["doc_id", "revision"]), keys)).as_py():
            found.add(part.split(f"{schema.PARTITION}=")[1].split("/")[0])
    return found


def _among(table: pa.Table, keys: set[Key]) -> pa.ChunkedArray:
    """Where a row belongs to one of these documents (id and revision)."""
    joined = pc.binary_join_element_wise(table["doc_id"], pc.cast(table["revision"], pa.string()), "#")
    return pc.is_in(joined, value_set=pa.array([f"{doc_id}#{revision}" for doc_id, revision in keys], pa.string()))


def still_rejected(
    place: Place, again: set[Reject], read: list[Article], told_anew: Callable[[Reject], bool]
) -> set[Reject]:
    """Earlier rejects whose input was neither read nor rejected anew by this batch, and which ``told_anew`` lets be."""
    if not place.files("rejects"):
        return set()
    gone = {article.ingested_from for article in read}
    anew = {(reject.where, reject.stage) for reject in again}
    known = rows.rejects_from(place.read("rejects.parquet", "rejects"))
    return {r for r in known if r.where not in gone and (r.where, r.stage) not in anew and not told_anew(r)}
