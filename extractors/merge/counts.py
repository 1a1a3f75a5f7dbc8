"""How many it befell: tolls that differ, one victim against several."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.merge.bundle import Bundle
from extractors.merge.kinds import of_victims, once_only
from extractors.merge.lexicon import is_generic, words
from extractors.merge.names import Name, best, near

#: A count as :class:`Name` spells it: "170,000" is "170 000".
_COUNT = re.compile(r"\b\d{1,3}(?: \d{3})+\b|\b\d+\b")

#: A count of people beyond this times the other, and at least so large, is not a toll that rose.
_TIMES, _MANY = 10, 100

#: Names that agree less than this are those of two people.
_ALIKE = 0.3


@lru_cache(maxsize=200_000)
def _count(name: Name) -> int:
    """How many people a name counts, 0 where it counts none."""
    if name.ages() or not (is_generic(name.head) or name.head.isdecimal()):
        return 0
    return max((int(found.replace(" ", "")) for found in _COUNT.findall(name.flat[:60])), default=0)


def _tolls(bundle: Bundle) -> set[int]:
    """The counts it gives, and their sum: "two women and a man" are three."""
    counts = [count for name in bundle.patients if (count := _count(name))]
    one = sum(name.head in words("individual") and not _count(name) for name in bundle.patients)
    return {*counts, sum(counts) + one} if counts else set()


def other_toll(left: Bundle, right: Bundle, same_article: bool) -> bool:
    """Whether they count people, and not as many: ten were killed in one district and twelve in the next.

    A toll may rise from article to article, where both name what killed or where.
    """
    one, other = _tolls(left), _tolls(right)
    if not one or not other or not one.isdisjoint(other):
        return False
    few, many = sorted((max(one), max(other)))
    if same_article or not (left.dated and right.dated) or (many >= _MANY and many >= _TIMES * few):
        return True
    return best(left.agents, right.agents) < 0.5 and best(left.places, right.places) < 0.7


def same_sum(left: tuple[Name, ...], right: tuple[Name, ...]) -> bool:
    """Whether one counts together those whom the other counts one by one: "three people", "a woman and two men"."""
    (one, apart), (other, also) = _sum(left), _sum(right)
    return one == other > 2 and apart != also


def _sum(names: tuple[Name, ...]) -> tuple[int, bool]:
    """All whom names count, where each counts somebody; whether they are several names."""
    each = [_count(name) or int(name.head in words("individual")) for name in names]
    return (sum(each) if all(each) else 0), len(each) > 1


def same_toll(left: Bundle, right: Bundle) -> bool:
    """Whether they count as many people: two disasters of one story hardly "killed 79"."""
    return not tolls(left).isdisjoint(tolls(right))


def tolls(bundle: Bundle) -> frozenset[int]:
    """The people counted, ten and more."""
    return frozenset(count for name in bundle.patients if (count := _count(name)) >= _TIMES)


def several_and_one(left: Bundle, right: Bundle) -> bool:
    """Whether a thing that befalls each but once befell several here, and one of them there: "two men died this
    weekend" is not Robert Buckley's death on Saturday, nor is who "was arrested" one of 46.
    """
    once = once_only(left.topics) and once_only(right.topics)
    if not once and not (of_victims(left) and of_victims(right)) and (left.lead.noun or right.lead.noun):
        return False
    one = how_many(left)
    return bool(one) and {one, how_many(right)} == {"one", "several"}


def unknown_victim(left: Bundle, right: Bundle) -> bool:
    """Whether one tells whom it befell, of several whom it may have befallen, and the other but "shot him"."""
    if not (of_victims(left) and of_victims(right)) or bool(left.patients) == bool(right.patients):
        return False
    named, bare = (left, right) if left.patients else (right, left)
    return bare.lead.single and any(name.named for name in named.patients)


def how_many(bundle: Bundle) -> str:
    """Whether it befell ``several`` or ``one``; nothing where that is not said."""
    if bundle.lead.noun and (bundle.lead.plural or bundle.lead.many):
        return "several"
    if bundle.lead.single:
        return "one"  # whatever names were read beside it: "John Jenkin, 23, of Newton Street, Millom, was arrested"
    return _counted(bundle.patients or bundle.agents)


def _counted(names: tuple[Name, ...]) -> str:
    singular = words("individual")
    alone = len(names) == 1  # "her daughter, 11" counts nobody
    people = [
        n for n in names if n.person or n.head in singular or is_generic(n.head) or (alone and n.head.isdecimal())
    ]
    # "12 people", "46 were arrested"; but "a mother of 12" is one
    before = " ".join(name.flat.partition(name.head)[0] or name.head for name in people if not name.ages())
    numbers = {word for word in before.split() if word.isdecimal()} - {"1"}
    if numbers or _two([name for name in people if name.person and name.named]) or _from_two(names):
        return "several"
    one = any(name.person or name.head in singular for name in people)
    return "one" if one and len(people) == 1 else ""


def _two(names: list[Name]) -> bool:
    """Whether two people are named: "the shootings of Ann Roe and Tom Ward"."""
    return any(near(one, other) < _ALIKE for at, one in enumerate(names) for other in names[at + 1 :])


def _from_two(names: tuple[Name, ...]) -> bool:
    """Whether people of two nations are told of: "Australian and English climbers"."""
    told = (name.flat.partition(name.head)[0] for name in names if name.nations())
    return len({word for before in told for word in before.split() if word[0] == "@"}) > 1
