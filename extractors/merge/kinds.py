"""What kind of happening a bundle tells of: one that befalls its people once, one a day, a statement, what many do."""

from __future__ import annotations

from functools import cache, lru_cache

from extractors.merge.bundle import Bundle
from extractors.merge.lexicon import Topic, families_of, stem, words
from extractors.merge.names import Name, best
from extractors.model import Granularity

#: How near two names of one are, or two common nouns.
_SAME = 0.5


def one_day(left: Bundle, right: Bundle) -> bool:
    """Whether both are of one day, the same."""
    return left.dated and right.dated and (left.lo, left.hi) == (right.lo, right.hi) and left.hi - left.lo == 1


def once_only(topics: tuple[Topic, ...]) -> bool:
    """Whether it is a thing that befalls the same people once in a few days: a death, an arrest, a verdict."""
    return any(not topic.families.isdisjoint(words("once")) for topic in topics)


def scheduled(left: Bundle, right: Bundle) -> bool:
    """Whether both are of a kind that is set for a day: who "is to be sworn in on Friday" on Friday "took the oath"."""
    return _share(left, right, "scheduled")


def _share(left: Bundle, right: Bundle, kind: str) -> bool:
    one, other = (frozenset[str]().union(*(t.families for t in b.topics)) & words(kind) for b in (left, right))
    return not one.isdisjoint(other)


def of_effect(topic: Topic) -> bool:
    """Whether a verb says no more than that something came of it: what came is in its object."""
    return not topic.stems.isdisjoint(_effects())


@cache
def _effects() -> frozenset[str]:
    return frozenset(stem(word) for word in words("effect"))


def one_a_day(left: Bundle, right: Bundle) -> bool:
    """Whether a story has but one of its kind in a day, as a rule: a robbery, an arrest, a crash, a resignation."""
    return _share(left, right, "one_a_day")


def of_victims(bundle: Bundle) -> bool:
    """Whether it is done to people one by one: of an attack in which three were shot each has a shooting of his own."""
    return any(not topic.families.isdisjoint(words("victims")) for topic in bundle.topics)


def one_by_one(bundle: Bundle) -> bool:
    """Whether it is a deed done to one thing after another: cars are torched, shops looted."""
    return any(not topic.stems.isdisjoint(_piecemeal()) for topic in bundle.topics)


@cache
def _piecemeal() -> frozenset[str]:
    return frozenset(stem(word) for word in words("piecemeal"))


def volley(bundle: Bundle) -> bool:
    """Whether something is thrown, as a riot sees again and again."""
    return any(not topic.stems.isdisjoint(_volley()) for topic in bundle.topics)


@cache
def _volley() -> frozenset[str]:
    return frozenset(stem(word) for word in words("volley"))


def of_speech(bundle: Bundle) -> bool:
    """Whether it is a statement, or a noun for one."""
    return bundle.statement or _of_speech(bundle.topics)


@lru_cache(maxsize=100_000)
def _of_speech(topics: tuple[Topic, ...]) -> bool:
    return any(not topic.stems.isdisjoint(_spoken()) for topic in topics)


@cache
def _spoken() -> frozenset[str]:
    return frozenset(stem(word) for word in words("speech"))


def diffuse(bundle: Bundle) -> bool:
    """Whether many do it or suffer it, here and there: "youths hurled stones", "dozens were hurt". A quake or a strike
    is one for all, and deaths are told with their count.
    """
    if once_only(bundle.topics) or any(not t.families.isdisjoint(words("everywhere")) for t in bundle.topics):
        return False
    if bundle.lead.noun and any(not t.families.isdisjoint(words("happening")) for t in bundle.topics):
        return False  # "the crash killed 17 people": one crash
    if volley(bundle):
        return True
    names = bundle.agents + bundle.patients
    return any(map(_crowd, names)) and not any(name.named for name in names)


def did_it(left: Bundle, right: Bundle) -> bool:
    """Whether both say what did it, of one day: "the quake injured dozens", "dozens were hurt in the tremor"."""
    one, other = (_causes(bundle.agents) for bundle in (left, right))
    return one_day(left, right) and not one.isdisjoint(other)


def did_it_to(left: Bundle, right: Bundle) -> bool:
    """Whether the same did it to the same, in the same days: what a verb that says little is known by ("entered")."""
    one_time = left.firm and right.firm and (left.lo, left.hi) == (right.lo, right.hi)
    return one_time and best(left.agents, right.agents) >= _SAME and best(left.patients, right.patients) >= _SAME


def one_misdated(left: Bundle, right: Bundle, topic: float, same_article: bool) -> bool:
    """One outlet may get the day wrong by a day or two, but only a happening that cannot repeat is then one event."""
    if topic < 0.8 or same_article:
        return False
    gap = max(left.lo, right.lo) - min(left.hi, right.hi)
    return gap <= 1 and may_be_misdated(left) and may_be_misdated(right)


def may_be_misdated(bundle: Bundle) -> bool:
    """Whether it happened on one day and cannot happen again next day."""
    return bundle.granularity <= Granularity.DAY and once_only(bundle.topics)


def _causes(names: tuple[Name, ...]) -> frozenset[str]:
    """The kinds of happening among those who act."""
    return frozenset[str]().union(*(families_of(stem(name.head)) for name in names)) & words("force")


@lru_cache(maxsize=100_000)
def _crowd(name: Name) -> bool:
    one = name.head.removesuffix("s")
    things = one != name.head and one in words("damaged")  # "houses collapsed", but a wall falls once
    return not name.named and (things or bool({name.head, one} & words("crowd")))
