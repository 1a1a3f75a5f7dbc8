"""The door: locations in, articles and rejects out, one at a time. No error of one input costs another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.articles.draft import Draft
from extractors.articles.finish import finish
from extractors.articles.forms import drafts
from extractors.articles.identity import Ledger
from extractors.articles.locations import local_files
from extractors.articles.options import ReadOptions
from extractors.articles.reasons import UnreadableError, reject
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


def _location(location: str, options: ReadOptions, ledger: Ledger) -> Iterator[Article | Reject]:
    try:
        files = list(local_files(location))
    except UnreadableError as error:
        yield reject(location, error.reason, error.message)
        return
    if not files:
        yield reject(location, "empty", f"no files in {location}: name a folder that holds articles")
    for path, named in files:
        for found in drafts(path, named, options):
            yield found if isinstance(found, Reject) else _article(found, options, ledger)


def _article(draft: Draft, options: ReadOptions, ledger: Ledger) -> Article | Reject:
    try:
        return finish(draft, options, ledger)
    except UnreadableError as error:
        return reject(draft.where, error.reason, f"{draft.where}: {error.message}")
