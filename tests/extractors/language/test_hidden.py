"""Verbs that look like nouns: behind "help", and forms that are their own past tense."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extractors.language.parts import unseen_verb

HELPED = [
    ("The navy helped rescue 40 sailors.", "rescue", "sailors"),
    ("The loan helped fund schools.", "fund", "schools"),
    ("Volunteers helped clean beaches on Sunday.", "clean", "beaches"),
]
COST = [
    ("The storm cost insurers 2 billion euros.", "cost", "storm"),
    ("The delay cost taxpayers millions.", "cost", "delay"),
    ("The vote split parties.", "split", "vote"),
]


@pytest.mark.parametrize(("text", "verb", "noun"), HELPED)
def test_a_verb_behind_help(nlp: Language, text: str, verb: str, noun: str) -> None:
    word = next(token for token in nlp(text) if token.text == verb)
    assert (word.tag_, word.dep_, word.head.text) == ("VB", "xcomp", "helped")
    assert [child.text for child in word.children if child.dep_ == "obj"] == [noun]


def test_a_noun_behind_help(nlp: Language) -> None:
    doc = nlp("Food aid helped towns in the north and helped research.")
    assert {token.text: token.pos_ for token in doc if token.text in ("towns", "research")} == {
        "towns": "NOUN",
        "research": "NOUN",
    }


@pytest.mark.parametrize(("text", "verb", "subject"), COST)
def test_a_form_that_is_its_own_past(nlp: Language, text: str, verb: str, subject: str) -> None:
    word = next(token for token in nlp(text) if token.text == verb)
    assert (word.tag_, word.dep_) == ("VBD", "ROOT")
    assert [child.text for child in word.children if child.dep_ == "nsubj"] == [subject]


def test_a_noun_that_looks_like_one() -> None:
    assert unseen_verb(["A", "price", "cut", "."], ["DT", "NN", "NN", "."], lambda form, tag: True) is None
