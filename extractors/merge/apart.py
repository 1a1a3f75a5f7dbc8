"""What tells two bundles apart: other people, another speaker, one more of its kind, several against one."""

from __future__ import annotations

from extractors.merge.bundle import Bundle
from extractors.merge.counts import how_many
from extractors.merge.kinds import diffuse, of_effect, of_speech, one_by_one
from extractors.merge.lexicon import words
from extractors.merge.names import Name, best, near

#: Names that agree less than this are those of two things.
_ALIKE = 0.3

#: How near the things must be to which something was done, to be one.
_ONE_THING = 0.5

#: How far (in tenths) measures of one thing lie apart at most.
_MEASURED = 5


def unlike(left: Bundle, right: Bundle) -> bool:
    """Whether they cannot be the same: "a British climber" and "an Australian", one of 32 and one of 36 years, a
    quake of 6.4 and one of 8.6.

    Outlets may be a year apart, and some tenths.
    """
    if left.measures and right.measures and min(abs(a - b) for a in left.measures for b in right.measures) > _MEASURED:
        return True
    if left.ages and right.ages and min(abs(a - b) for a in left.ages for b in right.ages) > 1:
        return True
    if _one_and_more(left.patients, right.patients):
        return True
    one, other = (bundle.patients or bundle.agents for bundle in (left, right))
    if one and other and _beasts(one) != _beasts(other):
        return True
    if _other_effect(left, right) or _beside(left, right) or _other_thing(left, right):
        return True
    return unlike_nations(left.agents + left.patients, right.agents + right.patients)


def _one_and_more(left: tuple[Name, ...], right: tuple[Name, ...]) -> bool:
    """Whether it befell one thing here and several there: "a wall collapsed", "the walls of their houses collapsed"."""
    if len(left) != 1 or len(right) != 1 or left[0].proper or right[0].proper:
        return False
    one, other = sorted((left[0].head, right[0].head), key=len)
    return other == f"{one}s"


def _beasts(names: tuple[Name, ...]) -> bool:
    """Whether it befell animals: "the family's dog was found dead"."""
    return bool(names) and all({name.head, name.head.removesuffix("s")} & words("animal") for name in names)


def unlike_nations(left: tuple[Name, ...], right: tuple[Name, ...]) -> bool:
    """Whether people told of without their names are of other nations."""
    one = {nation for name in left for nation in name.nations()}
    other = {nation for name in right for nation in name.nations()}
    return bool(one and other) and one.isdisjoint(other)


def others(left: tuple[Name, ...], right: tuple[Name, ...]) -> bool:
    """Whether both sides name whom it befell, and name others."""
    one = [name for name in left if name.named and not name.place]
    other = [name for name in right if name.named and not name.place]
    return bool(one and other) and all(near(a, b) < 0.3 for a in one for b in other)


def of_others(left: tuple[Name, ...], right: tuple[Name, ...]) -> bool:
    """Whether both sides name somebody or something, and not the same."""
    return bool(left and right) and best(left, right) < _ALIKE


def people(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Those who are persons: organisations that act go by several names, a person by one."""
    return tuple(name for name in names if name.person)


def other_number(left: Bundle, right: Bundle) -> bool:
    """Whether one noun speaks of several and the other of one: "the robberies", "the robbery"."""
    return left.lead.noun and right.lead.noun and left.lead.plural != right.lead.plural


def loose_plural(left: Bundle, right: Bundle) -> bool:
    """Whether a plural that the text does not date meets one thing: "the scene of robberies", "two more arrests"."""
    one, other = (left, right) if left.lead.plural else (right, left)
    loose = not one.dated or (not one.sure and other.lead.noun)
    return one.lead.plural and not other.lead.plural and loose


def one_more(left: Bundle, right: Bundle, same_article: bool) -> bool:
    """Whether one is told as one more of its kind: "another man".

    For another article it may be the one it tells of, where both date it and name the same ("another climber, Duncan
    Rait") or the same day.
    """
    if left.lead.nth and right.lead.nth:
        return left.lead.nth != right.lead.nth
    if (left.lead.nth or right.lead.nth) and "several" in (how_many(left), how_many(right)):
        return True  # "the first death", "two men died"
    if any(b.another and not b.dated for b in (left, right)) or left.lead.previous != right.lead.previous:
        return True
    if left.another != right.another and any(b.another and not b.sure for b in (left, right)):
        return True
    if same_article or not (left.another or right.another):
        return left.another or right.another
    if left.dated and right.dated and (left.lo, left.hi) == (right.lo, right.hi) and left.hi - left.lo == 1:
        return False
    if not (left.dated and right.dated):
        return True
    theirs = [name for name in right.agents + right.patients if name.named]
    return not any(near(a, b) >= 0.85 for a in left.agents + left.patients if a.named for b in theirs)


def newly_told(left: Bundle, right: Bundle) -> bool:
    """Whether the later of two mentions of an article brings up what it has not told before: "the quake …; a quake
    that killed thousands …", "a poll published by the paper …; a poll published by the agency". An event with a date in
    its own sentence may be told in full again.
    """
    later, earlier = (left, right) if left.lead.begin > right.lead.begin else (right, left)
    if earlier.lead.title:
        return False
    if later.lead.new:
        common = tuple(name for name in later.agents + later.patients if not name.proper)
        if best(common, earlier.agents + earlier.patients) >= 0.5:
            return True
    return later.lead.indefinite and not later.lead.own_date


def other_speaker(left: Bundle, right: Bundle) -> bool:
    """Whether two statements are not of one speaker: a statement is who says it.

    Of a noun ("issued a statement") others may leave the speaker out.
    """
    if left.statement and right.statement and (left.agents or right.agents):
        return best(left.agents, right.agents) < 0.4
    if not (of_speech(left) and of_speech(right)):
        return False
    one, other = ([name for name in bundle.agents if name.named] for bundle in (left, right))
    return bool(one and other) and best(tuple(one), tuple(other)) < 0.4


def _other_effect(left: Bundle, right: Bundle) -> bool:
    """Whether one thing came of it here and another there: "sparked landslides", "sparking panic"."""
    if not (left.patients and right.patients and all(of_effect(t) for t in left.topics + right.topics)):
        return False
    return best(left.patients, right.patients) < 0.4


def _other_thing(left: Bundle, right: Bundle) -> bool:
    """Whether a deed of which a riot sees many was not, for all that is told, done to one thing: "torched a van"."""
    return one_by_one(left) and one_by_one(right) and best(left.patients, right.patients) < _ONE_THING


def _beside(left: Bundle, right: Bundle) -> bool:
    """Whether many did it in a town with a name, and many in "the village": people run out of houses here and there."""
    if not (diffuse(left) or diffuse(right)):
        return False
    if _named(left.places) and _named(right.places) and best(left.places, right.places) < _ALIKE:
        return True
    return _unlike_places(left.places, right.places) or _unlike_places(right.places, left.places)


def _named(places: tuple[Name, ...]) -> bool:
    return any(name.named or name.nation for name in places)


def _unlike_places(named: tuple[Name, ...], bare: tuple[Name, ...]) -> bool:
    small = any(name.head in words("small_place") for name in bare)
    return small and any(name.proper for name in named) and not any(name.proper for name in bare)
