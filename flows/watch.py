"""While a run works: the progress artifact and a line in the log, no more often than a person looks."""

from __future__ import annotations

import time
from logging import Logger, LoggerAdapter
from types import TracebackType
from typing import Any
from uuid import UUID

from prefect.artifacts import create_progress_artifact, update_progress_artifact

from flows.summary import count

#: Seconds between two updates of the progress artifact, and between two log lines.
ARTIFACT_SECONDS, LINE_SECONDS = 3.0, 15.0


class Watch:
    """Keeps the progress artifact and the log up to date, but no more often than a person looks."""

    def __init__(self, log: Logger | LoggerAdapter[Any]) -> None:
        self._log = log
        self._artifact: UUID | None = None
        self._begin = time.monotonic()
        self._shown = self._told = self._begin
        self._done = 0

    def __enter__(self) -> Watch:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._artifact is not None and error is None:
            update_progress_artifact(self._artifact, 100.0, description=self._line(self._done))

    def finished(self, articles: int, total: int) -> None:
        """Note that so many more articles of ``total`` are read."""
        self._done += articles
        now = time.monotonic()
        if now - self._shown >= ARTIFACT_SECONDS:
            self._shown = now
            share = 100.0 * self._done / max(total, self._done, 1)
            if self._artifact is None:
                self._artifact = create_progress_artifact(share, description=self._line(total))  # type: ignore[assignment]
            else:
                update_progress_artifact(self._artifact, share, description=self._line(total))
        if now - self._told >= LINE_SECONDS:
            self._told = now
            self._log.info("%s", self._line(total))

    def _line(self, total: int) -> str:
        speed = self._done / max(time.monotonic() - self._begin, 0.001)
        left = f", about {(total - self._done) / speed:.0f} s left" if self._done and total > self._done else ""
        return f"found the events of {self._done:,} of {count(total, 'article')}, {speed:.1f} a second{left}"
