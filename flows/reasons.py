"""In a line, why an event has its date; and what a reject means. For reports, where ``dateline why`` is far."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from extractors.model import Event, Granularity, Interval
from output.rows.dates import interval_columns
from output.safe import plain

#: What is looked at of the mentions of an event.
COLUMNS = (
    "mention_id",
    "resolution",
    *interval_columns(Interval(date.min, None, Granularity.DAY)),
    "date_confidence",
    "salience",
    "published_on",
    "source",
    "timex",
    "reason",
)


def why(events: Iterable[Event], mentions: Iterable[pa.Table]) -> dict[str, str]:
    """For each event: the expression its date comes from, what it was counted from, and the reason, as the best of its
    mentions has it. ``mentions`` are tables with the :data:`COLUMNS`; an event may have thousands of them.
    """
    chosen = {event.event_id: event for event in events}
    owners = {key: event for event in chosen.values() for key in event.mention_ids}
    dates = {event_id: interval_columns(event.interval) for event_id, event in chosen.items()}
    best: dict[str, tuple[Any, pa.Table, int]] = {}
    for table in mentions:
        own = pc.and_(
            pc.is_in(table["mention_id"], value_set=pa.array(owners, pa.string())),
            pc.equal(table["resolution"], "resolved"),
        )
        resolved = table.filter(own)
        cheap = resolved.drop_columns(["timex", "reason", "resolution"]).to_pylist()
        for at, row in enumerate(cheap):
            event_id = owners[row["mention_id"]].event_id
            dates_it = all(row[name] == value for name, value in dates[event_id].items())
            rank = not dates_it, -row["date_confidence"], -row["salience"], row["published_on"], row["mention_id"]
            if event_id not in best or rank < best[event_id][0]:
                best[event_id] = rank, resolved, at
    return {event_id: _why(best[event_id]) if event_id in best else "" for event_id in chosen}


def _why(found: tuple[Any, pa.Table, int]) -> str:
    _, table, at = found
    row = table.slice(at, 1).to_pylist()[0]
    timex, reason = row["timex"], row["reason"]
    words = f"“{timex['text']}”: " if timex is not None and timex["text"] not in reason else ""
    told = f" ({row['source']}, {row['published_on']})" if row["source"] else f" ({row['published_on']})"
    return plain(f"{words}{reason}{told}")


def remedy(stage: str, reason: str) -> tuple[str, str]:
    """What a reject's reason means and what to do about it."""
    from extractors.articles.reasons import REASONS as READING
    from flows.worker import REASONS as EXTRACTING

    if stage == "read" and reason in READING:
        return READING[reason]
    if reason in EXTRACTING:
        return EXTRACTING[reason], _REMEDIES[reason]
    return reason.replace("_", " "), "see the message"


_REMEDIES = {
    "error": "report it with the article; it is read again once the rules have changed",
    "time_limit": "raise the limit (--article-seconds), or look at what is odd about it",
    "worker_died": "give the machine more memory or use fewer workers",
}
