"""What is known for certain about names, put over what the network guesses.

A name that the gazetteer knows as one thing only is that thing: "Lachin Corridor" is no organisation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
_FIRMS = _BIT["organisation"] | _BIT["company"]
_PLACE_KINDS = _BIT["country"] | _BIT["region"] | _BIT["city"] | _BIT["place"]
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_PEOPLE_TAGS = _NAME_TAGS | {"JJ", "NN", "NNS"}


def settle(spans: Sequence[Span], words: Sequence[str], tags: Sequence[str], gazetteer: Gazetteer) -> list[Span]:
    """Entities (begin, end, label) with the gazetteer's certain names in their place, in text order.

    >>> settle([(0, 2, "ORG")], ["Lachin", "Corridor"], ["NNP", "NNP"], Gazetteer([(["Lachin", "Corridor"], "place")]))
    [(0, 2, 'LOC')]
    """
    found = [_letters(part, words, gazetteer) for span in spans for part in _parted(span, words, gazetteer)]
    for begin, end, kinds in gazetteer.matches(words):
        label = _CERTAIN.get(kinds)
        if _is_firm(kinds, (begin, end), found):
            label = "ORG"
        if label is None or not words[begin][:1].isupper():
            continue
        touching = [s for s in found if s[0] < end and s[1] > begin]
        known = kinds == _BIT["company"]
        if any(s[0] < begin or s[1] > end or (s[2] == "PERSON" and end - begin == 1 and not known) for s in touching):
            continue  # part of a longer name, or somebody's
        allowed = _PEOPLE_TAGS if label == "NORP" else _NAME_TAGS
        unmistakable = label == "ORG" and _unmistakable(words[begin:end])
        if (
            not touching
            and not unmistakable
            and not all(tags[i] in allowed or not words[i][:1].isalpha() for i in range(begin, end))
        ):
            continue
        found = [s for s in found if s not in touching]
        found.append((begin, end, label))
    return sorted(found)


def _is_firm(kinds: int, at: tuple[int, int], found: Sequence[Span]) -> bool:
    """``Vodafone`` where a name was seen ("Target" may be none), ``Ford`` where a place was: none is called so."""
    if kinds == _BIT["company"]:
        return at[1] - at[0] > 1 or any(s[:2] == at for s in found)
    return bool(kinds & _FIRMS) and not kinds & _PLACE_KINDS and (*at, "GPE") in found


def _parted(span: Span, words: Sequence[str], gazetteer: Gazetteer) -> Iterator[Span]:
    """``Eni and TotalEnergies`` are two firms, where each of them is known as one."""
    begin, end, label = span
    at = next((i for i in range(begin + 1, end - 1) if words[i] == "and"), -1)
    sides = ((begin, at), (at + 1, end))
    if label == "ORG" and at > 0 and all(gazetteer.kinds(words[b:e]) & _FIRMS for b, e in sides):
        yield from ((b, e, label) for b, e in sides)
    else:
        yield span


def _letters(span: Span, words: Sequence[str], gazetteer: Gazetteer) -> Span:
    """``OCHA`` and ``MediaForum`` are hardly people, and places only if they are known as such.

    In a line of capitals anybody is written so.
    """
    begin, end, label = span
    word = words[begin]
    if end - begin > 1 or label not in {"PERSON", "GPE"} or not word.isalpha():
        return span
    if not word.isupper():
        odd = _unmistakable([word]) and not word.startswith(_PREFIXES) and not gazetteer.kinds([word])
        return (begin, end, "ORG") if odd else span
    beside = [*words[max(0, begin - 2) : begin], *words[end : end + 2]]
    shouted = any(other.isupper() and len(other) > 1 for other in beside) or not any(o.islower() for o in beside)
    known = shouted or not 2 < len(word) < 7 or gazetteer.kinds([word]) or gazetteer.kinds([word.capitalize()])
    return span if known else (begin, end, "ORG")


#: Beginnings of surnames and towns that are followed by a capital: ``McAllen``, ``DeKalb``.
_PREFIXES = ("Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Von", "Fitz", "Al", "El", "Ab")


def _unmistakable(name: Sequence[str]) -> bool:
    """Written as no common word is: ``Credit Suisse``, ``SpaceX``, but not ``WHO`` or ``House``."""
    if len(name) == 1:
        return name[0][:1].isupper() and not name[0].isupper() and not name[0].istitle() and name[0].isalpha()
    return all(word[:1].isupper() and not word.isupper() for word in name)
