"""Steps up the tree, and the prepositions and conjunctions on the way, in words that hold for both label schemes."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from extractors.language import labels as lab
from extractors.language.participles import loose
from extractors.language.verbs import is_verb
from extractors.language.words import Word, per_word


class Relation(StrEnum):
    """How a word hangs on the word above it, whatever the scheme calls it."""

    SUBJECT = "subject"
    OBJECT = "object"
    OBLIQUE = "oblique"
    COMPLEMENT = "complement"  # said that X fell
    OPEN = "open"  # wants to fall, began falling
    ADVERBIAL = "adverbial"  # after X fell
    RELATIVE = "relative"  # the wall that fell
    ADNOMINAL = "adnominal"  # the wall built in 1961, a plan to build
    LOOSE = "loose"  # X fell, he said
    CONJUNCT = "conjunct"
    APPOSITION = "apposition"
    POSSESSOR = "possessor"
    PART = "part"  # of a name or compound
    OTHER = "other"


class Link(NamedTuple):
    """One step up: the word above, the relation, and the preposition or conjunction between ("after", "")."""

    head: Word
    relation: Relation
    marker: str


_RELATIONS = {
    **dict.fromkeys(lab.OBLIQUE, Relation.OBLIQUE),
    **dict.fromkeys(lab.SUBJECT, Relation.SUBJECT),
    **dict.fromkeys(lab.OBJECT | lab.INDIRECT | lab.ATTRIBUTE, Relation.OBJECT),
    **dict.fromkeys(lab.FINITE_COMPLEMENT, Relation.COMPLEMENT),
    **dict.fromkeys(lab.OPEN_COMPLEMENT, Relation.OPEN),
    **dict.fromkeys(lab.ADVERBIAL_CLAUSE, Relation.ADVERBIAL),
    **dict.fromkeys(lab.RELATIVE_CLAUSE, Relation.RELATIVE),
    **dict.fromkeys(lab.ADNOMINAL_CLAUSE, Relation.ADNOMINAL),
    **dict.fromkeys(lab.LOOSE, Relation.LOOSE),
    **dict.fromkeys(lab.CONJUNCT, Relation.CONJUNCT),
    **dict.fromkeys(lab.APPOSITION, Relation.APPOSITION),
    **dict.fromkeys(lab.POSSESSOR, Relation.POSSESSOR),
    **dict.fromkeys(lab.NAME_PART, Relation.PART),
}


_BEFORE = lab.CASE | lab.MARKER


def children(tok: Word, names: frozenset[str]) -> tuple[Word, ...]:
    """Direct dependents with one of these labels, in text order."""
    below = tok.children
    return tuple([child for child in below if child.dep_ in names]) if below else ()


def is_preposition_node(tok: Word) -> bool:
    """CLEAR: does the word stand between a verb or noun and the noun below it?"""
    return tok.dep_ in lab.PREPOSITION_NODE and any(
        child.dep_ in lab.PREPOSITION_OBJECT or is_preposition_node(child) for child in tok.rights
    )


def prepositions(tok: Word) -> str:
    """The preposition or subordinator in front of a word, joined and lower case: "after", "because of", ``""``."""
    if tok.dep_ in lab.PREPOSITION_OBJECT:
        node = tok.head
        above = node.head
        if above.dep_ in lab.PREPOSITION_NODE and node.dep_ in lab.PREPOSITION_NODE and above is not node:
            return f"{above.lower_} {node.lower_}"
        return node.lower_
    words: list[Word] = []
    for child in tok.lefts:
        if child.dep_ in _BEFORE:
            words.append(child)
            words.extend(children(child, lab.FIXED))
    if not words:
        return ""
    return " ".join(word.lower_ for word in words if word.lower_ not in ("'s", "’s", "to") or word.tag_ == "IN")


def introduces(tok: Word) -> Word | None:
    """The word a preposition or conjunction stands for: "began" for "after" in "hours after the assault began"."""
    if tok.dep_ in lab.CASE or tok.dep_ in lab.MARKER:
        return tok.head
    if tok.dep_ in lab.ADVERB and tok.head.i > tok.i and is_verb(tok.head):
        return tok.head  # "when it fell"
    if tok.dep_ in lab.PREPOSITION_NODE:
        return next((child for child in tok.rights if child.dep_ in lab.PREPOSITION_OBJECT), None)
    return None


@per_word
def up(tok: Word) -> Link | None:
    """One step towards the root, prepositions folded into ``marker``; ``None`` at the root or without a parse."""
    head = tok.head
    if head is tok or not tok.dep_ or head.i == tok.i:
        return None
    if tok.dep_ in lab.PREPOSITION_OBJECT:
        marker = prepositions(tok)
        node = head
        while node.dep_ in lab.PREPOSITION_NODE and node.head.i != node.i:
            node = node.head
        relation = Relation.ADVERBIAL if is_verb(tok) else Relation.OBLIQUE
        return Link(node, relation, marker)
    if (verb := loose(tok)) is not None:
        return Link(verb, Relation.ADVERBIAL, "")
    relation = _RELATIONS.get(tok.dep_, Relation.OTHER)
    return Link(head, relation, prepositions(tok))


def links_up(tok: Word) -> Iterator[Link]:
    """Every step up to the root of the sentence; a broken tree cannot loop."""
    for _ in range(64):
        link = up(tok)
        if link is None:
            return
        yield link
        tok = link.head
