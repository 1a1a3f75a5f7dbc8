"""What a bundle can be found by: its stretch of days, words for the happening, words of names; as numbers.

:mod:`extractors.merge.pairs` brings together those that share some of each.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b

from extractors.merge.bundle import Bundle
from extractors.merge.counts import tolls
from extractors.merge.facts import FUTURE, PAST
from extractors.merge.lexicon import families_of, stem
from extractors.merge.stories import about

#: Days a date may be wide to meet others in buckets of a week, a month, a year; and how long these are.
_WIDTHS = (10, 100, 800)
LENGTHS = (7, 30, 365)

#: Most words of names, and most words for the happening, that a bundle is found by.
TOKENS = 10
TAGS = 8


def level(bundle: Bundle) -> int:
    """0 for dates up to ten days wide, 1 up to a quarter, 2 up to two years, 3 beyond."""
    lo, hi = closed(bundle)
    return next((i for i, width in enumerate(_WIDTHS) if hi - lo <= width), len(_WIDTHS))


def closed(bundle: Bundle) -> tuple[int, int]:
    """Its stretch of days, an open side a month away."""
    lo, hi = bundle.lo, bundle.hi
    if hi >= FUTURE:
        hi = lo + 31
    return (hi - 31, hi) if lo <= PAST else (lo, hi)


def name_tokens(bundle: Bundle, profile: Mapping[str, float]) -> tuple[str, ...]:
    """Words of its proper names, most telling first, and of what its article is about most.

    The fewer names, the more of the story: the writer of "the quake injured dozens" has named the place before. A name
    counts as a word of the story: one paper charges "the driver", the other "Milan Drobac", of whom both write.
    """
    names = bundle.agents + bundle.patients + bundle.places
    proper = {token for name in names if name.proper for token in name.tokens if len(token) > 2 and not token.isdigit()}
    found = {token if token[0] == "@" else stem(token) for token in proper}
    telling = sum(token[0] != "@" for token in found)
    found |= {f"#{count}" for count in tolls(bundle)}
    story = [word for word in about(profile, 9 if telling == 0 else 4) if word not in found]
    ranked = sorted(found, key=lambda token: (token[0] == "@", token))
    return (*ranked[: TOKENS - len(story)], *story)


def tags(bundle: Bundle) -> list[str]:
    """Families (of a word without any: its stem) under which a bundle can be found."""
    found: set[str] = set()
    for topic in bundle.topics:
        found.update(f"f:{family}" for family in topic.families)
        # "filed a motion", "tabled a motion"
        found.update(f"s:{word}" for word in topic.stems if not (topic.families and families_of(word)))
    return sorted(found)


def hashed_once(text: str) -> int:
    """64 bits of a text, the same in every run; never 0."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") or 1


#: The same for words that come again and again.
hashed = lru_cache(maxsize=500_000)(hashed_once)


def keys(bundle: Bundle, profile: Mapping[str, float]) -> tuple[list[int], list[int]]:
    """Hashes of its tags and of its words of names, filled up with 0."""
    tag = [hashed(word) for word in tags(bundle)[:TAGS]]
    token = [hashed(word) for word in name_tokens(bundle, profile)]
    return tag + [0] * (TAGS - len(tag)), token + [0] * (TOKENS - len(token))


def sign(bundle: Bundle) -> tuple[int, int, int]:
    """What makes members of a crowd neighbours: days, then names; the same for bundles that say the same."""
    names = sorted(name.flat for name in bundle.agents + bundle.patients + bundle.places)
    rest = (*names, min(min(topic.stems, default="") for topic in bundle.topics), bundle.negated, bundle.statement)
    begin = int.from_bytes(",".join(names).encode()[:8].ljust(8, b"\0"), "big")
    return bundle.lo << 32 | bundle.hi, begin, hashed(repr(rest))
