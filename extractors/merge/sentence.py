"""Two mentions of one sentence: when they tell one thing all the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extractors.merge.bundle import Bundle
from extractors.merge.facts import Fact
from extractors.merge.kinds import one_day
from extractors.merge.lexicon import alike, stem, words
from extractors.merge.steps import in_step

#: How alike two words for one kind of thing are.
_KIND = 0.8


def same_sentence(left: Bundle, right: Bundle) -> bool:
    """A writer seldom tells one thing twice in a sentence."""
    one, other = left.lead, right.lead
    return (one.doc_id, one.sentence) == (other.doc_id, other.sentence)


def told_by_both(left: Bundle, right: Bundle) -> bool:
    """Whether two words of a sentence may tell one thing: a noun and a verb of one day, or of which the noun acts ("the
    quake, which struck on Tuesday"), or a noun that is taken up again ("ran out as the quake hit, where the quake …").
    """
    if left.lead.noun != right.lead.noun:
        noun, verb = (left, right) if left.lead.noun else (right, left)
        heads = {stem(name.head) for name in verb.agents}
        return one_day(left, right) or any(not heads.isdisjoint(topic.stems) for topic in noun.topics)
    later = max(left, right, key=lambda bundle: bundle.lead.begin)
    bare = later.lead.definite and not (later.places or later.patients or later.agents)
    return bare and left.lead.noun and one_word(left, right)


def one_word(left: Bundle, right: Bundle) -> bool:
    """Whether they share a word, and not only a kind of happening."""
    return any(not a.stems.isdisjoint(b.stems) for a in left.topics for b in right.topics)


def with_those_beside(facts: Sequence[Fact]) -> list[Fact]:
    """Facts with the other words that tell of something of their kind in their sentence, as of another thing."""
    here: defaultdict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        here[fact.mention.sentence.begin].append(fact)
    found = []
    for fact in facts:
        others = (other for other in here[fact.mention.sentence.begin] if other is not fact and _apart(fact, other))
        beside = frozenset[str]().union(*(other.topic.stems for other in others))
        found.append(replace(fact, beside=beside) if beside else fact)
    return found


def _apart(fact: Fact, other: Fact) -> bool:
    if not fact.topic.stems.isdisjoint(other.topic.stems):
        return False
    harm = not any(words("victims").isdisjoint(topic.families) for topic in (fact.topic, other.topic))
    if not harm and alike(fact.topic, other.topic)[0] < _KIND:
        return False
    one, two = fact.mention, other.mention
    return one.part_of != two.mention_id and two.part_of != one.mention_id and not in_step(fact, other)


def both_told(left: Bundle, right: Bundle) -> bool:
    """Whether the sentences of both tell of both, by words of one kind: of two papers that print "the deputy was killed
    while he looked into a shooting", the killing in one is not the shooting in the other.
    """
    if not left.beside or not right.beside:
        return False
    one, other = (frozenset[str]().union(*(topic.stems for topic in b.topics)) for b in (left, right))
    return one.isdisjoint(other) and not (one.isdisjoint(right.beside) or other.isdisjoint(left.beside))
