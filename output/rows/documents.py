"""Articles and rejects to rows and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from extractors.model import Article, Block, BlockKind, Reject
from output import schema
from output.rows.dates import instant, published, published_columns
from output.rows.order import ordered
from output.rows.tables import build, rows_of


def documents_table(articles: Iterable[Article]) -> pa.Table:
    """One row an article and revision."""
    return build(map(_document, ordered(articles, "documents")), "documents")


def _document(article: Article) -> dict[str, Any]:
    return {
        "doc_id": article.doc_id,
        "revision": article.revision,
        "url": article.url,
        "source": article.source,
        "title": article.title,
        "language": article.language,
        **published_columns(article.published, "published"),
        "text_sha256": article.text_sha256,
        "text": article.text,
        "ingested_from": article.ingested_from,
        "authors": article.authors,
        "modified_at": article.modified_at,
        "wire_origin": article.wire_origin,
        "copy_of": article.copy_of,
        "blocks": [{"kind": b.kind, "begin": b.begin, "end": b.end} for b in article.blocks],
    }


def articles_from(table: pa.Table) -> Iterator[Article]:
    """The articles of a ``documents`` table."""
    for row in rows_of(table, schema.DOCUMENTS):
        yield Article(
            doc_id=row["doc_id"],
            text=row["text"],
            published=published(row),
            blocks=tuple(Block(BlockKind(b["kind"]), b["begin"], b["end"]) for b in row["blocks"] or ()),
            title=row["title"],
            source=row["source"],
            authors=tuple(row["authors"] or ()),
            url=row["url"],
            language=row["language"],
            revision=row["revision"],
            text_sha256=row["text_sha256"] or "",
            ingested_from=row["ingested_from"] or "",
            modified_at=instant(row["modified_at"]),
            wire_origin=row["wire_origin"],
            copy_of=row["copy_of"],
        )


def rejects_table(rejects: Iterable[Reject]) -> pa.Table:
    """One row an input that could not be read; the same reject twice is one row."""
    return build(map(_reject, ordered(rejects, "rejects")), "rejects")


def _reject(reject: Reject) -> dict[str, Any]:
    return {
        "location": reject.where,
        "stage": reject.stage,
        "reason": reject.reason,
        "message": reject.message,
        "doc_id": reject.doc_id,
    }


def rejects_from(table: pa.Table) -> Iterator[Reject]:
    """The rejects of a ``rejects`` table."""
    for row in rows_of(table, schema.REJECTS):
        yield Reject(row["location"], row["stage"], row["reason"], row["message"], row["doc_id"])
