"""One happening that a sentence tells by two words: "veered off the road and plunged into a gorge"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.merge.apart import of_others
from extractors.merge.facts import Fact
from extractors.merge.lexicon import alike, words
from extractors.merge.names import best
from extractors.merge.places import places_exclude

#: What stands between two verbs of one course of things; what says that they are two; what a state counts from.
_THEN = re.compile(r"\b(?:and|then|before)\b")
_TWO = re.compile(r";|\b(?:but|while|after|later|again|also|when|as|another|second|other)\b")
_SINCE = re.compile(r"\bsince\s+(?:(?:the|his|her|its|their|\w+['’]s)\s+)?$")

#: Words from which the title of a noun, or of a verb, tells one thing.
_NOUN_SAYS, _VERB_SAYS = 3, 6

#: Characters between the two, at most; mentions looked back to; how alike two words for one thing are.
_FAR, _NEAR, _ALIKE = 120, 12, 0.8


def in_step(left: Fact, right: Fact) -> bool:
    """Whether two mentions of a sentence tell one happening, of a kind that does not come twice in a breath.

    "Thieves broke into the museum and made off with four cups", "has been in custody since his arrest in May"; but
    not "shot his wife and then shot himself", nor "a car crashed while another overturned".
    """
    one, other = left.mention, right.mention
    if one.sentence.begin != other.sentence.begin or one.doc_id != other.doc_id:
        return False
    if (left.lo, left.hi) != (right.lo, right.hi) or not (left.dated and right.dated) or left.negated or right.negated:
        return False
    if _of_its_noun(left, right) or _of_its_noun(right, left):
        return True
    kinds = left.topic.families & right.topic.families & (words("one_a_day") | words("happening"))
    if not kinds or not left.topic.stems.isdisjoint(right.topic.stems) or one.factuality is not other.factuality:
        return False
    if one.trigger.begin > other.trigger.begin:
        left, right, one, other = right, left, other, one
    begin = one.sentence.begin
    between = one.sentence.text[one.trigger.end - begin : other.trigger.begin - begin].lower()
    if len(between) > _FAR or left.wording.another or right.wording.another:
        return False
    if _SINCE.search(between) and other.trigger.pos == "NOUN":
        return True
    if one.trigger.pos != "VERB" or other.trigger.pos != "VERB" or not _THEN.search(between) or _TWO.search(between):
        return False
    return _of_one(left, right)


def in_same_words(left: Fact, right: Fact) -> bool:
    """Whether two sentences tell it in the same words, of the same days: "the ministry's misguided decision" twice. A
    striker may score twice, so a verb's title must say more.
    """
    one, other = left.mention, right.mention
    if (left.lo, left.hi) != (right.lo, right.hi) or not (left.firm and right.firm) or not one.title:
        return False
    if one.title != other.title or one.sentence.begin == other.sentence.begin:
        return False
    if left.wording.another or right.wording.another or left.topic.stems.isdisjoint(right.topic.stems):
        return False
    few = _NOUN_SAYS if "VERB" not in (one.trigger.pos, other.trigger.pos) else _VERB_SAYS
    return len(one.title.split()) >= few and one.factuality is other.factuality


def _of_its_noun(noun: Fact, verb: Fact) -> bool:
    """Whether a verb says of a noun no more than that it came about: "the agreement, struck late on Saturday"."""
    if noun.mention.trigger.pos == "VERB" or verb.mention.trigger.pos != "VERB" or verb.wording.another:
        return False
    heads = {name.head for name in verb.patients}
    return noun.mention.trigger.text.lower() in heads and bool(noun.topic.stems & verb.topic.stems)


def _of_one(left: Fact, right: Fact) -> bool:
    """Whether the second has nobody else in it: who left the road is what plunged into the gorge."""
    if "arrest" in left.topic.families and of_others(left.patients, right.patients):
        return False  # "arrested 14 people and seized 300 kilos of cocaine"
    if left.agents and right.agents:
        return best(left.agents, right.agents) >= 0.5
    if not right.agents and not right.patients:
        return True
    return best(left.agents or left.patients, right.patients or right.agents) >= 0.5 or not right.agents


def of_their_sentence(facts: Sequence[Fact]) -> list[Fact]:
    """Facts of which a noun that has its day from elsewhere is of the day that its sentence gives one like it: "The
    Wednesday bombings in the north drew protest from Paris, which called the attacks unacceptable".
    """
    found: list[Fact] = []
    for at, fact in enumerate(facts):
        known = next((k for k in reversed(facts[max(0, at - _NEAR) : at]) if _dates(k, fact)), None)
        if known is not None:
            fact = replace(fact, lo=known.lo, hi=known.hi, granularity=known.granularity, dated=True, firm=False)
        found.append(fact)
    return found


def _dates(known: Fact, fact: Fact) -> bool:
    one, other = known.mention, fact.mention
    if one.sentence.begin != other.sentence.begin or other.trigger.pos == "VERB" or fact.own_date:
        return False
    if not (known.own_date and known.firm) or (fact.lo, fact.hi) == (known.lo, known.hi) or fact.wording.indefinite:
        return False
    if fact.wording.another or fact.wording.previous or fact.wording.plural != known.wording.plural:
        return False
    if any(places_exclude(a, b) for a in known.places for b in fact.places):
        return False
    return not fact.topic.weak and alike(known.topic, fact.topic)[0] >= _ALIKE
