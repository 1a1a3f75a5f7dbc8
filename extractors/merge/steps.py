"""One happening that a sentence tells by two words: "veered off the road and plunged into a gorge"."""

from __future__ import annotations

import re

from extractors.merge.apart import best
from extractors.merge.facts import Fact
from extractors.merge.lexicon import words

#: What stands between two verbs of one course of things; what says that they are two; what a state counts from.
_THEN = re.compile(r"\b(?:and|then|before)\b")
_TWO = re.compile(r";|\b(?:but|while|after|later|again|also|when|as|another|second|other)\b")
_SINCE = re.compile(r"\bsince\s+(?:(?:the|his|her|its|their|\w+['’]s)\s+)?$")

#: Characters between the two, at most.
_FAR = 120


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


def _of_one(left: Fact, right: Fact) -> bool:
    """Whether the second has nobody else in it: who left the road is what plunged into the gorge."""
    if left.agents and right.agents:
        return best(left.agents, right.agents) >= 0.5
    if not right.agents and not right.patients:
        return True
    return best(left.agents or left.patients, right.patients or right.agents) >= 0.5 or not right.agents
