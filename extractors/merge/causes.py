"""What a happening did is told with it: "the blast killed six", "six died when the block collapsed".

A row of a disaster or an attack holds its toll. So mentions of harm are tied to the happening that their sentence
names as its cause; where it names none, to the one happening that the article tells beside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.merge.breath import in_one_breath
from extractors.merge.bundle import Bundle
from extractors.merge.counts import how_many
from extractors.merge.facts import Fact
from extractors.merge.lexicon import families_of, stem, words
from extractors.model import Factuality

#: From harm to what did it, and back; and what stands between two things that are not cause and harm.
_CAUSED = re.compile(r"\b(?:in|when|as|after|following|during|by|from|because|due to)\b")
_DID = re.compile(r",|\b(?:that|which|who|where|when|and|leaving)\b|^\s*$")
_NOT_SO = re.compile(r";|\b(?:before|until|while|but|since|ahead|(?:hour|day|week|month|year)s?)\b")

#: What opens a clause on something else: "injured as it rocked a region that was devastated by the tsunami".
_OF_ANOTHER = re.compile(r"\b(?:that|which) (?:was|were|is|are|had|has|have)\b")

#: Where something was brought; whom it left to do something.
_INTO = re.compile(r"^[^.,;]*\b(?:in)?to\b")
_TO_DO = re.compile(r"(?: [\w'’-]+){1,4}? to [a-z]")

#: Characters between the two, at most; sentences between harm and a happening where no sentence names both.
_FAR, _BESIDE = 140, 2

_TOLD = frozenset({Factuality.ASSERTED, Factuality.ALLEGED})


def harm(fact: Fact) -> str:
    """The kind of harm a mention tells of: ``death``, ``injury``, ``damage``; else nothing."""
    found = fact.topic.families & words("harm")
    if is_happening(fact):
        return ""
    if found:
        return "injury" if "injury" in found else "death"
    return "damage" if fact.mention.trigger.lemma.lower() in words("ruin") else ""


def is_happening(fact: Fact) -> bool:
    """Whether it tells of a disaster, an accident or an attack."""
    families = fact.topic.families  # an operation may be a surgeon's, a strike the workers'
    others = families & {"surgery", "walkout"} and fact.topic.kind != "armed attack"
    return not (others or families.isdisjoint(words("happening")))


def causes(facts: Sequence[Fact]) -> dict[str, str]:
    """The ids of mentions of harm (in reading order) with that of the mention of what did it.

    A named victim's death is an event of its own.
    """
    told: defaultdict[int, list[Fact]] = defaultdict(list)
    every = [fact for fact in facts if is_happening(fact) and fact.mention.factuality in _TOLD and not fact.negated]
    for fact in every:
        told[fact.mention.sentence.begin].append(fact)
    kinds = [fact.topic.families & words("happening") for fact in every]
    one_kind = bool(kinds) and bool(frozenset.intersection(*kinds))
    found = dict(_wrought(facts))
    for fact in facts:
        if not harm(fact) or fact.mention.factuality not in _TOLD or fact.negated or names_victims(fact):
            continue
        if fact.wording.another:
            continue  # "another guard fell and was hurt"
        here = told.get(fact.mention.sentence.begin, [])
        near = list(_of_sentence(fact, here) if here or not one_kind else _beside(fact, every))
        if near:
            at = fact.mention.trigger.begin
            cause = min(
                near, key=lambda other: (not _acts(other, fact), abs(other.mention.trigger.begin - at), other.order)
            )
            found[fact.mention.mention_id] = cause.mention.mention_id
    harmed = [fact for fact in facts if harm(fact) and not names_victims(fact)]
    breath = dict(in_one_breath(harmed))
    # "Six people were also killed and 58 injured in an attack": what did the one did the other
    shared = {first: found[second] for second, first in breath.items() if second in found}
    return breath | shared | found


def _wrought(facts: Sequence[Fact]) -> Iterator[tuple[str, str]]:
    """Verbs that tell what a noun of their sentence and their day did: "Tuesday's strike brought the port to a halt",
    "her departure plunged the government into a crisis"; of an attack or a disaster all that say no more than what
    it did: "an attack that struck the third floor". What came of it is a word of its own ("protests"), and so is what
    it set off: "a quake triggered a tsunami", "the ruling left the city to hold a vote".
    """
    nouns: defaultdict[tuple[int, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.mention.trigger.pos != "VERB" and not (fact.topic.weak or fact.negated or fact.wording.another):
            nouns[fact.mention.sentence.begin, fact.mention.trigger.text.lower()].append(fact)
    for fact in facts:
        wrought = fact.mention.trigger.lemma.lower().split(" ")[0] in words("wrought")
        if not (wrought or _says_of_it(fact)) or fact.negated:
            continue
        acting = (n for name in fact.agents for n in nouns[fact.mention.sentence.begin, name.head])
        acting = (noun for noun in acting if wrought or is_happening(noun))
        for noun in acting:
            one_day = (noun.lo, noun.hi) == (fact.lo, fact.hi) and noun.dated
            if one_day and noun.mention.factuality is fact.mention.factuality and not _says_what_followed(fact):
                yield fact.mention.mention_id, noun.mention.mention_id
                break


def _says_of_it(fact: Fact) -> bool:
    """Whether it is a verb of no type: "an attack that struck the third floor", "the fire raged"."""
    return fact.mention.trigger.pos == "VERB" and fact.mention.event_type == "other"


def _says_what_followed(fact: Fact) -> bool:
    """Whether a verb tells what others did then ("threw bottles"), or what a happening set off."""
    lemma = fact.mention.trigger.lemma.lower().split(" ")[0]
    after = fact.mention.sentence.text[fact.mention.trigger.end - fact.mention.sentence.begin :]
    if (lemma in words("into") and not _INTO.search(after)) or (lemma == "leave" and _TO_DO.match(after)):
        return True
    heads = {name.head for name in fact.patients}
    return not heads.isdisjoint(words("alert")) or any(families_of(stem(h)) & words("happening") for h in heads)


def names_victims(fact: Fact) -> bool:
    """Whether somebody is named to whom it happened."""
    return any(name.person and name.named for name in fact.patients or fact.agents)


def _of_sentence(fact: Fact, happenings: Sequence[Fact]) -> Iterator[Fact]:
    """The happenings of its sentence that did it. "The explosion that destroyed a house a year ago" is of that day."""
    for other in happenings:
        acts = _acts(other, fact)
        meet = max(fact.lo, other.lo) < min(fact.hi, other.hi)
        if (acts and (meet or not other.firm)) or (meet and _linked(fact, other)):
            yield other


def _acts(happening: Fact, fact: Fact) -> bool:
    return any(name.head == happening.mention.trigger.text.lower() for name in fact.agents)


def _linked(fact: Fact, other: Fact) -> bool:
    one, two = fact.mention.trigger, other.mention.trigger
    start, end = min(one.end, two.end), max(one.begin, two.begin)
    begin = fact.mention.sentence.begin
    between = fact.mention.sentence.text[start - begin : end - begin].lower()
    if len(between) > _FAR or _NOT_SO.search(between):
        return False
    if one.begin < two.begin and _OF_ANOTHER.search(between):
        return False
    return (_CAUSED if one.begin < two.begin else _DID).search(between) is not None


def _beside(fact: Fact, every: Sequence[Fact]) -> Iterator[Fact]:
    """What the sentences around tell of the same day: "killed three on Friday. The attack …"."""
    at = fact.mention.sentence_index
    for other in every:
        one_day = (fact.lo, fact.hi) == (other.lo, other.hi) and fact.hi - fact.lo == 1
        if one_day and other.wording.definite and abs(other.mention.sentence_index - at) <= _BESIDE:
            yield other


def tied(
    bundles: Sequence[Bundle], did: Mapping[str, str], why: Sequence[tuple[str, ...]]
) -> tuple[tuple[Bundle, tuple[str, ...]], ...]:
    """Bundles of harm with the bundle that tells what did it."""
    home = {fact.mention.mention_id: bundle.key for bundle in bundles for fact in bundle.facts}
    found = []
    many: set[str] = set()
    for bundle in bundles:
        keys = (home.get(did.get(fact.mention.mention_id, "")) for fact in bundle.facts)
        cause = next((key for key in keys if key and key != bundle.key), "")
        if cause and not any(map(names_victims, bundle.facts)):
            bundle = replace(bundle, lead=replace(bundle.lead, cause=cause))
            if how_many(bundle) == "several":
                many.add(cause)
        found.append(bundle)
    of_many = (replace(b, lead=replace(b.lead, many=True)) if b.key in many else b for b in found)
    return tuple(zip(of_many, why, strict=True))
