"""Reprints and wire copies among the articles of a run: near-duplicates by MinHash (datasketch)."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace
from functools import cache
from itertools import accumulate
from zlib import crc32

import numpy as np
from datasketch import MinHash, MinHashLSH

from extractors.model import CONTENT, Article

_WORD = re.compile(r"\w+")
#: Four words in a row, as plagiarism checks take them: enough to be one writer's, few enough to survive an edit.
_SHINGLE = 4
_WORDS = 2_000
_FEWEST = 40
#: 12 bands of 5: two texts that share 70 % of their shingles meet with 89 %, 80 % with 99 %, 40 % with 12 %.
_BANDS, _ROWS = 12, 5
#: Estimated share of common shingles from which two articles are one text: edited copy keeps more, rewrites less.
_SAME = 0.6


class Copies:
    """Remembers the last ``window`` articles (some 5 KB each) and knows a text that comes again.

    Of two copies the first read counts as the original, so the order of the input decides, the same every time.
    """

    def __init__(self, window: int) -> None:
        self._window = window
        self._index = MinHashLSH(num_perm=_BANDS * _ROWS, params=(_BANDS, _ROWS))
        self._hashes: dict[int, tuple[str, str, np.ndarray]] = {}
        self._order: deque[int] = deque()
        self._next = 0

    def mark(self, article: Article) -> Article:
        """The article, with ``copy_of`` if one read before is nearly the same and no earlier revision of it."""
        sketch = _sketch(article)
        if sketch is None:
            return article
        near = self._nearest(sketch, article.doc_id)
        root = near or article.doc_id
        self._remember(sketch, article.doc_id, root)
        return replace(article, copy_of=near) if near else article

    def _nearest(self, sketch: MinHash, doc_id: str) -> str | None:
        best: tuple[float, int] | None = None
        for number in self._index.query(sketch):
            other_id, _, hashes = self._hashes[number]
            alike = float(np.mean(hashes == sketch.hashvalues))
            if other_id != doc_id and alike >= _SAME and (best is None or (-alike, number) < best):
                best = (-alike, number)
        if best is None:
            return None
        root = self._hashes[best[1]][1]
        return root if root != doc_id else None

    def _remember(self, sketch: MinHash, doc_id: str, root: str) -> None:
        number = self._next
        self._next += 1
        self._index.insert(number, sketch, check_duplication=False)
        self._hashes[number] = (doc_id, root, sketch.hashvalues)
        self._order.append(number)
        if len(self._order) > self._window:
            oldest = self._order.popleft()
            self._index.remove(oldest)
            del self._hashes[oldest]


@cache
def _empty() -> MinHash:
    """An empty sketch to copy: making one draws its permutations anew, which takes longer than using them."""
    return MinHash(num_perm=_BANDS * _ROWS, seed=1, hashfunc=crc32)


def _sketch(article: Article) -> MinHash | None:
    """The MinHash of the story's word shingles; ``None`` for a text too short to be told from a common phrase."""
    story = " ".join(article.text[block.begin : block.end] for block in article.blocks if block.kind in CONTENT)
    words = [word.encode("utf-8") for word in _WORD.findall(story.casefold())[:_WORDS]]
    if len(words) < _FEWEST:
        return None
    line = b" ".join(words)
    ends = list(accumulate(len(word) + 1 for word in words))
    begins = [0, *ends]
    sketch = _empty().copy()
    sketch.update_batch([line[begin : end - 1] for begin, end in zip(begins, ends[_SHINGLE - 1 :], strict=False)])
    return sketch
