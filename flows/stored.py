"""What the tables know of the articles beside their text, which takes most of the room."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.model import Article
from output import rows, store

#: Columns of ``documents`` that say what an article is, without its text.
METADATA = (
    "doc_id",
    "revision",
    "url",
    "source",
    "title",
    "language",
    "published_at",
    "published_on",
    "dct_method",
    "text_sha256",
    "ingested_from",
    "modified_at",
    "wire_origin",
    "copy_of",
)


def articles(out: str) -> Iterator[Article]:
    """The articles in the folder with empty text: what merging and ranking look at. ``OutputError`` if there are none.

    Of "AP, 20 September 2023, a copy of …" all is there, but not a sentence of the article.
    """
    return rows.articles_from(store.table(out, "documents", METADATA))
