"""An article that a feed or sitemap lists: what the list says of it, and the page behind it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from extractors.articles import Reading
from extractors.articles.draft import Draft
from extractors.articles.feeds import Entry
from extractors.articles.pages import page_draft
from extractors.articles.reasons import UnreadableError
from flows.fetch_options import Answer
from flows.fetch_state import Seen

_PAGES = frozenset({"text/html", "application/xhtml+xml", ""})


@dataclass(frozen=True, slots=True)
class Listed:
    """An article to see to: its address, what its feed says of it, what is known of it."""

    url: str
    entry: Entry
    fingerprint: str
    seen: Seen | None

    @property
    def same(self) -> bool:
        """Known, and the feed says nothing new of it."""
        return self.seen is not None and self.seen.fingerprint == self.fingerprint


def fingerprint(entry: Entry) -> str:
    """What changes when the feed says something else of the article."""
    told = (
        entry.title or "",
        entry.published.raw if entry.published else "",
        entry.modified.raw if entry.modified else "",
        entry.html or "",
    )
    return hashed("\0".join(told).encode("utf-8", "replace"))


def page(url: str, answer: Answer, reading: Reading, entry: Entry | None) -> Draft:
    """The article on a page that was fetched. ``UnreadableError`` if it is no page or holds none."""
    if answer.content_type not in _PAGES:
        raise UnreadableError("not_article", f"{answer.content_type}: not an HTML page")
    feed = (entry.published,) if entry and entry.published else ()
    body = answer.body or b""
    return page_draft(body, url, reading.options, url=answer.url, charset=answer.charset, feed=feed)


def hashed(data: bytes) -> str:
    """Bytes as a short name."""
    return hashlib.sha256(data).hexdigest()[:32]
