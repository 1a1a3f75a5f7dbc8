"""Building Arrow tables from rows in bounded memory, and reading rows back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from output import schema
from output.older import conform

#: Rows turned at a time: bounds what exists twice (as Python rows and as Arrow) to some tens of MB.
CHUNK = 8_192


def build(rows: Iterable[dict[str, Any]], name: str) -> pa.Table:
    """The rows, in the order given, as the table ``name`` of :data:`output.schema.TABLES`."""
    kind = schema.TABLES[name]
    source = iter(rows)
    batches = []
    while chunk := list(islice(source, CHUNK)):
        batches.append(pa.RecordBatch.from_pylist(chunk, schema=kind))
    return pa.Table.from_batches(batches, schema=kind)


def in_order(table: pa.Table, name: str) -> pa.Table:
    """``table`` sorted by the keys of its kind."""
    keys = [(key, "ascending") for key in schema.SORT_KEYS[name]]
    order = pc.sort_indices(table.select([key for key, _ in keys]), keys)
    return picked(table, order.to_numpy()).replace_schema_metadata(schema.TABLES[name].metadata)


def picked(table: pa.Table, rows: npt.NDArray[Any]) -> pa.Table:
    """Some rows in an order of their own, which may leave long stretches as they are: these are not copied one by one.

    Two sorted tables put together are two or three stretches for each row of the smaller one.
    """
    cuts = np.flatnonzero(np.diff(rows.astype(np.int64), prepend=-2) != 1)
    if not len(rows) or len(cuts) > len(rows) // 8:
        return table.take(pa.array(rows))
    ends = [*cuts[1:].tolist(), len(rows)]
    parts = [table.slice(int(rows[cut]), end - cut) for cut, end in zip(cuts.tolist(), ends, strict=True)]
    return pa.concat_tables([table.slice(0, 0), *parts]).combine_chunks()


def rows_of(table: pa.Table, kind: pa.Schema) -> Iterator[dict[str, Any]]:
    """The rows as dicts under ``kind``, a chunk at a time."""
    for batch in conform(table, kind).to_batches(max_chunksize=CHUNK):
        columns = [_values(column) for column in batch.columns]
        names = batch.schema.names
        for row in zip(*columns, strict=True):
            yield dict(zip(names, row, strict=True))


def _values(array: Any) -> list[Any]:
    """``array.to_pylist()`` with one object for equal words and days (a million mentions hold a few hundred outlets,
    rules and types) and, for days, ten times as fast."""
    if not pa.types.is_string(array.type) and not pa.types.is_date(array.type):
        return list(array.to_pylist())
    coded = array.dictionary_encode()
    shared = [*coded.dictionary.to_pylist(), None]
    return [shared[index] for index in coded.indices.fill_null(len(shared) - 1).to_pylist()]
