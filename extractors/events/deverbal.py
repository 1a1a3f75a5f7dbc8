"""Nouns made from verbs: "announcement" from "announce", "arrival" from "arrive", "visit" from "visit"."""

from __future__ import annotations

from functools import cache, lru_cache

from extractors.events import lexicon

#: Endings with what may have stood in their place.
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ment", ("",)),
    ("ation", ("", "e", "ate", "y")),
    ("ition", ("", "e", "ish", "it")),
    ("ution", ("ute", "ve")),
    ("ption", ("be", "pt", "ve", "eem")),
    ("ction", ("ct", "uce")),
    ("sion", ("d", "de", "t", "s", "ss", "nd")),
    ("ion", ("", "e")),
    ("al", ("", "e", "y")),
    ("ance", ("", "e")),
    ("ence", ("", "e")),
    ("ing", ("", "e")),
    ("ure", ("", "e")),
    ("sis", ("ze",)),
    ("age", ("", "e")),
    ("th", ("", "w")),
    ("ness", ("",)),
    ("ity", ("",)),
    ("er", ("", "e")),
    ("or", ("", "e")),
    ("ee", ("", "e")),
    ("y", ("e", "")),
)


@cache
def known_verbs() -> frozenset[str]:
    """Every verb that nouns are traced back to."""
    return lexicon.all_verbs() | lexicon.seen_verbs()


@lru_cache(maxsize=20_000)
def traced(lemma: str) -> tuple[str, str]:
    """The verb a noun is made from and by which ending: ``("announce", "ment")``; itself and ``none`` without one."""
    verbs = known_verbs()
    if lemma in verbs:
        return lemma, "same"
    for suffix, fillings in _ENDINGS:
        if not lemma.endswith(suffix) or len(lemma) - len(suffix) < (5 if suffix == "y" else 2):
            continue
        for filling in fillings:
            stem = lemma[: -len(suffix)] + filling
            if stem in verbs:
                return stem, suffix
            if len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in verbs:
                return stem[:-1], suffix
    return lemma, "none"


def ending(lemma: str) -> str:
    """By which ending a noun is made from a known verb: ``ment``; ``same`` for "visit", ``none`` for "town"."""
    return traced(lemma)[1]


#: Nouns whose verb no ending gives.
_IRREGULAR = {
    "acquisition": "acquire",
    "death": "die",
    "sale": "sell",
    "loss": "lose",
    "choice": "choose",
    "speech": "speak",
    "theft": "steal",
    "pursuit": "pursue",
    "inquiry": "inquire",
    "birth": "bear",
    "suit": "sue",
}


def verb_of(lemma: str) -> str:
    """ "announce" for "announcement", "shoot" for "shooting"; a noun of no known verb itself."""
    return _IRREGULAR.get(lemma) or traced(lemma)[0]
