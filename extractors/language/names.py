"""What is known for certain about names, put over what the network guesses.

Two rules. A name that the gazetteer knows as one thing only is that thing ("Lachin Corridor" is no organisation), and
within an article a person introduced in full keeps being a person ("Nikol Pashinyan … Pashinyan").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.language.gazetteer import KINDS, Gazetteer

Span = tuple[int, int, str]

_BIT = {kind: 1 << i for i, kind in enumerate(KINDS)}
#: Kinds that settle a label; a city's name may as well be a club's or a person's, and settles nothing but "no people".
_CERTAIN = {
    _BIT["country"]: "GPE",
    _BIT["country"] | _BIT["city"]: "GPE",
    _BIT["country"] | _BIT["place"]: "GPE",
    _BIT["region"]: "GPE",
    _BIT["region"] | _BIT["place"]: "GPE",
    _BIT["place"]: "LOC",
    _BIT["people"]: "NORP",
    _BIT["organisation"]: "ORG",
}
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_PEOPLE_TAGS = _NAME_TAGS | {"JJ", "NN", "NNS"}


def settle(spans: Sequence[Span], words: Sequence[str], tags: Sequence[str], gazetteer: Gazetteer) -> list[Span]:
    """Entities (begin, end, label) with the gazetteer's certain names in their place, in text order.

    >>> settle([(0, 2, "ORG")], ["Lachin", "Corridor"], ["NNP", "NNP"], Gazetteer([(["Lachin", "Corridor"], "place")]))
    [(0, 2, 'LOC')]
    """
    found = list(spans)
    for begin, end, kinds in gazetteer.matches(words):
        label = _CERTAIN.get(kinds)
        if label is None or not words[begin][:1].isupper():
            continue
        touching = [s for s in found if s[0] < end and s[1] > begin]
        if any(s[0] < begin or s[1] > end or (s[2] == "PERSON" and end - begin == 1) for s in touching):
            continue  # part of a longer name, or somebody's
        allowed = _PEOPLE_TAGS if label == "NORP" else _NAME_TAGS
        if not touching and not all(tags[i] in allowed or not words[i][:1].isalpha() for i in range(begin, end)):
            continue
        found = [s for s in found if s not in touching]
        found.append((begin, end, label))
    return sorted(found)


def agree(spans: Iterable[Span], words: Sequence[str]) -> list[Span]:
    """Entities of one article: the last word of a person's full name is that person wherever it stands alone.

    Places are left alone: a story may tell of Michael Jordan and of Jordan.
    """
    spans = list(spans)
    people = {words[end - 1] for begin, end, label in spans if label == "PERSON" and end - begin > 1}
    return [
        (begin, end, "PERSON" if end - begin == 1 and words[begin] in people and label not in {"GPE", "LOC"} else label)
        for begin, end, label in spans
    ]
