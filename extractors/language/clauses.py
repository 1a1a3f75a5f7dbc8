"""Clauses: which one a word stands in, what governs it, what it is about."""

from __future__ import annotations

from extractors.language import labels as lab
from extractors.language.links import children, links_up, up
from extractors.language.participles import loose
from extractors.language.verbs import copula, is_verb
from extractors.language.words import Word, per_word


def _is_clause_head(tok: Word) -> bool:
    if tok.dep_ in lab.OPEN_COMPLEMENT and tok.pos_ in ("NOUN", "PROPN") and not is_verb(tok):
        return copula(tok) is not None  # "elected president" is no clause
    if tok.dep_ in lab.CLAUSAL or tok.dep_ in lab.ROOT or is_verb(tok):
        return not (tok.dep_ in lab.AUXILIARY or tok.dep_ in lab.COPULA)
    return copula(tok) is not None


@per_word
def clause(tok: Word) -> Word | None:
    """The head of the clause a word stands in: a verb, or the predicate of a copula; ``None`` without a parse.

    "police said that the man was killed": ``clause(man)`` is "killed", ``clause(killed)`` is "killed".
    """
    if not tok.dep_:
        return None
    if tok.dep_ in lab.AUXILIARY or tok.dep_ in lab.COPULA:
        tok = tok.head
    if _is_clause_head(tok):
        return tok
    last = tok
    for link in links_up(tok):
        last = link.head
        if _is_clause_head(last):
            return last
    return last


@per_word
def governing_verb(tok: Word) -> Word | None:
    """The verb above a word that is no verb, or the word itself if it is one: "dropped" for "shells in March".

    Of a copula it is "be" where the scheme makes "be" the head, else the predicate. ``None`` without a verb.
    """
    head = clause(tok)
    while head is not None and not is_verb(head) and copula(head) is None:
        link = up(head)
        head = clause(link.head) if link else None
    return head


def antecedent(tok: Word) -> Word | None:
    """The noun a relative or participle clause is about: "man" for "arrested" in "the man arrested on Friday"."""
    if tok.dep_ in lab.RELATIVE_CLAUSE or tok.dep_ in lab.ADNOMINAL_CLAUSE:
        return tok.head if loose(tok) is None else None
    if tok.dep_ in lab.CONJUNCT and is_verb(tok):
        return antecedent(tok.head)
    return None


@per_word
def complements(tok: Word) -> tuple[Word, ...]:
    """Heads of the clauses a verb takes: what was said, begun, wanted (also loosely attached quotations)."""
    return children(tok, lab.FINITE_COMPLEMENT | lab.OPEN_COMPLEMENT)
