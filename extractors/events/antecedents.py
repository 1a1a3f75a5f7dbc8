"""What a third-person pronoun may stand for, and what speaks for each of the nouns and pronouns before it.

A noun is weighed by where it stands ("subject of the sentence before", "above the clause of the pronoun"), by what it
is (a person, a body, a thing) and by how much the article is about it. The weights are learnt
(``training/events_antecedents.py``); what cannot be is left out here: "him" is not the subject of its own clause.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.events import lexicon, linear
from extractors.events.candidates import key
from extractors.events.linear import Group
from extractors.events.referents import OWNERS, Kind, View, Views, role_of
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word

_LAWS = frozenset(
    ("law", "act", "bill", "ban", "rule", "treaty", "agreement", "truce", "ceasefire", "deal", "decree", "order")
) | frozenset(("reform", "regulation", "pact", "curfew", "embargo", "contract", "licence", "license", "measure"))
_JUDGING = frozenset(("find", "rule", "order", "decide", "hold"))
_JUDGES = frozenset(("judge", "magistrate", "court", "jury", "tribunal", "coroner"))
_NOBODY = frozenset(("no", "any", "neither"))


def possible(view: View, kind: Kind, barred: frozenset[int]) -> bool:
    """Can a pronoun stand for it at all?"""
    word = view.word
    if word.i in barred:
        return False
    if view.kind is not None:
        return view.kind is kind
    if kind is Kind.MANY:
        return view.several > 0 or view.what in ("ORG", "NORP", "GPE", "crew")
    if view.several == 1:
        return False
    if kind is Kind.THING:
        return view.what not in ("PERSON", "person")
    if view.what in ("ORG", "GPE", "LOC", "FAC", "NORP", "crew", "event", "place"):
        return False
    if any(child.lower_ in _NOBODY for child in word.lefts):
        return False  # "no guard works alone"
    return view.sex != ("f" if kind is Kind.MAN else "m")


def barred(tok: Word) -> frozenset[int]:
    """Words a pronoun cannot stand for: the subject of its own clause, unless it owns; what it is part of."""
    found = {tok.i}
    word = tok
    while word.head is not word and word.head.pos_ in ("NOUN", "PROPN", "PRON"):
        word = word.head
        found.add(word.i)
    clause = syntax.clause(tok)
    if clause is not None and not owns(tok) and not syntax.is_subject(tok):
        found.update(word.i for word in syntax.subjects(clause))
        if tok.lower_ == "them" and (link := syntax.up(clause)) is not None and link.relation is Relation.OPEN:
            one = (word for word in syntax.subjects(link.head) if word.tag_ in ("NN", "NNP"))
            found.update(word.i for word in one)  # "The High Court ordered the firm to pay them"
    if clause is not None and (link := syntax.up(clause)) is not None and key(link.head) in _JUDGING:
        judges = (word for word in syntax.subjects(link.head) if word.lemma_.lower() in _JUDGES)
        found.update(word.i for word in judges)  # "a judge found that he had lied"
    return frozenset(found)


def owns(tok: Word) -> bool:
    """ "her" in "sold her house" and "herself", not in "A neighbour drove her to hospital"."""
    return tok.lower_ in OWNERS and (tok.tag_ != "PRP" or tok.lower_ != "her")


def _in_force(verb: Word) -> bool:
    """ "comes into force", "took effect", "expires"."""
    name = key(verb)
    enters = name in ("come", "enter") and any(child.lower_ in ("force", "effect") for child in verb.rights)
    return enters or name in ("take_effect", "expire", "lapse")


def _done_to_people(tok: Word) -> bool:
    clause = syntax.clause(tok) if syntax.is_subject(tok) else None
    return clause is not None and clause.lower_ in syntax.DONE_TO and syntax.passive(clause)


def above(tok: Word) -> dict[int, str]:
    """How subjects of the clauses around a pronoun stand to it: ``own``, or the relation of the clause below them."""
    found: dict[int, str] = {}
    clause = syntax.clause(tok)
    if clause is None:
        return found
    if owns(tok):
        found.update((word.i, "own") for word in syntax.subjects(clause))
    for link in syntax.links_up(clause):
        said = "-said" if key(link.head) in lexicon.verbs("reporting") else ""
        for word in syntax.subjects(link.head):
            found.setdefault(word.i, link.relation.value + said)
    return found


def _pair(kind: str, far: int, role: str, own: str, leads: int, new: int) -> tuple[str, ...]:
    return (
        f"{kind} new{new} far{far} {role}",
        f"{kind} new{new} far{far} leads{leads} {role}",
        f"{kind} new{new} {role}<{own}",
        f"{kind} far{far} {role}",
        f"{kind} {role}<{own}",
        f"far{far} {role}<{own}",
        f"{kind} far{far} leads{leads} {role}",
    )


def _being(kind: str, what: str, shown: str, sex: str, several: int, says: int) -> tuple[str, ...]:
    return (
        f"{kind} {what} says{says}",
        f"{kind} {what}",
        f"{kind} {what} {shown}",
        f"{kind} sex{sex} {what}",
        f"{kind} several{several} {what}",
    )


def _standing(kind: str, path: str, rank: int, far: int, what: str, names: int) -> tuple[str, ...]:
    return (
        f"{kind} of{names} rank{rank}",
        f"{kind} of{names} {what}",
        f"{kind} {what} path={path}",
        f"{kind} path={path}",
        f"{kind} rank{rank}",
        f"{kind} rank{rank} far{far}",
        f"{kind} {what} rank{rank}",
        f"path={path} rank{rank}",
    )


def _telling(kind: str, told: int, far: int, quoted: str, nested: int, what: str, new: int) -> tuple[str, ...]:
    return (
        f"{kind} new{new} told{told}",
        f"{kind} new{new} nested{nested}",
        f"{kind} told{told}",
        f"{kind} told{told} far{far}",
        f"{kind} {what} told{told}",
        f"{kind} quoted{quoted}",
        f"{kind} quoted{quoted} far{far}",
        f"{kind} nested{nested} far{far}",
    )


def _nobody(kind: str, form: str, own: str, quoted: int, leads: int, count: int) -> tuple[str, ...]:
    return (
        f"none {kind}",
        f"none {form} {own}",
        f"none {kind} quoted{quoted}",
        f"none {kind} leads{leads}",
        f"none {kind} of{count}",
    )


def groups(views: Views, tok: Word, kind: Kind, leads: bool, quoted: bool) -> tuple[list[View], list[list[Group]]]:
    """What a pronoun may stand for, the nearest first, and the features of each; those of "nothing here" come last."""
    no = barred(tok)
    found = [view for view in views.before(tok) if possible(view, kind, no)]
    if kind is Kind.MANY and _done_to_people(tok):
        found = [view for view in found if view.several or view.kind is not None]  # "The company says they were sacked"
    if kind is Kind.THING and _in_force(tok.head):
        laws = [view for view in found if view.word.lemma_.lower() in _LAWS or view.kind is kind]
        found = laws or found  # "Parliament passed a law. It takes effect in May"
    over = above(tok)
    here = views.number(tok)
    own = role_of(tok)
    short = "P" if kind in (Kind.MAN, Kind.WOMAN) else kind.value
    says = int(key(tok.head) in lexicon.verbs("reporting") and syntax.is_subject(tok))
    names = min(len({view.name for view in found}), 5)
    rows: list[list[Group]] = []
    seen: set[str] = set()
    for view in found:
        far = here - view.sentence
        new = views.paragraphs(view.word, tok) if far > 1 else 0  # many a paragraph is one sentence
        seen.add(view.name)
        rank = min(len(seen), 5)
        rows.append(
            [
                (_pair, short, far, view.role, own, int(leads), new),
                (_being, short, view.what, view.shown, view.sex, view.several, says),
                (_standing, short, over.get(view.word.i, ""), rank, far, view.what, names),
                (
                    _telling,
                    short,
                    min(views.told(view.name), 4),
                    far,
                    f"{int(view.quoted)}{int(quoted)}",
                    int(view.nested),
                    view.what,
                    new,
                ),
            ]
        )
    rows.append([(_nobody, short, tok.lower_, own, int(quoted), int(leads), names)])
    return found, rows


def weighed(rows: list[list[Group]]) -> Iterator[float]:
    """The score of each row."""
    weights = linear.load("pronouns")
    for row in rows:
        yield weights.sum_of(row) * weights.scale
