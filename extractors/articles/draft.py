"""An article as a reader hands it on: text and what the source says about it, before any decision."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.articles.stamps import Candidate, Stamp
from extractors.model import Block


@dataclass(frozen=True, slots=True)
class Draft:
    """``blocks`` is ``None`` for plain text, which is told apart later. ``dates`` come in order of trust.

    ``stamps`` are further stamps on the page, which show the publisher's zone but are no claim of their own.
    ``zone`` is an IANA name the source itself gives; ``wire`` are strings that may name an agency (author,
    publisher, copyright line) without being the article's source.
    """

    where: str
    text: str
    blocks: tuple[Block, ...] | None = None
    title: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    dates: tuple[Candidate, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    modified: Candidate | None = None
    zone: str | None = None
    wire: tuple[str, ...] = ()
    markdown: bool = False
