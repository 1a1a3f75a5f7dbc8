"""What is known for certain about names, put over what the network guesses.

Two rules. A name that the gazetteer knows as one thing only is that thing ("Lachin Corridor" is no organisation), and
within an article a person introduced in full keeps being a person ("Nikol Pashinyan … Pashinyan").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from extractors.language.bodies import endings, introduced
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
    _BIT["organisation"] | _BIT["company"]: "ORG",
    _BIT["organisation"] | _BIT["body"]: "ORG",
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
        seen = any(s[:2] == (begin, end) for s in found)
        if kinds == _BIT["company"] and (end - begin > 1 or seen):  # "Target" may be no name at all
            label = "ORG"
        if label is None or not words[begin][:1].isupper():
            continue
        touching = [s for s in found if s[0] < end and s[1] > begin]
        known = kinds == _BIT["company"]
        if any(s[0] < begin or s[1] > end or (s[2] == "PERSON" and end - begin == 1 and not known) for s in touching):
            continue  # part of a longer name, or somebody's
        allowed = _PEOPLE_TAGS if label == "NORP" else _NAME_TAGS
        if not touching and not all(tags[i] in allowed or not words[i][:1].isalpha() for i in range(begin, end)):
            continue
        found = [s for s in found if s not in touching]
        found.append((begin, end, label))
    return sorted(found)


def agree(
    spans: Iterable[Span], words: Sequence[str], place: Callable[[Sequence[str]], bool] = lambda name: True
) -> list[Span]:
    """Entities of one article, so that a name is one thing throughout.

    The last word of a person's full name, or one behind a form of address, is that person wherever it stands alone,
    unless it is a ``place`` as well: a story may tell of Michael Jordan and of Jordan. The first word of a firm's full
    name is the firm ("Savin Corp. … Savin"), letters introduced as a body's are that body, and a name labelled in two
    ways is what it mostly is.
    """
    spans = list(spans)
    people = {words[end - 1] for begin, end, label in spans if label == "PERSON" and end - begin > 1}
    people |= {
        words[begin]
        for begin, end, label in spans
        if label == "PERSON" and end - begin == 1 and begin and words[begin - 1] in _ADDRESS
    }
    firms = {
        words[begin]
        for begin, end, label in spans
        if label == "ORG" and end - begin > 1 and words[end - 1] in _FIRM and len(words[begin]) > 2
    } - people
    firms |= set(introduced(spans, words))
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for begin, end, label in spans:
        if label in _ONE_OF:
            votes.setdefault(tuple(words[begin:end]), Counter())[label] += 1
    settled = {name: best for name, counted in votes.items() if (best := _mostly(counted)) and not place(name)}

    def label_of(begin: int, end: int, label: str) -> str:
        name = tuple(words[begin:end])
        if end - begin == 1 and name[0] in people:
            where = label in _PLACES and (place(name) or (begin and words[begin - 1].lower() in _WHERE))
            return label if where else "PERSON"
        if end - begin == 1 and name[0] in firms and label in _ONE_OF and not place(name):
            return "ORG"
        return settled.get(name, label) if label in _ONE_OF else label

    return [(begin, end, label_of(begin, end, label)) for begin, end, label in spans]


_ONE_OF = frozenset({"PERSON", "ORG", "GPE", "LOC", "EVENT"})
_PLACES = frozenset({"GPE", "LOC"})
_WHERE = frozenset(("in", "at", "near", "outside", "across", "around", "to", "from", "of", "into", "through"))
_ADDRESS = endings()["address"]
_FIRM = endings()["legal"] | endings()["company"]


def _mostly(counted: Counter[str]) -> str:
    """The label of at least three mentions in four, of three and more."""
    label, most = counted.most_common(1)[0]
    return label if len(counted) > 1 and most >= 3 and 4 * most >= 3 * counted.total() else ""
