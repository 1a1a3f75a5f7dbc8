"""The unit of work: a shard of articles, known by the content of what goes in and the version of what is done to it.

Shards lie as files in the work folder beside the output, so that articles and mentions never travel through
parameters and results of tasks. What is finished is found again by its key after a crash, a cancelled run or a changed
schedule.
"""

from __future__ import annotations

import hashlib
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

import pyarrow as pa

from extractors.model import Article, Mention, Reject
from output import rows
from output.drafts import get, put, sound

_SUFFIX = ".arrow"


@dataclass(frozen=True, slots=True)
class Shard:
    """Articles to be read together. ``key`` names its files; ``chars`` is how much text it holds."""

    key: str
    articles: int
    chars: int


@dataclass(frozen=True, slots=True)
class Found:
    """What came out of a shard."""

    mentions: tuple[Mention, ...]
    rejects: tuple[Reject, ...]


def article_key(article: Article, recipe: str) -> str:
    """What an article is known by: all that the extractors see of it, and ``recipe``, what is done to it."""
    seen = (
        article.doc_id,
        str(article.revision),
        article.text_sha256 or hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
        article.published.on.isoformat(),
        article.published.at.astimezone(UTC).isoformat() if article.published.at else "",
        article.published.method,
        article.title or "",
        article.source or "",
        ";".join(f"{b.kind}:{b.begin}:{b.end}" for b in article.blocks),
        recipe,
    )
    return hashlib.sha256("\x00".join(seen).encode("utf-8", "surrogatepass")).hexdigest()


def pack(
    articles: Iterable[Article], recipe: str, chars: int, workers: int = 1
) -> Iterator[tuple[Shard, list[Article]]]:
    """Cut a stream of articles into shards of about ``chars`` characters, at least one article each.

    The first ones are a quarter of that, so that few articles still keep all workers busy; after every 256 the size
    doubles up to eightfold, so that a million articles are some thousands of tasks. What would be the last one of each
    worker is cut in four, so that none reads on for long when the others have nothing left.
    """

    def limit(done: int) -> int:
        return chars // 4 if done < 2 * workers else chars * 2 ** min(done // 256, 3)

    late: deque[_Keyed] = deque()
    number = 0
    for number, piece in enumerate(_cut(((a, article_key(a, recipe)) for a in articles), limit)):
        late.append(piece)
        if number < 2 * workers or len(late) > workers:
            yield _shard(late.popleft())
    rest = (pair for piece in late for pair in piece)
    yield from map(_shard, _cut(rest, lambda _: limit(number) // 4))


_Keyed = list[tuple[Article, str]]


def _cut(articles: Iterable[tuple[Article, str]], limit: Callable[[int], int]) -> Iterator[_Keyed]:
    """Pieces of a stream; ``limit`` tells the most characters of one from how many there were before."""
    held: _Keyed = []
    size = done = 0
    for pair in articles:
        length = len(pair[0].text)
        if held and size + length > limit(done):
            yield held
            held, size, done = [], 0, done + 1
        held.append(pair)
        size += length
    if held:
        yield held


def _shard(piece: _Keyed) -> tuple[Shard, list[Article]]:
    digest = hashlib.sha256("\n".join(key for _, key in piece).encode()).hexdigest()
    articles = [article for article, _ in piece]
    return Shard(digest[:32], len(articles), sum(len(article.text) for article in articles)), articles


class WorkFolder:
    """The files of shards: ``<key>.in.arrow`` (articles), ``<key>.mentions.arrow`` and ``<key>.rejects.arrow``."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put_articles(self, shard: Shard, articles: Iterable[Article]) -> None:
        """Lay the articles of a shard down for a worker."""
        self._put(f"{shard.key}.in", rows.documents_table(articles))

    def articles(self, key: str) -> list[Article]:
        """The articles of a shard, in the order of the documents table."""
        return list(rows.articles_from(self._get(f"{key}.in")))

    def put_found(self, key: str, found: Found) -> None:
        """Lay down what a shard gave. Its mentions appear last: they say that the shard is finished."""
        self._put(f"{key}.rejects", rows.rejects_table(found.rejects))
        self._put(f"{key}.mentions", rows.mentions_table(found.mentions))

    def finished(self, key: str) -> bool:
        """Has this shard been done?"""
        return sound(self._path(f"{key}.mentions")) and sound(self._path(f"{key}.rejects"))

    def found(self, key: str) -> Found:
        """What a finished shard gave."""
        return Found(tuple(self.mentions(key)), tuple(self.rejects(key)))

    def mentions(self, key: str) -> Iterator[Mention]:
        """The mentions of a finished shard."""
        return rows.mentions_from(self._get(f"{key}.mentions"))

    def articles_table(self, key: str) -> pa.Table:
        """The articles of a shard as a table."""
        return self._get(f"{key}.in")

    def mentions_table(self, key: str) -> pa.Table:
        """The mentions of a finished shard as a table."""
        return self._get(f"{key}.mentions")

    def put_digests(self, key: str, rules: str, bundles: pa.Table, stories: pa.Table) -> None:
        """Lay down what merging by these rules will need of the shard."""
        self._put(f"{key}.{rules}.stories", stories)
        self._put(f"{key}.{rules}.bundles", bundles)

    def digests(self, key: str, rules: str) -> tuple[pa.Table, pa.Table] | None:
        """Bundles and stories of the shard, if somebody has laid them down by these rules."""
        if not all(sound(self._path(f"{key}.{rules}.{part}")) for part in ("bundles", "stories")):
            return None
        return self._get(f"{key}.{rules}.bundles"), self._get(f"{key}.{rules}.stories")

    def rejects(self, key: str) -> Iterator[Reject]:
        """The articles of a finished shard that could not be read."""
        return rows.rejects_from(self._get(f"{key}.rejects"))

    def has_articles(self, key: str) -> bool:
        """Were the articles of this shard laid down already?"""
        return sound(self._path(f"{key}.in"))

    def clear(self) -> None:
        """Forget all shards: their rows are in the tables, or nobody will ask for them again."""
        shutil.rmtree(self.root / "shards", ignore_errors=True)

    def drop(self, key: str) -> None:
        """Forget a shard whose rows are in the tables now."""
        for part in ("in", "mentions", "rejects"):
            self._path(f"{key}.{part}").unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self.root / "shards" / f"{name}{_SUFFIX}"

    def _put(self, name: str, table: pa.Table) -> None:
        put(table, self._path(name), shared=True)  # on a cluster two may read one shard

    def _get(self, name: str) -> pa.Table:
        return get(self._path(name))
