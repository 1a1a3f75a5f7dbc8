"""Arcs that would cross the commas of a relative clause or of a final "officials said", barred before a tree is chosen.

"Solberg, whose charts changed the way scientists think, died on Sunday": the words between the commas hang together,
and the verb behind them is what the noun before them does. "A spacecraft touched down on Thursday, the agency said":
what stands before the comma is a clause of its own. In the news both are long, and parsers lose their thread in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_NEVER = np.float32(-1e9)
_RELATIVE = frozenset(("who", "which", "whose", "whom"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_MARKS = frozenset((",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_NOMINAL = _NOUNS | frozenset(("PRP", "CD", "DT"))
_BE = frozenset(("is", "are", "was", "were", "be", "been"))
_SAID = frozenset(
    ("said", "says", "reported", "announced", "confirmed", "added", "told", "showed", "heard", "acknowledged", "warned")
)
#: Words between the comma and "who": "an oceanographer whose", "several of which".
_APPOSED = 8
#: Words of a final attribution before its verb and after it.
_SPEAKER, _TAIL = 10, 8
#: Words of a relative clause.
_LONGEST = 50


class Bracket(NamedTuple):
    """A relative clause ``begin:end`` (commas not counted), the word before it and the finite verb behind it."""

    noun: int
    begin: int
    end: int
    verb: int


def relatives(words: Sequence[str], tags: Sequence[str]) -> Iterator[Bracket]:
    """ "…, who …, VERB": innermost first; indexes count from the first word given."""
    taken: set[int] = set()
    for at in range(len(words) - 1, 0, -1):
        if words[at].lower() not in _RELATIVE:
            continue
        begin = _opening(words, tags, at)
        if begin is None:
            continue
        close = _closing(words, tags, at, taken)
        if close is not None:
            comma, verb = close
            taken.add(comma)
            yield Bracket(begin - 2, begin, comma, verb)


def _opening(words: Sequence[str], tags: Sequence[str], at: int) -> int | None:
    """First word behind the comma before a relative pronoun; a noun has to stand before that comma."""
    for begin in range(at, max(at - _APPOSED, 1), -1):
        if words[begin - 1] == ",":
            return begin if tags[begin - 2] in _NOUNS or tags[begin - 2] in ("CD", "JJ") else None
        if tags[begin - 1] in _FINITE or words[begin - 1] in (";", ":", "(", '"', "“", "—"):
            return None
    return None


def _closing(words: Sequence[str], tags: Sequence[str], at: int, taken: set[int]) -> tuple[int, int] | None:
    """The comma that ends the clause and the finite verb right behind it; the clause needs a verb of its own."""
    inside = False
    for comma in range(at + 1, min(at + _LONGEST, len(words) - 1)):
        inside = inside or tags[comma] in _FINITE
        if words[comma] in (";", ":") or (tags[comma] == "CC" and words[comma - 1] == ","):
            return None
        if words[comma] != "," or comma in taken or not inside:
            continue
        verb = comma + 1
        while verb < len(words) - 1 and tags[verb] == "RB" and verb - comma < 3:
            verb += 1
        if tags[verb] in _FINITE or (tags[verb] == "VBN" and tags[verb + 1 : verb + 2] != [","]):
            main = _main(words, tags, verb)
            inverted = words[main] in _SAID and tags[main + 1 : main + 2] and tags[main + 1] in ("DT", "NNP", "PRP$")
            return None if inverted else (comma, main)
    return None


def _main(words: Sequence[str], tags: Sequence[str], verb: int) -> int:
    """ "died" in "would have died", "is" alone where no verb follows."""
    last = verb
    for at in range(verb, min(verb + 5, len(words))):
        if tags[at].startswith("VB") and (at == last or _helper(words[last], tags[last])):
            last = at
        elif tags[at] not in ("RB", "MD"):
            break
    return last


def _helper(word: str, tag: str) -> bool:
    return tag == "MD" or word.lower() in (
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
    )


def final_said(words: Sequence[str], tags: Sequence[str]) -> tuple[int, int] | None:
    """The comma and verb of a final ", officials said on Monday."; ``None`` where there is none."""
    for verb in range(len(words) - 1, max(len(words) - _TAIL - 2, 3), -1):
        if words[verb] not in _SAID or tags[verb] not in _FINITE:
            continue
        for comma in range(verb - 1, max(verb - _SPEAKER, 2), -1):
            if words[comma] == ",":
                return (comma, verb) if verb - comma > 1 else None
            if tags[comma] in _FINITE or words[comma].lower() in ("that", "but", "and"):
                return None
        return None
    return None


def bar(scores: Floats, heads: Sequence[int], words: Sequence[str], tags: Sequence[str]) -> Floats | None:
    """Scores without the arcs that cross; ``None`` where the tree ``heads`` (from 0, root negative) crosses none.

    ``scores`` has a row for each word and a column for the root and each word, as the tree is chosen from.
    """
    out = None
    for found in relatives(words, tags):
        noun = _top(heads, tags, found.noun)
        if (heads[noun] > found.end or _governs(heads, found.verb, noun)) and not _crossed(heads, found):
            continue
        out = scores.copy() if out is None else out
        inside = slice(found.begin + 1, found.end + 1)
        out[: found.begin, inside] = _NEVER
        out[found.end :, inside] = _NEVER
        out[found.begin : found.end, 0] = _NEVER
        out[found.begin : found.end, found.end + 1 :] = _NEVER
        out[noun, : found.end + 2] = _NEVER
    said = final_said(words, tags)
    if said is not None:
        comma, verb = said
        predicates = {heads[at] for at in range(comma) if words[at] in _BE}  # "they were guests, he said"
        wrong = [at for at in range(comma) if heads[at] == verb and tags[at] in _NOMINAL and at not in predicates]
        if wrong and any(tags[at] in ("VBD", "VBN", "VBZ", "VBP") for at in range(comma)):
            out = scores.copy() if out is None else out
            reported = out[:comma, verb + 1].copy()
            out[:comma, comma + 1 :] = _NEVER
            for at in range(comma):
                if tags[at].startswith("VB"):
                    out[at, verb + 1] = reported[at]
        if not any(tags[at] in _FINITE for at in range(comma)) and (main := _unmarked(words, tags, comma)) is not None:
            out = scores.copy() if out is None else out
            out[main - 1, :] = out[main, :] = _NEVER
            out[main - 1, main + 1] = out[main, verb + 1] = 0.0
    for at in overreached(heads, tags):
        out = scores.copy() if out is None else out
        out[at, heads[at] + 1] = _NEVER
    if out is not None:
        out[[at for at, tag in enumerate(tags) if tag in _MARKS], 0] = _NEVER
    return out


def overreached(heads: Sequence[int], tags: Sequence[str]) -> Iterator[int]:
    """Nouns that hang on a finite verb across the finite verb above it.

    "The chief executive resigned, weeks after an explosion killed four": who resigned did not kill.
    """
    for at, verb in enumerate(heads):
        if at < verb and tags[at] in _NOMINAL and tags[verb] in _FINITE:
            above = heads[verb]
            if at < above < verb and tags[above] in _FINITE:
                yield at


def _unmarked(words: Sequence[str], tags: Sequence[str], end: int) -> int | None:
    """ "killed" in "On Saturday, shelling killed nine people, a union said", tagged as a participle."""
    for at in range(1, end):
        if tags[at] == "VBN" and words[at + 1].lower() != "by" and (tags[at - 1] in _NOUNS or tags[at - 1] == "VBG"):
            return at
    return None


def _top(heads: Sequence[int], tags: Sequence[str], word: int) -> int:
    """The head of the noun phrase that ends at ``word``: "ministry" for "the ministry of the environment"."""
    while 0 <= heads[word] < word and tags[heads[word]] in _NOUNS:
        word = heads[word]
    return word


def _crossed(heads: Sequence[int], found: Bracket) -> bool:
    """Does a word of the clause hang on one behind it, or one behind it on a word of the clause?"""
    inside = range(found.begin, found.end)
    leaves = any(heads[at] > found.end for at in inside)
    return leaves or any(heads[at] in inside for at in range(found.end + 1, len(heads)))


def _governs(heads: Sequence[int], verb: int, noun: int) -> bool:
    """Is the noun below the verb already ("the head of the bank, which …, resigned")?"""
    seen = 0
    while heads[noun] >= 0 and seen < len(heads):
        noun = heads[noun]
        seen += 1
        if noun == verb:
            return True
    return False


def titled(
    heads: NDArray[np.int64], subject: NDArray[np.bool_], tags: Sequence[str], words: Sequence[str]
) -> Iterator[tuple[int, int, bool]]:
    """(word, other, apposition): two subjects of one verb that are one, and which hangs on which.

    "the space agency JAXA said": "agency" describes "JAXA"; "Solberg, the daughter of a pilot, joined": "daughter" is
    an apposition to "Solberg".
    """
    before: dict[int, int] = {}
    for at in np.flatnonzero(subject).tolist():
        verb = int(heads[at])
        first = before.get(verb, -1)
        before[verb] = at
        if first < 0 or at >= verb or tags[first] not in _NOUNS:
            continue
        begin = at
        while begin > first + 1 and words[begin - 1] != "," and tags[begin - 1] not in _FINITE:
            begin -= 1
        if begin == first + 1 and tags[at] in ("NNP", "NNPS") and tags[begin] in ("NNP", "NNPS"):
            if tags[first] in ("NN", "NNS"):
                yield first, at, False
        elif words[begin - 1] == "," and words[begin] in ("a", "an", "the") and tags[at] in _NOUNS:
            yield at, first, True
            before[verb] = first
