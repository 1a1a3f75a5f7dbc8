"""Stretches of a document's words: sentences and named entities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Span

if TYPE_CHECKING:
    from extractors.language.words import Word, Words


class Sentence:
    """Words ``start`` to ``end`` (half open), and the same as offsets into the text."""

    __slots__ = ("end", "end_char", "start", "start_char", "words")

    def __init__(self, words: Words, start: int, end: int) -> None:
        self.words = words
        self.start = start
        self.end = end
        first, last = words[start], words[end - 1]
        self.start_char = first.idx
        self.end_char = last.idx + len(last.text)

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words[self.start : self.end])


class Entity:
    """A named entity: words ``start`` to ``end``, its label and its text."""

    __slots__ = ("_span", "_words", "end", "label_", "start", "text")
    __deletable__ = ("_span",)  # the compiled form has to be told

    def __init__(self, words: Words, span: Span) -> None:
        self._words = words
        self._span = span
        self.start = span.start
        self.end = span.end
        self.label_ = span.label_
        self.text = words.text(span.start, span.end)

    @property
    def root(self) -> Word:
        """The word the others hang on."""
        return self._words[self._span.root.i]

    @property
    def last(self) -> Word:
        """Its last word."""
        return self._words[self.end - 1]

    def release(self) -> None:
        """Let go of the document."""
        del self._span
