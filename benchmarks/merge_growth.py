"""Time and memory of merging as the pile of mentions grows, and the exponents of growth.

    python -m benchmarks.merge_growth [--sizes 1000,10000,100000,1000000]

The mentions are those of :mod:`benchmarks.growth_corpus`. Each pile is merged in a process of its own, so that peak
memory is its own; it includes the mentions themselves. One story more or less of hundreds of articles makes much of a
small pile, so of piles below 20,000 mentions several are merged and the mean is told.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import time
from statistics import fmean

from benchmarks.growth_corpus import generate
from extractors.merge import merge
from extractors.model import Article, Mention

#: Mentions that the piles of one size have together, at least.
TOGETHER = 20_000


def one(n: int, seed: int) -> dict[str, float]:
    """Merge one pile."""
    articles: dict[str, Article] = {}
    mentions: list[Mention] = []
    for mention, article in generate(n, seed):
        mentions.append(mention)
        articles[article.doc_id] = article
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    random.Random(1).shuffle(mentions)
    wall, cpu = time.perf_counter(), time.process_time()
    events = merge(mentions, articles.values())
    return {
        "mentions": n,
        "articles": len(articles),
        "rows": len(events),
        "wall_s": time.perf_counter() - wall,
        "cpu_s": time.process_time() - cpu,
        "input_mb": base,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def pile(n: int) -> dict[str, float]:
    """The mean of all piles of a size, each in a process of its own."""
    found: list[dict[str, float]] = []
    for seed in range(7, 7 + max(1, TOGETHER // n)):
        command = [sys.executable, "-m", "benchmarks.merge_growth", "--one", str(n), str(seed)]
        found.append(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
    return {key: fmean(p[key] for p in found) for key in found[0]}


def exponent(points: list[dict[str, float]], key: str) -> float:
    """The slope of the least-squares line through the logarithms."""
    xs = [math.log(p["mentions"]) for p in points]
    ys = [math.log(max(p[key], 1e-3)) for p in points]
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sum((x - mx) ** 2 for x in xs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000,100000,1000000")
    parser.add_argument("--one", type=int, nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(one(*args.one)))
        return
    points = []
    print("| mentions | articles | rows | wall s | CPU s | input MB | peak MB |\n|---|---|---|---|---|---|---|")
    for size in (int(s) for s in args.sizes.split(",")):
        p = pile(size)
        points.append(p)
        print(
            f"| {p['mentions']:,.0f} | {p['articles']:,.0f} | {p['rows']:,.0f} | {p['wall_s']:.1f} | {p['cpu_s']:.1f} |"
            f" {p['input_mb']:.0f} | {p['peak_mb']:.0f} |",
            flush=True,
        )
    if len(points) > 1:
        print(
            f"\nexponent of CPU time {exponent(points, 'cpu_s'):.2f}, of peak memory {exponent(points, 'peak_mb'):.2f}"
        )
        last = points[-2:]
        print(f"between the last two sizes {exponent(last, 'cpu_s'):.2f} and {exponent(last, 'peak_mb'):.2f}")


if __name__ == "__main__":
    main()
