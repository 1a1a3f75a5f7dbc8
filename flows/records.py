"""Which records of files that hold many were read before: of a file that has grown only the new ones are made articles.

A record is known by all that the reader takes from it but its place, and only if it became an article; what was refused
is looked at again. Losing the file costs the time of reading.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from extractors.articles.draft import Draft
from extractors.model import Article, Reject
from output.drafts import replacing

_FILE = "records.bin"
_SIZE = 12


@dataclass(slots=True)
class Records:
    """``known`` were read by earlier runs, ``seen`` by this one; ``held`` counts those held back as known."""

    known: frozenset[bytes] = frozenset()
    seen: set[bytes] = field(default_factory=set)
    held: int = 0

    def unread(
        self, name: str, drafts: Iterable[Draft | Reject], passed: deque[bytes | None]
    ) -> Iterator[Draft | Reject]:
        """Those of the file ``name`` that are not known; ``passed`` is given the key of each, ``None`` for a reject."""
        start = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=_SIZE)
        for draft in drafts:
            key = None
            if isinstance(draft, Draft):
                whole = start.copy()
                whole.update(repr(replace(draft, where="")).encode("utf-8", "surrogatepass"))
                key = whole.digest()
            if key is not None and key in self.known:
                self.seen.add(key)
                self.held += 1
                continue
            passed.append(key)
            yield draft

    def note(self, key: bytes | None, item: Article | Reject) -> None:
        """What became of a record that was not known."""
        if key is not None and isinstance(item, Article):
            self.seen.add(key)


def _head(way: str) -> bytes:
    return hashlib.blake2b(way.encode("utf-8", "surrogatepass"), digest_size=_SIZE).digest()


def load(work: Path, way: str) -> Records:
    """What earlier runs have read the same way."""
    try:
        found = (work / _FILE).read_bytes()
    except OSError:
        return Records()
    if found[:_SIZE] != _head(way) or len(found) % _SIZE:
        return Records()
    return Records(frozenset(found[at : at + _SIZE] for at in range(_SIZE, len(found), _SIZE)))


def save(records: Records, work: Path, way: str) -> None:
    """Keep what is known now."""
    if not records.seen <= records.known:
        with replacing(work / _FILE) as draft:
            draft.write_bytes(_head(way) + b"".join(sorted(records.known | records.seen)))
