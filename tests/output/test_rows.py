"""What is read back equals what was written; half open inside, inclusive in the table."""

from __future__ import annotations

from datetime import date, time

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from extractors.model import EventDate, Granularity, Interval, Reject, Unresolved
from output import rows, schema
from tests.output import samples

relaxed = settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


def as_set(values: object) -> set[object]:
    return set(values)  # type: ignore[call-overload]


@relaxed
@given(st.lists(samples.mentions, max_size=4, unique_by=lambda m: (m.mention_id, m.doc_id, m.revision)))
def test_a_mention_read_back_equals_the_one_written(mentions: list) -> None:
    table = rows.mentions_table(mentions)
    assert table.schema.equals(schema.MENTIONS, check_metadata=True)
    assert as_set(rows.mentions_from(table)) == set(mentions)


@relaxed
@given(st.lists(samples.articles, max_size=4, unique_by=lambda a: (a.doc_id, a.revision)))
def test_an_article_read_back_equals_the_one_written(articles: list) -> None:
    assert as_set(rows.articles_from(rows.documents_table(articles))) == set(articles)


@relaxed
@given(st.lists(samples.events, max_size=4, unique_by=lambda e: e.event_id))
def test_an_event_read_back_equals_the_one_written(events: list) -> None:
    assert as_set(rows.events_from(rows.timeline_table(events))) == set(events)


def test_days_are_inclusive_in_the_table() -> None:
    september = Interval(date(2023, 9, 1), date(2023, 10, 1), Granularity.MONTH)
    row = rows.timeline_table([samples.event(interval=september)]).to_pylist()[0]
    assert (row["date_start"], row["date_end"]) == (date(2023, 9, 1), date(2023, 9, 30))
    assert row["granularity"] == "month"


def test_an_open_side_is_null_and_a_time_is_iso_text() -> None:
    since = Interval(date(2023, 9, 1), None, Granularity.DAY, time(14, 30), None, "+04:00")
    row = rows.timeline_table([samples.event(interval=since)]).to_pylist()[0]
    assert row["date_end"] is None
    assert (row["time_start"], row["time_end"], row["zone"]) == ("14:30:00", None, "+04:00")


def test_no_date_is_no_date() -> None:
    undated = samples.mention(when=EventDate(Unresolved("a length of time without a begin", ("dur",)), None, 0.2))
    row = rows.mentions_table([undated]).to_pylist()[0]
    assert (row["resolution"], row["date_start"], row["date_end"]) == ("unresolved", None, None)
    assert row["reason"] == "a length of time without a begin"


def test_rejects_and_runs_come_back() -> None:
    rejects = [samples.reject(), Reject("b.txt", "extract", "error", "m", "d1"), samples.reject()]
    assert as_set(rows.rejects_from(rows.rejects_table(rejects))) == set(rejects)
    run = rows.describe_run(
        [samples.article()], rejects, n_mentions=3, n_events=2, extractor_version="1", settings=[("b", "2"), ("a", "1")]
    )
    assert list(rows.runs_from(rows.runs_table([run]))) == [run]
    assert (run.n_documents, run.n_rejects) == (1, 2)


def test_a_run_is_known_by_its_input_and_settings_not_their_order() -> None:
    first, second = samples.article("a"), samples.article("b")
    common = {"n_mentions": 0, "n_events": 0, "extractor_version": "1"}
    assert rows.describe_run([first, second], **common) == rows.describe_run([second, first], **common)
    assert rows.describe_run([first], **common).run_id != rows.describe_run([second], **common).run_id
    other = rows.describe_run([first], settings=[("published", "2024-01-01")], **common)
    assert other.run_id != rows.describe_run([first], **common).run_id


@pytest.mark.parametrize("name", schema.TABLES)
def test_empty_tables_keep_their_types(name: str) -> None:
    build = {
        "documents": rows.documents_table,
        "mentions": rows.mentions_table,
        "timeline": rows.timeline_table,
        "rejects": rows.rejects_table,
        "runs": rows.runs_table,
    }[name]
    assert build([]).schema.equals(schema.TABLES[name], check_metadata=True)


def test_a_table_of_an_older_version_reads_with_nulls() -> None:
    table = rows.mentions_table([samples.mention()])
    trigger = pa.array([{"begin": 14, "end": 24, "text": "walked out", "lemma": "walk"}])
    older = table.drop_columns(["title", "modality", "trigger"]).append_column("trigger", trigger)
    (back,) = rows.mentions_from(older)
    assert back.title is None
    assert back.trigger.pos is None
    assert back.sentence == samples.mention().sentence
