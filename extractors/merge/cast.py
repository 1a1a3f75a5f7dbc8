"""Who takes part in an event, from all that is said of it: one name for each, as the fullest form has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from extractors.merge.names import ALIKE, Name, initials, near, of_participant
from extractors.merge.said import Said
from extractors.model import Participant, Role

_ORDER = {Role.AGENT: 0, Role.PATIENT: 1, Role.RECIPIENT: 2, Role.PLACE: 3}
_MOST = 16

#: Of somebody told already.
_OF_THEM = frozenset(("them", "those", "whom", "these"))
_SOME = frozenset(("many", "several", "some", "others", "all", "both", "one", "two", "three", "many others"))
#: How near two names of one are.
_ONE = 0.75


def cast(facts: Iterable[Said]) -> tuple[Participant, ...]:
    """The participants by role, the most often told ones first."""
    seen: list[tuple[Participant, Name, int]] = []
    proper: defaultdict[Role, _Names] = defaultdict(_Names)  # a common noun is near no other by so much
    met: dict[tuple[Role, Name], int] = {}  # where a name was counted, until a fuller one takes a place
    for fact in facts:
        for participant in fact.participants:
            name = of_participant(participant)
            if name is None:
                continue
            role = participant.role
            index = met.get((role, name))
            if index is None:
                known = proper[role].one_with(name) if name.proper else None
                index = met[role, name] = len(seen) if known is None else known
            if index == len(seen):
                seen.append((participant, name, 1))
                if name.proper:
                    proper[role].put(index, name)
                continue
            first, as_name, count = seen[index]
            if name.proper and len(name.tokens) > len(as_name.tokens):
                seen[index] = participant, name, count + 1
                proper[role].put(index, name)
                met = {key: at for key, at in met.items() if not key[1].proper}
            else:
                seen[index] = first, as_name, count + 1
    ranked = sorted(enumerate(seen), key=lambda item: (_ORDER[item[1][0].role], -item[1][2], item[0]))
    return tuple(_told_once([participant for _, (participant, _, _) in ranked[:_MOST]]))


def _told_once(cast: list[Participant]) -> list[Participant]:
    """The cast without those that are in it by another name: "the festival" beside "the lantern festival", "three of
    them" beside "nine people", "a nurse" as who did it beside "the nurse" who was hurt.
    """
    kept: list[Participant] = []
    for one in cast:
        words = one.name.lower().split()
        same = [other for other in cast if other.role is one.role and other is not one]
        if any(other.name.lower() == one.name.lower() for other in kept if other.role is one.role):
            continue
        if same and (words[-1] in _OF_THEM or one.name.lower() in _SOME):
            continue
        wider = (other.name.lower().split() for other in same if other.role is not Role.PLACE)
        if one.entity_type is None and any(words[-1] == other[-1] and set(words) < set(other) for other in wider):
            continue
        kept.append(one)
    return kept


class _Names:
    """Names by number, in the order in which they came. An event that was told a thousand times has hundreds."""

    def __init__(self) -> None:
        self._names: dict[int, Name] = {}
        self._flat: dict[int, str] = {}

    def put(self, number: int, name: Name) -> None:
        """Let a number stand for this name."""
        self._names[number], self._flat[number] = name, name.flat

    def one_with(self, name: Name) -> int | None:
        """The first number whose name means the same. Few are worth a closer look: one has all words of the other, or
        is its initials, or they are spelled alike.
        """
        found = process.extract(name.flat, self._flat, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
        alike = {number for _, _, number in found}
        words, short, flat = name.tokens, initials(name.flat), name.flat
        for number, other in self._names.items():
            worth = other.tokens <= words or words <= other.tokens or number in alike
            worth = worth or other.flat == short or initials(other.flat) == flat
            if worth and near(other, name) >= _ONE:
                return number
        return None
