"""How shards become Prefect tasks: each is a task run in a thread that waits for whoever reads it.

So the Prefect UI shows the same whether worker processes here or a Dask cluster do the work (:mod:`flows.hands`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from prefect import Task
from prefect.futures import PrefectFuture
from prefect.task_runners import ThreadPoolTaskRunner

from flows.hands import close_hands, hands_for
from flows.options import Work
from flows.shards import Shard, WorkFolder

#: Threads that wait at least; each hand should find its next shard waiting.
_THREADS = 64

Submit = Callable[[Shard, WorkFolder], PrefectFuture[Any]]


@contextmanager
def extraction(options: Work, rules: str, task: Task[..., Any]) -> Iterator[Submit]:
    """Gives the function that hands a shard over. ``PoolError`` from it if nobody can read it by these ``rules``."""
    with ExitStack() as stack:
        runners: list[ThreadPoolTaskRunner[Any]] = []

        def submit(shard: Shard, folder: WorkFolder) -> PrefectFuture[Any]:
            hands = hands_for(options)
            hands.ready(rules)
            if not runners:
                threads: ThreadPoolTaskRunner[Any] = ThreadPoolTaskRunner(max_workers=max(_THREADS, 2 * hands.size))
                runners.append(stack.enter_context(threads))
            arguments = {"shard": shard, "folder": folder, "hands": hands, "seconds": options.article_seconds}
            return runners[0].submit(task, arguments)

        try:
            yield submit
        except BaseException:
            close_hands()  # so that the threads, which are waited for, need not wait
            raise
