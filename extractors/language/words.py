"""The words of a parsed document as plain Python objects, made once: asking spaCy again and again is slow.

A ``Word`` has the attributes of a spaCy ``Token`` under the same names, each computed once as an interned string, a
number or another ``Word``. On news articles the event stage asks each word some hundred questions; a spaCy token makes
a new string for every answer.

>>> words = Words(nlp("Rebels shelled the town."))     # doctest: +SKIP
>>> [child.text for child in words[1].children]        # doctest: +SKIP
['Rebels', 'town', '.']
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from itertools import accumulate, repeat
from typing import Any, TypeVar, overload

from spacy.tokens import Doc

from extractors.language.spans import Entity, Sentence
from extractors.language.strings import is_punct, strings

Answer = TypeVar("Answer")

_ATTRIBUTES: list[int | str] = [
    "ORTH",
    "LOWER",
    "LEMMA",
    "POS",
    "TAG",
    "DEP",
    "ENT_TYPE",
    "HEAD",
    "SENT_START",
    "SPACY",
]


class Word:
    """One word of a document. ``sent`` is its sentence, ``answers`` what :func:`per_word` keeps."""

    __slots__ = (
        "answers",
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_sent_start",
        "lefts",
        "lemma_",
        "lower_",
        "pos_",
        "rights",
        "sent",
        "space",
        "tag_",
        "text",
    )

    __deletable__ = ("head",)  # the compiled form has to be told

    answers: dict[str, Any]
    children: tuple[Word, ...]  # direct dependents in text order
    lefts: tuple[Word, ...]  # those before the word
    rights: tuple[Word, ...]  # those after it
    head: Word
    sent: Sentence

    def __init__(
        self,
        doc: Words,
        i: int,
        idx: int,
        text: str,
        lower: str,
        lemma: str,
        pos: str,
        tag: str,
        dep: str,
        ent_type: str,
        space: int,
        sent_start: int,
    ) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self.text = text
        self.lower_ = lower
        self.lemma_ = lemma
        self.pos_ = pos
        self.tag_ = tag
        self.dep_ = dep
        self.ent_type_ = ent_type
        self.space = space
        self.is_sent_start = sent_start == 1
        self.head = self
        self.children = self.lefts = self.rights = ()
        self.answers = {}

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def left_edge(self) -> Word:
        """The first word below it, or itself."""
        return self.doc[self.doc.doc[self.i].left_edge.i]

    @property
    def right_edge(self) -> Word:
        """The last word below it, or itself."""
        return self.doc[self.doc.doc[self.i].right_edge.i]

    @property
    def is_upper(self) -> bool:
        """All capitals?"""
        return self.text.isupper()

    @property
    def is_digit(self) -> bool:
        """Nothing but digits?"""
        return self.text.isdigit()

    @property
    def is_punct(self) -> bool:
        """Nothing but punctuation?"""
        return is_punct(self.text)

    def features(self, name: str) -> tuple[str, ...]:
        """The values of a morphological feature: ``("Past",)`` for ``Tense``; empty where it has none.

        Asked of spaCy: only words without a tag are looked at so closely.
        """
        return tuple(self.doc.doc[self.i].morph.get(name, []))


class Words:
    """All words of one document in text order, its sentences and named entities."""

    __slots__ = ("_text", "_words", "doc", "entities", "sentences")
    __deletable__ = ("doc",)  # the compiled form has to be told

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._text = ""
        self._words: list[Word] = []
        self._read(doc)
        self.sentences: tuple[Sentence, ...] = self._cut()
        self.entities: tuple[Entity, ...] = tuple([Entity(self, span) for span in doc.ents])

    def _read(self, doc: Doc) -> None:
        numbers = doc.to_array(_ATTRIBUTES).astype("int64")
        if not len(numbers):
            return
        *named, heads, starts, spaces = numbers.T.tolist()
        string = strings(doc.vocab.strings).__getitem__
        text, *columns = (list(map(string, column)) for column in named)
        pieces = [one + " " if space else one for one, space in zip(text, spaces, strict=True)]
        self._text = "".join(pieces)
        offsets = accumulate(map(len, pieces), initial=0)
        words = self._words = list(map(Word, repeat(self), range(len(text)), offsets, text, *columns, spaces, starts))
        words[0].is_sent_start = True
        for index, offset in enumerate(heads):
            if offset:
                word = words[index]
                word.head = above = words[index + offset]
                above.children += (word,)
                if offset > 0:
                    above.lefts += (word,)
                else:
                    above.rights += (word,)

    def _cut(self) -> tuple[Sentence, ...]:
        starts = [word.i for word in self._words if word.is_sent_start]
        found = []
        for begin, end in zip(starts, [*starts, len(self._words)][1:], strict=True):
            sentence = Sentence(self, begin, end)
            for word in self._words[begin:end]:
                word.sent = sentence
            found.append(sentence)
        return tuple(found)

    @overload
    def __getitem__(self, index: int) -> Word: ...
    @overload
    def __getitem__(self, index: slice) -> list[Word]: ...
    def __getitem__(self, index: int | slice) -> Word | list[Word]:
        return self._words[index]

    def __len__(self) -> int:
        return len(self._words)

    def __iter__(self) -> Iterator[Word]:
        return iter(self._words)

    @property
    def string(self) -> str:
        """The whole text of the document, put together once; spaCy's own ``doc.text`` is made at every call."""
        return self._text

    def text(self, begin: int, end: int) -> str:
        """The text of words ``begin`` to ``end`` (half open) as it stands in the document."""
        last = self._words[end - 1]
        return self._text[self._words[begin].idx : last.idx + len(last.text)] if begin < end else ""

    def release(self) -> None:
        """Let go of all words, which hold on to one another, and of the document: memory is free at once."""
        for word in self._words:
            del word.head  # with no way up no word is above itself: children, lefts and rights may stay
            word.answers.clear()
        for entity in self.entities:
            entity.release()
        self._words.clear()
        self.sentences = self.entities = ()
        del self.doc


def per_word(function: Callable[[Word], Answer]) -> Callable[[Word], Answer]:
    """Keep a function's answer with the word it was asked of. The name has to be one of its own in the package."""
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def kept(tok: Word) -> Answer:
        answers = tok.answers
        if name in answers:
            answer: Answer = answers[name]
            return answer
        answer = answers[name] = function(tok)
        return answer

    return kept
