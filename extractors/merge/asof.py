"""What was known by a day: the articles out by then in the revision of then, copies of what came later on their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from extractors.merge.sources import ArticleLike
from extractors.model import Mention

A = TypeVar("A", bound=ArticleLike)


def known_by(day: date, mentions: Iterable[Mention], articles: Iterable[A]) -> tuple[list[Mention], list[A]]:
    """The mentions and articles that were out by ``day`` (included).

    A later revision is left out with its mentions; the earlier one is there if it was given. Where an agency's text
    is at hand with a later date than the papers that ran it, the first of those stands for it.
    """
    every = list(articles)
    out = [article for article in every if _out_on(article) <= day]
    late = {(article.doc_id, article.revision) for article in every if _out_on(article) > day}
    told = [m for m in mentions if m.published.on <= day and (m.doc_id, m.revision) not in late]
    return told, _rooted(out, {article.doc_id: article for article in every})


def _out_on(article: ArticleLike) -> date:
    changed = getattr(article, "modified_at", None)
    return max(article.published.on, changed.date()) if changed and article.revision > 1 else article.published.on


def _rooted(out: list[A], every: Mapping[str, A]) -> list[A]:
    here = {article.doc_id for article in out}
    heads: dict[str, str] = {}
    found: list[A] = []
    for article in sorted(out, key=lambda a: (a.published.on, a.doc_id, a.revision)):
        if article.copy_of is None or article.copy_of in here or article.copy_of not in every:
            found.append(article)
            continue
        root = _original(article.copy_of, every, here)
        head = root if root in here else heads.setdefault(root, article.doc_id)
        found.append(_with_original(article, head if head != article.doc_id else None))
    return found


def _original(doc_id: str, every: Mapping[str, ArticleLike], here: set[str]) -> str:
    """The first of a chain of copies that was out, else the last one of the chain."""
    seen: set[str] = set()
    while doc_id not in here and doc_id not in seen and (on := every.get(doc_id)) is not None and on.copy_of:
        seen.add(doc_id)
        doc_id = on.copy_of
    return min(seen) if doc_id in seen else doc_id


def _with_original(article: A, original: str | None) -> A:
    known: Any = article  # articles are dataclasses, which a protocol cannot say
    found: A = replace(known, copy_of=original)
    return found
