"""What the form of a verb makes of an event: modals, the future, conditions, questions, imperatives."""

from __future__ import annotations

from extractors.events import lexicon
from extractors.events.candidates import key
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word
from extractors.model import Factuality

#: A status and the word that decided.
Verdict = tuple[Factuality, str]


def verb_form(verb: Word, tense: str, modality: str | None) -> Verdict | None:
    """What modal, future, question and imperative make of an event: "may strike" is possible, "will strike" planned."""
    if tense != "NONE" and _question(verb):
        return Factuality.POSSIBLE, "?"
    if _was_to_have(verb):
        return Factuality.PLANNED, "was to"
    if _is_to(verb):
        return Factuality.PLANNED, "is to"
    if modality == "have to" and syntax.tense(verb.head) == "PAST":
        return None  # "twenty people had to be led to safety": they were
    if (word := _obliged(verb, tense, modality)) is not None and not _conditioned(verb):
        return Factuality.PLANNED, word
    if modality is not None:
        if _conditioned(verb):
            return Factuality.CONDITIONAL, "if"
        if (modality == "would" and _reported(verb)) or (modality == "should" and _expected(verb)):
            return Factuality.PLANNED, modality
        return Factuality.POSSIBLE, modality
    if tense == "FUTURE":
        # "They will walk out on Monday unless they are paid" is what they plan; "if they are not" is what may come.
        return (Factuality.CONDITIONAL, "if") if _conditioned(verb, ("if",)) else (Factuality.PLANNED, "will")
    if syntax.headline_plan(verb):
        return Factuality.PLANNED, "to"
    if tense == "INFINITIVE" and syntax.form(verb) == "VB" and syntax.up(verb) is None and not syntax.subjects(verb):
        return Factuality.POSSIBLE, "imperative"
    return None


_DUE = frozenset(("due", "scheduled", "set", "planned", "expected", "supposed", "meant"))
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


def fallen_through(verb: Word) -> Verdict | None:
    """ "A convoy that was due to leave on Friday was cancelled": it did not leave. Alone, "was due to" is a plan."""
    link = syntax.up(verb)
    bound = syntax.conjuncts(link.head) if link is not None and link.relation is Relation.OPEN else ()
    if (undone := next((word for word in bound if syntax.elided(word)), None)) is not None:
        return Factuality.DENIED, f"{undone.text} not"  # "promised to publish it but did not"
    due = any(child.lower_ == "due" for child in verb.lefts)  # "due to" taken for one word
    as_one = due or was_to(verb)
    if link is None:
        return (dropped(verb) if as_one else None) or ((Factuality.PLANNED, "due") if due else None)
    if not as_one and (link.relation is not Relation.OPEN or link.head.lower_ not in _DUE):
        return None
    clause = link if as_one else syntax.up(link.head)
    if (off := dropped(verb if as_one else link.head)) is not None:
        return off
    behind = due and clause is not None and clause.relation is Relation.ADVERBIAL and not syntax.passive(clause.head)
    if behind and clause is not None and key(clause.head) in lexicon.verbs("cancel"):
        return Factuality.CANCELLED, clause.head.text  # "cancelled all flights due to leave on Tuesday"
    where = any(word.lower_ == "where" for word in verb.lefts)
    if clause is not None and where and key(clause.head) in lexicon.verbs("cancel"):
        return Factuality.CANCELLED, clause.head.text
    noun = clause.head if clause is not None and clause.relation in (Relation.RELATIVE, Relation.ADNOMINAL) else None
    for _ in range(3):
        over = syntax.up(noun) if noun is not None else None
        if over is None:
            break
        if syntax.is_verb(over.head):
            acted = over.relation is Relation.OBJECT or (
                over.relation is Relation.SUBJECT and syntax.passive(over.head)
            )
            if acted and key(over.head) in lexicon.verbs("cancel"):
                return Factuality.CANCELLED, over.head.text
            break
        noun = over.head  # "his trip to Geneva, where he was to speak"
    return (Factuality.PLANNED, "due") if due or link.head.lower_ == "due" else None


def was_to(verb: Word) -> bool:
    """ "was to open": a plan told from behind."""
    words = [word.lower_ for word in verb.lefts]
    return "to" in words and ("was" in words or "were" in words)


def _expected(verb: Word) -> bool:
    """ "should be completed by July" tells what is expected; "should resign" what somebody wants."""
    if syntax.aspect(verb) != "NONE" or key(verb) not in lexicon.verbs("to_come"):
        return False
    return not any(word.lower_ in _EXHORTED | {"they", "he", "she"} for word in syntax.subjects(verb))


def was_due(verb: Word) -> bool:
    """ "was due to ride on Saturday": a plan told from behind, too."""
    link, words = syntax.up(verb), [word.lower_ for word in verb.lefts]
    if "due" not in words:  # "due to" taken for one word
        if link is None or link.relation is not Relation.OPEN or link.head.lower_ not in _DUE:
            return False
        words = [word.lower_ for word in link.head.lefts]
    return "was" in words or "were" in words


def _is_to(verb: Word) -> bool:
    """ "The dam is to be emptied"."""
    words = [word.lower_ for word in verb.lefts]
    be = next((n for n, word in enumerate(words) if word in ("is", "are")), -1)
    return 0 <= be < len(words) - 1 and words[be + 1] == "to" and syntax.form(verb) in ("VB", "VBN")


def dropped(planned: Word) -> Verdict | None:
    """ "…, but the trip has been scrapped", "…, but has been put off", "…, but the judge adjourned it": the plan is by
    another noun in the clause beside, or by a pronoun.
    """
    for other in syntax.conjuncts(planned)[1:]:
        if key(other) not in lexicon.verbs("cancel") | lexicon.verbs("put_to") | {"drop"}:
            continue
        known = any(child.lower_ in ("the", "that", "this") for word in syntax.subjects(other) for child in word.lefts)
        if known and syntax.passive(other):
            return Factuality.CANCELLED, other.text
        if any(word.lower_ in ("it", "them") for word in syntax.objects(other)):
            return Factuality.CANCELLED, other.text
    return None


def unreal(noun: Word) -> str | None:
    """ "would" in "The strike would have been the first since January", "could" in "A strike could wipe out profit"."""
    link = syntax.up(noun)
    if link is None or link.relation is not Relation.SUBJECT:
        return None
    words = {aux.lower_ for aux in syntax.auxiliaries(link.head)}
    if {"would", "have"} <= words:
        return "would"
    open_yet = any(child.lower_ in ("a", "an", "any", "another", "further") for child in noun.lefts)
    return next((word for word in ("could", "would", "may", "might") if word in words), None) if open_yet else None


def _conditioned(verb: Word, markers: tuple[str, ...] = ("if", "unless")) -> bool:
    """Does an "if" clause hang on it?"""
    for child in verb.children:
        link = syntax.up(child)
        if link is not None and link.relation is Relation.ADVERBIAL:
            if any(word.lower_ in markers for word in child.lefts):
                return True
            if child.left_edge.lower_ in ("should", "had", "were") and child.i < verb.i:
                return True
    return False


def _reported(verb: Word) -> bool:
    link = syntax.up(verb)
    while link is not None and link.relation is Relation.CONJUNCT:
        link = syntax.up(link.head)
    return link is not None and link.relation is Relation.COMPLEMENT and syntax.tense(link.head) in ("PAST", "PRESENT")


def _was_to_have(verb: Word) -> bool:
    """ "The trial was to have begun on Monday": it was planned; whether it did is left open."""
    return was_to(verb) and any(word.lower_ == "have" for word in verb.lefts)


def inverted(verb: Word) -> Verdict | None:
    """ "Had the club sold him, …": it did not. "Had the bridge not been closed, …": it was."""
    first = next((word for word in verb.lefts if word.lower_ == "had"), None)
    if first is None or first.text != "Had" or first.tag_ not in ("VBD", "VBN") or not syntax.subjects(verb):
        return None
    if first.i > min(word.i for word in syntax.subjects(verb)) or verb.doc[verb.sent.end - 1].text == "?":
        return None
    return (Factuality.ASSERTED, "had not") if syntax.negated(verb) else (Factuality.DENIED, "had")


def _question(verb: Word) -> bool:
    link = syntax.up(verb)
    if link is not None and (link.relation not in (Relation.COMPLEMENT, Relation.LOOSE) or link.head.i > verb.i):
        return False
    return any(child.text == "?" for child in verb.rights)
