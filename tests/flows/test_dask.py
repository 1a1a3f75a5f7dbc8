"""The same flow on a Dask cluster on loopback: the same tables, also when a worker is killed in the middle."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks import flow_corpus
from flows.options import RunOptions
from tests.flows.articles import tables

pytest.importorskip("prefect_dask", reason="prefect-dask is not installed; pip install 'dateline[dask]'")
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
