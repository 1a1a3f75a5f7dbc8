"""A run from the command line: connects, draws a progress bar on a terminal, prints the outcome in a few lines."""

from __future__ import annotations

import contextlib
import importlib
import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer

from flows import progress
from flows.api import Api, ApiError, connected, surely_not_configured
from flows.direct import without_server
from flows.glance import first_time
from flows.hands import begin
from flows.options import RunOptions
from flows.pool import PoolError

if TYPE_CHECKING:
    from prefect.client.schemas.objects import State
    from rich.progress import Progress

    from flows.summary import Summary


def run_here(options: RunOptions, *, verbose: bool) -> int:
    """Run the flow in this process and say how it went; the exit code."""
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    os.environ.setdefault("DO_NOT_TRACK", "1")
    if not verbose:
        os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
        logging.captureWarnings(True)

    try:
        if surely_not_configured():
            with _bar(shown=not verbose):
                done = without_server(options, verbose=verbose)
            if done is not None:
                return _told(done)
        if options.engine == "processes" and first_time(options):
            begin(options)  # loads the language while Prefect starts
        with connected() as api:
            begin(options)
            return _run(options, api, verbose=verbose)
    except (ApiError, PoolError) as error:
        typer.echo(f"dateline: {error}", err=True)
        return 1
    except OSError as error:  # before the flow begins, which explains its own
        where = error.filename2 or error.filename or tempfile.gettempdir()
        typer.echo(
            f"dateline: {where}: {error.strerror or error}; TMPDIR names another place for temporary files", err=True
        )
        return 1


def _run(options: RunOptions, api: Api, *, verbose: bool) -> int:
    from flows import logs
    from flows.main import dateline

    logs.quiet()
    importlib.import_module("extractors.articles.copies")  # while the server starts
    api.wait()
    try:
        with _bar(shown=not verbose):
            state: State[Any] = dateline(options, return_state=True)  # type: ignore[assignment]  # not async
        summary = state.result(raise_on_failure=False)
    except RuntimeError as error:
        if "reach API" not in str(error):
            raise
        raise ApiError(f"{error}; start that server, or unset PREFECT_API_URL to run without one") from None
    finally:
        if api.temporary:
            logs.flush()
    return _outcome(options, state, summary)


def _outcome(options: RunOptions, state: State[Any], summary: Any) -> int:
    if not state.is_completed():
        typer.echo(f"dateline: {state.message or 'the run failed'}", err=True)
        if isinstance(summary, BaseException):
            typer.echo("dateline: this is an error of dateline; --verbose shows where", err=True)
        return 1
    return _told(summary)


def _told(summary: Summary) -> int:
    if summary.failed:
        typer.echo(f"dateline: {summary.failed}", err=True)
        return 1
    for line in summary.refusals():
        typer.echo(line, err=True)
    for line in summary.lines():
        typer.echo(line)
    return 0


@contextlib.contextmanager
def _bar(*, shown: bool) -> Iterator[None]:
    if not (shown and sys.stderr.isatty()):
        yield
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
    bar = Progress(
        *columns,
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with bar:
        listener = _Listener(bar)
        progress.listeners.append(listener)
        try:
            yield
        finally:
            progress.listeners.remove(listener)


class _Listener:
    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._total = 0
        self._task = bar.add_task("reading articles", total=None, rate="")

    def found(self, articles: int) -> None:
        """New articles were read."""
        self._total += articles
        self._bar.update(self._task, total=self._total, description="finding events")

    def extracted(self, articles: int) -> None:
        """Articles were finished."""
        self._bar.advance(self._task, articles)
        speed = self._bar.tasks[0].speed
        self._bar.update(self._task, rate=f"{speed:.0f}/s" if speed else "")

    def said(self, line: str) -> None:
        """What is waited for, say."""
        self._bar.console.print(f"dateline: {line}", markup=False, highlight=False, soft_wrap=True)
