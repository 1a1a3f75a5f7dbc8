"""Words that trees tie to the wrong one of two neighbours, and labels that no treebank has there.

"F-Secure bought a rival" comes back with two subjects, "killing the governor and six of his guards" with "six" beside
"killing", "Ida Moser, a teacher, was shot" with two who were shot, "died onboard the bus" with a bus as object.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from extractors.language.brackets import NOUNS
from extractors.language.fronting import UNITS
from extractors.language.scores import Ints

_STOPS = frozenset((",", ";", ":", "(", ")", "-", "–", "—", "--"))
#: What a noun has that is a predicate.
_PREDICATE = frozenset(("cop", "aux", "aux:pass", "nsubj", "nsubj:pass", "mark"))
_NOMINAL = NOUNS | frozenset(("CD",))


class Tie(NamedTuple):
    """A word, what it hangs on, and the label of that arc."""

    word: int
    head: int
    label: str


class Tying:
    """Finds what to tie anew in a batch; ``heads`` are -1 for a root, tags and labels are numbers."""

    def __init__(self, tags: Sequence[str], deps: Sequence[str]) -> None:
        self._tags = tags
        self._joined, self._case = deps.index("conj"), deps.index("case")
        self._hyphen = tags.index("HYPH")
        self._noun, self._name, self._verb = (
            np.array([tag in kinds for tag in tags])
            for kinds in (_NOMINAL, {"NNP", "NNPS"}, {"VB", "VBD", "VBZ", "VBP", "VBN", "VBG"})
        )
        self._object, self._subject, self._argument = (
            np.array([dep in kinds for dep in deps])
            for kinds in ({"obj"}, {"nsubj", "nsubj:pass"}, {"obj", "nsubj", "nsubj:pass", "obl"})
        )
        self._preposition = np.array([tag in ("IN", "RB") for tag in tags])
        self._predicate = np.array([dep in _PREDICATE for dep in deps])

    def ties(self, forms: Sequence[str], tags: Ints, heads: Ints, labels: Ints) -> Iterator[Tie]:
        """All of a batch, each with the tree as it was."""
        yield from self._hyphened(forms, tags, heads, labels)
        yield from self._listed(forms, tags, heads, labels)
        for at in np.flatnonzero((labels == self._case) & self._preposition[tags]).tolist():
            noun = int(heads[at])
            if at < noun and self._object[labels[noun]] and int(heads[noun]) < at and forms[at] != "of":
                yield Tie(noun, int(heads[noun]), "obl")  # "died onboard the bus"; no treebank has objects with one
        for at in np.flatnonzero(self._subject[labels]).tolist():
            if 0 <= heads[at] == at - 1 and forms[at].istitle() and forms[at].lower() in UNITS:
                yield Tie(at, at - 1, "obl:unmarked")  # "The pardons, announced Monday, include …"

    def _hyphened(self, forms: Sequence[str], tags: Ints, heads: Ints, labels: Ints) -> Iterator[Tie]:
        """The parts of a name with a hyphen: "F-Secure"."""
        for at in np.flatnonzero(tags == self._hyphen).tolist():
            if not 0 < at < len(forms) - 1 or heads[at - 1] != heads[at + 1] or labels[at - 1] != labels[at + 1]:
                continue
            upper = forms[at - 1][0].isupper() and forms[at + 1][0].isupper()
            if upper and (self._name[tags[at - 1]] or self._name[tags[at + 1]]) and self._argument[labels[at + 1]]:
                yield Tie(at - 1, at + 1, "compound")

    def _listed(self, forms: Sequence[str], tags: Ints, heads: Ints, labels: Ints) -> Iterator[Tie]:
        """Nouns that "and" joins to a verb, and those that tell who somebody is."""
        for at in np.flatnonzero((labels == self._joined) & self._noun[tags]).tolist():
            above = int(heads[at])
            if above < 0 or above > at:
                continue
            begin = _begin(at, heads, forms)
            if (self._predicate[labels[begin:at]] & (heads[begin:at] == at)).any():
                continue
            if self._verb[tags[above]] and self._tags[tags[begin]] == "CC":
                objects = np.flatnonzero((heads[above + 1 : begin] == above) & self._object[labels[above + 1 : begin]])
                if len(objects) and (noun := above + 1 + int(objects[-1])) == begin - 1:
                    yield Tie(at, noun, "conj")  # "killing the governor and six of his guards"
            elif self._name[tags[above]] and forms[begin] in ("a", "an") and forms[begin - 1] == ",":
                end = _end(at, heads)
                if "," in forms[end - 1 : end + 1] and self._aged(
                    forms[above + 1 : begin - 1], tags[above + 1 : begin - 1]
                ):
                    yield Tie(at, above, "appos")  # "Ida Moser, 52, a teacher, was shot": 18 of 19 in EWT and GUM

    def _aged(self, between: Sequence[str], tags: Ints) -> bool:
        """Nothing but the rest of a name and an age?"""
        return all(word == "," or word.isdigit() or self._name[tag] for word, tag in zip(between, tags, strict=True))


def _begin(word: int, heads: Ints, forms: Sequence[str]) -> int:
    """The first word of what hangs on a word right before it."""
    begin = word
    while begin > 0 and word >= heads[begin - 1] >= begin and forms[begin - 1] not in _STOPS:
        begin -= 1
    return begin


def _end(word: int, heads: Ints) -> int:
    """The word behind what hangs on a word right behind it."""
    end = word + 1
    while end < len(heads):
        above = int(heads[end])
        while above > word:
            above = int(heads[above])
        if above != word:
            break
        end += 1
    return end
