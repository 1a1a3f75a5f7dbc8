"""Where bytes come from: a local file, standard input, a remote file system, a member of an archive, memory."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

import pyarrow as pa
from pyarrow import fs as pafs

from extractors.articles.locations import local_files
from extractors.articles.reasons import UnreadableError, one_line


@dataclass(frozen=True, slots=True)
class Source:
    """One stream of bytes. ``where`` is what reject rows call it, ``name`` what its form is told by.

    ``named``: the user named this file himself, so its form is told by content if the name says nothing.
    ``depth`` counts archives around it. ``seekable`` promises that ``open`` gives a stream that can seek.
    """

    where: str
    name: str
    open: Callable[[], BinaryIO]
    named: bool = True
    depth: int = 0
    seekable: bool = True


def sources(location: str) -> Iterator[Source]:
    """The sources a location stands for, in order. Raises ``UnreadableError`` for what cannot be found."""
    if location == "-":
        yield Source("<stdin>", "", lambda: cast("BinaryIO", sys.stdin.buffer), seekable=False)
    elif location.lower().startswith(("http://", "https://")):
        raise UnreadableError("needs_fetching", f"{location} is on the web: let `dateline run` fetch it")
    elif "://" in location:
        yield from _remote(location)
    else:
        for path, named in local_files(location):
            yield _local(path, named)


def memory(data: bytes, where: str) -> Source:
    """What was already loaded."""
    return Source(where, where, lambda: io.BytesIO(data))


def _local(path: str, named: bool) -> Source:
    where = one_line(path)
    return Source(where, path, lambda: Path(path).open("rb"), named)


def _remote(location: str) -> Iterator[Source]:
    """A file or folder of any file system pyarrow or fsspec knows: s3, gs, abfs, hdfs, file …"""
    try:
        system, path = _file_system(location)
        info = system.get_file_info(path)
        if info.type is pafs.FileType.NotFound:
            raise UnreadableError("missing", f"no such file or folder: {location}")
        if info.type is pafs.FileType.File:
            yield _remote_file(system, path, location, True)
            return
        prefix = location.split("?", 1)[0].rstrip("/")
        listing = system.get_file_info(pafs.FileSelector(path, recursive=True))
        for item in sorted(listing, key=lambda item: item.path):
            hidden = any(part.startswith(".") for part in item.path[len(path) :].split("/"))
            if item.type is pafs.FileType.File and not hidden:
                yield _remote_file(system, item.path, prefix + "/" + item.path[len(path) :].lstrip("/"), False)
    except (OSError, pa.ArrowException, ValueError, ImportError) as error:
        raise UnreadableError(
            "unreadable", f"cannot open {location}: {error}; check the address and credentials"
        ) from None


def _file_system(location: str) -> tuple[pafs.FileSystem, str]:
    """pyarrow's own file systems first; what they do not know, fsspec may."""
    if location.startswith(("gs://", "gcs://")) and "retry_limit_seconds" not in location:
        # Google's client tries for a quarter of an hour where it finds no network or credentials.
        location += ("&" if "?" in location else "?") + "retry_limit_seconds=30"
    try:
        system, path = pafs.FileSystem.from_uri(location)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        import fsspec

        found, path = fsspec.core.url_to_fs(location)
        return pafs.PyFileSystem(pafs.FSSpecHandler(found)), str(path)
    return system, path


def _remote_file(system: pafs.FileSystem, path: str, where: str, named: bool) -> Source:
    return Source(one_line(where), path, lambda: cast("BinaryIO", system.open_input_file(path)), named)
