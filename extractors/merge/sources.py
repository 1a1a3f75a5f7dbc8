"""Who is behind a report: copies and wire reprints are one source, however many outlets carry them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from extractors.merge.said import Said
from extractors.model import Published


class ArticleLike(Protocol):
    """What merging reads of an article; ``model.Article`` has it all, a row of ``documents`` suffices."""

    @property
    def doc_id(self) -> str: ...  # noqa: D102
    @property
    def revision(self) -> int: ...  # noqa: D102
    @property
    def published(self) -> Published: ...  # noqa: D102
    @property
    def title(self) -> str | None: ...  # noqa: D102
    @property
    def source(self) -> str | None: ...  # noqa: D102
    @property
    def wire_origin(self) -> str | None: ...  # noqa: D102
    @property
    def copy_of(self) -> str | None: ...  # noqa: D102


def _plain(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ").removeprefix("www.")


def origin(doc_id: str, articles: Mapping[str, ArticleLike]) -> tuple[str, str | None]:
    """The article whose report this one is (itself, if it is no copy), and the name its source goes by, if known.

    Rings of copies end at the smallest id.
    """
    seen = [doc_id]
    while (article := articles.get(doc_id)) is not None and article.copy_of:
        doc_id = article.copy_of
        if doc_id in seen:
            doc_id = min(seen[seen.index(doc_id) :])
            article = articles.get(doc_id)
            break
        seen.append(doc_id)
    return doc_id, (article.wire_origin or article.source) if article is not None else None


def source_of(said: Said, articles: Mapping[str, ArticleLike]) -> tuple[str, str]:
    """The independent source behind a mention: a key to compare, and the name as written.

    The original of a copy, of an agency text the agency, else the outlet, else the article itself. An original that
    is not at hand is known by its id.
    """
    doc_id, name = origin(said.doc_id, articles)
    if not name and doc_id == said.doc_id:
        name = said.source
    name = name or f"article {doc_id}"
    return _plain(name), name


def by_id(articles: Iterable[ArticleLike]) -> dict[str, ArticleLike]:
    """Articles by id, the newest revision of each; order does not matter."""
    found: dict[str, ArticleLike] = {}
    for article in articles:
        known = found.get(article.doc_id)
        if known is None or article.revision > known.revision:
            found[article.doc_id] = article
    return found
