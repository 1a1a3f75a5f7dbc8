"""Tell the form of a file by its name, and by its first bytes where the name says nothing."""

from __future__ import annotations

import re
from enum import StrEnum

from extractors.articles.streams import MAGIC


class Form(StrEnum):
    """The forms articles come in."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON_LINES = "jsonl"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    PARQUET = "parquet"
    XML = "xml"
    WARC = "warc"
    TIMEML = "timeml"
    ZIP = "zip"
    TAR = "tar"
    PACKED = "packed"


_SUFFIXES = {
    "txt": Form.PLAIN, "text": Form.PLAIN, "md": Form.MARKDOWN, "markdown": Form.MARKDOWN,
    "html": Form.HTML, "htm": Form.HTML, "xhtml": Form.HTML, "shtml": Form.HTML,
    "jsonl": Form.JSON_LINES, "ndjson": Form.JSON_LINES, "jsonlines": Form.JSON_LINES, "json": Form.JSON,
    "csv": Form.CSV, "tsv": Form.TSV, "parquet": Form.PARQUET, "pq": Form.PARQUET,
    "rss": Form.XML, "atom": Form.XML, "xml": Form.XML, "rdf": Form.XML,
    "warc": Form.WARC, "tml": Form.TIMEML, "zip": Form.ZIP, "tar": Form.TAR,
}  # fmt: skip
_PACKED_SUFFIXES = (".gz", ".tgz", ".bz2", ".xz", ".zst")
_HTML = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_XML = re.compile(
    rb"<\?xml|<rss[\s>]|<feed[\s>]|<urlset[\s>]|<sitemapindex[\s>]|<rdf:RDF[\s>]|<TimeML[\s>]", re.IGNORECASE
)


def form_of(name: str, head: bytes, named: bool) -> Form | None:
    """The form, or ``None``. Compression and archives are told by content, which no name can deny.

    A file found in a folder whose suffix says nothing is only taken for what its first bytes prove (HTML, XML, an
    archive …), not for plain text: notes and scripts lie beside articles.
    """
    form = _by_magic(name, head)
    if form is not None:
        return form
    bare = name.lower()
    for suffix in _PACKED_SUFFIXES:
        bare = bare.removesuffix(suffix)
    suffix = bare.rsplit("/", 1)[-1].rpartition(".")[2] if "." in bare else ""
    known = _SUFFIXES.get(suffix)
    if known is Form.JSON and b"\n{" in head.lstrip()[1:] and head.lstrip().startswith(b"{") and _whole_line(head):
        return Form.JSON_LINES
    return known or _by_content(head, named)


def is_html(head: bytes) -> bool:
    """Whether the first bytes are those of an HTML page."""
    return bool(_HTML.search(head[:2048]))


def _by_magic(name: str, head: bytes) -> Form | None:
    if head.startswith(b"PAR1"):
        return Form.PARQUET
    if head.startswith(b"WARC/") or (head.startswith(b"\x1f\x8b") and ".warc" in name.lower()):
        return Form.WARC
    if any(head.startswith(magic) for magic in MAGIC):
        return Form.PACKED
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Form.ZIP
    if head[257:262] == b"ustar":
        return Form.TAR
    return None


def _whole_line(head: bytes) -> bool:
    """The first line closes the object it opens."""
    return head.lstrip().split(b"\n", 1)[0].rstrip().endswith(b"}")


def _by_content(head: bytes, named: bool) -> Form | None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if _XML.match(start) and not is_html(start):
        return Form.TIMEML if b"<TimeML" in start else Form.XML
    if is_html(start):
        return Form.HTML
    if start.startswith(b"{"):
        return Form.JSON_LINES if _whole_line(start) else Form.JSON
    if start.startswith(b"[") and start[1:].lstrip().startswith(b"{"):
        return Form.JSON
    if not named or start.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0")):
        return None
    return Form.PLAIN
