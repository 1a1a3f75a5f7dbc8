"""What the caller decides about reading: dates given by hand, column names, languages, limits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.articles.sketches import Sketches


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column (or JSON key) holds what. ``None`` means: find it by its usual names, see ``columns.toml``.

    A dotted name reaches into nested objects: ``metadata.published``.
    """

    text: str | None = None
    title: str | None = None
    date: str | None = None
    modified: str | None = None
    url: str | None = None
    source: str | None = None
    author: str | None = None
    language: str | None = None
    html: str | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may cost. Everything beyond becomes a reject row; nothing is cut silently.

    Sizes are bytes unless the name says otherwise. ``ratio`` is unpacked to packed size, checked once more than
    ``ratio_from`` bytes have come out of a compressed stream.
    """

    file_bytes: int = 32 * 2**20
    html_bytes: int = 8 * 2**20
    html_tags: int = 40_000
    text_chars: int = 500_000
    line_bytes: int = 16 * 2**20
    feed_entries: int = 20_000
    front_matter_bytes: int = 16 * 2**10
    members: int = 1_000_000
    member_depth: int = 3
    unpacked_bytes: int = 64 * 2**30
    ratio: int = 200
    ratio_from: int = 4 * 2**20


def _none() -> None:
    """No articles were read before."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read. Every field has a default, so ``ReadOptions()`` reads what needs no help.

    ``published``: the publication day for every article read, over whatever the articles say themselves.
    ``today``: the day after which a publication date is doubted. The readers own no clock; without it only dates
    before 1900 are doubted.
    ``zone``: the publisher's time zone (IANA name), the zone whose day counts where a timestamp names an instant.
    ``languages``: ISO 639-1 codes the pipeline can read; with ``check_language`` off everything passes.
    ``find_copies``: mark near-duplicates with ``copy_of``, looking back over ``copy_window`` articles (5 KB each).
    ``history``: for each ``doc_id`` already stored, the text hashes of its revisions, oldest first.
    ``copies``: which of those are copies, and of which article; ``sketches`` gives what copies of them are known by.
    """

    published: date | None = None
    today: date | None = None
    zone: str | None = None
    source: str | None = None
    columns: Columns = field(default_factory=Columns)
    languages: frozenset[str] = frozenset({"en"})
    check_language: bool = True
    find_copies: bool = True
    copy_window: int = 50_000
    history: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    copies: Mapping[str, str] = field(default_factory=dict)
    sketches: Callable[[], Sketches | None] = _none
    limits: Limits = field(default_factory=Limits)
