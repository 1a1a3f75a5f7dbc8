"""Places: which exclude each other, and those the clause of an event names beyond its participants ("hurt in Takoro").

What shakes, floods or stops a whole region is named with many places, all of one event: there the clause says nothing.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extractors.merge.lexicon import Topic, lines, words
from extractors.merge.names import Name, fold, name_of, near
from extractors.model import Mention

#: How far behind the event its clause may reach, in characters.
_REACH = 100

#: What ends a clause: punctuation, or a word that opens another one.
_ENDS = re.compile(
    r"[;:.!?()\"“”–—]|,\s+(?!the\b|[A-Z])|"
    r"\b(?:said|says|say|told|when|while|as|after|before|which|who|that|because|since|until|but|according|and)\b"
)
_NAME = r"[A-Z][\w'’-]*\w(?: (?:(?:of|de|du|al) )?[A-Z][\w'’-]*\w)*"
_AT = re.compile(
    rf"\b(?:in|at|into|inside|outside|to)\s+(?:the\s+|(?:a|an)\s+)?((?:[a-z-]+\s+){{0,2}}?)({_NAME})((?:\s+[a-z]+){{0,2}})"
)


#: Names right before a noun: "the Marlow Bank fire", not "Smith's arrest".
_MODIFIER = re.compile(rf"(?:^|\s)({_NAME})(?: [a-z-]+)?\s$")


def sites(mention: Mention, topic: Topic, capitals: bool) -> tuple[Name, ...]:
    """The places named behind the event in its clause, and what a noun names before it; ``capitals``: of a headline
    in which every word has one. Buildings and districts tell apart, what else is named only agrees.
    """
    end = mention.trigger.end - mention.sentence.begin
    text = mention.sentence.text[end:][:_REACH]
    stop = _ENDS.search(text)
    enters = mention.trigger.lemma.lower().split(" ")[0] in words("enter")
    found = [_site(at[2], at[3], topic, enters) for at in _AT.finditer(text[: stop.start() if stop else None])]
    name = before_noun(mention)
    if name and not capitals:
        found.append(_agreeing(name))
    return tuple(name for name in found if name is not None and not (capitals and not name.named))


def before_noun(mention: Mention) -> str:
    """The name right before a noun, but for one that opens the sentence: "the Marlow Bank fire"."""
    return name_before(mention) if mention.trigger.pos == "NOUN" else ""


def name_before(mention: Mention) -> str:
    """The same of any word, as a noun may be read as a verb: "the Norlink cable cut"."""
    begin = mention.trigger.begin - mention.sentence.begin
    before = _MODIFIER.search(mention.sentence.text[max(0, begin - _REACH) : begin])
    return before[1] if before and begin - len(before[0].strip()) > 1 else ""


def _site(name: str, behind: str, topic: Topic, enters: bool) -> Name | None:
    """A name of a place, with the noun behind it that says what it is: "Bukit Lama village". ``enters``: of a house, as
    one checks into nothing else ("checked into Willow Recovery").
    """
    if name.endswith(("'s", "’s")) or name.split()[0].lower() in words("period"):
        return None
    nouns = [word for word in behind.split() if word in words("place_noun")]
    place = name_of(" ".join((name, *nouns[:1])), name.split()[-1], "LOC")
    if place is not None and enters and not nouns and _place_kind(place) == "town":
        place = name_of(f"{name} facility", name.split()[-1], "LOC")
    if place is None:
        return None
    return place if bounded(place) and topic.families.isdisjoint(words("everywhere")) else _agreeing(name)


def _agreeing(name: str) -> Name | None:
    """A name that shows what is one and tells nothing apart, as it may be of a place, a firm or a day."""
    if not words("period").isdisjoint(name.lower().split()):
        return None
    found = name_of(name, name.split()[-1].lower(), "LOC")
    return found if found is not None and _place_kind(found) not in ("nation", "region") else None


@cache
def _place_words() -> dict[str, frozenset[str]]:
    return {kind: frozenset(fold(word) for word in members) for kind, members in lines("places.txt")}


@lru_cache(maxsize=100_000)
def _place_kind(name: Name) -> str:
    """``nation``, ``region``, ``facility`` or ``town``; a town is what is none of the others."""
    lists = _place_words()
    if any(token[0] == "@" for token in name.tokens):
        return "nation" if name.nation else "region"
    if name.flat in lists["region"] or not name.tokens.isdisjoint(lists["landscape"]):
        return "region"
    return "facility" if not name.tokens.isdisjoint(lists["facility"]) else "town"


def places_exclude(left: Name, right: Name) -> bool:
    """Whether two places cannot be one: two nations, two towns, two facilities, or two districts.

    A town may lie in a nation or region, a hospital in a town, and regions in one another ("Aceh", "Sumatra"): these
    stay open. Only names exclude, no descriptions ("the old factory").
    """
    if not (left.named and right.named):
        return False
    alike, one, other = near(left, right), _own(left), _own(right)
    if alike > 0.3 or (alike and not (one and other and one.isdisjoint(other))):
        return False
    kind = _place_kind(left)
    if kind == "region":
        # two districts, two villages
        return not (left.tokens & right.tokens).isdisjoint(_place_words()["bounded"])
    return kind == _place_kind(right)


def _own(name: Name) -> frozenset[str]:
    """The words of a place that are its own: "Kings County" of "Kings County Hospital"."""
    lists = _place_words()
    return name.tokens - lists["facility"] - lists["landscape"]


def bounded(name: Name) -> bool:
    """Whether the name says that it is a building or a district, which lies nowhere else."""
    return _place_kind(name) == "facility" or not name.tokens.isdisjoint(_place_words()["bounded"])


def whereabouts(name: Name) -> bool:
    """Whether a name tells where, also where nothing marks it as a place: "the western tip of Sumatra island"."""
    return name.place or (name.proper and not name.person and _place_kind(name) in ("nation", "region", "facility"))
