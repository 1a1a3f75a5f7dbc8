"""Where output lies: a local folder, replaced atomically, or an object store, replaced file by file.

On an object store (``s3://bucket/prefix``, ``gs://…``; whatever ``pyarrow.fs`` opens) each file appears whole when
its upload ends, but there is no lock and no journal: a run that dies between two files leaves new mentions beside an
old timeline until the next run, and two runs at once overwrite each other. Keep such a location to one writer.
"""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
from pyarrow import fs

from output import commit, schema
from output.errors import OutputError, explain
from output.files import PARTITIONED, read_parquet, refuse_foreign, write_parquet


class Place(Protocol):
    """What the store needs of a location."""

    @property
    def label(self) -> str:
        """How messages call it."""
        ...

    def files(self, table: str) -> list[str]:
        """The files of a table that exist, relative, sorted."""
        ...

    def read(self, name: str, table: str, columns: Sequence[str] | None = None) -> pa.Table:
        """One of them under today's schema."""
        ...

    def writing(self) -> Any:
        """A context manager giving a :class:`Batch`; what was staged in it takes effect at its end, or not at all."""
        ...


class Batch(Protocol):
    """Changes to a place."""

    moves: list[str]
    removals: list[str]
    unchanged: list[str]

    def put(self, name: str, table: str, row_groups: Iterable[pa.Table]) -> None:
        """``name`` shall hold these rows."""
        ...

    def draft(self, name: str, table: str, row_groups: Iterable[pa.Table]) -> bool:
        """The first half of :meth:`put`, which threads may do side by side: whether ``name`` holds others now."""
        ...

    def note(self, name: str, changed: bool) -> None:
        """The second half."""
        ...

    def remove(self, name: str) -> None:
        """``name`` shall be gone."""
        ...


@dataclass(frozen=True, slots=True)
class Folder:
    """A local folder."""

    path: Path

    @property
    def label(self) -> str:
        """The path as given."""
        return str(self.path)

    def files(self, table: str) -> list[str]:
        """The files of a table."""
        pattern = f"{table}/{schema.PARTITION}=*/*.parquet" if table in PARTITIONED else f"{table}.parquet"
        return sorted(found.relative_to(self.path).as_posix() for found in self.path.glob(pattern))

    def read(self, name: str, table: str, columns: Sequence[str] | None = None) -> pa.Table:
        """Read one file."""
        try:
            return read_parquet(self.path / name, table, str(self.path / name), columns)
        except OSError as error:
            raise explain(error, self.path / name) from error

    @contextmanager
    def writing(self) -> Iterator[Batch]:
        """Stage, then commit. The caller holds the lock."""
        for table in (name for name in schema.TABLES if name not in PARTITIONED):
            for name in self.files(table):
                refuse_foreign(self.path / name, table, str(self.path / name))
        change = _FolderBatch(self.path)
        try:
            yield change
            change.finish()
        except BaseException as error:
            if not commit.interrupted(self.path):
                shutil.rmtree(self.path / commit.STAGING, ignore_errors=True)
            if isinstance(error, OSError):
                raise explain(error, self.path) from error
            raise


class _FolderBatch(commit.Commit):
    def put(self, name: str, table: str, row_groups: Iterable[pa.Table]) -> None:
        self.note(name, self.draft(name, table, row_groups))

    def draft(self, name: str, table: str, row_groups: Iterable[pa.Table]) -> bool:
        return self.lay_aside(name, lambda sink: write_parquet(row_groups, sink, table))


@dataclass(frozen=True, slots=True)
class Remote:
    """A folder on a ``pyarrow.fs`` file system."""

    label: str
    filesystem: fs.FileSystem
    path: str

    def files(self, table: str) -> list[str]:
        """The files of a table."""
        root = f"{self.path}/{table}" if table in PARTITIONED else self.path
        found = self.filesystem.get_file_info(fs.FileSelector(root, allow_not_found=True, recursive=True))
        names = [info.path[len(self.path) :].lstrip("/") for info in found if info.type == fs.FileType.File]
        if table in PARTITIONED:
            return sorted(n for n in names if n.startswith(f"{table}/{schema.PARTITION}=") and n.endswith(".parquet"))
        return [n for n in names if n == f"{table}.parquet"]

    def read(self, name: str, table: str, columns: Sequence[str] | None = None) -> pa.Table:
        """Read one file."""
        try:
            with self.filesystem.open_input_file(f"{self.path}/{name}") as source:
                return read_parquet(source, table, f"{self.label}/{name}", columns)
        except OSError as error:
            raise explain(error, f"{self.label}/{name}") from error

    @contextmanager
    def writing(self) -> Iterator[Batch]:
        """Collect, then upload in order and remove."""
        change = _RemoteBatch(self)
        yield change
        try:
            change.finish()
        except OSError as error:
            raise explain(error, self.label) from error


@dataclass(slots=True)
class _RemoteBatch(commit.Changes):
    place: Remote
    _content: dict[str, bytes] = field(default_factory=dict)

    def put(self, name: str, table: str, row_groups: Iterable[pa.Table]) -> None:
        self.note(name, self.draft(name, table, row_groups))

    def draft(self, name: str, table: str, row_groups: Iterable[pa.Table]) -> bool:
        buffer = io.BytesIO()
        write_parquet(row_groups, buffer, table)
        if self._now(name) == buffer.getvalue():
            return False
        self._content[name] = buffer.getvalue()
        return True

    def finish(self) -> None:
        remote, root = self.place.filesystem, self.place.path
        for name in self.moves:
            remote.create_dir(f"{root}/{name}".rpartition("/")[0], recursive=True)
            with remote.open_output_stream(f"{root}/{name}") as out:
                out.write(self._content[name])
        for name in self.removals:
            remote.delete_file(f"{root}/{name}")

    def _now(self, name: str) -> bytes | None:
        path = f"{self.place.path}/{name}"
        if self.place.filesystem.get_file_info(path).type != fs.FileType.File:
            return None
        with self.place.filesystem.open_input_stream(path) as source:
            return bytes(source.read())


#: What a user may name: a path, a URL, or a place already opened (with credentials of one's own, say).
Location = str | os.PathLike[str] | Folder | Remote


def at(location: Location) -> Place:
    """The place a user's ``--out`` means."""
    if isinstance(location, Folder | Remote):
        return location
    text = os.fspath(location)
    if "://" not in text:
        return Folder(Path(text))
    try:
        filesystem, path = fs.FileSystem.from_uri(text)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise OutputError(f"{text}: cannot be opened ({str(error).splitlines()[0]}); check the address") from error
    if isinstance(filesystem, fs.LocalFileSystem):
        return Folder(Path(path))
    return Remote(text, filesystem, path)
