"""RSS and Atom feeds and news sitemaps: entries, and drafts of those that carry their whole text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from time import struct_time

import feedparser
from lxml import etree
from lxml.html import fragment_fromstring

from extractors.articles.body import Piece, compose, fragment_pieces
from extractors.articles.draft import Draft
from extractors.articles.options import ReadOptions
from extractors.articles.reasons import UnreadableError, reject
from extractors.articles.stamps import Candidate, Stamp, try_stamp
from extractors.articles.texts import decode
from extractors.articles.timeml import timeml_draft
from extractors.model import BlockKind, Reject

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)[\s/>]")
_FEED_ROOTS = frozenset({"rss", "feed", "RDF", "channel"})
_SITEMAP_ROOTS = frozenset({"urlset", "sitemapindex"})
#: Below this, what a feed gives is a teaser.
_WHOLE_TEXT = 600
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed or sitemap says of one article. ``html`` is its whole text, if the feed carries it; else it carries
    ``teaser`` characters.

    ``index``: the address is that of another sitemap.
    """

    url: str | None
    title: str | None = None
    published: Candidate | None = None
    modified: Candidate | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    html: str | None = None
    teaser: int = 0
    index: bool = False


def xml_drafts(data: bytes, where: str, options: ReadOptions) -> Iterator[Draft | Reject]:
    """Drafts of an XML file: a feed, a sitemap or TimeML. Entries without text of their own are rejects."""
    if root_of(xml_text(data)) == "TimeML":
        yield timeml_draft(data, where)
        return
    found = entries(data, options.limits.feed_entries)
    if not found:
        raise UnreadableError("empty", "the feed has no entries")
    for number, entry in enumerate(found, start=1):
        place = f"{where}#{entry.url or number}"
        if entry.html is None:
            gives = f"{entry.teaser:,} characters, too few for an article" if entry.teaser else "a link, no text"
            yield reject(place, "link_only", f"{place}: the feed gives {gives}; give the feed's URL to fetch it")
            continue
        draft = entry_draft(entry, place, options)
        yield draft or reject(place, "empty", f"{place}: the entry's text is empty")


def entries(data: bytes, limit: int = 20_000) -> list[Entry]:
    """The entries of a feed or sitemap, in its order.

    Raises ``UnreadableError``: ``entities`` for declarations that could be an attack, ``unknown_form``,
    ``broken``, ``too_large``.
    """
    text = xml_text(data)
    root = root_of(text)
    if root in _FEED_ROOTS and text.count("<item") + text.count("<entry") > limit:
        raise UnreadableError("too_large", f"over {limit:,} entries in one feed: no paper lists that many; split it")
    if root in _SITEMAP_ROOTS:
        return _sitemap(text)
    if root in _FEED_ROOTS:
        return _feed(text)
    raise UnreadableError("unknown_form", f"XML of the kind <{root}>: no feed, sitemap or TimeML")


def entry_draft(entry: Entry, where: str, options: ReadOptions) -> Draft | None:
    """The draft of an entry that carries its text; ``None`` if there is nothing in it."""
    pieces = _pieces(entry.html or "", options)
    if not pieces:
        return None
    if entry.title:
        pieces.insert(0, Piece(BlockKind.TITLE, " ".join(unescape(entry.title).split())))
    text, blocks = compose(pieces, entry.source)
    return Draft(
        where=where,
        text=text,
        blocks=blocks,
        title=entry.title,
        source=entry.source,
        authors=entry.authors,
        url=entry.url,
        language=entry.language,
        dates=(entry.published,) if entry.published else (),
        modified=entry.modified,
    )


def xml_text(data: bytes) -> str:
    """The XML as text without its declaration; declared entities are refused before any parser sees them."""
    text = decode(data)
    if "<!ENTITY" in text or "<!entity" in text:
        raise UnreadableError("entities", "it declares XML entities, which can be an attack: remove the DOCTYPE")
    return _DECLARATION.sub("", text, count=1)


def root_of(text: str) -> str:
    """The name of the first element."""
    match = _ROOT.search(text[:10_000])
    return match[1] if match else ""


def _pieces(html: str, options: ReadOptions) -> list[Piece]:
    """The blocks of a feed's HTML, which holds the story and nothing else; plain text is taken line by line."""
    if len(html) > options.limits.html_bytes or html.count("<") > options.limits.html_tags:
        raise UnreadableError("too_large", "the entry's text is over the limit for a page")
    clean = _CONTROL.sub(" ", html)
    if "<" not in clean:
        return [
            Piece(BlockKind.PARAGRAPH, " ".join(unescape(line).split())) for line in clean.splitlines() if line.strip()
        ]
    try:
        tree = fragment_fromstring(clean, create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError):
        return []
    return fragment_pieces(tree)


def _feed(text: str) -> list[Entry]:
    # Relative links and HTML cleaning are ours: titles become plain text, bodies become blocks.
    parsed = feedparser.parse(text.encode("utf-8"), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.entries and parsed.get("bozo"):
        raise UnreadableError("broken", f"a feed that cannot be read: {str(parsed.get('bozo_exception'))[:120]}")
    # As plain dicts: feedparser's own answer for a missing "updated" with "published", and warns about it.
    channel = dict(parsed.feed)
    return [_entry(dict(item), channel) for item in parsed.entries]


def _entry(item: Mapping[str, object], channel: Mapping[str, object]) -> Entry:
    source = item.get("source")
    names = item.get("authors")
    authors = [name.get("name") for name in names if isinstance(name, Mapping)] if isinstance(names, list) else []
    return Entry(
        url=_text(item.get("link")),
        title=_text(item.get("title")),
        published=_stamp(item, "published") or _stamp(item, "created"),
        modified=_stamp(item, "updated"),
        source=(_text(source.get("title")) if isinstance(source, Mapping) else None) or _text(channel.get("title")),
        authors=tuple(name for name in authors if isinstance(name, str) and name),
        language=_text(channel.get("language")),
        html=_whole(item),
        teaser=len(_text(item.get("summary")) or ""),
    )


def _text(value: object) -> str | None:
    return value.strip() if isinstance(value, str) and value.strip() else None


def _stamp(item: Mapping[str, object], name: str) -> Candidate | None:
    """As written, for the zone; else as feedparser read it, in UTC."""
    raw = _text(item.get(name))
    stamp = try_stamp(raw)
    if stamp is None:
        parsed = item.get(f"{name}_parsed")
        if not isinstance(parsed, struct_time):
            return None
        try:
            at = datetime(*parsed[:6], tzinfo=UTC)
        except ValueError:
            return None
        stamp = Stamp(at.date(), at)
    return Candidate("feed", stamp, raw or "")


def _whole(item: Mapping[str, object]) -> str | None:
    """The text of an entry if the feed gives all of it: a ``content`` element, or a summary too long for a teaser."""
    contents = item.get("content")
    values = [part.get("value") for part in contents if isinstance(part, Mapping)] if isinstance(contents, list) else []
    whole = max((value for value in values if isinstance(value, str)), key=len, default="")
    summary = _text(item.get("summary")) or ""
    if len(whole) < _WHOLE_TEXT and len(summary) >= max(len(whole), _WHOLE_TEXT):
        whole = summary
    cut = whole.rstrip(" \n</p>").endswith(("…", "...", "[…]", "[...]"))
    return whole if len(whole) >= 200 and not (cut and len(whole) < 2 * _WHOLE_TEXT) else None


def _sitemap(text: str) -> list[Entry]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError("broken", f"a sitemap that cannot be read: {str(error)[:120]}") from None
    if root is None:
        raise UnreadableError("broken", "a sitemap that cannot be read")
    found: list[Entry] = []
    for node in root:
        if not isinstance(node.tag, str):
            continue
        values = {
            etree.QName(leaf).localname: (leaf.text or "").strip() for leaf in node.iter() if isinstance(leaf.tag, str)
        }
        stamp, changed = try_stamp(values.get("publication_date")), try_stamp(values.get("lastmod"))
        found.append(
            Entry(
                url=values.get("loc") or None,
                title=values.get("title") or None,
                published=Candidate("feed", stamp, values.get("publication_date", "")) if stamp else None,
                modified=Candidate("feed", changed, values.get("lastmod", "")) if changed else None,
                source=values.get("name") or None,
                language=values.get("language") or None,
                index=etree.QName(node).localname == "sitemap",
            )
        )
    return found
