"""What the user named — files, folders, patterns — as a sorted list of files. Opens nothing."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from extractors.articles.reasons import UnreadableError

#: The file that lies in every folder of tables (``output.commit.LOCK``): what a run wrote is no article of the next.
TABLES_MARK = ".dateline.lock"


def local_files(location: str) -> Iterator[tuple[str, bool]]:
    """(path, named by the user himself) of each file a local location stands for, in sorted order.

    Folders are walked without following links, without hidden files and without folders of dateline's own tables below
    them (``run . --out timeline``). Raises ``UnreadableError`` (``missing``,
    ``unreadable``).
    """
    path = Path(location).expanduser()
    try:
        if path.is_dir():
            yield from ((found, False) for found in _walk(path))
        elif path.exists():
            yield str(path), True
        elif glob.has_magic(location):
            yield from _matches(location)
        else:
            raise UnreadableError("missing", f"no such file or folder: {location}; check the spelling")
    except (OSError, ValueError) as error:
        raise UnreadableError("unreadable", f"cannot look into {location}: {_why(error)}") from None


def _matches(pattern: str) -> Iterator[tuple[str, bool]]:
    """``Path.glob`` and not ``glob.glob``: its ``**`` follows no links, so loops of links are no trap."""
    parts = Path(pattern).expanduser().parts
    fixed = next(index for index, part in enumerate(parts) if glob.has_magic(part))
    root = Path(*parts[:fixed])
    found = sorted(str(path) for path in root.glob(str(Path(*parts[fixed:]))) if _is_file(path))
    if not found:
        raise UnreadableError("missing", f"nothing matches {pattern}; quote the pattern and check the spelling")
    yield from ((match, True) for match in found)


def _walk(root: Path) -> Iterator[str]:
    """The files below ``root``. What cannot be looked into is named as if it were one: opening it tells why."""
    closed: list[str] = []

    def refuse(error: OSError) -> None:
        if error.filename == str(root):
            raise error
        closed.append(str(error.filename))

    for folder, folders, names in os.walk(root, followlinks=False, onerror=refuse):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not os.path.exists(os.path.join(folder, name, TABLES_MARK))  # noqa: PTH110, PTH118
        )
        for name in sorted(names):
            path = Path(folder) / name
            if not name.startswith(".") and _is_file(path):
                yield str(path)
    yield from closed


def _is_file(path: Path) -> bool:
    """A file, or a link to one that is gone: opening it tells so."""
    try:
        return path.is_file() or (path.is_symlink() and not path.exists())
    except OSError:  # of a folder that may be listed and not entered
        return True


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
