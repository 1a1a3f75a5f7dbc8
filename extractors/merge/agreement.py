"""How far two bundles agree, role by role: what happened, when, who, whom, where. Numbers and words for them."""

from __future__ import annotations

from extractors.merge.apart import unlike_nations
from extractors.merge.bundle import Bundle
from extractors.merge.counts import same_sum
from extractors.merge.facts import FUTURE
from extractors.merge.kinds import once_only
from extractors.merge.lexicon import alike, words
from extractors.merge.names import Name, best, near
from extractors.merge.places import places_exclude, whereabouts
from extractors.model import Granularity

#: What it says that one without a date is told in the days of the other; in one article, for what befalls once or not.
_TOLD_SURE, _TOLD = 0.4, 0.3
_UNDATED_ONCE, _UNDATED = 0.1, -0.35
_POINTS_BACK = 0.65

#: What it says that as many people are counted together here and one by one there.
_SAME_COUNT = 0.7

#: What it says against, where named or counted people differ, and where other words stand for them.
_OTHER_PEOPLE, _OTHER_WORDS = -1.5, -0.3

#: How much an agreement of dates says, by the coarser of the two.
_DATE_WEIGHT = {
    Granularity.DAY: 1.0,
    Granularity.WEEKEND: 0.7,
    Granularity.WEEK: 0.6,
    Granularity.MONTH: 0.35,
    Granularity.QUARTER: 0.25,
    Granularity.SEASON: 0.25,
    Granularity.HALF_YEAR: 0.2,
    Granularity.YEAR: 0.15,
}
_COARSEST = 0.1
#: That and the words for it, by granularity.
_DATES = tuple(
    (_DATE_WEIGHT.get(coarse, _COARSEST), f"dates overlap ({coarse.label})", f"same {coarse.label}")
    for coarse in Granularity
)


def what(left: Bundle, right: Bundle) -> tuple[float, str]:
    """How alike the triggers are, 0..1, with the reason."""
    top = (0.0, "")
    for a in left.topics:
        for b in right.topics:
            found = alike(a, b)
            if found > top:
                top = found
    return top


def when(left: Bundle, right: Bundle, same_article: bool) -> tuple[float, str] | None:
    """What the dates say for it; ``None`` where they exclude each other."""
    if max(left.lo, right.lo) >= min(left.hi, right.hi):
        return None
    one, other = left.lead, right.lead
    if not (left.dated and right.dated):
        if not same_article:
            return (_TOLD_SURE if surely_same(left, right) else _TOLD), "told in those days"
        if any(b.lead.definite for b in (left, right) if not b.dated):
            return _POINTS_BACK, "points back"
        return (_UNDATED_ONCE if once_only(left.topics) and once_only(right.topics) else _UNDATED), "undated"
    if (left.hi >= FUTURE) != (right.hi >= FUTURE):
        return None  # "have been fighting since June", "fought on Thursday"
    weight, reason, same = _DATES[max(left.granularity, right.granularity, Granularity.DAY)]
    if left.lasts != right.lasts:
        weight, reason = _COARSEST, "dates overlap"  # flags are flown "until Friday", she flew in on Wednesday
    elif (left.lo, left.hi) == (right.lo, right.hi):
        weight, reason = min(1.0, weight + 0.25), same
    if same_article:
        # a date taken over from another sentence is the same by construction, and says little
        weight *= 1.0 if one.own_date and other.own_date else 0.6
        weight += 0.3 if one.definite or other.definite else 0.0
    return weight, reason


def role(left: tuple[Name, ...], right: tuple[Name, ...]) -> float:
    """Agreement of one role: positive for a match, negative where named or counted people differ."""
    if not left or not right:
        return 0.0
    match = best(left, right)
    if match >= 0.4:
        return match
    if same_sum(left, right):
        return _SAME_COUNT
    if all(map(whereabouts, left + right)) and not any(places_exclude(a, b) for a in left for b in right):
        return 0.0  # a quake "struck Aceh" and "struck the western tip of Sumatra island"
    if any(n.named and not n.place for n in left) and any(n.named and not n.place for n in right):
        return _OTHER_PEOPLE
    if unlike_nations(left, right):
        return _OTHER_PEOPLE
    people = words("individual")
    if any(n.head in people for n in left) and any(n.head in people for n in right):
        return _OTHER_PEOPLE
    if one_person(left) and one_person(right):
        return 0.0  # "a man", "Anthony Lane"
    return _OTHER_WORDS


def one_person(names: tuple[Name, ...]) -> bool:
    """Whether they all tell of one person, by name or not."""
    singular = words("individual") | words("somebody")
    return all(
        name.person or (name.head in singular and not any(map(str.isdigit, name.tokens - {"1"}))) for name in names
    )


def who(left: Bundle, right: Bundle) -> tuple[float, list[str]]:
    """Agreement of those who act and those it befalls, also with roles crossed, and reasons for it."""
    agent, patient = role(left.agents, right.agents), role(left.patients, right.patients)
    crossed = max(best(left.agents, right.patients), best(left.patients, right.agents))
    # "talks collapsed": whom it befalls may as well be told as who does it
    bare = not (left.agents and right.agents) and not (left.patients and right.patients)
    if crossed >= (0.5 if bare else 0.7):
        agent, patient = max(agent, crossed * 0.8 if agent <= 0 else agent), max(patient, _OTHER_WORDS)
    reasons = [
        text
        for value, text in ((agent, "same agent"), (patient, "same patient"), (crossed, "same names"))
        if value >= 0.4
    ]
    return agent + patient, reasons[:2]


def where(left: Bundle, right: Bundle) -> tuple[float, str] | None:
    """What the places say for it; ``None`` where they exclude each other."""
    if not left.places or not right.places:
        elsewhere = max(
            best(left.places, right.agents + right.patients), best(right.places, left.agents + left.patients)
        )
        return (0.3 * elsewhere, "place named") if elsewhere >= 0.7 else (0.0, "")
    match = best(left.places, right.places)
    if match >= 0.7:
        return 0.6 * match, "same place"
    if any(places_exclude(a, b) for a in left.places for b in right.places):
        return None
    return 0.0, ""


def shared(left: Bundle, right: Bundle) -> list[Name]:
    """The proper names of the left one that the right one has as well, whatever the role."""
    theirs = [name for name in right.agents + right.patients + right.places if name.proper]
    mine = left.agents + left.patients + left.places
    return [name for name in mine if name.proper and any(near(name, other) >= 0.7 for other in theirs)]


def surely_same(left: Bundle, right: Bundle) -> bool:
    """Enough names for a case in which the date does not help: two, or the one to whom it can happen but once."""
    names = len(shared(left, right))
    return names >= 2 or (names == 1 and once_only(left.topics) and once_only(right.topics))
