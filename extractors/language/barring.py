"""Arcs that would cross the commas of an aside or of a final "officials said", barred before a tree is chosen.

The parser's own scores stay what they are; only arcs that no reader would draw are taken out, and only where the tree
chosen from all of them had one (``brackets`` says where asides begin and end).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from extractors.language.brackets import FINITE, NOUNS, Bracket, appositions, final_said, participles, relatives
from extractors.language.labels import PREDICATE_BE
from extractors.language.scores import NEVER, Floats

_MARKS = frozenset((",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH"))
_NOMINAL = NOUNS | frozenset(("PRP", "CD", "DT"))


def bar(scores: Floats, heads: Sequence[int], words: Sequence[str], tags: Sequence[str]) -> Floats | None:
    """Scores without the arcs that cross; ``None`` where the tree ``heads`` (from 0, root negative) crosses none.

    ``scores`` has a row for each word and a column for the root and each word, as the tree is chosen from.
    """
    out = scores.copy()
    asides = _bar_asides(out, heads, words, tags)
    said = _bar_said(out, heads, words, tags)
    reached = list(overreached(heads, tags))
    for at in reached:
        out[at, heads[at] + 1] = NEVER
    if not (asides or said or reached):
        return None
    out[[at for at, tag in enumerate(tags) if tag in _MARKS], 0] = NEVER
    return out


def _bar_asides(out: Floats, heads: Sequence[int], words: Sequence[str], tags: Sequence[str]) -> bool:
    """Relative clauses and appositions: nothing within hangs on what follows, or the other way round."""
    changed = False
    for found in chain(relatives(words, tags), appositions(words, tags), participles(words, tags)):
        noun = _top(heads, words, tags, found.noun)
        if (heads[noun] > found.end or _governs(heads, found.verb, noun)) and not _crossed(heads, found):
            continue
        changed = True
        inside = slice(found.begin + 1, found.end + 1)
        out[: found.begin, inside] = NEVER
        out[found.end :, inside] = NEVER
        out[found.begin : found.end, 0] = NEVER
        out[found.begin : found.end, found.end + 1 :] = NEVER
        out[noun, : found.end + 2] = NEVER
    return changed


def _bar_said(out: Floats, heads: Sequence[int], words: Sequence[str], tags: Sequence[str]) -> bool:
    """A final ", officials said": what it reports hangs together before the comma, who said it behind it."""
    said = final_said(words, tags)
    if said is None:
        return False
    comma, verb = said
    predicates = {heads[at] for at in range(comma) if words[at] in PREDICATE_BE}  # "they were guests, he said"
    wrong = [at for at in range(comma) if heads[at] == verb and tags[at] in _NOMINAL and at not in predicates]
    back = any(heads[at] < comma and tags[at] in NOUNS for at in range(comma + 1, verb))
    told = any(tags[at] in ("VBD", "VBN", "VBZ", "VBP", "MD") for at in range(comma))
    changed = bool((wrong or back) and told)
    if changed:
        reported = out[:comma, verb + 1].copy()
        out[:comma, comma + 1 :] = NEVER
        out[comma + 1 : verb, : comma + 2] = NEVER
        for at in range(comma):
            if tags[at].startswith("VB"):
                out[at, verb + 1] = reported[at]
    if not any(tags[at] in FINITE for at in range(comma)) and (main := _unmarked(words, tags, comma)) is not None:
        out[main - 1, :] = out[main, :] = NEVER
        out[main - 1, main + 1] = out[main, verb + 1] = 0.0
        changed = True
    return changed


def overreached(heads: Sequence[int], tags: Sequence[str]) -> Iterator[int]:
    """Nouns that hang on a finite verb across the finite verb above it.

    "The chief executive resigned, weeks after an explosion killed four": who resigned did not kill.
    """
    for at, verb in enumerate(heads):
        if at < verb and tags[at] in _NOMINAL and tags[verb] in FINITE:
            above = heads[verb]
            if at < above < verb and tags[above] in FINITE:
                yield at


def _unmarked(words: Sequence[str], tags: Sequence[str], end: int) -> int | None:
    """ "killed" in "On Saturday, shelling killed nine people, a union said", tagged as a participle."""
    for at in range(1, end):
        if tags[at] == "VBN" and words[at + 1].lower() != "by" and (tags[at - 1] in NOUNS or tags[at - 1] == "VBG"):
            return at
    return None


def _top(heads: Sequence[int], words: Sequence[str], tags: Sequence[str], word: int) -> int:
    """The head of the noun phrase that ends at ``word``: "ministry" for "the ministry of the environment"."""
    while 0 <= heads[word] < word and tags[heads[word]] in NOUNS and words[heads[word] + 1] != ",":
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
