"""The flows: ``dateline`` (everything), ``ingest``, ``timeline`` (rebuild), ``backfill`` (some months).

Each is read → extract (mapped over shards) → merge → write. Prefect sees a task a shard, which is seconds of work;
articles and mentions travel through files. What a user can mend ends a run as failed with one line and no traceback.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger, runtime, task
from prefect.cache_policies import NO_CACHE
from prefect.futures import as_completed
from prefect.states import Completed, Failed
from prefect.task_runners import ThreadPoolTaskRunner

from flows import course, emit, hands, report, settle
from flows import job as start
from flows.busy import BusyError, alone
from flows.logs import quiet
from flows.merging.call import MergeError, Merging
from flows.options import BackfillOptions, RebuildOptions, RunOptions, Work
from flows.pool import Counts, Hands, PoolError
from flows.shards import Shard, WorkFolder
from flows.watch import Watch
from output import store
from output.errors import explain

_QUIET: dict[str, Any] = {"cache_policy": NO_CACHE, "persist_result": False}
#: Only where a file system is far away may the same call go well a moment later.
_FAR: dict[str, Any] = {"retries": 3, "retry_delay_seconds": [2, 10, 30], "retry_jitter_factor": 0.5}


@task(name="extract", task_run_name="extract {shard.articles} articles ({shard.key:.8})", **_QUIET)
def extract(shard: Shard, folder: WorkFolder, hands: Hands, seconds: float) -> Counts:
    """One shard of articles → event mentions; a poison article is rejected, the rest goes on."""
    return course.extract(shard, folder, hands, seconds)


@task(name="read", task_run_name="read", **_QUIET)
def read(job: start.Job) -> Iterator[Shard]:
    """Files → articles, laid down in shards; those that earlier runs finished are passed over."""
    yield from start.read(job)


@task(name="merge", task_run_name="merge", **_QUIET)
def merge(
    job: start.Job, shards: list[Shard], merging: Merging, held: store.Held | None, *, only_add: bool
) -> settle.Merged:
    """All mentions → one timeline, in a process of its own; articles and mentions are laid aside meanwhile."""
    return settle.merge(job, shards, merging, held, only_add=only_add)


@task(name="write", task_run_name="write", **_QUIET)
def write(job: start.Job, shards: list[Shard], merged: settle.Merged, held: store.Held | None) -> Any:
    """Tables replaced as one, or left as they were."""
    return settle.write(job, shards, merged, held)


@contextmanager
def _threads(size: int) -> Iterator[course.Start]:
    runner: ThreadPoolTaskRunner[Any] = ThreadPoolTaskRunner(max_workers=size)
    with runner:
        yield lambda **given: runner.submit(extract, given)


def _run_name() -> str:
    """Source, output and time: ``today +2 → timeline, 2026-11-22 19:30 UTC``."""
    options = dict(runtime.flow_run.parameters["options"])
    paths = [str(path).rstrip("/") for path in options.get("paths", ())]
    names = [Path(path).name or path for path in paths] or ["tables"]
    more = f" +{len(names) - 1}" if len(names) > 1 else ""
    months = f" {options['first_month']}…{options['last_month']}" if "first_month" in options else ""
    return f"{names[0][:60]}{more}{months} → {Path(options['out']).name}, {datetime.now(UTC):%Y-%m-%d %H:%M} UTC"


_FLOW: dict[str, Any] = {"flow_run_name": _run_name, "persist_result": False}


@flow(name="dateline", description="News articles in, a timeline of dated events out.", **_FLOW)
def dateline(options: RunOptions) -> Any:
    """Read articles, find the dated events in them, merge them with what is known and write the Parquet tables."""
    return _guarded(options)


@flow(name="dateline-ingest", description="News articles into documents and mentions; the timeline stays.", **_FLOW)
def ingest(options: RunOptions) -> Any:
    """Read articles and write what they tell, and leave the merging to a later ``timeline``: quick, so often."""
    return _guarded(options, only_add=True)


@flow(name="dateline-timeline", description="The timeline anew from the articles in the tables.", **_FLOW)
def timeline(options: RebuildOptions) -> Any:
    """Read stored articles again where the rules have changed since, and merge everything anew."""
    return _guarded(options)


@flow(name="dateline-backfill", description="Articles of a range of publication months.", **_FLOW)
def backfill(options: BackfillOptions) -> Any:
    """Take the articles of some months out of a large archive and add them to the timeline."""
    return _guarded(options)


def _guarded(options: Work, *, only_add: bool = False) -> Any:
    log = get_run_logger()
    quiet()
    retrying: Any = write.with_options(**_FAR) if "://" in options.out else write
    steps = course.Steps(read, _threads, as_completed, merge, retrying)
    try:
        with alone(options) as held, Watch(log) as watch:
            expecting = hands.begin(options)
            job = start.plan(options)
            summary = course.run(job, held, steps, log, expecting=expecting, only_add=only_add, finished=watch.finished)
            report.publish(summary)
            if not summary.idle:
                emit.finished(summary, options)
    except BusyError as error:
        log.warning("%s", error)
        return error.state()
    except (store.OutputError, PoolError, MergeError) as error:
        log.error("%s", error)
        return Failed(message=str(error))
    except OSError as error:
        told = str(explain(error, options.out))
        log.error("%s", told)
        return Failed(message=told)
    finally:
        hands.close_hands()
    if summary.failed:
        return Failed(message=summary.failed, data=summary)
    # What a list of runs shows of one: what came in, what came out.
    return Completed(message="; ".join(summary.lines()[:2]), data=summary)
