"""Definite nouns that stand for a name the article has given, and those it leaves open."""

from __future__ import annotations

from typing import Any

import pytest

STANDING = [
    (
        ("Veltra AG cut its forecast on Thursday.", "The company closed a plant in May."),
        "closed",
        "The company",
        "Veltra",
    ),
    (
        ("Kenya and Somalia signed the deal on Wednesday.", "The two countries will open their borders in May."),
        "open",
        "The two countries",
        "Kenya and Somalia",
    ),
    (
        ("Police arrested Karim Belkacem, 34, on Friday.", "The 34-year-old appeared before a judge on Monday."),
        "appeared",
        "The 34-year-old",
        "Karim Belkacem",
    ),
    (
        ("Defence Minister Anna Lind visited the port.", "The minister promised new ships on Tuesday."),
        "promised",
        "The minister",
        "Anna Lind",
    ),
]


@pytest.mark.parametrize(("paragraphs", "trigger", "text", "name"), STANDING)
def test_a_definite_noun_gets_the_one_fitting_name(
    news: Any, paragraphs: tuple[str, ...], trigger: str, text: str, name: str
) -> None:
    mention = news.one(news.mentions(*paragraphs), trigger)
    found = {participant.text: (participant.name, participant.resolved) for participant in mention.participants}
    assert found[text] == (name, "noun")
    assert mention.title.startswith(name)


OPEN = [
    (("Veltra AG bought Hanjin Motors.", "The company closed a plant in May."), "closed"),  # either
    (("Former minister Anna Lind visited the port.", "The minister promised ships."), "promised"),
    (("Police named a suspect as Karim Belkacem.", "Two suspects fled.", "The suspect died."), "died"),
    (("Kenya and Somalia signed a deal.", "Chad and Niger refused.", "The two countries share a border."), "share"),
    (("The FNV union called a strike in May.", "The company closed two lines."), "closed"),
    (("Two houses fell, said Hassan Fauzi, the quake official.", "The quake killed nine."), "killed"),
    (("Police arrested Karim Belkacem, 34.", "The man who fled on foot was found."), "found"),
]


@pytest.mark.parametrize(("paragraphs", "trigger"), OPEN)
def test_a_noun_stays_where_the_text_leaves_it_open(news: Any, paragraphs: tuple[str, ...], trigger: str) -> None:
    mention = news.one(news.mentions(*paragraphs), trigger)
    assert all(participant.resolved is None for participant in mention.participants)


BESIDE = [
    ("Viktor Hanak, whose government was shaken by a scandal, resigned.", "shaken", "Viktor Hanak's government"),
    ("Petra Novakova, a former judge who entered politics in 2020, won.", "entered", "Petra Novakova"),
    ("Her husband, Carl Holroyd, denies the charge.", "denies", "Carl Holroyd"),
    ("Abdul Shekar works in Egypt, a country that joined the war.", "joined", "Egypt"),
    ("The goal by defender Tom Hale was followed by another when Tom Hale scored again.", "scored", "Tom Hale"),
]


@pytest.mark.parametrize(("text", "trigger", "name"), BESIDE)
def test_the_name_set_beside_a_noun_is_who_it_is(news: Any, text: str, trigger: str, name: str) -> None:
    names = {participant.name for participant in news.one(news.mentions(text), trigger).participants}
    assert name in names
