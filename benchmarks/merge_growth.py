"""Time and memory of merging as the pile of mentions grows, and the exponents of growth.

    python -m benchmarks.merge_growth [--sizes 1000,10000,100000,1000000] [--processes 4]

The mentions are those of :mod:`benchmarks.growth_corpus`, laid down in shards as the workers of a run leave them,
articles in random order. Timed is all that a run does with them until the rows of the timeline are there: the events
of each article (which a run does as soon as it has read it), then the merging, spread over as many processes as a run
would use. Each pile has processes of its own; memory is the most that all of them together have in use (what they
share counted once), looked at every half second, files mapped into it and what Python needs included. One story more
or less of hundreds of articles makes much of a small pile, so of piles below 20,000 mentions several are merged and
the mean is told. With one process everything is done in it, one thing after another.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import fmean

from benchmarks.growth_corpus import generate
from extractors.model import Article, Mention
from flows.merging import process, state
from flows.merging.spread import Spread
from flows.merging.tables import read_articles
from flows.shards import Found, Shard, WorkFolder
from output.drafts import get

#: Mentions that the piles of one size have together, at least.
TOGETHER = 20_000

#: Mentions of a shard, about.
SHARD = 4_000

#: Seconds between two looks at the memory.
LOOK = 0.5
RULES = "rules"


def lay_down(n: int, seed: int, folder: Path) -> dict[str, float]:
    """The mentions of one pile in shards."""
    articles: dict[str, Article] = {}
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention, article in generate(n, seed):
        articles[article.doc_id] = article
        mentions[article.doc_id].append(mention)
    order = list(articles.values())
    random.Random(1).shuffle(order)
    work = WorkFolder(folder)
    held: list[Article] = []
    for article in order:
        held.append(article)
        if article is order[-1] or sum(len(mentions[a.doc_id]) for a in held) >= SHARD:
            key = f"{held[0].doc_id}x{len(held)}"
            work.put_articles(Shard(key, len(held), 0), held)
            work.put_found(key, Found(tuple(m for a in held for m in mentions[a.doc_id]), ()))
            held = []
    return {"mentions": n, "articles": len(order)}


def merge(folder: Path, processes: int) -> dict[str, float]:
    """Merge the shards of a pile."""
    work = WorkFolder(folder)
    keys = sorted(path.name.removesuffix(".mentions.arrow") for path in folder.glob("shards/*.mentions.arrow"))

    def read(key: str) -> None:
        told = ((a.doc_id, a.revision, a.title) for a in work.articles(key))
        work.put_digests(key, RULES, *read_articles(told, work.mentions(key)))

    gc.disable()  # as the process that merges does
    begin = time.perf_counter()
    for _ in Spread(processes)(read, keys):
        pass
    read_s = time.perf_counter() - begin
    results = state.begin(folder)
    process.run(
        process.Job(str(folder / "none"), str(folder), str(results), tuple(keys), (), RULES, processes=processes)
    )
    wall = time.perf_counter() - begin
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "rows": get(results / "rows.arrow").num_rows,
        "read_s": read_s,
        "wall_s": wall,
        "cpu_s": sum(each.ru_utime + each.ru_stime for each in used),
    }


def pile(n: int, processes: int) -> dict[str, float]:
    """The mean of all piles of a size."""
    found: list[dict[str, float]] = []
    for seed in range(7, 7 + max(1, TOGETHER // n)):
        with tempfile.TemporaryDirectory(prefix="dateline-growth-") as folder:
            told = _apart("lay", str(n), str(seed), folder)
            found.append(told | _apart("merge", str(processes), folder))
    return {key: fmean(p[key] for p in found) for key in found[0]}


def _apart(*job: str) -> dict[str, float]:
    """One of the two in a process of its own, with the most memory in use by it and what it started."""
    environment = os.environ | dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    command = [sys.executable, "-m", "benchmarks.merge_growth", "--job", *job]
    peak = 0.0
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as running:
        while running.poll() is None:
            peak = max(peak, _in_use(running.pid))
            try:
                running.wait(LOOK)
            except subprocess.TimeoutExpired:
                continue
        told: dict[str, float] = json.loads(running.stdout.read() if running.stdout else b"")
    return told | {"peak_mb": peak}


def _in_use(root: int) -> float:
    """Megabytes of a process and all below it, each page by its share."""
    total, todo = 0.0, [root]
    while todo:
        process_id = todo.pop()
        try:
            here = Path(f"/proc/{process_id}")
            lines = (here / "smaps_rollup").read_text().splitlines()[1:]
            total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
            todo += [int(child) for task in here.glob("task/*") for child in (task / "children").read_text().split()]
        except (OSError, StopIteration):
            continue
    return total


def exponent(points: list[dict[str, float]], key: str) -> float:
    """The slope of the least-squares line through the logarithms."""
    xs = [math.log(p["mentions"]) for p in points]
    ys = [math.log(max(p[key], 1e-3)) for p in points]
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sum((x - mx) ** 2 for x in xs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000,100000,1000000")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--job", nargs="+", help=argparse.SUPPRESS)
    args = parser.parse_args()
    match args.job:
        case ["lay", n, seed, folder]:
            print(json.dumps(lay_down(int(n), int(seed), Path(folder))))
            return
        case ["merge", processes, folder]:
            print(json.dumps(merge(Path(folder), int(processes))))
            return
    points = []
    print(f"{args.processes} processes, load of the machine {os.getloadavg()[0]:.1f}\n")
    print("| mentions | articles | rows | wall s | of it articles s | CPU s | peak MB |\n|---|---|---|---|---|---|---|")
    for size in (int(s) for s in args.sizes.split(",")):
        p = pile(size, args.processes)
        points.append(p)
        counts = " | ".join(f"{p[key]:,.0f}" for key in ("mentions", "articles", "rows"))
        print(
            f"| {counts} | {p['wall_s']:.1f} | {p['read_s']:.1f} | {p['cpu_s']:.1f} | {p['peak_mb']:.0f} |", flush=True
        )
    if len(points) > 1:
        print(
            f"\nexponent of CPU time {exponent(points, 'cpu_s'):.2f}, of peak memory {exponent(points, 'peak_mb'):.2f}"
        )
        last = points[-2:]
        print(f"between the last two sizes {exponent(last, 'cpu_s'):.2f} and {exponent(last, 'peak_mb'):.2f}")


if __name__ == "__main__":
    main()
