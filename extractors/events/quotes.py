"""Where speech is quoted: curly, straight, doubled single and missing closing marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from extractors.model import CONTENT, Article

_MARKS = re.compile(r"[“«„”»\"]|``|''")
_OPEN = frozenset(("“", "«", "„", "``"))
_STRAIGHT = '"'
#: A quotation this short names or doubts a word ("anti-terrorist"); it is no speech.
_SCARE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Quotation:
    """``begin:end`` in the article's text, inside the marks; ``closed`` is false where the closing mark is missing."""

    begin: int
    end: int
    closed: bool

    def speech(self, text: str) -> bool:
        """Is it a statement rather than a word or two in scare quotes?"""
        return text.count(" ", self.begin, self.end) + 1 >= _SCARE_WORDS


class Quotations:
    """All quotations of an article; ``at`` answers in logarithmic time."""

    def __init__(self, article: Article) -> None:
        self.spans = tuple(_scan(article))
        self._begins = [span.begin for span in self.spans]
        self._speech = {span.begin: span.speech(article.text) for span in self.spans}

    def at(self, offset: int) -> Quotation | None:
        """The quotation a character stands in, scare quotes left out."""
        span = self.around(offset)
        return span if span is not None and self._speech[span.begin] else None

    def around(self, offset: int) -> Quotation | None:
        """The marks a character stands between, those of a word or two too."""
        index = bisect_right(self._begins, offset) - 1
        span = self.spans[index] if index >= 0 else None
        return span if span is not None and offset < span.end else None


def _scan(article: Article) -> list[Quotation]:
    """One pass over the content blocks. Marks never pair across a paragraph: an unclosed one ends with it."""
    text = article.text
    found: list[Quotation] = []
    for block in article.blocks:
        if block.kind not in CONTENT:
            continue
        start: int | None = None
        for mark in _MARKS.finditer(text, block.begin, block.end):
            char = mark[0]
            opens = char in _OPEN or (char == _STRAIGHT and start is None)
            if opens and start is None:
                start = mark.end()
            elif not opens and start is not None:
                found.append(Quotation(start, mark.start(), closed=True))
                start = None
        if start is not None and start < block.end:
            found.append(Quotation(start, block.end, closed=False))
    return found
