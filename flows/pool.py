"""Worker processes that outlive a task: the language pipeline is loaded once, whoever asks, however often.

A pool is safe to use from many threads. ``Pool.extract`` returns when the shard's results lie in the work folder. If a
worker dies or fails, the shard's articles are read again one at a time: the one at which it happens is rejected with
the reason, all others come through. (Halving the shard until the culprit stands alone would wait for the time limit
once a halving; one at a time waits once.)
"""

from __future__ import annotations

import atexit
import json
import os
import queue
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from extractors.model import Reject
from flows.shards import Found, Shard, WorkFolder
from flows.worker import rejected

#: A worker is replaced after this many jobs: the pipeline's table of words grows with every new one it meets.
JOBS_A_WORKER = 40
LOAD_SECONDS = 300.0
#: Among articles read together the time of a single one is not known; their limit is at least this.
TOGETHER_SECONDS = 30.0


class PoolError(RuntimeError):
    """The worker processes cannot be started; the message is one line with the remedy."""


class _DiedError(Exception):
    def __init__(self, done: int, seconds: float) -> None:
        super().__init__()
        self.done = done
        self.seconds = seconds


@dataclass(slots=True)
class _Worker:
    connection: Connection
    jobs: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows a shard gave."""

    mentions: int
    rejects: int


Progress = Callable[[int], None]


class Pool:
    """``size`` workers with the language pipeline ``model`` (``None``: the embedded one). Starts loading at once."""

    def __init__(self, size: int, model: str | None = None) -> None:
        if not hasattr(os, "fork"):
            raise PoolError("worker processes need Linux or macOS; on Windows run dateline under WSL")
        self.size = size
        self._slots: queue.SimpleQueue[_Worker | None] = queue.SimpleQueue()
        for _ in range(size):
            self._slots.put(None)
        self._lock = threading.Lock()
        self._ready = False
        self._control, theirs = socket.socketpair()
        environment = os.environ | dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
                [sys.executable, "-m", "flows.worker", str(theirs.fileno()), model or ""],
                pass_fds=[theirs.fileno()],
                env=environment,
                stdin=subprocess.DEVNULL,
            )
        atexit.register(self.close)

    def ready(self) -> None:
        """Wait until the pipeline is loaded. ``PoolError`` if it cannot be."""
        with self._lock:
            if self._ready:
                return
            self._control.settimeout(LOAD_SECONDS)
            try:
                line = self._control.makefile("rb", buffering=0).readline()
            except TimeoutError:
                line = b""
            answer = json.loads(line) if line.endswith(b"\n") else {"error": "the process ended while loading"}
            if "error" in answer:
                raise PoolError(str(answer["error"]))
            self._control.settimeout(None)
            self._ready = True

    def extract(self, folder: WorkFolder, shard: Shard, seconds: float, progress: Progress = lambda _: None) -> Counts:
        """Read a shard's articles, each within ``seconds``; what was found lies in ``folder`` afterwards.

        ``progress`` is called with the number of articles finished since it was last called.
        """
        self.ready()
        try:
            counts = self._run(folder, shard.key, 0, shard.articles, seconds, progress, to=shard.key)
        except _FAILURES:
            counts = None
        if counts is not None:
            return counts
        return self._corner(folder, shard, seconds)

    def _corner(self, folder: WorkFolder, shard: Shard, seconds: float) -> Counts:
        """One article at a time. A death of unknown cause is given a second try, for it may have come from outside."""
        articles = folder.articles(shard.key)
        todo, pieces = [(0, len(articles))], []
        rejects: list[Reject] = []
        tried: set[int] = set()
        while todo:
            begin, end = todo.pop()
            piece = f"{shard.key}.{begin}-{end}"
            try:
                self._run(folder, shard.key, begin, end, seconds, lambda _: None, to=piece, alone=True)
                pieces.append(piece)
                continue
            except _DiedError as death:
                culprit = begin + min(death.done, end - begin - 1)
                late = death.seconds >= seconds * 0.95
            todo += [span for span in ((begin, culprit), (culprit + 1, end)) if span[0] < span[1]]
            if not late and culprit not in tried:
                tried.add(culprit)
                todo.append((culprit, culprit + 1))
            else:
                reason, detail = ("time_limit", f"{seconds:g} s") if late else ("worker_died", "twice")
                rejects.append(rejected(articles[culprit], reason, detail))
        found = [folder.found(piece) for piece in pieces]
        mentions = [m for part in found for m in part.mentions]
        rejects += [r for part in found for r in part.rejects]
        folder.put_found(shard.key, Found(tuple(mentions), tuple(rejects)))
        for piece in pieces:
            folder.drop(piece)
        return Counts(len(mentions), len(rejects))

    def _run(
        self,
        folder: WorkFolder,
        key: str,
        begin: int,
        end: int,
        seconds: float,
        progress: Progress,
        *,
        to: str,
        alone: bool = False,
    ) -> Counts:
        limit = seconds if alone else max(seconds, TOGETHER_SECONDS)
        job = {"work": str(folder.root), "key": key, "begin": begin, "end": end, "seconds": limit}
        worker = self._hand_over(json.dumps(job | {"to": to, "alone": alone}).encode())
        try:
            answer = _listen(worker.connection, limit, progress)
        except BaseException:
            worker.connection.close()
            self._slots.put(None)
            raise
        worker.jobs += 1
        if worker.jobs >= JOBS_A_WORKER:
            worker.connection.close()
            self._slots.put(None)
        else:
            self._slots.put(worker)
        if "failed" in answer:
            raise _FailedError(str(answer["failed"]))
        return Counts(int(answer["mentions"]), int(answer["rejects"]))

    def _hand_over(self, job: bytes) -> _Worker:
        """Give a job to a free worker; one that died while it was idle is replaced."""
        worker = self._slots.get()
        try:
            if worker is not None:
                with suppress(OSError):
                    worker.connection.send_bytes(job)
                    return worker
                worker.connection.close()
            fresh = self._fork()
            fresh.connection.send_bytes(job)
        except BaseException:
            self._slots.put(None)
            raise
        return fresh

    def _fork(self) -> _Worker:
        ours, theirs = socket.socketpair()
        with self._lock, theirs:
            try:
                socket.send_fds(self._control, [b"f"], [theirs.fileno()])
            except OSError as error:
                ours.close()
                raise PoolError(
                    "the worker processes are gone; start the run again, it goes on where it was"
                ) from error
        return _Worker(Connection(ours.detach()))

    def close(self) -> None:
        """End the workers. Safe to call twice."""
        atexit.unregister(self.close)
        while not self._slots.empty():
            worker = self._slots.get()
            if worker is not None:
                worker.connection.close()
        self._control.close()
        try:
            self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


_POOLS: dict[tuple[int, str | None], Pool] = {}


def pool_for(processes: int, model: str | None) -> Pool:
    """The worker processes of this process, started when first asked for."""
    key = (processes, model)
    if key not in _POOLS:
        _POOLS[key] = Pool(processes, model)
    return _POOLS[key]


def close_pools() -> None:
    """End the worker processes of this process."""
    while _POOLS:
        _POOLS.popitem()[1].close()


class _FailedError(Exception):
    """An error in the extractors while articles were read together."""


_FAILURES = (_DiedError, _FailedError)


def _listen(connection: Connection, seconds: float, progress: Progress) -> dict[str, Any]:
    """The worker's answer; ``_DiedError`` with how far it got if it is gone, or far over its own time limit."""
    done = 0
    since = time.monotonic()
    while True:
        try:
            if not connection.poll(seconds + 30):
                raise _DiedError(done, seconds)  # its own timer should have ended it; closing the socket gives it up
            message: dict[str, Any] = json.loads(connection.recv_bytes())
        except (EOFError, OSError):
            raise _DiedError(done, time.monotonic() - since) from None
        if set(message) != {"done"}:
            return message
        progress(message["done"] - done)
        done = message["done"]
        since = time.monotonic()
