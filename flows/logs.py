"""What a person sees of the logs: what the run says, and no chatter of libraries."""

from __future__ import annotations

import logging


def quiet() -> None:
    """Silence libraries that tell of their own doings."""
    for name in ("httpx", "httpcore", "trafilatura", "htmldate", "courlan", "spacy", "docket", "filelock"):
        logging.getLogger(name).setLevel(logging.ERROR)
    tasks = logging.getLogger("prefect.task_runs")
    tasks.setLevel(logging.WARNING)  # a line a shard says nothing
    if _without_traceback not in tasks.filters:
        tasks.addFilter(_without_traceback)


def _without_traceback(record: logging.LogRecord) -> bool:
    """Where the machine or the user is at fault, the line at the end of the run says it all."""
    from flows.merging.call import MergeError
    from flows.pool import PoolError
    from output.errors import OutputError

    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, (OSError, OutputError, PoolError, MergeError))


def flush() -> None:
    """Send what is still to be sent, before a temporary server goes away."""
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    APILogWorker.drain_all(timeout=5)
    EventsWorker.drain_all(timeout=5)
