"""Files come out byte for byte the same, whole or not at all, and only where something changed."""

from __future__ import annotations

import io
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pyarrow import fs

from extractors.merge.said import id_of
from extractors.model import Reject
from output import commit, rows, schema, store
from output.files import write_parquet
from output.place import Remote
from output.rows.tables import CHUNK
from output.store import OutputError
from tests.output import samples

ARTICLES, MENTIONS, EVENTS = samples.corpus(12)
REJECTS = [samples.reject("b.txt"), samples.reject("a.txt")]
RUN = rows.describe_run(ARTICLES, REJECTS, n_mentions=len(MENTIONS), n_events=len(EVENTS), extractor_version="1")


def content(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(".lock"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(found)}


def data(folder: Path) -> dict[str, bytes]:
    return {name: value for name, value in content(folder).items() if name != "runs.parquet"}


def of(articles: list, mentions: list = MENTIONS) -> list:
    wanted = {(a.doc_id, a.revision) for a in articles}
    return [m for m in mentions if (m.doc_id, m.revision) in wanted]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    store.write(tmp_path, ARTICLES, MENTIONS, EVENTS, REJECTS, [RUN])
    assert set(store.read_articles(tmp_path)) == set(ARTICLES)
    assert set(store.read_mentions(tmp_path)) == set(MENTIONS)
    assert set(store.read_events(tmp_path)) == set(EVENTS)
    assert set(store.read_rejects(tmp_path)) == set(REJECTS)
    assert list(store.read_runs(tmp_path)) == [RUN]


def test_a_second_run_changes_no_byte_and_touches_no_file(tmp_path: Path) -> None:
    store.write(tmp_path, ARTICLES, MENTIONS, EVENTS, REJECTS, [RUN])
    before, times = content(tmp_path), {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*.parquet")}
    written = store.write(tmp_path, ARTICLES, MENTIONS, EVENTS, REJECTS, [RUN])
    assert (written.replaced, written.removed) == ((), ())
    assert content(tmp_path) == before
    assert {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*.parquet")} == times


def test_the_order_and_repetition_of_the_input_do_not_matter(tmp_path: Path) -> None:
    store.write(tmp_path / "a", ARTICLES, MENTIONS, EVENTS, REJECTS, [RUN])
    mix = random.Random(7)
    shuffled = [mix.sample(x * 2, len(x) * 2) for x in (ARTICLES, MENTIONS, EVENTS, REJECTS)]
    store.write(tmp_path / "b", *shuffled, [RUN])
    assert content(tmp_path / "a") == content(tmp_path / "b")


def test_rows_lie_by_month_and_in_order(tmp_path: Path) -> None:
    store.write(tmp_path, ARTICLES, MENTIONS, EVENTS)
    months = {f"pub_month={a.published.on:%Y-%m}" for a in ARTICLES}
    assert {p.parent.name for p in tmp_path.glob("mentions/*/*.parquet")} == months
    assert {p.parent.name for p in tmp_path.glob("documents/*/*.parquet")} == months
    timeline = pq.read_table(tmp_path / "timeline.parquet")
    keys = list(zip(timeline["date_start"].to_pylist(), timeline["event_id"].to_pylist(), strict=True))
    assert keys == sorted(keys)


def test_files_are_written_as_the_readers_need_them(tmp_path: Path) -> None:
    store.write(tmp_path, ARTICLES, MENTIONS, EVENTS)
    for path in tmp_path.rglob("*.parquet"):
        with pq.ParquetFile(path) as file:
            assert "pub_month" not in file.schema_arrow.names
            assert file.schema_arrow.metadata[b"dateline.schema_version"] == str(schema.SCHEMA_VERSION).encode()
            for group in range(file.metadata.num_row_groups):
                column = file.metadata.row_group(group).column(0)
                assert column.compression == "ZSTD"
                assert column.has_offset_index
                assert column.has_column_index


def test_a_month_that_is_gone_goes(tmp_path: Path) -> None:
    store.write(tmp_path, ARTICLES, MENTIONS, EVENTS)
    january = [a for a in ARTICLES if a.published.on.month == 1]
    (tmp_path / "mentions" / "notes.txt").write_text("mine")
    written = store.write(tmp_path, january, of(january), [])
    assert {p.parent.name for p in tmp_path.glob("*/*/*.parquet")} == {"pub_month=2024-01"}
    assert {p.name for p in (tmp_path / "mentions").iterdir()} == {"pub_month=2024-01", "notes.txt"}
    assert any("pub_month=2024-02" in name for name in written.removed)


def test_empty_output_still_has_its_columns(tmp_path: Path) -> None:
    store.write(tmp_path, [], [], [], REJECTS)
    assert store.table(tmp_path, "mentions").schema.equals(schema.MENTIONS)
    assert store.table(tmp_path, "timeline").num_rows == 0
    assert list(store.read_mentions(tmp_path)) == []
    store.update(tmp_path, ARTICLES, MENTIONS, EVENTS)
    store.write(tmp_path / "whole", ARTICLES, MENTIONS, EVENTS, REJECTS)
    assert data(tmp_path / "whole") == {k: v for k, v in data(tmp_path).items() if not k.startswith("whole")}


def test_what_is_laid_aside_counts_only_when_the_rest_is_there(tmp_path: Path) -> None:
    store.write(tmp_path, ARTICLES[:1], of(ARTICLES[:1]), [])
    before = data(tmp_path)

    def without_timeline() -> None:
        with store.updating(tmp_path, ARTICLES, MENTIONS):
            assert any((tmp_path / commit.STAGING).iterdir())
            raise RuntimeError("no timeline")

    with pytest.raises(RuntimeError, match="no timeline"):
        without_timeline()
    assert not (tmp_path / commit.STAGING).exists()
    assert data(tmp_path) == before


# --- incremental --------------------------------------------------------------------------------------------


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(order=st.permutations(range(len(ARTICLES))), cuts=st.sets(st.integers(1, len(ARTICLES) - 1), max_size=3))
def test_batches_in_any_order_give_the_bytes_of_a_full_rebuild(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], cuts: set[int]
) -> None:
    folder = tmp_path_factory.mktemp("batches")
    edges = [0, *sorted(cuts), len(order)]
    for begin, end in pairwise(edges):
        batch = [ARTICLES[i] for i in order[begin:end]]
        known = {a.doc_id for a in (ARTICLES[i] for i in order[:end])}
        events = [e for e, m in zip(EVENTS, MENTIONS, strict=True) if m.doc_id in known]
        store.update(folder / "step", batch, of(batch), events)
    store.write(folder / "whole", ARTICLES, MENTIONS, EVENTS)
    assert data(folder / "step") == data(folder / "whole")


def test_batches_give_the_same_bytes_where_columns_span_many_pages(tmp_path: Path) -> None:
    docs = [samples.article(f"d{i:04}", date(2024, 3, 1 + i % 28), text=f"{i} " * 900) for i in range(900)]
    told = [samples.mention(f"m{i:05}", docs[i % 900], title=f"{i:x}" * 40) for i in range(CHUNK + 900)]
    for part in range(3):
        batch = docs[part::3]
        store.update(tmp_path / "step", batch, of(batch, told), [])
    store.write(tmp_path / "whole", docs[::-1], told[::-1], [])
    assert data(tmp_path / "step") == data(tmp_path / "whole")
    assert (tmp_path / "whole/documents/pub_month=2024-03/part-0.parquet").stat().st_size > 30_000


def test_the_bytes_do_not_tell_how_a_table_was_put_together() -> None:
    whole = rows.mentions_table(
        samples.mention(f"m{i:05}", title=f"{i:x}" * 400, sentence_index=i) for i in range(4_000)
    )
    pieces = pa.concat_tables([whole.slice(0, 777), whole.slice(777, 1_500), whole.slice(2_277)])
    contents = []
    for table in (whole, pieces):
        sink = io.BytesIO()
        write_parquet([table], sink, "mentions")
        contents.append(sink.getvalue())
    assert contents[0] == contents[1]


def test_an_update_leaves_other_months_alone(tmp_path: Path) -> None:
    store.write(tmp_path, ARTICLES, MENTIONS, EVENTS)
    new = samples.article("new", date(2024, 2, 11))
    written = store.update(tmp_path, [new], [samples.mention("m-new", new)], EVENTS)
    assert set(written.replaced) == {
        "mentions/pub_month=2024-02/part-0.parquet",
        "documents/pub_month=2024-02/part-0.parquet",
    }
    assert new in set(store.read_articles(tmp_path))


def test_an_article_that_moved_to_another_month_is_there_once(tmp_path: Path) -> None:
    only = samples.article("a", date(2024, 1, 31))
    store.write(tmp_path, [only], [samples.mention("m", only)], [])
    later = samples.article("a", date(2024, 2, 1))
    store.update(tmp_path, [later], [samples.mention("m", later)], [])
    assert list(store.read_articles(tmp_path)) == [later]
    assert [m.published for m in store.read_mentions(tmp_path)] == [later.published]
    assert not (tmp_path / "documents/pub_month=2024-01").exists()


def test_an_article_read_again_replaces_its_mentions_and_a_new_revision_does_not(tmp_path: Path) -> None:
    first = samples.article("a")
    store.write(tmp_path, [first], [samples.mention("old", first)], [])
    store.update(tmp_path, [first], [samples.mention("new", first)], [])
    assert [m.mention_id for m in store.read_mentions(tmp_path)] == ["new"]
    second = replace(first, revision=2)
    store.update(tmp_path, [second], [samples.mention("newer", second)], [])
    assert [m.mention_id for m in store.read_mentions(tmp_path)] == ["new", "newer"]
    store.update(tmp_path, [first, second], [], [])
    assert list(store.read_mentions(tmp_path)) == []


def test_a_reject_goes_when_its_input_could_be_read(tmp_path: Path) -> None:
    store.write(tmp_path, [], [], [], [samples.reject("news/a.txt"), samples.reject("news/b.txt")])
    again = Reject("news/b.txt", "read", "no_date", "give --published")
    store.update(tmp_path, [samples.article("a")], [], [], [again])
    assert list(store.read_rejects(tmp_path)) == [again]
    store.update(tmp_path, [], [], [], told_anew=lambda reject: reject.where == "news/a.txt")
    assert list(store.read_rejects(tmp_path)) == [again]
    store.update(tmp_path, [], [], [], told_anew=lambda reject: reject.where == "news/b.txt")
    assert list(store.read_rejects(tmp_path)) == []


def test_runs_are_kept_by_their_id(tmp_path: Path) -> None:
    other = replace(RUN, run_id="other")
    store.write(tmp_path, [], [], [], runs=[RUN])
    store.update(tmp_path, [], [], [], runs=[other])
    store.update(tmp_path, [], [], [], runs=[other])
    assert sorted(r.run_id for r in store.read_runs(tmp_path)) == sorted([RUN.run_id, "other"])


# --- older and newer versions, bad files -----------------------------------------------------------------------


def rewrite(path: Path, change: Callable[[pa.Table], pa.Table]) -> None:
    table = change(pq.ParquetFile(path).read())
    pq.write_table(table, path)


def test_a_file_with_fewer_columns_is_read_and_completed(tmp_path: Path) -> None:
    store.write(tmp_path, ARTICLES[:1], MENTIONS[:3], EVENTS[:3])
    (part,) = tmp_path.glob("mentions/*/*.parquet")
    rewrite(part, lambda t: t.drop_columns(["part_of", "zone", "alternatives"]))
    rewrite(tmp_path / "timeline.parquet", lambda t: t.drop_columns(["merge_reasons"]))
    assert {m.mention_id for m in store.read_mentions(tmp_path)} == {m.mention_id for m in MENTIONS[:3]}
    assert next(iter(store.read_events(tmp_path))).merge_reasons == ()
    same_month = samples.article("late", ARTICLES[0].published.on)
    store.update(tmp_path, [same_month], [], EVENTS[:3])
    assert pq.ParquetFile(part).schema_arrow.names == schema.MENTIONS.names or part.exists()
    assert store.table(tmp_path, "mentions").schema.equals(schema.MENTIONS)


def test_a_newer_file_is_refused_in_one_line(tmp_path: Path) -> None:
    store.write(tmp_path, ARTICLES[:1], [], [])
    newer = {b"dateline.schema_version": b"99"}
    rewrite(tmp_path / "timeline.parquet", lambda t: t.replace_schema_metadata(newer))
    with pytest.raises(OutputError, match="upgrade dateline") as caught:
        store.table(tmp_path, "timeline")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("rubbish", [b"", b"PAR1", b"not parquet at all" * 50])
def test_a_broken_file_is_named_in_one_line(tmp_path: Path, rubbish: bytes) -> None:
    store.write(tmp_path, ARTICLES, MENTIONS, EVENTS)
    (tmp_path / "timeline.parquet").write_bytes(rubbish)
    with pytest.raises(OutputError, match=r"timeline\.parquet: not a timeline file") as caught:
        store.table(tmp_path, "timeline")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["timeline.parquet", "mentions/pub_month=2024-05/x.parquet", "runs.parquet"])
def test_a_table_of_somebody_else_is_named_in_one_line(tmp_path: Path, name: str) -> None:
    store.write(tmp_path, ARTICLES, MENTIONS, EVENTS)
    theirs = tmp_path / name
    theirs.parent.mkdir(exist_ok=True)
    pq.write_table(pa.table({"price": [1.5]}), theirs)
    with pytest.raises(OutputError, match=r"\.parquet: not a \w+ file of dateline; move it away") as caught:
        store.table(tmp_path, name.partition("/")[0].partition(".")[0])
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_timeline_without_what_it_was_made_of_is_told(tmp_path: Path) -> None:
    store.write(tmp_path, ARTICLES, MENTIONS, EVENTS)
    store.require(tmp_path, "documents", "mentions")
    shutil.rmtree(tmp_path / "mentions")
    with pytest.raises(OutputError, match="mentions gone, though the timeline is there; restore"):
        store.require(tmp_path, "documents", "mentions")


def test_no_output_is_said_with_the_remedy(tmp_path: Path) -> None:
    assert not store.exists(tmp_path / "none")
    with pytest.raises(OutputError, match="dateline run"):
        store.table(tmp_path / "none", "timeline")


def test_an_event_is_found_by_the_beginning_of_its_id(tmp_path: Path) -> None:
    store.write(tmp_path, ARTICLES, MENTIONS, [samples.event("abc1"), samples.event("abc2"), samples.event("abc")])
    assert store.find(tmp_path, "abc1").event_id == "abc1"
    assert store.find(tmp_path, "abc").event_id == "abc"
    with pytest.raises(OutputError, match="begins several"):
        store.find(tmp_path, "ab")
    with pytest.raises(OutputError, match="no event"):
        store.find(tmp_path, "zz")


def test_an_event_is_found_by_the_id_it_had_before_an_older_article_was_added(tmp_path: Path) -> None:
    store.write(tmp_path, ARTICLES, MENTIONS, EVENTS)
    event = next(e for e in EVENTS if e.superseded_by is None and e.mention_ids)
    assert store.find(tmp_path, id_of(event.mention_ids[-1])).event_id == event.event_id
    with pytest.raises(OutputError, match="no event"):
        store.find(tmp_path, id_of("no mention"))


def test_the_mentions_and_whereabouts_of_an_event(tmp_path: Path) -> None:
    store.write(tmp_path, ARTICLES, MENTIONS, EVENTS)
    event = store.find(tmp_path, EVENTS[4].event_id)
    assert [m.mention_id for m in store.mentions_of(tmp_path, [event])] == list(event.mention_ids)
    assert store.whereabouts(tmp_path)["doc00003"] == "https://courier.example/doc00003"


# --- object stores ------------------------------------------------------------------------------------------


def test_any_arrow_file_system_holds_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "bucket").mkdir()
    bucket = fs.SubTreeFileSystem(str(tmp_path / "bucket"), fs.LocalFileSystem())
    url = Remote("s3://bucket/news/out", bucket, "news/out")
    store.write(url, ARTICLES[:3], of(ARTICLES[:3]), EVENTS[:9], REJECTS, [RUN])
    assert store.update(url, ARTICLES[3:], of(ARTICLES[3:]), EVENTS, [], [RUN]).replaced
    store.write(tmp_path / "here", ARTICLES, MENTIONS, EVENTS, REJECTS, [RUN])
    assert content(tmp_path / "bucket/news/out") == content(tmp_path / "here")
    assert set(store.read_mentions(url)) == set(MENTIONS)
    assert store.write(url, ARTICLES[:1], [], []).removed
    with store.exclusive(url):
        pass


def test_an_address_nobody_knows_is_said_in_one_line() -> None:
    with pytest.raises(OutputError, match="check the address"):
        store.table("nowhere://x/y", "timeline")
