"""Events for automations: what happened, with numbers. ``docs/operations.md`` shows automations that listen."""

from __future__ import annotations

from typing import Any

from prefect.events import emit_event

from flows.options import Work
from flows.summary import Summary
from output.safe import plain

#: Single rejects told of in a run; the rest is in the table.
REJECTS = 100


def finished(summary: Summary, options: Work) -> None:
    """Tell what a run did to its output."""
    resource = {"prefect.resource.id": f"dateline.timeline.{options.out_label}", "prefect.resource.name": options.out}
    numbers = {
        "read": summary.came_in,
        "new": summary.new,
        "unchanged": summary.unchanged,
        "rejected": len(summary.rejects),
        "events": summary.standing,
        "events_new": len(summary.changes.added),
        "events_changed": len(summary.changes.changed),
        "events_gone": len(summary.changes.removed),
        "conflicts": len(summary.conflicts),
    }
    changed = summary.changes.added or summary.changes.changed or summary.changes.removed
    if changed:
        _emit("dateline.timeline.updated", resource, numbers)
    for reject in summary.rejects[:REJECTS]:
        payload = {"where": plain(reject.where), "stage": reject.stage, "reason": reject.reason}
        _emit("dateline.article.rejected", resource, payload | {"message": plain(reject.message)})
    if summary.came_in and len(summary.rejects) > options.reject_share * summary.came_in:
        _emit("dateline.rejects.many", resource, numbers | {"allowed_share": options.reject_share})


def _emit(name: str, resource: dict[str, str], payload: dict[str, Any]) -> None:
    emit_event(event=name, resource=resource, payload=payload)
