"""The order of rows inside a file and what makes two of them the same row: bytes do not depend on the input's order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from extractors.model import Article, Event, Mention, Reject
from output.rows.run import Run

Key = tuple[Any, ...]


def _mention(m: Mention) -> Key:
    return (m.published.on, m.doc_id, m.revision, m.sentence_index, m.mention_id)


def _document(a: Article) -> Key:
    return (a.published.on, a.doc_id, a.revision, a.text_sha256, a.ingested_from)


def _event(e: Event) -> Key:
    begin = e.interval.begin
    return (begin is None, begin or date.min, e.event_id)  # as Parquet readers sort: null days last


def _reject(r: Reject) -> Key:
    return (r.where, r.stage, r.reason, r.message, r.doc_id is None, r.doc_id or "")


def _run(r: Run) -> Key:
    return (r.run_id,)


#: By table: the sort key (as :data:`output.schema.SORT_KEYS` has it for files), then what identifies a row.
_KEYS: dict[str, tuple[Callable[[Any], Key], Callable[[Any], Key]]] = {
    "mentions": (_mention, lambda m: (m.mention_id, m.doc_id, m.revision)),
    "documents": (_document, lambda a: (a.doc_id, a.revision)),
    "timeline": (_event, lambda e: (e.event_id,)),
    "rejects": (_reject, _reject),
    "runs": (_run, _run),
}


def ordered(values: Iterable[Any], name: str) -> list[Any]:
    """``values`` in the order of the table, each row once: an article that was fed twice is one article."""
    place, identity = _KEYS[name]
    once: dict[Key, Any] = {}
    for value in sorted(values, key=place):
        once.setdefault(identity(value), value)
    return list(once.values())
