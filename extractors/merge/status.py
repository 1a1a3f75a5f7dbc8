"""What became of an event: planned, took place, called off, denied, disputed."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.merge.facts import Fact
from extractors.model import Factuality, Polarity, Status

_AHEAD = frozenset({Factuality.PLANNED, Factuality.POSSIBLE, Factuality.CONDITIONAL})
_TOLD = frozenset({Factuality.ASSERTED, Factuality.ALLEGED})


def _says(fact: Fact, off: frozenset[str]) -> Status:
    kind = fact.mention.factuality
    if kind is Factuality.CANCELLED or fact.mention.doc_id in off:
        return Status.CANCELLED
    if kind is Factuality.DENIED or (kind in _TOLD and fact.mention.polarity is Polarity.NEG):
        return Status.DENIED
    return Status.PLANNED if kind in _AHEAD else Status.ASSERTED


def status_of(facts: Sequence[Fact]) -> Status:
    """The status of an event by all that is told of it.

    The later article settles a plan: the meeting "will take place on Thursday" and on Friday "took place", or "was
    called off". One that says it happened and one that denies it leave it disputed, whoever wrote last.
    """
    said: dict[Status, list[Fact]] = {}
    # an article that calls it off may name it as if it were a fact ("the service was cancelled")
    off = frozenset(fact.mention.doc_id for fact in facts if fact.called_off)
    # a verb that only carries the event ("planned" in "the service planned for Saturday") does not speak for it
    whole = [fact for fact in facts if fact.mention.part_of is None] or list(facts)
    for fact in whole:
        said.setdefault(_says(fact, off), []).append(fact)
    if Status.ASSERTED in said:
        if Status.DENIED in said:
            return Status.DISPUTED
        if Status.CANCELLED in said and _last(said[Status.CANCELLED]) > _last(said[Status.ASSERTED]):
            return Status.CANCELLED
        return Status.ASSERTED
    if Status.CANCELLED in said:
        plan_again = Status.PLANNED in said and _last(said[Status.PLANNED]) > _last(said[Status.CANCELLED])
        return Status.PLANNED if plan_again else Status.CANCELLED
    if Status.DENIED in said:
        return Status.DENIED
    return Status.PLANNED


def _last(facts: Sequence[Fact]) -> int:
    return max(fact.mention.published.on.toordinal() for fact in facts)
