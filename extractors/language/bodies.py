"""Names of firms and bodies, by the words they are made of and by the letters they are shortened to.

A small training set has met few companies; that "Savin Corp." and "Kenya Airways" are organisations their last word
says. Rules read the words and tags of one block; nothing is guessed from capitals alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractors.language.lists import groups
from extractors.language.long_names import acronyms, chained, joined, owned, put

Span = tuple[int, int, str]

_TAGS = frozenset({"NNP", "NNPS"})
_INSIDE = _TAGS | {"NN", "NNS", "JJ", "VBG", "VBN"}
_LONGEST = 7


def bodies(
    spans: Sequence[Span],
    words: Sequence[str],
    tags: Sequence[str],
    common: Callable[[str], bool],
    place: Callable[[Sequence[str]], bool],
) -> list[Span]:
    """Entities (begin, end, label) of a block with the names of firms and bodies made whole, in text order.

    ``common`` tells whether a word is a common noun or adjective written small ("Security", but not "England"),
    ``place`` whether a name is known as one of a place ("Soviet Union").

    >>> bodies([(0, 2, "PERSON")], ["John", "Labatt", "Ltd."], ["NNP"] * 3, lambda word: False, lambda name: False)
    [(0, 3, 'ORG')]
    """
    found = [span for each in spans for span in _by_last_word(each, words, place)]
    if any(word in _LAST or word == "(" for word in words):
        found = _unlabelled(_firms(sorted(found), words, tags), words, tags, common)
        found = acronyms(joined(found, words, tags, common), words)
    return _national(owned(chained(sorted(found), words, tags), words, tags), words)


def _national(spans: Sequence[Span], words: Sequence[str]) -> list[Span]:
    """``Somali National Army``, ``Danish Refugee Council``: the adjective is part of the name."""
    out: list[Span] = []
    for begin, end, label in spans:
        after_adjective = out and out[-1][1] == begin and out[-1][2] == "NORP" and begin - out[-1][0] == 1
        if label == "ORG" and after_adjective and end - begin > 1 and _with_adjective(words[begin], words[begin + 1]):
            begin = out.pop()[0]
        out.append((begin, end, label))
    return out


def _with_adjective(first: str, second: str) -> bool:
    return first in _ENDINGS["national"] or (first in _ENDINGS["learned"] and second in {"of", "for"})


def _by_last_word(span: Span, words: Sequence[str], place: Callable[[Sequence[str]], bool]) -> list[Span]:
    """What the last word of a name says it is: ``Kenya Airways`` is no place, ``Patriot Act`` no name looked for."""
    begin, end, label = span
    first, last = words[begin], words[end - 1]
    if not any(word[:1].isupper() or word[-1:].isupper() for word in words[begin:end]):
        return []
    if label in {"ORG", "GPE", "EVENT"} and last not in _NOBODY:
        addressed = begin > 0 and words[begin - 1] in _ENDINGS["address"]
        if addressed and (end - begin == 1 or label == "GPE"):
            return [(begin, end, "PERSON")]
        if end - begin == 2 and first in _ENDINGS["address"]:
            return [(begin + 1, end, "PERSON")]
    if last == "Hague" and end - begin == 1 and begin and words[begin - 1] == "The":
        return [(begin - 1, end, "GPE")]
    if end - begin > 1 and label in {"GPE", "PERSON"} and _called(first, last, end - begin):
        return [(begin, end, "ORG")]
    if begin and words[begin - 1] in _ENDINGS["storm"] and label in {"PERSON", "GPE"}:
        return [(begin - 1, end, "EVENT")]
    if end - begin == 1:
        if label in {"PERSON", "GPE"} and any(char.isdigit() for char in last):
            return []  # the "A350" is neither
        if last in _ENDINGS["state"]:
            return [(begin, end, "GPE")]
        if last in _ENDINGS["letters"] and not (label == "GPE" and begin > 0 and words[begin - 1] == ","):
            return []
        return [] if last in _ENDINGS["day"] and label != "PERSON" else [span]
    if last in {"I", "II"} and words[end - 2] == "War":
        return [(begin, end, "EVENT")]
    if first in _ENDINGS["storm"] and label in {"ORG", "PERSON", "GPE"}:
        return [(begin, end, "EVENT")]
    head = first if words[begin + 1] == "of" else last  # "Bay of Pigs", "Florida Straits"
    if label in {"ORG", "PERSON"} and head in _ENDINGS["land"]:
        return [(begin, end, "LOC")]
    if label == "ORG":
        if first in _ENDINGS["rule"] and words[begin + 1] == "of":
            return [(begin, end, "GPE")]
        if last in _ENDINGS["title"]:
            return [(begin, end - 1, label)]
        if head in _ENDINGS["paper"]:
            return []
        if head in _ENDINGS["site"]:
            return [(begin, end, "FAC")]
        if all(word.isupper() for word in words[begin:end]) and place([word.capitalize() for word in words[begin:end]]):
            return [(begin, end, "GPE")]  # the "NEW DELHI" of a dateline
    if label in {"ORG", "GPE", "PERSON"} and head in _ENDINGS["event"]:
        return [(begin, end, "EVENT")]
    if label in {"GPE", "PERSON", "EVENT"} and last in _NAMED and not place(words[begin:end]):
        return [(begin, end, "ORG")]
    return [span]


def _called(first: str, last: str, length: int) -> bool:
    """``Air Malta``, ``Borussia Lindenau``, ``Grupo Salvat``, ``Kestrel Rovers``: what no person or place is called."""
    nation = length < 4 and first in _ENDINGS["sport"]  # "Rugby Australia"
    return nation or (first == "Air" and length == 2) or first in _ENDINGS["first"] or last in _ENDINGS["side"]


_ENDINGS = groups("bodies.txt")
_LAST = _ENDINGS["legal"] | _ENDINGS["company"] | _ENDINGS["body"] | _ENDINGS["head"]
_NAMED = _ENDINGS["company"] | _ENDINGS["body"]
_NOBODY = _LAST | _ENDINGS["site"] | _ENDINGS["land"] | _ENDINGS["rule"] | _ENDINGS["event"]
_AFTER = _ENDINGS["title"] | _ENDINGS["day"]


def _capital(words: Sequence[str], tags: Sequence[str], at: int) -> bool:
    return words[at][:1].isupper() and tags[at] in _INSIDE


def _firms(spans: list[Span], words: Sequence[str], tags: Sequence[str]) -> list[Span]:
    """``Automatic Data Processing Inc.``, ``Time, Inc.``: the capitals before a legal form are the firm's name."""
    for at, word in enumerate(words):
        if word not in _ENDINGS["legal"] or not at:
            continue
        last = at - 2 if words[at - 1] == "," and at > 1 else at - 1
        begin = last + 1
        while begin > 0 and last - begin < _LONGEST and _firm_part(words, tags, begin - 1, last):
            begin -= 1
        while begin <= last and not _capital(words, tags, begin):
            begin += 1
        whole = any(b <= begin and e > at and kind == "ORG" for b, e, kind in spans)
        if begin <= last and tags[last] in _TAGS and not whole:
            spans = put(spans, begin, at + 1)
    return spans


def _firm_part(words: Sequence[str], tags: Sequence[str], at: int, last: int) -> bool:
    if at == last or words[at] not in {"&", "-", "/"}:
        return _capital(words, tags, at) and words[at] not in _ENDINGS["legal"]
    return at > 0 and _capital(words, tags, at - 1)


def _unlabelled(
    spans: list[Span], words: Sequence[str], tags: Sequence[str], common: Callable[[str], bool]
) -> list[Span]:
    """``Universal Studios`` where the network saw no name at all, ``Olvera Shipping`` where it saw a person first."""
    kinds = {i: (b, e, kind) for b, e, kind in spans for i in range(b, e)}
    for at in range(1, len(words)):
        named = words[at] in _NAMED and (tags[at] in _TAGS or words[at] == "TV")
        if not named or kinds.get(at, (at, at + 1, "ORG")) != (at, at + 1, "ORG"):
            continue
        begin = at
        while begin > 0 and at - begin < _LONGEST and words[begin - 1][:1].isupper():
            if tags[begin - 1] not in _TAGS and (tags[begin - 1] not in {"NN", "NNS"} or common(words[begin - 1])):
                break
            begin -= 1
        before = {kinds[i] for i in range(begin, at) if i in kinds}
        mistaken = words[at] in _ENDINGS["company"] and before <= {(begin, at, "PERSON"), (begin, at, "GPE")}
        if begin == at or (before and not mistaken):
            continue
        if at + 1 < len(words) and tags[at + 1] in _TAGS and words[at + 1] not in _AFTER:
            continue  # the middle of a longer name
        spans = put(spans, begin, at + 1)
    return spans
