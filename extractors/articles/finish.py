"""From draft to article: date settled, blocks told apart, language checked, id and revision given."""

from __future__ import annotations

import html
import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from extractors.articles.blocks import plain_blocks
from extractors.articles.dateline import dateline_candidate
from extractors.articles.draft import Draft
from extractors.articles.identity import Ledger, canonical_url, doc_id_of, text_hash
from extractors.articles.options import ReadOptions
from extractors.articles.publication import settle
from extractors.articles.reasons import UnreadableError, one_line
from extractors.articles.texts import check_text
from extractors.articles.tongue import language_of
from extractors.articles.wire import wire_origin
from extractors.model import CONTENT, Article

_TAG = re.compile(r"</?[A-Za-z!][^<>]{0,2000}>")


def finish(draft: Draft, options: ReadOptions, ledger: Ledger) -> Article:
    """The article of a draft. Raises ``UnreadableError`` for whatever keeps it from being one."""
    _check(draft, options)
    title, source = clean(draft.title), clean(draft.source) or options.source
    url = canonical_url(draft.url)
    blocks = draft.blocks if draft.blocks is not None else plain_blocks(draft.text, title, source)
    story = "\n".join(draft.text[block.begin : block.end] for block in blocks if block.kind in CONTENT)
    if not story:
        raise UnreadableError("empty", "nothing but boilerplate in it; name another text column or check the export")
    language = draft.language or "en"
    if options.check_language:
        language = language_of(story, options.languages, draft.language)
    found = dateline_candidate(draft.text, draft.url or draft.where) if options.published is None else None
    dates = (*draft.dates, found) if found else draft.dates
    published = settle(dates, options, url, _zone(draft, options), draft.stamps)
    digest = text_hash(draft.text)
    doc_id = doc_id_of(url, source, published.on, digest)
    where = one_line(draft.where)
    if (first := ledger.repeats(doc_id, digest)) is not None:
        raise UnreadableError("duplicate", f"the same article with the same text as {first}; it is counted once")
    return Article(
        doc_id=doc_id,
        text=draft.text,
        published=published,
        blocks=blocks,
        title=title,
        source=source,
        authors=tuple(name for name in map(clean, draft.authors) if name),
        url=url,
        language=language,
        revision=ledger.revision(doc_id, digest, where),
        text_sha256=digest,
        ingested_from=where,
        modified_at=draft.modified.stamp.at if draft.modified else None,
        wire_origin=wire_origin(draft.text, blocks, (*draft.authors, source or "", *draft.wire)),
    )


def clean(text: str | None) -> str | None:
    """A title or name as plain characters: entities read, markup and control characters out, one line.

    >>> clean("Rates <b>rise</b> &amp; shares fall")
    'Rates rise & shares fall'
    """
    if not text:
        return None
    return one_line(_TAG.sub("", html.unescape(_TAG.sub("", text[:4000])))) or None


def _check(draft: Draft, options: ReadOptions) -> None:
    if not draft.text.strip():
        raise UnreadableError("empty", "there is no text in it")
    if len(draft.text) > options.limits.text_chars:
        raise UnreadableError(
            "too_long",
            f"{len(draft.text):,} characters, the limit is {options.limits.text_chars:,}: split the file by article",
        )
    check_text(draft.text)


def _zone(draft: Draft, options: ReadOptions) -> str | None:
    zone = draft.zone or options.zone
    if zone is None:
        return None
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UnreadableError("bad_date", f"no such time zone: {zone!r}; write one like America/New_York") from None
    return zone
