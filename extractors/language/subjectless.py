"""Finite verbs that the chosen tree leaves without a subject get the noun that the network finds likeliest.

Arcs and labels are scored apart: the best tree may hang "troops" on "say" in "Officials say airborne troops in the
region will be withdrawn", as the object of what is said, and leave "withdrawn" with no subject at all. A verb with a
tense has one, but in headlines, orders and where "and" joins it, so the trees in which a noun before it is its subject
are looked at again, and the best of them is taken if it costs little.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from extractors.language.brackets import FINITE, NOUNS, SAID, undergone
from extractors.language.decoding import tree
from extractors.language.ends import CLOSING, QUOTES
from extractors.language.fronting import UNITS
from extractors.language.repairs import LENGTHS
from extractors.language.scores import NEVER, Floats, Ints

#: How much worse than the chosen tree one with a subject may be; where a noun was set beside another, much less.
_COST = 3.2
_COST_BESIDE = 2.0
#: The same where it is the noun between "after" and a verb with an object.
_COST_OPENED = 9.0
SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer", "expl", "expl:pass"))
_HELPING = frozenset(("aux", "aux:pass", "cop"))
#: What no clause is headed by.
_NO_CLAUSE = frozenset(
    (
        *("aux", "aux:pass", "cop", "amod", "compound", "punct", "case", "mark", "cc", "flat", "det", "nmod:poss"),
        *("nummod", "fixed", "advmod", "compound:prt", "nsubj", "nsubj:pass", "obj", "obl", "nmod", "iobj"),
        *("nmod:desc", "obl:unmarked", "nmod:unmarked", "obl:agent"),
    )
)
#: What stands within another noun's phrase.
_WITHIN = frozenset(
    ("compound", "flat", "det", "nummod", "nmod:poss", "amod", "nmod:desc", "punct", "fixed", "advmod", "case", "mark")
)
#: Plain forms and plurals may be taken for a verb: "helped the guerrillas plan the attack", "aid offers from agencies".
_BARE, _BARE_IN = frozenset(("VBP", "VBZ")), frozenset(("xcomp", "parataxis"))
_BESIDE = frozenset(("appos", "conj", "ROOT", "root", "parataxis", "list", "dep", "nmod", "obl:unmarked"))
#: What a noun before its verb is taken for.
_OTHER = frozenset(("obj", "iobj", "obl", "obl:unmarked", "dislocated"))
_ACTED_ON = NOUNS | frozenset(("DT", "PRP", "PRP$", "CD", "JJ"))
_NOMINAL = NOUNS | frozenset(("CD", "PRP"))
_VERBS = frozenset(("VB", "VBD", "VBZ", "VBP", "VBN", "VBG", "MD"))
_BRACKETS = frozenset(("(", ")"))
_TOLD = SAID | {"read", "say", "reads", "wrote"}
#: Gerunds behind which a clause begins: "was quoted as saying Poland will leave".
_SAYING = frozenset(
    (
        *("saying", "warning", "adding", "claiming", "arguing", "suggesting", "showing", "meaning", "believing"),
        *("hoping", "fearing", "finding", "thinking", "insisting", "alleging", "denying", "ensuring", "noting"),
    )
)
_SAID_BEFORE = CLOSING | QUOTES | {",", "?", "!"}
#: Prepositions that open clauses as well.
_OPENING = frozenset(("after", "before", "since", "until", "as", "than"))
#: "At least 20 men were killed", "up to 40", "as many as nine".
_ABOUT = frozenset(("at", "up", "to", "over", "under", "about", "around", "as", "near", "between"))
_COUNTED = frozenset(("CD", "JJS", "JJ", "IN", "TO"))
_RELATIVE = frozenset(("WP", "WDT"))
_PREPOSITIONS = frozenset(("IN", "TO"))


class Clause(NamedTuple):
    """One sentence as it was read: all numbers count from its first word, a root's head is negative."""

    scores: Floats
    heads: Sequence[int]
    labels: Sequence[str]
    words: Sequence[str]
    tags: Sequence[str]


class Lacking:
    """Finds the words of a batch that head a clause with a tense and have no subject."""

    def __init__(self, tags: Sequence[str], deps: Sequence[str]) -> None:
        self._finite, self._tensed, self._verb, self._bare = (
            np.array([tag in kinds for tag in tags]) for kinds in (FINITE, FINITE - {"MD"}, _VERBS, _BARE)
        )
        self._helping, self._subject, self._no_clause, self._joined, self._within_other = (
            np.array([dep in kinds for dep in deps])
            for kinds in (_HELPING, SUBJECTS, _NO_CLAUSE, frozenset(("conj",)), _BARE_IN)
        )

    def verbs(self, tags: Ints, heads: Ints, labels: Ints) -> list[int]:
        """Words in text order; ``tags`` and ``labels`` are numbers, ``heads`` -1 for a root."""
        helping = self._helping[labels]
        predicate, helped, held = (np.zeros(len(tags) + 1, dtype=np.bool_) for _ in range(3))
        predicate[heads[helping]] = True
        helped[heads[helping & self._finite[tags]]] = True
        held[heads[self._subject[labels]]] = True
        clause = self._verb[tags] | predicate[:-1]
        found = (self._tensed[tags] | helped[:-1]) & ~held[:-1] & ~self._no_clause[labels] & clause
        found &= ~(self._joined[labels] & clause[heads])  # it shares the subject
        found &= ~(self._bare[tags] & self._within_other[labels])
        return [int(at) for at in np.flatnonzero(found)]


def misnamed(verb: int, clause: Clause) -> int | None:
    """The noun before a verb that hangs on it already, as its object: "his government has held talks"."""
    _, heads, labels, words, tags = clause
    first = _first(verb, clause)
    if first and tags[first - 1] in _RELATIVE and heads[first - 1] == verb and labels[first - 1] in _OTHER:
        return None if _preposition(first - 1, clause) is not None else first - 1  # "said what caused the blast"
    for noun in range(first - 1, -1, -1):
        if heads[noun] != verb or labels[noun] not in _OTHER or not _may_be(noun, clause):
            continue
        preposition = _preposition(noun, clause)
        if preposition is None or (words[preposition].lower() in _ABOUT and tags[preposition + 1] in _COUNTED):
            return noun
    return None


def subject_for(verb: int, clause: Clause, is_subject: Callable[[int, int], bool]) -> tuple[int, list[int]] | None:
    """A noun and the heads of the likeliest tree in which it is the subject of the word ``verb``.

    ``is_subject`` tells of two words whether the network would call the first a subject of the second.
    """
    scores, heads, labels, words, tags = clause
    first = _first(verb, clause)
    if first and tags[first - 1] in _RELATIVE:
        return None  # "traces of what looks like lead"
    if first == verb and verb and words[verb] in _TOLD and words[verb - 1] in _SAID_BEFORE:
        return None  # "…," read a statement
    before = _total(scores, heads)
    best: tuple[float, int, list[int]] | None = None
    for noun in range(first - 1, -1, -1):
        if words[noun] in _BRACKETS:
            break
        if not _may_be(noun, clause) and not _over(noun, first, verb, clause):
            continue
        preposition = _preposition(noun, clause)
        opened = preposition is not None and words[preposition].lower() in _OPENING
        if preposition is not None and not opened:
            continue
        acts = opened and noun == first - 1 and tags[verb] == "VBD" and tags[verb + 1 : verb + 2]
        if not is_subject(noun, verb) and not (acts and tags[verb + 1] in _ACTED_ON):
            continue
        direct = noun == verb - 1 and tags[verb] == "VBD" and undergone(words[verb], "VBD")
        if direct and tags[verb + 1 : verb + 2] and tags[verb + 1] in _PREPOSITIONS:
            continue  # "a citizen wanted for questioning"
        new = scores.copy()
        for at in (noun, preposition):
            if at is not None:
                new[at, :] = NEVER
                new[at, verb + 1] = scores[at, verb + 1]
        if _over(noun, first, verb, clause):
            for at in range(noun):  # "The" of "The 52-year-old" goes with it
                if heads[at] == heads[noun]:
                    new[at, :] = NEVER
                    new[at, noun + 1] = scores[at, heads[at] + 1]
        found = tree(new)
        cost = before - _total(scores, found)
        if cost > (_COST_BESIDE if labels[noun] in _BESIDE else _COST_OPENED if acts else _COST):
            continue
        if best is None or cost < best[0]:
            best = cost, noun, found
    return best[1:] if best is not None else None


def _first(verb: int, clause: Clause) -> int:
    """The first word of a verb group."""
    helping = [at for at, above in enumerate(clause.heads) if above == verb and clause.labels[at] in _HELPING]
    return min([*helping, verb])


def _may_be(noun: int, clause: Clause) -> bool:
    """A noun that heads its phrase, is nobody's subject and no date?"""
    _, heads, labels, words, tags = clause
    if tags[noun] not in _NOMINAL or labels[noun] in _WITHIN or labels[noun] in SUBJECTS:
        return False
    above = heads[noun]
    if labels[noun] == "obj" and above == noun - 1 and tags[above] == "VBG" and words[above] not in _SAYING:
        return False  # "Killing wolves is forbidden"
    if labels[noun] == "conj" and words[_begin(noun, heads, words) - 1] != ",":
        return False
    form = words[noun].lower()
    if form in UNITS or form.removesuffix("s") in LENGTHS:
        return False
    return not (tags[noun] == "CD" and words[noun].isdigit() and len(words[noun]) == 4)


def _over(word: int, first: int, verb: int, clause: Clause) -> bool:
    """ "old" in "The 52-year-old took charge", hung on a noun behind the verb; "The wounded received treatment"."""
    adjective = word == first - 1 and clause.tags[word] in ("JJ", "VBN", "CD") and clause.labels[word] in _WITHIN
    return adjective and clause.heads[word] > verb


def _begin(noun: int, heads: Sequence[int], words: Sequence[str]) -> int:
    """The first word of what hangs on a noun right before it."""
    begin = noun
    while begin > 0 and noun >= heads[begin - 1] >= begin and words[begin - 1] != ",":
        begin -= 1
    return begin


def _preposition(noun: int, clause: Clause) -> int | None:
    """The preposition of a noun."""
    for at in range(noun):
        if clause.heads[at] == noun and clause.labels[at] in ("case", "mark"):
            return at
    return None


def _total(scores: Floats, heads: Sequence[int]) -> float:
    return float(scores[np.arange(len(heads)), np.array(heads) + 1].sum())
