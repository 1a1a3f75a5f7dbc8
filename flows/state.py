"""What earlier runs did, so that this one does only what is new. Lies in the work folder; losing it costs time only."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from extractors.model import Article
from output import store
from output.drafts import get, put, sound

_SCHEMA = pa.schema([("key", pa.string()), ("doc_id", pa.string()), ("revision", pa.int32()), ("rejected", pa.bool_())])


@dataclass(slots=True)
class Known:
    """Articles in the tables, and how they got there.

    ``done`` maps the key of an article (see :func:`flows.shards.article_key`) to whether it was rejected.
    ``history`` lists the text hashes of every document's revisions, oldest first, as the reader wants them.
    ``copies`` are those of them that are copies, and of what. ``written`` are the documents in the tables.
    """

    done: dict[str, bool] = field(default_factory=dict)
    history: dict[str, tuple[str, ...]] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    ids: dict[str, tuple[str, int]] = field(default_factory=dict)
    written: set[tuple[str, int]] = field(default_factory=set)

    @property
    def documents(self) -> int:
        """Rows of the documents table, once what is remembered is written."""
        return len(self.written)

    def has(self, key: str) -> bool:
        """Was this very article extracted, and its rows written?"""
        return key in self.done


def load(out: str, work: Path) -> Known:
    """Read it back. An entry counts only while its rows are still in the tables."""
    known = Known()
    written = known.written
    if store.exists(out):
        store.require(out, "documents", "mentions")
        columns = store.table(out, "documents", ["doc_id", "revision", "text_sha256", "copy_of"])
        hashes: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for doc_id, revision, sha, original in zip(*(column.to_pylist() for column in columns.columns), strict=True):
            written.add((doc_id, revision))
            if original is not None:
                known.copies[doc_id] = original
            hashes[doc_id].append((revision, sha))
        known.history = {doc_id: tuple(sha for _, sha in sorted(pairs)) for doc_id, pairs in hashes.items()}
    path = _path(work)
    if sound(path) and written:
        for row in get(path).to_pylist():
            identity = (row["doc_id"], row["revision"])
            if row["rejected"] or identity in written:
                known.done[row["key"]] = row["rejected"]
                known.ids[row["key"]] = identity
    return known


def remember(known: Known, key: str, article: Article, *, rejected: bool) -> None:
    """Note that an article is done. Older keys of the same revision are forgotten."""
    known.done[key] = rejected
    known.ids[key] = (article.doc_id, article.revision)
    if not rejected:
        known.written.add(known.ids[key])


def save(known: Known, work: Path) -> None:
    """Write it down, whole or not at all."""
    latest: dict[tuple[str, int], str] = {identity: key for key, identity in known.ids.items()}
    keys = sorted(latest.values())
    columns = [
        keys,
        [known.ids[key][0] for key in keys],
        [known.ids[key][1] for key in keys],
        [known.done[key] for key in keys],
    ]
    table = pa.table([pa.array(c, type=f.type) for c, f in zip(columns, _SCHEMA, strict=True)], schema=_SCHEMA)
    put(table, _path(work))


def _path(work: Path) -> Path:
    return work / "done.arrow"
