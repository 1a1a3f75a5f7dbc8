"""What a page's markup says about its dates: JSON-LD, OpenGraph, meta elements, marked ``<time>`` elements.

Libraries read these for titles and authors; for dates they give the day only, and the hour and zone matter here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lxml.html import HtmlElement

from extractors.articles.stamps import Candidate, Stamp, try_stamp
from extractors.articles.wordlists import load_toml

_ARTICLE = re.compile(r"Article|BlogPosting|Posting$|Report|Review|LiveBlog|Recipe|^CreativeWork$|VideoObject")
_JSON_MAX = 2 * 2**20
_LOOSE = {
    "published": re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{6,40})"'),
    "modified": re.compile(r'"dateModified"\s{0,9}:\s{0,9}"([^"]{6,40})"'),
}
_TIME_CLASS = re.compile(
    r"(?:^|[\s_-])(?:published|entry-date|post-date|publish-date|pubdate|dt-published)(?:$|[\s_-])"
)


@dataclass(frozen=True, slots=True)
class PageDates:
    """``published`` in order of trust; ``stamps`` are all others seen, as witnesses of the zone.

    ``publisher`` is whom the page's JSON-LD names as such, typed or not.
    """

    published: tuple[Candidate, ...]
    modified: Candidate | None
    stamps: tuple[Stamp, ...]
    publisher: str | None


def page_dates(tree: HtmlElement, headline: str | None = None) -> PageDates:
    """The dates a page's markup states. ``headline`` tells the page's own JSON-LD from that of teasers.

    Only full days count: a year or a month is no publication date.
    """
    published: list[Candidate] = []
    modified: list[Candidate] = []
    publisher = _json_ld(tree, headline, published, modified)
    metas = _metas(tree)
    names = _names()
    for method in ("opengraph", "meta"):
        found = next(filter(None, (_candidate(method, metas.get(name)) for name in names[method])), None)
        if found:
            published.append(found)
    modified.extend(filter(None, (_candidate("meta", metas.get(name)) for name in names["modified"])))
    marked, stamps = _times(tree)
    if marked:
        published.append(marked)
    return PageDates(tuple(published), modified[0] if modified else None, tuple(stamps), publisher)


@cache
def _names() -> dict[str, list[str]]:
    return load_toml("pagedates.toml")


def _candidate(method: str, raw: str | None) -> Candidate | None:
    stamp = try_stamp(raw)
    return Candidate(method, stamp, raw or "") if stamp else None


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Name, property or itemprop of each meta element, in lower case, to its first full content."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = meta.get("content") or meta.get("datetime")
        if not content or len(content) > 200:
            continue
        # An itemprop inside the body may belong to a reference or a comment; inside the head it is the page's.
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            if name:
                found.setdefault(name, content.strip())
    return found


def _times(tree: HtmlElement) -> tuple[Candidate | None, list[Stamp]]:
    """The first ``<time>`` marked as the publication, and every stamp in a ``<time>`` as a witness."""
    marked: Candidate | None = None
    stamps: list[Stamp] = []
    for element in tree.iter("time", "span", "abbr"):
        itemprop = (element.get("itemprop") or "").lower()
        if element.tag != "time" and itemprop != "datepublished":
            continue
        raw = element.get("datetime") or element.get("content") or element.get("title") or element.text_content()[:60]
        stamp = try_stamp(raw.strip())
        if stamp is None:
            continue
        stamps.append(stamp)
        own = itemprop == "datepublished" or element.get("pubdate") is not None
        if marked is None and (own or _TIME_CLASS.search((element.get("class") or "").lower())):
            marked = Candidate("meta", stamp, raw.strip()[:60])
        if len(stamps) > 200:
            break
    return marked, stamps


def _json_ld(
    tree: HtmlElement, headline: str | None, published: list[Candidate], modified: list[Candidate]
) -> str | None:
    """Adds the dates of the page's JSON-LD to the lists; gives the publisher it names."""
    things: list[dict[str, object]] = []
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() or len(text) > _JSON_MAX:
            continue
        try:
            things.extend(_things(json.loads(text, strict=False)))
        except (ValueError, RecursionError):
            # Trailing commas, raw line breaks, comments: the date is still plain to see.
            for kind, into in (("published", published), ("modified", modified)):
                match = _LOOSE[kind].search(text)
                found = _candidate("json_ld", match[1]) if match else None
                if found:
                    into.append(found)
    things.sort(key=lambda thing: _rank(thing, headline))
    for thing in things:
        for key, into in (("datePublished", published), ("dateModified", modified)):
            value = thing.get(key)
            found = _candidate("json_ld", value) if isinstance(value, str) else None
            if found:
                into.append(found)
    return next(filter(None, map(_publisher, things)), None)


def _publisher(thing: dict[str, object]) -> str | None:
    """schema.org wants an Organization; pages also give a bare name, an object without a type, or a list of them."""
    found = thing.get("publisher")
    first = found[0] if isinstance(found, list) and found else found
    name = first.get("name") if isinstance(first, dict) else first
    return " ".join(name.split())[:100] or None if isinstance(name, str) else None


def _rank(thing: dict[str, object], headline: str | None) -> int:
    """The page's own article first, then any article, then the page itself, then the rest."""
    kind = thing.get("@type")
    names = kind if isinstance(kind, list) else [kind]
    if any(isinstance(name, str) and _ARTICLE.search(name) for name in names):
        title = thing.get("headline") or thing.get("name")
        own = isinstance(title, str) and headline is not None and _letters(title)[:60] == _letters(headline)[:60]
        return 0 if own else 1
    return 2 if "WebPage" in names else 3


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _things(loaded: object, depth: int = 0) -> Iterator[dict[str, object]]:
    """The objects of a JSON-LD block with dates in them: the top, ``@graph``, ``mainEntity``; not lists of others."""
    if depth > 4:
        return
    if isinstance(loaded, list):
        for item in loaded[:200]:
            yield from _things(item, depth + 1)
    elif isinstance(loaded, dict):
        if "datePublished" in loaded or "dateModified" in loaded:
            yield loaded
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed"):
            if key in loaded:
                yield from _things(loaded[key], depth + 1)
