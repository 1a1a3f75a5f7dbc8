"""What Prefect costs, how runs scale with processes and on Dask, what a second run costs, and a worker's memory.

    python -m benchmarks.flow_overhead --articles 10000 --sample 600 --workers 4 --dask
    python -m benchmarks.flow_overhead --articles 10000 --one-process --keep one.json    # half an hour

The run of all articles is one with so many workers, then the same again, then again with one more article. What one
process would need for all of them is taken from two runs, over one article and over a sample: ``a + b·articles``, where
``a`` is what starting costs; so for the bare loop (read, extract, merge and write in one process, without Prefect,
shards or worker processes) and for a flow with one worker. This is said beside the figures. The second command has one
worker do all of them and nothing else; where its result is given to the first one (``--keep`` again), the speed-up is
told from what was measured, too. Dask is compared over the sample.

Every line gives wall seconds and processor seconds of the flow, its workers and its temporary server together: where
other programs use the machine, the wall times say little and the processor times still hold.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import flow_corpus
from benchmarks.processes import Measured, measure

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
#: How often Dask is compared.
TURNS = 3
_PARTS = re.compile(r" - took (read .*)")


def bare(articles: Path, out: Path) -> list[str]:
    """The command of the bare loop."""
    return [sys.executable, "-c", BARE, str(articles), str(out)]


def dateline(articles: Path, out: Path, *more: str) -> list[str]:
    """The command of a run."""
    return [sys.executable, "-m", "flows.cli", "run", str(articles), "--out", str(out), "--verbose", *more]


def show(name: str, found: Measured) -> Measured:
    """A line of the table; gives back what it was given."""
    parts = _PARTS.findall(found.told)
    memory = f"{found.own:.0f} of {found.resident:.0f} MB" if found.resident else ""
    print(f"| {name} | {found.wall:.1f} | {found.cpu:.1f} | {memory} | {parts[-1] if parts else ''} |", flush=True)
    return found


def line(one: Measured, many: Measured, sample: int, number: int, key: str) -> float:
    """What ``number`` articles take where one and ``sample`` of them took so long."""
    first, last = getattr(one, key), getattr(many, key)
    return float(first + (last - first) / (sample - 1) * (number - 1))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--sample", type=int, default=600, help="articles of the runs with one process")
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--one-process", action="store_true", help="nothing but all articles with one worker")
    parser.add_argument("--keep", type=Path, default=None, help="file with the result of --one-process")
    parser.add_argument("--dask", action="store_true", help="compare with a Dask cluster on loopback")
    parser.add_argument("--dask-processes", type=int, default=2, help="Dask workers that share the --workers threads")
    parser.add_argument("--only-dask", action="store_true", help="nothing but that")
    parser.add_argument("--folder", type=Path, default=None, help="where the articles and tables go meanwhile")
    chosen = parser.parse_args()
    base = Path(tempfile.mkdtemp(prefix="dateline-overhead-", dir=chosen.folder))
    print(f"{chosen.articles:,} articles, {os.cpu_count()} cores, load of the machine {os.getloadavg()[0]:.1f}\n")
    print("| | wall s | CPU s | memory of a worker (own of resident) | parts of the run |\n|---|---|---|---|---|")
    try:
        if chosen.one_process:
            one_process(base, chosen.articles, chosen.keep)
            return
        if not chosen.only_dask:
            spread = everything(base, chosen)
            measured(chosen.keep, chosen.articles, spread)
            single(base, chosen.sample, chosen.articles, spread)
        if chosen.dask or chosen.only_dask:
            clusters(base, chosen.sample, chosen.workers, chosen.dask_processes)
    finally:
        shutil.rmtree(base)


def everything(base: Path, chosen: argparse.Namespace) -> Measured:
    """All articles with all workers, again, and with one more."""
    articles, out, workers = base / "articles.jsonl", base / "out", str(chosen.workers)
    flow_corpus.write(chosen.articles, articles)
    name = f"{chosen.articles:,} articles, {workers} processes"
    first = show(name, measure(dateline(articles, out, "--workers", workers)))
    again = show("the same again", measure(dateline(articles, out, "--workers", workers)))
    flow_corpus.write(chosen.articles + 1, articles)
    show("the same and one more article", measure(dateline(articles, out, "--workers", workers)))
    print(f"| the second run's share of the first | {again.wall / first.wall:.1%} | {again.cpu / first.cpu:.1%} | | |")
    return first


def one_process(base: Path, number: int, keep: Path | None) -> None:
    """All articles with one worker, and what it took into a file."""
    articles = base / "articles.jsonl"
    flow_corpus.write(number, articles)
    found = show(f"flow, {number:,}, 1 process", measure(dateline(articles, base / "one", "--workers", "1")))
    if keep is not None:
        keep.write_text(json.dumps({"articles": number, "wall": found.wall, "cpu": found.cpu}) + "\n", "utf-8")


def measured(keep: Path | None, number: int, spread: Measured) -> None:
    """What one worker took for as many articles, if that was kept."""
    one = json.loads(keep.read_text("utf-8")) if keep is not None and keep.is_file() else {}
    if one.get("articles") == number:
        print(f"| flow, {number:,}, 1 process, measured before | {one['wall']:.1f} | {one['cpu']:.1f} | | |")
        print(f"| speed-up over that | {one['wall'] / spread.wall:.2f} | {one['cpu'] / spread.cpu:.2f} | | |")


def single(base: Path, sample: int, number: int, spread: Measured) -> None:
    """One process over one article and over a sample, and what that makes for all."""
    found: dict[tuple[str, int], Measured] = {}
    for size in (1, sample):
        articles = base / f"sample{size}.jsonl"
        flow_corpus.write(size, articles)
        found["bare", size] = show(f"bare loop, {size}", measure(bare(articles, base / f"bare{size}")))
        one = measure(dateline(articles, base / f"flow{size}", "--workers", "1"))
        found["flow", size] = show(f"flow, {size}, 1 process", one)
    whole = {
        (how, key): line(found[how, 1], found[how, sample], sample, number, key)
        for how in ("bare", "flow")
        for key in ("wall", "cpu")
    }
    for how in ("bare", "flow"):
        print(f"| {how}, {number:,}, from the two above | {whole[how, 'wall']:.0f} | {whole[how, 'cpu']:.0f} | | |")
    for key in ("wall", "cpu"):
        share = whole["flow", key] / whole["bare", key] - 1
        print(f"\na flow with one process takes {share:+.1%} {key} against the bare loop at {number:,} articles")
    print(f"\nspeed-up of the run over one process, from its sample: {whole['flow', 'wall'] / spread.wall:.2f}")
    print(f"against the bare loop: {whole['bare', 'wall'] / spread.wall:.2f}")


def clusters(base: Path, sample: int, workers: int, processes: int) -> None:
    """The sample with worker processes and on Dask, in turn, three times: a few seconds of one run mean nothing."""
    from distributed import LocalCluster

    articles = base / f"sample{sample}.jsonl"
    flow_corpus.write(sample, articles)
    ways = (f"{sample} articles, {workers} worker processes", "Dask, workers just started", "Dask, language loaded")
    walls: dict[str, list[float]] = {way: [] for way in ways}
    threads = max(1, workers // processes)
    print(f"\nDask: {processes} processes of {threads} threads, their own CPU time not counted")
    print("\n| | wall s | CPU s | | |\n|---|---|---|---|---|")
    for turn in range(TURNS):
        make: Any = LocalCluster
        with make(processes, threads_per_worker=threads, host="127.0.0.1", dashboard_address=None) as cluster:
            # The cluster idles through the first run, so that the machine has the same to carry in all three.
            given = (("--workers", str(workers)), *2 * (("--dask", cluster.scheduler_address),))
            for way, more in zip(ways, given, strict=True):
                out = base / f"turn{turn} {way}"
                walls[way].append(show(way, measure(dateline(articles, out, *more))).wall)
                shutil.rmtree(out)
    pool = median(walls[ways[0]])
    for way in ways[1:]:
        share = median(walls[way]) / pool - 1
        print(f"\n{way}: {share:+.1%} wall against worker processes (medians of {TURNS} turns)")


if __name__ == "__main__":
    main()
