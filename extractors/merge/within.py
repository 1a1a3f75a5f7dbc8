"""Mentions of one event inside one article become one bundle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.merge.across import in_context
from extractors.merge.apart import once_only
from extractors.merge.bundle import Bundle, join, single
from extractors.merge.facts import Fact
from extractors.merge.lexicon import stem
from extractors.merge.score import UNDATED, WITHIN_ARTICLE, Verdict, judge
from extractors.model import Factuality, Granularity, Role

#: Days back that undated news may be of.
_NEWS_ONCE, _NEWS = 4, 2

#: Families of words that say of an event that it does not happen as planned.
_CALL_OFF = ("cancel", "postpone", "suspend")

#: A verb that only carries a noun's event needs no further evidence.
_CARRIED = Verdict(100.0, ("verb and its noun",))


def _tags(bundle: Bundle) -> set[str]:
    tags: set[str] = set()
    for topic in bundle.topics:
        tags.update(f"s:{stem}" for stem in topic.stems)
        tags.update(f"f:{family}" for family in topic.families)
    return tags


def candidates(bundles: Sequence[Bundle]) -> list[tuple[int, int]]:
    """Index pairs that share a word or a family, in order."""
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


def _group(ordered: Sequence[Fact], threshold: float) -> list[tuple[Bundle, list[str]]]:
    """Facts in reading order → groups with their reasons; strongest evidence first, nothing that excludes."""
    start = [single(fact) for fact in ordered]
    groups: list[Bundle | None] = list(start)
    reasons: list[list[str]] = [[] for _ in groups]
    home = list(range(len(groups)))

    def find(index: int) -> int:
        while home[index] != index:
            index = home[index]
        return index

    for _, a, b, verdict in _links(start, threshold):
        left, right = find(a), find(b)
        one, other = groups[left], groups[right]
        if left == right or one is None or other is None:
            continue
        if verdict is not _CARRIED and (_apart(one, other) or _judge(one, other, same_article=True) is None):
            continue
        keep, drop = min(left, right), max(left, right)
        groups[keep], groups[drop] = join(one, other), None
        reasons[keep] += [*reasons[drop], "; ".join(("in one article", *verdict.reasons))]
        home[drop] = keep
    return [(group, list(dict.fromkeys(reasons[i]))) for i, group in enumerate(groups) if group is not None]


def _links(bundles: Sequence[Bundle], threshold: float) -> list[tuple[float, int, int, Verdict]]:
    carried = _carried(bundles)
    links = [(-_CARRIED.score, a, b, _CARRIED) for a, b in carried]
    for a, b in candidates(bundles):
        if (a, b) not in carried and not _apart(bundles[a], bundles[b]):
            verdict = _judge(bundles[a], bundles[b], same_article=True)
            if verdict is not None and verdict.score >= threshold:
                links.append((-verdict.score, a, b, verdict))
    return sorted(links, key=lambda link: link[:3])


def article_bundles(facts: Iterable[Fact]) -> tuple[tuple[Bundle, tuple[str, ...]], ...]:
    """The events of one article, each with the reasons for what was merged, dated ones first.

    Dated mentions merge first. An undated one ("the offensive") then joins the one event it fits; fitting two, or
    none, it dates nothing and would be a guess. What is left over merges among itself: another article may date it.
    """
    ordered = sorted(facts, key=lambda fact: fact.order)
    kept = _group([fact for fact in ordered if fact.dated], WITHIN_ARTICLE)
    callers = _call_off(kept, ordered)
    rest = _place_undated(kept, [fact for fact in ordered if not fact.dated and fact.mention.mention_id not in callers])
    loose = [(_told_then(group), why) for group, why in _group(rest, UNDATED)]
    return tuple((group, tuple(why)) for group, why in [*kept, *loose] if group is not None)


def _judge(left: Bundle, right: Bundle, *, same_article: bool) -> Verdict | None:
    """The verdict, where the sentences share the words it asks for or a noun points back ("the attack")."""
    verdict = judge(left, right, same_article=same_article)
    if verdict is None or left.lead.definite or right.lead.definite or in_context(left, right) >= verdict.needs:
        return verdict
    return None


def _call_off(kept: list[tuple[Bundle, list[str]]], facts: Sequence[Fact]) -> set[str]:
    """Mark what the article says was called off or put off; gives the ids of undated mentions that say no more.

    "A memorial service planned for Saturday was cancelled": the service of Saturday is called off, the word
    "cancelled" has no date of its own and joins it.
    """
    used: set[str] = set()
    for caller in facts:
        if caller.topic.families.isdisjoint(_CALL_OFF) or caller.negated:
            continue
        if caller.mention.factuality is not Factuality.ASSERTED:
            continue
        what = {stem(p.head) for p in caller.mention.participants if p.role in (Role.PATIENT, Role.AGENT)}
        fits = [i for i, (group, _) in enumerate(kept) if any(f is not caller and _names(f, what) for f in group.facts)]
        near = [
            i for i in fits if any(f.mention.sentence_index == caller.mention.sentence_index for f in kept[i][0].facts)
        ]
        if len(near or fits) != 1:
            continue
        index = (near or fits)[0]
        group, why = kept[index]
        facts_off = tuple(replace(f, called_off=True) if f is group.facts[0] else f for f in group.facts)
        group = replace(group, facts=facts_off)
        if not caller.dated:
            used.add(caller.mention.mention_id)
            group, why = join(group, single(caller)), [*why, "in one article; called off"]
        kept[index] = group, why
    return used


def _names(fact: Fact, what: set[str]) -> bool:
    return not fact.topic.stems.isdisjoint(what)


def _told_then(bundle: Bundle) -> Bundle | None:
    """An undated event as news of the days before its article, to meet what other articles date.

    Only what the article asserts, with somebody named. A thing that can happen again next day must be of that day or
    the one before; a death or an arrest is still told some days later.
    """
    told = all(fact.mention.factuality in (Factuality.ASSERTED, Factuality.ALLEGED) for fact in bundle.facts)
    if not told or bundle.statement or all(topic.weak for topic in bundle.topics):
        return None
    lo, hi = (
        max(bundle.lo, bundle.published - (_NEWS_ONCE if once_only(bundle.topics) else _NEWS)),
        min(bundle.hi, bundle.published + 1),
    )
    return replace(bundle, lo=lo, hi=hi, granularity=Granularity.DAY) if lo < hi else None


def _carrier(fact: Fact, kept: Sequence[tuple[Bundle, list[str]]]) -> int | None:
    """The event whose verb carries this noun, or whose noun this verb carries."""
    me = fact.mention
    for index, (group, _) in enumerate(kept):
        for one in group.facts:
            if one.mention.part_of == me.mention_id or one.mention.mention_id == me.part_of:
                return index
    return None


def _place_undated(kept: list[tuple[Bundle, list[str]]], undated: list[Fact]) -> list[Fact]:
    rest: list[Fact] = []
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
            verdict = None if _apart(host, guest) else _judge(host, guest, same_article=True)
            if verdict is not None and verdict.score >= UNDATED:
                fits.append((verdict.score, index, verdict))
        if len(fits) == 1:
            _, index, verdict = fits[0]
            group, why = kept[index]
            reason = "; ".join(("in one article", *verdict.reasons))
            kept[index] = (join(group, guest), list(dict.fromkeys([*why, reason])))
        else:
            rest.append(fact)
    return rest
