"""The door: locations in, articles and rejects out, one at a time. No error of one input costs another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.articles.draft import Draft
from extractors.articles.finish import finish
from extractors.articles.forms import drafts
from extractors.articles.identity import Ledger
from extractors.articles.options import ReadOptions
from extractors.articles.reasons import UnreadableError, reject
from extractors.articles.sources import memory, sources
from extractors.model import Article, Reject

if TYPE_CHECKING:
    from extractors.articles.copies import Copies
    from extractors.articles.sketches import Sketch

_DEFAULT = ReadOptions()


class Reading:
    """One run's reading: knows what it has read, so that repeats, revisions and copies are told.

    For one location after another, or for what was fetched; ``read`` wraps it for the common case.
    """

    def __init__(self, options: ReadOptions = _DEFAULT) -> None:
        self.options = options
        self._ledger = Ledger(options.history)
        self._copies: Copies | None = None
        self._first: Article | None = None

    def location(self, location: str) -> Iterator[Article | Reject]:
        """Everything one location holds."""
        empty = True
        try:
            for source in sources(location):
                empty = False
                yield from self.drafts(drafts(source, self.options))
        except UnreadableError as error:
            yield reject(location, error.reason, error.message)
            return
        if empty:
            yield reject(location, "empty", f"no files in {location}: name a folder that holds articles")

    def data(self, data: bytes, where: str) -> Iterator[Article | Reject]:
        """What was already loaded, as if it stood in a file called ``where``."""
        yield from self.drafts(drafts(memory(data, where), self.options))

    def drafts(self, found: Iterable[Draft | Reject]) -> Iterator[Article | Reject]:
        """Articles of drafts a reader made; rejects pass through. As many come out as go in."""
        for draft in found:
            yield draft if isinstance(draft, Reject) else self._article(draft)

    def _article(self, draft: Draft) -> Article | Reject:
        try:
            article = finish(draft, self.options, self._ledger)
        except UnreadableError as error:
            return reject(draft.where, error.reason, f"{draft.where}: {error.message}")
        if not self.options.find_copies:
            return article
        if article.text_sha256 in self.options.history.get(article.doc_id, ()):
            original = self.options.copies.get(article.doc_id)  # as it was found when it was new
            return replace(article, copy_of=original) if original else article
        if self._first is None and not self.options.history:
            self._first = article  # the library takes half a second to load: not for one that has nobody to copy
            return article
        if self._copies is None:
            from extractors.articles.copies import Copies

            self._copies = Copies(self.options.copy_window, self.options.sketches())
            if self._first is not None:
                self._copies.mark(self._first)
        return self._copies.mark(article)

    def sketches(self) -> list[Sketch]:
        """What copies of the articles read are known by, for ``ReadOptions.sketches`` of the next run."""
        return [] if self._copies is None else self._copies.sketches()


def read(locations: Sequence[str], options: ReadOptions = _DEFAULT) -> Iterator[Article | Reject]:
    """Read every article the locations hold, in order.

    ``locations``: files, folders, patterns, archives, ``-`` for standard input, ``s3://…`` and other file systems.
    Yields an ``Article`` or a ``Reject`` for each record found; a file that cannot be opened at all is one
    ``Reject``. Memory does not grow with the input but for an id an article.
    """
    reading = Reading(options)
    for location in locations:
        yield from reading.location(location)
