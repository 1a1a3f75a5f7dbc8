"""Kill runs with SIGKILL at random points, let others go on, compare the tables byte for byte.

    python benchmarks/flow_crash.py --kills 20

Every other time only the process of the flow is killed and its children are left to notice, else all of them at once.
A run that comes through is compared with an undisturbed one; then the next output is begun, until all kills are spent.
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
from pathlib import Path

from benchmarks import flow_corpus

TABLES = ("documents", "mentions", "timeline.parquet", "rejects.parquet", "runs.parquet")


def command(articles: Path | str, out: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "flows.cli", "run", str(articles), "--out", str(out), "--workers", "2", *more]


def tables(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*.parquet"))}


def once(articles: Path, out: Path, after: float | None, *, whole_group: bool) -> bool:
    """A run, killed ``after`` so many seconds; whether it came through."""
    run = subprocess.Popen(
        command(articles, out), start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        _, errors = run.communicate(timeout=after)
    except subprocess.TimeoutExpired:
        if whole_group:
            os.killpg(run.pid, signal.SIGKILL)
        else:
            run.kill()
        run.wait()
        if run.stderr:
            run.stderr.close()
        return False
    if run.returncode:
        raise SystemExit(f"a run failed: {errors.decode()[-2000:]}")
    return True


def crash(kills: int, number: int, seed: int, folder: Path) -> tuple[int, int]:
    """How many kills, and after how many of them a finished output was right. Raises if one is not."""
    rng = random.Random(seed)
    articles = folder / "articles.jsonl"
    flow_corpus.write(number, articles)
    begin = time.monotonic()
    once(articles, folder / "undisturbed", None, whole_group=False)
    whole = time.monotonic() - begin
    wanted = tables(folder / "undisturbed")
    assert wanted, "the undisturbed run wrote nothing"
    done = finished = 0
    while done < kills:
        out = folder / f"out{finished}"
        while done < kills:
            # From the second half on, where reading, extracting and committing happen; the rest is starting up.
            came_through = once(articles, out, whole * rng.uniform(0.3, 1.05), whole_group=bool(done % 2))
            done += not came_through
            if came_through:
                break
        once(articles, out, None, whole_group=False)
        found = tables(out)
        assert found == wanted, sorted(k for k in wanted.keys() | found if wanted.get(k) != found.get(k))
        finished += 1
        print(f"{done} kills, {finished} outputs finished, all as undisturbed", flush=True)
    return done, finished


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dateline-crash-") as name:
        print(crash(chosen.kills, chosen.articles, chosen.seed, Path(name)))
