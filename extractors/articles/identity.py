"""Who an article is: its id, its revision, its hash; and which records are the same one again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

#: Query keys that say where a reader came from, not what he reads.
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "ref_src", "cmpid", "ocid", "ito", "smid", "icid", "igshid")
_UNRESERVED = "!$&'()*+,;=:@/~-._"


def canonical_url(url: str | None) -> str | None:
    """The address without what changes between visits: fragment, tracking, default port, case of the host.

    >>> canonical_url("HTTP://News.Example.com:80/a/?utm_source=x&id=7#top")
    'http://news.example.com/a/?id=7'
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        return None
    host = parts.hostname.lower().rstrip(".")
    if port and port != {"http": 80, "https": 443}[parts.scheme.lower()]:
        host = f"{host}:{port}"
    query = urlencode(
        [
            (key, value)
            for key, value in parse_qsl(parts.query, keep_blank_values=True)
            if not key.lower().startswith(_TRACKING)
        ]
    )
    path = (
        quote(unquote(parts.path, errors="surrogateescape").encode("utf-8", "surrogateescape"), safe=_UNRESERVED) or "/"
    )
    return urlunsplit((parts.scheme.lower(), host, path, query, ""))


def text_hash(text: str) -> str:
    """SHA-256 of the text in UTF-8, as hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def doc_id_of(url: str | None, source: str | None, published_on: date, text_sha256: str) -> str:
    """The article's id: 16 hex digits of a hash of its address, else of source, day and text.

    The address alone, where there is one: papers spell their own name in many ways, and http against https or a
    feed's copy must not make two articles. Without an address the day belongs to it: the same words in next week's
    paper ("The council meets on Tuesday.") are another article.
    """
    if url:
        key = "url\0" + url.split("://", 1)[1]
    else:
        key = "\0".join(("text", source or "", published_on.isoformat(), text_sha256))
    return hashlib.sha256(key.encode("utf-8")).hexdigest()[:16]


#: Bytes of a text's hash that tell it from the other revisions of its article.
_MARK = 12


class Ledger:
    """What this run has read so far: gives revisions and knows repeats. Some bytes and a place an article.

    ``history``: text hashes of the revisions already stored, for each id.
    """

    def __init__(self, history: Mapping[str, tuple[str, ...]]) -> None:
        self._history = history
        #: By id, for each text its mark and where it was read, in one piece: there may be millions.
        self._seen: dict[bytes, list[bytes]] = {}

    def repeats(self, doc_id: str, text_sha256: str) -> str | None:
        """Where this run has read this text of the document already."""
        mark = bytes.fromhex(text_sha256)[:_MARK]
        found = (one[_MARK:] for one in self._seen.get(bytes.fromhex(doc_id), ()) if one.startswith(mark))
        return next((where.decode("utf-8") for where in found), None)

    def revision(self, doc_id: str, text_sha256: str, where: str) -> int:
        """The revision this text is of the document, from 1; notes that it was read, and where."""
        stored = self._history.get(doc_id, ())
        mark = bytes.fromhex(text_sha256)[:_MARK]
        seen = self._seen.setdefault(bytes.fromhex(doc_id), [])
        seen.append(mark + where.encode("utf-8", "replace"))
        if text_sha256 in stored:
            return stored.index(text_sha256) + 1
        known = [bytes.fromhex(sha)[:_MARK] for sha in stored]
        fresh = [other[:_MARK] for other in seen if other[:_MARK] not in known]
        return len(stored) + fresh.index(mark) + 1
