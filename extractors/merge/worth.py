"""Which events deserve a row of the timeline."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.merge.lexicon import words
from extractors.merge.said import Said
from extractors.model import Factuality

_IMAGINED = frozenset({Factuality.POSSIBLE, Factuality.CONDITIONAL})
#: Types of statements that only say something; others do something by saying it ("a court ordered", "pleaded guilty").
_SPOKEN = frozenset({"", "other", "statement", "meeting"})
_NOBODY = frozenset({"i", "we", "you", "it", "this", "that", "there", "they", "one"})


def worthy(facts: Sequence[Said], min_salience: float = 0.0) -> bool:
    """Whether an event gets a row: the text dates it, does not merely imagine it, and it says something.

    A statement is an event of somebody named: "Moscow urged both sides on Tuesday" is a row, "reports suggested" is
    none, nor is a verb that says little ("according", "have", "come") with nobody in it. A court that orders, a
    defendant who pleads, a union that warns do something by saying it, whoever they are. What has an end but no begin
    ("will not play before Christmas") is a row only where it is told as a fact.
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
        warned = fact.lemma.lower() in words("notice") and _somebody(fact)
        return fact.named or warned or fact.event_type not in _SPOKEN
    if not fact.weak:
        return True
    who = fact.participants
    if not who:
        return fact.lemma.lower() not in words("empty")
    if _somebody(fact):
        return True
    # "It will publish its results on March 6" says what happens even where nobody says who "it" is.
    return fact.event_type != "other"


def _somebody(fact: Said) -> bool:
    return any((participant.name or participant.text).lower() not in _NOBODY for participant in fact.participants)
