"""Kill runs with SIGKILL at random points, let others go on, compare the tables byte for byte.

    python -m benchmarks.flow_crash --kills 20 --articles 8 --dask

In turn it is the process of the flow alone, whose children are left to notice; one of the processes that read articles,
after which the run has to come through by itself; all of them at once; and with ``--dask`` a worker of a Dask cluster
on loopback while it reads, after which the run has to come through as well. A run that comes through is compared with
an undisturbed one; then the next output is begun, until all kills are spent. Before that two runs are started together.
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
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import flow_corpus

#: What is killed, in turn.
WAYS = ("flow", "all", "reader")


def command(articles: Path | str, out: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "flows.cli", "run", str(articles), "--out", str(out), "--workers", "2", *more]


@dataclass(frozen=True, slots=True)
class Scene:
    """What is run on, in which folder, and the cluster whose workers may be killed."""

    folder: Path
    articles: Path
    rng: random.Random
    cluster: Any = None

    @property
    def ways(self) -> tuple[str, ...]:
        """What is killed, in turn."""
        return (*WAYS, "dask") if self.cluster else WAYS

    def start(self, out: Path, log: Any, way: str = "") -> subprocess.Popen[bytes]:
        """A run of its own group of processes."""
        more = ("--dask", self.cluster.scheduler_address) if way == "dask" else ()
        arguments = command(self.articles, out, *more)
        return subprocess.Popen(arguments, start_new_session=True, stdout=subprocess.DEVNULL, stderr=log)

    def kill(self, run: subprocess.Popen[bytes], way: str, after: float) -> bool:
        """Kill what ``way`` says: a process that reads as soon as there is one, the others ``after`` so many seconds;
        whether there was one.
        """
        if way in {"flow", "all"}:
            with suppress(subprocess.TimeoutExpired):
                run.wait(after)
                return False
            (os.kill if way == "flow" else os.killpg)(run.pid, signal.SIGKILL)
            return True
        while run.poll() is None:
            try:
                victims = self._readers(run.pid) if way == "reader" else self._dask_workers()
                if victims:
                    time.sleep(self.rng.uniform(0.0, 1.5))
                    os.kill(self.rng.choice(victims), signal.SIGKILL)
                    return True
            except OSError:  # it was just leaving
                continue
            time.sleep(0.02)
        return False

    def _readers(self, above: int) -> list[int]:
        return below(below([above], "flows.worker"), "flows.worker")

    def _dask_workers(self) -> list[int]:
        """Those that have articles to read: a worker that idles dies unseen."""
        pids = [nanny.pid for nanny in self.cluster.workers.values() if nanny.pid]
        return [pid for pid in pids if self._readers(pid)]


def staged(folder: Path, number: int, seed: int, cluster: Any = None) -> Scene:
    """A scene with so many articles."""
    articles = folder / "articles.jsonl"
    flow_corpus.write(number, articles)
    return Scene(folder, articles, random.Random(seed), cluster)


def tables(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*.parquet"))}


def once(scene: Scene, out: Path, after: float = 0.0, way: str = "") -> tuple[bool, bool]:
    """A run, of which ``way`` is killed: whether anything was, whether the run came through."""
    with tempfile.TemporaryFile() as log:
        run = scene.start(out, log, way)
        killed = scene.kill(run, way, after) if way else False
        run.wait()
        if run.returncode == -signal.SIGKILL:
            return killed, False
        if run.returncode:
            log.seek(0)
            raise SystemExit(f"a run failed: {log.read().decode()[-2000:]}")
    return killed, True


def below(parents: list[int], word: str) -> list[int]:
    """The children of processes whose command line holds a word (Linux)."""
    tasks = [task for parent in parents for task in Path(f"/proc/{parent}/task").glob("*/children")]
    children = [child for task in tasks for child in task.read_text().split()]
    return [int(child) for child in children if word in Path(f"/proc/{child}/cmdline").read_text()]


def together(scene: Scene, wanted: dict[str, bytes]) -> None:
    """Two runs on one folder, started at once: both have to end well."""
    out = scene.folder / "together"
    with tempfile.TemporaryFile() as log:
        runs = [scene.start(out, log) for _ in range(2)]
        codes = [run.wait() for run in runs]
        log.seek(0)
        assert codes == [0, 0], log.read().decode()
    same(tables(out), wanted)
    print("two runs started together: both ended well, the tables are as undisturbed", flush=True)


def same(found: dict[str, bytes], wanted: dict[str, bytes]) -> None:
    """Raises if they are not."""
    assert found == wanted, sorted(k for k in wanted.keys() | found if wanted.get(k) != found.get(k))


def crash(kills: int, scene: Scene) -> tuple[int, int]:
    """How many kills, and after how many of them a finished output was right. Raises if one is not."""
    begin = time.monotonic()
    once(scene, scene.folder / "undisturbed")
    whole = time.monotonic() - begin
    wanted = tables(scene.folder / "undisturbed")
    assert wanted, "the undisturbed run wrote nothing"
    together(scene, wanted)
    done = finished = tries = 0
    spent: Counter[str] = Counter()
    while done < kills:
        out = scene.folder / f"out{finished}"
        while done < kills:
            # From the second half on, where reading, extracting and committing happen; the rest is starting up.
            way = scene.ways[tries % len(scene.ways)]
            begin = time.monotonic()
            killed, came_through = once(scene, out, whole * scene.rng.uniform(0.3, 1.05), way)
            tries += 1
            if not killed and way in {"flow", "all"}:  # too late: the machine has more time for it now
                whole = time.monotonic() - begin
            done += killed
            spent[way] += killed
            if came_through:
                break
        once(scene, out)
        same(tables(out), wanted)
        finished += 1
        print(f"{done} kills {dict(spent)}, {finished} outputs finished, all as undisturbed", flush=True)
    return done, finished


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--dask", action="store_true", help="kill workers of a Dask cluster on loopback as well")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dateline-crash-") as name, ExitStack() as stack:
        cluster = None
        if chosen.dask:
            from distributed import LocalCluster

            make: Any = LocalCluster
            made = make(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None)
            cluster = stack.enter_context(made)
        print(crash(chosen.kills, staged(Path(name), chosen.articles, chosen.seed, cluster)))


if __name__ == "__main__":
    main()
