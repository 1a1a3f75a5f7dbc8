"""Entities of the training sets, brought to one scheme: PERSON, ORG, GPE, LOC, FAC, NORP, EVENT.

What the sets disagree on is settled here: titles are no part of a person's name, a country is a GPE also where it acts,
and an adjective of a place is NORP.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from training.corpora import Name, word_list

LABELS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT")

_FACILITY = frozenset(word_list("facilities"))
_LANDSCAPE = frozenset(word_list("landscape"))


@lru_cache(maxsize=4)
def gazetteer(path: Path) -> dict[str, frozenset[str]]:
    """Names (words joined by spaces) with their kinds, as ``build_gazetteer`` wrote them."""
    lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
    return {name: frozenset(kinds.split(",")) for name, kinds in (line.split("\t") for line in lines)}


class Labeller:
    """Decides between the labels that a set does not tell apart, by the gazetteer."""

    def __init__(self, path: Path) -> None:
        self.kinds = gazetteer(path)

    def is_kind(self, words: Sequence[str], *kinds: str) -> bool:
        return bool(self.kinds.get(" ".join(words), frozenset()) & set(kinds))

    def place(self, words: Sequence[str]) -> str:
        if self.is_kind(words, "country", "region", "city"):
            return "GPE"
        if len(words) > 1 and (any(word in _SCHOOL for word in words) or self.is_kind(words[-1:], "body")):
            return "ORG"
        if self.only(words) == "ORG":
            return "ORG"
        if any(word in _FACILITY for word in words):
            return "FAC"
        if self.is_kind(words, "place") or words[-1] in _LANDSCAPE or words[0] in {"Mount", "Lake", "Gulf", "Cape"}:
            return "LOC"
        return "GPE"

    def only(self, words: Sequence[str]) -> str:
        """What a name must be that the gazetteer knows as one thing only, else nothing."""
        kinds = self.kinds.get(" ".join(words), frozenset())
        if not kinds:
            return ""
        if kinds <= {"organisation", "company"} and ("organisation" in kinds or len(words) > 1):
            return "ORG"
        return "GPE" if kinds <= {"country", "region"} else ""

    def without_titles(self, words: Sequence[str], begin: int, end: int) -> int:
        """The index at which the name proper begins; ``end`` if there is nothing but titles."""
        at = begin
        while at < end and (
            self.is_kind([words[at]], "title", "people") or words[at][0].islower() or words[at] in _OFFICE
        ):
            at += 1
        return at

    def name_of_person(self, words: Sequence[str], begin: int, end: int) -> int:
        """Where the name begins that follows the last title: ``US President Barack Obama`` gives 2."""
        begin = self.without_titles(words, begin, end)
        for at in range(end - 2, begin, -1):
            title = self.is_kind([words[at]], "title") and words[at + 1] not in _SUFFIXES and at - begin < 4
            name = self.is_kind([words[at]], "first", "last") and not self.is_kind([words[begin]], "country")
            if title and not name:
                return self.without_titles(words, at, end)
        return begin

    def without_article(self, words: Sequence[str], begin: int, end: int) -> int:
        """``The Greek Orthodox Church`` begins at its second word, ``The Washington Post`` at its first."""
        if words[begin].lower() == "the" and " ".join(words[begin:end]) not in self.kinds:
            return begin + 1
        return begin

    def peoples(self, words: Sequence[str], taken: set[int]) -> Iterator[Name]:
        at = 0
        while at < len(words):
            for size in (3, 2, 1):
                if (
                    at + size <= len(words)
                    and not taken.intersection(range(at, at + size))
                    and self.is_kind(words[at : at + size], "people")
                ):
                    yield Name(at, at + size, "NORP")
                    at += size - 1
                    break
            at += 1


_SCHOOL = frozenset({"University", "College", "Institute", "Academy", "School"})
_SUFFIXES = frozenset({"Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV"})
_OFFICE = frozenset(word_list("offices"))
