"""A run from the command line that finds nothing new, without Prefect: no server is set up, so nobody could look at it.

Starting a temporary one takes many times as long as seeing that nothing has changed.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from flows.glance import seems_idle
from flows.options import RunOptions

if TYPE_CHECKING:
    from flows.summary import Summary


def nothing_new(options: RunOptions) -> Summary | None:
    """What there is to say of a run for which there is nothing to do; ``None`` if there is, or another run is writing,
    or something is wrong: then a run has to begin, and tells.
    """
    if "://" in options.out or not seems_idle(options):
        return None
    from flows import job as steps
    from flows import settle
    from flows.summary import Summary
    from output import store

    clock = {"start": time.perf_counter()}
    try:
        with store.exclusive(options.out, 0.0):
            job = steps.plan(options)
            if next(steps.read(job), None) is not None or not settle.settled(job, ()):
                return None
            clock["read"] = time.perf_counter()
            settle.note_looks(job)
            return Summary.unchanged_run(options, job.tally, settle.standing(job), clock)
    except (OSError, store.OutputError):
        return None
