"""One run at a time on an output: a file lock beside local tables, and a limit on the Prefect server.

The file lock holds off every other run on the same folder and ends with its process, however that ends. An object store
has no locks: there a limit on the Prefect server takes its place, for all machines that talk to the same server.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, TypeVar

from prefect import get_run_logger
from prefect.states import Cancelled, Failed

from flows import progress
from flows.options import Work
from output import store

#: A run that was killed gives its place on the server back after this many seconds.
LEASE_SECONDS = 60.0

T = TypeVar("T")


class BusyError(Exception):
    """Another run writes to the same output. ``cancel`` says whether that is an order or a pity."""

    def __init__(self, options: Work) -> None:
        waited = "" if options.if_busy == "cancel" else f" for more than {options.wait_seconds:g} s"
        super().__init__(f"{options.out}: another run has been writing here{waited}; this one did nothing")
        self._cancel = options.if_busy == "cancel"

    def state(self) -> Any:
        """How the run ends."""
        return Cancelled(message=str(self)) if self._cancel else Failed(message=str(self))


@contextmanager
def alone(options: Work) -> Iterator[store.Held | None]:
    """Be the only run on this output, and say so when that means waiting. ``BusyError`` if another one does not end in
    time.
    """
    with ExitStack() as stack:
        if "://" in options.out:
            _in_turn(options, lambda wait: stack.enter_context(_on_server(options, wait)))
        yield _in_turn(options, lambda wait: stack.enter_context(_locked(options, wait)))


def _in_turn(options: Work, enter: Callable[[float], T]) -> T:
    """At once where nobody is there, else after saying what is waited for."""
    try:
        return enter(0.0)
    except BusyError:
        if options.if_busy == "cancel" or not options.wait_seconds:
            raise
    line = f"another run is writing to {options.out}; waiting until it is done, at most {options.wait_seconds:,.0f} s"
    get_run_logger().info("%s", line)
    progress.said(line)
    return enter(options.wait_seconds)


@contextmanager
def _locked(options: Work, wait: float) -> Iterator[store.Held | None]:
    with ExitStack() as stack:
        try:
            held = stack.enter_context(store.exclusive(options.out, wait))
        except store.OutputError as error:
            if "another run" in str(error):
                raise BusyError(options) from error
            raise
        yield held


@contextmanager
def _on_server(options: Work, wait: float) -> Iterator[None]:
    from prefect.client.orchestration import get_client
    from prefect.concurrency.sync import concurrency

    name = f"dateline {options.out_label}"
    with get_client(sync_client=True) as client:
        client.upsert_global_concurrency_limit_by_name(name, 1)
    held = False
    try:
        with concurrency(name, timeout_seconds=max(wait, 0.1), lease_duration=LEASE_SECONDS, strict=True):
            held = True
            yield
    except TimeoutError:
        if held:
            raise
        raise BusyError(options) from None
