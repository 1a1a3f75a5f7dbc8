"""What befell one person, told in one article by different words or under a description."""

from __future__ import annotations

from extractors.merge.agreement import one_person
from extractors.merge.bundle import Bundle
from extractors.merge.kinds import one_a_day
from extractors.merge.names import Name, best

#: How near two names of one victim are; what two words for what befell him count, and the days they may span.
_ONE, _TOGETHER, _DAYS = 0.7, 0.8, 2

#: Ways to hurt somebody, and what they come to.
_MEANS = frozenset({"shooting", "stabbing"})
_END = frozenset({"murder", "killing"})


def one_victim(left: Bundle, right: Bundle) -> tuple[float, str]:
    """How alike two triggers are where a verb says how somebody was hurt and a noun points back to a killing, or the
    reverse: "the killing of the doctor", "Roe was shot through a window". Two verbs are left to their sentences.
    """
    noun, verb = (left, right) if left.lead.noun else (right, left)
    if verb.lead.noun or not noun.lead.definite or not (left.dated and right.dated):
        return 0.0, ""
    one, other = (frozenset[str]().union(*(topic.families for topic in b.topics)) for b in (noun, verb))
    ways = (one & _MEANS and other & _END) or (one & _END and other & _MEANS)
    if not ways or max(left.hi - left.lo, right.hi - right.lo) > _DAYS:
        return 0.0, ""
    named = best(_people(left.patients), _people(right.patients)) >= _ONE
    return (_TOGETHER, "what befell one person") if named or _one_each(left, right) else (0.0, "")


def _people(names: tuple[Name, ...]) -> tuple[Name, ...]:
    return tuple(name for name in names if name.person and name.named)


def _one_each(left: Bundle, right: Bundle) -> bool:
    return bool(left.patients and right.patients) and one_person(left.patients) and one_person(right.patients)


def known_by_description(left: Bundle, right: Bundle) -> bool:
    """Whether an article tells by name and by description of one to whom it happens but once in a story: "a man who was
    fired last week", "Mr Costa had been dismissed last week". Who is new to the reader further on is another.
    """
    if not one_a_day(left, right) or (left.lo, left.hi) != (right.lo, right.hi) or not _one_each(left, right):
        return False
    later, earlier = (left, right) if left.lead.begin > right.lead.begin else (right, left)
    by_name = [bool(_people(bundle.patients)) for bundle in (later, earlier)]
    told = left.firm and right.firm and (left.lead.own_date or right.lead.own_date)
    return told and by_name == [True, False]
