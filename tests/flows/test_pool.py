"""Worker processes: what they find, and that an article made to harm them harms nobody but itself."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from extractors.model import Article, Block, BlockKind, Published
from flows.pool import Pool, PoolError
from flows.shards import Shard, WorkFolder, pack
from tests.flows.articles import TEXTS

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="worker processes need fork")


def article(number: int, text: str) -> Article:
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    where = f"news/{number}.md"
    return Article(f"doc{number}", text, Published(date(2024, 3, 7), "given"), (block,), ingested_from=where)


def lay_down(folder: WorkFolder, texts: list[str]) -> Shard:
    articles = [article(number, text) for number, text in enumerate(texts)]
    ((shard, _),) = pack(articles, "r", 1_000_000)
    folder.put_articles(shard, articles)
    return shard


@pytest.fixture(scope="module")
def pool(poisonous: None) -> Iterator[Pool]:
    pool = Pool(2)
    yield pool
    pool.close()


def test_finds_what_the_pipeline_finds(pool: Pool, tmp_path: Path) -> None:
    from extractors.pipeline import extract

    folder = WorkFolder(tmp_path)
    shard = lay_down(folder, list(TEXTS.values()))
    told: list[int] = []
    counts = pool.extract(folder, shard, 60, told.append)
    found = folder.found(shard.key)
    wanted = [m for result in extract(folder.articles(shard.key)) for m in result.mentions]
    assert sorted(found.mentions, key=lambda m: m.mention_id) == sorted(wanted, key=lambda m: m.mention_id)
    assert wanted
    assert counts.mentions == len(wanted)
    assert sum(told) == len(TEXTS)


@pytest.mark.parametrize(
    ("word", "seconds", "reason"),
    [
        ("POISON-RAISE", 30, "error"),
        ("POISON-HANG", 2, "time_limit"),
        ("POISON-MERGE", 2, "time_limit"),
        ("POISON-DIE", 30, "worker_died"),
    ],
)
def test_poison_is_cornered(
    pool: Pool, tmp_path: Path, word: str, seconds: float, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.pool.TOGETHER_SECONDS", 5.0)
    folder = WorkFolder(tmp_path / "work")
    texts = [*TEXTS.values(), f"The council of {word} met on Monday.", *TEXTS.values()]
    shard = lay_down(folder, texts)
    counts = pool.extract(folder, shard, seconds)
    found = folder.found(shard.key)
    (reject,) = found.rejects
    assert (reject.reason, reject.stage, reject.doc_id) == (reason, "extract", "doc4")
    assert reject.where == "news/4.md"
    assert "\n" not in reject.message
    assert {m.doc_id for m in found.mentions} == {f"doc{n}" for n in range(9)} - {"doc4"}
    assert counts.mentions == len(found.mentions)


def test_a_full_disk_is_no_fault_of_the_articles(pool: Pool, tmp_path: Path) -> None:
    folder = WorkFolder(tmp_path)
    shard = lay_down(folder, [*TEXTS.values(), "The council of POISON-DISK met on Monday."])
    with pytest.raises(PoolError, match="no space left") as caught:
        pool.extract(folder, shard, 30)
    assert "\n" not in str(caught.value)
    assert not folder.finished(shard.key)


def test_a_worker_killed_from_outside_costs_no_article(pool: Pool, tmp_path: Path) -> None:
    folder = WorkFolder(tmp_path)
    shard = lay_down(folder, list(TEXTS.values()) * 60)
    killer = threading.Timer(0.7, _kill_children, [pool.workers.pid])
    killer.start()
    pool.extract(folder, shard, 60)
    killer.join()
    found = folder.found(shard.key)
    assert not found.rejects
    assert len({m.doc_id for m in found.mentions}) == 60 * len(TEXTS)


def test_who_asks_first_is_served_first(pool: Pool, tmp_path: Path) -> None:
    """So that the small shards at the end of a run come last, and no worker reads a large one while the others idle."""
    pool.ready()
    folder = WorkFolder(tmp_path)
    texts = list(TEXTS.values())
    shards = [lay_down(folder, [f"{texts[number % len(texts)]} It was day {number}."]) for number in range(26)]
    served: list[int] = []

    def read(number: int) -> None:
        pool.extract(folder, shards[number], 60, lambda _: served.append(number))

    taken = [pool.workers.slots.get() for _ in range(pool.size)]
    threads = [threading.Thread(target=read, args=(number,)) for number in range(len(shards))]
    for place, thread in enumerate(threads):
        thread.start()
        while pool.workers.slots.waiting <= place:
            time.sleep(0.001)
    pool.workers.slots.put(taken.pop())
    for thread in threads:
        thread.join()
    pool.workers.slots.put(taken.pop())
    assert served == list(range(len(shards)))


@pytest.mark.usefixtures("poisonous")
def test_closing_ends_what_is_read_and_what_waits(tmp_path: Path) -> None:
    """Ctrl-C: nobody goes on reading what was handed over before."""
    pool = Pool(1)
    pool.ready()
    folder = WorkFolder(tmp_path)
    shards = [lay_down(folder, [f"The council of POISON-HANG met on Monday in ward {number}."]) for number in range(3)]
    told: list[str] = []

    def read(shard: Shard) -> None:
        try:
            pool.extract(folder, shard, 60)
        except PoolError as error:
            told.append(str(error))

    threads = [threading.Thread(target=read, args=(shard,), daemon=True) for shard in shards]
    for thread in threads:
        thread.start()
    time.sleep(1)
    pool.close()
    for thread in threads:
        thread.join(15)
    assert len(told) == 3
    assert "start the run again" in told[0]


def _kill_children(parent: int) -> None:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(fields[1]) == parent:
                os.kill(int(entry.name), signal.SIGKILL)


def test_a_model_that_is_not_there_is_told_in_a_line() -> None:
    pool = Pool(1, "no_such_pipeline")
    try:
        with pytest.raises(PoolError, match="no_such_pipeline") as caught:
            pool.ready()
    finally:
        pool.close()
    assert "\n" not in str(caught.value)
