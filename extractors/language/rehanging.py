"""Words that hang elsewhere than the chosen tree has them: one subject too many, participles behind a comma."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.language.brackets import AT, BEHIND, ENDS, FINITE, NOUNS, undergone
from extractors.language.fronting import UNITS, year
from extractors.language.lists import groups

#: Days that are counted from today.
_DATED = UNITS | {"yesterday", "today"}
_PERSONS = groups("contexts.txt")["person"]
#: What befalls people only: "the victims of the blast, killed on Tuesday".
_OF_PEOPLE = frozenset(
    (
        *(
            "killed",
            "wounded",
            "injured",
            "arrested",
            "detained",
            "jailed",
            "sentenced",
            "convicted",
            "born",
            "abducted",
        ),
        *("born", "kidnapped", "rescued", "married", "elected", "appointed", "hired", "sacked", "fired", "charged"),
    )
)


def titled(
    heads: NDArray[np.int64], subject: NDArray[np.bool_], tags: Sequence[str], words: Sequence[str]
) -> Iterator[tuple[int, int, bool]]:
    """(word, other, apposition): two subjects of one verb that are one, and which hangs on which.

    "the space agency JAXA said": "agency" describes "JAXA"; "Solberg, the daughter of a pilot, joined" and "The
    mayor, Rosa Grimaldi, joined": the second is an apposition to the first.
    """
    before: dict[int, int] = {}
    for at in np.flatnonzero(subject).tolist():
        verb = int(heads[at])
        first = before.get(verb, -1)
        before[verb] = at
        if first < 0 or (first < verb < at) or tags[first] not in NOUNS:
            continue
        begin = at
        while begin > first + 1 and words[begin - 1] != "," and tags[begin - 1] not in FINITE:
            begin -= 1
        proper = tags[at] in ("NNP", "NNPS") or (tags[at] == "NNS" and words[at][0].isupper())
        several = tags[first] == "NNS" or words[first + 1] == "and"  # not "The minister for labour Anita Holt said"
        told = words[at - 1] in _PERSONS and tags[at - 1] == "NN"
        below = (several or told) and tags[at - 1] in ("NN", "NNS") and _under(heads, at - 1, first)
        if below and tags[at] in ("NNP", "NNPS"):
            yield (
                at,
                at - 1,
                True,
            )  # "Friends of the aid worker Margaret Hassan gathered", "The widow of the boxer Jan Moe"
            before[verb] = first
            continue
        described = tags[begin] in NOUNS or (tags[begin] == "JJ" and words[first][0].isupper())
        if begin == first + 1 and described and (proper or tags[begin + 1] in ("NNP", "NNPS")):
            yield first, at, False  # also "shop steward Kari Moen", "Chargers defensive lineman Jamal Williams"
        elif (place := _placed(words, tags, first)) is not None:
            yield first, place, True  # "In Oltu, a village on a hill, a girl was pulled alive from the ruins"
        elif (
            words[begin - 1] == ","
            and tags[at] in NOUNS
            and (words[begin] in ("a", "an", "the") or (proper and "," in words[at + 1 : at + 5]))
        ):
            yield at, first, True
            before[verb] = first


def whose(
    heads: NDArray[np.int64], apposed: NDArray[np.bool_], tags: Sequence[str], words: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """(name, noun): "Moe" and "boxer" in "the widow of the boxer Jan Moe", where trees take it for the widow's.

    With a comma, or behind "for labour", it is: "the wife of the boxer, Ann Moe", "the minister for labour Ann Moe".
    """
    for at in np.flatnonzero(apposed).tolist():
        begin = at
        while begin and heads[begin - 1] == at and tags[begin - 1] in ("NNP", "NNPS"):
            begin -= 1
        noun, above = begin - 1, int(heads[at])
        person = noun > above >= 0 and tags[noun] == "NN" and words[noun] in _PERSONS
        top = noun
        while person and above < heads[top] < at:  # not "manager", which the name has below it
            top = int(heads[top])
        if person and tags[at] in ("NNP", "NNPS") and heads[top] == above:
            yield at, noun


def _under(heads: NDArray[np.int64], word: int, top: int) -> bool:
    """Does a word stand below another, farther than right behind it?"""
    above = int(heads[word])
    while above > top:
        above = int(heads[above])
    return above == top and word > top


def _placed(words: Sequence[str], tags: Sequence[str], noun: int) -> int | None:
    """The place that a noun behind a comma describes: "Oltu" for "village" in "In Oltu, a village …"."""
    begin = noun
    while begin > 1 and words[begin - 1] != "," and noun - begin < 4:
        begin -= 1
    behind_in = begin > 2 and words[begin - 1] == "," and tags[begin - 2] == "NNP" and words[begin - 3].lower() in AT
    return begin - 2 if behind_in else None


def reduced(heads: NDArray[np.int64], tags: Sequence[str], words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(word, noun): "sent" in "Captain Orde, sent off for a tackle, apologised", which trees take for a past tense,
    and "stolen" in "They named the owner of the car, stolen on Sunday", which they take for what befell "they".
    """
    for at in range(2, len(words)):
        above = int(heads[at])
        if words[at - 1] != "," or tags[at] not in ("VBD", "VBN") or not 0 <= above < at - 1:
            continue
        behind = tags[at + 1] if at + 1 < len(tags) else "."
        if tags[at - 2] not in NOUNS or not undergone(words[at], tags[at]) or behind not in BEHIND:
            continue  # "stormed the house, arrested two men"
        if tags[above].startswith("VB"):
            noun = _undergoer(at, above, heads, tags, words)
            if noun is not None:
                yield at, noun
            continue
        if tags[above] not in NOUNS:
            continue
        noun = above
        while tags[heads[noun]] in NOUNS and noun < heads[noun] < at:
            noun = int(heads[noun])
        if heads[noun] < 0 and tags[at] == "VBD":
            continue  # "The Post, a paper friendly to the army, declared": nothing else is the verb
        yield at, noun


def _undergoer(at: int, verb: int, heads: NDArray[np.int64], tags: Sequence[str], words: Sequence[str]) -> int | None:
    """The noun before the comma that a dated participle at the end of a clause tells of, where it belongs to ``verb``.

    Without a day, or with who did it, the participle may as well tell how the subject did what it did: "landed in
    Oslo, forced down by a storm".
    """
    end = next((i for i in range(at + 1, len(words)) if words[i] in ENDS or words[i] in (",", ".")), len(words))
    said = [word.lower() for word in words[at + 1 : end]]
    if said[:1] == ["by"] or not any(word in _DATED or year(word) for word in said):
        return None
    noun = top = at - 2
    while verb < heads[top] < top:
        top = int(heads[top])
    if heads[top] != verb:
        return None
    return top if words[at].lower() in _OF_PEOPLE else noun
