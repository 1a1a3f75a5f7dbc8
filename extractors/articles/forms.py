"""Which reader reads what, and how errors of a whole file become one reject row."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO, cast

import pyarrow as pa

from extractors.articles import archives, feeds, pages, records, tables, warcs
from extractors.articles.draft import Draft
from extractors.articles.frontmatter import plain_draft
from extractors.articles.options import ReadOptions
from extractors.articles.reasons import UnreadableError, reject
from extractors.articles.sniff import Form, form_of
from extractors.articles.sources import Source
from extractors.articles.streams import MAGIC, read_all, unpack
from extractors.articles.texts import decode
from extractors.articles.timeml import timeml_draft
from extractors.model import Reject

_HEAD = 4096
Found = Iterator[Draft | Reject]


def drafts(source: Source, options: ReadOptions) -> Found:
    """The drafts in one source. An error of the stream itself ends it with one ``Reject``; what came before stays."""
    try:
        with source.open() as raw:
            # pyarrow's files know no lines; members of archives come raw.
            bare = isinstance(raw, (io.RawIOBase, pa.NativeFile))
            stream = cast("BinaryIO", io.BufferedReader(raw, 256 * 2**10)) if bare else raw
            yield from stream_drafts(stream, source, options)
    except UnreadableError as error:
        yield reject(source.where, error.reason, f"{source.where}: {error.message}")
    except RecursionError:
        yield reject(source.where, "too_deep", f"{source.where}: nested too deeply to be read")
    except OSError as error:
        why = error.strerror or str(error)
        kind = "broken" if error.errno is None else "unreadable"
        yield reject(source.where, kind, f"{source.where}: {why}; check the file and its permissions")
    except Exception as error:  # noqa: BLE001 - damaged archives make the libraries raise nearly anything
        kind = f"{type(error).__name__}: {error}"
        yield reject(source.where, "broken", f"{source.where}: {kind}; the file is damaged: export it again")


def stream_drafts(stream: BinaryIO, source: Source, options: ReadOptions) -> Found:
    """The drafts of an open stream."""
    peek = Peeked(stream)
    head = peek.head(_HEAD)
    if not head:
        raise UnreadableError("empty", "the file is empty: remove it")
    form = form_of(source.name, head, source.named)
    if form is None:
        raise UnreadableError(
            "unknown_form",
            "no form that is read (text, HTML, JSON, CSV, Parquet, feed, WARC, TimeML, archive): convert it",
        )
    rewound = peek.rewound()
    match form:
        case Form.PACKED:
            kind = next(kind for magic, kind in MAGIC.items() if head.startswith(magic))
            inner = replace(source, name=_stem(source.name), depth=source.depth + 1, seekable=False)
            _check_depth(inner, options)
            yield from stream_drafts(unpack(rewound, kind, options.limits), inner, options)
        case Form.ZIP | Form.TAR:
            _check_depth(replace(source, depth=source.depth + 1), options)
            members = archives.zip_members if form is Form.ZIP else archives.tar_members
            for member in members(rewound, source, options.limits):
                if isinstance(member, Reject):
                    yield member
                else:
                    yield from drafts(member, options)
        case _:
            yield from _READERS[form](rewound, source, options)


def _check_depth(source: Source, options: ReadOptions) -> None:
    if source.depth > options.limits.member_depth:
        raise UnreadableError("too_deep", f"archives over {options.limits.member_depth} deep: unpack the outer ones")


def _stem(name: str) -> str:
    lower = name.lower()
    for suffix in (".gz", ".bz2", ".xz", ".zst"):
        if lower.endswith(suffix):
            return name[: -len(suffix)]
    return name


class Peeked:
    """A stream whose first bytes were looked at, and that still gives them."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._head = b""

    def head(self, size: int) -> bytes:
        """The first ``size`` bytes, or fewer at the end of the stream."""
        while len(self._head) < size:
            part = self._stream.read(size - len(self._head))
            if not part:
                break
            self._head += part
        return self._head

    def rewound(self) -> BinaryIO:
        """The stream from its beginning."""
        if self._stream.seekable():
            self._stream.seek(0)
            return self._stream
        return cast("BinaryIO", io.BufferedReader(_Chained(self._head, self._stream), 256 * 2**10))


class _Chained(io.RawIOBase):
    """Bytes, then a stream."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """First the head, then the rest."""
        if self._head:
            data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            data = self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _plain(stream: BinaryIO, source: Source, options: ReadOptions) -> Found:
    yield plain_draft(decode(read_all(stream, options.limits.file_bytes)), source.where, options.limits)


def _markdown(stream: BinaryIO, source: Source, options: ReadOptions) -> Found:
    text = decode(read_all(stream, options.limits.file_bytes))
    yield plain_draft(text, source.where, options.limits, markdown=True)


def _html(stream: BinaryIO, source: Source, options: ReadOptions) -> Found:
    yield pages.page_draft(read_all(stream, options.limits.html_bytes), source.where, options)


def _timeml(stream: BinaryIO, source: Source, options: ReadOptions) -> Found:
    yield timeml_draft(read_all(stream, options.limits.file_bytes), source.where)


def _xml(stream: BinaryIO, source: Source, options: ReadOptions) -> Found:
    return feeds.xml_drafts(read_all(stream, options.limits.file_bytes), source.where, options)


_READERS: dict[Form, Callable[[BinaryIO, Source, ReadOptions], Found]] = {
    Form.PLAIN: _plain,
    Form.MARKDOWN: _markdown,
    Form.HTML: _html,
    Form.JSON_LINES: records.json_lines,
    Form.JSON: records.json_document,
    Form.CSV: tables.csv_drafts,
    Form.TSV: tables.tsv_drafts,
    Form.PARQUET: tables.parquet_drafts,
    Form.XML: _xml,
    Form.WARC: warcs.warc_drafts,
    Form.TIMEML: _timeml,
}
