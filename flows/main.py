"""The flow: read → extract (mapped over shards) → merge → write, and what the Prefect UI shows of it.

Prefect sees a task a shard, which is seconds of work; articles and mentions travel through files. Errors that a user
can mend end the run as failed with one line, not with a traceback.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger, runtime, task
from prefect.cache_policies import NO_CACHE
from prefect.futures import as_completed
from prefect.states import Cancelled, Failed
from prefect.task_runners import ThreadPoolTaskRunner

from flows import job as steps
from flows import progress, report
from flows.options import RunOptions
from flows.pool import Counts, Pool, PoolError
from flows.shards import Shard, WorkFolder
from output import store

_QUIET: dict[str, Any] = {"cache_policy": NO_CACHE, "persist_result": False}


def _run_name() -> str:
    options = RunOptions.model_validate(runtime.flow_run.parameters["options"])
    names = [Path(path).name or path for path in options.paths]
    more = f" +{len(names) - 1}" if len(names) > 1 else ""
    return f"{names[0][:60]}{more} → {Path(options.out).name} {datetime.now(UTC):%Y-%m-%d %H:%M}"


@task(name="read", **_QUIET)
def read(job: steps.Job) -> Iterator[Shard]:
    """Files → articles, laid down in shards; those that earlier runs finished are passed over."""
    yield from steps.read(job)


@task(name="extract", task_run_name="extract {shard.articles} articles ({shard.key})", **_QUIET)
def extract(shard: Shard, work: str, model: str | None, processes: int, seconds: float) -> Counts:
    """One shard of articles → event mentions, in a worker process; a poison article is rejected, the rest goes on."""
    folder = WorkFolder(Path(work))
    if folder.finished(shard.key):
        return Counts(-1, 0)
    return pool_for(processes, model).extract(folder, shard, seconds, progress.extracted)


@task(name="merge", **_QUIET)
def merge(job: steps.Job, shards: list[Shard]) -> steps.Merged:
    """All mentions → one timeline."""
    return steps.merge(job, shards)


@task(name="write", **_QUIET)
def write(job: steps.Job, shards: list[Shard], merged: steps.Merged, held: store.Held) -> Any:
    """Tables replaced as one, or left as they were."""
    return steps.write(job, shards, merged, held)


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


@flow(
    name="dateline",
    flow_run_name=_run_name,
    description="News articles in, a timeline of dated events out: read, extract, merge, write.",
    task_runner=ThreadPoolTaskRunner(max_workers=64),
    persist_result=False,
)
def dateline(options: RunOptions) -> Any:
    """Read articles, find the dated events in them, merge them with what is known and write the Parquet tables."""
    log = get_run_logger()
    pool_for(options.processes, options.model)
    try:
        with ExitStack() as stack:
            wait = options.wait_seconds if options.if_busy == "wait" else 0.0
            held = stack.enter_context(store.exclusive(options.out, wait))
            return _run(options, held)
    except (store.OutputError, PoolError) as error:
        if options.if_busy == "cancel" and "another run" in str(error):
            return Cancelled(message=str(error))
        log.error("%s", error)
        return Failed(message=str(error))
    finally:
        close_pools()


def _run(options: RunOptions, held: store.Held) -> Any:
    log = get_run_logger()
    clock = {"start": time.perf_counter()}
    job = steps.plan(options)
    shards: list[Shard] = []
    futures = []
    for shard in read(job):
        pool_for(options.processes, options.model).ready()
        shards.append(shard)
        progress.found(shard.articles)
        futures.append(
            extract.submit(shard, str(job.folder.root), options.model, options.processes, options.article_seconds)
        )
    tally = job.tally
    clock["read"] = time.perf_counter()
    log.info("%s", report.read_line(tally))
    for future in as_completed(futures):
        future.result()
    clock["extract"] = time.perf_counter()
    merged = merge(job, shards)
    clock["merge"] = time.perf_counter()
    replaced, changes = write(job, shards, merged, held)
    clock["write"] = time.perf_counter()
    summary = report.Summary.of(options, tally, merged.events, changes, replaced, clock)
    for line in summary.lines():
        log.info("%s", line)
    report.publish(summary)
    if not tally.new and not tally.unchanged and not tally.refused_before:
        return Failed(message=report.nothing(tally), data=summary)
    return summary
