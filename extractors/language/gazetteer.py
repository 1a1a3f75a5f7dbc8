"""Names of places, peoples and people that a small training set does not hold, as features of words.

The list is data inside the model (built by ``training/build_gazetteer.py``, which names its sources); this module only
looks names up. A hit is a hint to the network, which may overrule it: "Georgia" is a country, a state and a first name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

#: What a name can be. The order is part of the model: a feature row is two columns (begin, inside) a kind.
KINDS = (
    *("country", "region", "city", "place", "people", "organisation", "first", "last", "title"),
    *("company", "body"),  # a firm's name may be a common word; a body is a word such as "Ministry" or "Inc."
)
WIDTH = 2 * len(KINDS)

_END = ""


class Gazetteer:
    """Multiword lookup, longest match first, linear in the number of words."""

    def __init__(self, entries: Iterable[tuple[Sequence[str], str]]) -> None:
        """``entries`` are (words of the name, kind); a name may be listed under several kinds."""
        self._tree: dict[str, Any] = {}
        bits = {kind: 1 << number for number, kind in enumerate(KINDS)}
        for words, kind in entries:
            node = self._tree
            for word in words:
                following = node.get(word)
                if following is None:
                    following = node[word] = {}
                node = following
            node[_END] = node.get(_END, 0) | bits[kind]

    def matches(self, words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
        """(begin, end, kinds as bits) of the names in ``words``, longest first, none overlapping."""
        at, size, tree = 0, len(words), self._tree
        while at < size:
            node = tree.get(words[at])
            if node is None:
                at += 1
                continue
            end, mask, ahead = at, 0, at + 1
            while True:
                found = node.get(_END)
                if found is not None:
                    end, mask = ahead, found
                following = node.get(words[ahead]) if ahead < size else None
                if following is None:
                    break
                node, ahead = following, ahead + 1
            if mask:
                yield at, end, mask
            at = max(end, at + 1)

    def kinds(self, words: Sequence[str]) -> int:
        """What exactly this name can be, as bits in the order of :data:`KINDS`; 0 where it is unknown."""
        node = self._tree
        for word in words:
            node = node.get(word, {})
        return int(node.get(_END, 0))

    def place(self, words: Sequence[str]) -> bool:
        """Whether the name is known as one of a country, region, city or other place."""
        return bool(self.kinds(words) & _PLACES)

    def country(self, words: Sequence[str]) -> bool:
        """Whether the name is known as a country's."""
        return bool(self.kinds(words) & _COUNTRY)

    def only_a_place(self, words: Sequence[str]) -> bool:
        """Whether the name is known as one of a place and of no firm or body ("Mercedes")."""
        kinds = self.kinds(words)
        return bool(kinds & _PLACES) and not kinds & _FIRMS

    def hardly_a_person(self, words: Sequence[str]) -> bool:
        """Whether the name is one of a place and not just of a town that shares it with people ("Norton", "Castro")."""
        kinds = self.kinds(words)
        return bool(kinds & _LARGE) or bool(kinds & _PLACES and not kinds & _PEOPLE)

    def rows(self, words: Sequence[str]) -> list[int]:
        """One bit mask a word: bits ``2k`` "begins a name of kind k", ``2k+1`` "is inside one"."""
        out = [0] * len(words)
        for begin, end, mask in self.matches(words):
            out[begin] = _SPREAD[mask]
            for i in range(begin + 1, end):
                out[i] = _SPREAD[mask] << 1
        return out


_COUNTRY = 1 << KINDS.index("country")
_PLACES = sum(1 << KINDS.index(kind) for kind in ("country", "region", "city", "place"))
_FIRMS = sum(1 << KINDS.index(kind) for kind in ("organisation", "company"))
_LARGE = sum(1 << KINDS.index(kind) for kind in ("country", "region", "place"))
_PEOPLE = sum(1 << KINDS.index(kind) for kind in ("first", "last"))
_SPREAD = [sum(1 << 2 * k for k in range(len(KINDS)) if mask >> k & 1) for mask in range(1 << len(KINDS))]
