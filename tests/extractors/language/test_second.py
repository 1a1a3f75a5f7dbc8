"""A second clause behind "and" has a subject of its own."""

from __future__ import annotations

import pytest
from spacy.language import Language

CLAUSES = [
    ("Prices rose and wages fell in the third quarter.", "wages", "fell", "rose"),
    ("Schools closed and trains stopped as the storm reached the coast.", "trains", "stopped", "closed"),
    ("Police fired tear gas and demonstrators fled.", "demonstrators", "fled", "fired"),
    ("Talks failed and fighting resumed on Sunday.", "fighting", "resumed", "failed"),
    ("The roof caved in and dust filled the room.", "dust", "filled", "caved"),
    ("Shops shut and buses stopped on Monday.", "buses", "stopped", "shut"),
    ("Windows shattered and alarms rang across the district.", "alarms", "rang", "shattered"),
]
#: The noun behind "and" is one of those who do it, or somebody else's.
NOT = [
    ("Brokers and bankers destined for Kenya were sent home.", "bankers"),
    ("The minister and his aides left on Monday.", "aides"),
    ("Rescuers found the pilot and passengers trapped in the wreck.", "passengers"),
    ("The driver got his brakes and tyres checked on Friday.", "tyres"),
]


@pytest.mark.parametrize(("text", "noun", "verb", "first"), CLAUSES)
def test_the_second_verb_has_its_subject(nlp: Language, text: str, noun: str, verb: str, first: str) -> None:
    word = next(token for token in nlp(text) if token.text == verb)
    assert [child.text for child in word.children if child.dep_ == "nsubj"] == [noun]
    assert (word.tag_, word.dep_, word.head.text, word.head.tag_) == ("VBD", "conj", first, "VBD")


def test_of_two_passives_the_second_may_lack_its_auxiliary(nlp: Language) -> None:
    word = next(token for token in nlp("Three people were killed and dozens injured.") if token.text == "injured")
    assert word.tag_ == "VBN"
    assert [child.text for child in word.children if child.dep_ == "nsubj:pass"] == ["dozens"]


@pytest.mark.parametrize(("text", "noun"), NOT)
def test_a_noun_behind_and_stays_joined(nlp: Language, text: str, noun: str) -> None:
    word = next(token for token in nlp(text) if token.text == noun)
    assert word.dep_ == "conj"


@pytest.mark.parametrize(
    ("text", "number", "verb"),
    [
        ("Six people were killed and more than 130 taken to hospital after gas escaped from a plant.", "130", "taken"),
        ("Five men were killed and at least 40 taken to hospital after a bus fell into a river.", "40", "taken"),
        ("Two guards were shot and nearly 30 taken to safety after the gunmen fled.", "30", "taken"),
    ],
)
def test_a_number_is_told_of_in_the_second_clause(nlp: Language, text: str, number: str, verb: str) -> None:
    word = next(token for token in nlp(text) if token.text == number)
    assert (word.head.text, word.head.dep_) == (verb, "conj")
