"""Which files were read before and have not changed since: they are not even opened as articles again.

A file is known by its path, the hash of its bytes and how it was read; the note counts what it held, so that a run can
account for every article. Kept in the work folder; losing it costs the time of reading.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from extractors.articles import Reading
from extractors.articles.forms import drafts
from extractors.articles.reasons import UnreadableError, one_line, reject
from extractors.articles.sources import Source, sources
from extractors.model import Article, Reject
from flows import records
from flows.places import is_far
from flows.records import Records
from output.drafts import replacing

_FILE = "inputs.json"

#: A file changed so shortly ago may change again and look the same.
RACY_SECONDS = 2.0


@dataclass(slots=True)
class Note:
    """A file that was read: the hash of bytes and way of reading, and how many articles and rejects came of it.

    ``look`` is how it looked from outside (size, times, place on disk) when its bytes were read; the size alone where
    it had changed so shortly before that a later change could look the same.
    """

    digest: str
    articles: int = 0
    rejects: int = 0
    look: str = ""


@dataclass(slots=True)
class Inputs:
    """Notes of files by path. ``way`` says how articles are read and what is done to them: another way, other notes.

    ``merging`` is the recipe by which the timeline was last made of all mentions; empty: there are newer mentions.
    ``documents`` is how many rows the documents table had when the notes were taken; if it has another number now,
    somebody else has been at the tables and nothing is taken for read. ``records`` does for the records of a changed
    file what ``known`` does for whole files. ``passed`` are the files not opened, ``walked`` the locations read to the
    end.
    """

    way: str
    known: dict[str, Note] = field(default_factory=dict)
    seen: dict[str, Note] = field(default_factory=dict)
    skipped: Note = field(default_factory=lambda: Note(""))
    passed: set[str] = field(default_factory=set)
    walked: set[str] = field(default_factory=set)
    merging: str = ""
    records: Records = field(default_factory=Records)

    def read(self, location: str, reading: Reading) -> Iterator[Article | Reject]:
        """Everything a local location holds in files that are new or changed; counts the others in ``skipped``."""
        empty = True
        try:
            for source in sources(location):
                empty = False
                yield from self._source(source, reading)
        except UnreadableError as error:
            yield reject(location, error.reason, error.message)
            return
        if empty:
            yield reject(location, "empty", f"no files in {location}: name a folder that holds articles")

    def refuse(self, articles: Iterable[Article]) -> None:
        """Count articles at which the extractors failed among the rejects of their files, for the runs to come."""
        notes = {one_line(name): note for name, note in self.seen.items()}
        for article in articles:
            where = article.ingested_from or ""
            ends = [len(where), *(at for at, sign in enumerate(where) if sign == "#")]
            if note := next((notes[where[:end]] for end in ends if where[:end] in notes), None):
                note.articles, note.rejects = note.articles - 1, note.rejects + 1

    def forget(self) -> None:
        """Take nothing that this run has opened for read: the next one opens it again."""
        self.seen = {}
        self.records.seen.clear()

    def told_anew(self, earlier: Reject) -> bool:
        """Whether this run has looked at the input that an earlier reject names, so that what it says now is all: the
        file was mended or taken away, the folder is there again.
        """
        if earlier.stage != "read":
            return False
        where = earlier.where
        files = {where, *(where[:at] for at, sign in enumerate(where) if sign == "#")}  # with and without the record
        folders = set() if is_far(where) else {str(folder) for folder in Path(where).parents}
        return not files & self.passed and bool(files & self.seen.keys() or (files | folders) & self.walked)

    def walk(self, location: str) -> None:
        """Note that a location was read to the end."""
        self.walked |= {location, str(Path(location).expanduser())}

    def _source(self, source: Source, reading: Reading) -> Iterator[Article | Reject]:
        old = self.known.get(source.name)
        look = _look(source)
        digest = old.digest if old is not None and _same(old.look, look) else _digest(source)
        if digest is None:
            yield from reading.drafts(drafts(source, reading.options))
            return
        if old is not None and old.digest == digest:
            self.seen[source.name] = replace(old, look=look)
            self.passed.add(source.where)
            self.skipped.articles += old.articles
            self.skipped.rejects += old.rejects
            return
        note = Note(digest, look=look)
        passed: deque[bytes | None] = deque()
        held = self.records.held
        for item in reading.drafts(self.records.unread(source.name, drafts(source, reading.options), passed)):
            self.records.note(passed.popleft(), item)
            note.articles += isinstance(item, Article)
            note.rejects += isinstance(item, Reject)
            yield item
        held = self.records.held - held
        note.articles += held
        self.skipped.articles += held
        self.seen[source.name] = note


def _look(source: Source) -> str:
    """How a file looks from outside. Of one that changed within the last seconds only its size: clocks are coarse."""
    try:
        found = Path(source.name).stat()
    except (OSError, ValueError):
        return ""
    if not source.seekable or not stat.S_ISREG(found.st_mode):
        return ""
    if time.time() - max(found.st_mtime, found.st_ctime) < RACY_SECONDS:
        return str(found.st_size)
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino} {int(source.named)}"


def _same(then: str, now: str) -> bool:
    """Whether a file has most certainly not changed between two looks."""
    return then == now and " " in now


def unread(work: Path, paths: Sequence[str]) -> int | None:
    """How many bytes of files look otherwise than when they were read; ``None`` where that cannot be seen. A glance
    only: what counts is what :meth:`Inputs.read` finds.
    """
    total = 0
    try:
        known = json.loads((work / _FILE).read_text("utf-8"))["files"]
        for path in paths:
            if is_far(path):
                return None
            for source in sources(path):
                look = _look(source)
                then = known.get(source.name, [""])[-1]
                if not look:
                    return None
                if not _same(then, look):
                    size, before = (int(text.partition(" ")[0] or 0) for text in (look, then))
                    total += size - before if size > before else size + 1
    except (OSError, ValueError, KeyError, TypeError, UnreadableError):
        return None
    return total


def _digest(source: Source) -> str | None:
    """A hash of the file's bytes; none for what is no plain file or cannot be opened."""
    path = Path(source.name)
    try:
        if not source.seekable or not path.is_file():
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "blake2b").hexdigest()[:40] + str(int(source.named))
    except OSError:
        return None


def load(work: Path, way: str, documents: int) -> Inputs:
    """The notes of earlier runs, if they were taken the same way and the tables are as they were left."""
    inputs = Inputs(way)
    try:
        found = json.loads((work / _FILE).read_text("utf-8"))
        if found["documents"] == documents:
            inputs.merging = str(found["merging"])
        if found["way"] == way and found["documents"] == documents:
            inputs.known = {path: Note(*values) for path, values in found["files"].items()}
            inputs.records = records.load(work, way)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return inputs


def save(inputs: Inputs, work: Path, documents: int) -> None:
    """Note what was read now, beside what was known."""
    gone = {path for path in inputs.known.keys() - inputs.seen.keys() if not os.path.exists(path)}  # noqa: PTH110
    kept = sorted((path, note) for path, note in (inputs.known | inputs.seen).items() if path not in gone)
    files = {path: [note.digest, note.articles, note.rejects, note.look] for path, note in kept}
    text = json.dumps({"way": inputs.way, "documents": documents, "merging": inputs.merging, "files": files}, indent=0)
    with replacing(work / _FILE) as draft:
        draft.write_text(text, encoding="utf-8", errors="surrogatepass")
    records.save(inputs.records, work, inputs.way)
