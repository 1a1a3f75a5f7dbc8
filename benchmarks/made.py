"""Mentions made by hand or by dice, for benchmarks and tests: what a case does not care about is said once, here."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from extractors.model import (
    Article,
    BlockKind,
    EventDate,
    Extent,
    Factuality,
    Granularity,
    Interval,
    Mention,
    Polarity,
    Reading,
    Unresolved,
)

_COMMON: Final[dict[str, Any]] = {
    "revision": 1,
    "sentence_index": 0,
    "block": BlockKind.PARAGRAPH,
    "event_class": "occurrence",
    "event_type": "other",
    "when": EventDate(Unresolved("no date"), None, 0.0),
    "participants": (),
    "polarity": Polarity.POS,
    "factuality": Factuality.ASSERTED,
    "modality": None,
    "tense": "past",
    "attribution": None,
    "salience": 0.5,
    "confidence": 0.9,
    "extractor_version": "made",
}


def day(on: date) -> Interval:
    """The interval of one day."""
    return Interval(on, on + timedelta(days=1), Granularity.DAY)


def reading(on: date, reason: str = "made", weight: float = 1.0) -> Reading:
    """That it was on this day, and why."""
    return Reading(day(on), str(on), str(on), Extent.WITHIN, weight, reason)


def mention(doc: Article | None = None, **given: Any) -> Mention:
    """A mention of what is ``given`` by the names of its fields: at least ``mention_id``, ``sentence`` and ``trigger``,
    and where no article is named that of ``doc_id`` and ``published``. The rest is what is usual.
    """
    of_doc: dict[str, Any] = {}
    if doc is not None:
        of_doc = {"doc_id": doc.doc_id, "revision": doc.revision, "published": doc.published, "source": doc.source}
    return Mention(**(_COMMON | of_doc | given))
