"""Replacing several files as one: staged, journalled, then moved into place; healed after a crash.

1. Every new file is written and fsynced under ``_commit/``, under a name no reader's glob picks up.
2. ``_commit/journal.json`` lists the moves and removals in order. Its appearance (a rename) is the commit: before it
   nothing has changed and the staged files are rubbish; after it the commit will be finished, if need be by the next
   run (:func:`heal`).
3. The moves (``os.replace``) and removals are carried out, directories fsynced, the journal removed.

Each step of 3 can be repeated without harm: a staged file that is gone has been moved already.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from filecmp import cmp
from pathlib import Path, PurePosixPath
from typing import IO, Final

from filelock import FileLock, Timeout

from output.errors import OutputError, explain

STAGING: Final = "_commit"
JOURNAL: Final = "journal.json"
LOCK: Final = ".dateline.lock"


@dataclass(frozen=True, slots=True)
class Held:
    """Proof that this process holds the lock of ``folder``; see :func:`exclusive`."""

    folder: Path


@contextmanager
def exclusive(folder: Path, wait: float = 60.0) -> Iterator[Held]:
    """Be the only writer of ``folder`` (made if missing), waiting up to ``wait`` seconds for another to finish.

    A commit that an earlier run did not finish is finished first. ``OutputError`` if the folder cannot be made or
    written, or the other writer does not finish in time.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / LOCK, timeout=wait, thread_local=False)
        lock.acquire()
    except Timeout:
        raise OutputError(
            f"{folder}: another run is writing here; wait for it to end or give another folder with --out"
        ) from None
    except OSError as error:
        raise explain(error, folder) from error
    try:
        heal(folder)
        yield Held(folder)
    finally:
        lock.release()


@dataclass(slots=True)
class Changes:
    """Names of files to put in place, to remove and to leave, in the order they were named."""

    moves: list[str] = field(default_factory=list, kw_only=True)
    removals: list[str] = field(default_factory=list, kw_only=True)
    unchanged: list[str] = field(default_factory=list, kw_only=True)

    def note(self, name: str, changed: bool) -> None:
        """``name`` has been laid aside, or holds just that already."""
        (self.moves if changed else self.unchanged).append(name)

    def remove(self, name: str) -> None:
        """``name`` is to be gone."""
        self.removals.append(name)


@dataclass(slots=True)
class Commit(Changes):
    """Files of a folder to put in place and to remove."""

    folder: Path

    def stage(self, name: str, write: Callable[[IO[bytes]], None]) -> None:
        """Write the new content of ``name`` (relative, ``/``-separated) aside. The same content as now is dropped."""
        self.note(name, self.lay_aside(name, write))

    def lay_aside(self, name: str, write: Callable[[IO[bytes]], None]) -> bool:
        """The first half of :meth:`stage`, which threads may do side by side: whether the content is new. The second is
        :meth:`note`."""
        staged = _staged(self.folder, name)
        staged.parent.mkdir(parents=True, exist_ok=True)
        with staged.open("wb") as out:
            write(out)
            out.flush()
            os.fsync(out.fileno())
        target = self.folder / name
        if target.is_file() and cmp(staged, target, shallow=False):
            staged.unlink()
            return False
        return True

    def finish(self) -> None:
        """Make it so. Raises ``OSError`` with nothing changed, or changed as far as the next :func:`heal` goes on."""
        if self.moves or self.removals:
            _fsync_tree(self.folder / STAGING)
            plan = json.dumps({"moves": self.moves, "removals": self.removals}, indent=1)
            draft = self.folder / STAGING / f"{JOURNAL}.draft"
            with draft.open("w", encoding="utf-8") as out:
                out.write(plan)
                out.flush()
                os.fsync(out.fileno())
            os.replace(draft, self.folder / STAGING / JOURNAL)  # noqa: PTH105  (tests interrupt every os.replace)
            _fsync(self.folder / STAGING)
            _fsync(self.folder)
        heal(self.folder)


def interrupted(folder: Path) -> bool:
    """Is a commit half done here (by a crash, or by a writer at work right now)?"""
    return (folder / STAGING / JOURNAL).is_file()


def heal(folder: Path) -> None:
    """Finish a commit whose journal is there; throw away what was staged without one. The caller holds the lock."""
    staging = folder / STAGING
    if not staging.is_dir():
        return
    try:
        journal = staging / JOURNAL
        if journal.is_file():
            _carry_out(folder, *_plan(journal))
            journal.unlink()
            _fsync(staging)
        shutil.rmtree(staging)
    except OSError as error:
        if interrupted(folder):
            reason = error.strerror or str(error)
            raise OutputError(
                f"{folder}: stopped half way ({reason}); remedy that, the next run finishes it"
            ) from error
        raise explain(error, folder) from error


def _plan(journal: Path) -> tuple[list[str], list[str]]:
    """What is to be moved and removed."""
    try:
        plan = json.loads(journal.read_text(encoding="utf-8"))
        return list(plan["moves"]), list(plan["removals"])
    except (ValueError, KeyError, TypeError):
        raise OutputError(
            f"{journal}: damaged, so some tables may be older than others; restore the folder or run again with a new"
            " --out"
        ) from None


def _carry_out(folder: Path, moves: list[str], removals: list[str]) -> None:
    touched = set()
    for name in moves:
        target, staged = _inside(folder, name), _staged(folder, name)
        target.parent.mkdir(parents=True, exist_ok=True)
        if staged.exists():
            os.replace(staged, target)  # noqa: PTH105
        touched.add(target.parent)
    for name in removals:
        target = _inside(folder, name)
        target.unlink(missing_ok=True)
        if target.parent != folder and target.parent.is_dir() and not any(target.parent.iterdir()):
            target.parent.rmdir()
            touched.add(target.parent.parent)
    for directory in sorted(touched):
        if directory.is_dir():
            _fsync(directory)
            _fsync(directory.parent)


def _staged(folder: Path, name: str) -> Path:
    return folder / STAGING / (name.replace("/", "~") + ".new")


def _inside(folder: Path, name: str) -> Path:
    """A journal is a file like any other and may have been tampered with: it moves nothing outside the folder."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or path.suffix != ".parquet":
        raise OutputError(f"{folder / STAGING / JOURNAL}: names a file outside the folder; remove {STAGING} and rerun")
    return folder / path


def _fsync_tree(directory: Path) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    _fsync(directory)


def _fsync(directory: Path) -> None:
    """Make renames in ``directory`` survive a power cut (POSIX only; Windows has no such call)."""
    if os.name == "posix":
        handle = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
