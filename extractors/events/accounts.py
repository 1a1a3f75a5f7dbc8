"""Whose profit or sales a report tells of: "Norton's net income fell" for "Norton Co. said net income fell"."""

from __future__ import annotations

from extractors.events import lexicon
from extractors.events.candidates import key
from extractors.events.names import Names
from extractors.events.naming import possessive
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word


def owner(subject: Word, verb: Word, names: Names) -> str | None:
    """The firm that says it of itself, with "'s"; ``None`` where somebody else's is told or an office says it."""
    if subject.lemma_.lower() not in lexicon.nouns("account") or subject.ent_type_ or syntax.possessors(subject):
        return None
    if any(item.preposition in ("of", "at", "from", "by") for item in syntax.obliques(subject)):
        return None
    before = subject.doc[subject.left_edge.i]
    if before.lower_ in ("a", "an", "its", "their"):
        return None
    link = syntax.up(verb)
    if link is None or link.relation is not Relation.COMPLEMENT or key(link.head) not in lexicon.verbs("reporting"):
        return None
    said = next((word for word in syntax.subjects(link.head) if word.i < link.head.i), None)
    if said is None or len(syntax.conjuncts(said)) > 1:
        return None
    begin, end = syntax.phrase(said)
    stands = names.stands_for(said)
    if stands is not None:
        return possessive(stands.name) if stands.named and _firm(stands.name) and stands.entity_type == "ORG" else None
    name = names.canonical(said, subject.doc.text(begin, end))
    known = names.entity(said)
    if known is None:
        maker = said.lemma_.lower() in lexicon.people("firm")
        return possessive(name) if maker else None
    return possessive(name) if known.label_ == "ORG" and _firm(name) else None


def _firm(name: str) -> bool:
    """No ministry, no bureau of statistics: what these tell is not their own."""
    return not any(word in lexicon.people("institution") for word in name.lower().split())
