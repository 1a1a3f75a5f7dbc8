"""An HTML page as a draft: main text and blocks, headline, author, address, dates."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import bare_extraction, extract_metadata
from trafilatura.settings import Document

from extractors.articles.body import Piece, add_captions, body_pieces, compose
from extractors.articles.draft import Draft
from extractors.articles.options import ReadOptions
from extractors.articles.reasons import UnreadableError
from extractors.articles.stamps import Candidate, Stamp
from extractors.articles.structured import page_dates
from extractors.articles.texts import decode, decode_as
from extractors.model import BlockKind

_CHARSET = re.compile(rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
#: The readers own no clock. Dates up to here are found, and doubted later if the caller says what day it is.
_LATEST = date(2099, 12, 31)
_BLANK = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def page_draft(
    data: bytes,
    where: str,
    options: ReadOptions,
    *,
    url: str | None = None,
    charset: str | None = None,
    feed: tuple[Candidate, ...] = (),
) -> Draft:
    """The article of a saved or fetched page.

    ``url`` is where it came from, if known; ``charset`` what the server said; ``feed`` the dates its feed gave.
    Raises ``UnreadableError``: ``empty`` where no main text is found, ``too_large``, ``too_deep``.

    The stored text is the headline, then the blocks, parted by blank lines; captions stand where they stood.
    """
    tree = parse_html(data, options, charset)
    try:
        found = _metadata(tree, url, options)
        address = _address(url, found.url)
        pieces = _story(tree, address)
    except Exception as error:  # noqa: BLE001 - a page that trips the extraction library must not cost a whole crawl
        raise UnreadableError("broken", f"main text cannot be extracted: {type(error).__name__}: {error}") from None
    if not pieces:
        raise UnreadableError("empty", "no main text found on the page: is it an index, a form, or drawn by a script?")
    title = found.title or (pieces[0].text if pieces[0].kind is BlockKind.HEADING else None)
    pieces = _headed(pieces, title)
    dates = page_dates(tree, title)
    name = found.sitename or dates.publisher
    text, blocks = compose(pieces, name)
    return Draft(
        where=where,
        text=text,
        blocks=blocks,
        title=title,
        source=name or found.hostname,
        authors=tuple(name.strip() for name in (found.author or "").split(";") if name.strip()),
        url=address,
        language=tree.get("lang"),
        dates=(*dates.published, *feed, *_htmldate(found)),
        stamps=dates.stamps,
        modified=dates.modified,
    )


def parse_html(data: bytes, options: ReadOptions, charset: str | None = None) -> HtmlElement:
    """The element tree of a page. Comments and processing instructions are out; nothing is fetched or expanded."""
    if len(data) > options.limits.html_bytes:
        raise UnreadableError("too_large", f"the page is over {options.limits.html_bytes:,} bytes: not an article")
    if data.count(b"<") > options.limits.html_tags:
        raise UnreadableError("too_large", f"over {options.limits.html_tags:,} tags on the page: not an article")
    text = _BLANK.sub(" ", _decoded(data, charset))
    if not text.strip():
        raise UnreadableError("empty", "the page is empty")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, default_doctype=False)
    try:
        tree: HtmlElement = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError, AssertionError) as error:
        raise UnreadableError("broken", f"no HTML that can be read: {str(error)[:100]}") from None
    if any("depth" in entry.message for entry in parser.error_log):
        # libxml2 stops at 256 levels and keeps what it has: half a page is no page.
        raise UnreadableError("too_deep", "HTML nested over 256 deep: news is not built like this")
    return tree


def _decoded(data: bytes, charset: str | None) -> str:
    """UTF-8 if it is that; else what the server, then the page itself says; else a guess."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(data[:4096])
    for name in (charset, declared[1].decode("ascii") if declared else None):
        text = decode_as(data, name) if name else None
        if text is not None:
            return text
    return decode(data)


def _metadata(tree: HtmlElement, url: str | None, options: ReadOptions) -> Document:
    latest = options.today or _LATEST
    dates = {"original_date": True, "extensive_search": True, "max_date": latest.isoformat(), "min_date": "1900-01-01"}
    if url:
        dates["url"] = url
    return extract_metadata(tree, default_url=url, date_config=dates)


def _address(url: str | None, canonical: str | None) -> str | None:
    """The page's canonical address, unless it points to another host or only to the front page."""
    if not url or not canonical:
        return url or canonical
    here, there = urlsplit(url), urlsplit(canonical)
    same = (here.hostname or "").removeprefix("www.") == (there.hostname or "").removeprefix("www.")
    return canonical if same and there.path.strip("/") else url


def _htmldate(found: Document) -> tuple[Candidate, ...]:
    try:
        day = date.fromisoformat(found.date or "")
    except ValueError:
        return ()
    return (Candidate("htmldate", Stamp(day), found.date or ""),)


def _story(tree: HtmlElement, url: str | None) -> list[Piece]:
    """Main text in blocks. trafilatura works on a copy, so the captions can be looked up in the tree after."""
    found = bare_extraction(tree, url=url, include_comments=False, with_metadata=False)
    if not isinstance(found, Document) or found.body is None:
        return []
    return add_captions(body_pieces(found.body), tree)


def _headed(pieces: list[Piece], title: str | None) -> list[Piece]:
    """The headline first and once: the body's own first heading if it is one, else the title of the metadata."""
    first = pieces[0]
    if first.kind is BlockKind.HEADING and (title is None or _alike(first.text, title)):
        return [Piece(BlockKind.TITLE, first.text), *pieces[1:]]
    if title is None:
        return pieces
    rest = [
        piece for piece in pieces if not (piece.kind is BlockKind.HEADING and _letters(piece.text) == _letters(title))
    ]
    return [Piece(BlockKind.TITLE, " ".join(title.split())), *rest]


def _alike(heading: str, title: str) -> bool:
    """A headline and the title of its window share most words, whatever name or kicker is added to either."""
    one, two = (set(words.casefold().split()) for words in (heading, title))
    return len(one & two) * 2 > min(len(one), len(two))


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
