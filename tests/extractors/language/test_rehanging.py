"""What befell something, told behind a comma, is not what befell the subject."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("sentence", "participle", "noun"),
    [
        ("Police named the owner of the car, stolen on Sunday.", "stolen", "car"),
        ("Residents buried the victims of the blast, killed on Tuesday.", "killed", "victims"),
        ("The museum showed the painting, bought in 2019 for three million euros.", "bought", "painting"),
        ("The union rejected the offer, made on Monday by the company.", "made", "offer"),
        ("The fire destroyed the church, built in 1820.", "built", "church"),
    ],
)
def test_a_dated_participle_tells_of_the_noun_before(nlp: Language, sentence: str, participle: str, noun: str) -> None:
    word = next(token for token in nlp(sentence) if token.text == participle)
    assert (word.dep_, word.head.text) == ("acl", noun)


@pytest.mark.parametrize(
    ("sentence", "participle", "verb"),
    [
        ("He left the court on Friday, accompanied by two guards.", "accompanied", "left"),
        ("The plane landed in Oslo, forced down by a storm.", "forced", "landed"),
    ],
)
def test_how_it_was_done_stays_with_the_verb(nlp: Language, sentence: str, participle: str, verb: str) -> None:
    assert next(token for token in nlp(sentence) if token.text == participle).head.text == verb


@pytest.mark.parametrize(
    ("sentence", "name", "noun", "subject"),
    [
        ("Friends of the aid worker Margaret Hassan held a service on Saturday.", "Margaret", "worker", "Friends"),
        ("Lawyers for jailed activist Omar Fadel filed an appeal on Monday.", "Omar", "activist", "Lawyers"),
        ("Fans of the singer Nina Osei gathered on Saturday.", "Nina", "singer", "Fans"),
    ],
)
def test_a_name_behind_a_noun_below_the_subject_is_no_second_subject(
    nlp: Language, sentence: str, name: str, noun: str, subject: str
) -> None:
    doc = nlp(sentence)
    assert next(token for token in doc if token.text == name).head.text == noun
    assert [token.text for token in doc if token.dep_ == "nsubj"] == [subject]


def test_a_name_that_does_it_stays_the_subject(nlp: Language) -> None:
    doc = nlp("In a report to parliament Ann Berg denied the charge.")
    assert next(token for token in doc if token.text in ("Ann", "Berg") and token.dep_ == "nsubj").head.text == "denied"
