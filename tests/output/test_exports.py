"""CSV that no spreadsheet runs, JSON and Markdown that hold what the table holds."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from extractors.model import DateClaim, Granularity, Interval, Published
from output import rows
from output.exports import CSV_COLUMNS, FORMATS, to_csv, to_json, to_markdown, to_parquet
from output.safe import csv_cell, plain
from tests.output import samples

EVENTS = [
    samples.event("e1"),
    samples.event(
        "e2",
        interval=Interval(date(2024, 3, 1), None, Granularity.MONTH),
        title='=HYPERLINK("http://x.example","|") <b>bold</b> | `code` *stars*',
        place="+49 Lorne",
        date_claims=(DateClaim(None, None, Granularity.DAY, ("@cmd", "Courier, The"), ()),),
        first_reported=Published(date(2024, 3, 2), "feed", datetime(2024, 3, 2, 5, 0, tzinfo=UTC)),
    ),
]
TIMELINE = rows.timeline_table(EVENTS)


def cells(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_has_a_row_an_event_and_no_formula() -> None:
    first, second = cells(to_csv(TIMELINE))
    assert list(first) == list(CSV_COLUMNS)
    assert (first["event_id"], first["date_start"], first["date_end"]) == ("e2", "2024-03-01", "")
    assert first["title"].startswith("'=HYPERLINK")
    assert first["place"] == "'+49 Lorne"
    assert first["sources"] == "'@cmd; Courier, The"
    assert (second["who"], second["n_documents"], second["date_conflict"]) == ("Ferry workers", "1", "false")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=20))
def test_no_cell_begins_as_a_formula_does(text: str) -> None:
    cell = csv_cell(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in cell)


def test_json_holds_every_column_with_iso_days() -> None:
    first, second = json.loads(to_json(TIMELINE))
    assert list(first) == TIMELINE.schema.names
    assert (first["date_start"], first["date_end"]) == ("2024-03-01", None)
    assert first["first_reported_at"] == "2024-03-02T05:00:00Z"
    assert second["date_claims"][0]["date_start"] == "2024-05-07"
    assert second["participants"][0]["name"] == "Ferry workers"


def test_markdown_is_one_table_without_markup_of_the_article() -> None:
    text = to_markdown(TIMELINE).decode()
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    assert html.count("<tr>") == 3
    assert html.count("<td>") == 2 * 6
    for markup in ("<b>", "<code>", "<em>", "<a "):
        assert markup not in html
    assert "&lt;b&gt;bold&lt;/b&gt; | `code` *stars*" in html


def test_parquet_is_a_timeline_of_its_own() -> None:
    back = pq.read_table(io.BytesIO(to_parquet(TIMELINE)))
    assert set(rows.events_from(back)) == set(EVENTS)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_takes_no_rows(name: str) -> None:
    content = FORMATS[name](rows.timeline_table([]))
    assert content
    assert name != "json" or json.loads(content) == []


def test_plain_keeps_letters_of_every_script_and_drops_what_moves_the_cursor() -> None:
    assert plain("Göyçə, 北京,\u202e evil\x1b]0;title\x07\r\nnext") == "Göyçə, 北京,� evil�]0;title� next"
