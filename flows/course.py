"""The course of a run: read → extract → merge → write, whoever carries the steps out.

Prefect does (:mod:`flows.main`), or plain calls do where nobody could look at Prefect's doings (:mod:`flows.direct`).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from logging import Logger, LoggerAdapter
from typing import Any, Protocol

from flows import progress, recipe, settle
from flows.hands import close_hands, hands_for
from flows.job import Job
from flows.merging.call import Merging
from flows.options import RunOptions, Work
from flows.pool import Counts, Hands
from flows.shards import Shard, WorkFolder
from flows.summary import Summary, nothing, read_line, spent_line
from output.commit import Held

#: Threads that wait at least; each hand should find its next shard waiting.
_THREADS = 64


class Promise(Protocol):
    """A shard that is being read; waits for it."""

    def result(self) -> Any:
        """What came of it, or the error."""


Start = Callable[..., Promise]


@dataclass(frozen=True, slots=True)
class Steps:
    """Who carries the steps out. ``threads`` gives, for so many at a time, what starts :func:`extract`."""

    read: Callable[[Job], Iterable[Shard]]
    threads: Callable[[int], AbstractContextManager[Start]]
    as_completed: Callable[[list[Any]], Iterator[Any]]
    merge: Callable[..., settle.Merged]
    write: Callable[..., Any]


def extract(shard: Shard, folder: WorkFolder, hands: Hands, seconds: float) -> Counts:
    """One shard of articles → event mentions; a poison article is rejected, the rest goes on."""
    if folder.finished(shard.key):
        return Counts(-1, 0)
    return hands.extract(folder, shard, seconds, progress.extracted)


def run(
    job: Job,
    held: Held | None,
    steps: Steps,
    log: Logger | LoggerAdapter[Logger],
    *,
    expecting: bool,
    only_add: bool = False,
    finished: Callable[[int, int], None] = lambda done, total: None,
) -> Summary:
    """Do it, and say how it went. ``expecting`` says that there seems to be something to do, ``only_add`` leaves the
    timeline as it is; ``finished`` is told how many more articles are read, and of how many.
    """
    clock = {"start": time.perf_counter()}
    options = job.options
    shards: list[Shard] = []
    with Merging(options.out, job.folder.root, recipe.merging()) as merging:
        if expecting and not only_add:
            merging.start()  # ready by the time the shards are
        with _extraction(options, job.recipe, steps.threads) as submit:
            futures = []
            for shard in steps.read(job):
                shards.append(shard)
                progress.found(shard.articles)
                futures.append(submit(shard, job.folder))
            clock["read"] = time.perf_counter()
            log.info("%s", read_line(job.tally))
            sizes = dict(zip(futures, shards, strict=True))
            for future in steps.as_completed(futures):
                future.result()
                finished(sizes[future].articles, job.tally.new)
        clock["extract"] = time.perf_counter()
        if settle.settled(job, shards):
            settle.note_looks(job)
            log.info("%s", "nothing new; the tables stay as they are")
            return Summary.unchanged_run(options, job.tally, settle.standing(job), clock)
        merged = steps.merge(job, shards, merging, held, only_add=only_add)
        clock["merge"] = time.perf_counter()
        replaced = steps.write(job, shards, merged, held)
    clock["write"] = time.perf_counter()
    failed = nothing(job.tally) if isinstance(options, RunOptions) and job.tally.read == len(job.tally.rejects) else ""
    summary = Summary.of(options, job.tally, merged, replaced, clock, failed)
    for line in summary.refusals():
        log.warning("%s", line)
    for line in (*summary.lines(), spent_line(summary)):
        log.info("%s", line)
    return summary


@contextmanager
def _extraction(
    options: Work, rules: str, threads: Callable[[int], AbstractContextManager[Start]]
) -> Iterator[Callable[[Shard, WorkFolder], Promise]]:
    """Gives the function that hands a shard over. ``PoolError`` from it if nobody can read it by these ``rules``.

    Each shard has a thread that waits for whoever reads it, be that worker processes here or a Dask cluster.
    """
    with ExitStack() as stack:
        start: list[Start] = []

        def submit(shard: Shard, folder: WorkFolder) -> Promise:
            hands = hands_for(options)
            hands.ready(rules)
            if not start:
                start.append(stack.enter_context(threads(max(_THREADS, 2 * hands.size))))
            return start[0](shard=shard, folder=folder, hands=hands, seconds=options.article_seconds)

        try:
            yield submit
        except BaseException:
            close_hands()  # so that the threads, which are waited for, need not wait
            raise
