"""Who does what to whom: subjects, objects, obliques, agents, patients, recipients of a verb or noun."""

from __future__ import annotations

from typing import NamedTuple

from extractors.language import labels as lab
from extractors.language.clauses import antecedent
from extractors.language.control import controlled
from extractors.language.links import Relation, children, is_preposition_node, links_up, prepositions, up
from extractors.language.participles import begun, loose
from extractors.language.relatives import TELLING, agreeing, person_behind, relative_behind, said_of, told_in
from extractors.language.repairs import bare_object, behind_dateline, fronted_subject, only_measured
from extractors.language.rows import (
    around_aside,
    behind_and,
    behind_aside,
    inner_doer,
    last_of,
    opens,
    said_before,
    told,
    told_on,
)
from extractors.language.tenses import passive, tense
from extractors.language.verbs import auxiliaries, copula, form, is_verb
from extractors.language.words import Word, per_word

#: Verbs whose infinitive is done by their subject though they take an object ("promised them to leave").
_SUBJECT_CONTROL = frozenset(
    ("promise", "vow", "threaten", "pledge", "use", "take", "wait", "phone", "telephone", "visit")
)
#: Words from one participle to the next that share a "by": "was shot and killed by police".
_CLOSE = 3
#: They begin a clause with an object of its own, or none, whatever noun it was hung on ("as districts prepare").
_APART = frozenset(
    ("where", "when", "why", "as", "while", "because", "after", "before", "since", "until", "although", "if")
)


class Oblique(NamedTuple):
    """A dependent with its preposition in lower case ("in", "according to"), ``""`` for a bare one."""

    preposition: str
    head: Word


def _is_relative_pronoun(tok: Word) -> bool:
    return tok.tag_ in ("WDT", "WP") or tok.lower_ in ("who", "which", "that", "whom")


def _resolve(noun: Word, verb: Word) -> Word:
    if _is_relative_pronoun(noun):
        meant = person_behind(noun, antecedent(verb)) or relative_behind(noun)
        return agreeing(meant, noun, verb) if meant is not None else noun
    return noun


@per_word
def subjects(tok: Word) -> tuple[Word, ...]:
    """Subjects of a predicate: its own, or the one it shares, is controlled by, or modifies (in that order).

    "Moscow agreed to withdraw and left": "Moscow" for all three verbs; "the man who fled": "man".
    Coordinated subjects come as their first word; ``conjuncts`` gives the rest.
    """
    return _subjects(tok, 12)


def _subjects(tok: Word, depth: int) -> tuple[Word, ...]:
    own = children(tok, lab.SUBJECT) or tuple(w for aux in auxiliaries(tok) for w in children(aux, lab.SUBJECT))
    if own:
        own = last_of(tok, own) or own
        real = [child for child in own if not child.dep_.startswith("csubj")] or own
        return tuple(_resolve(child, tok) for child in behind_dateline(real, tok))
    if (fronted := fronted_subject(tok)) is not None and (form(tok) in ("VBD", "VBZ", "VBP") or auxiliaries(tok)):
        return (fronted,)
    head = tok.head
    if (above := begun(tok)) is not None and depth:
        return _subjects(above, depth - 1)
    if depth == 0 or head.i == tok.i or not tok.dep_:
        return ()
    if (verb := loose(tok)) is not None:
        return _subjects(verb, depth - 1)
    if (tok.dep_ in lab.ADNOMINAL_CLAUSE or tok.dep_ in lab.OPEN_COMPLEMENT) and (main := _nominal_root(tok)):
        return (main,)
    if tok.dep_ in lab.CONJUNCT:
        if tok.pos_ == "ADJ" and head.pos_ == "PROPN":
            return (head,)  # "found Luis Ortega, 63, guilty of taking bribes"
        if (fresh := behind_and(tok)) is not None:
            return (fresh,)
        head = around_aside(tok, head)
        if (teller := told_on(tok, head)) is not None:
            return _subjects(teller, depth - 1)
        return _subjects(head, depth - 1) if is_verb(tok) or copula(tok) is not None or is_verb(head) else ()
    if tok.dep_ in lab.FINITE_COMPLEMENT and (what := said_of(tok)) is not None:
        return (what,)
    if (tok.dep_ in lab.OPEN_COMPLEMENT or tok.dep_ in lab.FINITE_COMPLEMENT) and head.i > tok.i:
        return ()  # "…, a union said": who says it has not done it
    if tok.dep_ in lab.OPEN_COMPLEMENT or (tok.dep_ in lab.FINITE_COMPLEMENT and tense(tok) not in ("PAST", "PRESENT")):
        controller = children(head, lab.OBJECT | lab.INDIRECT)
        if controller and head.lemma_ not in _SUBJECT_CONTROL and controller[0].i < tok.i:
            return controller[:1]
        return _subjects(head, depth - 1)
    if (over := controlled(tok)) is not None:
        return _subjects(over, depth - 1) if isinstance(over, Word) else over
    if tok.dep_ in lab.RELATIVE_CLAUSE or tok.dep_ in lab.ADNOMINAL_CLAUSE:
        return (head,) if form(tok) in ("VBG", "VBN", "VBD", "VBZ", "VBP") else ()
    if fronted_subject(head) is tok:
        return ()
    if (main := behind_aside(tok) or said_before(tok) or inner_doer(tok)) is not None:
        return _subjects(main, depth - 1)
    if tok.dep_ in lab.ADVERBIAL_CLAUSE and form(tok) in ("VBG", "VBN", "VB"):
        found = _subjects(head, depth - 1)
        return found if not found or found[0].i < tok.i or opens(tok) else ()
    link = up(tok)
    if link is not None and link.relation is Relation.ADVERBIAL and is_verb(link.head):
        return _subjects(link.head, depth - 1)
    return ()


@per_word
def owner(tok: Word) -> Word | None:
    """The noun that "whose" stands for before another: "Hanak" for "government" in "Hanak, whose government fell"."""
    if not any(child.tag_ == "WP$" for child in tok.lefts):
        return None
    for link in links_up(tok):
        loose = link.head.dep_ in lab.LOOSE and link.head.head.i < tok.i  # "Brandt, whose trial is to go on, denies it"
        if link.head.dep_ in lab.RELATIVE_CLAUSE or loose:
            above = link.head.head
            if above.dep_ in lab.APPOSITION and above.head.pos_ == "PROPN" and above.head.i < above.i:
                above = above.head  # "Solberg, an oceanographer whose charts"
            return above if above.i < tok.i and above.pos_ in ("NOUN", "PROPN") else None
    return None


def _nominal_root(tok: Word) -> Word | None:
    """The noun a parser made the root: "A protester wearing a flag stands in the road" is a clause after all."""
    if form(tok) not in ("VBD", "VBZ", "VBP") or auxiliaries(tok):
        return None
    last = tok
    for link in links_up(tok):
        last = link.head
    return last if last.pos_ in ("NOUN", "PROPN") and last.i < tok.i and copula(last) is None else None


@per_word
def objects(tok: Word) -> tuple[Word, ...]:
    """Direct objects; for a relative clause the noun it is about ("the town they took": "town")."""
    own = children(tok, lab.OBJECT)
    if len(own) > 1 and own[0].lower_ == "that" and tok.head.head.lemma_ in TELLING:
        own = own[1:]  # "told the court that Olesz had taken the car" brings what was told
    if own and not only_measured(tok, own):
        return tuple(_resolve(child, tok) for child in own)
    if tok.dep_ in lab.RELATIVE_CLAUSE and not passive(tok) and not children(tok, lab.FINITE_COMPLEMENT):
        real = children(tok, lab.SUBJECT)
        real = (last_of(tok, real) or real) if real else real  # "a town, which rebels seized"
        free = not any(
            child.lower_ in _APART or (child.dep_ in lab.OBLIQUE and _is_relative_pronoun(child)) for child in tok.lefts
        )  # "the fire in which two men died"
        if (
            real
            and free
            and not told_in(tok)
            and not any(_is_relative_pronoun(child) or _owned(child) for child in real)
        ):
            return (tok.head,)
    if begun(tok) is not None:
        return (tok.head,)
    if (bare := bare_object(tok)) is not None and is_verb(tok) and not passive(tok):
        return (bare,)
    for child in children(tok, lab.OPEN_COMPLEMENT):
        if child.pos_ == "ADJ" and child.i > tok.i and any(word.lower_ == "the" for word in child.lefts):
            return (child,)  # "locate the deceased"
        if child.pos_ == "NOUN" and child.i > tok.i and (whom := child.left_edge).ent_type_ in ("PERSON", "PER"):
            return (whom,)  # "named Robert Ames president"
    return _shared_object(tok)


def _owned(noun: Word) -> bool:
    """ "whose barn" in "Auer, whose barn collapsed", "the first of which": Auer is no object of it."""
    return any(child.tag_ in ("WP$", "WDT", "WP") for child in noun.children)


def sharer(tok: Word) -> Word | None:
    """The verb whose object is that of another, too: "wounded" for "shot" in "shot and wounded three people"."""
    for child in tok.rights:
        between = child.dep_ in lab.CONJUNCT and is_verb(child) and child.i - tok.i <= 3
        if between and form(child) == form(tok) and not children(child, lab.SUBJECT) and not passive(tok):
            return child if children(child, lab.OBJECT) and not children(tok, lab.OBJECT) else None
    return None


def _shared_object(tok: Word) -> tuple[Word, ...]:
    both = sharer(tok)
    return children(both, lab.OBJECT) if both is not None else ()


@per_word
def obliques(tok: Word) -> tuple[Oblique, ...]:
    """Dependents with a preposition, and bare adverbial nouns, of a verb or noun, in text order.

    "converged on the embassy in Yerevan": ``("on", embassy)``; "killed by rebels": ``("by", rebels)``.
    """
    found: list[Oblique] = []
    for child in tok.children:
        if is_preposition_node(child):
            found.extend(_below_preposition(child, child.lower_))
        elif child.dep_ in lab.OBLIQUE:
            found.append(Oblique(prepositions(child), child))
    return tuple(found)


def _below_preposition(node: Word, words: str) -> list[Oblique]:
    found: list[Oblique] = []
    for child in node.rights:
        if child.dep_ in lab.PREPOSITION_OBJECT and not is_verb(child):
            found.append(Oblique(words, child))
        elif is_preposition_node(child):
            found.extend(_below_preposition(child, f"{words} {child.lower_}"))
    return found


def _by(tok: Word) -> tuple[Word, ...]:
    return tuple(item.head for item in obliques(tok) if item.preposition == "by")


def agents(tok: Word) -> tuple[Word, ...]:
    """Who does it: the subject, or the "by" phrase of a passive, of the last for "was shot and killed by police"."""
    if not passive(tok):
        return subjects(tok)
    own = _by(tok)
    if own:
        return own
    for child in children(tok, lab.CONJUNCT):
        if passive(child) and child.i - tok.i <= _CLOSE and not children(child, lab.SUBJECT):
            return _by(child)
    return own


def patients(tok: Word) -> tuple[Word, ...]:
    """Who or what it is done to: the object, or the subject of a passive."""
    return subjects(tok) if passive(tok) else objects(tok)


def recipients(tok: Word) -> tuple[Word, ...]:
    """Indirect objects: "Congress" in "gave Congress a week", also as "to" phrase under CLEAR's dative."""
    found: list[Word] = []
    for child in children(tok, lab.INDIRECT):
        below = [grand for grand in child.rights if grand.dep_ in lab.PREPOSITION_OBJECT]
        found.extend(below or [child])
    whom = told(tok) if not found else None
    return tuple(found) if whom is None else (whom,)
