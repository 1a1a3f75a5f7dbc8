"""What a noun names (a person, a body, a ship, a law, a happening …), and how the text brings it in."""

from __future__ import annotations

from extractors.events import lexicon
from extractors.language import syntax
from extractors.language.spans import Entity
from extractors.language.words import Word

_PERSONS = ("man", "woman", "person", "ist", "ician", "eer", "keeper", "holder", "worker", "leader")
#: … and what ends so by chance.
_BY_CHANCE = frozenset(
    ("list", "checklist", "shortlist", "mist", "twist", "fist", "wrist", "waist", "gist", "heist", "zeitgeist")
) | frozenset(("career", "beer", "deer", "cheer", "placeholder"))
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "those", "no", "some", "another"))
OWNERS = frozenset(("his", "her", "their", "its", "himself", "herself", "themselves", "itself"))
#: What nouns are counted as where it matters what a verb is said of: people, bodies, happenings, places, vehicles,
#: documents; all else is T.
LETTERS = "HGEPVDT"
_LETTER = {
    **dict.fromkeys(("PERSON", "person", "NORP"), "H"),
    **dict.fromkeys(("ORG", "crew", "GPE"), "G"),
    **dict.fromkeys(("event", "EVENT"), "E"),
    **dict.fromkeys(("place", "LOC", "FAC"), "P"),
    "vehicle": "V",
    "text": "D",
}


def what(word: Word, lemma: str, entity: Entity | None) -> str:
    """The kind of a name, or the list that a noun is on."""
    if entity is not None:
        return "PERSON" if entity.label_ == "PER" else entity.label_
    people = lexicon.people
    if lemma in people("crew"):
        return "crew"
    if animate(lemma) or lemma in people("people"):
        return "person"
    if lemma in people("vehicle"):
        return "vehicle"
    if lemma in people("text"):
        return "text"
    if word.pos_ == "PROPN":
        return "name"
    return "event" if lemma in lexicon.event_nouns() else "place" if lemma in people("place") else "thing"


def letter(kind: str) -> str:
    """One of ``LETTERS`` for what ``what`` found."""
    return _LETTER.get(kind, "T")


def animate(lemma: str) -> bool:
    """A noun for a person by its ending, or on the lists."""
    if lemma in lexicon.people("person") or lemma in lexicon.people("kin"):
        return True
    return lemma.endswith(_PERSONS) and lemma not in _BY_CHANCE


def has_its(noun: Word) -> bool:
    """ "Valdoria recalled its envoy": no person, whatever the name was taken for."""
    below = noun.head.rights if syntax.is_subject(noun) and noun.ent_type_ in ("PERSON", "PER") else ()
    return any(child.lower_ == "its" for word in below for child in word.lefts)


def shown(word: Word, entity: Entity | None) -> str:
    """How it is brought in: by name, "the", "a", "this", "her" …"""
    if entity is not None:
        return "name"
    for child in word.lefts:
        if child.lower_ in _ARTICLES:
            return child.lower_
        if child.tag_ in ("PRP$", "POS") or child.lower_ in OWNERS:
            return "owned"
    return "owned" if syntax.possessors(word) else "bare"
