"""Who holds an office that is named before: "Prime Minister of Malta Joseph Grech resigned" tells of Joseph Grech.

Trees take the name for what stands behind "of", or for a second subject.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.language.lists import groups

Ints = NDArray[np.int64]

_OFFICES = groups("contexts.txt")["office"]
_BEFORE = frozenset(("of", "for", "from"))
_WITHIN = frozenset(("the", "and", "&", "-"))
#: Words between the office and the name.
_LONGEST = 8


class Held(NamedTuple):
    """The words of an office, of its "of", where the name begins and ends, and the word the name hangs by."""

    office: int
    preposition: int
    begin: int
    end: int
    name: int


def held(entities: Iterable[tuple[int, int, str]], words: Sequence[str], heads: Ints) -> Iterator[Held]:
    """Offices right before a person's name; ``heads`` are those of the words, negative for a root."""
    people = [(begin, end) for begin, end, label in entities if label == "PERSON"]
    taken = {word for begin, end in people for word in range(begin, end)}
    for begin, end in people:
        if begin < 3 or words[begin - 1].lower() in _OFFICES:
            continue
        at = begin - 1
        while at > max(begin - _LONGEST, 1) and words[at] not in _BEFORE and at not in taken and _goes_on(words[at]):
            at -= 1
        office = at - 1
        if words[at] not in _BEFORE or at == begin - 1 or not words[begin - 1][0].isupper():
            continue
        if words[office].lower() not in _OFFICES:
            continue
        tops = [word for word in range(begin, end) if not begin <= heads[word] < end]
        if len(tops) == 1 and not _below(office, tops[0], heads):
            yield Held(office, at, begin, end, tops[0])


def _goes_on(word: str) -> bool:
    """A word of a place's or body's name?"""
    return word[0].isupper() or word in _WITHIN


def _below(word: int, above: int, heads: Ints) -> bool:
    """Does the one hang below the other?"""
    while word >= 0 and word != above:
        word = int(heads[word])
    return word == above


def hung(found: Held, heads: Ints) -> Iterator[tuple[int, int, str]]:
    """(word, head, label) of what hangs elsewhere then: "office" for the label of the office, ``""`` where it stays."""
    office, preposition, begin, end, name = found
    yield name, int(heads[office]), "office"
    yield office, name, "nmod:desc"
    tops = [word for word in range(preposition + 1, begin) if not preposition < heads[word] < begin]
    for word in tops[:-1]:
        yield word, tops[-1], "compound"
    yield tops[-1], office, "nmod"
    yield preposition, tops[-1], "case"
    for word in np.flatnonzero(heads[end:] == office).tolist():
        yield end + word, name, ""
