"""What an article dates, as its undated mentions find it: by verb and noun, or by a word they share."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from extractors.merge.bundle import Bundle
from extractors.merge.facts import OLD, Fact
from extractors.merge.lexicon import words
from extractors.model import Mention

#: Mentions of one word that are compared with each other in one article, at most.
NEAR = 24

#: Sentences in which background goes on.
_GOES_ON = 2


def tags_of(bundle: Bundle) -> set[str]:
    """The words and families of words by which a bundle is found in its article."""
    tags: set[str] = set()
    for topic in bundle.topics:
        tags.update(f"s:{stem}" for stem in topic.stems)
        tags.update(f"f:{family}" for family in topic.families)
        if not topic.families.isdisjoint(words("victims")):
            tags.add("victim")  # who was killed on Friday may be who was shot then
    return tags


def carries(part: Fact, whole: Fact) -> bool:
    """Whether a word is one event with what it is part of: "launched" with "an operation". The noun of "the fire
    destroyed the store" makes no row, but it is the fire that others tell of, not the destruction.
    """
    lemma = part.mention.trigger.lemma.lower()
    if (lemma in words("beside") and whole.dated) or (lemma == "make" and whole.wording.definite):
        return False  # "postponed the testimony due on Friday", "makes the fire suspicious"; "The summit was cancelled"
    if _across_clauses(part.mention, whole.mention):
        return False
    return part.mention.trigger.pos == "VERB" or whole.mention.trigger.pos != "VERB"


def _across_clauses(verb: Mention, noun: Mention) -> bool:
    """Whether a clause ends between a noun and the verb behind it: "after the deaths became known, clashes started"."""
    first = verb.sentence.begin
    between = verb.sentence.text[max(0, noun.trigger.end - first) : max(0, verb.trigger.begin - first)]
    return between.count(",") % 2 == 1


class Hosts:
    """The dated events of an article as undated mentions find them: by verb and noun, or by a word they share."""

    def __init__(self, kept: Sequence[tuple[Bundle, list[str]]]) -> None:
        self._of: dict[str, tuple[Fact, int]] = {}
        self._parts: defaultdict[str, list[tuple[Fact, int]]] = defaultdict(list)
        self._by_tag: defaultdict[str, list[int]] = defaultdict(list)
        self._bundles = [group for group, _ in kept]
        self._begins = [group.lead.begin for group, _ in kept]
        self._ends = [group.hi for group, _ in kept]
        self._sentences = [{fact.mention.sentence_index for fact in group.facts} for group, _ in kept]
        for index, (group, _) in enumerate(kept):
            for fact in group.facts:
                self.take(fact, index)
            for tag in tags_of(group):
                self._by_tag[tag].append(index)

    def take(self, fact: Fact, index: int) -> None:
        """A mention belongs to an event."""
        self._of[fact.mention.mention_id] = fact, index
        if fact.mention.part_of is not None:
            self._parts[fact.mention.part_of].append((fact, index))

    def carrier(self, fact: Fact) -> int | None:
        """The event whose verb carries this noun, or whose noun this verb carries."""
        found = [index for part, index in self._parts.get(fact.mention.mention_id, ()) if carries(part, fact)]
        whole = self._of.get(fact.mention.part_of or "")
        if whole is not None and carries(fact, whole[0]):
            found.append(whole[1])
        return min(found, default=None)

    def alike(self, guest: Bundle) -> list[int]:
        """Events that share a word or a family with it; of very many those told near it."""
        homes: set[int] = set()
        for tag in tags_of(guest):
            members = self._by_tag.get(tag, [])
            if len(members) > NEAR:
                at = bisect_left(members, guest.lead.begin, key=self._begins.__getitem__)
                members = members[max(0, at - NEAR // 2) : at + NEAR // 2]
            homes.update(members)
        return sorted(homes)

    def far_back(self, index: int, guest: Fact) -> bool:
        """Whether an event is an old story, or the guest "that arrest", and it is not told right after it: "in 1991 a
        sentence in the debate …" is not the debate that the article is about.
        """
        if self._ends[index] > guest.mention.published.on.toordinal() - OLD:
            return False
        if guest.wording.latest:
            return True
        at = guest.mention.sentence_index
        return self._sentences[index].isdisjoint(range(at - _GOES_ON, at + 1))
