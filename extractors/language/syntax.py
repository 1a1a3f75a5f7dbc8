"""Who depends on whom, in words that hold for both label schemes (UD and spaCy's CLEAR).

Functions take a ``Word`` and give tokens in text order; where a document has no parse they give
nothing. "Baku's forces began bombarding military positions": ``subjects(bombarding)`` is ``(forces,)`` though
the word hangs on "began", ``objects(bombarding)`` is ``(positions,)``.
"""

from __future__ import annotations

from extractors.language.clauses import antecedent, clause, complements, governing_verb
from extractors.language.control import gerund, headline_plan
from extractors.language.links import Link, Relation, introduces, links_up, prepositions, up
from extractors.language.phrases import (
    appositions,
    called,
    completes,
    conjuncts,
    is_adverb,
    is_modifier,
    is_part,
    is_subject,
    limits,
    modifiers,
    name_span,
    phrase,
    possessors,
    sets_off,
)
from extractors.language.roles import Oblique, agents, objects, obliques, owner, patients, recipients, sharer, subjects
from extractors.language.tenses import aspect, elided, modality, negated, passive, tense
from extractors.language.verbs import BE, DONE_TO, NEVER_VERBS, auxiliaries, copula, form, is_verb, particle, verb_group

__all__ = [
    "BE",
    "DONE_TO",
    "NEVER_VERBS",
    "Link",
    "Oblique",
    "Relation",
    "agents",
    "antecedent",
    "appositions",
    "aspect",
    "auxiliaries",
    "called",
    "clause",
    "complements",
    "completes",
    "conjuncts",
    "copula",
    "elided",
    "form",
    "gerund",
    "governing_verb",
    "headline_plan",
    "introduces",
    "is_adverb",
    "is_modifier",
    "is_part",
    "is_subject",
    "is_verb",
    "limits",
    "links_up",
    "modality",
    "modifiers",
    "name_span",
    "negated",
    "objects",
    "obliques",
    "owner",
    "particle",
    "passive",
    "patients",
    "phrase",
    "possessors",
    "prepositions",
    "recipients",
    "sets_off",
    "sharer",
    "subjects",
    "tense",
    "up",
    "verb_group",
]
