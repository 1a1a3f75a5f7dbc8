"""Whom "it", "they", "his" mean: by what is said of them, by who stands beside them, through pronouns left open."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extractors.events import selection
from extractors.events.names import Names
from extractors.language import load
from extractors.language.words import Words


@pytest.fixture(scope="module")
def pipeline() -> Language:
    return load()


def meant(pipeline: Language, text: str, pronoun: str) -> str | None:
    """The noun that the last such pronoun of a text stands for."""
    words = Words(pipeline(text))
    noun = Names(words).antecedent([word for word in words if word.text == pronoun][-1])
    return noun.text if noun is not None else None


SAID_OF = [
    ("The museum bought two paintings in 1998 and sold them in May.", "them", "paintings"),
    ("The ministry recalled the drugs on Monday and destroyed them on Friday.", "them", "drugs"),
    ("The ship left Bergen on Monday. The owners said it sank on Tuesday.", "it", "ship"),
    ("The airline said they would cut 300 jobs.", "they", "airline"),
    ("The president met the pilgrims on Monday. They left for Mecca on Friday.", "They", "pilgrims"),
    ("The blast hit a bakery. Witnesses told the ministry it was heard across the town.", "it", None),
]


@pytest.mark.parametrize(("text", "pronoun", "noun"), SAID_OF)
def test_what_is_said_of_it_fits(pipeline: Language, text: str, pronoun: str, noun: str | None) -> None:
    assert meant(pipeline, text, pronoun) == noun


NEARER = [
    ("The ministry said the plane had lost power before it crashed on Friday.", "plane"),
    ("The police said the lorry had no brakes before it overturned on Friday.", "lorry"),
    ("Officials said the ferry had lost power when it struck a pier on Friday.", "ferry"),
    ("The agency said on Monday it had inspected the plant.", "agency"),
]


@pytest.mark.parametrize(("text", "noun"), NEARER)
def test_the_subject_between_is_nearer_than_who_speaks(pipeline: Language, text: str, noun: str) -> None:
    assert meant(pipeline, text, "it") == noun


BESIDE = [
    ("The rebels and their allies seized Tarvo on Friday.", "their", "rebels"),
    ("The lorry and its driver were pulled from the river on Friday.", "its", "lorry"),
    ("The governor and her husband were arrested on Monday.", "her", "governor"),
    ("The minister and his aides met on Monday.", "his", "minister"),
    ("The army attacked the rebels and their allies on Friday.", "their", None),  # the army's as well
]


@pytest.mark.parametrize(("text", "pronoun", "noun"), BESIDE)
def test_whose_allies_stand_beside_the_rebels(pipeline: Language, text: str, pronoun: str, noun: str | None) -> None:
    assert meant(pipeline, text, pronoun) == noun


EITHER = [
    ("Petra Lund and Karin Moe quarrelled on Monday. She resigned on Friday.", "She", None),
    ("The union and the firm met on Monday. It called a strike on Friday.", "It", None),
    ("Iran and Iraq held talks over its oil on Friday.", "its", None),
    ("Petra Lund and Jonas Moe quarrelled on Monday. She resigned on Friday.", "She", "Petra"),
]


@pytest.mark.parametrize(("text", "pronoun", "noun"), EITHER)
def test_of_two_named_together_neither_is_chosen(pipeline: Language, text: str, pronoun: str, noun: str | None) -> None:
    assert meant(pipeline, text, pronoun) == noun


def test_the_rebels_and_their_allies_are_named_once(pipeline: Language) -> None:
    words = Words(pipeline("The rebels and their allies seized Tarvo on Friday."))
    found = Names(words).stands_for(next(word for word in words if word.text == "their"))
    assert found is not None
    assert found.name == "rebels"


TOGETHER = [
    ("The union and the city council said they had reached a deal.", "union and city council"),
    ("Teachers and nurses said they would strike in May.", "Teachers and nurses"),
    ("Farmers, fishermen and miners said they would strike.", "Farmers, fishermen and miners"),
    ("The rebels said they would lay down arms.", "rebels"),
]


@pytest.mark.parametrize(("text", "name"), TOGETHER)
def test_they_are_all_who_stand_together(pipeline: Language, text: str, name: str) -> None:
    words = Words(pipeline(text))
    found = Names(words).stands_for(next(word for word in words if word.text == "they"))
    assert found is not None
    assert found.name == name


ONE_OF_THEM = [
    ("Karin Moe and her husband were tried in May. She was jailed on Friday.", "She", "Karin Moe"),
    ("Petra Lund and Jonas Moe quarrelled on Monday. She resigned on Friday.", "She", "Petra Lund"),
    ("Jonas Moe and two nurses were hurt on Monday. He died on Friday.", "He", "Jonas Moe"),
    ("Teachers and nurses met on Monday. They went on strike on Friday.", "They", "Teachers and nurses"),
]


@pytest.mark.parametrize(("text", "pronoun", "name"), ONE_OF_THEM)
def test_he_is_one_of_those_named_together(pipeline: Language, text: str, pronoun: str, name: str) -> None:
    words = Words(pipeline(text))
    found = Names(words).stands_for(next(word for word in words if word.text == pronoun))
    assert found is not None
    assert found.name == name


PLACES = [
    ("The bank said so.", "bank", "say:s"),
    ("Police arrested a nurse.", "nurse", "arrest:p"),
    ("A nurse was arrested.", "nurse", "arrest:p"),
    ("The firm's fleet grew.", "firm", "fleet:of"),
    ("The tower was tall.", "tower", "tall:be"),
    ("Tall towers fell.", "Tall", ""),
]


@pytest.mark.parametrize(("text", "word", "place"), PLACES)
def test_where_a_word_stands(pipeline: Language, text: str, word: str, place: str) -> None:
    words = Words(pipeline(text))
    assert selection.place(next(one for one in words if one.text == word)) == place


def test_people_say_and_ships_sink(pipeline: Language) -> None:
    say, sink = (Words(pipeline(text))[0] for text in ("They said so.", "They sank."))
    assert selection.fit(selection.fits(say), "H") > selection.fit(selection.fits(say), "V")
    assert selection.fit(selection.fits(sink), "V") > selection.fit(selection.fits(sink), "H")
