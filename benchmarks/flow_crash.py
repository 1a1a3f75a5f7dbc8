"""Kill runs with SIGKILL at random points, let others go on, compare the tables byte for byte.

    python benchmarks/flow_crash.py --kills 20

In turn it is the process of the flow alone, whose children are left to notice; one of the processes that read articles,
after which the run has to come through by itself; and all of them at once. A run that comes through is compared with an
undisturbed one; then the next output is begun, until all kills are spent.
With PREFECT_API_URL set the runs use that server, which makes them quicker; the result is the same.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks import flow_corpus

#: What is killed, in turn.
WAYS = ("flow", "all", "reader")


def command(articles: Path | str, out: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "flows.cli", "run", str(articles), "--out", str(out), "--workers", "2", *more]


def tables(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*.parquet"))}


def once(articles: Path, out: Path, after: float | None, way: str = "") -> tuple[bool, bool]:
    """A run, of which ``way`` is killed ``after`` so many seconds: whether anything was, whether it came through."""
    with tempfile.TemporaryFile() as log:
        run = subprocess.Popen(command(articles, out), start_new_session=True, stdout=subprocess.DEVNULL, stderr=log)
        killed = False
        try:
            run.wait(after)
        except subprocess.TimeoutExpired:
            killed = kill(run.pid, way)
        run.wait()
        if run.returncode == -signal.SIGKILL:
            return killed, False
        if run.returncode:
            log.seek(0)
            raise SystemExit(f"a run failed: {log.read().decode()[-2000:]}")
    return killed, True


def kill(run: int, way: str) -> bool:
    """Kill the process of the flow, one of those that read articles, or the whole group; whether there was one."""
    if way == "all":
        os.killpg(run, signal.SIGKILL)
        return True
    try:
        os.kill(run if way == "flow" else below(below([run], "flows.worker"), "flows.worker")[-1], signal.SIGKILL)
    except (IndexError, OSError):
        return False  # none was there, or it was just leaving
    return True


def below(parents: list[int], word: str) -> list[int]:
    """The children of processes whose command line holds a word (Linux)."""
    tasks = [task for parent in parents for task in Path(f"/proc/{parent}/task").glob("*/children")]
    children = [child for task in tasks for child in task.read_text().split()]
    return [int(child) for child in children if word in Path(f"/proc/{child}/cmdline").read_text()]


def crash(kills: int, number: int, seed: int, folder: Path) -> tuple[int, int]:
    """How many kills, and after how many of them a finished output was right. Raises if one is not."""
    rng = random.Random(seed)
    articles = folder / "articles.jsonl"
    flow_corpus.write(number, articles)
    begin = time.monotonic()
    once(articles, folder / "undisturbed", None)
    whole = time.monotonic() - begin
    wanted = tables(folder / "undisturbed")
    assert wanted, "the undisturbed run wrote nothing"
    done = finished = 0
    spent: Counter[str] = Counter()
    while done < kills:
        out = folder / f"out{finished}"
        while done < kills:
            # From the second half on, where reading, extracting and committing happen; the rest is starting up.
            way = WAYS[done % len(WAYS)]
            begin = time.monotonic()
            killed, came_through = once(articles, out, whole * rng.uniform(0.3, 1.05), way)
            if not killed:  # too late: the machine has more time for it now
                whole = time.monotonic() - begin
            done += killed
            spent[way] += killed
            if came_through:
                break
        once(articles, out, None)
        found = tables(out)
        assert found == wanted, sorted(k for k in wanted.keys() | found if wanted.get(k) != found.get(k))
        finished += 1
        print(f"{done} kills {dict(spent)}, {finished} outputs finished, all as undisturbed", flush=True)
    return done, finished


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dateline-crash-") as name:
        print(crash(chosen.kills, chosen.articles, chosen.seed, Path(name)))
