"""Mentions of one event inside one article become one bundle."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.merge.ages import by_name
from extractors.merge.bundle import Bundle, joined, single
from extractors.merge.calloff import call_off
from extractors.merge.causes import causes, tied
from extractors.merge.context import in_context
from extractors.merge.facts import Fact
from extractors.merge.hosts import NEAR, Hosts, carries, tags_of
from extractors.merge.lexicon import alike, words
from extractors.merge.other_one import by_its_name, told_there
from extractors.merge.recent import as_news
from extractors.merge.score import UNDATED, WITHIN_ARTICLE, Verdict, judge
from extractors.merge.sentence import with_those_beside
from extractors.merge.steps import in_same_words, in_step, of_their_sentence

#: What sets one event of a sentence before or after another.
_APART = re.compile(r"\b(?:days?|weeks?|months?|years?) (?:after|before|since)\b|\bfollow(?:s|ed)\b")

#: A verb that only carries a noun's event needs no further evidence.
_CARRIED = Verdict(100.0, ("verb and its noun",))

#: Nor do two words by which one sentence tells one happening.
_STEPS = Verdict(99.0, ("told by two words of a sentence",))


def candidates(bundles: Sequence[Bundle]) -> list[tuple[int, int]]:
    """Index pairs that share a word or a family, in order; of very many of one word those that stand near."""
    by_tag: defaultdict[str, list[int]] = defaultdict(list)
    for index, bundle in enumerate(bundles):
        for tag in tags_of(bundle):
            by_tag[tag].append(index)
    pairs = {
        (a, b) for members in by_tag.values() for i, a in enumerate(members) for b in members[i + 1 : i + 1 + NEAR]
    }
    return sorted(pairs)


def _carried(bundles: Sequence[Bundle]) -> set[tuple[int, int]]:
    """Pairs of which one is only the verb that carries the other: "launched" in "launched an operation"."""
    at = {bundle.key: index for index, bundle in enumerate(bundles)}
    found: set[tuple[int, int]] = set()
    for index, bundle in enumerate(bundles):
        home = at.get(bundle.facts[0].mention.part_of or "", index)
        if home != index and carries(bundle.facts[0], bundles[home].facts[0]):
            found.add((min(index, home), max(index, home)))
    return found


class _Groups:
    """Bundles of one article that grow together; a group goes by its first member."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.bundles: dict[int, Bundle] = dict(enumerate(map(single, facts)))
        self.start = list(self.bundles.values())
        self.facts = [[fact] for fact in facts]
        self.why: list[dict[str, None]] = [{} for _ in facts]
        self._home = list(range(len(facts)))

    def find(self, index: int) -> int:
        """The group a bundle is in."""
        while self._home[index] != index:
            self._home[index] = self._home[self._home[index]]
            index = self._home[index]
        return index

    def unite(self, left: int, right: int, reason: str) -> None:
        """Make one of two groups."""
        keep, drop = min(left, right), max(left, right)
        self.bundles[keep] = joined(self.bundles[keep], self.bundles.pop(drop))
        self.facts[keep] += self.facts[drop]
        self.facts[drop] = []
        self.why[keep] |= self.why[drop]
        self.why[keep][reason] = None
        self._home[drop] = keep

    def told(self) -> list[tuple[Bundle, list[str]]]:
        """The groups with their reasons, in reading order."""
        found = []
        for index in sorted(self.bundles):
            group = self.bundles[index]
            if group.size > 1:
                group = replace(group, facts=tuple(sorted(self.facts[index], key=lambda fact: fact.order)))
            found.append((group, list(self.why[index])))
        return found


def _group(ordered: Sequence[Fact], threshold: float) -> list[tuple[Bundle, list[str]]]:
    """Facts in reading order → groups with their reasons; strongest evidence first, nothing that excludes."""
    groups = _Groups(ordered)
    for _, a, b, verdict in _links(groups, threshold):
        left, right = groups.find(a), groups.find(b)
        if left == right:
            continue
        if verdict not in (_CARRIED, _STEPS):
            one, other = groups.bundles[left], groups.bundles[right]
            if _judge(one, other, same_article=True) is None:
                continue
        groups.unite(left, right, "; ".join(("in one article", *verdict.reasons)))
    return groups.told()


def _links(groups: _Groups, threshold: float) -> list[tuple[float, int, int, Verdict]]:
    bundles = groups.start
    carried = _carried(bundles)
    links = [(-_CARRIED.score, a, b, _CARRIED) for a, b in carried]
    for a, b in candidates(bundles):
        if (a, b) not in carried:
            one, other = bundles[a].facts[0], bundles[b].facts[0]
            steps = in_step(one, other) or in_same_words(one, other)
            verdict = _STEPS if steps else _judge(bundles[a], bundles[b], same_article=True)
            if verdict is not None and verdict.score >= threshold:
                links.append((-verdict.score, a, b, verdict))
    return sorted(links, key=lambda link: link[:3])


def article_bundles(facts: Iterable[Fact]) -> tuple[tuple[Bundle, tuple[str, ...]], ...]:
    """The events of one article, each with the reasons for what was merged, dated ones first.

    Dated mentions merge first. An undated one ("the offensive") then joins the one event it fits; fitting two, or
    none, it dates nothing and would be a guess. What is left over merges among itself: another article may date it.
    """
    ordered = by_name(_of_their_nouns(_done(sorted(facts, key=lambda fact: fact.order))))
    ordered = of_their_sentence(_earlier(by_its_name(ordered)))
    ordered = with_those_beside(ordered)
    kept = _group([fact for fact in ordered if fact.dated], WITHIN_ARTICLE)
    callers = call_off(kept, ordered)
    rest = _place_undated(kept, [fact for fact in ordered if not fact.dated and fact.mention.mention_id not in callers])
    loose = [(as_news(group, [b for b, _ in kept]), why) for group, why in _group(rest, UNDATED)]
    found = [(group, tuple(why)) for group, why in [*kept, *loose] if group is not None]
    return tied([group for group, _ in found], causes(ordered), [why for _, why in found])


def _done(facts: Sequence[Fact]) -> list[Fact]:
    """Facts without what is only announced, proposed or debated there: "announced cuts on Sunday" tells of no cuts,
    "announced the start of an operation" of one. One that the sentence itself dates is kept: its row is the announcing.
    """
    parts = [(f.mention.part_of, f.mention.trigger.lemma.lower()) for f in facts if f.mention.part_of is not None]
    ahead = {whole for whole, lemma in parts if lemma in words("ahead")}
    ahead -= {whole for whole, lemma in parts if lemma in words("phase")}
    return [fact for fact in facts if fact.own_date or fact.mention.mention_id not in ahead]


def _of_their_nouns(facts: Sequence[Fact]) -> list[Fact]:
    """Facts of which a verb that carries a noun's event has the noun's topic: a landslide "struck" as no quake does."""
    at = {fact.mention.mention_id: fact for fact in facts}
    found: list[Fact] = []
    for fact in facts:
        whole = at.get(fact.mention.part_of or "")
        if whole is not None and not whole.topic.weak and carries(fact, whole):
            fact = replace(fact, topic=whole.topic)
        found.append(fact)
    return found


def _earlier(facts: Sequence[Fact]) -> list[Fact]:
    """Facts of which one that its sentence sets before or after another of its kind is told as such: "the shooting
    came weeks after a driver shot eight people". Names tell them apart by themselves.
    """
    found: list[Fact] = []
    for at, fact in enumerate(facts):
        mention = fact.mention
        for known in facts[max(0, at - NEAR) : at]:
            if known.mention.sentence.begin != mention.sentence.begin or alike(known.topic, fact.topic)[0] < 0.8:
                continue
            first = mention.sentence.begin
            between = mention.sentence.text[known.mention.trigger.end - first : mention.trigger.begin - first]
            if _APART.search(between) and not any(name.person for name in fact.agents + fact.patients):
                fact = replace(fact, wording=replace(fact.wording, previous=True))
                break
        found.append(fact)
    return found


def _judge(left: Bundle, right: Bundle, *, same_article: bool) -> Verdict | None:
    """The verdict, where the sentences share the words it asks for or a noun points back ("the attack")."""
    verdict = judge(left, right, same_article=same_article)
    if verdict is None or left.lead.definite or right.lead.definite or in_context(left, right) >= verdict.needs:
        return verdict
    return None


def _place_undated(kept: list[tuple[Bundle, list[str]]], undated: list[Fact]) -> list[Fact]:
    """Join undated mentions to the one event each fits; gives those that fit none or several."""
    rest: list[Fact] = []
    hosts = Hosts(kept)
    placed: defaultdict[int, list[tuple[Bundle, str]]] = defaultdict(list)
    every = list(map(single, undated))
    for fact, guest in zip(undated, every, strict=True):
        index, reason = hosts.carrier(fact), "in one article; verb and its noun"
        if index is None:
            fits: list[tuple[int, Verdict]] = []
            for home in hosts.alike(guest):
                apart = hosts.far_back(home, fact) or told_there(guest, kept[home][0], every)
                verdict = None if apart else _judge(kept[home][0], guest, same_article=True)
                if verdict is not None and verdict.score >= UNDATED:
                    fits.append((home, verdict))
            if len(fits) != 1:
                rest.append(fact)
                continue
            index, verdict = fits[0]
            reason = "; ".join(("in one article", *verdict.reasons))
        hosts.take(fact, index)
        placed[index].append((guest, reason))
    for index, guests in placed.items():
        group, why = kept[index]
        facts = list(group.facts)
        for guest, reason in guests:
            group = joined(group, guest)
            facts += guest.facts
            why = [*why, reason] if reason not in why else why
        kept[index] = (replace(group, facts=tuple(sorted(facts, key=lambda fact: fact.order))), why)
    return rest
