"""Past tenses that commas and "and" make a series of: "burned cars, smashed windows and looted shops"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractors.language.brackets import FINITE
from extractors.language.labels import helps

_STOPS = frozenset((";", ":", "(", ")", '"', "“", "”", "—", "–"))
#: Between two joined verbs they begin a clause of its own.
CLAUSES = frozenset(
    ("that", "who", "which", "whose", "where", "when", "while", "as", "because", "if", "after", "before")
)


def first_of(verb: int, words: Sequence[str], tags: Sequence[str]) -> int | None:
    """The first of the past tenses that "and" and commas join to the word ``verb``, in one clause."""
    found: int | None = None
    for at in range(verb - 2, 0, -1):
        if words[at].lower() in CLAUSES or words[at] in _STOPS or (words[at] == "," and tags[at + 1] != "VBD"):
            break
        if tags[at] in FINITE:
            if tags[at] != "VBD" or helps(words[at], tags[at]):
                break
            found = at
            if words[at - 1] != "," and tags[at - 1] != "CC":
                break
    return found


def goes_on(verb: int, words: Sequence[str], tags: Sequence[str], is_past: Callable[[int], bool]) -> bool:
    """Does a series of verbs with a comma before this one end with "and" and one more?"""
    for at in range(verb + 2, len(words) - 1):
        if tags[at] == "CC":
            if is_past(at + 1):
                return not helps(words[at + 1], tags[at + 1])
            continue
        ended = words[at] in _STOPS or words[at].lower() in CLAUSES
        if ended or (words[at] == "," and not is_past(at + 1)) or (tags[at] in FINITE and words[at - 1] != ","):
            return False
    return False


def in_series(verb: int, words: Sequence[str], tags: Sequence[str]) -> bool:
    """Is a past tense the second of three: "dissolved parliament, suspended the constitution and closed borders"?"""
    return words[verb - 1] == "," and tags[verb] == "VBD" and goes_on(verb, words, tags, lambda at: tags[at] == "VBD")
