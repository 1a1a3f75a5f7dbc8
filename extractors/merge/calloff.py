"""What an article says was called off or put off: "a memorial service planned for Saturday was cancelled"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extractors.merge.bundle import Bundle, join, single
from extractors.merge.facts import Fact
from extractors.merge.lexicon import sentence_families, stem, words
from extractors.model import Factuality, Role

_BUT_THE = re.compile(r"\b(?:but|until) (?:the|this|that|his|her|its|their) ")
#: "who was due to fly to Geneva, has called off the | trip".
_OFF_THE = re.compile(
    r"(?:,|\bbut)\s+(?:(?:has|have|had|now|since)\s+)*\w+\s+(?:off\s+)?(?:the|this|that|his|her|its|their)\s+$"
)

#: Until when something is put off.
_TO = re.compile(r"\b(?:to|until|till)\s+(?:the\s+)?$")

_TO_BE = frozenset({Factuality.PLANNED, Factuality.CANCELLED})

#: Families of words that say of an event that it does not happen as planned.
_CALL_OFF = ("cancel", "postpone", "suspend")


def call_off(kept: list[tuple[Bundle, list[str]]], facts: Sequence[Fact]) -> set[str]:
    """Mark what the article says was called off or put off; gives the ids of undated mentions that say no more.

    "A memorial service planned for Saturday was cancelled": the service of Saturday is called off, the word
    "cancelled" has no date of its own and joins it, as it does where it was read with the day of what it calls off
    ("was set for Saturday, but was cancelled").
    """
    used: set[str] = set()
    gone: set[int] = set()
    callers = [fact for fact in facts if _calls_off(fact) or _is_off(fact)]
    named: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for index, (group, _) in enumerate(kept if callers else ()):
        for fact in group.facts:
            for word in fact.topic.stems:
                named[word][index] = None
    for caller in callers:
        what = {stem(p.head) for p in caller.mention.participants if p.role in (Role.PATIENT, Role.AGENT)}
        what |= {
            word for fact in facts if fact.mention.mention_id == caller.mention.part_of for word in fact.topic.stems
        }
        fits = sorted({index for word in what for index in named[word] if _tells(kept[index][0], caller, what)})
        sentence = caller.mention.sentence_index
        near = [i for i in fits if any(f.mention.sentence_index == sentence for f in kept[i][0].facts)]
        if _is_off(caller) or (not fits and not caller.dated):
            near = [i for i, (group, _) in enumerate(kept) if _was_to_be(group, caller)]
        found = near if _is_off(caller) else near or fits
        if len(found) != 1:
            continue
        index = found[0]
        group, why = kept[index]
        if any(_begun(fact) or _new_day(fact, caller) for fact in group.facts):
            continue
        facts_off = tuple(replace(f, called_off=True) if f is group.facts[0] else f for f in group.facts)
        group = replace(group, facts=facts_off)
        if not caller.dated:
            used.add(caller.mention.mention_id)
            group, why = join(group, single(caller)), [*why, "in one article; called off"]
            for word in caller.topic.stems:
                named[word][index] = None
        kept[index] = group, why
        _take(kept, index, caller, gone)
    for index in sorted(gone, reverse=True):
        del kept[index]
    return used


def _take(kept: list[tuple[Bundle, list[str]]], index: int, caller: Fact, gone: set[int]) -> None:
    """Join to what is called off the group of a caller of its very days, where it holds nothing else."""
    group, why = kept[index]
    if not any(fact.mention.factuality in _TO_BE for fact in group.facts):
        return
    for at, (other, reasons) in enumerate(kept):
        if at == index or at in gone or caller not in other.facts or (other.lo, other.hi) != (group.lo, group.hi):
            continue
        if all(_calls_off(fact) for fact in other.facts):
            kept[index] = join(group, other), [*why, *reasons, "in one article; called off"]
            gone.add(at)
            return


def _was_to_be(group: Bundle, caller: Fact) -> bool:
    """Whether it is what the sentence had planned: "was due to speak tonight, but the meeting was called off", "was
    due to fly to Geneva, has called off the trip".
    """
    told, first = caller.mention, caller.mention.sentence.begin
    here = [f.mention for f in group.facts if f.mention.sentence.begin == first]
    ends = [m.trigger.end - first for m in here if m.factuality is Factuality.PLANNED]
    behind = _OFF_THE if _is_off(caller) else _BUT_THE
    return any(behind.search(told.sentence.text[end : told.trigger.begin - first]) for end in ends)


def _is_off(fact: Fact) -> bool:
    """A noun of what is called off, which stands for the plan before it: "the trip", "the concert"."""
    mention = fact.mention
    plain = mention.trigger.lemma.lower() in words("outing") and not fact.firm
    return plain and mention.factuality is Factuality.CANCELLED


def _calls_off(fact: Fact) -> bool:
    off = not fact.topic.families.isdisjoint(_CALL_OFF) and not fact.negated
    return off and fact.mention.factuality is Factuality.ASSERTED


def _begun(fact: Fact) -> bool:
    """Whether a mention says that it began: the trial that "opened on Monday but was put off for a week" was on."""
    mention = fact.mention
    told = mention.trigger.pos == "VERB" and mention.factuality is Factuality.ASSERTED and not fact.negated
    return told and "opening" in sentence_families(mention.trigger.lemma)


def _new_day(fact: Fact, caller: Fact) -> bool:
    """Whether its day is that to which it was put off: "the trial has been postponed to May 21" is still to be then."""
    timex, sentence = fact.mention.when.timex, caller.mention.sentence
    if timex is None or not caller.mention.trigger.end <= timex.begin < sentence.end:
        return False
    return _TO.search(sentence.text[: timex.begin - sentence.begin]) is not None


def _tells(group: Bundle, caller: Fact, what: set[str]) -> bool:
    """Whether a group tells, in another mention than the caller, what it is that is called off."""
    return any(fact is not caller and not fact.topic.stems.isdisjoint(what) for fact in group.facts)
