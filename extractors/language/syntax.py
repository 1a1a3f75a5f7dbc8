"""Who depends on whom, in words that hold for both label schemes (UD and spaCy's CLEAR).

Functions take a ``Word`` and give tokens in text order; where a document has no parse they give
nothing. "Baku's forces began bombarding military positions": ``subjects(bombarding)`` is ``(forces,)`` though
the word hangs on "began", ``objects(bombarding)`` is ``(positions,)``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from extractors.language import labels as lab
from extractors.language.verbs import (
    BE,
    NEVER_VERBS,
    aspect,
    auxiliaries,
    copula,
    form,
    is_verb,
    modality,
    negated,
    particle,
    passive,
    tense,
    verb_group,
)
from extractors.language.words import Word, per_word

__all__ = [
    "BE",
    "NEVER_VERBS",
    "Link",
    "Oblique",
    "Relation",
    "agents",
    "antecedent",
    "appositions",
    "aspect",
    "auxiliaries",
    "clause",
    "clause_tokens",
    "complements",
    "conjuncts",
    "copula",
    "form",
    "governing_verb",
    "introduces",
    "is_modifier",
    "is_subject",
    "is_verb",
    "links_up",
    "modality",
    "modifiers",
    "name_span",
    "negated",
    "objects",
    "obliques",
    "particle",
    "passive",
    "patients",
    "phrase",
    "possessors",
    "predicate",
    "prepositions",
    "recipients",
    "subjects",
    "tense",
    "up",
    "verb_group",
]

#: Verbs whose infinitive is done by their subject though they take an object ("promised them to leave").
_SUBJECT_CONTROL = frozenset(("promise", "vow", "threaten", "pledge", "use", "take", "wait"))


class Relation(StrEnum):
    """How a word hangs on the word above it, whatever the scheme calls it."""

    SUBJECT = "subject"
    OBJECT = "object"
    OBLIQUE = "oblique"
    COMPLEMENT = "complement"  # said that X fell
    OPEN = "open"  # wants to fall, began falling
    ADVERBIAL = "adverbial"  # after X fell
    RELATIVE = "relative"  # the wall that fell
    ADNOMINAL = "adnominal"  # the wall built in 1961, a plan to build
    LOOSE = "loose"  # X fell, he said
    CONJUNCT = "conjunct"
    APPOSITION = "apposition"
    POSSESSOR = "possessor"
    PART = "part"  # of a name or compound
    OTHER = "other"


class Link(NamedTuple):
    """One step up: the word above, the relation, and the preposition or conjunction between ("after", "")."""

    head: Word
    relation: Relation
    marker: str


class Oblique(NamedTuple):
    """A dependent with its preposition in lower case ("in", "according to"), ``""`` for a bare one."""

    preposition: str
    head: Word


_RELATIONS = {
    **dict.fromkeys(lab.OBLIQUE, Relation.OBLIQUE),
    **dict.fromkeys(lab.SUBJECT, Relation.SUBJECT),
    **dict.fromkeys(lab.OBJECT | lab.INDIRECT | lab.ATTRIBUTE, Relation.OBJECT),
    **dict.fromkeys(lab.FINITE_COMPLEMENT, Relation.COMPLEMENT),
    **dict.fromkeys(lab.OPEN_COMPLEMENT, Relation.OPEN),
    **dict.fromkeys(lab.ADVERBIAL_CLAUSE, Relation.ADVERBIAL),
    **dict.fromkeys(lab.RELATIVE_CLAUSE, Relation.RELATIVE),
    **dict.fromkeys(lab.ADNOMINAL_CLAUSE, Relation.ADNOMINAL),
    **dict.fromkeys(lab.LOOSE, Relation.LOOSE),
    **dict.fromkeys(lab.CONJUNCT, Relation.CONJUNCT),
    **dict.fromkeys(lab.APPOSITION, Relation.APPOSITION),
    **dict.fromkeys(lab.POSSESSOR, Relation.POSSESSOR),
    **dict.fromkeys(lab.NAME_PART, Relation.PART),
}


def _children(tok: Word, names: frozenset[str]) -> tuple[Word, ...]:
    return tuple(child for child in tok.children if child.dep_ in names)


def _is_preposition_node(tok: Word) -> bool:
    return tok.dep_ in lab.PREPOSITION_NODE and any(
        child.dep_ in lab.PREPOSITION_OBJECT or _is_preposition_node(child) for child in tok.rights
    )


def prepositions(tok: Word) -> str:
    """The preposition or subordinator in front of a word, joined and lower case: "after", "because of", ``""``."""
    if tok.dep_ in lab.PREPOSITION_OBJECT:
        node = tok.head
        above = node.head
        if above.dep_ in lab.PREPOSITION_NODE and node.dep_ in lab.PREPOSITION_NODE and above is not node:
            return f"{above.lower_} {node.lower_}"
        return node.lower_
    words: list[Word] = []
    for child in tok.lefts:
        if child.dep_ in lab.CASE or child.dep_ in lab.MARKER:
            words.append(child)
            words.extend(grand for grand in child.children if grand.dep_ in lab.FIXED)
    return " ".join(word.lower_ for word in words if word.lower_ not in ("'s", "’s", "to") or word.tag_ == "IN")


def introduces(tok: Word) -> Word | None:
    """The word a preposition or conjunction stands for: "began" for "after" in "hours after the assault began"."""
    if tok.dep_ in lab.CASE or tok.dep_ in lab.MARKER:
        return tok.head
    if tok.dep_ in lab.ADVERB and tok.head.i > tok.i and is_verb(tok.head):
        return tok.head  # "when it fell"
    if tok.dep_ in lab.PREPOSITION_NODE:
        return next((child for child in tok.rights if child.dep_ in lab.PREPOSITION_OBJECT), None)
    return None


@per_word
def up(tok: Word) -> Link | None:
    """One step towards the root, prepositions folded into ``marker``; ``None`` at the root or without a parse."""
    head = tok.head
    if head is tok or not tok.dep_ or head.i == tok.i:
        return None
    if tok.dep_ in lab.PREPOSITION_OBJECT:
        marker = prepositions(tok)
        node = head
        while node.dep_ in lab.PREPOSITION_NODE and node.head.i != node.i:
            node = node.head
        relation = Relation.ADVERBIAL if is_verb(tok) else Relation.OBLIQUE
        return Link(node, relation, marker)
    relation = _RELATIONS.get(tok.dep_, Relation.OTHER)
    return Link(head, relation, prepositions(tok))


def links_up(tok: Word) -> Iterator[Link]:
    """Every step up to the root of the sentence; a broken tree cannot loop."""
    for _ in range(64):
        link = up(tok)
        if link is None:
            return
        yield link
        tok = link.head


def predicate(tok: Word) -> Word:
    """What a copular clause says of its subject: "ready" in "talks are ready", in either scheme; else ``tok``."""
    if tok.lower_ in BE:
        for child in tok.rights:
            if child.dep_ in lab.ATTRIBUTE:
                return child
    return tok


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


def clause_tokens(tok: Word) -> tuple[Word, ...]:
    """The words of the clause headed by ``tok`` without those of clauses below it, in text order."""
    found = [tok]
    queue = [tok]
    while queue:
        for child in queue.pop().children:
            if child.dep_ in lab.CLAUSAL or (child.dep_ in lab.CONJUNCT and is_verb(child)):
                continue
            found.append(child)
            queue.append(child)
    return tuple(sorted(found, key=lambda word: word.i))


def conjuncts(tok: Word) -> tuple[Word, ...]:
    """The word and those coordinated with it, in text order: "France", "Britain" for "France and Britain"."""
    found = [tok]
    for word in found:
        found.extend(_children(word, lab.CONJUNCT))
    return tuple(sorted(found, key=lambda word: word.i))


def antecedent(tok: Word) -> Word | None:
    """The noun a relative or participle clause is about: "man" for "arrested" in "the man arrested on Friday"."""
    if tok.dep_ in lab.RELATIVE_CLAUSE or tok.dep_ in lab.ADNOMINAL_CLAUSE:
        return tok.head
    if tok.dep_ in lab.CONJUNCT and is_verb(tok):
        return antecedent(tok.head)
    return None


def _is_relative_pronoun(tok: Word) -> bool:
    return tok.tag_ in ("WDT", "WP") or tok.lower_ in ("who", "which", "that", "whom")


def _resolve(noun: Word, verb: Word) -> Word:
    if _is_relative_pronoun(noun) and (found := antecedent(verb)) is not None:
        return found
    return noun


@per_word
def subjects(tok: Word) -> tuple[Word, ...]:
    """Subjects of a predicate: its own, or the one it shares, is controlled by, or modifies (in that order).

    "Moscow agreed to withdraw and left": "Moscow" for all three verbs; "the man who fled": "man".
    Coordinated subjects come as their first word; ``conjuncts`` gives the rest.
    """
    return _subjects(tok, 12)


def _subjects(tok: Word, depth: int) -> tuple[Word, ...]:
    own = _children(tok, lab.SUBJECT)
    if own:
        real = [child for child in own if not child.dep_.startswith("csubj")] or own
        return tuple(_resolve(child, tok) for child in _behind_dateline(real, tok))
    head = tok.head
    if depth == 0 or head.i == tok.i or not tok.dep_:
        return ()
    if (tok.dep_ in lab.ADNOMINAL_CLAUSE or tok.dep_ in lab.OPEN_COMPLEMENT) and (main := _nominal_root(tok)):
        return (main,)
    if tok.dep_ in lab.CONJUNCT:
        return _subjects(head, depth - 1) if is_verb(tok) or copula(tok) is not None or is_verb(head) else ()
    if tok.dep_ in lab.OPEN_COMPLEMENT or (tok.dep_ in lab.FINITE_COMPLEMENT and tense(tok) not in ("PAST", "PRESENT")):
        controller = _children(head, lab.OBJECT | lab.INDIRECT)
        if controller and head.lemma_ not in _SUBJECT_CONTROL and controller[0].i < tok.i:
            return controller[:1]
        return _subjects(head, depth - 1)
    if tok.dep_ in lab.RELATIVE_CLAUSE or tok.dep_ in lab.ADNOMINAL_CLAUSE:
        return (head,) if form(tok) in ("VBG", "VBN", "VBD", "VBZ", "VBP") else ()
    if tok.dep_ in lab.ADVERBIAL_CLAUSE and form(tok) in ("VBG", "VBN", "VB"):
        return _subjects(head, depth - 1)
    link = up(tok)
    if link is not None and link.relation is Relation.ADVERBIAL and is_verb(link.head):
        return _subjects(link.head, depth - 1)
    return ()


def _behind_dateline(own: Sequence[Word], verb: Word) -> Sequence[Word]:
    """The subject behind "OSLO, May 9 —" or "WASHINGTON (AP) -", which parsers take for the subject itself."""
    first = own[0]
    if not (first.is_upper and len(first) > 2 and first.is_sent_start):
        return own
    dash = next((word.i for word in first.doc[first.i + 1 : verb.i] if word.text in ("—", "–", "--", "-", "―")), None)
    if dash is None:
        return own
    return [child for child in own if child.i > dash] or [child for child in appositions(first) if child.i > dash]


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
    own = _children(tok, lab.OBJECT)
    if own:
        return tuple(_resolve(child, tok) for child in own)
    if tok.dep_ in lab.RELATIVE_CLAUSE and not passive(tok) and not _children(tok, lab.FINITE_COMPLEMENT):
        real = _children(tok, lab.SUBJECT)
        free = not any(child.lower_ in ("where", "when", "why") for child in tok.lefts)
        if real and free and not any(_is_relative_pronoun(child) for child in real):
            return (tok.head,)
    if tok.dep_ in lab.CONJUNCT and is_verb(tok) and is_verb(tok.head):
        # "shot and killed three people": the object stands after the last verb; the other way round below.
        return ()
    return _shared_object(tok)


def _shared_object(tok: Word) -> tuple[Word, ...]:
    for child in tok.rights:
        between = child.dep_ in lab.CONJUNCT and is_verb(child) and child.i - tok.i <= 3
        if between and form(child) == form(tok) and not _children(child, lab.SUBJECT) and not passive(tok):
            return _children(child, lab.OBJECT)
    return ()


@per_word
def obliques(tok: Word) -> tuple[Oblique, ...]:
    """Dependents with a preposition, and bare adverbial nouns, of a verb or noun, in text order.

    "converged on the embassy in Yerevan": ``("on", embassy)``; "killed by rebels": ``("by", rebels)``.
    """
    found: list[Oblique] = []
    for child in tok.children:
        if _is_preposition_node(child):
            found.extend(_below_preposition(child, child.lower_))
        elif child.dep_ in lab.OBLIQUE:
            found.append(Oblique(prepositions(child), child))
    return tuple(found)


def _below_preposition(node: Word, words: str) -> list[Oblique]:
    found: list[Oblique] = []
    for child in node.rights:
        if child.dep_ in lab.PREPOSITION_OBJECT and not is_verb(child):
            found.append(Oblique(words, child))
        elif _is_preposition_node(child):
            found.extend(_below_preposition(child, f"{words} {child.lower_}"))
    return found


def _by(tok: Word) -> tuple[Word, ...]:
    return tuple(item.head for item in obliques(tok) if item.preposition == "by")


def agents(tok: Word) -> tuple[Word, ...]:
    """Who does it: the subject, or the "by" phrase of a passive."""
    return _by(tok) if passive(tok) else subjects(tok)


def patients(tok: Word) -> tuple[Word, ...]:
    """Who or what it is done to: the object, or the subject of a passive."""
    return subjects(tok) if passive(tok) else objects(tok)


def recipients(tok: Word) -> tuple[Word, ...]:
    """Indirect objects: "Congress" in "gave Congress a week", also as "to" phrase under CLEAR's dative."""
    found: list[Word] = []
    for child in _children(tok, lab.INDIRECT):
        below = [grand for grand in child.rights if grand.dep_ in lab.PREPOSITION_OBJECT]
        found.extend(below or [child])
    return tuple(found)


def possessors(tok: Word) -> tuple[Word, ...]:
    """ "Baku" in "Baku's blockade", "its" in "its decision"."""
    return _children(tok, lab.POSSESSOR)


def modifiers(tok: Word) -> tuple[Word, ...]:
    """Adjectives, numbers and nouns in front of a noun: "Azerbaijani", "fresh" in "a fresh Azerbaijani assault"."""
    return tuple(child for child in tok.lefts if child.dep_ in lab.MODIFIER and child.dep_ not in lab.DETERMINER)


def is_subject(tok: Word) -> bool:
    """Is it the subject of a predicate, whether it acts or undergoes?"""
    return tok.dep_ in lab.SUBJECT


def is_modifier(tok: Word) -> bool:
    """Does a word stand as adjective or noun before a noun ("disputed" in "the disputed region")?"""
    return tok.dep_ in lab.MODIFIER


@per_word
def complements(tok: Word) -> tuple[Word, ...]:
    """Heads of the clauses a verb takes: what was said, begun, wanted (also loosely attached quotations)."""
    return _children(tok, lab.FINITE_COMPLEMENT | lab.OPEN_COMPLEMENT)


@per_word
def appositions(tok: Word) -> tuple[Word, ...]:
    """ "secretary" for "Danilov" in "Oleksii Danilov, the secretary of the council"."""
    return _children(tok, lab.APPOSITION)


@per_word
def name_span(tok: Word) -> tuple[int, int]:
    """First and one past last token index of the name or compound a word heads: "Prime Minister Nikol Pashinyan"."""
    begin = end = tok.i
    queue = [tok]
    while queue:
        for child in queue.pop().children:
            if child.dep_ in lab.NAME_PART:
                begin, end = min(begin, child.i), max(end, child.i)
                queue.append(child)
    return begin, end + 1


_LEFT_OUT = lab.CLAUSAL | lab.APPOSITION | lab.CONJUNCT | lab.COORDINATOR | lab.PUNCTUATION | lab.COPULA | lab.AUXILIARY


@per_word
def phrase(tok: Word) -> tuple[int, int]:
    """First and one past last token index of a noun phrase, without its preposition, clauses, appositions, conjuncts.

    Only prepositional parts with "of" stay: "the secretary of the council", not "the embassy in Yerevan".
    """
    begin = end = tok.i
    queue = [tok]
    while queue:
        word = queue.pop()
        for child in word.children:
            if child.dep_ in lab.APPOSITION and word is tok and child.left_edge.i == tok.i + 1:
                queue.append(child)  # title and name without a comma: "manager Pedro Almada"
                end = max(end, child.i)
                continue
            if child.dep_ in _LEFT_OUT or child.dep_ in lab.SUBJECT:
                continue
            if word is tok and (child.dep_ in lab.CASE or child.dep_ in lab.MARKER):
                continue
            inner = child.dep_ in lab.OBLIQUE and not _is_preposition_node(child)
            preposition = prepositions(child) if inner else child.lower_ if _is_preposition_node(child) else "of"
            if preposition != "of":
                continue
            begin, end = min(begin, child.i), max(end, child.i)
            queue.append(child)
    return begin, end + 1
