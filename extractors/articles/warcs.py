"""WARC archives of crawled pages, by FastWARC: a record at a time, gzip members and all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from extractors.articles.draft import Draft
from extractors.articles.options import ReadOptions
from extractors.articles.pages import page_draft
from extractors.articles.reasons import UnreadableError, reject
from extractors.articles.sources import Source
from extractors.model import Reject

_PAGES = ("text/html", "application/xhtml+xml")


def warc_drafts(stream: BinaryIO, source: Source, options: ReadOptions) -> Iterator[Draft | Reject]:
    """The HTML pages among a WARC's responses. Redirects, errors and pictures are ``not_article`` rejects.

    Request, metadata and info records are no documents and are passed over.
    """
    kinds = WarcRecordType.response | WarcRecordType.resource
    number = 0
    try:
        for record in ArchiveIterator(stream, record_types=kinds, parse_http=True, auto_decode="all"):
            number += 1
            address = record.headers.get("WARC-Target-URI", "") or ""
            where = f"{source.where}#{address or number}"
            try:
                yield _page(record, where, address, options)
            except UnreadableError as error:
                yield reject(where, error.reason, f"{where}: {error.message}")
    except (ValueError, RuntimeError) as error:
        raise UnreadableError("broken", f"damaged WARC behind record {number}: {error}") from None
    if number == 0:
        raise UnreadableError("empty", "no response records in this WARC: nothing to read")


def _page(record: WarcRecord, where: str, address: str, options: ReadOptions) -> Draft:
    http = record.http_headers
    if record.record_type is WarcRecordType.response and http is not None:
        status = http.status_code
        if status is not None and status != 200:
            raise UnreadableError("not_article", f"HTTP status {status}: not a page")
    kind = (record.http_content_type or record.headers.get("Content-Type", "") or "").split(";")[0].strip().lower()
    if kind and kind not in _PAGES:
        raise UnreadableError("not_article", f"{kind}: not an HTML page")
    data: bytes = record.reader.read(options.limits.html_bytes + 1)
    if len(data) > options.limits.html_bytes:
        raise UnreadableError("too_large", f"the page is over {options.limits.html_bytes:,} bytes")
    return page_draft(data, where, options, url=address or None, charset=record.http_charset)
