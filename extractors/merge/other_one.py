"""Two of a kind in one article: which of them a later mention means, where a name tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.merge.bundle import Bundle
from extractors.merge.facts import Fact
from extractors.merge.lexicon import alike
from extractors.merge.names import best
from extractors.merge.places import name_before

#: How alike two words for one kind of thing are, and two names of one place.
_KIND, _ONE = 0.8, 0.7


def by_its_name(facts: Sequence[Fact]) -> list[Fact]:
    """Facts of which a noun that bears the name of another one of its kind is that other one: "A second cable, owned by
    Norlink, was cut that night … the outage was put down to the Norlink cable cut".
    """
    found: list[Fact] = []
    for fact in facts:
        owner = name_before(fact.mention)
        if owner and any(_is(known, fact, owner) for known in found):
            fact = replace(fact, wording=replace(fact.wording, another=True))
        found.append(fact)
    return found


def _is(known: Fact, fact: Fact, owner: str) -> bool:
    if not known.wording.another or known.mention.sentence.begin == fact.mention.sentence.begin:
        return False
    return owner in known.mention.sentence.text and alike(known.topic, fact.topic)[0] >= _KIND


def told_there(guest: Bundle, host: Bundle, undated: Sequence[Bundle]) -> bool:
    """Whether a guest that names its place, as its host does not, has been told of before at that very place: "a fire
    at the bank … the archives were destroyed by the raging fire … the fire at the bank" is no fire in the archives.
    """
    if not guest.places or host.places or host.lead.title:
        return False
    earlier = (b for b in undated if b.lead.begin < guest.lead.begin and b.lead.indefinite)
    return any(
        best(b.places, guest.places) >= _ONE and any(alike(x, y)[0] == 1.0 for x in b.topics for y in guest.topics)
        for b in earlier
    )
