"""What a third-person pronoun may stand for, and what speaks for each of the nouns and pronouns before it.

A noun is weighed by where it stands ("subject of the sentence before", "above the clause of the pronoun"), by what it
is (a person, a body, a thing) and by how much the article is about it. The weights are learnt
(``training/events_antecedents.py``); what cannot be is left out here: "him" is not the subject of its own clause.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from extractors.events import asking, evidence, lexicon, linear, selection, sorts
from extractors.events.asking import owns
from extractors.events.candidates import key
from extractors.events.linear import Group
from extractors.events.referents import Kind, View, Views
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word

_LAWS = frozenset(
    ("law", "act", "bill", "ban", "rule", "treaty", "agreement", "truce", "ceasefire", "deal", "decree", "order")
) | frozenset(("reform", "regulation", "pact", "curfew", "embargo", "contract", "licence", "license", "measure"))
_JUDGING = frozenset(("find", "rule", "order", "decide", "hold"))
_JUDGES = frozenset(("judge", "magistrate", "court", "jury", "tribunal", "coroner"))
_NOBODY = frozenset(("no", "any", "neither"))
#: What nobody is, unless a word such as "mother" says so.
_LIFELESS = frozenset(("thing", "text", "vehicle"))
#: Steps of the distance in words.
_DISTANCES = (2, 4, 7, 11, 16, 24)


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
    if view.what in _LIFELESS and view.shown != "name" and not view.sex:
        return False
    return view.sex != ("f" if kind is Kind.MAN else "m")


def barred(tok: Word) -> frozenset[int]:
    """Words a pronoun cannot stand for: the subject of its own clause, unless it owns; what it is part of."""
    found = {tok.i}
    word = tok
    while word.head is not word and word.head.pos_ in ("NOUN", "PROPN", "PRON"):
        link = syntax.up(word)
        if link is not None and link.relation is Relation.CONJUNCT:
            break  # "the rebels and their allies": of the rebels
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
    between = ""  # "The ministry said the plane had lost power before it fell": the plane, nearer than the ministry
    for link in syntax.links_up(clause):
        said = "-said" if key(link.head) in lexicon.verbs("reporting") else ""
        words = syntax.subjects(link.head)
        for word in words:
            found.setdefault(word.i, link.relation.value + said + between)
        between = between or ("+" if words else "")
    return found


def groups(views: Views, tok: Word, kind: Kind, leads: bool, quoted: bool) -> tuple[list[View], list[list[Group]]]:
    """What a pronoun may stand for, the nearest first, and the features of each; those of "nothing here" come last."""
    no = barred(tok)
    found = [view for view in views.before(tok) if possible(view, kind, no)]
    if kind is Kind.MANY and _done_to_people(tok):
        found = [view for view in found if view.several or view.kind is not None]  # "The company says they were sacked"
    if kind is Kind.THING and _in_force(tok.head):
        laws = [view for view in found if view.word.lemma_.lower() in _LAWS or view.kind is kind]
        found = laws or found  # "Parliament passed a law. It takes effect in May"
    asker = asking.asker(tok, kind, leads, quoted)
    return found, _rows(views, tok, asker, found)


def _rows(views: Views, tok: Word, asker: asking.Asker, found: list[View]) -> list[list[Group]]:
    """The features of each noun, then those of none of them."""
    kind, _, role, form, leads, quoted, says, fits, how, joined, clause = asker
    over = above(tok)
    here = views.number(tok)
    names = min(len({view.name for view in found}), 5)
    sentences: dict[str, set[int]] = {}
    subject: dict[str, set[int]] = {}
    order: dict[str, int] = {}
    fitting: set[str] = set()
    typed = [_typed(kind, view) for view in found]
    for view, fits_kind in zip(found, typed, strict=True):
        sentences.setdefault(view.name, set()).add(view.sentence)
        if view.role == "subject" and not view.nested:
            subject.setdefault(view.name, set()).add(view.sentence)
        order.setdefault(view.name, min(len(fitting), 4) if fits_kind else 9)
        if fits_kind:
            fitting.add(view.name)
    competing = min(len(fitting), 5)
    rows: list[list[Group]] = []
    seen: set[str] = set()
    best = "u"
    for view, fits_kind in zip(found, typed, strict=True):
        far = here - view.sentence
        new = views.paragraphs(view.word, tok) if far > 1 else 0  # many a paragraph is one sentence
        seen.add(view.name)
        path = over.get(view.word.i, "")
        letter, fit = "-", "u"
        if view.kind is None:
            letter = sorts.letter(view.what)
            fit = selection.fit(fits, letter)
            best = fit if best == "u" else max(best, fit)
        mouth = f"{int(view.quoted)}{quoted}"
        before, now = int(here - 1 in subject.get(view.name, ())), int(here in subject.get(view.name, ()))
        conj = "" if joined < 0 else str(int(view.word.i == joined))
        row: list[Group] = [
            (evidence.pair, kind, far, view.role, role, leads, new),
            (evidence.being, kind, view.what, view.shown, view.sex, view.several, says),
            (evidence.standing, kind, path, min(len(seen), 5), far, view.what, names),
            (evidence.telling, kind, min(views.told(view.name), 4), far, mouth, int(view.nested), view.what, new),
            (evidence.ordered, kind, order[view.name], competing, view.what, far, int(fits_kind)),
            (evidence.led, kind, before, int(here in sentences[view.name]), now, form, leads, view.what),
            (evidence.kept, kind, len(sentences[view.name]), int(fits_kind), int(view.several == 2), far, new, before),
            (evidence.fitting, kind, letter, fit, form, view.role, path, far, leads),
            (evidence.numbered, kind, letter, view.several, fit, asker.word, view.shown),
            (evidence.built, kind, path, letter, how, view.role, form, far, conj),
            (evidence.introduced, kind, letter, view.shown, view.role, form, far, path, view.what, mouth),
        ]
        if far == 0:
            distance = bisect_left(_DISTANCES, tok.i - view.word.i)
            same = int(clause is not None and syntax.clause(view.word) is clause)
            row.append((evidence.beside, kind, distance, form, view.role, same, view.what))
        rows.append(row)
    nobody: list[Group] = [
        (evidence.nobody, kind, asker.word, role, quoted, leads, names),
        (evidence.nothing, kind, form, how, best, quoted, leads),
    ]
    if asker.word == "it" and role == "subject":
        nobody.append(asking.empty(tok.head))
    return [*rows, nobody]


def _typed(kind: str, view: View) -> bool:
    """Is it of the sort most such pronouns stand for?"""
    if kind == "P":
        return view.kind is not None or view.what in ("PERSON", "person")
    if kind == "many":
        return view.several > 0 or view.what in ("crew", "ORG", "NORP")
    return view.kind is not None or view.what in ("ORG", "GPE", "crew", "FAC", "EVENT", "LOC")


def weighed(rows: list[list[Group]]) -> Iterator[float]:
    """The score of each row."""
    weights = linear.load("pronouns")
    for row in rows:
        yield weights.sum_of(row) * weights.scale
