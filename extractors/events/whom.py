"""Verbs whose type lies in whom or what they act on: one arrests a man, seizes a town, releases a report."""

from __future__ import annotations

from extractors.events import lexicon
from extractors.language import syntax
from extractors.language.words import Word

_OTHER = "other"
_PRONOUNS = frozenset(("he", "she", "him", "her", "me", "them", "they", "who", "whom"))
_TAKEN = frozenset(("seize", "capture", "release", "retake"))
_CONTESTS = frozenset(("race", "contest", "vote", "runoff", "run-off", "primary", "bid"))
_FORCE = frozenset(("police", "officer", "trooper", "cavalry", "soldier", "troops", "guard", "riot"))
#: "heart attack", "panic attack": nobody attacks.
ILLS = frozenset(("heart", "panic", "asthma", "anxiety", "epileptic", "ischemic"))


def person(tok: Word) -> bool:
    """Somebody, by the name's kind, the noun or the pronoun."""
    lemma = tok.lemma_.lower()
    return tok.ent_type_ in ("PERSON", "PER") or lemma in lexicon.people("person") or tok.lower_ in _PRONOUNS


def by_patient(verb: Word, name: str) -> str | None:
    """The type that the verb's patient or subject tells; ``None`` where the verb alone does.

    "Officers seized log books", "A poll was released", "Rebels captured the town", "Police charged at about 1 pm",
    "Congress voted to censure the minister", "lost the race for mayor".
    """
    patients = syntax.patients(verb)
    if name in _TAKEN and patients and not any(person(word) for word in patients):
        if any(word.lemma_.lower() in lexicon.nouns("published") for word in patients):
            return "launch" if name == "release" else _OTHER
        if name != "release" and any(_place(word) for word in patients):
            return "armed_attack"
        return None if name == "release" or any(word.pos_ == "PROPN" for word in patients) else _OTHER
    if name == "charge" and not patients and not syntax.passive(verb):
        return "clash" if any(word.lemma_.lower() in _FORCE for word in syntax.subjects(verb)) else None
    if name == "vote":
        return (
            "legislation"
            if any(word.lemma_.lower() in lexicon.nouns("lawmakers") for word in syntax.subjects(verb))
            else None
        )
    if name in ("win", "lose"):
        return "election" if any(_for_a_post(word, verb) for word in patients) else None
    return None


def _place(noun: Word) -> bool:
    return noun.ent_type_ in ("GPE", "LOC", "FAC") or noun.lemma_.lower() in lexicon.people("place")


def _for_a_post(noun: Word, verb: Word) -> bool:
    if noun.lemma_.lower() not in _CONTESTS:
        return False
    beside = (*syntax.obliques(noun), *syntax.obliques(verb))
    return any(item.preposition == "for" and item.head.lemma_.lower() in lexicon.nouns("post") for item in beside)
