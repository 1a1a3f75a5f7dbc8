"""Runs to rows and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from output import schema
from output.rows.order import ordered
from output.rows.run import Run
from output.rows.tables import build, rows_of


def runs_table(runs: Iterable[Run]) -> pa.Table:
    """One row a run."""
    return build(map(_run, ordered(runs, "runs")), "runs")


def _run(run: Run) -> dict[str, Any]:
    return {
        "run_id": run.run_id,
        "input_sha256": run.input_sha256,
        "extractor_version": run.extractor_version,
        "settings": [{"name": name, "value": value} for name, value in run.settings],
        "n_documents": run.n_documents,
        "n_mentions": run.n_mentions,
        "n_events": run.n_events,
        "n_rejects": run.n_rejects,
        "first_published_on": run.first_published_on,
        "last_published_on": run.last_published_on,
    }


def runs_from(table: pa.Table) -> Iterator[Run]:
    """The runs of a ``runs`` table."""
    for row in rows_of(table, schema.RUNS):
        settings = tuple((s["name"], s["value"]) for s in row.pop("settings") or ())
        yield Run(settings=settings, **row)
