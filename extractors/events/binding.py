"""Whom a pronoun cannot mean by where it stands: names in its own clause, those who only tell of others.

"He spotted Orozco" is not about Orozco, "She fell, Whiteside said" not about Whiteside.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractors.events import lexicon
from extractors.events.candidates import key
from extractors.events.naming import bare_person
from extractors.events.referents import Kind, View, Views
from extractors.language import syntax
from extractors.language.spans import Entity
from extractors.language.words import Word

_QUOTES = frozenset(('"', "''", "“", "``", "„", "«", "”", "»"))
_CLOSING = _QUOTES | frozenset((",", ";", ":", "–", "—", "--", "("))
#: With these an "it" stands for nothing, or for all that was told.
_EMPTY = frozenset(("take", "make", "call", "consider", "mean", "like"))


def told_below(tok: Word, entity: Callable[[Word], Entity | None]) -> set[str]:
    """Surnames in the clause that a pronoun is the subject of: "He spotted Orozco", "He said Gray's parents knew"."""
    clause = syntax.clause(tok) if syntax.is_subject(tok) else None
    if clause is None or clause.i < tok.i:
        return set()
    behind = tok.doc[tok.i + 1 : clause.right_edge.i + 1]
    end = next((at for at, word in enumerate(behind) if word.text in _CLOSING), len(behind))
    named = (entity(word) for word in behind[:end] if word.ent_type_)
    people = (bare_person(one.text) for one in named if one is not None and one.label_ in ("PERSON", "PER"))
    return {words[0].lower() for words in people if len(words) == 1}  # "Ann Lee" may be a sister


def tells(noun: Word) -> bool:
    """ "Whiteside" in "Whiteside said she fell"."""
    return syntax.is_subject(noun) and key(noun.head) in lexicon.verbs("reporting")


def of_another(tok: Word, views: Sequence[View]) -> bool:
    """ "His" in "His former manager, Oscar Linares, has made a deal. He pleaded guilty": it is Linares who did."""
    noun = tok.head
    if tok.tag_ != "PRP$" or not syntax.is_subject(noun):
        return False
    return any(view.word is noun and view.what == "PERSON" for view in views)


def done_to(tok: Word) -> bool:
    """ "Sarvani bought it", not "made it clear that", "called it a mistake": an object with nothing said of it."""
    verb = tok.head
    if tok.lower_ != "it" or not syntax.is_verb(verb) or key(verb) in _EMPTY or tok not in syntax.objects(verb):
        return False
    said = any(
        child.i > tok.i and child.pos_ in ("ADJ", "NOUN") and not syntax.prepositions(child) for child in verb.rights
    )
    return not said and not syntax.complements(verb)


def either(tok: Word, noun: Word, kind: Kind, views: Views) -> bool:
    """ "Anna Lind and Maria Falk met. She resigned", "Iran and Iraq held talks over its oil": one is as likely."""
    link = syntax.up(noun)
    first = link.head if link is not None and link.relation is syntax.Relation.CONJUNCT else noun
    own = views.told(views.name(noun))
    for other in syntax.conjuncts(first):
        view = views.of(other) if other is not noun and other.i < tok.i else None  # not "the minister and his aides"
        if view is None or views.told(view.name) < own or (view.several == 1 and view.shown != "name"):
            continue  # "two nurses" are no "he", the United States may be an "it"
        person = view.what in ("PERSON", "person")
        if kind is Kind.THING:
            if not person:
                return True
        elif person and view.sex != ("f" if kind is Kind.MAN else "m"):
            return True
    return False
