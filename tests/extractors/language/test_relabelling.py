"""Who says what stands before the comma."""

from __future__ import annotations

import pytest
from spacy.language import Language

SPEAKERS = [
    ("It was an accident, said a lawyer for the family.", "lawyer"),
    ("There were no survivors, said a doctor at the scene.", "doctor"),
    ("The plan was a mistake, said an aide to the mayor.", "aide"),
    ("It was not clear who fired first, said a diplomat in Sanaa.", "diplomat"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_a_noun_behind_said_speaks(nlp: Language, text: str, speaker: str) -> None:
    word = next(token for token in nlp(text) if token.text == speaker)
    assert (word.dep_, word.head.text) == ("nsubj", "said")


def test_what_a_speaker_tells_is_no_speaker(nlp: Language) -> None:
    doc = nlp("The clerk, in tears, said the prayer.")
    assert [token.text for token in doc if token.dep_ == "nsubj"] == ["clerk"]
