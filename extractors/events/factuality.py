"""Did it happen, according to the text? Tense, modals, negation and the verbs above, each with its scope."""

from __future__ import annotations

from typing import NamedTuple

from extractors.events import lexicon
from extractors.events.candidates import Candidate, key
from extractors.events.moods import Verdict, dropped, fallen_through, inverted, unreal, verb_form
from extractors.events.rehung import UNTIL, came_at_last
from extractors.events.scope import above, doubted, object_of
from extractors.events.states import in_state
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
        inverted(carrier)
        or _own_words(candidate, negative)
        or fallen_through(carrier)
        or doubted(carrier)
        or verb_form(carrier, tense, modality)
        or above(candidate)
    )
    factuality, word = found or (Factuality.ASSERTED, None)
    if word in UNTIL:
        polarity = Polarity.POS  # "did not arrive until Monday": they arrived
    return Status(factuality, polarity, modality, tense, word)


def _own_words(candidate: Candidate, negative: bool) -> Verdict | None:
    head, carrier = candidate.head, candidate.carrier
    if candidate.is_noun:
        if carrier.i != head.i and (acted := object_of(carrier)) is not None:
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
        if syntax.prepositions(head) == "without" and not in_state(head):
            return Factuality.DENIED, "without"
        if (modal := unreal(head)) is not None:
            return Factuality.POSSIBLE, modal
        if carrier.i != head.i and syntax.passive(carrier) and (undone := dropped(carrier)) is not None:
            return undone  # "was set for May 3, but the judge adjourned it"
        if _is_off(head):
            return Factuality.CANCELLED, "off"
    elif syntax.prepositions(head) == "without":
        return Factuality.DENIED, "without"
    stopped = key(carrier) in lexicon.verbs("prevent") and (candidate.phase is None or candidate.is_noun)
    if not candidate.is_noun and carrier.i != head.i and stopped:
        return (Factuality.ASSERTED if negative else Factuality.DENIED), carrier.text
    link = syntax.up(head)
    if link is not None and link.marker == "from" and syntax.form(head) == "VBG" and _kept_from(link.head):
        return (Factuality.ASSERTED if syntax.negated(link.head) else Factuality.DENIED), link.head.text
    if negative:
        late = came_at_last(carrier)
        return (Factuality.DENIED, "not") if late is None else (Factuality.ASSERTED, late.text)
    for child in carrier.children:
        word = child.lower_
        if word in _ALLEGEDLY:
            return Factuality.ALLEGED, word
        if word in _MAYBE:
            return Factuality.POSSIBLE, word
        if word in _IF and child.i < carrier.i and child.pos_ in ("SCONJ", "ADP"):
            return (Factuality.CONDITIONAL if word != "whether" else Factuality.POSSIBLE), word
    return None


def _is_off(noun: Word) -> bool:
    """ "Saturday's march is off"."""
    link = syntax.up(noun)
    off = link is not None and link.relation is Relation.SUBJECT and link.head.lower_ == "off"
    return off and link is not None and syntax.copula(link.head) is not None


def _kept_from(verb: Word) -> bool:
    """ "stopped the man from leaving"."""
    return key(verb) in lexicon.verbs("prevent") or key(verb) in ("keep", "bar", "ban", "deter", "exclude")


def _no_noun(noun: Word) -> bool:
    return any(child.lower_ in _NO for child in noun.lefts)
