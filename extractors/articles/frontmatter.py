"""Plain text and Markdown with YAML front matter between ``---`` lines."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from extractors.articles.draft import Draft
from extractors.articles.options import Limits
from extractors.articles.reasons import UnreadableError
from extractors.articles.stamps import BadStampError, Candidate, read_stamp

_OPEN = re.compile(r"---[ \t]*(?:\r?\n|\r)")
_CLOSE = re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r?\n|\r|\Z)")
_PLAIN_LINE = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}?)[ \t]*:[ \t]+(?P<value>\S.*)")
_KEYS = {
    "title": ("title", "headline"),
    "source": ("source", "publisher", "publication", "site", "sitename", "newspaper", "outlet"),
    "authors": ("author", "authors", "byline", "by"),
    "published": ("published", "published_at", "published_on", "publication_date", "date_published", "pubdate", "date"),
    "modified": ("modified", "updated", "lastmod", "date_modified", "updated_at"),
    "url": ("url", "link", "canonical", "permalink"),
    "language": ("language", "lang"),
    "zone": ("timezone", "zone", "tz"),
}


def plain_draft(text: str, where: str, limits: Limits, *, markdown: bool = False) -> Draft:
    """The draft of a plain text, its front matter read and taken off; the text behind it stays as it is.

    Raises ``UnreadableError`` for front matter that is no YAML mapping or has a date nobody can read.
    """
    head, body = split_front_matter(text, limits)
    fields = _fields(head) if head is not None else {}
    if not body.strip():
        raise UnreadableError("empty", "there is no text behind the front matter" if fields else "the file is empty")
    published = _date(fields, "published")
    return Draft(
        where=where,
        text=body,
        title=_scalar(fields, "title"),
        source=_scalar(fields, "source"),
        authors=_names(fields),
        url=_scalar(fields, "url"),
        language=_scalar(fields, "language"),
        dates=(published,) if published else (),
        modified=_date(fields, "modified"),
        zone=_scalar(fields, "zone"),
        markdown=markdown,
    )


def split_front_matter(text: str, limits: Limits) -> tuple[str | None, str]:
    """(front matter or ``None``, the rest exactly as written). An opening line never closed is no front matter."""
    opening = _OPEN.match(text)
    if not opening:
        return None, text
    closing = _CLOSE.search(text, opening.end(), opening.end() + limits.front_matter_bytes)
    if not closing:
        return None, text
    return text[opening.end() : closing.start()], text[closing.end() :]


def _fields(head: str) -> Mapping[str, object]:
    try:
        # BaseLoader builds strings, lists and mappings only: no dates, no objects of any kind.
        loaded: object = yaml.load(head, Loader=yaml.BaseLoader)  # noqa: S506
    except yaml.YAMLError as error:
        plain = _plain_lines(head)
        if plain is not None:
            return plain
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 2}" if mark is not None else ""
        raise UnreadableError(
            "bad_front_matter", f"front matter is no valid YAML{line}: quote values with a colon"
        ) from None
    except RecursionError:
        raise UnreadableError(
            "bad_front_matter", "front matter is nested too deeply: use plain `key: value` lines"
        ) from None
    if not loaded:
        return {}
    if not isinstance(loaded, dict):
        raise UnreadableError("bad_front_matter", "front matter is no list of `key: value` lines")
    return {_key(str(key)): value for key, value in loaded.items()}


def _key(written: str) -> str:
    return written.strip().lower().replace("-", "_")


def _plain_lines(head: str) -> Mapping[str, object] | None:
    """Front matter that is no YAML but plain ``key: value`` lines, taken as written; ``None`` where a line is not.

    Headlines have colons ("title: Floods: what we know") and people do not quote them.
    """
    lines = [line.rstrip() for line in head.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    found = [_PLAIN_LINE.fullmatch(line) for line in lines]
    if not found or not all(found):
        return None
    return {_key(match["key"]): match["value"].strip("\"'") for match in found if match}


def _scalar(fields: Mapping[str, object], name: str) -> str | None:
    for key in _KEYS[name]:
        value = fields.get(key)
        if isinstance(value, str) and value.strip() and value.strip() not in {"null", "~"}:
            return value.strip()
    return None


def _names(fields: Mapping[str, object]) -> tuple[str, ...]:
    for key in _KEYS["authors"]:
        value = fields.get(key)
        if isinstance(value, str) and value.strip():
            return (value.strip(),)
        if isinstance(value, list):
            return tuple(name.strip() for name in value[:50] if isinstance(name, str) and name.strip())
    return ()


def _date(fields: Mapping[str, object], name: str) -> Candidate | None:
    raw = _scalar(fields, name)
    if raw is None:
        return None
    try:
        return Candidate("front_matter", read_stamp(raw), raw)
    except BadStampError as error:
        if name == "modified":
            return None
        raise UnreadableError(
            "bad_date", f"front matter `published`: {error}; write YYYY-MM-DD or YYYY-MM-DDTHH:MM+00:00"
        ) from None
