"""Which bundles are compared at all: those that share a stretch of days, a word for the happening and a name.

Never all pairs. A bucket is a week; coarser dates ("in September", "in 2011") meet finer ones in buckets of a month
or a year, where two shared words of names are asked for, as the date says little. Inside a bucket the pairs depend
on the bucket's members alone, so that a new article changes only the buckets it falls into.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from extractors.merge.bundle import Bundle
from extractors.merge.facts import FUTURE, PAST

#: Span in days from which a date meets others in the next coarser bucket, and that bucket's length.
_LEVELS = (("week", 10, 7), ("month", 100, 30), ("year", 800, 365))

#: Beyond this many members with one key, equal ones are chained and the rest compared with their neighbours only.
_CROWD = 48
_TOKENS = 10

Bucket = tuple[str, int]
Pair = tuple[int, int]


def level(bundle: Bundle) -> int:
    """0 for dates up to ten days wide, 1 up to a quarter, 2 up to two years, 3 beyond."""
    lo, hi = _closed(bundle)
    return next((i for i, (_, width, _) in enumerate(_LEVELS) if hi - lo <= width), len(_LEVELS))


def _closed(bundle: Bundle) -> tuple[int, int]:
    lo, hi = bundle.lo, bundle.hi
    if hi >= FUTURE:
        hi = lo + 31
    return (hi - 31, hi) if lo <= PAST else (lo, hi)


def buckets(bundle: Bundle) -> Iterator[Bucket]:
    """The buckets a bundle belongs to: its own level's and the coarser ones'."""
    lo, hi = _closed(bundle)
    own = level(bundle)
    for index, (name, _, length) in enumerate(_LEVELS):
        if index >= own:
            # one day of margin: an outlet may have the day wrong by one
            for number in range((lo - 1) // length, hi // length + 1):
                yield name, number
    if own == len(_LEVELS):
        yield f"span {lo} {hi}", 0


def name_tokens(bundle: Bundle, profile: Mapping[str, float]) -> tuple[str, ...]:
    """Words of its proper names, and what its article is about most."""
    names = bundle.agents + bundle.patients + bundle.places
    found = {token for name in names if name.proper for token in name.tokens if len(token) > 2 and not token.isdigit()}
    about = sorted(profile, key=lambda word: (-profile[word], word))[: 6 if len(found) < 3 else 3]
    return tuple(sorted(found.union(about))[:_TOKENS])


def tags(bundle: Bundle) -> set[str]:
    """Stems, families and types under which a bundle can be found."""
    found: set[str] = set()
    for topic in bundle.topics:
        if not topic.weak or not topic.families:
            found.update(f"s:{stem}" for stem in topic.stems)
        found.update(f"f:{family}" for family in topic.families)
        if topic.kind:
            found.add(f"k:{topic.kind}")
    return found


def _signature(bundle: Bundle) -> tuple[object, ...]:
    names = bundle.agents + bundle.patients + bundle.places
    return (
        bundle.lo,
        bundle.hi,
        tuple(sorted(name.flat for name in names)),
        min(min(t.stems, default="") for t in bundle.topics),
        bundle.negated,
        bundle.statement,
    )


def _crowd(members: Sequence[int], bundles: Sequence[Bundle]) -> Iterator[Pair]:
    if len(members) <= _CROWD:
        yield from combinations(members, 2)
        return
    groups: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for index in members:
        groups[_signature(bundles[index])].append(index)
    for group in groups.values():
        yield from pairwise(group)
    firsts = [groups[key][0] for key in sorted(groups, key=repr)]
    for at, index in enumerate(firsts):
        for other in firsts[at + 1 : at + 1 + _CROWD]:
            yield (index, other) if index < other else (other, index)


def pairs_of(
    bucket: Bucket, members: Sequence[int], bundles: Sequence[Bundle], profiles: Mapping[str, Mapping[str, float]]
) -> set[Pair]:
    """The index pairs to compare in one bucket. ``members`` ascend; ``profiles`` give the names of each article."""
    own = next((i for i, (name, _, _) in enumerate(_LEVELS) if name == bucket[0]), len(_LEVELS))
    keyed: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    finer: list[tuple[int, tuple[tuple[str, ...], ...]]] = []
    for index in members:
        bundle = bundles[index]
        tokens = name_tokens(bundle, profiles[bundle.doc_id])
        groups = [(t,) for t in tokens] if own == 0 else list(combinations(tokens, 2))
        keys = tuple((tag, *group) for tag in sorted(tags(bundle)) for group in groups)
        if level(bundle) == own:
            for key in keys:
                keyed[key].append(index)
        else:
            finer.append((index, keys))
    found = {pair for group in keyed.values() for pair in _crowd(group, bundles)}
    for index, keys in finer:
        for key in keys:
            for other in keyed.get(key, ())[:_CROWD]:
                found.add((index, other) if index < other else (other, index))
    return found
