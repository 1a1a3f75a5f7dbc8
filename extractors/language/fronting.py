"""A date that opens a sentence with no comma behind it says when: "On Sunday fans stormed the pitch".

Trees take it for a part of the noun behind it ("Sunday fans"), and its preposition for that noun's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.language.brackets import FINITE, NOUNS
from extractors.language.labels import helps
from extractors.language.leading import finite
from extractors.language.repairs import CALENDAR

Floats = NDArray[np.float32]

_NEVER = np.float32(-1e9)
_PREPOSITIONS = frozenset(("on", "in", "from", "since", "until", "till", "by", "before", "after", "at"))
_THIS = frozenset(("last", "next", "this"))
_DEICTIC = frozenset(("yesterday", "today", "tomorrow"))
_WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_SEASONS = frozenset(("spring", "summer", "autumn", "fall", "winter"))
_MONTHS = CALENDAR - _WEEKDAYS - _SEASONS
_PARTS = frozenset(("morning", "afternoon", "evening", "night"))
_HOURS = frozenset(("dawn", "daybreak", "sunrise", "noon", "midday", "dusk", "sunset", "nightfall", "midnight"))
UNITS = CALENDAR | _PARTS | {"week", "weekend", "month", "year"}
_PHRASE = NOUNS | frozenset(("JJ", "JJR", "JJS", "CD"))
_OBJECTS = frozenset(("DT", "PRP", "PRP$", "CD", "NNS", "NNP", "JJ"))


class Fronted(NamedTuple):
    """Where the date and the noun phrase behind it begin, that phrase's head and last word, the predicate of both."""

    date: int
    begin: int
    noun: int
    last: int
    verb: int


def fronted(heads: Sequence[int], words: Sequence[str], tags: Sequence[str]) -> Fronted | None:
    """What the tree ``heads`` (from 0, root negative) of a sentence that a date opens fails to keep apart."""
    first = 1 if tags[0] == "CC" else 0
    begin = _date(words, first)
    if begin is None:
        return None
    at = begin
    while at < len(words) - 1 and tags[at] in _PHRASE:
        at += 1
    last = at - 1
    if last < begin or tags[last] not in NOUNS:
        return None
    verb = _verb(last, words, tags, named=words[begin - 1].lower() in _MONTHS | _SEASONS)
    if verb is None:
        return None
    if helps(words[verb], tags[verb]) and heads[verb] > verb:
        verb = heads[verb]  # "trains are full"
    noun = last
    while begin <= heads[noun] < noun:
        noun = heads[noun]  # "Dara" of "Dara Winn"
    inside = range(begin, last + 1)
    dated = all(heads[word] < begin or heads[word] == verb for word in range(first, begin))
    whole = all(heads[word] in inside or heads[word] == verb for word in inside)
    return None if dated and whole and tags[verb] != "VBN" else Fronted(first, begin, noun, last, verb)


def set_apart(scores: Floats, found: Fronted) -> Floats:
    """Scores that leave only trees in which date and noun phrase hang on the verb, each by itself."""
    date, begin, noun, last, verb = found
    out = scores.copy()
    out[:begin, begin + 1 :] = out[:begin, 0] = _NEVER
    out[:begin, verb + 1] = scores[:begin, verb + 1]
    if begin - date > 1:
        out[date, verb + 1] = _NEVER  # its preposition, or "last"
    out[begin : last + 1, : begin + 1] = out[begin : last + 1, last + 2 :] = _NEVER
    out[noun, :] = _NEVER
    out[noun, verb + 1] = 0.0
    out[last + 1 : verb, : begin + 1] = out[last + 1 : verb, verb + 2 :] = _NEVER
    out[verb, 1 : verb + 1] = _NEVER
    return out


def _date(words: Sequence[str], at: int) -> int | None:
    """The word behind a date that begins at ``at`` with a preposition, or needs none."""
    lower = [word.lower() for word in words[at : at + 6]]
    n = 1 if lower and lower[0] in _PREPOSITIONS else 0
    if lower[n : n + 1] and lower[n] in _DEICTIC:
        n += 1
    elif len(lower) > n + 1 and lower[n] in _THIS and lower[n + 1] in UNITS:
        n += 2
    elif n and len(lower) > 1 and (lower[1] in _HOURS or year(lower[1])):
        n += 1
    elif n and lower[1:] and (named := _named(lower)) > 1:
        n = named
    else:
        return None
    if lower[n - 1] in _WEEKDAYS | _DEICTIC and lower[n : n + 1] and lower[n] in _PARTS:
        n += 1
    return at + n if at + n < len(words) else None


def _named(lower: Sequence[str]) -> int:
    """The number of words of "on Monday", "on Monday 4 May 2020", "in May 2020", "on May 4"."""
    n = 1
    if lower[n] in _WEEKDAYS | _SEASONS:
        n += 1
    if lower[n : n + 1] and lower[n].isdigit() and lower[n + 1 : n + 2] and lower[n + 1] in _MONTHS:
        n += 2
    elif lower[n : n + 1] and lower[n] in _MONTHS:
        n += 2 if lower[n + 1 : n + 2] and lower[n + 1].isdigit() and len(lower[n + 1]) < 3 else 1
    return n + 1 if lower[n : n + 1] and n > 1 and year(lower[n]) else n


def year(word: str) -> bool:
    """Four figures that are a year of the last two centuries or of this one."""
    return len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20")


def _verb(last: int, words: Sequence[str], tags: Sequence[str], *, named: bool) -> int | None:
    """The predicate right behind the phrase, or behind what is said of it; not where another noun follows a month."""
    behind = tags[last + 1]
    if behind == "VBN":
        main = tags[last + 2 : last + 3] and tags[last + 2] in _OBJECTS
        return last + 1 if main or not FINITE.intersection(tags) else None
    if behind in FINITE or behind == "RB" or (behind == "IN" and not named):
        return finite(last, words, tags)
    return None
