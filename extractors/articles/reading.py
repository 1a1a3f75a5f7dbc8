"""The door: locations in, articles and rejects out, one at a time. No error of one input costs another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extractors.articles.draft import Draft
from extractors.articles.finish import finish
from extractors.articles.forms import drafts
from extractors.articles.identity import Ledger
from extractors.articles.options import ReadOptions
from extractors.articles.reasons import UnreadableError, reject
from extractors.articles.sources import Source, memory, sources
from extractors.model import Article, Reject

_DEFAULT = ReadOptions()


def read(locations: Sequence[str], options: ReadOptions = _DEFAULT) -> Iterator[Article | Reject]:
    """Read every article the locations hold, in order.

    ``locations``: files, folders, patterns, archives, ``-`` for standard input, ``s3://…`` and other file systems.
    Yields an ``Article`` or a ``Reject`` for each record found; a file that cannot be opened at all is one
    ``Reject``. Memory does not grow with the input but for an id an article.
    """
    ledger = Ledger(options.history)
    for location in locations:
        yield from _location(location, options, ledger)


def read_bytes(
    data: bytes, where: str, options: ReadOptions = _DEFAULT, ledger: Ledger | None = None
) -> Iterator[Article | Reject]:
    """Read what was already loaded, as if it stood in a file called ``where``. ``ledger`` joins several calls."""
    yield from _source(memory(data, where), options, ledger or Ledger(options.history))


def finish_all(
    found: Iterable[Draft | Reject], options: ReadOptions = _DEFAULT, ledger: Ledger | None = None
) -> Iterator[Article | Reject]:
    """Articles of drafts that another reader made, such as that of fetched pages."""
    ledger = ledger or Ledger(options.history)
    for draft in found:
        yield draft if isinstance(draft, Reject) else _article(draft, options, ledger)


def _location(location: str, options: ReadOptions, ledger: Ledger) -> Iterator[Article | Reject]:
    empty = True
    try:
        for source in sources(location):
            empty = False
            yield from _source(source, options, ledger)
    except UnreadableError as error:
        yield reject(location, error.reason, error.message)
        return
    if empty:
        yield reject(location, "empty", f"no files in {location}: name a folder that holds articles")


def _source(source: Source, options: ReadOptions, ledger: Ledger) -> Iterator[Article | Reject]:
    yield from finish_all(drafts(source, options), options, ledger)


def _article(draft: Draft, options: ReadOptions, ledger: Ledger) -> Article | Reject:
    try:
        return finish(draft, options, ledger)
    except UnreadableError as error:
        return reject(draft.where, error.reason, f"{draft.where}: {error.message}")
