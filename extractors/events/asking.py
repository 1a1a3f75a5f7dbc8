"""A pronoun that asks whom it means: its part in the clause, what its place says of whom it may mean."""

from __future__ import annotations

from typing import NamedTuple

from extractors.events import binding, evidence, lexicon, selection
from extractors.events.candidates import key
from extractors.events.linear import Group
from extractors.events.referents import Kind, role_of
from extractors.events.sorts import OWNERS
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word

_NOT_VERBS = frozenset(("ADJ", "NOUN", "PROPN"))


class Asker(NamedTuple):
    """What is known of a pronoun.

    ``kind`` is ``P`` for "he" and "she"; ``form`` its role or ``own``; ``fits`` what suits its place (``selection``);
    ``how`` whether "be" and whether a passive stands above it; ``joined`` the first in "rebels and their allies".
    """

    kind: str
    word: str
    role: str
    form: str
    leads: int
    quoted: int
    says: int
    fits: str
    how: str
    joined: int
    clause: Word | None


def asker(tok: Word, kind: Kind, leads: bool, quoted: bool) -> Asker:
    """What is known of a pronoun by its own place."""
    role, owner = role_of(tok), owns(tok)
    above = tok.head
    joined = -1
    if owner:
        link = syntax.up(above)
        joined = link.head.i if link is not None and link.relation is Relation.CONJUNCT else -1
        above = _above(above)
    verb = syntax.is_verb(above)
    return Asker(
        "P" if kind in (Kind.MAN, Kind.WOMAN) else kind.value,
        tok.lower_,
        role,
        "own" if owner else role,
        int(leads),
        int(quoted),
        int(key(tok.head) in lexicon.verbs("reporting") and syntax.is_subject(tok)),
        selection.fits(tok),
        f"{int(not verb and above.pos_ in _NOT_VERBS)}{int(verb and syntax.passive(above))}{int(binding.done_to(tok))}",
        joined,
        syntax.clause(tok),
    )


def _above(word: Word) -> Word:
    """The word that a phrase hangs on, for one joined to others what the first hangs on."""
    for _ in range(4):
        link = syntax.up(word)
        if link is None:
            return word
        if link.relation is not Relation.CONJUNCT:
            return link.head
        word = link.head
    return word


def owns(tok: Word) -> bool:
    """ "her" in "sold her house" and "herself", not in "A neighbour drove her to hospital"."""
    return tok.lower_ in OWNERS and (tok.tag_ != "PRP" or tok.lower_ != "her")


def empty(head: Word) -> Group:
    """How the words behind an "it" go on."""
    behind = [child for child in head.rights if syntax.is_verb(child)]
    said = any(word.lower_ in ("that", "who") for child in behind for word in child.doc[child.left_edge.i : child.i])
    to = any(word.lower_ == "to" for child in behind for word in child.lefts)
    article = next((word.lower_ for word in head.lefts if word.tag_ == "DT"), "")
    be = head.pos_ in ("NOUN", "PROPN", "ADJ", "ADV", "NUM")
    return (evidence.empty, int(be), int(said), int(to), head.pos_, article)
