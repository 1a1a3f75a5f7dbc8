"""Whether an infinitive, participle or time clause lies ahead of publication: what the words above it say.

"vowed to hunt them down", "is willing to wait", "when the case is heard" tell of what has not been; "gathered to
discuss it", "managed to flee" of what has, because the verb above has.
"""

from __future__ import annotations

from functools import cache

from extractors.events import lexicon
from extractors.events.candidates import key
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word

#: How far up is looked.
_STEPS = 5
#: Adjectives whose infinitive has not been: "is ready to sign".
_OPEN_YET = frozenset(
    ("likely", "unlikely", "willing", "unwilling", "eager", "keen", "ready", "prepared", "set", "due", "free", "poised")
)
_DUTIES = frozenset(("must", "should", "shall", "ought to", "have to"))
_MODALS = _DUTIES | {"would", "could", "may", "might"}
#: Conjunctions by which a present tense below a future tells of that future.
_WHEN = frozenset(("when", "until", "till", "once", "before", "after", "as soon as", "if", "unless", "by the time"))
_IF = frozenset(("if", "unless"))
_ABOVE = frozenset((Relation.OPEN, Relation.COMPLEMENT, Relation.ADVERBIAL, Relation.ADNOMINAL))


def is_ahead(word: Word) -> bool:
    """Does a verb lie ahead of publication by its own form or by the verb above? Nouns never do here."""
    return syntax.is_verb(word) and _ahead(word, _STEPS)


def _ahead(word: Word, steps: int) -> bool:
    aspect = syntax.aspect(word)
    if aspect not in ("NONE", "PROGRESSIVE"):
        return _in_time_clause(word, steps)
    tense = syntax.tense(word)
    if tense == "FUTURE":
        return True
    if tense == "NONE":
        return syntax.modality(word) in _MODALS and not syntax.negated(word)
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
    if not syntax.is_verb(head):
        if tense != "INFINITIVE":
            return False
        if head.lower_ in _OPEN_YET:
            return syntax.tense(head) != "PAST" or _told(head)
        return link.relation is Relation.ADNOMINAL and head.lemma_.lower() in lexicon.nouns("plan")
    if tense == "INFINITIVE" and link.relation is not Relation.COMPLEMENT:
        name = key(head)
        if name in _asking() and not syntax.negated(head):
            return True
        if name in lexicon.verbs("intention") or name in lexicon.verbs("belief"):
            still = syntax.aspect(head) in ("NONE", "PROGRESSIVE")
            return still and (syntax.tense(head) != "PAST" or _told(head))  # not "has tried to limit the damage"
    return _ahead(head, steps - 1)


def _told(verb: Word) -> bool:
    """ "He said he wanted to see her": a past tense only because of "said"."""
    link = _over(verb)
    return link is not None and link.relation is Relation.COMPLEMENT and syntax.tense(link.head) == "PAST"


@cache
def _asking() -> frozenset[str]:
    """Verbs by which somebody is asked to do, or binds himself to do, what follows."""
    return frozenset().union(*map(lexicon.verbs, ("directive", "commissive", "planning")))


__all__ = ["is_ahead"]
