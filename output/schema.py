"""The Arrow schemas of the five tables: the only place that names a column type.

Columns only ever get added, at the end of a struct or table, so a file written by an older version stays
readable (:func:`conform` fills what it lacks with nulls). Every column is nullable and of a type that DuckDB, pandas,
Polars and Spark load as it is: microsecond UTC timestamps, ``date32`` days, plain strings. Wall-clock times are ISO
text (``"14:30:00"``) because Spark (4.3) refuses a Parquet file that holds a TIME column. What each column
means, with an example, stands in ``docs/tables.md``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import pyarrow as pa

#: Raised when columns are added. A file with a higher number was written by a newer dateline.
SCHEMA_VERSION: Final = 1

#: The hive partition key of ``documents`` and ``mentions``. It lives in the path and never in the file.
PARTITION: Final = "pub_month"

_STRING, _INT, _FLOAT, _DAY = pa.string(), pa.int32(), pa.float64(), pa.date32()
_INSTANT = pa.timestamp("us", tz="UTC")


def _struct(*fields: tuple[str, pa.DataType]) -> pa.DataType:
    return pa.struct([pa.field(name, kind) for name, kind in fields])


def _list(kind: pa.DataType) -> pa.DataType:
    # "element" is the name Parquet itself gives the inner field; any other name differs after reading back.
    return pa.list_(pa.field("element", kind))


ANCHOR: Final = _struct(("kind", _STRING), ("ref", _STRING), ("value", _STRING))

#: One dated reading of an expression: the days it covers (inclusive) and why it was or was not taken.
READING: Final = _struct(
    ("date_start", _DAY),
    ("date_end", _DAY),
    ("weight", _FLOAT),
    ("reason", _STRING),
    ("granularity", _STRING),
    ("extent", _STRING),
    ("value", _STRING),
    ("edtf", _STRING),
    ("time_start", _STRING),
    ("time_end", _STRING),
    ("zone", _STRING),
)

#: What the expression says by itself, where that differs from the date the event was given.
RESOLUTION: Final = _struct(
    ("kind", _STRING),
    ("reason", _STRING),
    ("anchor", ANCHOR),
    ("rules", _list(_STRING)),
    ("readings", _list(READING)),
)

TIMEX: Final = _struct(
    ("begin", _INT),
    ("end", _INT),
    ("text", _STRING),
    ("type", _STRING),
    ("value", _STRING),
    ("mod", _STRING),
    ("ref", _STRING),
    ("quant", _STRING),
    ("freq", _STRING),
    ("begin_point", _STRING),
    ("end_point", _STRING),
    ("resolution", RESOLUTION),
)

PARTICIPANT: Final = _struct(
    ("role", _STRING),
    ("text", _STRING),
    ("begin", _INT),
    ("end", _INT),
    ("entity_type", _STRING),
    ("head", _STRING),
    ("name", _STRING),
    ("resolved", _STRING),
)

_DATE_COLUMNS: Final = (
    ("date_start", _DAY),
    ("date_end", _DAY),
    ("time_start", _STRING),
    ("time_end", _STRING),
    ("zone", _STRING),
    ("granularity", _STRING),
    ("extent", _STRING),
    ("edtf", _STRING),
)


def _table(name: str, *columns: tuple[str, pa.DataType]) -> pa.Schema:
    metadata = {"dateline.table": name, "dateline.schema_version": str(SCHEMA_VERSION)}
    return pa.schema([pa.field(column, kind) for column, kind in columns], metadata=metadata)


DOCUMENTS: Final = _table(
    "documents",
    ("doc_id", _STRING),
    ("revision", _INT),
    ("url", _STRING),
    ("source", _STRING),
    ("title", _STRING),
    ("language", _STRING),
    ("published_at", _INSTANT),
    ("published_on", _DAY),
    ("dct_method", _STRING),
    ("text_sha256", _STRING),
    ("text", _STRING),
    ("ingested_from", _STRING),
    ("authors", _list(_STRING)),
    ("modified_at", _INSTANT),
    ("wire_origin", _STRING),
    ("copy_of", _STRING),
    ("dct_doubt", _STRING),
    ("blocks", _list(_struct(("kind", _STRING), ("begin", _INT), ("end", _INT)))),
)

MENTIONS: Final = _table(
    "mentions",
    ("mention_id", _STRING),
    ("doc_id", _STRING),
    ("revision", _INT),
    ("source", _STRING),
    ("published_on", _DAY),
    ("published_at", _INSTANT),
    ("dct_method", _STRING),
    ("dct_doubt", _STRING),
    ("block", _STRING),
    ("sentence_index", _INT),
    ("sentence_begin", _INT),
    ("sentence_end", _INT),
    ("sentence", _STRING),
    ("title", _STRING),
    (
        "trigger",
        _struct(("begin", _INT), ("end", _INT), ("text", _STRING), ("lemma", _STRING), ("pos", _STRING)),
    ),
    ("event_class", _STRING),
    ("event_type", _STRING),
    ("timex", TIMEX),
    ("resolution", _STRING),
    *_DATE_COLUMNS,
    ("value", _STRING),
    ("reason", _STRING),
    ("weight", _FLOAT),
    ("anchor", ANCHOR),
    ("rules", _list(_STRING)),
    ("alternatives", _list(READING)),
    ("date_confidence", _FLOAT),
    ("participants", _list(PARTICIPANT)),
    ("polarity", _STRING),
    ("factuality", _STRING),
    ("modality", _STRING),
    ("tense", _STRING),
    (
        "attribution",
        _struct(
            ("speaker", _STRING),
            ("cue", _STRING),
            ("begin", _INT),
            ("end", _INT),
            ("quoted", pa.bool_()),
            ("via", _STRING),
        ),
    ),
    ("salience", _FLOAT),
    ("confidence", _FLOAT),
    ("extractor_version", _STRING),
    ("part_of", _STRING),
    ("aspect", _STRING),
    ("phase", _STRING),
    ("cue", _STRING),
    ("event_id", _STRING),
)

TIMELINE: Final = _table(
    "timeline",
    ("event_id", _STRING),
    ("title", _STRING),
    ("event_type", _STRING),
    *_DATE_COLUMNS,
    ("status", _STRING),
    ("participants", _list(PARTICIPANT)),
    ("place", _STRING),
    ("mention_ids", _list(_STRING)),
    ("n_mentions", _INT),
    ("n_documents", _INT),
    ("n_independent_sources", _INT),
    ("sources", _list(_STRING)),
    (
        "date_claims",
        _list(
            _struct(
                ("date_start", _DAY),
                ("date_end", _DAY),
                ("granularity", _STRING),
                ("sources", _list(_STRING)),
                ("mention_ids", _list(_STRING)),
            )
        ),
    ),
    ("date_conflict", pa.bool_()),
    ("salience", _FLOAT),
    ("confidence", _FLOAT),
    ("first_reported_at", _INSTANT),
    ("first_reported_on", _DAY),
    ("first_reported_method", _STRING),
    ("first_reported_doubt", _STRING),
    ("last_reported_at", _INSTANT),
    ("last_reported_on", _DAY),
    ("last_reported_method", _STRING),
    ("last_reported_doubt", _STRING),
    ("merge_reasons", _list(_STRING)),
    ("superseded_by", _STRING),
)

REJECTS: Final = _table(
    "rejects",
    ("location", _STRING),
    ("stage", _STRING),
    ("reason", _STRING),
    ("message", _STRING),
    ("doc_id", _STRING),
)

RUNS: Final = _table(
    "runs",
    ("run_id", _STRING),
    ("input_sha256", _STRING),
    ("extractor_version", _STRING),
    ("settings", _list(_struct(("name", _STRING), ("value", _STRING)))),
    ("n_documents", _INT),
    ("n_mentions", _INT),
    ("n_events", _INT),
    ("n_rejects", _INT),
    ("first_published_on", _DAY),
    ("last_published_on", _DAY),
)

#: Every table by name, in the order a commit replaces them: what a row points to is there before the row.
TABLES: Final = {
    "mentions": MENTIONS,
    "documents": DOCUMENTS,
    "timeline": TIMELINE,
    "rejects": REJECTS,
    "runs": RUNS,
}

#: How rows are ordered inside a file, which makes its bytes independent of the order of the input.
SORT_KEYS: Final = {
    "mentions": ("published_on", "doc_id", "revision", "sentence_index", "mention_id"),
    "documents": ("published_on", "doc_id", "revision", "text_sha256", "ingested_from"),
    "timeline": ("date_start", "event_id"),
    "rejects": ("location", "stage", "reason", "message", "doc_id"),
    "runs": ("run_id",),
}


def conform(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """``table`` under ``schema``: columns in its order, unknown ones dropped, missing ones (also inside structs) null.

    This is how a file of an older version is read: ``conform(old, MENTIONS)``. A column whose type cannot be turned
    into the schema's raises ``pyarrow.ArrowInvalid`` or ``pyarrow.ArrowNotImplementedError``.
    """
    columns = [
        _conform_chunked(table.column(field.name), field.type)
        if field.name in table.column_names
        else pa.chunked_array([pa.nulls(table.num_rows, field.type)], type=field.type)
        for field in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def _conform_chunked(column: pa.ChunkedArray, kind: pa.DataType) -> pa.ChunkedArray:
    if column.type == kind:
        return column
    return pa.chunked_array([_conform_array(chunk, kind) for chunk in column.chunks], type=kind)


def _conform_array(array: Any, kind: pa.DataType) -> Any:
    if array.type == kind:
        return array
    if pa.types.is_struct(kind) and pa.types.is_struct(array.type):
        children = [_child(array, field) for field in kind]
        return pa.StructArray.from_arrays(children, fields=list(kind), mask=array.is_null())
    if pa.types.is_list(kind) and pa.types.is_list(array.type):
        inner = _conform_array(array.values, kind.value_type)
        buffers = array.buffers()[:2]
        return pa.Array.from_buffers(kind, len(array), buffers, array.null_count, array.offset, [inner])
    return array.cast(kind)


def _child(array: Any, field: pa.Field) -> Any:
    if array.type.get_field_index(field.name) < 0:
        return pa.nulls(len(array), field.type)
    return _conform_array(array.field(field.name), field.type)


def column_names(schemas: Iterable[pa.Schema] = ()) -> dict[str, list[str]]:
    """The column names of every table, for documentation and tests: ``{"timeline": ["event_id", …], …}``."""
    chosen = {s.metadata[b"dateline.table"].decode(): s for s in schemas} if schemas else TABLES
    return {name: list(schema.names) for name, schema in chosen.items()}
