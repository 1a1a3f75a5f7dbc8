"""Where extraction runs: worker processes here, or a Dask cluster, through Prefect's task-runner interface.

On Dask every worker keeps a pool of its own (:mod:`flows.pool`), so that time limits, cornering and the pipeline loaded
once hold there as well. ``pip install dateline[dask]`` brings what is needed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from inspect import signature
from typing import Any

from prefect import Task
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.glance import seems_idle
from flows.options import Work
from flows.pool import pool_for

Submit = Callable[..., PrefectFuture[Any]]


class EngineError(RuntimeError):
    """The engine that was asked for cannot be had; the message is one line with the remedy."""


def threads() -> TaskRunner[Any]:
    """What waits for the worker processes: a thread a shard being read, and some that queue."""
    return ThreadPoolTaskRunner(max_workers=64)


def prepare(options: Work) -> None:
    """Begin to load the language pipeline, if this process needs it and there seems to be something to do."""
    if options.engine == "processes" and not seems_idle(options):
        pool_for(options.processes, options.model)


@contextmanager
def extraction(options: Work, task: Task[..., Any]) -> Iterator[Submit]:
    """Gives the function that hands a shard over. ``PoolError`` from it if the pipeline cannot be loaded."""
    if options.engine == "processes":

        def submit_here(*arguments: Any) -> PrefectFuture[Any]:
            pool_for(options.processes, options.model).ready()
            return task.submit(*arguments)

        yield submit_here
        return
    names = list(signature(task.fn).parameters)
    with _dask(options) as runner:

        def submit_there(*arguments: Any) -> PrefectFuture[Any]:
            try:
                _ = runner.client  # connects when it is first asked for
            except OSError as error:
                raise EngineError(f"no Dask scheduler answers: {error}; start it, or mend the address") from None
            future: PrefectFuture[Any] = runner.submit(task, dict(zip(names, arguments, strict=True)))
            return future

        yield submit_there


def _dask(options: Work) -> Any:
    try:
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError:
        raise EngineError("engine dask needs prefect-dask: pip install 'dateline[dask]'") from None
    if options.dask_address:
        return DaskTaskRunner(address=options.dask_address)
    return DaskTaskRunner(
        cluster_kwargs={
            "n_workers": options.processes,
            "threads_per_worker": 1,
            "host": "127.0.0.1",
            "dashboard_address": None,
        }
    )


def slots(processes: int) -> int:
    """How many shards this process reads at a time: as asked for, or what the Dask worker it is has been given."""
    distributed = sys.modules.get("distributed")
    if distributed is None:
        return processes
    try:
        return int(distributed.get_worker().state.nthreads)
    except ValueError:  # not in a Dask worker
        return processes
