"""Run a command and measure it: wall and processor seconds, and the memory of its worker processes (Linux)."""

from __future__ import annotations

import os
import resource
import subprocess
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

#: Seconds between two looks at the memory of the processes.
_LOOK = 2.0


@dataclass(frozen=True, slots=True)
class Measured:
    """``cpu`` is that of the command and all it started; ``own`` and ``resident`` are the most megabytes that one
    worker process had for itself (memory shared with others counted in part) and in all; ``told`` what it wrote.
    """

    wall: float
    cpu: float
    own: float
    resident: float
    told: str


def measure(command: list[str], *, worker: str = "flows.worker") -> Measured:
    """Run to the end. Exits with what the command said if it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    environment = {k: v for k, v in os.environ.items() if k != "PREFECT_API_URL"}
    own = resident = 0.0
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        while process.poll() is None:
            for pss, rss in _memory(process.pid, worker):
                own, resident = max(own, pss), max(resident, rss)
            try:
                process.wait(_LOOK)
            except subprocess.TimeoutExpired:
                continue
        wall = time.perf_counter() - begin
        log.seek(0)
        told = log.read().decode("utf-8", "replace")
    if process.returncode:
        raise SystemExit(told[-3000:])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(wall, cpu, own, resident, told)


def _memory(root: int, worker: str) -> list[tuple[float, float]]:
    """Proportional and resident megabytes of the processes below ``root`` with a word in their command line."""
    children: defaultdict[int, list[int]] = defaultdict(list)
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError):
            continue
        children[parent].append(int(entry.name))
    below, found = [root], []
    for process in below:
        below += children[process]
        try:
            if worker in Path(f"/proc/{process}/cmdline").read_text():
                lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
                sizes = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines[1:]}
                found.append((sizes["Pss"], sizes["Rss"]))
        except (OSError, KeyError, IndexError):
            continue
    return found
