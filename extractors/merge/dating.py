"""When did it happen, by all who say so: date claims, the lead of the majority, the tightest interval it supports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from extractors.merge.facts import FUTURE, PAST
from extractors.merge.said import Said, day
from extractors.model import DateClaim, Extent, Granularity, Interval

SourceOf = Callable[[Said], str]
_Key = tuple[int, int, Granularity]


@dataclass(frozen=True, slots=True)
class Dated:
    """The date of a merged event, and the facts that carry it."""

    interval: Interval
    extent: Extent
    edtf: str
    claims: tuple[DateClaim, ...]
    conflict: bool
    lead: tuple[Said, ...]
    share: float


def _overlap(left: _Key, right: _Key) -> bool:
    return max(left[0], right[0]) < min(left[1], right[1])


def _claim(key: _Key, facts: Sequence[Said], source: SourceOf) -> DateClaim:
    end = day(key[1])
    return DateClaim(
        date_start=day(key[0]),
        date_end=end - timedelta(days=1) if end else None,
        granularity=key[2],
        sources=tuple(sorted({source(fact) for fact in facts})),
        mention_ids=tuple(sorted(fact.mention_id for fact in facts)),
    )


def settle(facts: Sequence[Said], source: SourceOf, label: SourceOf) -> Dated:
    """The date of one event from its dated facts (at least one); inferred dates count where there is no other.

    Claims that overlap support each other; the group with most independent sources leads, then the finer date, then
    more mentions, then the earlier one. The interval is what all claims of the lead share: "this week" and "Tuesday"
    give the Tuesday. Only dates of the kind "some time within" narrow each other. ``label`` gives the name of a
    source as written.
    """
    groups: defaultdict[_Key, list[Said]] = defaultdict(list)
    telling = [f for f in facts if f.firm] or [f for f in facts if f.dated]
    for fact in telling:
        groups[fact.lo, fact.hi, fact.granularity].append(fact)
    keys = sorted(groups)
    who = {key: {source(fact) for fact in own} for key, own in groups.items()}

    def rank(key: _Key) -> tuple[int, int, int, int, _Key]:
        backing = set[str]().union(*(who[other] for other in keys if _overlap(key, other)))
        return -len(backing), key[1] - key[0], int(key[2]), -len(groups[key]), key

    ranked = sorted(keys, key=rank)
    first = ranked[0]
    interval, extent, edtf, backing = _narrow(first, [k for k in ranked[1:] if _overlap(first, k)], groups)
    lead = tuple(fact for key in backing for fact in groups[key])
    everyone = set[str]().union(*who.values())
    conflict = any(not _overlap(a, b) and len(who[a] | who[b]) > 1 for i, a in enumerate(keys) for b in keys[i + 1 :])
    claims = tuple(_claim(key, groups[key], label) for key in ranked)
    return Dated(interval, extent, edtf, claims, conflict, lead, len({source(f) for f in lead}) / len(everyone))


def _narrow(
    first: _Key, others: Sequence[_Key], groups: dict[_Key, list[Said]]
) -> tuple[Interval, Extent, str, list[_Key]]:
    lo, hi, granularity = first
    backing = [first]
    within = all(fact.within for fact in groups[first])
    for key in others:
        low, high = max(lo, key[0]), min(hi, key[1])
        if low >= high:
            continue
        backing.append(key)
        if within and all(fact.within for fact in groups[key]):
            lo, hi, granularity = low, high, min(granularity, key[2])
    for key in backing:
        if (lo, hi) == key[:2]:
            best = min(groups[key], key=lambda f: (-f.sure, f.order))
            if best.span is not None:
                return *_of_the_day(best.span, best.extent, best.edtf), backing
    if granularity is Granularity.PART_OF_DAY:
        granularity = Granularity.DAY
    return Interval(day(lo), day(hi), granularity), Extent.WITHIN, _edtf(lo, hi), backing


def _of_the_day(span: Interval, extent: Extent, edtf: str) -> tuple[Interval, Extent, str]:
    """A reading as a row gives it: a part of a day ("late on Tuesday") is that day."""
    if span.granularity is not Granularity.PART_OF_DAY:
        return span, extent, edtf
    lo = span.begin.toordinal() if span.begin else PAST
    hi = span.end.toordinal() if span.end else FUTURE
    return Interval(span.begin, span.end, Granularity.DAY), extent, _edtf(lo, hi)


def _edtf(lo: int, hi: int) -> str:
    first, last = day(lo), None if hi >= FUTURE else day(hi - 1)
    if first is not None and first == last:
        return first.isoformat()
    return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"
