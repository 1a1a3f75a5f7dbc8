"""What was fetched, kept between runs in one SQLite file.

Notes are pending until the run that made them says that its output is written (``confirm``): an article that was
fetched by a run that died is fetched again. The pages themselves are not kept, only the lists (feeds, sitemaps) are,
for the answer "not modified".
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from extractors.articles import ReadOptions

_COLUMNS = "url, fingerprint, etag, last_modified, outcome, message, body"
_SCHEMA = """
create table if not exists {} (
    url text primary key,
    fingerprint text not null,
    etag text,
    last_modified text,
    outcome text not null,
    message text not null,
    body blob
)
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of an address. ``outcome`` is ``ok`` or the slug of a lasting failure; ``body`` is that of a list.

    ``fingerprint`` is a hash of what the feed said of the article; for a list or a page by itself, of its content. It
    begins with the ``way`` it was read.
    """

    fingerprint: str
    etag: str | None = None
    last_modified: str | None = None
    outcome: str = "ok"
    message: str = ""
    body: bytes | None = None


class State:
    """The file, opened by one run. Addresses are values, never part of a statement."""

    def __init__(self, path: Path) -> None:
        self._db = _open(path)
        self._db.execute("delete from pending")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def seen(self, url: str) -> Seen | None:
        """What confirmed runs noted of an address."""
        query = "select fingerprint, etag, last_modified, outcome, message, body from pages where url = ?"
        found = self._db.execute(query, (url,)).fetchone()
        return Seen(*found) if found else None

    def note(self, url: str, seen: Seen) -> None:
        """Note it for this run."""
        row = (url, seen.fingerprint, seen.etag, seen.last_modified, seen.outcome, seen.message, seen.body)
        self._db.execute("insert or replace into pending values (?, ?, ?, ?, ?, ?, ?)", row)


def confirm(path: Path) -> int:
    """Make the notes of the last run lasting, once its output is safe. Returns how many there were."""
    with closing(_open(path)) as db:
        db.execute("begin immediate")
        done = db.execute(f"insert or replace into pages select {_COLUMNS} from pending").rowcount  # noqa: S608
        db.execute("delete from pending")
        db.execute("commit")
        return done


def way(options: ReadOptions) -> str:
    """A hash of what changes what becomes of a page: the date, zone or source given by hand, the language check.

    Columns are not in it: a page has none.
    """
    told = options.published, options.zone, options.source, options.check_language, sorted(options.languages)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:12] + "-"


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path, timeout=30, isolation_level=None)
    db.execute("pragma journal_mode = wal")
    db.execute("pragma synchronous = normal")
    for name in ("pages", "pending"):
        db.execute(_SCHEMA.format(name))
    return db
