"""Where an event happens: the places that its verb or noun names, and those below a building or a body."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.events import lexicon, telling
from extractors.events.names import Names
from extractors.language import syntax
from extractors.language.words import Word

_WHERE = frozenset(
    ("in", "at", "near", "outside", "inside", "on", "across", "around", "off", "along", "throughout", "within", "into")
)
#: "The town of Wana" is Wana.
_SETTLEMENTS = frozenset(
    ("city", "town", "village", "capital", "province", "region", "state", "county", "island", "port", "resort")
)
_INNER = frozenset(("in", "of", "near", "outside", "next to", "at", "on"))
#: They lead to what stands in a place.
_ALONG = frozenset(("through", "over", "under", "behind", "beside", "next to"))
#: Nouns down to a named place.
_DEEPEST = 3


def places(names: Names, head: Word, carrier: Word, others: Iterable[Word]) -> list[Word]:
    """Named places, towns and rooms where a verb or noun says that it happened."""
    found: list[Word] = []
    beside = (word for word in syntax.conjuncts(head) if word.i > head.i and telling.shares_be(word))
    for source in dict.fromkeys((head, carrier, *others, *beside)):
        for item in syntax.obliques(source):
            if item.preposition not in _WHERE:
                if item.preposition in _ALONG and source in (head, carrier):
                    found.extend(_inner(names, item.head, False, _DEEPEST))
                continue
            listed = item.head.lemma_.lower() in lexicon.people("place")
            inner = _inner(names, item.head, listed, _DEEPEST)
            if names.is_place(item.head) or (listed and not _kept_in(item.head) and not _is_called(item.head, inner)):
                found.append(item.head)
            found.extend(inner)
    return found


def _inner(names: Names, noun: Word, listed: bool, deepest: int) -> list[Word]:
    """Named places below a noun: "an office next to the embassy in Nairobi"."""
    found: list[Word] = []
    for inner in syntax.obliques(noun):
        if inner.preposition not in _INNER:
            continue
        known = listed or noun.lemma_.lower() in lexicon.people("part")
        named = names.is_place(inner.head) or any(map(names.is_place, syntax.appositions(inner.head)))
        if named and (inner.preposition != "of" or known):
            found.append(inner.head)
        elif deepest and inner.preposition != "of":
            found.extend(_inner(names, inner.head, False, deepest - 1))
    return found


def _is_called(noun: Word, inner: Iterable[Word]) -> bool:
    """ "the town" in "the town of Wana": it is Wana; "the outskirts of Wana" are not."""
    if noun.lemma_.lower() not in _SETTLEMENTS or any(child.pos_ == "PROPN" for child in syntax.modifiers(noun)):
        return False
    return any(item.preposition == "of" and item.head in inner for item in syntax.obliques(noun))


def _kept_in(noun: Word) -> bool:
    """ "sentenced to ten years in prison", "said in court": no place where something happens."""
    bare = noun.lemma_.lower() in ("prison", "jail", "court", "hospital", "school", "church", "university", "custody")
    return bare and not any(child.pos_ in ("DET", "PROPN", "ADJ", "NOUN", "PRON") for child in noun.lefts)
