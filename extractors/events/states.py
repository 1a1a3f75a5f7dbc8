"""Nouns that a bare "be" makes events: "The last round was in November", "The law has been in force since Saturday"."""

from __future__ import annotations

from extractors.events import lexicon
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word


def only_dated(noun: Word) -> bool:
    """ "The last round was in November": a noun of which nothing is told but a day is one that takes place."""
    link = syntax.up(noun)
    if link is None or link.relation is not Relation.SUBJECT or syntax.copula(link.head) is None:
        return False
    day = link.head.lower_ in lexicon.people("calendar") or (link.head.tag_ == "CD" and link.head.is_digit)
    before = {child.lower_ for child in link.head.lefts}
    placed = not before.isdisjoint(("in", "on"))
    if not before.isdisjoint(("last", "next")):  # "was last Sunday", "is next week"
        placed, day = True, day or link.head.lower_ in _UNITS
    return day and placed and noun.lemma_.lower() not in lexicon.people("person") | _MARKS


_UNITS = frozenset(("week", "weekend", "month", "year", "night"))
#: Days themselves.
_MARKS = frozenset(("day", "date", "deadline", "birthday", "anniversary", "time", "holiday", "season", "month", "year"))


def in_state(noun: Word) -> bool:
    """ "The law has been in force since Saturday", "Two men were due in court on Monday", not "is in the house"."""
    if in_office(noun):
        return True
    be = syntax.copula(noun)
    if be is None or syntax.up(noun) is not None or not syntax.subjects(noun):
        return False
    before = [child.lower_ for child in noun.lefts if be.i < child.i and child.pos_ != "DET"]
    if not before or not all(word in _INTO or word == "due" for word in before):
        return False
    began = any(item.preposition == "since" for item in syntax.obliques(noun)) and be.lower_ == "been"
    return before[0] == "due" or began


def in_office(noun: Word) -> bool:
    """ "He was a senator from 1981 to 1991", "has been president of the club since 1999": when it was held."""
    if noun.lemma_.lower() not in lexicon.people("office") or not syntax.subjects(noun):
        return False
    be = syntax.copula(noun)
    if be is None or be.lower_ not in _HELD:
        return False
    years = (item for item in syntax.obliques(noun) if item.head.is_digit and len(item.head.text) == 4)
    return any((item.preposition == "since") == (be.lower_ == "been") for item in years)


_HELD = frozenset(("was", "were", "been"))
_INTO = frozenset(("in", "out", "of", "on", "off", "under", "at", "without"))
