"""Articles, rejects and runs to rows and back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from extractors.model import Article, Block, BlockKind, Reject
from output import schema
from output.rows.dates import instant, published, published_columns
from output.rows.tables import build, rows_of


def documents_table(articles: Iterable[Article]) -> pa.Table:
    """One row an article and revision."""
    return build((_document(a) for a in articles), "documents")


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
    return build((_reject(r) for r in set(rejects)), "rejects")


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


@dataclass(frozen=True, slots=True)
class Run:
    """One run: what went in, under which settings, and how many rows came out.

    There is no clock in it: the same input under the same settings is the same run, has the same ``run_id`` and so
    leaves the same bytes. How long a run took is a matter of its log and of the flow's artifacts.
    """

    run_id: str
    input_sha256: str
    extractor_version: str
    settings: tuple[tuple[str, str], ...]
    n_documents: int
    n_mentions: int
    n_events: int
    n_rejects: int
    first_published_on: date | None
    last_published_on: date | None


def describe_run(
    articles: Iterable[Article],
    rejects: Iterable[Reject] = (),
    *,
    n_mentions: int,
    n_events: int,
    extractor_version: str,
    settings: Iterable[tuple[str, str]] = (),
) -> Run:
    """The row of ``runs`` for these articles, whatever their order.

    ``settings`` are what changes the result (``("published", "2023-09-20")``, the language model), never paths of
    the output, worker counts or times.
    """
    read = list(articles)
    bad = set(rejects)
    inputs = sorted(f"{a.doc_id} {a.revision} {a.text_sha256} {a.published.on}" for a in read)
    inputs += sorted(f"reject {r.where} {r.reason}" for r in bad)
    chosen = tuple(sorted(settings))
    input_sha256 = hashlib.sha256("\n".join(inputs).encode()).hexdigest()
    key = "\n".join([input_sha256, extractor_version, *(f"{name}={value}" for name, value in chosen)])
    days = [a.published.on for a in read]
    return Run(
        run_id=hashlib.sha256(key.encode()).hexdigest()[:16],
        input_sha256=input_sha256,
        extractor_version=extractor_version,
        settings=chosen,
        n_documents=len(read),
        n_mentions=n_mentions,
        n_events=n_events,
        n_rejects=len(bad),
        first_published_on=min(days, default=None),
        last_published_on=max(days, default=None),
    )


def runs_table(runs: Iterable[Run]) -> pa.Table:
    """One row a run."""
    return build((_run(r) for r in runs), "runs")


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
