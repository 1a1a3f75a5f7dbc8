"""One table in one Parquet file: how it is written, how it is read, and which file names a table has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import IO, Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from output import rows, schema
from output.errors import OutputError
from output.older import conform

PARTITIONED: Final = frozenset({"documents", "mentions"})

#: Rows a row group. Whole articles are large: fewer of them, so that a reader needs some 100 MB, not a gigabyte.
DEFAULT_ROW_GROUP: Final = 100_000
ROW_GROUP: Final = {"documents": 20_000}

#: The month of a table without a row: one empty file, so that a query over an empty table finds columns, not an error.
NO_MONTH: Final = "0000-00"


#: How each table is built from values of the model.
BUILD: Final[dict[str, Callable[[Iterable[Any]], pa.Table]]] = {
    "mentions": rows.mentions_table,
    "documents": rows.documents_table,
    "timeline": rows.timeline_table,
    "rejects": rows.rejects_table,
    "runs": rows.runs_table,
}


def parts(values: Sequence[Any], name: str) -> Iterator[tuple[str, Iterator[pa.Table]]]:
    """The files a table's values go to and, for each, its row groups, built one at a time: file names are relative
    to the output folder, e.g. ``mentions/pub_month=2023-09/part-0.parquet`` or ``timeline.parquet``.
    """
    if name not in PARTITIONED:
        yield f"{name}.parquet", _row_groups(values, name)
    elif not values:
        yield part_name(name, NO_MONTH), iter(())
    else:
        for month, own in groupby(values, key=lambda value: f"{value.published.on:%Y-%m}"):
            yield part_name(name, month), _row_groups(list(own), name)


def by_part(table: pa.Table, name: str) -> dict[str, Callable[[], pa.Table]]:
    """The files that the rows of a table go to and, for each, what picks them out. The rows may be in any order but
    stand there once.
    """
    if name not in PARTITIONED:
        return {f"{name}.parquet": lambda: table}
    if not table.num_rows:
        return {part_name(name, NO_MONTH): lambda: table}
    days = table["published_on"]
    month = pc.add(pc.multiply(pc.year(days), 100), pc.month(days))
    return {
        part_name(name, f"{one // 100:04}-{one % 100:02}"): partial(table.filter, pc.equal(month, one))
        for one in sorted(pc.unique(month).to_pylist())
    }


def _row_groups(values: Sequence[Any], name: str) -> Iterator[pa.Table]:
    size = ROW_GROUP.get(name, DEFAULT_ROW_GROUP)
    for begin in range(0, len(values), size):
        yield BUILD[name](values[begin : begin + size])


def slices(table: pa.Table, name: str) -> Iterator[pa.Table]:
    """The row groups of a table already built."""
    size = ROW_GROUP.get(name, DEFAULT_ROW_GROUP)
    for begin in range(0, table.num_rows, size):
        yield table.slice(begin, size)


def part_name(name: str, month: str) -> str:
    """The file that holds one month of a partitioned table."""
    return f"{name}/{schema.PARTITION}={month}/part-0.parquet"


def write_parquet(row_groups: Iterable[pa.Table], sink: IO[bytes] | Any, name: str) -> None:
    """Write row groups to an open binary file. The same rows give the same bytes under the same pyarrow."""
    with pq.ParquetWriter(
        sink, schema.TABLES[name], compression="zstd", compression_level=3, write_page_index=True
    ) as writer:
        for rows in row_groups:
            # Where a column is cut into chunks decides where pages end: one chunk, however the table came about.
            writer.write_table(rows.combine_chunks(), row_group_size=max(1, rows.num_rows))


def read_parquet(source: Any, name: str, label: str, columns: Sequence[str] | None = None) -> pa.Table:
    """A file under today's schema (or just ``columns`` of it), whichever version of dateline wrote it.

    ``OutputError`` where ``source`` is not a Parquet file, or was written by a newer dateline than this one.
    """
    wanted = schema.TABLES[name]
    if columns is not None:
        wanted = pa.schema([wanted.field(column) for column in columns], metadata=wanted.metadata)
    try:
        with pq.ParquetFile(source) as file:
            _refuse_newer(file.schema_arrow, label)
            if not _ours(file.schema_arrow, name):
                raise OutputError(f"{label}: not a {name} file of dateline; move it away or run again with a new --out")
            held = set(file.schema_arrow.names)
            table = file.read(columns=[column for column in wanted.names if column in held])
            return conform(table, wanted) if table.num_columns else _nulls(file.metadata.num_rows, wanted)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, pa.ArrowTypeError, pa.ArrowKeyError) as error:
        reason = str(error).splitlines()[0]
        raise OutputError(
            f"{label}: not a {name} file of dateline ({reason}); restore it or run again with a new --out"
        ) from error


def refuse_foreign(source: Any, name: str, label: str) -> None:
    """``OutputError`` where a file that is about to be replaced was not written by dateline."""
    try:
        with pq.ParquetFile(source) as file:
            ours = _ours(file.schema_arrow, name)
    except pa.ArrowInvalid:
        ours = False
    if not ours:
        raise OutputError(f"{label}: not written by dateline; move it away or give another folder with --out")


def _ours(found: pa.Schema, name: str) -> bool:
    return (found.metadata or {}).get(b"dateline.table") == name.encode()


def _refuse_newer(found: pa.Schema, label: str) -> None:
    version = (found.metadata or {}).get(b"dateline.schema_version", b"0")
    if version.isdigit() and int(version) > schema.SCHEMA_VERSION:
        raise OutputError(
            f"{label}: written by a newer dateline (schema {version.decode()}); upgrade dateline to read it"
        )


def _nulls(rows: int, wanted: pa.Schema) -> pa.Table:
    return pa.Table.from_arrays([pa.nulls(rows, field.type) for field in wanted], schema=wanted)
