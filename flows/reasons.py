"""In a line, why an event has its date; and what a reject means. For reports, where ``dateline why`` is far."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.model import Event, Mention, Resolved
from output.marking import best_first
from output.safe import plain


def why(events: Iterable[Event], mentions: Iterable[Mention]) -> dict[str, str]:
    """For each event: the expression its date comes from, what it was counted from, and the reason."""
    wanted = {key for event in events for key in event.mention_ids}
    known = {m.mention_id: m for m in mentions if m.mention_id in wanted}
    return {event.event_id: _why(event, [known[k] for k in event.mention_ids if k in known]) for event in events}


def _why(event: Event, mentions: list[Mention]) -> str:
    for mention in best_first(event, mentions):
        if isinstance(mention.when.resolution, Resolved):
            reason = mention.when.resolution.reading.reason
            timex = mention.when.timex
            words = f"“{timex.text}”: " if timex is not None and timex.text not in reason else ""
            told = f" ({mention.source}, {mention.published.on})" if mention.source else f" ({mention.published.on})"
            return plain(f"{words}{reason}{told}")
    return ""


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
