"""A run from the command line that finds little new, without Prefect: no server is set up, so nobody could look at it.

Starting a temporary one takes longer than seeing that nothing has changed, or than reading an article or two. The steps
are those of every run (:mod:`flows.course`); what is done, and what a crash leaves, is the same.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TYPE_CHECKING

from flows.glance import unread
from flows.hands import close_hands, hands_for
from flows.lean import without_pandas
from flows.options import RunOptions

if TYPE_CHECKING:
    from flows.course import Start
    from flows.summary import Summary

#: Bytes of new files that are little: a few saved pages, a hundred articles as plain text.
LITTLE = 500_000


def without_server(options: RunOptions, *, verbose: bool) -> Summary | None:
    """The run, done; ``None`` where it has to begin otherwise: more is new, another run is writing, something is wrong.
    Shards that were finished before that stay so.
    """
    new = unread(options)
    if new is None or new > LITTLE or "://" in options.out or options.engine != "processes":
        return None
    without_pandas()
    if new:
        hands_for(options)  # loads the language while this process reads
    from flows import course, recipe, settle
    from flows import job as start
    from flows.merging.call import MergeError
    from flows.pool import PoolError
    from output import store

    steps = course.Steps(start.read, _threads, as_completed, settle.merge, settle.write)
    try:
        with store.exclusive(options.out, 0.0) as held:
            job = start.plan(options)
            if not job.inputs.known or job.inputs.merging != recipe.merging():
                return None  # all is to be read, or merged, by other rules than before
            return course.run(job, held, steps, _log(shown=verbose), expecting=new > 0)
    except (OSError, store.OutputError, PoolError, MergeError):
        return None
    finally:
        close_hands()


@contextlib.contextmanager
def _threads(size: int) -> Iterator[Start]:
    from flows.course import extract

    with ThreadPoolExecutor(size) as threads:
        yield lambda **given: threads.submit(extract, **given)


def _log(*, shown: bool) -> logging.Logger:
    log = logging.getLogger("dateline")
    if shown and not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s | %(levelname)-7s | dateline - %(message)s"))
        log.addHandler(handler)
    log.setLevel(logging.INFO if shown else logging.CRITICAL)
    log.propagate = False
    return log
