"""Streams with limits: counted reads, decompression that stops at bombs, lines that cannot eat the memory."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

import pyarrow as pa

from extractors.articles.options import Limits
from extractors.articles.reasons import UnreadableError

_CHUNK = 256 * 2**10
MAGIC = {b"\x1f\x8b": "gzip", b"BZh": "bz2", b"\xfd7zXZ\0": "xz", b"\x28\xb5\x2f\xfd": "zstd"}


class Counting(io.RawIOBase):
    """A stream that counts the bytes read through it."""

    def __init__(self, inner: BinaryIO) -> None:
        super().__init__()
        self._inner = inner
        self.count = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read and count."""
        data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)


class Guarded(io.RawIOBase):
    """Unpacked bytes; raises ``UnreadableError`` (``bomb``) once they are out of all proportion to the packed ones."""

    def __init__(self, unpacked: BinaryIO, packed: Counting, limits: Limits) -> None:
        super().__init__()
        self._unpacked = unpacked
        self._packed = packed
        self._limits = limits
        self._out = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read, count, judge."""
        data = self._unpacked.read(min(len(buffer), _CHUNK))
        buffer[: len(data)] = data
        self._out += len(data)
        check_ratio(self._out, self._packed.count, self._limits)
        return len(data)


def check_ratio(unpacked: int, packed: int, limits: Limits) -> None:
    """Raise ``UnreadableError`` (``bomb``) if ``unpacked`` bytes out of ``packed`` are absurd."""
    if unpacked > limits.unpacked_bytes or (unpacked > limits.ratio_from and unpacked > limits.ratio * max(packed, 1)):
        raise UnreadableError(
            "bomb",
            f"unpacks to over {unpacked:,} bytes from {packed:,}: looks like a bomb; get it from its source again",
        )


def unpack(stream: BinaryIO, kind: str, limits: Limits) -> BinaryIO:
    """The decompressed stream of a gzip, bz2, xz or zstd file, guarded."""
    counting = Counting(stream)
    packed = cast("BinaryIO", io.BufferedReader(counting, _CHUNK))
    inner: BinaryIO
    match kind:
        case "gzip":
            inner = cast("BinaryIO", gzip.GzipFile(fileobj=packed))
        case "bz2":
            inner = cast("BinaryIO", bz2.BZ2File(packed))
        case "xz":
            # The memory limit is what the decoder may take: xz headers can ask for gigabytes.
            inner = cast("BinaryIO", io.BufferedReader(_Xz(packed), _CHUNK))
        case _:
            inner = cast("BinaryIO", pa.CompressedInputStream(pa.PythonFile(packed, mode="r"), "zstd"))
    return cast("BinaryIO", io.BufferedReader(Guarded(inner, counting, limits), _CHUNK))


class _Xz(io.RawIOBase):
    """xz with a memory limit, which ``lzma.LZMAFile`` cannot set."""

    def __init__(self, packed: BinaryIO) -> None:
        super().__init__()
        self._packed = packed
        self._decoder = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=256 * 2**20)

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Decode at most a buffer full."""
        while not self._decoder.eof:
            raw = self._packed.read(_CHUNK) if self._decoder.needs_input else b""
            if self._decoder.needs_input and not raw:
                raise EOFError("the xz stream ends early")
            data = self._decoder.decompress(raw, max_length=len(buffer))
            if data:
                buffer[: len(data)] = data
                return len(data)
        return 0


def read_all(stream: BinaryIO, limit: int) -> bytes:
    """Everything, if it is not over ``limit`` bytes; else ``UnreadableError`` (``too_large``)."""
    parts: list[bytes] = []
    left = limit + 1
    while left > 0:
        part = stream.read(min(left, _CHUNK))
        if not part:
            return b"".join(parts)
        parts.append(part)
        left -= len(part)
    raise UnreadableError("too_large", f"over {limit:,} bytes: split it by article")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end. ``data`` is ``None`` for one over the limit, whose bytes were thrown away."""

    number: int
    data: bytes | None


def lines(stream: BinaryIO, limit: int) -> Iterator[Line]:
    """The lines of a stream, numbered from 1. One over ``limit`` bytes is skipped to its end, at constant memory."""
    number = 0
    while True:
        raw = stream.readline(limit + 1)
        if not raw:
            return
        number += 1
        if len(raw) <= limit or raw.endswith(b"\n"):
            yield Line(number, raw.rstrip(b"\r\n"))
            continue
        while raw and not raw.endswith(b"\n"):
            raw = stream.readline(_CHUNK)
        yield Line(number, None)
