"""What an article is about, and how close two articles are as stories: tf-idf with a fixed table of common words.

The table (``common.txt``, made by ``training/merge_words.py``) is fixed, so that the closeness of two articles
depends on nothing but the two, whichever others a timeline holds.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from extractors.merge.facts import Fact
from extractors.merge.lexicon import lines, stem

#: Words of an article by weight; the squares sum to 1.
Profile = Mapping[str, float]

_WORD = re.compile(r"[^\W_]+")
_KEEP = 40

#: Words of a sentence looked at; a list of names without an end tells no more than its beginning.
_LONGEST = 60

#: Cosine at which two articles are surely of one story; different stories hardly reach half of it.
_SURE = 0.45


@cache
def _common() -> dict[str, float]:
    return {word: float(weight) for weight, members in lines("common.txt") for word in members}


@lru_cache(maxsize=200_000)
def telling(word: str) -> tuple[str, float]:
    """The stem of a word and how telling it is of a story, 0 (``and``) .. 1 (a name, ``antenna``)."""
    found = stem(word)
    return found, _common().get(found, 1.0)


def profile(facts: Iterable[Fact], title: str | None) -> Profile:
    """The forty most telling words of an article: its title's and those of the sentences that tell of events."""
    counts: Counter[str] = Counter()
    for word in _WORD.findall((title or "").lower()):
        if len(word) > 2:
            counts[word] += 2
    told = {fact.mention.sentence.begin: fact.mention.sentence.text for fact in facts}
    for begin in sorted(told):
        counts.update(word for word in _WORD.findall(told[begin].lower())[:_LONGEST] if len(word) > 2)
    stems: dict[str, float] = {}
    shares: dict[str, float] = {}
    for word, count in counts.items():
        found, share = telling(word)
        stems[found] = stems.get(found, 0.0) + count
        shares[found] = share
    weights = {word: shares[word] ** 2 * (1.0 + math.log(count)) for word, count in stems.items()}
    top = sorted(weights, key=lambda word: (-weights[word], word))[:_KEEP]
    norm = math.sqrt(sum(weights[word] ** 2 for word in sorted(top))) or 1.0
    return {word: round(weights[word] / norm, 6) for word in top}


def about(found: Profile, most: int) -> list[str]:
    """The words an article is most about, weightiest first."""
    return sorted(found, key=lambda word: (-found[word], word))[:most]


def closeness(left: Profile, right: Profile) -> float:
    """How close two articles are as stories, 0..1, whatever their order; above .5 they tell one story."""
    shared = [left[word] * right[word] for word in left.keys() & right.keys()]  # ``fsum`` is exact in any order
    return round(min(1.0, math.fsum(shared) / _SURE), 6)
