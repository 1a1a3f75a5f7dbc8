"""Numbers with "more than" are subjects."""

from __future__ import annotations

import pytest
from spacy.language import Language

SUBJECTS = [
    ("More than 300 died in the quake.", "300", "died"),
    ("More than 2,000 joined the march on Sunday.", "2,000", "joined"),
    ("More than 700 applied for the posts.", "700", "applied"),
    ("Fewer than 50 voted.", "50", "voted"),
    ("More than 60 drowned when a ferry sank.", "60", "drowned"),
    ("The army said more than 40 fled across the border.", "40", "fled"),
]
NOT = [
    ("The club sold more than 300 tickets.", "300"),
    ("It cost more than 40 said the paper.", "40"),
    ("The toll was put at more than 300 on Sunday.", "300"),
]


@pytest.mark.parametrize(("text", "number", "verb"), SUBJECTS)
def test_a_number_does_something(nlp: Language, text: str, number: str, verb: str) -> None:
    word = next(token for token in nlp(text) if token.text == number)
    assert (word.dep_, word.head.text, word.head.tag_) == ("nsubj", verb, "VBD")


@pytest.mark.parametrize(("text", "number"), NOT)
def test_a_number_that_does_nothing(nlp: Language, text: str, number: str) -> None:
    assert next(token for token in nlp(text) if token.text == number).dep_ != "nsubj"
