"""Subjects with who says so between commas behind them."""

from __future__ import annotations

import pytest
from spacy.language import Language

ASIDES = [
    ("The ship, the owners reported, sank within minutes.", "ship", "sank", "owners"),
    ("The president, state television reported, left the country on Sunday.", "president", "left", "television"),
    ("The plant, inspectors found, leaked for years.", "plant", "leaked", "inspectors"),
    ("The driver, police said, fell asleep at the wheel.", "driver", "fell", "police"),
    ("The pilot, a court heard, had been drinking.", "pilot", "drinking", "court"),
]
#: (text, speaker): the name between commas is the speaker's.
NAMED = [
    ("Rescuers pulled three people from the rubble, the governor, Ana Ruiz, said.", "governor"),
    ("Two climbers fell to their deaths, the park's director, Ines Vaz, said.", "director"),
    ("The bridge will reopen in May, the transport minister, Ewa Nowak, said.", "minister"),
]


@pytest.mark.parametrize(("text", "noun", "verb", "speaker"), ASIDES)
def test_each_verb_has_its_subject(nlp: Language, text: str, noun: str, verb: str, speaker: str) -> None:
    found = {token.text: token.head.text for token in nlp(text) if token.dep_ == "nsubj"}
    assert found[noun] == verb
    assert found[speaker] in ("reported", "found", "said", "heard")


@pytest.mark.parametrize(("text", "speaker"), NAMED)
def test_a_speaker_with_a_name_says_it(nlp: Language, text: str, speaker: str) -> None:
    word = next(token for token in nlp(text) if token.text == speaker)
    assert (word.dep_, word.head.text) == ("nsubj", "said")


def test_an_apposition_says_nothing(nlp: Language) -> None:
    doc = nlp("The mayor, a former judge, said the talks had failed.")
    assert [token.text for token in doc if token.dep_ == "nsubj"] == ["mayor", "talks"]
