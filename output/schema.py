"""The Arrow schemas of the five tables: with :mod:`output.kinds` the only place that names a column type.

Columns only ever get added, at the end of a struct or table, so a file written by an older version stays
readable (:mod:`output.older` fills what it lacks with nulls). Every column is nullable and of a type that DuckDB,
pandas, Polars and Spark load as it is: microsecond UTC timestamps, ``date32`` days, plain strings. Wall-clock times
are ISO text (``"14:30:00"``) because Spark (4.3) refuses a Parquet file that holds a TIME column. What each column
means, with an example, stands in ``docs/tables.md``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pyarrow as pa

from output.kinds import ANCHOR, DAY, FLOAT, INSTANT, INT, PARTICIPANT, READING, STRING, TIMEX, list_of, struct

#: Raised when columns are added. A file with a higher number was written by a newer dateline.
SCHEMA_VERSION: Final = 1

#: The hive partition key of ``documents`` and ``mentions``. It lives in the path and never in the file.
PARTITION: Final = "pub_month"

_DATE_COLUMNS: Final = (
    ("date_start", DAY),
    ("date_end", DAY),
    ("time_start", STRING),
    ("time_end", STRING),
    ("zone", STRING),
    ("granularity", STRING),
    ("extent", STRING),
    ("edtf", STRING),
)


def _table(name: str, *columns: tuple[str, pa.DataType]) -> pa.Schema:
    metadata = {"dateline.table": name, "dateline.schema_version": str(SCHEMA_VERSION)}
    return pa.schema([pa.field(column, kind) for column, kind in columns], metadata=metadata)


DOCUMENTS: Final = _table(
    "documents",
    ("doc_id", STRING),
    ("revision", INT),
    ("url", STRING),
    ("source", STRING),
    ("title", STRING),
    ("language", STRING),
    ("published_at", INSTANT),
    ("published_on", DAY),
    ("dct_method", STRING),
    ("text_sha256", STRING),
    ("text", STRING),
    ("ingested_from", STRING),
    ("authors", list_of(STRING)),
    ("modified_at", INSTANT),
    ("wire_origin", STRING),
    ("copy_of", STRING),
    ("dct_doubt", STRING),
    ("blocks", list_of(struct(("kind", STRING), ("begin", INT), ("end", INT)))),
)

MENTIONS: Final = _table(
    "mentions",
    ("mention_id", STRING),
    ("doc_id", STRING),
    ("revision", INT),
    ("source", STRING),
    ("published_on", DAY),
    ("published_at", INSTANT),
    ("dct_method", STRING),
    ("dct_doubt", STRING),
    ("block", STRING),
    ("sentence_index", INT),
    ("sentence_begin", INT),
    ("sentence_end", INT),
    ("sentence", STRING),
    ("title", STRING),
    (
        "trigger",
        struct(("begin", INT), ("end", INT), ("text", STRING), ("lemma", STRING), ("pos", STRING)),
    ),
    ("event_class", STRING),
    ("event_type", STRING),
    ("timex", TIMEX),
    ("resolution", STRING),
    *_DATE_COLUMNS,
    ("value", STRING),
    ("reason", STRING),
    ("weight", FLOAT),
    ("anchor", ANCHOR),
    ("rules", list_of(STRING)),
    ("alternatives", list_of(READING)),
    ("date_confidence", FLOAT),
    ("participants", list_of(PARTICIPANT)),
    ("polarity", STRING),
    ("factuality", STRING),
    ("modality", STRING),
    ("tense", STRING),
    (
        "attribution",
        struct(
            ("speaker", STRING),
            ("cue", STRING),
            ("begin", INT),
            ("end", INT),
            ("quoted", pa.bool_()),
            ("via", STRING),
        ),
    ),
    ("salience", FLOAT),
    ("confidence", FLOAT),
    ("extractor_version", STRING),
    ("part_of", STRING),
    ("aspect", STRING),
    ("phase", STRING),
    ("cue", STRING),
    ("event_id", STRING),
)

TIMELINE: Final = _table(
    "timeline",
    ("event_id", STRING),
    ("title", STRING),
    ("event_type", STRING),
    *_DATE_COLUMNS,
    ("status", STRING),
    ("participants", list_of(PARTICIPANT)),
    ("place", STRING),
    ("mention_ids", list_of(STRING)),
    ("n_mentions", INT),
    ("n_documents", INT),
    ("n_independent_sources", INT),
    ("sources", list_of(STRING)),
    (
        "date_claims",
        list_of(
            struct(
                ("date_start", DAY),
                ("date_end", DAY),
                ("granularity", STRING),
                ("sources", list_of(STRING)),
                ("mention_ids", list_of(STRING)),
            )
        ),
    ),
    ("date_conflict", pa.bool_()),
    ("salience", FLOAT),
    ("confidence", FLOAT),
    ("first_reported_at", INSTANT),
    ("first_reported_on", DAY),
    ("first_reported_method", STRING),
    ("first_reported_doubt", STRING),
    ("last_reported_at", INSTANT),
    ("last_reported_on", DAY),
    ("last_reported_method", STRING),
    ("last_reported_doubt", STRING),
    ("merge_reasons", list_of(STRING)),
    ("superseded_by", STRING),
)

REJECTS: Final = _table(
    "rejects",
    ("location", STRING),
    ("stage", STRING),
    ("reason", STRING),
    ("message", STRING),
    ("doc_id", STRING),
)

RUNS: Final = _table(
    "runs",
    ("run_id", STRING),
    ("input_sha256", STRING),
    ("extractor_version", STRING),
    ("settings", list_of(struct(("name", STRING), ("value", STRING)))),
    ("n_documents", INT),
    ("n_mentions", INT),
    ("n_events", INT),
    ("n_rejects", INT),
    ("first_published_on", DAY),
    ("last_published_on", DAY),
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


def column_names(schemas: Iterable[pa.Schema] = ()) -> dict[str, list[str]]:
    """The column names of every table, for documentation and tests: ``{"timeline": ["event_id", …], …}``."""
    chosen = {s.metadata[b"dateline.table"].decode(): s for s in schemas} if schemas else TABLES
    return {name: list(schema.names) for name, schema in chosen.items()}
