"""Which files were read before and have not changed since: they are not even opened as articles again.

A file is known by its path, the hash of its bytes and how it was read; the note counts what it held, so that a run can
account for every article. Kept in the work folder; losing it costs the time of reading.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractors.articles import Reading
from extractors.articles.forms import drafts
from extractors.articles.reasons import UnreadableError, reject
from extractors.articles.sources import Source, sources
from extractors.model import Article, Reject

_FILE = "inputs.json"


@dataclass(slots=True)
class Note:
    """A file that was read: the hash of bytes and way of reading, and how many articles and rejects came of it."""

    digest: str
    articles: int = 0
    rejects: int = 0


@dataclass(slots=True)
class Inputs:
    """Notes of files by path. ``way`` says how articles are read and what is done to them: another way, other notes.

    ``merging`` is the recipe by which the timeline was last made of all mentions; empty: there are newer mentions.
    ``documents`` is how many rows the documents table had when the notes were taken; if it has another number now,
    somebody else has been at the tables and nothing is taken for read.
    """

    way: str
    known: dict[str, Note] = field(default_factory=dict)
    seen: dict[str, Note] = field(default_factory=dict)
    skipped: Note = field(default_factory=lambda: Note(""))
    merging: str = ""

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

    def _source(self, source: Source, reading: Reading) -> Iterator[Article | Reject]:
        digest = _digest(source)
        if digest is None:
            yield from reading.drafts(drafts(source, reading.options))
            return
        old = self.known.get(source.name)
        if old is not None and old.digest == digest:
            self.seen[source.name] = old
            self.skipped.articles += old.articles
            self.skipped.rejects += old.rejects
            return
        note = Note(digest)
        for item in reading.drafts(drafts(source, reading.options)):
            note.articles += isinstance(item, Article)
            note.rejects += isinstance(item, Reject)
            yield item
        self.seen[source.name] = note


def _digest(source: Source) -> str | None:
    """A hash of the file's bytes; none for what is no plain file or cannot be opened."""
    path = Path(source.name)
    if not source.seekable or not path.is_file():
        return None
    try:
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
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return inputs


def save(inputs: Inputs, work: Path, documents: int) -> None:
    """Note what was read now, beside what was known."""
    files = {path: [n.digest, n.articles, n.rejects] for path, n in sorted((inputs.known | inputs.seen).items())}
    draft = work / f"{_FILE}.draft"
    draft.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"way": inputs.way, "documents": documents, "merging": inputs.merging, "files": files}, indent=0)
    draft.write_text(text, encoding="utf-8", errors="surrogatepass")
    draft.replace(work / _FILE)
