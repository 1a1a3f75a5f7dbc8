"""A file appears whole or not at all: written under another name beside its own, then moved there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa

#: The last bytes of every Arrow file.
_END = b"ARROW1"


@contextmanager
def replacing(path: Path, *, shared: bool = False) -> Iterator[Path]:
    """Gives where to write what shall be at ``path``; it stands there when the block ends well, and else nothing has
    changed. The folder is made where it is missing. A ``shared`` file may be written by several processes at a time:
    the last one's stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft" if shared else f"{path.name}.draft")
    try:
        yield draft
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)  # on a full disk it would be in the way of what is to be freed
        raise


def put(table: pa.Table, path: Path, *, shared: bool = False) -> None:
    """Write a table as an Arrow file."""
    with (
        replacing(path, shared=shared) as draft,
        pa.OSFile(str(draft), "wb") as sink,
        pa.ipc.new_file(sink, table.schema) as writer,
    ):
        writer.write_table(table)


def sound(path: Path) -> bool:
    """Whether an Arrow file is there, to its end: a power cut may leave one that is empty or full of zeros."""
    try:
        with path.open("rb") as source:
            source.seek(-len(_END), os.SEEK_END)
            return source.read() == _END
    except OSError:
        return False


def get(path: Path) -> pa.Table:
    """Read an Arrow file; its columns stay on disk until they are looked at."""
    with pa.memory_map(str(path)) as source:
        return pa.ipc.open_file(source).read_all()
