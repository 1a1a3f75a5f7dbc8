"""Shards: keys from content, cuts by length, files that hold exactly what was put in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.model import Article, Block, BlockKind, Published, Reject
from flows.shards import Found, WorkFolder, article_key, pack


def article(number: int, length: int = 100) -> Article:
    text = f"Ferry workers walked out on Tuesday, said paper {number}. ".ljust(length, "x")
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    return Article(f"doc{number}", text, Published(date(2024, 3, 7), "given"), (block,))


def test_key_changes_with_all_that_the_extractors_see() -> None:
    base = article(1)
    same_instant = datetime(2024, 3, 7, 9, tzinfo=timezone(timedelta(hours=1)))
    other = [
        replace(base, text=base.text + "."),
        replace(base, revision=2),
        replace(base, title="Ferries"),
        replace(base, source="The Lorne Post"),
        replace(base, published=Published(date(2024, 3, 8), "given")),
        replace(base, published=Published(date(2024, 3, 7), "given", same_instant)),
        replace(base, blocks=(Block(BlockKind.CAPTION, 0, 9),)),
    ]
    keys = {article_key(a, "rules 1") for a in [base, *other]} | {article_key(base, "rules 2")}
    assert len(keys) == len(other) + 2


def test_key_is_the_same_however_the_instant_is_written() -> None:
    there = datetime(2024, 3, 7, 9, tzinfo=timezone(timedelta(hours=1)))
    one = replace(article(1), published=Published(date(2024, 3, 7), "given", there))
    two = replace(article(1), published=Published(date(2024, 3, 7), "given", there.astimezone(UTC)))
    assert article_key(one, "r") == article_key(two, "r")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault of packing
@given(st.lists(st.integers(60, 5_000), max_size=60), st.integers(1_000, 20_000), st.integers(1, 8))
def test_packing_loses_nothing_and_keeps_the_order(lengths: list[int], chars: int, workers: int) -> None:
    given_articles = [article(n, length) for n, length in enumerate(lengths)]
    packed = list(pack(given_articles, "r", chars, workers))
    assert [a for _, articles in packed for a in articles] == given_articles
    for shard, articles in packed:
        assert shard.articles == len(articles) > 0
        assert shard.chars == sum(len(a.text) for a in articles)
        assert shard.chars <= chars or len(articles) == 1
    assert len({shard.key for shard, _ in packed}) == len(packed)


def test_few_articles_keep_all_workers_busy() -> None:
    assert len(list(pack([article(n, 1_000) for n in range(40)], "r", 40_000, workers=4))) == 4


def test_no_worker_is_left_with_a_long_last_shard() -> None:
    sizes = [shard.chars for shard, _ in pack([article(n, 1_000) for n in range(2_000)], "r", 40_000, workers=4)]
    assert max(sizes) == 40_000
    assert all(size <= 10_000 for size in sizes[-16:])
    few = [shard.chars for shard, _ in pack([article(n, 1_000) for n in range(90)], "r", 40_000, workers=4)]
    assert max(few) <= 10_000


def test_files_give_back_what_was_put_in(tmp_path: Path) -> None:
    folder = WorkFolder(tmp_path)
    articles = [article(n) for n in range(3)]
    ((shard, _),) = pack(articles, "r", 10_000)
    assert not folder.has_articles(shard.key)
    folder.put_articles(shard, articles)
    assert folder.articles(shard.key) == articles
    assert not folder.finished(shard.key)
    reject = Reject("a.md", "extract", "time_limit", "a.md: too long", "doc1")
    folder.put_found(shard.key, Found((), (reject,)))
    assert folder.finished(shard.key)
    assert folder.found(shard.key) == Found((), (reject,))
    folder.drop(shard.key)
    assert not folder.finished(shard.key)


def test_what_a_power_cut_left_of_a_shard_is_no_finished_one(tmp_path: Path) -> None:
    folder = WorkFolder(tmp_path)
    ((shard, articles),) = pack([article(1)], "r", 10_000)
    folder.put_articles(shard, articles)
    folder.put_found(shard.key, Found((), ()))
    for name, done in (("mentions", folder.finished), ("rejects", folder.finished), ("in", folder.has_articles)):
        (path,) = tmp_path.rglob(f"{shard.key}.{name}.arrow")
        whole = path.read_bytes()
        for left in (b"", whole[:-5], b"\0" * len(whole)):
            path.write_bytes(left)
            assert not done(shard.key)
        path.write_bytes(whole)
        assert done(shard.key)


def test_nothing_in_the_work_folder_looks_like_a_table(tmp_path: Path) -> None:
    folder = WorkFolder(tmp_path)
    ((shard, articles),) = pack([article(1)], "r", 10_000)
    folder.put_articles(shard, articles)
    folder.put_found(shard.key, Found((), ()))
    assert not list(tmp_path.rglob("*.parquet"))
