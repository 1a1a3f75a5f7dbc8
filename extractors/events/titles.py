"""A short line for an event, as a person would write it, from the words of its sentence."""

from __future__ import annotations

from spacy.tokens import Token

from extractors.events.candidates import Candidate
from extractors.language import memo, syntax
from extractors.language.syntax import Relation

_LONGEST = 14


def of(candidate: Candidate, timed: frozenset[int]) -> str:
    """ "Azerbaijani Defense Ministry announced the start of an operation", "Armenian protesters converged on …".

    Subject, verb group, objects and the first prepositional phrases; time expressions and subordinate clauses stay
    out, as does whatever is over fourteen words.
    """
    verb = candidate.carrier
    if not syntax.is_verb(verb):
        return _nominal(candidate.head, timed)
    kept: set[int] = {word.i for word in syntax.verb_group(verb)}
    kept |= {
        child.i
        for child in memo.children(verb)
        if syntax.negated(verb) and child.lower_ in ("not", "n't", "never", "no")
    }
    subject: list[int] = []
    for tok in syntax.subjects(verb)[:1]:
        for word in syntax.conjuncts(tok)[:3]:
            begin, end = syntax.phrase(word)
            subject.extend(range(begin, end))
            subject.extend(range(tok.i + 1, begin) if word is not tok else ())
    for child in memo.children(verb):
        link = syntax.up(child)
        if link is not None and link.relation is Relation.OBJECT and child.i > verb.i:
            kept |= _phrase(child, timed)
    room = _LONGEST - len(kept) - len(subject)
    for item in syntax.obliques(verb):
        added = _phrase(item.head, timed)
        if added and 0 < len(added) <= room and item.head.i > verb.i:
            kept |= added
            room -= len(added)
    for child in syntax.complements(verb):
        if syntax.tense(child) == "INFINITIVE" or syntax.form(child) == "VBG":
            added = {child.i} | {word.i for word in memo.lefts(child) if word.lower_ == "to"}
            for obj in syntax.objects(child):
                added |= _phrase(obj, timed)
            if len(added) <= room:
                kept |= added
    doc = verb.doc
    front = " ".join(_words(doc[index] for index in sorted(set(subject)) if index not in timed))
    back = " ".join(_words(doc[index] for index in sorted(kept - set(subject)) if index not in timed))
    line = _tidy(f"{front} {back}")
    return line[:1].upper() + line[1:]


def _phrase(tok: Token, timed: frozenset[int]) -> set[int]:
    """A noun phrase with its preposition and one phrase below it; empty if it is a time expression."""
    if tok.i in timed:
        return set()
    begin, end = syntax.phrase(tok)
    found = set(range(begin, end))
    lead = tok.doc[begin - 1] if begin else None
    if lead is not None and lead.pos_ == "ADP" and syntax.prepositions(tok):
        found.add(lead.i)
    for inner in syntax.obliques(tok):
        if (
            inner.preposition in ("in", "on", "at", "against", "between", "with", "to", "for")
            and inner.head.i not in timed
        ):
            low, high = syntax.phrase(inner.head)
            if low > end - 1 and high - begin <= _LONGEST:
                found |= set(range(end, high))
            break
    return found


def _nominal(noun: Token, timed: frozenset[int]) -> str:
    found = _phrase(noun, timed)
    begin, end = syntax.phrase(noun)
    found |= set(range(begin, end))
    line = _tidy(" ".join(_words(noun.doc[index] for index in sorted(found) if index not in timed)))
    return line[:1].upper() + line[1:]


def _words(tokens: object) -> list[str]:
    return [tok.text for tok in tokens if not tok.is_space]  # type: ignore[attr-defined]


def _tidy(line: str) -> str:
    for gap, tight in (
        (" 's", "'s"),
        (" ’s", "’s"),
        (" n't", "n't"),
        (" n’t", "n’t"),
        (" ,", ","),
        (" %", "%"),
        ("$ ", "$"),
        (" - ", "-"),
    ):
        line = line.replace(gap, tight)
    line = line.strip(" ,;:")
    for lead in ("The ", "the ", "A ", "a ", "An ", "an "):
        if line.startswith(lead):
            return line[len(lead) :]
    return line
