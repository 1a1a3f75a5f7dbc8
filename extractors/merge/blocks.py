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
from extractors.merge.stories import about

#: Span in days from which a date meets others in the next coarser bucket, and that bucket's length.
_LEVELS = (("week", 10, 7), ("month", 100, 30), ("year", 800, 365))

#: Beyond this many members with one key, equal ones are chained and the rest compared with their neighbours only.
_CROWD = 24
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
    """Words of its proper names, most telling first, and of what its article is about most (marked ``~``).

    The fewer names, the more of the story: the writer of "the quake injured dozens" has named the place before.
    """
    names = bundle.agents + bundle.patients + bundle.places
    found = {token for name in names if name.proper for token in name.tokens if len(token) > 2 and not token.isdigit()}
    telling = sum(token[0] != "@" for token in found)
    story = [f"~{word}" for word in about(profile, 6 if telling == 0 else 4)]
    ranked = sorted(found, key=lambda token: (token[0] == "@", token))
    return (*ranked[: _TOKENS - len(story)], *story)


def tags(bundle: Bundle) -> list[str]:
    """Families (a word without any: its stem) under which a bundle can be found."""
    found: set[str] = set()
    for topic in bundle.topics:
        found.update(f"f:{family}" for family in topic.families)
        if not topic.families:
            found.update(f"s:{stem}" for stem in topic.stems)
    return sorted(found)


def _keys(bundle: Bundle, tokens: Sequence[str], pairs: bool) -> list[tuple[str, ...]]:
    """The keys of a bundle: a tag with a word of a name, with two such words where the date says little."""
    groups: list[tuple[str, ...]] = list(combinations(sorted(tokens), 2)) if pairs else [(t,) for t in tokens]
    return [(tag, *group) for tag in tags(bundle) for group in groups]


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
    levels = [level(bundles[index]) for index in members]
    keyed: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    words: set[str] = set()
    for index, at in zip(members, levels, strict=True):
        if at == own:
            bundle = bundles[index]
            tokens = name_tokens(bundle, profiles[bundle.doc_id])
            words.update(tokens)
            for key in _keys(bundle, tokens, own > 0):
                keyed[key].append(index)
    found: set[Pair] = set()
    for group in keyed.values():
        found.update(pair for pair in _crowd(group, bundles) if _possible(bundles[pair[0]], bundles[pair[1]]))
    for index, at in zip(members, levels, strict=True):
        if at == own or not keyed:
            continue
        bundle = bundles[index]
        shared = [token for token in name_tokens(bundle, profiles[bundle.doc_id]) if token in words]
        for key in _keys(bundle, shared, own > 0) if len(shared) > 1 else ():
            for other in keyed.get(key, ())[:_CROWD]:
                if _possible(bundle, bundles[other]):
                    found.add((index, other) if index < other else (other, index))
    return found


def _possible(left: Bundle, right: Bundle) -> bool:
    """Whether the dates let two bundles meet at all, with the margin of a day."""
    if not (left.dated or right.dated):
        return False
    return max(left.lo, right.lo) <= min(left.hi, right.hi) + 1
