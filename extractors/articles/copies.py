"""Reprints and wire copies among the articles read so far: near-duplicates by MinHash (datasketch)."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace
from functools import cache
from itertools import accumulate
from zlib import crc32

import numpy as np
from datasketch import MinHash, MinHashLSH
from numpy.typing import NDArray

from extractors.articles.sketches import BANDS, ROWS, Sketch, Sketches
from extractors.model import CONTENT, Article

_WORD = re.compile(r"\w+")
#: Four words in a row, as plagiarism checks take them: enough to be one writer's, few enough to survive an edit.
_SHINGLE = 4
_WORDS = 2_000
#: Shorter than this, a text is compared as a whole, with those of its day; shorter still, it may be a common phrase.
_FEWEST = 40
_BRIEF = 15
#: Estimated share of common shingles from which two articles are one text: edited copy keeps more, rewrites less.
_SAME = 0.6
#: One as close as this to another read before need not be remembered: a third is compared with that other, or a
#: thousand prints of one text would all be compared with each other.
_ALIKE = 0.8


class Copies:
    """Remembers the last ``window`` articles (some 5 KB each) and knows a text that comes again.

    Of two copies the first read counts as the original, so the order of the input decides, the same every time.
    ``earlier`` are those of earlier runs, which were read before all of this one.
    """

    def __init__(self, window: int, earlier: Sketches | None = None) -> None:
        self._window = window
        self._earlier = earlier
        self._index = MinHashLSH(num_perm=BANDS * ROWS, params=(BANDS, ROWS))
        self._hashes: dict[int, tuple[str, str, np.ndarray]] = {}
        self._order: deque[int] = deque()
        self._next = 0

    def mark(self, article: Article) -> Article:
        """The article, with ``copy_of`` if one read before is nearly the same and no earlier revision of it."""
        sketch = _sketch(article)
        if sketch is None:
            return article
        near, alike = self._nearest(sketch, article.doc_id)
        if near is None or alike < _ALIKE:
            self._remember(sketch, article.doc_id, near or article.doc_id)
        return replace(article, copy_of=near) if near else article

    def sketches(self) -> list[Sketch]:
        """Those of this run that are remembered, in the order read."""
        held = (self._hashes[number] for number in self._order)
        return [Sketch(doc_id, root, values) for doc_id, root, values in held]

    def _nearest(self, sketch: MinHash, doc_id: str) -> tuple[str | None, float]:
        """The original of what comes closest, the first read of those; and how close that comes."""
        best: tuple[float, int, str] | None = None
        if self._earlier is not None:
            for number, alike in self._earlier.near(sketch.hashvalues):
                if alike >= _SAME and self._earlier.ids[number] != doc_id:
                    best = min(
                        best or (0.0, 0, ""), (-alike, number - len(self._earlier.ids), self._earlier.roots[number])
                    )
        if numbers := sorted(self._index.query(sketch)):
            held = np.array([self._hashes[number][2] for number in numbers])
            for number, alike in zip(numbers, (held == sketch.hashvalues).mean(axis=1).tolist(), strict=True):
                other_id, root, _ = self._hashes[number]
                if other_id != doc_id and alike >= _SAME:
                    best = min(best or (0.0, 0, ""), (-alike, number, root))
        if best is None or best[2] == doc_id:
            return None, 0.0
        return best[2], -best[0]

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
    return MinHash(num_perm=BANDS * ROWS, seed=1, hashfunc=crc32)


def values(article: Article) -> NDArray[np.uint64] | None:
    """The numbers by which an article is compared."""
    sketch = _sketch(article)
    return None if sketch is None else sketch.hashvalues


def _sketch(article: Article) -> MinHash | None:
    """The MinHash of the story's word shingles; ``None`` for a text too short to be told from a common phrase.

    A brief that several papers print is one text with its day ("The council meets on Tuesday" comes every week).
    """
    story = " ".join(article.text[block.begin : block.end] for block in article.blocks if block.kind in CONTENT)
    words = [word.encode("utf-8") for word in _WORD.findall(story.casefold())[:_WORDS]]
    if len(words) < _BRIEF:
        return None
    line = b" ".join(words)
    sketch = _empty().copy()
    if len(words) < _FEWEST:
        sketch.update_batch([line + b" " + article.published.on.isoformat().encode()])
        return sketch
    ends = list(accumulate(len(word) + 1 for word in words))
    begins = [0, *ends]
    sketch.update_batch([line[begin : end - 1] for begin, end in zip(begins, ends[_SHINGLE - 1 :], strict=False)])
    return sketch
