"""What Prefect costs, how runs scale with processes and on Dask, and what a second run costs.

    python benchmarks/flow_overhead.py --articles 10000 --workers 1 2 4 --dask 4

Every line gives wall seconds and CPU seconds (of the flow, its workers and its temporary server together): where other
programs use the machine, the wall times say little and the CPU times still hold. The bare loop is read, extract, merge
and write in one process, without Prefect, shards or worker processes.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import flow_corpus

BARE = """
import sys
from extractors.articles import read
from extractors.merge import merge
from extractors.model import Article
from extractors.pipeline import extract
from output import store
articles = [a for a in read([sys.argv[1]]) if isinstance(a, Article)]
mentions = [m for r in extract(articles) for m in r.mentions]
store.write(sys.argv[2], articles, mentions, merge(mentions, articles))
"""


def measure(command: list[str]) -> dict[str, float]:
    """Run to the end; wall and CPU seconds and the largest process's memory in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    environment = {k: v for k, v in os.environ.items() if k != "PREFECT_API_URL"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    wall = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"wall": wall, "cpu": cpu, "mb": after.ru_maxrss / 1024}


def dateline(articles: Path, out: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "flows.cli", "run", str(articles), "--out", str(out), *more]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2, 4])
    parser.add_argument("--dask", type=int, default=0, help="workers of a Dask cluster on loopback")
    parser.add_argument("--folder", type=Path, default=None)
    chosen = parser.parse_args()
    base = Path(tempfile.mkdtemp(prefix="dateline-overhead-", dir=chosen.folder))
    articles = base / "articles.jsonl"
    flow_corpus.write(chosen.articles, articles)
    print(f"{chosen.articles} articles, load of the machine {os.getloadavg()[0]:.1f}", flush=True)
    try:
        found = {"bare loop": measure([sys.executable, "-c", BARE, str(articles), str(base / "bare")])}
        show("bare loop", found["bare loop"])
        for workers in chosen.workers:
            name = f"flow, {workers} processes"
            found[name] = measure(dateline(articles, base / f"out{workers}", "--workers", str(workers)))
            show(name, found[name])
        last = base / f"out{chosen.workers[-1]}"
        found["second run"] = measure(dateline(articles, last))
        show("second run", found["second run"])
        with articles.open("a", encoding="utf-8") as more:
            more.write(json.dumps(next(iter(flow_corpus.articles(1, seed=8)))) + "\n")
        found["one more article"] = measure(dateline(articles, last))
        show("one more article", found["one more article"])
        if chosen.dask:
            found["dask"] = dask(articles, base / "dask", chosen.dask)
            show(f"Dask, {chosen.dask} workers", found["dask"])
    finally:
        shutil.rmtree(base)
    one = found.get("flow, 1 processes")
    if one:
        share = one["cpu"] / found["bare loop"]["cpu"] - 1
        print(f"a flow with one process takes {share:+.1%} CPU against the bare loop")


def dask(articles: Path, out: Path, workers: int) -> dict[str, float]:
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        return measure(dateline(articles, out, "--dask", cluster.scheduler_address))


def show(name: str, found: dict[str, float]) -> None:
    print(f"{name:24} wall {found['wall']:8.1f} s   CPU {found['cpu']:8.1f} s", flush=True)


if __name__ == "__main__":
    main()
