"""Members of zip and tar archives as sources, streamed; nothing is ever unpacked to disk."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from extractors.articles.options import Limits
from extractors.articles.reasons import UnreadableError, reject
from extractors.articles.sources import Source
from extractors.articles.streams import check_ratio, read_all
from extractors.model import Reject

Members = Iterator[Source | Reject]


def zip_members(stream: BinaryIO, source: Source, limits: Limits) -> Members:
    """The files in a zip archive, in the order of its directory."""
    seekable = stream if stream.seekable() else io.BytesIO(read_all(stream, limits.file_bytes))
    with zipfile.ZipFile(seekable) as archive:
        infos = archive.infolist()
        _check_count(len(infos), limits)
        for info in infos:
            where = f"{source.where}#{info.filename}"
            if info.is_dir() or _hidden(info.filename):
                continue
            if info.flag_bits & 1:
                yield reject(where, "encrypted", f"{where}: the member is encrypted: decrypt it first")
                continue
            refused = _refuse(info.filename, where)
            if refused:
                yield refused
                continue
            try:
                check_ratio(info.file_size, info.compress_size, limits)
            except UnreadableError as error:
                yield reject(where, error.reason, f"{where}: {error.message}")
                continue
            yield _zip_member(archive, info, where, source)


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str, source: Source) -> Source:
    """The sizes a zip claims are checked above; ``zipfile`` never gives out more bytes than are claimed."""
    return Source(
        where,
        info.filename,
        lambda: _Unseekable(archive.open(info)),  # type: ignore[arg-type, return-value]
        named=False,
        depth=source.depth + 1,
        seekable=False,
    )


def tar_members(stream: BinaryIO, source: Source, limits: Limits) -> Members:
    """The files in a tar archive, in order; links and devices are passed over."""
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for count, info in enumerate(archive, start=1):
            _check_count(count, limits)
            where = f"{source.where}#{info.name}"
            if not info.isreg() or _hidden(info.name):
                continue
            refused = _refuse(info.name, where)
            if refused:
                yield refused
                continue
            member = archive.extractfile(info)
            if member is not None:
                opened = _Unseekable(member)  # type: ignore[arg-type]
                yield Source(where, info.name, lambda opened=opened: opened, False, source.depth + 1, False)  # type: ignore[misc]
            # ``tarfile`` keeps every header it has seen; a million members must not cost memory.
            archive.members.clear()  # type: ignore[attr-defined]


class _Unseekable(io.RawIOBase):
    """A member read forwards only: seeking back in compressed data means reading it all again."""

    def __init__(self, inner: BinaryIO) -> None:
        super().__init__()
        self._inner = inner

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read on."""
        data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the member."""
        self._inner.close()
        super().close()


def _check_count(count: int, limits: Limits) -> None:
    if count > limits.members:
        raise UnreadableError("too_large", f"over {limits.members:,} members: split the archive")


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in parts)


def _refuse(name: str, where: str) -> Reject | None:
    """A member whose name climbs out of the archive. It would never be written; but nobody packs that by accident."""
    path = PurePosixPath(name.replace("\\", "/"))
    if ".." in path.parts or path.is_absolute() or (len(name) > 1 and name[1] == ":"):
        return reject(where, "unsafe_path", f"{where}: the member's path leads out of the archive; do not unpack it")
    return None
