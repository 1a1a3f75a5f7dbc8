"""The verb behind a relative clause, and the clause before a final "officials said", keep their subjects."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extractors.language import barring, brackets, load


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


BEHIND = [
    (
        "Ingrid Solberg, an oceanographer whose charts changed the way people think, died on Sunday at her home.",
        "died",
        "Ingrid",
    ),
    ("Unions, which were told of the plan on Wednesday evening, called for a strike.", "called", "Unions"),
    (
        (
            "Esther Williams, whose experiences as a young champion led to a career in musicals, died on Thursday in "
            "Beverly Hills at the age of 91, her spokesman said."
        ),
        "died",
        "Esther",
    ),
    ("Nurses, who walked out in May, will return to work on Monday.", "return", "Nurses"),
    ("The bank, which said profits, which had risen, would fall, cut 300 jobs.", "cut", "bank"),
]


@pytest.mark.parametrize(("text", "verb", "subject"), BEHIND)
def test_the_verb_behind_a_relative_clause_is_what_the_noun_before_it_does(
    nlp: Language, text: str, verb: str, subject: str
) -> None:
    doc = nlp(text)
    word = next(token for token in doc if token.text == verb)
    assert word.head is word or word.head.i > word.i or word.dep_ == "ROOT"
    assert [child.text for child in word.lefts if child.dep_.startswith("nsubj")] == [subject]


REPORTED = [
    ("A mudslide triggered by three days of rain buried two villages, officials said.", "buried", "mudslide"),
    ("A man armed with a knife stabbed two people in a park on Sunday, authorities said.", "stabbed", "man"),
    ("A Japanese spacecraft touched down on an asteroid on Thursday, the agency said.", "touched", "spacecraft"),
]


@pytest.mark.parametrize(("text", "verb", "subject"), REPORTED)
def test_what_officials_said_keeps_its_own_subject(nlp: Language, text: str, verb: str, subject: str) -> None:
    doc = nlp(text)
    word = next(token for token in doc if token.text == verb)
    assert [child.text for child in word.lefts if child.dep_.startswith("nsubj")] == [subject]


def test_one_subject_where_a_title_stands_before_the_name(nlp: Language) -> None:
    doc = nlp("The opposition Civic Alliance won the election with 38.4 percent of the vote.")
    won = next(token for token in doc if token.text == "won")
    assert [child.text for child in won.lefts if child.dep_.startswith("nsubj")] == ["Alliance"]


LEFT_ALONE = [
    "The police arrested Smith , who lived nearby , said the neighbour .",
    "She told the minister , who was in Paris , that the deal was off .",
    "He met Smith , who lives in Oslo , and left .",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_no_verb_is_taken_from_its_own_subject(text: str) -> None:
    tags = {
        **dict.fromkeys(("arrested", "lived", "said", "told", "was", "met", "left"), "VBD"),
        **dict.fromkeys(("police", "neighbour", "minister", "deal"), "NN"),
        **dict.fromkeys(("Smith", "Paris", "Oslo"), "NNP"),
        **dict.fromkeys(("The", "the"), "DT"),
        "lives": "VBZ",
        "and": "CC",
        ",": ",",
        ".": ".",
    }
    words = text.split()
    assert not list(brackets.relatives(words, [tags.get(word, "IN") for word in words]))


def test_a_participle_is_the_verb_where_there_is_no_other(nlp: Language) -> None:
    doc = nlp("On Saturday, shelling killed at least nine people at a market, a doctors' union said.")
    killed = next(token for token in doc if token.text == "killed")
    assert killed.head.text == "said"
    assert next(token for token in doc if token.text == "shelling").head == killed


ACROSS = [
    # Olsen(0) resigned(1), weeks(3) after(4) fires(5) killed(6) four(7): who resigned did not kill
    ([6, -1, 1, 6, 6, 6, 1, 6], "NNP VBD , NNS IN NNS VBD CD", [0]),
    ([1, -1, 1, 6, 6, 6, 1, 6], "NNP VBD , NNS IN NNS VBD CD", []),
    # What(0) officials(1) said(2) mattered(3): a question word may
    ([2, 2, 3, -1], "WP NNS VBD VBD", []),
]


@pytest.mark.parametrize(("heads", "tags", "found"), ACROSS)
def test_a_noun_does_not_reach_a_verb_across_the_one_above(heads: list[int], tags: str, found: list[int]) -> None:
    assert list(barring.overreached(heads, tags.split())) == found
