"""Who took part in an event, taken from another mention of the same event in the article.

"Gunmen attacked a bakery in Salin on Monday. … The attack came hours before the vote." The attack is done by the gunmen
of the first sentence: such a participant stands where that sentence names it (``begin``, ``end``), and ``resolved`` is
``same-event``. Only where the article leaves no choice: every mention of an attack that names who attacked names the
same, nothing tells the two apart (another day, planned against done), a verb tells of one of them, and two verbs share
a name. Looser rules were read in the news and were wrong in every second case.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors.events import dating, deverbal
from extractors.events.candidates import key
from extractors.events.draft import Draft
from extractors.events.pronouns import PRONOUNS
from extractors.language import syntax
from extractors.model import Factuality, Participant, Role

SHARED = "same-event"
_ROLES = (Role.AGENT, Role.PATIENT)
_POINTING = frozenset(("the", "this", "that", "these", "those"))
#: Classes of which an article tells many of one word ("said", "hopes").
_MANY = frozenset(("statement", "state", "intention"))
#: Types whose nouns are too loosely used, or that nobody does: "the operation", "the quake", "the season".
_LOOSE = frozenset(("other", "disaster", "accident", "sport", "results", "launch", "statement", "protest"))
_VAGUE = frozenset(("someone", "somebody", "one", "another", "third", "second", "others", "people", "worker", "whom"))
_FURTHER = frozenset(
    ("similar", "another", "other", "second", "third", "further", "previous", "earlier", "new", "next")
)


class _Told(NamedTuple):
    """A participant as one mention names it."""

    draft: Draft
    participant: Participant


def shared(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those that name nobody with the participants of the other mentions of their event."""
    groups: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.event_class not in _MANY and draft.part_of is None:
            groups.setdefault(_word(draft), []).append(draft)
    added: dict[int, tuple[Participant, ...]] = {}
    for group in groups.values():
        if len(group) > 1:
            for role in _ROLES:
                _share(group, role, added)
    return [
        replace(draft, participants=ordered((*draft.participants, *added[draft.index])))
        if draft.index in added
        else draft
        for draft in drafts
    ]


def _word(draft: Draft) -> str:
    """What its mentions have in common: "attack" for "attacked", "attackers' assault" not."""
    head = draft.candidate.head
    return deverbal.verb_of(head.lemma_.lower()) if draft.candidate.is_noun else key(head)


def _share(group: Sequence[Draft], role: Role, added: dict[int, tuple[Participant, ...]]) -> None:
    """Give the one participant of a role to those mentions of the group that ask for it."""
    told = [_Told(draft, one) for draft in group for one in draft.participants if one.role is role]
    named = [one for one in told if one.participant.text.lower() not in PRONOUNS or one.participant.resolved]
    if not named or len(named) != len(told) or len({_last(one.participant) for one in named}) > 1:
        return
    best = next((one for one in named if one.participant.entity_type), named[0])
    if _last(best.participant) in _VAGUE:
        return
    taken = replace(best.participant, resolved=SHARED)
    for draft in group:
        known = any(_last(one) == _last(taken) for one in draft.participants)
        if draft is not best.draft and not known and _asks(draft, role) and _one_event(draft, best.draft):
            added[draft.index] = (*added.get(draft.index, ()), taken)


def _last(participant: Participant) -> str:
    return participant.name.split()[-1].lower()


def _asks(draft: Draft, role: Role) -> bool:
    """Does a mention leave a role open that it has: "the attack", "was attacked" without a doer?"""
    if any(one.role is role for one in draft.participants):
        return False
    head = draft.candidate.head
    if draft.candidate.is_noun:
        lefts = {child.lower_ for child in head.lefts}
        return head.tag_ == "NN" and draft.event_type not in _LOOSE and bool(lefts & _POINTING) and not lefts & _FURTHER
    return role is Role.AGENT and syntax.passive(head)


def _one_event(draft: Draft, other: Draft) -> bool:
    """Does nothing tell two mentions apart?"""
    if (draft.status.factuality is Factuality.ASSERTED) != (other.status.factuality is Factuality.ASSERTED):
        return False
    days, others = dating.closed(draft.when), dating.closed(other.when)
    if draft.placed is not None and other.placed is not None and days != others:
        return False
    if draft.candidate.is_noun and other.candidate.is_noun:
        return False  # "the robbery" and "a brazen robbery" are too often two
    if any(one.attribution is not None and one.attribution.quoted for one in (draft, other)):
        return False
    known = {_last(one) for one in draft.participants if one.role in _ROLES and one.entity_type}
    return draft.candidate.is_noun or bool(known & {_last(one) for one in other.participants if one.entity_type})


def ordered(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    """Agents first, then patients, recipients, places."""
    order = list(Role)
    return tuple(sorted(participants, key=lambda one: order.index(one.role)))
