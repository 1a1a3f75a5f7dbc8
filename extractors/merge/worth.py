"""Which events deserve a row of the timeline."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.merge.lexicon import words
from extractors.merge.said import Said
from extractors.model import Factuality, Participant, Role

_IMAGINED = frozenset({Factuality.POSSIBLE, Factuality.CONDITIONAL})
#: Types of statements that only say something; others do something by saying it ("a court ordered", "pleaded guilty").
_SPOKEN = frozenset({"", "other", "statement", "meeting"})
_NOBODY = frozenset({"i", "we", "you", "it", "this", "that", "there", "they", "one"})


def worthy(facts: Sequence[Said], min_salience: float = 0.0) -> bool:
    """Whether an event gets a row: the text dates it, does not merely imagine it, and it says something.

    A statement is an event of somebody named: "Moscow urged both sides on Tuesday" is a row, "reports suggested" is
    none, nor is a verb that says little ("according", "have", "come") with nobody in it. A court that orders, a
    defendant who pleads, a union that warns, a witness who tells a court do something by saying it, whoever they are.
    What has an end but no begin ("will not play before Christmas") is a row only where it is told as a fact.
    """
    real = [f for f in facts if f.factuality not in _IMAGINED and not f.carried]
    dated = [f for f in facts if f.firm]
    if not real or not dated or max(f.salience for f in real) < min_salience:
        return False
    if not any(f.begun or f.factuality is Factuality.ASSERTED for f in dated):
        return False
    return any(_says_something(f) for f in real)


def _says_something(fact: Said) -> bool:
    if fact.statement:
        if _answers(fact):
            return True
        acted = _somebody(fact) and (fact.lemma.lower() in words("notice") or _testified(fact) or _made_known(fact))
        return fact.named or acted or fact.event_type not in _SPOKEN
    if not fact.weak:
        return True
    who = fact.participants
    if not who:
        return fact.lemma.lower() not in words("empty")
    if _somebody(fact):
        return True
    # "It will publish its results on March 6" says what happens even where nobody says who "it" is.
    return fact.event_type != "other"


def _answers(fact: Said) -> bool:
    """ "Health officials said on Monday that …", "Parliament said", "Figures showed on Friday": not "reports said"."""
    lemma = fact.lemma.lower()
    who = {part.head.lower() for part in fact.participants if part.role is Role.AGENT}
    if fact.pos == "NOUN":  # "The union leader gave a speech in Lund on Thursday"
        spoke = fact.tensed and fact.begun and lemma in words("speech")
        return spoke and any(part.role is Role.AGENT and _is_somebody(part) for part in fact.participants)
    if lemma not in words("stated") or fact.word.lower() in (lemma, f"{lemma}s", f"{lemma}ing"):
        return False  # "authorities say": at any time
    shown = lemma == "show" and not who.isdisjoint(words("counted"))
    return fact.begun and (shown or not who.isdisjoint(words("office")))


def _made_known(fact: Said) -> bool:
    """ "Earnings will be disclosed on Monday", "Two cases were reported on Monday": what is made known, by whomever.

    Not "It was reported on Monday that", nor what some paper reported.
    """
    if fact.lemma.lower() not in words("shown"):
        return False
    shown = [part for part in fact.participants if part.role is Role.PATIENT]
    if fact.factuality is Factuality.PLANNED:
        return bool(shown)
    told = fact.begun and fact.factuality is Factuality.ASSERTED and fact.word.lower() != fact.lemma.lower()
    return told and any(map(_is_somebody, shown)) and all(part.role is not Role.AGENT for part in fact.participants)


def _testified(fact: Said) -> bool:
    """ "A nurse told the inquest that the alarm was off": said to those who ask in the public's name."""
    who = [part for part in fact.participants if part.role is Role.AGENT]
    heard = [word for part in fact.participants if part.role is Role.RECIPIENT for word in part.text.lower().split()]
    return any(_is_somebody(part) for part in who) and not words("hearing").isdisjoint(heard)


def _somebody(fact: Said) -> bool:
    return any(_is_somebody(participant) for participant in fact.participants)


def _is_somebody(participant: Participant) -> bool:
    return (participant.name or participant.text).lower() not in _NOBODY
