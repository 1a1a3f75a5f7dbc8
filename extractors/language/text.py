"""One document on its way through the reader: the words out of it, the annotations into it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.strings import StringStore
from spacy.tokens import Doc

from extractors.language.cuts import cut
from extractors.language.strings import composed

#: What the reader writes, in the order of the columns of an annotation array.
ATTRIBUTES: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE"]
TAG, POS, MORPH, LEMMA, DEP, HEAD, IOB, ENTITY = range(8)
INSIDE, OUTSIDE, BEGIN = 1, 2, 3

#: A text is read in pieces of at least _ENOUGH words where it has full stops, of _WINDOW where it has not.
_ENOUGH, _WINDOW = 80, 400
_STOPS = frozenset({".", "?", "!"})
_TAILS = frozenset({".", "?", "!", '"', "'", "”", "’", "''", ")", "]", "..."})


class Text:
    """The words of a document without its blank tokens, and what was found about them."""

    def __init__(self, doc: Doc) -> None:
        """Take the words; nothing is written yet."""
        self.doc = doc
        every = composed(cut(doc))
        self.places = [i for i, word in enumerate(every) if not word.isspace()]
        self.blank = len(self.places) < len(every)
        self.words = [every[i] for i in self.places] if self.blank else every
        spaced = [bool(token.whitespace_) for token in doc]
        #: whether blank space follows the word
        self.spaced = [spaced[i] or (i + 1 < len(every) and every[i + 1].isspace()) for i in self.places]
        self.breaks = _breaks(every, self.places) if self.blank else set()
        self.sentences: list[tuple[int, int]] = []
        self.entities: list[tuple[int, int, str]] = []
        self.heads: NDArray[np.int64] = np.empty(0, dtype=np.int64)  # index of a word, negative for a root
        self.array: NDArray[np.uint64] = np.empty((0, len(ATTRIBUTES)), dtype=np.uint64)

    def write(self, strings: StringStore) -> None:
        """Put what was found into the document. Blank tokens hang on the word before them and end no entity."""
        size = len(self.doc)
        if not size:
            return
        array = self.array if not self.blank else self._with_blanks(strings)
        places = np.array(self.places, dtype=np.int64)
        heads = np.maximum(np.arange(size) - 1, 0)
        if len(places):
            heads[: places[0]] = places[0]
            heads[places] = np.where(self.heads < 0, places, places[np.maximum(self.heads, 0)])
        array[:, HEAD] = (heads - np.arange(size)).view(np.uint64)
        for begin, end, label in self.entities:
            if not self.breaks.isdisjoint(range(begin + 1, end)):
                continue
            first, last = self.places[begin], self.places[end - 1] + 1
            array[first:last, IOB] = INSIDE
            array[first, IOB] = BEGIN
            array[first:last, ENTITY] = strings.add(label)
        self.doc.from_array(ATTRIBUTES, array)  # type: ignore[arg-type]  # stub: floats

    def _with_blanks(self, strings: StringStore) -> NDArray[np.uint64]:
        whole = np.zeros((len(self.doc), len(ATTRIBUTES)), dtype=np.uint64)
        for column, value in ((TAG, "_SP"), (POS, "SPACE"), (DEP, "dep")):
            whole[:, column] = strings.add(value)
        whole[:, LEMMA] = [token.orth for token in self.doc]
        whole[:, IOB] = OUTSIDE
        whole[self.places] = self.array
        return whole


def _breaks(every: Sequence[str], places: Sequence[int]) -> set[int]:
    """Words that follow a blank line: the edge of a block, whatever the words say."""
    found = set()
    for n in range(1, len(places)):
        between = every[places[n - 1] + 1 : places[n]]
        if between and "".join(between).count("\n") > 1:
            found.add(n)
    return found


def windows(words: Sequence[str]) -> list[int]:
    """Sizes of the pieces in which a text is read: cut after a full stop once there are enough words for context.

    The network was trained on pieces of this size, and pieces of even length are read faster together. A text without
    any full stop is cut all the same, so that a block of a million words takes no more memory than many short ones.
    """
    sizes = []
    begin = 0
    for i in range(1, len(words)):
        held = i - begin
        if (held >= _ENOUGH and words[i - 1] in _STOPS and words[i] not in _TAILS) or held == _WINDOW:
            sizes.append(held)
            begin = i
    sizes.append(len(words) - begin)
    return sizes
