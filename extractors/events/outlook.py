"""Whether an infinitive, participle, time clause or noun lies ahead of publication: what the words above it say.

"vowed to hunt them down", "is willing to wait", "when the case is heard" tell of what has not been; "gathered to
discuss it", "managed to flee" of what has, because the verb above has.
"""

from __future__ import annotations

from functools import cache

from extractors.events import lexicon, types
from extractors.events.candidates import Candidate, key
from extractors.events.counted import RANKS
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word

#: How far up is looked.
_STEPS = 5
_DUTIES = frozenset(("must", "should", "shall", "ought to", "have to"))
_MODALS = _DUTIES | {"would", "could", "may", "might"}
#: Conjunctions by which a present tense below a future tells of that future.
_WHEN = frozenset(("when", "until", "till", "once", "before", "after", "as soon as", "if", "unless", "by the time"))
_IF = frozenset(("if", "unless"))
_SPOKEN_OF = frozenset((Relation.SUBJECT, Relation.OBJECT, Relation.OBLIQUE))
_POINTING = frozenset(("the", "this", "that", "these", "those"))
_SPOKEN_OF_LATER = types.BEFALLING | {"statement"}
_PAST = frozenset(("PAST", "PASTPART"))
_ABOVE = frozenset((Relation.OPEN, Relation.COMPLEMENT, Relation.ADVERBIAL, Relation.ADNOMINAL))


def is_ahead(word: Word) -> bool:
    """Does a verb lie ahead of publication by its own form or by the verb above?"""
    return syntax.is_verb(word) and _ahead(word, _STEPS)


def noun_is_ahead(candidate: Candidate) -> bool:
    """ "will sign a treaty", "information leading to arrests": what a verb ahead speaks of, if nothing points at it.

    What befalls people is spoken of when it has been ("will discuss attacks").
    """
    noun = candidate.head
    if candidate.carrier.i != noun.i or types.of_word(noun) in _SPOKEN_OF_LATER:
        return False
    link, verb = syntax.up(noun), syntax.governing_verb(noun)
    if link is None or verb is None or link.relation not in _SPOKEN_OF:
        return False
    return is_ahead(verb) and not any(child.lower_ in _POINTING for child in noun.lefts)


def goes_on(candidate: Candidate) -> bool:
    """ "The dispute clouds the season": a noun of what lasts, spoken of in no past tense."""
    noun = candidate.head
    if candidate.carrier.i != noun.i or noun.lemma_.lower() not in lexicon.nouns("lasting") or _ranked(noun):
        return False
    verb = syntax.governing_verb(noun)
    return verb is None or syntax.tense(verb) not in _PAST


def under_way(verb: Word) -> bool:
    """ "said it was reviewing the letter", "a man being sought by the police": so at publication, too.

    Not what is made known: "announced it was closing a mine".
    """
    if syntax.tense(verb) == "PASTPART":
        return any(child.lower_ == "being" for child in verb.lefts)
    if syntax.tense(verb) != "PAST" or syntax.aspect(verb) != "PROGRESSIVE":
        return False
    link = _over(verb)
    return _told(verb) and link is not None and key(link.head) != "announce"


def _ahead(word: Word, steps: int) -> bool:
    aspect = syntax.aspect(word)
    if aspect not in ("NONE", "PROGRESSIVE"):
        return _in_time_clause(word, steps)
    tense = syntax.tense(word)
    if tense == "FUTURE":
        return True
    if tense == "NONE":
        modal = syntax.modality(word)
        return modal in _MODALS and (not syntax.negated(word) or (modal == "would" and _told(word)))
    if tense in ("PRESENT", "PAST"):
        return (tense == "PRESENT" and syntax.modality(word) in _DUTIES) or _in_time_clause(word, steps)
    if steps == 0 or tense not in ("INFINITIVE", "PRESPART"):
        return False
    if tense == "PRESPART" and key(word) in lexicon.verbs("reporting"):
        return False  # "appealed to them to stay away, citing the crackdown"
    return _below(word, tense, steps)


def _over(word: Word) -> syntax.Link | None:
    """The word above and how this one hangs on it, coordination left aside."""
    return next((link for link in syntax.links_up(word) if link.relation is not Relation.CONJUNCT), None)


def _in_time_clause(word: Word, steps: int) -> bool:
    link = _over(word)
    if link is None or link.relation is not Relation.ADVERBIAL or steps == 0:
        return False
    marks = _WHEN if syntax.tense(word) == "PRESENT" else _IF
    marked = link.marker in marks or any(child.lower_ in marks for child in word.lefts)
    return marked and syntax.is_verb(link.head) and _ahead(link.head, steps - 1)


def _below(word: Word, tense: str, steps: int) -> bool:
    link = _over(word)
    if link is None:
        return tense == "INFINITIVE" and not syntax.subjects(word)  # "Visit the museum by May"
    if link.relation not in _ABOVE or link.marker == "following":
        return False
    head = link.head
    if tense != "INFINITIVE":
        return syntax.is_verb(head) and _ahead(head, steps - 1)
    if not syntax.is_verb(head):
        return _under_word(head)
    if link.relation is Relation.COMPLEMENT:
        return _ahead(head, steps - 1)
    name = key(head)
    if name in _asking() and not syntax.negated(head):
        return True
    still = syntax.aspect(head) in ("NONE", "PROGRESSIVE")
    if name in lexicon.verbs("intention") or name in lexicon.verbs("belief"):
        return still and (syntax.tense(head) != "PAST" or _told(head))  # not "has tried to limit the damage"
    if still and syntax.tense(head) == "PRESENT":
        return name not in _going_on()  # "it allows us to look", "they gather to talk"
    return _ahead(head, steps - 1)


def _under_word(head: Word) -> bool:
    """The infinitive of an adjective or noun: "is able to match it", "a right to appeal", told of the present.

    Not of who did it first: "the youngest player to win", "the 40th person to be named".
    """
    noun = head.pos_ in ("NOUN", "PROPN")
    if noun and head.lemma_.lower() in lexicon.nouns("plan"):
        return True
    if (noun and _ranked(head)) or head.lower_.startswith("un"):
        return False
    verb = syntax.governing_verb(head) if noun else head
    if verb is not None and (syntax.aspect(verb).startswith("PERFECTIVE") or _charged(verb)):
        return False
    return verb is None or syntax.tense(verb) != "PAST" or (not noun and _told(head))


def _charged(verb: Word) -> bool:
    """ "is accused of using a drug to impair her"."""
    link = syntax.up(verb)
    return link is not None and key(link.head) in lexicon.verbs("accuse")


def _ranked(noun: Word) -> bool:
    return any(
        word.lower_ in RANKS or word.tag_ == "JJS" or (word.text[0].isdigit() and word.text[-1].isalpha())
        for word in noun.lefts
    )


def _told(verb: Word) -> bool:
    """ "He said he wanted to see her": a past tense only because of "said"."""
    link = _over(verb)
    return link is not None and link.relation is Relation.COMPLEMENT and syntax.tense(link.head) == "PAST"


@cache
def _going_on() -> frozenset[str]:
    """Verbs by which it is under way: "continues to rise"."""
    return frozenset().union(*map(lexicon.verbs, ("continue", "begin", "implicative")))


@cache
def _asking() -> frozenset[str]:
    """Verbs by which somebody is asked to do, or binds himself to do, what follows."""
    return frozenset().union(*map(lexicon.verbs, ("directive", "commissive", "planning")))


__all__ = ["goes_on", "is_ahead", "noun_is_ahead"]
