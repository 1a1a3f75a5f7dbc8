"""Verbs that "and" joins to the verb before: "Winds felled trees and cut cables", "doused flames and evacuated wards".

A past tense in "-ed" before a bare noun looks like a participle that describes it ("evacuated patients"), and the verb
behind it is then joined to a noun. In UD English treebanks a form that may be either, between a noun that opens the
sentence and a bare noun, is its verb where no other verb is (31 of 33 in EWT's and GUM's training parts) and where the
next one stands right behind "and" (7 of 7).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.language.brackets import FINITE, NOUNS
from extractors.language.labels import helps
from extractors.language.parts import unseen_verb

Floats = NDArray[np.float32]
Listed = Callable[[str, str], bool]

_NEVER = np.float32(-1e9)
_TENSED = frozenset(("VBD", "VBZ", "VBP"))
_DESCRIBING = frozenset(("VBN", "JJ"))
_PHRASE = NOUNS | frozenset(("DT", "PRP$", "CD", "JJ", "JJR", "JJS", "POS"))
_WITHIN = frozenset(("of", "in", "at", "near", "outside", "from"))
_OBJECT = NOUNS | frozenset(("CD",))
#: Between two joined verbs they begin a clause of its own.
_CLAUSES = frozenset(
    ("that", "who", "which", "whose", "where", "when", "while", "as", "because", "if", "after", "before")
)


def past(form: str, listed: Listed) -> bool:
    """A form in "-ed" that is past tense and participle, and no adjective ("used", "injured")."""
    return form.islower() and form.endswith("ed") and listed(form, "VBD") and not listed(form, "JJ")


def hidden_verbs(
    heads: Sequence[int], words: Sequence[str], tags: Sequence[str], listed: Listed
) -> tuple[tuple[int, int] | None, list[tuple[int, str]]]:
    """The subject and verb of a sentence whose verb was taken for something else, and all such words with their tags.

    ``listed`` tells whether a form can have a tag.
    """
    own = list(tags)
    pair: tuple[int, int] | None = None
    found: list[tuple[int, str]] = []
    if (hidden := unseen_verb(words, tags, listed)) is not None:
        pair = hidden[:2]
        found.append(hidden[1:])
    elif (pair := first_past(heads, words, tags, listed)) is not None:
        found.append((pair[1], "VBD"))
    for verb, tag in found:
        own[verb] = tag
    return pair, [*found, *((verb, "VBD") for verb in unseen_pasts(words, own, listed))]


def first_past(
    heads: Sequence[int], words: Sequence[str], tags: Sequence[str], listed: Listed
) -> tuple[int, int] | None:
    """(noun, verb) where the only verb of a sentence, or that before "and" and the next, was taken for a participle.

    "Thieves in Lyon smashed windows and stole watches", "A landslide buried houses on Friday".
    """
    finite = next((at for at, tag in enumerate(tags) if tag in FINITE and not _describes(at, heads, tags)), len(tags))
    if words[-1] != "." or (finite < len(tags) and tags[finite - 1] != "CC"):
        return None
    noun = None
    for at in range(1, min(finite, len(words) - 2)):
        if tags[at - 1] in NOUNS and tags[at] not in NOUNS and noun is None:
            noun = at - 1
        if (
            noun is not None
            and (tags[at] in _DESCRIBING or tags[at] == "VBD")
            and tags[at - 1] in NOUNS
            and tags[at + 1] in NOUNS
        ):
            form = words[at]
            return (noun, at) if form.islower() and form.endswith("ed") and listed(form, "VBD") else None
        if tags[at] not in _PHRASE and words[at] not in _WITHIN:
            return None
    return None


def _describes(verb: int, heads: Sequence[int], tags: Sequence[str]) -> bool:
    """Does the tree hang a past tense on the noun right behind it?"""
    return tags[verb] == "VBD" and heads[verb] == verb + 1 and tags[verb + 1] in NOUNS


def unseen_pasts(words: Sequence[str], tags: Sequence[str], listed: Listed) -> Iterator[int]:
    """Words behind "and" that are past tense like the verb before: "raised" in "cut rates and raised fees"."""
    for at in range(3, len(words) - 1):
        if tags[at] not in _DESCRIBING or tags[at - 1] != "CC" or tags[at - 2] not in ("NN", "NNS"):
            continue
        bare = tags[at + 1] in ("NN", "NNS") and tags[at - 3] in ("VBD", "VBN")
        if bare and past(words[at], listed) and _verb(at - 1, words, tags) is not None:
            yield at


def conjoined(
    heads: Sequence[int], words: Sequence[str], tags: Sequence[str], hidden: Sequence[tuple[int, str]]
) -> Iterator[tuple[int, int]]:
    """(verb, verb before): the first stands right behind "and" and the tree ``heads`` joins it to a noun.

    ``hidden`` are the verbs that were taken for something else, which may have been a part of the noun behind.
    """
    new = {verb for verb, _ in hidden}
    for at in range(2, len(words)):
        if tags[at] not in _TENSED or tags[at - 1] != "CC" or helps(words[at], tags[at]):
            continue
        first = _verb(at - 1, words, tags)
        if first is None or heads[first] > first:
            continue  # "was tasty and came in a large portion"
        before = 0 <= heads[at] < (len(tags) if at in new else at)
        if before and heads[at] != first and tags[heads[at]] in NOUNS | _DESCRIBING:
            yield at, first


def joined(scores: Floats, pairs: Sequence[tuple[int, int]], tags: Sequence[str]) -> Floats:
    """Scores that leave only trees in which each verb hangs on that before, and the noun behind it on it."""
    out = scores.copy()
    for verb, first in pairs:
        out[verb, :] = _NEVER
        out[verb, first + 1] = 0.0
        end = next((at for at in range(verb + 1, len(tags)) if tags[at] not in _OBJECT), len(tags))
        if end > verb + 1:
            out[end - 1, :] = _NEVER
            out[end - 1, verb + 1] = 0.0
        out[verb + 1 :, first + 2 : verb + 1] = _NEVER  # nothing behind it hangs on what is before it
    return out


def _verb(end: int, words: Sequence[str], tags: Sequence[str]) -> int | None:
    """The last verb with a tense before ``end`` whose clause goes on until there."""
    for at in range(end - 1, 0, -1):
        if words[at].lower() in _CLAUSES or words[at] in (",", ";", ":", "(", ")", '"', "“", "”"):
            return None
        if tags[at] == "VBD" and tags[at - 1] in NOUNS:
            return at
        if tags[at] in FINITE:
            return None
    return None
