"""What the form of a verb makes of an event: modals, the future, conditions, questions, imperatives."""

from __future__ import annotations

from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word
from extractors.model import Factuality

#: A status and the word that decided.
Verdict = tuple[Factuality, str]


def verb_form(verb: Word, tense: str, modality: str | None) -> Verdict | None:
    """What modal, future, question and imperative make of an event: "may strike" is possible, "will strike" planned."""
    if modality == "have to" and syntax.tense(verb.head) == "PAST":
        return None  # "twenty people had to be led to safety": they were
    if (word := _obliged(verb, tense, modality)) is not None and not _conditioned(verb):
        return Factuality.PLANNED, word
    if modality is not None:
        if _conditioned(verb):
            return Factuality.CONDITIONAL, "if"
        if modality == "would" and _reported(verb):
            return Factuality.PLANNED, "would"
        return Factuality.POSSIBLE, modality
    if tense == "FUTURE":
        return (Factuality.CONDITIONAL, "if") if _conditioned(verb) else (Factuality.PLANNED, "will")
    if tense in ("PAST", "PRESENT") and syntax.aspect(verb) == "NONE" and _question(verb):
        return Factuality.POSSIBLE, "?"
    if tense == "INFINITIVE" and syntax.form(verb) == "VB" and syntax.up(verb) is None and not syntax.subjects(verb):
        return Factuality.POSSIBLE, "imperative"
    return None


_BOUND = frozenset(("required", "obliged", "obligated", "ordered", "compelled", "bound"))
_EXHORTED = frozenset(("we", "you", "i", "everyone", "everybody", "someone", "something", "nothing"))


def _obliged(verb: Word, tense: str, modality: str | None) -> str | None:
    """The word that makes it a duty still to be done: "must report by May", "has to leave", "is required to file".

    Not a guess about what has been ("must have fled") and no exhortation ("we must act").
    """
    if modality in ("must", "have to"):
        if syntax.aspect(verb) != "NONE" or any(word.lower_ in _EXHORTED for word in syntax.subjects(verb)):
            return None
        over = verb.head if modality == "have to" else None
        if over is not None and any(syntax.form(aux) == "MD" for aux in syntax.auxiliaries(over)):
            return "will" if syntax.tense(over) == "FUTURE" else None
        return modality
    link = syntax.up(verb)
    if tense != "INFINITIVE" or link is None or link.relation is not Relation.OPEN or link.head.lower_ not in _BOUND:
        return None
    return link.head.lower_ if syntax.tense(link.head) == "PRESENT" else None


def _conditioned(verb: Word) -> bool:
    """Does an "if" clause hang on it?"""
    for child in verb.children:
        link = syntax.up(child)
        if link is not None and link.relation is Relation.ADVERBIAL:
            if link.marker in ("if", "unless"):
                return True
            if any(word.lower_ in ("if", "unless") for word in child.lefts):
                return True
            if child.left_edge.lower_ in ("should", "had", "were") and child.i < verb.i:
                return True
    return False


def _reported(verb: Word) -> bool:
    link = syntax.up(verb)
    while link is not None and link.relation is Relation.CONJUNCT:
        link = syntax.up(link.head)
    return link is not None and link.relation is Relation.COMPLEMENT and syntax.tense(link.head) in ("PAST", "PRESENT")


def _question(verb: Word) -> bool:
    if syntax.up(verb) is not None:
        return False
    return any(child.text == "?" for child in verb.rights)
