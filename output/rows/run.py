"""What a run was, without a clock."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from extractors.model import Article, Reject


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
