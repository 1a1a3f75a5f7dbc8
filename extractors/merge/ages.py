"""How old those are whom it befell: "36-year-old Ann Roe", "Tom Ward, 32,", and by their names all over the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.merge.names import near, of_participant
from extractors.model import Mention, Participant, Role

if TYPE_CHECKING:
    from extractors.merge.facts import Fact
    from extractors.merge.names import Name

_DIGIT = re.compile(r"\d")
_OLD = re.compile(r"\b(\d{1,3})[- ]years?[- ]old\b", re.I)
_BEHIND = re.compile(r",\s(\d{1,3})(?=,|\.?$|\s(?:and|was|were|of|from|has|had|is)\b)")
_BEFORE = re.compile(r"\b(\d{1,3})-year-old\s(?:[\w'’-]+\s){0,3}$", re.I)

#: How near a name must be to one whose age the article tells; the oldest who lived.
_ONE, _OLDEST = 0.85, 115

_BEFELL = frozenset({Role.PATIENT, Role.RECIPIENT})


def ages_of(mention: Mention) -> frozenset[int]:
    """The ages that a mention's sentence gives those whom it befell."""
    return frozenset(age for p in mention.participants if p.role in _BEFELL for age in _told(mention, p))


def _told(mention: Mention, participant: Participant) -> Iterable[int]:
    sentence, begin = mention.sentence.text, mention.sentence.begin
    if not _DIGIT.search(sentence) and not _DIGIT.search(participant.name):
        return ()
    found = [*_OLD.findall(participant.text), *_OLD.findall(participant.name)]
    if not found and participant.head[:1].isupper() and mention.sentence.text.count(participant.text) == 1:
        at = sentence.index(participant.text)
        if not participant.resolved and begin <= participant.begin < mention.sentence.end:
            at = participant.begin - begin
        behind, before = _BEHIND.match(sentence, at + len(participant.text)), _BEFORE.search(sentence[:at])
        found = [match[1] for match in (behind, before) if match]
    return [int(age) for age in found if 0 < int(age) <= _OLDEST]


def by_name(facts: Sequence[Fact]) -> list[Fact]:
    """Facts of which one that names somebody whose age the article gives elsewhere has that age as well."""
    known: dict[Name, int] = {}
    for fact in facts:
        for participant in fact.mention.participants:
            name = of_participant(participant)
            if name is not None and name.person and name.named:
                for age in _told(fact.mention, participant):
                    known.setdefault(name, age)
    if not known:
        return list(facts)
    found = []
    for fact in facts:
        named = [name for name in fact.patients if name.person]
        if named and not fact.ages:
            ages = frozenset(age for name in named for other, age in known.items() if near(name, other) >= _ONE)
            fact = replace(fact, ages=ages) if ages else fact
        found.append(fact)
    return found
