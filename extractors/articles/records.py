"""Records — a line of JSON, a row of a table — as drafts."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import BinaryIO

from extractors.articles.columns import find_columns
from extractors.articles.draft import Draft
from extractors.articles.options import Columns, ReadOptions
from extractors.articles.pages import page_draft
from extractors.articles.reasons import UnreadableError, reject
from extractors.articles.sources import Source
from extractors.articles.stamps import BadStampError, Candidate, Stamp, read_stamp
from extractors.articles.streams import lines, read_all
from extractors.articles.texts import decode
from extractors.model import Reject

_LISTS = ("articles", "items", "results", "data", "docs", "documents", "news", "stories", "posts", "response.results")
_NULLS = frozenset({"", "null", "none", "nan", "nat", "n/a", "na", "-"})


def json_lines(stream: BinaryIO, source: Source, options: ReadOptions) -> Iterator[Draft | Reject]:
    """One article a line. A bad line is one ``Reject``, named ``path#line``; blank lines are nothing."""
    limit = options.limits.line_bytes
    empty = True
    for line in lines(stream, limit):
        where = f"{source.where}#{line.number}"
        if line.data is None:
            yield reject(where, "too_large", f"{where}: the line is over {limit:,} bytes: split it")
            empty = False
        elif line.data.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf"):
            yield _json_record(line.data, where, options)
            empty = False
    if empty:
        raise UnreadableError("empty", "not a single line in it")


def json_document(stream: BinaryIO, source: Source, options: ReadOptions) -> Iterator[Draft | Reject]:
    """A JSON file: one article, a list of them, or an object that holds such a list (``articles``, ``items`` …)."""
    loaded = _load(read_all(stream, options.limits.file_bytes))
    found = _article_list(loaded)
    if found is None:
        yield _from_object(loaded, source.where, options)
        return
    if not found:
        raise UnreadableError("empty", "the list of articles is empty")
    for number, item in enumerate(found, start=1):
        yield _from_object(item, f"{source.where}#{number}", options)


def _article_list(loaded: object) -> list[object] | None:
    if isinstance(loaded, list):
        return loaded
    if isinstance(loaded, dict):
        for name in _LISTS:
            inner = lookup(loaded, name)
            if isinstance(inner, list):
                return inner
    return None


def _json_record(data: bytes, where: str, options: ReadOptions) -> Draft | Reject:
    try:
        return _from_object(_load(data), where, options)
    except UnreadableError as error:
        return reject(where, error.reason, f"{where}: {error.message}")


def _load(data: bytes) -> object:
    text = decode(data).lstrip("\ufeff")
    try:
        loaded: object = json.loads(text, parse_constant=_no_constant)
    except RecursionError:
        raise UnreadableError("too_deep", "JSON nested too deeply: an article is a flat object") from None
    except ValueError as error:
        raise UnreadableError("bad_row", f"no valid JSON: {str(error)[:120]}; export it again") from None
    return loaded


def _no_constant(_name: str) -> None:
    """NaN and Infinity, which Python writes and JSON does not know."""


def _from_object(item: object, where: str, options: ReadOptions) -> Draft | Reject:
    try:
        if not isinstance(item, dict):
            raise UnreadableError("bad_row", f"{_kind(item)}, not an object with a text in it")
        return record_draft(item, _columns_of(_paths(item), options.columns), where, options)
    except UnreadableError as error:
        return reject(where, error.reason, f"{where}: {error.message}")


def _paths(item: Mapping[str, object]) -> tuple[str, ...]:
    """The keys that hold something, those of nested objects with a dot."""
    names: list[str] = []
    for key, value in item.items():
        if value is None:
            continue
        if isinstance(value, dict):
            names.extend(f"{key}.{inner}" for inner, deep in value.items() if deep is not None)
        else:
            names.append(key)
    return tuple(names[:500])


@lru_cache(maxsize=1024)
def _columns_of(names: tuple[str, ...], wanted: Columns) -> Columns:
    return find_columns(names, wanted)


def lookup(record: Mapping[str, object], name: str | None) -> object:
    """The value of a plain or dotted name, or ``None``."""
    if name is None:
        return None
    if name in record:
        return record[name]
    value: object = record
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def record_draft(record: Mapping[str, object], columns: Columns, where: str, options: ReadOptions) -> Draft:
    """The draft of one record. The text is taken exactly as it stands. Raises ``UnreadableError``."""
    text = lookup(record, columns.text)
    markup = lookup(record, columns.html)
    if text is not None and not isinstance(text, str):
        raise UnreadableError("bad_row", f"column {columns.text!r} holds {_kind(text)}, not text")
    dates = _dates(lookup(record, columns.date), columns.date, options)
    url, source = _string(record, columns.url), _string(record, columns.source)
    if url is None and source is not None and source.startswith(("http://", "https://")):
        url, source = source, None
    if not (text and text.strip()) and isinstance(markup, str) and markup.strip():
        page = page_draft(markup.encode("utf-8", "replace"), where, options, url=url)
        return replace(page, dates=(*dates, *page.dates), source=source or page.source)
    if not (text and text.strip()):
        raise UnreadableError("empty", f"column {columns.text!r} is empty")
    return Draft(
        where=where,
        text=text,
        title=_string(record, columns.title),
        source=source,
        authors=_names(lookup(record, columns.author)),
        url=url,
        language=_string(record, columns.language),
        dates=dates,
        modified=_modified(lookup(record, columns.modified)),
    )


def _string(record: Mapping[str, object], name: str | None) -> str | None:
    value = lookup(record, name)
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    return value.strip() if isinstance(value, str) and value.strip().lower() not in _NULLS else None


def _names(value: object) -> tuple[str, ...]:
    """Authors: a list, a list of objects with a name, "A, B", "A and B", or Python's print of a list."""
    if isinstance(value, list):
        inner = [item.get("name") if isinstance(item, dict) else item for item in value[:50]]
        return tuple(name.strip() for name in inner if isinstance(name, str) and name.strip())
    if not isinstance(value, str) or value.strip().lower() in _NULLS or value.strip() == "[]":
        return ()
    listed = re.fullmatch(r"\s*\[(.*)\]\s*", value[:2000], re.DOTALL)
    if listed:
        return tuple(part.strip(" '\"") for part in listed[1].split(",") if part.strip(" '\""))
    return (value.strip()[:500],)


def _dates(value: object, column: str | None, options: ReadOptions) -> tuple[Candidate, ...]:
    if options.published is not None:
        return ()
    try:
        stamp = cell_stamp(value)
    except (BadStampError, OverflowError) as error:
        raise UnreadableError("bad_date", f"column {column!r}: {error}; write YYYY-MM-DD or an ISO timestamp") from None
    return (Candidate("column", stamp, str(value)[:80]),) if stamp else ()


def _modified(value: object) -> Candidate | None:
    try:
        stamp = cell_stamp(value)
    except (BadStampError, OverflowError):
        return None
    return Candidate("column", stamp) if stamp else None


def cell_stamp(value: object) -> Stamp | None:
    """The date a cell holds, of whatever type; ``None`` for an empty one. Raises ``BadStampError``."""
    match value:
        case None:
            return None
        case datetime():
            return Stamp(value.date(), value) if value.tzinfo else Stamp(value.date(), clock=value.time())
        case date():
            return Stamp(value)
        case bool():
            raise BadStampError(f"{value} is no date")
        case int() | float():
            if isinstance(value, float) and math.isnan(value):
                return None
            return read_stamp(str(int(value)))
        case str():
            return read_stamp(value.strip()) if value.strip().lower() not in _NULLS else None
        case _:
            raise BadStampError(f"{_kind(value)} is no date")


def _kind(value: object) -> str:
    """What JSON calls it."""
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case Mapping():
            return "an object"
        case list():
            return "a list"
        case _:
            return f"a {type(value).__name__}"
