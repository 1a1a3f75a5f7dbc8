"""The strings of spaCy's store as Python strings made once: the store makes a new one for every question."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from spacy.strings import StringStore

#: Strings kept between documents; a new start when there are more.
_KEPT_STRINGS = 200_000


class Strings(dict[int, str]):
    """Strings by their number in a store of spaCy's, each made once."""

    def __init__(self, store: StringStore) -> None:
        super().__init__()
        self._store = store

    def __missing__(self, number: int) -> str:
        if len(self) > _KEPT_STRINGS:
            self.clear()
        found = self[number] = self._store[number % (1 << 64)]
        return found


#: The strings of a store; two stores are remembered.
strings = lru_cache(maxsize=2)(Strings)


@lru_cache(maxsize=20_000)
def is_punct(text: str) -> bool:
    """Nothing but punctuation?"""
    return all(unicodedata.category(char).startswith("P") for char in text)


def composed(words: list[str]) -> list[str]:
    """The words with each accent in one piece with its letter, as the network and the lists spell them: what a Mac
    saves may hold "é" as two characters.
    """
    if unicodedata.is_normalized("NFC", " ".join(words)):
        return words
    return [unicodedata.normalize("NFC", word) for word in words]
