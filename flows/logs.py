"""What a person sees of the logs: what the run says, and no chatter of libraries."""

from __future__ import annotations

import logging


def quiet(*, console: bool) -> None:
    """Silence libraries. Without ``console`` Prefect's own lines go to the server only, not to the terminal."""
    for name in ("httpx", "httpcore", "trafilatura", "htmldate", "courlan", "spacy", "docket", "filelock"):
        logging.getLogger(name).setLevel(logging.ERROR)
    if console:
        return
    from prefect.logging.handlers import PrefectConsoleHandler

    for name in ("prefect", "prefect.flow_runs", "prefect.task_runs"):
        for handler in logging.getLogger(name).handlers:
            if isinstance(handler, PrefectConsoleHandler):
                handler.setLevel(logging.CRITICAL + 1)


def flush() -> None:
    """Send what is still to be sent, before a temporary server goes away."""
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    APILogWorker.drain_all(timeout=5)
    EventsWorker.drain_all(timeout=5)
