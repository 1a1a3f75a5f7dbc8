"""The same flow on a Dask cluster on loopback: the same tables, also when a worker is killed in the middle."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks import flow_corpus
from flows.options import RunOptions
from tests.flows.articles import tables

pytest.importorskip("distributed", reason="Dask is not installed; pip install 'dateline[dask]'")
distributed = pytest.importorskip("distributed")

pytestmark = [
    pytest.mark.usefixtures("server"),
    pytest.mark.filterwarnings("ignore"),  # distributed has its own opinion on loops, ports and leaving
]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None, silence_logs=50
    ) as cluster:
        yield cluster


def run(articles: Path, out: Path, **more: Any) -> Any:
    from flows.main import dateline

    given = {"paths": [str(articles)], "out": str(out), "workers": 2, "shard_chars": 6_000} | more
    return dateline(RunOptions.model_validate(given), return_state=True).result()  # type: ignore[union-attr]


def test_dask_gives_the_same_tables_though_a_worker_dies(cluster: Any, tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    flow_corpus.write(12, articles)
    wanted = run(articles, tmp_path / "here")
    victim = next(iter(cluster.workers.values())).pid
    out = tmp_path / "there"

    def kill_at_work() -> None:
        end = time.monotonic() + 120
        while time.monotonic() < end and not list(out.glob("_work/shards/*.mentions.arrow")):
            time.sleep(0.05)
        with contextlib.suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)

    killer = threading.Thread(target=kill_at_work)
    killer.start()
    found = run(articles, out, engine="dask", dask_address=cluster.scheduler_address)
    killer.join()
    assert (found.new, found.rejects) == (wanted.new, ()) == (12, ())
    assert tables(out) == tables(tmp_path / "here")


def test_a_worker_knows_nothing_of_prefect(cluster: Any, tmp_path: Path) -> None:
    """It need not import it, nor reach its API: what it costs is what a process here costs."""
    articles = tmp_path / "articles.jsonl"
    flow_corpus.write(2, articles)
    summary = run(articles, tmp_path / "out", engine="dask", dask_address=cluster.scheduler_address)
    assert summary.new == 2
    with distributed.Client(cluster, set_as_default=False) as client:
        loaded = client.run(lambda: [name in sys.modules for name in ("flows.pool", "prefect", "spacy")])
    assert set(map(tuple, loaded.values())) <= {
        (True, False, False),
        (False, False, False),
    }  # a new one has no shard yet
    assert any(own for own, *_ in loaded.values())


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ({"flows.recipe.extraction": lambda model: "the rules of tomorrow"}, "another version of dateline"),
        ({"flows.shards.WorkFolder.put_articles": lambda *_: None}, "all machines share"),
    ],
)
def test_workers_that_cannot_do_it_are_told_in_a_line(
    cluster: Any, tmp_path: Path, damage: dict[str, Any], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.main import dateline

    articles = tmp_path / "articles.jsonl"
    flow_corpus.write(2, articles)
    for name, instead in damage.items():
        monkeypatch.setattr(name, instead)
    address = cluster.scheduler_address
    options = RunOptions(paths=[str(articles)], out=str(tmp_path / "out"), engine="dask", dask_address=address)
    state: Any = dateline(options, return_state=True)
    assert state.is_failed()
    assert told in state.message
    assert "\n" not in state.message
    assert not list(tmp_path.rglob("*.parquet"))


def test_no_scheduler_there_is_told_in_a_line(tmp_path: Path) -> None:
    import dask

    from flows.main import dateline

    articles = tmp_path / "articles.jsonl"
    flow_corpus.write(1, articles)
    options = RunOptions(
        paths=[str(articles)], out=str(tmp_path / "out"), engine="dask", dask_address="tcp://127.0.0.1:9"
    )
    with dask.config.set({"distributed.comm.timeouts.connect": "1s"}):
        state: Any = dateline(options, return_state=True)
    assert state.is_failed()
    assert state.message.startswith("no Dask scheduler answers: ")
    assert "\n" not in state.message
