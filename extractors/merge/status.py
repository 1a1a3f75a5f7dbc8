"""What became of an event: planned, took place, put off, called off, denied, disputed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.merge.said import Said
from extractors.model import UNREAL, Factuality, Polarity, Status

#: What did not happen as planned.
OFF = frozenset({Status.CANCELLED, Status.POSTPONED})
_TOLD = frozenset({Factuality.ASSERTED, Factuality.ALLEGED})


def _says(fact: Said, off: Mapping[str, Status]) -> Status:
    kind = fact.factuality
    if fact.doc_id in off or kind is Factuality.CANCELLED:
        return off.get(fact.doc_id) or _stopped([fact])
    if kind is Factuality.DENIED or (kind in _TOLD and fact.polarity is Polarity.NEG):
        return Status.DENIED
    return Status.PLANNED if kind in UNREAL else Status.ASSERTED


def _stopped(facts: Sequence[Said]) -> Status:
    """Whether what does not happen as planned was put off or called off, by the sentences that tell it."""
    told = [fact.stops for fact in facts]
    later, never = (any(family in found for found in told) for family in ("postpone", "cancel"))
    return Status.POSTPONED if later and not never else Status.CANCELLED


def status_of(facts: Sequence[Said]) -> Status:
    """The status of an event by all that is told of it.

    The later article settles a plan: the meeting "will take place on Thursday" and on Friday "took place", "was put
    off" or "was called off". What was put off did not happen on the day of its row: that is ``postponed``, and the
    new day, where the text gives one, another row. One that says it happened and one that denies it leave it disputed,
    whoever wrote last.
    """
    said: dict[Status, list[Said]] = {}
    # an article that calls it off may name it as if it were a fact ("the service was cancelled")
    off: dict[str, Status] = {}
    for doc_id in {fact.doc_id for fact in facts if fact.called_off}:
        off[doc_id] = _stopped([fact for fact in facts if fact.doc_id == doc_id])
    # a verb that only carries the event ("planned" in "the service planned for Saturday") does not speak for it
    whole = [fact for fact in facts if not fact.carried] or list(facts)
    for fact in whole:
        said.setdefault(_says(fact, off), []).append(fact)
    stopped = max(OFF & said.keys(), key=lambda kind: (_last(said[kind]), kind is Status.CANCELLED), default=None)
    if Status.ASSERTED in said:
        if Status.DENIED in said:
            return Status.DISPUTED
        if stopped and _last(said[stopped]) > _last(said[Status.ASSERTED]):
            return stopped
        return Status.ASSERTED
    if stopped:
        plan_again = Status.PLANNED in said and _last(said[Status.PLANNED]) > _last(said[stopped])
        return Status.PLANNED if plan_again else stopped
    if Status.DENIED in said:
        return Status.DENIED
    return Status.PLANNED


def tells(fact: Said, status: Status) -> bool:
    """Whether a mention tells of its event what became of it: that it was called off, where it was; else that it took
    place, or is planned.
    """
    if status in OFF:
        return fact.factuality is Factuality.CANCELLED or fact.stopping
    return _says(fact, {}) is status


def _last(facts: Sequence[Said]) -> int:
    return max(fact.published.on.toordinal() for fact in facts)
