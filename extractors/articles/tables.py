"""CSV, TSV and Parquet as drafts, a row at a time."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from extractors.articles.columns import find_columns, used
from extractors.articles.draft import Draft
from extractors.articles.options import Columns, ReadOptions
from extractors.articles.reasons import UnreadableError, reject
from extractors.articles.records import record_draft
from extractors.articles.sources import Source
from extractors.articles.streams import lines, read_all
from extractors.articles.texts import decode
from extractors.model import Reject

Found = Iterator[Draft | Reject]
_BATCH = 64
#: Lines one quoted cell may run over before its quote counts as forgotten.
_RECORD_LINES = 10_000


def csv_drafts(stream: BinaryIO, source: Source, options: ReadOptions) -> Found:
    """Comma-separated rows under a header; semicolons and tabs are noticed. Cells are data, never formulas."""
    return _delimited(stream, source, options, None)


def tsv_drafts(stream: BinaryIO, source: Source, options: ReadOptions) -> Found:
    """Tab-separated rows under a header."""
    return _delimited(stream, source, options, "\t")


def parquet_drafts(stream: BinaryIO, source: Source, options: ReadOptions) -> Found:
    """The rows of a Parquet file; only the columns that are needed are read, a few rows at a time."""
    if not stream.seekable():
        stream = io.BytesIO(read_all(stream, options.limits.file_bytes))
    try:
        # Without pre-buffering and threads a row group is decoded page by page: memory stays flat.
        file = pq.ParquetFile(stream, pre_buffer=False, buffer_size=2**20)
        names = _leaves(file.schema_arrow)
        columns = find_columns(names, options.columns)
        batches = file.iter_batches(batch_size=_BATCH, columns=used(columns), use_threads=False)
        number = 0
        for batch in batches:
            for row in _rows(batch):
                number += 1
                yield _row(row, columns, f"{source.where}#{number}", options)
    except (pa.ArrowException, UnicodeDecodeError) as error:
        raise UnreadableError("broken", f"damaged Parquet: {str(error)[:200].rstrip('.')}; write it again") from None


def _rows(batch: pa.RecordBatch) -> Iterator[dict[str, object]]:
    try:
        yield from batch.to_pylist()
    except (UnicodeDecodeError, ValueError, OverflowError, pa.ArrowException):
        for index in range(batch.num_rows):
            yield _cells(batch, index)


def _cells(batch: pa.RecordBatch, index: int) -> dict[str, object]:
    """A row cell by cell, so that one that cannot be decoded spoils only its own row."""
    row: dict[str, object] = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        try:
            row[name] = column[index].as_py()
        except (UnicodeDecodeError, ValueError, OverflowError, pa.ArrowException):
            row[name] = _Undecodable()
    return row


class _Undecodable:
    """Stands where a cell could not be turned into text or a date."""


def _leaves(schema: pa.Schema) -> list[str]:
    names: list[str] = []
    for field in schema:
        if pa.types.is_struct(field.type):
            names.extend(f"{field.name}.{field.type.field(i).name}" for i in range(field.type.num_fields))
        else:
            names.append(field.name)
    return names


def _row(row: dict[str, object], columns: Columns, where: str, options: ReadOptions) -> Draft | Reject:
    try:
        return record_draft(row, columns, where, options)
    except UnreadableError as error:
        return reject(where, error.reason, f"{where}: {error.message}")


def _delimited(stream: BinaryIO, source: Source, options: ReadOptions, delimiter: str | None) -> Found:
    rows = _records(stream, source, options)
    _, header = next(rows, (0, None))
    if header is None or isinstance(header, Reject):
        raise UnreadableError(
            "empty" if header is None else header.reason, "no header line; the first line names the columns"
        )
    mark = delimiter or _delimiter(header)
    names = [name.strip() for name in _cut(header.lstrip("\ufeff"), mark, options)]
    columns = find_columns(names, options.columns)
    for number, raw in rows:
        where = f"{source.where}#{number}"
        if isinstance(raw, Reject):
            yield raw
            continue
        try:
            cells = _cut(raw, mark, options)
            if len(cells) != len(names):
                raise UnreadableError(
                    "bad_row", f"{len(cells)} cells under {len(names)} columns: a quote or comma is wrong"
                )
            yield record_draft(dict(zip(names, cells, strict=True)), columns, where, options)
        except UnreadableError as error:
            yield reject(where, error.reason, f"{where}: {error.message}")


def _records(stream: BinaryIO, source: Source, options: ReadOptions) -> Iterator[tuple[int, str | Reject]]:
    """(line number, one record as text). Quoted cells may hold line breaks; a quote never closed costs one line.

    A record ends where its quotes are paired. If they do not pair within the size limit, the line that opened the
    odd one is rejected and reading goes on behind it.
    """
    pending: list[tuple[int, str]] = []
    size, odd = 0, False
    limit = options.limits.line_bytes
    source_lines = _decoded(stream, source, options)
    while True:
        item = next(source_lines, None)
        if isinstance(item, Reject):
            yield 0, item
            continue
        if item is not None:
            pending.append(item)
            size += len(item[1]) + 1
            odd ^= item[1].count('"') % 2 == 1
            if odd and size <= limit and len(pending) < _RECORD_LINES:
                continue
        if not pending:
            return
        if not odd:
            if any(text.strip() for _, text in pending):
                yield pending[0][0], "\n".join(text for _, text in pending)
            pending, size = [], 0
            continue
        yield from _resync(pending, source)
        pending, size, odd = [], 0, False


def _resync(pending: list[tuple[int, str]], source: Source) -> Iterator[tuple[int, str | Reject]]:
    """Lines behind a quote that never closes: the first is lost, the others stand for themselves."""
    number, _ = pending[0]
    where = f"{source.where}#{number}"
    yield number, reject(where, "bad_row", f"{where}: a quote is opened and never closed; double it or remove it")
    for later, text in pending[1:]:
        if text.strip():
            yield later, text


def _decoded(stream: BinaryIO, source: Source, options: ReadOptions) -> Iterator[tuple[int, str] | Reject]:
    limit = options.limits.line_bytes
    stream = _as_utf8(stream, options)
    for line in lines(stream, limit):
        where = f"{source.where}#{line.number}"
        if line.data is None:
            yield reject(where, "too_large", f"{where}: the line is over {limit:,} bytes: split it")
            continue
        try:
            yield line.number, decode(line.data)
        except UnreadableError as error:
            yield reject(where, error.reason, f"{where}: {error.message}")


def _as_utf8(stream: BinaryIO, options: ReadOptions) -> BinaryIO:
    """Excel's "Unicode text" is UTF-16: such a file is read whole, and only up to the size limit."""
    if not stream.seekable():
        return stream
    mark = stream.read(2)
    stream.seek(0)
    if mark not in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        return stream
    return io.BytesIO(decode(read_all(stream, options.limits.file_bytes)).encode("utf-8"))


def _delimiter(header: str) -> str:
    return max(",;\t|", key=lambda mark: (header.count(mark), -",;\t|".index(mark)))


def _cut(record: str, mark: str, options: ReadOptions) -> list[str]:
    if csv.field_size_limit() < options.limits.line_bytes:
        csv.field_size_limit(options.limits.line_bytes)
    try:
        # newline="" keeps the line breaks inside cells as they were.
        rows = list(csv.reader(io.StringIO(record, newline=""), delimiter=mark, strict=False))
    except csv.Error as error:
        raise UnreadableError("bad_row", f"no valid CSV: {error}") from None
    return rows[0] if len(rows) == 1 else [cell for row in rows for cell in row]
