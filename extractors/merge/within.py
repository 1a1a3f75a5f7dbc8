"""Mentions of one event inside one article become one bundle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from extractors.merge.bundle import Bundle, join, single
from extractors.merge.facts import Fact
from extractors.merge.score import WITHIN_ARTICLE, Verdict, judge

#: What an undated mention needs beyond a dated one, and by how much its best home must lead.
_UNDATED_EXTRA = 0.1

#: A verb that only carries a noun's event needs no further evidence.
_CARRIED = Verdict(100.0, ("verb and its noun",))


def _tags(bundle: Bundle) -> set[str]:
    tags: set[str] = set()
    for topic in bundle.topics:
        tags.update(f"s:{stem}" for stem in topic.stems)
        tags.update(f"f:{family}" for family in topic.families)
        if topic.kind:
            tags.add(f"k:{topic.kind}")
    return tags


def candidates(bundles: Sequence[Bundle]) -> list[tuple[int, int]]:
    """Index pairs that share a word, a family or a type, in order."""
    by_tag: defaultdict[str, list[int]] = defaultdict(list)
    for index, bundle in enumerate(bundles):
        for tag in _tags(bundle):
            by_tag[tag].append(index)
    pairs = {(a, b) for members in by_tag.values() for i, a in enumerate(members) for b in members[i + 1 :]}
    return sorted(pairs)


def _governs(left: Fact, right: Fact) -> bool:
    """Whether one reports the other: "said Tuesday that X was killed" are two things, dated apart."""
    for one, other in ((left, right), (right, left)):
        said = other.mention.attribution
        if one.mention.event_class != "statement" or said is None:
            continue
        if one.mention.sentence_index == other.mention.sentence_index and one.mention.trigger.text == said.cue:
            return True
    return False


def _apart(left: Bundle, right: Bundle) -> bool:
    return any(_governs(a, b) for a in left.facts for b in right.facts)


def _carried(bundles: Sequence[Bundle]) -> set[tuple[int, int]]:
    """Pairs of which one is only the verb that carries the other: "launched" in "launched an operation"."""
    at = {bundle.key: index for index, bundle in enumerate(bundles)}
    found: set[tuple[int, int]] = set()
    for index, bundle in enumerate(bundles):
        whole = bundle.facts[0].mention.part_of
        if whole is not None and whole in at and at[whole] != index:
            found.add((min(index, at[whole]), max(index, at[whole])))
    return found


def article_bundles(facts: Iterable[Fact]) -> tuple[tuple[Bundle, tuple[str, ...]], ...]:
    """The events of one article, each with the reasons for what was merged, in reading order.

    Dated mentions merge first, strongest evidence first. An undated one ("the offensive") then joins the one event
    it fits; fitting two, or none, it is left out: it dates nothing and would be a guess.
    """
    ordered = sorted(facts, key=lambda fact: fact.order)
    groups: list[Bundle | None] = [single(fact) for fact in ordered if fact.dated]
    reasons: list[list[str]] = [[] for _ in groups]
    home = list(range(len(groups)))

    def find(index: int) -> int:
        while home[index] != index:
            index = home[index]
        return index

    scored: list[tuple[float, int, int, Verdict]] = []
    start = [group for group in groups if group is not None]
    carried = _carried(start)
    for a, b in carried:
        scored.append((-_CARRIED.score, a, b, _CARRIED))
    for a, b in candidates(start):
        if (a, b) in carried:
            continue
        verdict = None if _apart(start[a], start[b]) else judge(start[a], start[b], same_article=True)
        if verdict is not None and verdict.score >= WITHIN_ARTICLE:
            scored.append((-verdict.score, a, b, verdict))
    for _, a, b, verdict in sorted(scored, key=lambda item: item[:3]):
        left, right = find(a), find(b)
        one, other = groups[left], groups[right]
        if left == right or one is None or other is None:
            continue
        if verdict is not _CARRIED and (_apart(one, other) or judge(one, other, same_article=True) is None):
            continue
        keep, drop = min(left, right), max(left, right)
        groups[keep], groups[drop] = join(one, other), None
        reasons[keep] += [*reasons[drop], "; ".join(("in one article", *verdict.reasons))]
        home[drop] = keep
    kept = [(group, list(dict.fromkeys(reasons[i]))) for i, group in enumerate(groups) if group is not None]
    _place_undated(kept, [fact for fact in ordered if not fact.dated])
    return tuple((group, tuple(why)) for group, why in kept)


def _carrier(fact: Fact, kept: Sequence[tuple[Bundle, list[str]]]) -> int | None:
    """The event whose verb carries this noun, or whose noun this verb carries."""
    me = fact.mention
    for index, (group, _) in enumerate(kept):
        for one in group.facts:
            if one.mention.part_of == me.mention_id or one.mention.mention_id == me.part_of:
                return index
    return None


def _place_undated(kept: list[tuple[Bundle, list[str]]], undated: list[Fact]) -> None:
    fixed = [group for group, _ in kept]
    by_tag: defaultdict[str, set[int]] = defaultdict(set)
    for index, group in enumerate(fixed):
        for tag in _tags(group):
            by_tag[tag].add(index)
    for fact in undated:
        guest = single(fact)
        carrier = _carrier(fact, kept)
        if carrier is not None:
            group, why = kept[carrier]
            kept[carrier] = (join(group, guest), [*why, "in one article; verb and its noun"])
            continue
        homes = sorted({index for tag in _tags(guest) for index in by_tag.get(tag, ())})
        fits: list[tuple[float, int, Verdict]] = []
        for index in homes:
            host = fixed[index]
            verdict = None if _apart(host, guest) else judge(host, guest, same_article=True)
            if verdict is not None and verdict.score >= WITHIN_ARTICLE + _UNDATED_EXTRA:
                fits.append((verdict.score, index, verdict))
        if len(fits) == 1:
            _, index, verdict = fits[0]
            group, why = kept[index]
            reason = "; ".join(("in one article", *verdict.reasons))
            kept[index] = (join(group, guest), list(dict.fromkeys([*why, reason])))
