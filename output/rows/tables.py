"""Building Arrow tables from rows in bounded memory, and reading rows back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import pyarrow as pa

from output import schema

#: Rows turned at a time: bounds what exists twice (as Python rows and as Arrow) to some tens of MB.
CHUNK = 8_192


def build(rows: Iterable[dict[str, Any]], name: str) -> pa.Table:
    """The rows as the table ``name`` of :data:`output.schema.TABLES`, in its order."""
    kind = schema.TABLES[name]
    source = iter(rows)
    batches = []
    while chunk := list(islice(source, CHUNK)):
        batches.append(pa.RecordBatch.from_pylist(chunk, schema=kind))
    return in_order(pa.Table.from_batches(batches, schema=kind), name)


def in_order(table: pa.Table, name: str) -> pa.Table:
    """``table`` sorted by the keys of its kind: the order of rows, and so the bytes, do not depend on the input's."""
    return table.sort_by([(key, "ascending") for key in schema.SORT_KEYS[name]]).replace_schema_metadata(
        schema.TABLES[name].metadata
    )


def rows_of(table: pa.Table, kind: pa.Schema) -> Iterator[dict[str, Any]]:
    """The rows as dicts under ``kind``, a chunk at a time."""
    for batch in schema.conform(table, kind).to_batches(max_chunksize=CHUNK):
        yield from batch.to_pylist()
