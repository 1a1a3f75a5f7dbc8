"""Worker processes that hold the language pipeline: started once, forked from one that has loaded it, asked by socket.

:mod:`flows.pool` decides what they are asked and what becomes of an article at which one dies; :mod:`flows.worker` is
their own side.
"""

from __future__ import annotations

import atexit
import json
import os
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

from flows.line import Line

#: A worker is replaced after this many jobs: the pipeline's table of words grows with every new one it meets.
JOBS_A_WORKER = 40
LOAD_SECONDS = 300.0
#: A worker's own timer ends it; one that says nothing so much later is given up.
GRACE_SECONDS = 30.0
#: One core a worker; and the C library keeps what an article needed for the next one (glibc: else it gives memory back
#: and has it cleared by the system again, three times as many page faults).
_ENVIRONMENT = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1") | {
    "MALLOC_MMAP_THRESHOLD_": str(32 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(256 << 20),
}
_GONE = "the worker processes are gone; start the run again, it goes on where it was"

Progress = Callable[[int], None]


class PoolError(RuntimeError):
    """The worker processes cannot be had; the message is one line with the remedy."""


class DiedError(Exception):
    """A worker is gone, ``seconds`` after it had read ``done`` articles."""

    def __init__(self, done: int, seconds: float) -> None:
        super().__init__()
        self.done = done
        self.seconds = seconds


@dataclass(slots=True)
class _Worker:
    connection: Connection
    jobs: int = 0


class Workers:
    """``size`` workers with the language pipeline ``model`` (``None``: the embedded one). Starts loading at once."""

    def __init__(self, size: int, model: str | None = None) -> None:
        if not hasattr(os, "fork"):
            raise PoolError("worker processes need Linux or macOS; on Windows run dateline under WSL")
        #: What is done to an article, as the process that loaded the rules knows it; see :mod:`flows.recipe`.
        self.recipe = ""
        self._wrong = ""
        #: A worker that is idle, or leave to fork one.
        self.slots: Line[_Worker | None] = Line([None] * size)
        self._busy: set[Connection] = set()
        self._closed = False
        self._lock = threading.Lock()
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
                [sys.executable, "-P", "-m", "flows.worker", str(theirs.fileno()), model or ""],
                pass_fds=[theirs.fileno()],
                env=os.environ | _ENVIRONMENT,
                stdin=subprocess.DEVNULL,
            )
        atexit.register(self.close)

    @property
    def pid(self) -> int:
        """Of the process that holds the pipeline and forks the workers."""
        return self._process.pid

    def ready(self, rules: str = "") -> None:
        """Wait until the pipeline is loaded. ``PoolError`` if it cannot be, or not with these ``rules``."""
        with self._lock:
            if self._wrong:
                raise PoolError(self._wrong)
            if self.recipe:
                self._check(rules)
                return
            self._control.settimeout(LOAD_SECONDS)
            try:
                line = self._control.makefile("rb", buffering=0).readline()
            except TimeoutError:
                line = b""
            answer = json.loads(line) if line.endswith(b"\n") else {"error": "the process ended while loading"}
            if "error" in answer:
                self._wrong = str(answer["error"])
                raise PoolError(self._wrong)
            self._control.settimeout(None)
            self.recipe = str(answer.get("recipe", "none"))
            self._check(rules)

    def _check(self, rules: str) -> None:
        if rules and self.recipe != rules:
            raise PoolError(
                "the worker processes have loaded another version of dateline than the run; if it was upgraded just "
                "now start the run again, else look for a second installation in PYTHONPATH"
            )

    def ask(self, job: dict[str, Any], progress: Progress) -> dict[str, Any]:
        """Have a job done by a worker that is free and give back its answer. ``DiedError`` if it does not come."""
        worker = self._hand_over(json.dumps(job).encode())
        self._busy.add(worker.connection)
        if self._closed:
            _hang_up(worker.connection)
        try:
            answer = _listen(worker.connection, float(job["seconds"]), progress)
        except BaseException:
            self._busy.discard(worker.connection)
            worker.connection.close()
            self.slots.put(None)
            raise
        self._busy.discard(worker.connection)
        worker.jobs += 1
        if worker.jobs >= JOBS_A_WORKER:
            worker.connection.close()
            self.slots.put(None)
        else:
            self.slots.put(worker)
        return answer

    def _hand_over(self, job: bytes) -> _Worker:
        """Give a job to a free worker; one that died while it was idle is replaced."""
        worker = self.slots.get()
        try:
            if self._closed:
                raise PoolError(_GONE)
            if worker is not None:
                with suppress(OSError):
                    worker.connection.send_bytes(job)
                    return worker
                worker.connection.close()
            fresh = self._fork()
            fresh.connection.send_bytes(job)
        except BaseException:
            self.slots.put(None)
            raise
        return fresh

    def _fork(self) -> _Worker:
        ours, theirs = socket.socketpair()
        with self._lock, theirs:
            try:
                socket.send_fds(self._control, [b"f"], [theirs.fileno()])
            except OSError as error:
                ours.close()
                raise PoolError(_GONE) from error
        return _Worker(Connection(ours.detach()))

    def close(self) -> None:
        """End the workers, also those that are reading; who waits for one is told so. Safe to call twice."""
        self._closed = True
        atexit.unregister(self.close)
        for connection in tuple(self._busy):
            _hang_up(connection)
        for worker in self.slots.clear():
            if worker is not None:
                worker.connection.close()
        self.slots.put(None)  # whoever waits for a worker takes it, looks, and puts it back
        self._control.close()
        try:
            self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _hang_up(connection: Connection) -> None:
    """End a conversation that another thread holds: both sides find it ended."""
    with suppress(OSError), socket.socket(fileno=os.dup(connection.fileno())) as line:
        line.shutdown(socket.SHUT_RDWR)


def _listen(connection: Connection, seconds: float, progress: Progress) -> dict[str, Any]:
    """The worker's answer; ``DiedError`` with how far it got if it is gone, or far over its own time limit."""
    done = 0
    since = time.monotonic()
    while True:
        try:
            if not connection.poll(seconds + GRACE_SECONDS):
                raise DiedError(done, seconds)  # its own timer should have ended it; closing the socket gives it up
            message: dict[str, Any] = json.loads(connection.recv_bytes())
        except (EOFError, OSError):
            raise DiedError(done, time.monotonic() - since) from None
        if set(message) != {"done"}:
            return message
        progress(message["done"] - done)
        done = message["done"]
        since = time.monotonic()
