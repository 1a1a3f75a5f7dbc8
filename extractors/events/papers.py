"""Reports, figures, studies that were published: a line says what is in them.

"Data was released" tells nothing; "According to data released on Tuesday, home prices fell" says what the data told.
"""

from __future__ import annotations

from extractors.events import lexicon, telling
from extractors.events.candidates import key
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word

_SHOWING = frozenset(("show", "find", "say", "suggest", "indicate", "reveal", "conclude", "state", "estimate", "warn"))
_OF_NOUN = frozenset((Relation.ADNOMINAL, Relation.RELATIVE))


def shown_by(verb: Word) -> Word | None:
    """ "found" for "released" in "a report released on Monday found that": one line tells both."""
    over = _above(verb)
    if over is None or over.relation is not Relation.SUBJECT or not telling.told_finitely(over.head):
        return None
    clauses = (word for word in syntax.complements(over.head) if word.i > over.head.i)
    told = any(child.lower_ == "that" for word in clauses for child in word.lefts)
    return over.head if told and over.head.lemma_ in _SHOWING and not syntax.passive(over.head) else None


def according(verb: Word) -> Word | None:
    """ "fell" for "released" in "according to data released on Tuesday, home prices fell"."""
    over = _above(verb)
    if over is None or over.relation is not Relation.OBLIQUE or not over.marker.startswith("according"):
        return None
    return over.head if telling.told_finitely(over.head) and over.head.i > verb.i else None


def said_in(noun: Word) -> Word | None:
    """ "says" for "report" in "A report Friday by the bank says rents rose"."""
    over = noun.head
    if over is noun or noun.ent_type_ or not syntax.is_subject(noun) or not syntax.complements(over):
        return None
    tells = key(over) in lexicon.verbs("reporting") or key(over) in lexicon.verbs("finding")
    return over if tells else None


def _above(verb: Word) -> syntax.Link | None:
    """How the noun hangs on its verb that tells what was published."""
    link = syntax.up(verb)
    if link is None or link.relation not in _OF_NOUN or key(verb) not in telling.PUBLISHING:
        return None
    of_text = link.head.lemma_.lower() in lexicon.nouns("text")
    return syntax.up(link.head) if of_text else None
