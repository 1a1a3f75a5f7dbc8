"""Who receives what is given, sent or said; and where a way leads, which is a place and receives nothing."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.events import lexicon, nominal
from extractors.events.candidates import key
from extractors.events.names import Names
from extractors.language import syntax
from extractors.language.words import Word

#: They do nothing to the place where one goes.
_GONE_TO = frozenset(("leave", "enter", "reach", "flee", "depart", "exit", "escape"))


def settled(names: Names, head: Word, recipients: Iterable[Word]) -> tuple[list[Word], list[Word]]:
    """Of words that may receive those that can, and those that are where somebody or something goes.

    "told a reporter", "a letter to the bank"; "returned to Cuba", "a trip to China", "was moved to a prison in Arl"
    lead to places; "a search for new markets", "a promise to halve taxes" to neither.
    """
    if head.pos_ == "VERB" and key(head) in lexicon.verbs("recipient"):
        return list(recipients), []
    leads = _leads(head)
    taken: list[Word] = []
    places: list[Word] = []
    for word in recipients:
        listed = word.lemma_.lower() in lexicon.people("place")
        if leads and (names.is_place(word) or listed):
            places.append(word)
        elif word.pos_ == "PRON" or names.named(word) or any(nominal.takes(one) for one in syntax.conjuncts(word)):
            taken.append(word)
    return taken, places


def reached(names: Names, head: Word, patients: list[Word]) -> tuple[list[Word], list[Word]]:
    """What is acted on, and the country or town that somebody only leaves, enters or comes to: "left Cuba"."""
    if head.pos_ != "VERB" or key(head) not in _GONE_TO:
        return patients, []
    places = [word for word in patients if names.entity_type(word) in ("GPE", "LOC")]
    return [word for word in patients if word not in places], places


def _leads(head: Word) -> bool:
    """Does somebody or something go elsewhere by it?"""
    if head.pos_ == "VERB":
        return key(head) in lexicon.verbs("moves")
    return head.lemma_.lower() in lexicon.nouns("leads")
