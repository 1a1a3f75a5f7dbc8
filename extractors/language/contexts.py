"""What a name is by the words beside it: ``Adyen, the Dutch payments company``, ``shares of Vestas``, ``Odo's wife``.

A firm of one word may be spelt like a person or a town, and no list holds them all. The nouns that explain a name are
in ``contexts.txt``. What the gazetteer knows as a place or a body stays that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set

from extractors.language.lists import groups

Span = tuple[int, int, str]

_GROUPS = groups("contexts.txt")
_EXPLAINED = {
    **dict.fromkeys(_GROUPS["person"], "PERSON"),
    **dict.fromkeys(_GROUPS["place"], "GPE"),
    **dict.fromkeys(_GROUPS["firm"] | _GROUPS["body"], "ORG"),
}
_SETTLED = frozenset({"PERSON", "ORG", "GPE", "LOC"})
_NAMED = groups("bodies.txt")["legal"] | groups("bodies.txt")["company"] | groups("bodies.txt")["body"]
_PROPER = frozenset({"NNP", "NNPS"})
_CALENDAR = groups("bodies.txt")["day"] | groups("bodies.txt")["title"] | groups("bodies.txt")["address"]
_NOUNS = frozenset({"NN", "NNS"})
_BEFORE_NOUN = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBN", "VBG", "CD", "HYPH", "POS", "RB", "RBS"}
)
_OPEN = frozenset({"PERSON", "GPE"})
_OPENS = frozenset({"", ".", '"', "“", "the", "of", "by", "at"})
_WHERE = frozenset({"in", "near", "of", "from", "to", "at", "outside", "around", "across", "for"})
_ARTICLES = frozenset({"a", "an", "the"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_OF = frozenset({"of", "in"})
_LONGEST = 9


def in_context(
    spans: Sequence[Span],
    words: Sequence[str],
    tags: Sequence[str],
    place: Callable[[Sequence[str]], bool] = lambda name: False,
    common: Callable[[str], bool] = lambda word: False,
    listed: Callable[[Sequence[str]], object] = lambda name: False,
) -> list[Span]:
    """Entities (begin, end, label) of a block, labelled anew where the words beside them leave no doubt, in text order.

    Names that nothing saw are labelled too, if their neighbours tell what they are. ``place`` tells whether a name is
    known as one of a place and of no firm, ``common`` whether a word is a common noun as well, ``listed`` whether a
    name is known as anything.

    >>> in_context([(2, 3, "PERSON")], "Shares of Vestas fell".split(), ["NNS", "IN", "NNP", "VBD"])
    [(2, 3, 'ORG')]
    """
    out = []
    places = {begin for begin, _, label in spans if label == "GPE"}
    for begin, end, label in spans:
        if label in {"ORG", "PERSON"} and place(words[begin:end]) and _lies(begin, end, words, places):
            label = "GPE"
        elif label in _OPEN and not listed(words[begin:end]) and (found := _of_unknown(begin, end, label, words)):
            label = found
        elif (label in _SETTLED or (label == "NORP" and not listed(words[begin:end]))) and not (
            label == "ORG" and (listed(words[begin:end]) or words[end - 1] in _NAMED)
        ):
            found = _by_context(begin, end, label, words, tags, place)
            label = found if found and not (found == "GPE" and label == "LOC") else label
        out.append((begin, end, label))
    for begin, end in unseen(spans, words, tags):
        if end - begin > 1 or not common(words[begin]):
            found = _by_context(begin, end, "", words, tags, place)
            if found:
                out.append((begin, end, found))
    return sorted(out)


def _lies(begin: int, end: int, words: Sequence[str], places: Set[int]) -> bool:
    """``in Sydney``, ``Sydney, Australia``; ``places`` are the words at which names of places begin."""
    if begin and words[begin - 1].lower() in {"in", "near"}:
        return end == len(words) or not words[end][:1].isupper()
    return end < len(words) and words[end] == "," and end + 1 in places


def _of_unknown(begin: int, end: int, label: str, words: Sequence[str]) -> str:
    """Of a name on no list: ``near Odo`` is a place, ``Odo resigned``, ``Odo, who`` a person, ``Odo, which`` a body."""
    before = words[begin - 1].lower() if begin else ""
    after, next_ = (words[i] if i < len(words) else "" for i in (end, end + 1))
    if label == "PERSON":
        if end - begin == 1 and before in {"in", "near"} and not after[:1].isupper() and after not in _POSSESSIVE:
            return "" if begin > 1 and words[begin - 2].lower() in _GROUPS["trusted"] else "GPE"
        return "ORG" if (after, next_) == (",", "which") and before in _OPENS else ""
    if before in _WHERE:
        return ""
    return "PERSON" if after in _GROUPS["deed"] or (after, next_) == (",", "who") else ""


def unseen(spans: Sequence[Span], words: Sequence[str], tags: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(begin, end) of proper nouns in a row, of which none is in a name."""
    taken = {i for begin, end, _ in spans for i in range(begin, end)}
    begin = -1
    for at in range(len(words) + 1):
        proper = at < len(words) and tags[at] in _PROPER and words[at][:1].isupper() and words[at].isalpha()
        if proper and begin < 0:
            begin = at
        elif not proper and begin >= 0:
            if at - begin < 5 and taken.isdisjoint(range(begin, at)) and not _CALENDAR.intersection(words[begin:at]):
                yield begin, at
            begin = -1


def _by_context(
    begin: int,
    end: int,
    label: str,
    words: Sequence[str],
    tags: Sequence[str],
    place: Callable[[Sequence[str]], bool],
) -> str:
    """PERSON, ORG or GPE, or nothing where the words beside the name leave it open."""
    if label in {"GPE", "LOC"} and place(words[begin:end]):
        return ""  # "Hong Kong shares"
    if _traded(begin, end, words):
        return "ORG"
    after = words[end] if end < len(words) else ""
    if after in _POSSESSIVE and end + 1 < len(words):
        if words[end + 1] in _GROUPS["possessed"] and label != "PERSON":
            return "ORG"
        if words[end + 1] in _GROUPS["kin"] and label == "GPE":
            return "PERSON"
    if label == "GPE" and _aged(end, words):
        return "PERSON"
    found = _explained(end, words, tags) if after == "," else ""
    if found:
        return found
    if label == "PERSON" and end - begin < 3 and _situated(begin, words):
        return "GPE"
    if label != "ORG" and _employer(begin, end, label, words):
        return "ORG"
    if (
        begin
        and words[begin - 1] in _GROUPS["lone"]
        and tags[begin - 1] in _NOUNS
        and (label != "PERSON" or end - begin == 1)
    ):
        return "ORG"
    return ""


def told(begin: int, end: int, label: str, words: Sequence[str], tags: Sequence[str], persons: Set[int]) -> str:
    """PERSON, ORG or GPE, where the words beside a name of unknown kind leave no doubt.

    ``label`` is what was found for this mention, ``persons`` are the words at which people's names begin.
    """
    if words[end : end + 1] == ["-"] and end + 1 < len(words) and words[end + 1] in _GROUPS["owned"]:
        return "ORG"
    if words[end : end + 1] == [","] and words[end + 1 : end + 3] in (["based", "in"], ["headquartered", "in"]):
        return "ORG"
    if end + 1 in persons and words[end] in _GROUPS["led"]:
        return "ORG"
    if label in {"GPE", "LOC"} and begin and words[begin - 1].lower() in {"in", "near"}:
        return "GPE"
    return _by_context(begin, end, "", words, tags, lambda name: False)


def _traded(begin: int, end: int, words: Sequence[str]) -> bool:
    """``shares of X``, ``a stake in X``, ``X shares``, ``X's shareholders``."""
    if begin > 1 and words[begin - 1] in _OF and words[begin - 2].lower() in _GROUPS["share"]:
        return True
    at = end + 1 if end < len(words) and words[end] in _POSSESSIVE else end
    return at < len(words) and words[at] in {"shares", "shareholders", "stock", "bondholders"}


def _aged(end: int, words: Sequence[str]) -> bool:
    """``X, 34, ...``"""
    if end + 2 >= len(words) or words[end] != "," or words[end + 2] not in {",", "."}:
        return False
    return words[end + 1].isdigit() and len(words[end + 1]) == 2


def _situated(begin: int, words: Sequence[str]) -> bool:
    """``the village of X``, ``the mining town of X``."""
    return begin > 2 and words[begin - 1] == "of" and words[begin - 2] in _GROUPS["place"] - {"capital"}


def _explained(end: int, words: Sequence[str], tags: Sequence[str]) -> str:
    """What the noun phrase behind the comma says: ``X, the world's largest retailer,``."""
    at = end + 1
    if at >= len(words) or words[at] not in _ARTICLES:
        return ""
    at += 1
    head = ""
    last = min(len(words), at + _LONGEST)
    while at < last and (tags[at] in _BEFORE_NOUN or words[at - 1] == "-"):
        head = words[at] if tags[at] in _NOUNS else ""
        if words[at - 1] == "-" and (tied := f"{words[at - 2]}-{words[at]}") in _EXPLAINED:
            head = tied  # "start-up"
        at += 1
    if at < len(words) and at == last:
        return ""  # too long to be sure of its end
    return _EXPLAINED.get(head, "")


def _employer(begin: int, end: int, label: str, words: Sequence[str]) -> bool:
    """``chief executive of X``, ``an analyst at X``, ``X founder``; "a Clinton spokesman" leaves it open."""
    if begin > 1 and words[begin - 1] in {"at", "of", "with"} and words[begin - 2] in _GROUPS["chief"]:
        return (
            words[begin - 1] != "of" or label != "PERSON" or words[begin - 2] in {"founder", "co-founder", "executive"}
        )
    after = words[end] if end < len(words) else ""
    if after in _GROUPS["staff"] or (after == "chief" and end + 1 < len(words) and words[end + 1] == "executive"):
        return end - begin == 1 or label != "PERSON"
    return label == "GPE" and after in _GROUPS["voice"]
