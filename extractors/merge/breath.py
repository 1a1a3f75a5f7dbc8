"""Harm that a sentence tells in one breath: "killed two nurses and wounded a doctor"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.merge.facts import Fact
from extractors.model import Mention, Role

#: What stands between harm and more harm of one doing, and what says that it is another; characters at most.
_AND = re.compile(r"\band\b|,")
_TWO = re.compile(r";|\b(?:but|while|after|later|again|also|when|as|another|separate|elsewhere|then|before|earlier)\b")
_BREATH = 80


def in_one_breath(harmed: Sequence[Fact]) -> Iterator[tuple[str, str]]:
    """Ids of mentions of harm, each with that of the one before it, of the same day, the same doer and no other place.

    "A gunman killed two nurses and wounded a doctor", "two guards were killed and a driver was hurt", and not "shot a
    clerk and then wounded a guard".
    """
    for first, second in pairwise(fact for fact in harmed if fact.mention.trigger.pos == "VERB"):
        one, two = first.mention, second.mention
        if one.sentence.begin != two.sentence.begin or one.doc_id != two.doc_id:
            continue
        one_day = (first.lo, first.hi) == (second.lo, second.hi) and first.dated and second.dated
        if not one_day or one.factuality is not two.factuality or second.wording.another:
            continue
        between = one.sentence.text[one.trigger.end - one.sentence.begin : two.trigger.begin - one.sentence.begin]
        if len(between) > _BREATH or not _AND.search(between) or _TWO.search(between.lower()):
            continue
        apart = bool(first.places and second.places) and _who(one, Role.PLACE) != _who(two, Role.PLACE)
        if not apart and _who(one, Role.AGENT) == _who(two, Role.AGENT):
            yield two.mention_id, one.mention_id


def _who(mention: Mention, role: Role) -> set[tuple[int, int]]:
    """Where a sentence names those of a role."""
    return {(part.begin, part.end) for part in mention.participants if part.role is role}
