"""The tables load with one line each in pyarrow, DuckDB, Polars and pandas: full, with all-null columns, empty."""

from __future__ import annotations

import warnings
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from extractors.model import EventDate, Mention, Unresolved
from output import schema, store
from tests.output import samples

ARTICLES, MENTIONS, EVENTS = samples.corpus(6)


def bare(mention: Mention) -> Mention:
    """As little as a mention can hold: whole columns become null."""
    return samples.mention(
        mention.mention_id,
        samples.article(mention.doc_id, mention.published.on),
        when=EventDate(Unresolved("no expression"), None, 0.1),
        participants=(),
        attribution=None,
        modality=None,
        tense=None,
        source=None,
        title=None,
    )


@pytest.fixture(params=["full", "bare", "empty"])
def out(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, int]:
    articles, mentions, events = {
        "full": (ARTICLES, MENTIONS, EVENTS),
        "bare": (
            [
                samples.article(a.doc_id, a.published.on, title=None, source=None, authors=(), url=None, blocks=())
                for a in ARTICLES
            ],
            [bare(m) for m in MENTIONS],
            [samples.event(e.event_id, participants=(), place=None, date_claims=()) for e in EVENTS],
        ),
        "empty": ([], [], []),
    }[request.param]
    store.write(tmp_path, articles, mentions, events, [samples.reject()])
    return tmp_path, len(mentions)


def test_pyarrow(out: tuple[Path, int]) -> None:
    folder, n = out
    assert pq.read_table(folder / "timeline.parquet").num_rows == n
    table = ds.dataset(folder / "mentions", partitioning="hive").to_table()
    assert table.num_rows == n
    assert table.schema.names == [*schema.MENTIONS.names, "pub_month"]
    assert str(table.schema.field("pub_month").type) == "string"


def test_duckdb(out: tuple[Path, int]) -> None:
    folder, n = out
    timeline = duckdb.sql(f"from '{folder}/timeline.parquet'")
    assert len(timeline.fetchall()) == n
    assert dict(zip(timeline.columns, map(str, timeline.types), strict=True))["date_start"] == "DATE"
    mentions = duckdb.sql(f"from read_parquet('{folder}/mentions/*/*.parquet', hive_partitioning = true)")
    types = dict(zip(mentions.columns, map(str, mentions.types), strict=True))
    assert (types["pub_month"], types["published_at"]) == ("VARCHAR", "TIMESTAMP WITH TIME ZONE")
    nested = duckdb.sql(
        f"select trigger.lemma, timex.value, alternatives[1].reason, anchor.kind "
        f"from read_parquet('{folder}/mentions/*/*.parquet', hive_partitioning = true)"
    )
    assert len(nested.fetchall()) == n


def test_polars(out: tuple[Path, int]) -> None:
    folder, n = out
    assert pl.read_parquet(folder / "timeline.parquet").height == n
    mentions = pl.scan_parquet(folder / "mentions/*/*.parquet", hive_partitioning=True)
    assert mentions.collect_schema()["pub_month"] == pl.String
    assert mentions.select(pl.col("trigger").struct.field("lemma"), "date_start").collect().height == n


def test_pandas(out: tuple[Path, int]) -> None:
    folder, n = out
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(pd.read_parquet(folder / "timeline.parquet")) == n
        mentions = pd.read_parquet(folder / "mentions")
    assert len(mentions) == n
    assert list(mentions.columns) == [*schema.MENTIONS.names, "pub_month"]


@pytest.mark.parametrize("name", ["documents", "mentions", "timeline", "rejects", "runs"])
def test_every_table_opens_in_each(out: tuple[Path, int], name: str) -> None:
    folder, _ = out
    single = folder / f"{name}.parquet"
    pattern = str(single if single.exists() else folder / name / "*" / "*.parquet")
    rows = duckdb.sql(f"select count(*) from read_parquet('{pattern}')").fetchall()[0][0]
    assert pl.read_parquet(pattern).height == rows
    assert len(pd.read_parquet(single if single.exists() else folder / name)) == rows


def test_a_month_can_be_asked_for_by_its_path(tmp_path: Path) -> None:
    store.write(tmp_path, ARTICLES, MENTIONS, EVENTS)
    asked: Any = duckdb.sql(
        f"select count(*), min(published_on) from read_parquet('{tmp_path}/mentions/*/*.parquet', "
        f"hive_partitioning = true) where pub_month = '2024-02'"
    ).fetchall()[0]
    wanted = [m for m in MENTIONS if m.published.on.month == 2]
    assert asked == (len(wanted), min(m.published.on for m in wanted))
    assert asked[1] >= date(2024, 2, 1)
