"""What a person sees of the logs: what the run says, and no chatter of libraries."""

from __future__ import annotations

import logging


def quiet() -> None:
    """Silence libraries that tell of their own doings."""
    for name in ("httpx", "httpcore", "trafilatura", "htmldate", "courlan", "spacy", "docket", "filelock"):
        logging.getLogger(name).setLevel(logging.ERROR)
    logging.getLogger("prefect.task_runs").setLevel(logging.WARNING)  # a line a shard says nothing


def flush() -> None:
    """Send what is still to be sent, before a temporary server goes away."""
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    APILogWorker.drain_all(timeout=5)
    EventsWorker.drain_all(timeout=5)
