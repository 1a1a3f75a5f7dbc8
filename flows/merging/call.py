"""How a run has the merging done: a process of its own, started early, so that it is ready when the shards are."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from flows.merging.process import Job

_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class MergeError(RuntimeError):
    """The merging did not come to an end; the message is one line with the remedy."""


class Merging:
    """The process, from its start until it has answered or is not needed. Nothing runs before :meth:`start`; then it
    looks at what lies in ``out`` and ``work``, where nobody else may write. ``rules`` names how mentions are merged.
    """

    def __init__(self, out: str, work: Path, rules: str) -> None:
        self._given = (out, str(work), rules)
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> subprocess.Popen[bytes]:
        """Have it import what it needs and look at what there is, if it does not already."""
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
                [sys.executable, "-P", "-m", "flows.merging.process", *self._given],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=os.environ | _ONE_THREAD,
                start_new_session=True,  # it ends with everything it forked when our end of the pipe is closed
            )
        return self._process

    def ask(self, job: Job) -> None:
        """Have the job begun."""
        sink = self.start().stdin
        with suppress(OSError):  # it is dead, as the answer will tell
            if sink is not None:
                sink.write(job.dump().encode() + b"\n")
                sink.flush()

    def answer(self) -> None:
        """Wait until the rows are there; asked again, until the state is. ``MergeError`` if they will not be."""
        source = self.start().stdout
        line = source.readline() if source is not None else b""
        if not line.endswith(b"\n"):
            raise MergeError(
                "the process that merges died, for want of memory as a rule; give the machine more, or use fewer "
                "workers; the next run goes on where this one was"
            )
        answer = json.loads(line)
        if "error" in answer:
            raise MergeError(str(answer["error"]))

    def close(self) -> None:
        """End it. Safe to call twice."""
        if self._process is None:
            return
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what was not taken any more
                    pipe.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
