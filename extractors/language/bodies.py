"""Names of firms and bodies, by the words they are made of and by the letters they are shortened to.

A small training set has met few companies; that "Savin Corp." and "Kenya Airways" are organisations their last word
says. Rules read the words and tags of one block; nothing is guessed from capitals alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files

Span = tuple[int, int, str]

_TAGS = frozenset({"NNP", "NNPS"})
_INSIDE = _TAGS | {"NN", "NNS", "JJ", "VBG", "VBN"}
_LONGEST = 7


def endings() -> dict[str, frozenset[str]]:
    """The words of ``bodies.txt`` by group: legal, company, body, head."""
    return groups("bodies.txt")


@cache
def groups(name: str) -> dict[str, frozenset[str]]:
    """The words of a file beside this one by group; a line is the group's name and words of it, ``#`` a comment."""
    text = files("extractors.language").joinpath(name).read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for line in text.splitlines():
        group, *words = line.split()
        if group != "#":
            found.setdefault(group, set()).update(words)
    return {group: frozenset(words) for group, words in found.items()}


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
        found = _unlabelled(_firms(sorted(found), words, tags), words, tags)
        found = _acronyms(_joined(found, words, tags, common), words)
    return _national(sorted(found), words)


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
    if first == "Air" and end - begin == 2 and label in {"GPE", "PERSON"}:
        return [(begin, end, "ORG")]
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
    if label in {"ORG", "PERSON"} and last in _ENDINGS["land"]:
        return [(begin, end, "LOC")]
    if label == "ORG":
        if first in _ENDINGS["rule"] and words[begin + 1] == "of":
            return [(begin, end, "GPE")]
        if last in _ENDINGS["title"]:
            return [(begin, end - 1, label)]
        if last in _ENDINGS["paper"]:
            return []
        if last in _ENDINGS["site"]:
            return [(begin, end, "FAC")]
    if label in {"ORG", "GPE", "PERSON"} and last in _ENDINGS["event"]:
        return [(begin, end, "EVENT")]
    if label in {"GPE", "PERSON", "EVENT"} and last in _NAMED and not place(words[begin:end]):
        return [(begin, end, "ORG")]
    return [span]


_ENDINGS = endings()
_LAST = _ENDINGS["legal"] | _ENDINGS["company"] | _ENDINGS["body"]
_NAMED = _ENDINGS["company"] | _ENDINGS["body"]
_NOBODY = _LAST | _ENDINGS["site"] | _ENDINGS["land"] | _ENDINGS["rule"] | _ENDINGS["event"]
_AFTER = _ENDINGS["title"] | _ENDINGS["day"]


def _put(spans: Sequence[Span], begin: int, end: int) -> list[Span]:
    """The spans with an organisation in the place of all that it touches."""
    return sorted([*(s for s in spans if s[1] <= begin or s[0] >= end), (begin, end, "ORG")])


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
            spans = _put(spans, begin, at + 1)
    return spans


def _firm_part(words: Sequence[str], tags: Sequence[str], at: int, last: int) -> bool:
    if at == last or words[at] not in {"&", "-", "/"}:
        return _capital(words, tags, at) and words[at] not in _ENDINGS["legal"]
    return at > 0 and _capital(words, tags, at - 1)


def _unlabelled(spans: list[Span], words: Sequence[str], tags: Sequence[str]) -> list[Span]:
    """``Universal Studios`` where the network saw no name at all."""
    taken = {i for b, e, _ in spans for i in range(b, e)}
    for at in range(1, len(words)):
        if words[at] not in _NAMED or tags[at] not in _TAGS or at in taken:
            continue
        begin = at
        while begin > 0 and at - begin < _LONGEST and tags[begin - 1] in _TAGS and words[begin - 1][:1].isupper():
            begin -= 1
        if begin == at or taken.intersection(range(begin, at)):
            continue
        if at + 1 < len(words) and tags[at + 1] in _TAGS and words[at + 1] not in _AFTER:
            continue  # the middle of a longer name
        spans = _put(spans, begin, at + 1)
    return spans


def _joined(spans: list[Span], words: Sequence[str], tags: Sequence[str], common: Callable[[str], bool]) -> list[Span]:
    """``Securities and Exchange Commission``, ``Department of Relief and Rehabilitation`` are one name each."""
    for at in range(1, len(words) - 1):
        if words[at] not in {"and", "&"}:
            continue
        left = _topic_before(spans, words, tags, at, common)
        right = next((s for s in spans if s[0] == at + 1), None)
        if left is None:
            continue
        if right is not None and right[2] == "ORG":
            topics = words[at + 1 : right[1] - 1]
            if words[right[1] - 1] in _ENDINGS["body"]:
                if topics and all(common(word) for word in topics):
                    spans = _put(spans, left[0], right[1])
                continue
        ends = at + 1
        while ends < len(words) and tags[ends] in _TAGS and words[ends][:1].isupper() and common(words[ends]):
            ends += 1
        inside = words[left[0] : at]
        whole = ends == len(words) or tags[ends] not in _TAGS
        if ends > at + 1 and whole and inside[0] in _ENDINGS["head"] and ("of" in inside or "for" in inside):
            spans = _put(spans, left[0], ends)
    return spans


def _topic_before(
    spans: Sequence[Span], words: Sequence[str], tags: Sequence[str], at: int, common: Callable[[str], bool]
) -> Span | None:
    """The name before "and" that may be the first half of a longer one: it ends in a topic, not in a body."""
    topic = words[at - 1]
    if topic in _ENDINGS["legal"] | _ENDINGS["body"] or not topic[:1].isupper() or not common(topic):
        return None
    span = next((s for s in spans if s[1] == at), None)
    if span is not None:  # "Tamar Energy and ..." is a firm, "Energy and ..." a topic
        return span if span[2] == "ORG" and (topic not in _NAMED or span[1] - span[0] == 1) else None
    taken = {i for b, e, _ in spans for i in range(b, e)}
    begin = at
    while begin > 0 and begin - 1 not in taken and tags[begin - 1] in _TAGS and words[begin - 1][:1].isupper():
        begin -= 1
    return (begin, at, "ORG") if at - _LONGEST < begin < at else None


def _acronyms(spans: list[Span], words: Sequence[str]) -> list[Span]:
    """``the Saudi Telecom Company (STC)``: the letters stand for the name before them, there and later on."""
    known = set(introduced(spans, words))
    if not known:
        return spans
    for at, word in enumerate(words):
        if word in known and not any(b <= at < e and (e - b > 1 or kind == "ORG") for b, e, kind in spans):
            spans = _put(spans, at, at + 1)
    return spans


def introduced(spans: Sequence[Span], words: Sequence[str]) -> Iterator[str]:
    """Acronyms that stand in parentheses after the organisation whose initials they are."""
    for begin, end, kind in spans:
        if kind != "ORG" or end + 2 >= len(words) or words[end] != "(" or words[end + 2] != ")":
            continue
        letters = words[end + 1]
        initials = "".join(word[0] for word in words[begin:end] if word[0].isupper())
        if 2 <= len(letters) <= 7 and letters.isupper() and letters[0] == initials[:1] and _within(letters, initials):
            yield letters


def _within(letters: str, initials: str) -> bool:
    """Nearly all initials in order: ``UNHCR`` leaves out what ``Office of the`` began with."""
    at = 0
    for letter in letters:
        at = initials.find(letter, at) + 1
        if not at:
            return False
    return len(letters) >= len(initials) - 2
