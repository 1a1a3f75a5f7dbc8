"""Sentence ends: what the network's scores, the marks of the text and its quotations say together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from extractors.language.scores import Floats

_OPENING = frozenset("“‘«([{") | {"``"}
CLOSING = frozenset("”’»)]}") | {"''"}
_EITHER = frozenset("\"'")
QUOTES = frozenset('“”"') | {"``", "''"}
_ENDS = frozenset(".?!")
_NEVER_FIRST = frozenset(",;%")
#: What it takes to end a sentence in the midst of a block where no mark says so.
_UNMARKED = np.float32(1.0)
_MARKS = frozenset(".?!…:;,-–—_)]") | {"...", "--"}
_QUOTED = _EITHER | frozenset("”’»") | {"''"}
# "… to enter the U.S. The president …": abbreviations that end sentences, before words that are no names.
_SHORT = frozenset(
    ("U.S.", "U.N.", "U.K.", "D.C.", "E.U.", "a.m.", "p.m.", "Inc.", "Corp.", "Co.", "Ltd.", "Jr.", "Sr.", "etc.")
)
_CLOCK = frozenset(("a.m.", "p.m."))
#: What goes on telling the hour: "6 a.m. Monday", "8 p.m. Eastern".
_HOURS_OF = frozenset(
    (
        *(
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "est",
            "edt",
            "cst",
            "cdt",
            "mst",
        ),
        *("mdt", "pst", "pdt", "gmt", "utc", "bst", "cet", "cest", "et", "ct", "pt", "eastern", "central", "pacific"),
        *("mountain", "greenwich", "local", "moscow", "london", "tokyo", "beijing", "jan.", "feb.", "aug.", "sept."),
        *("oct.", "nov.", "dec.", "january", "february", "march", "april", "may", "june", "july", "august"),
        *("september", "october", "november", "december"),
    )
)
#: What opens a clause that the hour may begin.
_OPENS = frozenset(
    (
        *("that", "when", "if", "as", "after", "before", "while", "because", "until", "who", "which", "where"),
        *("said", "says", "told", "reported"),
    )
)
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_STARTERS = frozenset(
    (
        *("The", "It", "They", "We", "In", "On", "At", "But", "And", "This", "That", "These", "Those", "His", "Her"),
        *("Their", "Its", "There", "If", "When", "While", "As", "After", "Some", "Many"),
    )
)


def sentences(
    starts: Floats, words: Sequence[str], spaced: Sequence[bool], breaks: Iterable[int] = ()
) -> list[tuple[int, int]]:
    """(begin, end) of every sentence. ``starts`` above 0 begin one, ``spaced`` tells whether blank space follows.

    A closing quotation mark belongs to the sentence it closes and an opening one to the next; which of them a straight
    one is, the blank space beside it tells: ``He left. "I am tired," she said.``
    """
    size = len(words)

    def opening(i: int) -> bool:
        mark = words[i]
        return mark in _OPENING or (mark in _EITHER and not spaced[i] and (i == 0 or spaced[i - 1]))

    def closing(i: int) -> bool:
        mark = words[i]
        return mark in CLOSING or (mark in _EITHER and i > 0 and not spaced[i - 1] and (spaced[i] or i + 1 == size))

    def sure(i: int) -> bool:
        """``added. "Unless`` and ``won." She``: a full stop, a quotation mark and a capital end a sentence."""
        mark, quote, after = words[i], words[i + 1], words[i + 2]
        if not after[:1].isupper():
            return False
        if opening(i + 1):
            return spaced[i]
        return mark == "." and not spaced[i] and quote in QUOTES and closing(i + 1) and spaced[i + 1]

    marked = [i + 1 for i in range(size - 2) if words[i] in _ENDS and words[i + 1] in QUOTES and sure(i)]
    marked += [i + 1 for i in range(size - 1) if words[i] in _SHORT and words[i + 1] in _STARTERS]
    begins = {0}
    for found in [*np.flatnonzero(starts > 0).tolist(), *marked]:
        if words[found] in _NEVER_FIRST:
            continue
        sure_enough = starts[found] > _UNMARKED
        at = found + 3 * _footnote(words, found)
        while at < size and closing(at):
            at += 1
        while at == found and at > 1 and opening(at - 1):
            at, found = at - 1, at - 1
        if not sure_enough and not _marked(words, at):
            continue
        if 0 < at < size:
            begins.add(at)
    begins.update(breaks)
    order = sorted(begins)
    return list(zip(order, [*order[1:], size], strict=True))


def _marked(words: Sequence[str], at: int) -> bool:
    """Whether a mark, or a word that ends in one ("U.S."), stands before the word, quotation marks aside."""
    at -= 1
    for _ in range(3):
        at -= at > 0 and words[at] in _QUOTED
    return at < 0 or words[at] in _MARKS or words[at][-1] in ".?!"


def _footnote(words: Sequence[str], at: int) -> bool:
    """``… in 1821. [22] He left``: the mark belongs to the sentence before it."""
    return at > 0 and at + 2 < len(words) and words[at] == "[" and words[at + 1].isdigit() and words[at + 2] == "]"


def clock_ends(words: Sequence[str], tags: Sequence[str]) -> Iterator[int]:
    """Words that begin a sentence behind "at 6 a.m.", whose full stop ends one, too.

    ``… was found at 6 a.m. Director Skov learned of it``: a clause before it and one behind it, and nothing that opens
    a clause the hour could belong to (``said that at 7 a.m. Mr Brown had left``).
    """
    for at in range(3, len(words) - 1):
        if words[at - 1] not in _CLOCK or not words[at][0].isupper() or words[at].lower() in _HOURS_OF:
            continue
        begin = next((i for i in range(at - 2, -1, -1) if words[i] in _ENDS), -1) + 1
        end = next((i for i in range(at, len(words)) if words[i] in _ENDS), len(words))
        before = {word.lower() for word in words[begin : at - 1]}
        told = not _FINITE.isdisjoint(tags[begin : at - 1]) and not _FINITE.isdisjoint(tags[at:end])
        if told and before.isdisjoint(_OPENS):
            yield at
