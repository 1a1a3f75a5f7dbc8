"""Did it happen, according to the text? Tense, modals, negation and the verbs above, each with its scope."""

from __future__ import annotations

from typing import NamedTuple

from extractors.events import lexicon
from extractors.events.candidates import Candidate, key
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word
from extractors.model import Factuality, Polarity

_IF = frozenset(("if", "unless", "provided", "whether", "should", "in case"))
_MAYBE = frozenset(("possibly", "perhaps", "maybe", "probably", "likely", "potentially", "apparently", "presumably"))
_ALLEGEDLY = frozenset(("allegedly", "purportedly", "supposedly"))
_PLANNED_ADJ = frozenset(("planned", "scheduled", "upcoming", "proposed", "forthcoming", "coming", "future", "next"))
_POSSIBLE_ADJ = frozenset(("possible", "potential", "likely", "feared", "threatened", "hypothetical"))
_ALLEGED_ADJ = frozenset(("alleged", "suspected", "purported", "supposed", "apparent"))
_CANCELLED_ADJ = frozenset(("cancelled", "canceled", "aborted", "postponed", "scrapped"))
_FAILED_ADJ = frozenset(("failed", "attempted", "foiled"))
_CONTENT = frozenset((Relation.ADNOMINAL, Relation.COMPLEMENT, Relation.RELATIVE))
_CLAIMS = frozenset(
    ("claim", "report", "allegation", "rumor", "rumour", "suggestion", "accusation", "charge", "notion")
)
_NO = frozenset(("no", "neither", "zero"))


class Status(NamedTuple):
    """``word`` is the word that decided, for the reader."""

    factuality: Factuality
    polarity: Polarity
    modality: str | None
    tense: str
    word: str | None


def of(candidate: Candidate) -> Status:
    """The status of an event: its own words first, then what stands above it, as far as scope reaches.

    "The club denied that it had sacked him": sacked is ``denied``; "Shell said it will sell the plant":
    sell is ``planned``, said is ``asserted``.
    """
    carrier = candidate.carrier
    negative = syntax.negated(carrier) or (candidate.is_noun and _no_noun(candidate.head))
    polarity = Polarity.NEG if negative else Polarity.POS
    tense = syntax.tense(carrier)
    modality = syntax.modality(carrier)
    found = (
        _own_words(candidate, negative)
        or _doubted(carrier)
        or _verb_form(carrier, tense, modality)
        or _above(candidate)
    )
    factuality, word = found or (Factuality.ASSERTED, None)
    return Status(factuality, polarity, modality, tense, word)


_Verdict = tuple[Factuality, str]


def _own_words(candidate: Candidate, negative: bool) -> _Verdict | None:
    head, carrier = candidate.head, candidate.carrier
    if candidate.is_noun:
        if carrier.i != head.i and (acted := _object_of(carrier)) is not None:
            return acted
        for child in head.lefts:
            word = child.lower_
            if word in _PLANNED_ADJ and word != "next":
                return Factuality.PLANNED, word
            if word in _POSSIBLE_ADJ:
                return Factuality.POSSIBLE, word
            if word in _ALLEGED_ADJ:
                return Factuality.ALLEGED, word
            if word in _CANCELLED_ADJ:
                return Factuality.CANCELLED, word
            if word in _FAILED_ADJ:
                return Factuality.DENIED, word
        if syntax.prepositions(head) == "without":
            return Factuality.DENIED, "without"
    elif syntax.prepositions(head) == "without":
        return Factuality.DENIED, "without"
    if not candidate.is_noun and carrier.i != head.i and key(carrier) in lexicon.verbs("prevent"):
        return (Factuality.ASSERTED if negative else Factuality.DENIED), carrier.text
    if negative:
        return Factuality.DENIED, "not"
    for child in carrier.children:
        word = child.lower_
        if word in _ALLEGEDLY:
            return Factuality.ALLEGED, word
        if word in _MAYBE:
            return Factuality.POSSIBLE, word
        if word in _IF and child.i < carrier.i and child.pos_ in ("SCONJ", "ADP"):
            return (Factuality.CONDITIONAL if word != "whether" else Factuality.POSSIBLE), word
    return None


def _doubted(verb: Word) -> _Verdict | None:
    """What an adjective or a fearing verb right above makes of a future: "unlikely to play", "fear it will return"."""
    link = syntax.up(verb)
    if link is None or link.relation not in (Relation.OPEN, Relation.COMPLEMENT, Relation.ADVERBIAL):
        return None
    word = link.head.lower_
    if word in _ADJECTIVES and syntax.tense(verb) in ("INFINITIVE", "FUTURE"):
        return _ADJECTIVES[word], word
    if link.relation is Relation.COMPLEMENT and link.head.lemma_ in ("fear", "doubt", "worry", "suspect"):
        return Factuality.POSSIBLE, word
    return None


_ADJECTIVES = {
    "likely": Factuality.POSSIBLE,
    "unlikely": Factuality.POSSIBLE,
    "possible": Factuality.POSSIBLE,
    "willing": Factuality.POSSIBLE,
    "eager": Factuality.POSSIBLE,
    "keen": Factuality.POSSIBLE,
    "unable": Factuality.DENIED,
    "unwilling": Factuality.DENIED,
    "able": Factuality.ASSERTED,
    "ready": Factuality.POSSIBLE,
}


def _no_noun(noun: Word) -> bool:
    return any(child.lower_ in _NO for child in noun.lefts)


def _verb_form(verb: Word, tense: str, modality: str | None) -> _Verdict | None:
    if modality == "have to" and syntax.tense(verb.head) == "PAST":
        return None  # "twenty people had to be led to safety": they were
    if modality is not None:
        if _conditioned(verb):
            return Factuality.CONDITIONAL, "if"
        if modality == "would" and _reported(verb):
            return Factuality.PLANNED, "would"
        return Factuality.POSSIBLE, modality
    if tense == "FUTURE":
        return (Factuality.CONDITIONAL, "if") if _conditioned(verb) else (Factuality.PLANNED, "will")
    if tense in ("PAST", "PRESENT") and syntax.aspect(verb) == "NONE" and _question(verb):
        return Factuality.POSSIBLE, "?"
    if tense == "INFINITIVE" and syntax.form(verb) == "VB" and syntax.up(verb) is None and not syntax.subjects(verb):
        return Factuality.POSSIBLE, "imperative"
    return None


def _conditioned(verb: Word) -> bool:
    """Does an "if" clause hang on it?"""
    for child in verb.children:
        link = syntax.up(child)
        if link is not None and link.relation is Relation.ADVERBIAL:
            if link.marker in ("if", "unless"):
                return True
            if any(word.lower_ in ("if", "unless") for word in child.lefts):
                return True
            if child.left_edge.lower_ in ("should", "had", "were") and child.i < verb.i:
                return True
    return False


def _reported(verb: Word) -> bool:
    link = syntax.up(verb)
    while link is not None and link.relation is Relation.CONJUNCT:
        link = syntax.up(link.head)
    return link is not None and link.relation is Relation.COMPLEMENT and syntax.tense(link.head) in ("PAST", "PRESENT")


def _question(verb: Word) -> bool:
    if syntax.up(verb) is not None:
        return False
    return any(child.text == "?" for child in verb.rights)


def _above(candidate: Candidate) -> _Verdict | None:
    """Climb as far as scope reaches: complements, objects, conjuncts; not out of relative or time clauses."""
    word = candidate.carrier
    if not syntax.is_verb(word):
        verdict = _noun_context(word)
        if verdict is not None:
            return verdict
    infinitive = syntax.tense(candidate.carrier) == "INFINITIVE"
    for step, link in enumerate(syntax.links_up(word)):
        if step > 6:
            break
        head = link.head
        over = syntax.up(head)
        if over is not None and over.relation is Relation.OBJECT and link.relation in _CONTENT:
            rejected = key(over.head) in lexicon.verbs("deny") and head.lemma_.lower() in _CLAIMS
            if rejected and not syntax.negated(over.head):
                return Factuality.DENIED, over.head.text  # "rejected claims that officers beat protesters"
        if link.relation in (Relation.OPEN, Relation.COMPLEMENT):
            verdict = _under_verb(head, link, infinitive)
            if verdict is not None:
                return verdict
        elif link.relation is Relation.ADNOMINAL:
            raised = infinitive and over is not None and over.relation is Relation.OBJECT and syntax.is_verb(over.head)
            if raised and over is not None and (verdict := _under_verb(over.head, link, infinitive)) is not None:
                return verdict  # "expect the rain to ease", hung on the noun
            return _under_noun(head) if infinitive or head.lemma_.lower() in lexicon.nouns("risk") else None
        elif link.relation is Relation.ADVERBIAL:
            return _adverbial(word, link, infinitive)
        elif link.relation in (Relation.OBJECT, Relation.OBLIQUE, Relation.CONJUNCT, Relation.SUBJECT):
            if link.relation is Relation.SUBJECT and not syntax.passive(head):
                return None
            if not syntax.is_verb(head):
                verdict = _noun_context(head) if link.relation is Relation.OBLIQUE else None
                if verdict is not None:
                    return verdict
            elif link.relation in (Relation.OBJECT, Relation.SUBJECT) and step == 0:
                return _object_of(head)
            elif link.relation is not Relation.CONJUNCT:
                return None
        else:
            return None
        word = head
        infinitive = infinitive and syntax.tense(word) == "INFINITIVE"
    return None


def _adverbial(word: Word, link: syntax.Link, infinitive: bool) -> _Verdict | None:
    if link.marker in ("if", "unless") or any(child.lower_ in ("if", "unless") for child in word.lefts):
        return Factuality.CONDITIONAL, "if"
    if infinitive:
        return Factuality.POSSIBLE, "in order to"
    governor = syntax.tense(link.head)
    if governor == "FUTURE" and syntax.tense(word) in ("PRESENT", "PRESPART") and syntax.is_verb(word):
        return Factuality.PLANNED, "will"
    return None


def _under_verb(head: Word, link: syntax.Link, infinitive: bool) -> _Verdict | None:
    name = key(head)
    negated = syntax.negated(head)
    if name in lexicon.verbs("deny"):
        return (Factuality.ASSERTED if negated else Factuality.DENIED), head.text
    if name in lexicon.verbs("prevent") and link.relation is Relation.OPEN:
        return (Factuality.ASSERTED if negated else Factuality.DENIED), head.text
    if name in lexicon.verbs("cancel"):
        return Factuality.CANCELLED, head.text
    if infinitive or link.relation is Relation.OPEN:
        if name in lexicon.verbs("planning") or (
            syntax.passive(head) and name in ("expect", "schedule", "set", "slate")
        ):
            return (Factuality.DENIED if negated else Factuality.PLANNED), head.text
        if name in lexicon.verbs("intention") or name in lexicon.verbs("directive"):
            return Factuality.POSSIBLE, head.text
        return _verb_form(head, syntax.tense(head), syntax.modality(head)) or (
            (Factuality.DENIED, head.text) if negated and name in lexicon.verbs("factive") else None
        )
    if name in lexicon.verbs("allege"):
        return Factuality.ALLEGED, head.text
    if name in lexicon.verbs("belief"):
        return Factuality.POSSIBLE, head.text
    if link.marker == "whether" or link.marker == "if":
        return Factuality.POSSIBLE, link.marker
    if name in lexicon.verbs("directive") and syntax.tense(link.head) != "NONE" and link.marker == "that":
        return None
    return None


def _under_noun(noun: Word) -> _Verdict | None:
    """ "a plan to build", "an attempt to enter"."""
    lemma = noun.lemma_.lower()
    if lemma in lexicon.nouns("plan"):
        return Factuality.PLANNED, noun.text
    return Factuality.POSSIBLE, noun.text


def _noun_context(noun: Word) -> _Verdict | None:
    """ "plans for a merger", "the threat of a strike", "a call for talks"."""
    link = syntax.up(noun)
    if link is None or link.relation is not Relation.OBLIQUE or link.marker not in ("of", "for"):
        return None
    lemma = link.head.lemma_.lower()
    if lemma in lexicon.nouns("risk"):
        return Factuality.POSSIBLE, link.head.text
    if lemma in ("plan", "preparation", "proposal"):
        return Factuality.PLANNED, link.head.text
    if syntax.is_verb(link.head) and link.marker == "for" and lemma in ("call", "ask", "appeal", "push", "hope"):
        return Factuality.POSSIBLE, link.head.text
    if syntax.is_verb(link.head) and link.marker == "for" and lemma in ("plan", "prepare", "schedule", "set"):
        return Factuality.PLANNED, link.head.text
    return None


def _object_of(verb: Word) -> _Verdict | None:
    """An event noun that a verb acts on: cancelled, prevented, planned, wanted, denied, alleged."""
    name = key(verb)
    negated = syntax.negated(verb)
    if name in lexicon.verbs("cancel"):
        return Factuality.CANCELLED, verb.text
    if name in lexicon.verbs("deny") and name not in ("dismiss", "reject"):
        return Factuality.DENIED, verb.text
    if name in lexicon.verbs("prevent") and name not in ("stop", "block", "refuse", "decline", "forget", "abandon"):
        return (Factuality.ASSERTED if negated else Factuality.DENIED), verb.text
    if name in ("plan", "schedule", "propose", "intend", "promise", "vow", "pledge"):
        return Factuality.PLANNED, verb.text
    if name in (
        "expect",
        "anticipate",
        "demand",
        "seek",
        "want",
        "urge",
        "request",
        "consider",
        "fear",
        "threaten",
        "suggest",
    ):
        return Factuality.POSSIBLE, verb.text
    if name in ("allege", "suspect"):
        return Factuality.ALLEGED, verb.text
    return None
