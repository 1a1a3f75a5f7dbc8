"""The timeline for people without a Parquet reader: CSV, JSON, Markdown; or its rows as one Parquet file.

All take the rows as :func:`output.query.select` gives them and keep their order.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, Final

import pyarrow as pa

from extractors.model import Event
from output import rows, schema, wording
from output.files import slices, write_parquet
from output.older import conform
from output.safe import csv_cell, markdown

#: The columns of the CSV, flat: lists are joined by ``; ``.
CSV_COLUMNS: Final = (
    "event_id",
    "date_start",
    "date_end",
    "time_start",
    "time_end",
    "granularity",
    "extent",
    "edtf",
    "title",
    "who",
    "place",
    "event_type",
    "status",
    "sources",
    "n_mentions",
    "n_documents",
    "n_independent_sources",
    "date_conflict",
    "salience",
    "confidence",
    "first_reported_on",
    "last_reported_on",
    "superseded_by",
)


def to_csv(timeline: pa.Table) -> bytes:
    """RFC 4180 in UTF-8 with a byte order mark, so that a spreadsheet reads accents; no cell runs as a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    for row, event in _pairs(timeline):
        row["who"], row["sources"] = wording.who(event), "; ".join(row["sources"])
        writer.writerow([_cell(row[column]) for column in CSV_COLUMNS])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def to_json(timeline: pa.Table) -> bytes:
    """An array with an object a row, every column, days and instants in ISO 8601, in UTF-8."""
    found = conform(timeline, schema.TIMELINE).to_pylist()
    lines = (json.dumps(row, ensure_ascii=False, default=_iso) for row in found)
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def to_markdown(timeline: pa.Table) -> bytes:
    """A table as ``dateline show`` prints it, for a report or an issue."""
    lines = ["| Date | Granularity | Event | Who | Status | Sources |", "|---|---|---|---|---|---|"]
    for event in rows.events_from(timeline):
        cells = (
            wording.when(event.interval, event.extent),
            wording.how_fine(event),
            event.title,
            wording.who(event),
            wording.status(event),
            wording.told_by(event),
        )
        lines.append("| " + " | ".join(map(markdown, cells)) + " |")
    return ("\n".join(lines) + "\n").encode()


def to_parquet(timeline: pa.Table) -> bytes:
    """The rows as one Parquet file under the schema of ``timeline``."""
    out = io.BytesIO()
    write_parquet(slices(conform(timeline, schema.TIMELINE), "timeline"), out, "timeline")
    return out.getvalue()


#: By the name ``dateline show --format`` takes.
FORMATS: Final[dict[str, Callable[[pa.Table], bytes]]] = {
    "csv": to_csv,
    "json": to_json,
    "markdown": to_markdown,
    "parquet": to_parquet,
}


def _pairs(timeline: pa.Table) -> Iterator[tuple[dict[str, Any], Event]]:
    found = conform(timeline, schema.TIMELINE)
    return zip(found.to_pylist(), rows.events_from(found), strict=True)


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case date():
            return value.isoformat()
        case _:
            return csv_cell(str(value))


def _iso(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
