"""What a mention is about: words that two papers use for one thing, and words that only look alike."""

from __future__ import annotations

import pytest
from merge_builder import m
from test_apart import told

from extractors.merge.agreement import what
from extractors.merge.bundle import single
from extractors.merge.digest import read_article
from extractors.merge.facts import fact
from extractors.merge.names import best


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("found/find", "police found two women dead in a house"), ("found/find", "the women were found dead at home")),
        (("made/make", "they made off with two million"), ("making/make", "a gang of four, making off with gems")),
        (("struck/strike", "the magnitude 6.1 quake struck at dawn"), ("quake", "the quake at dawn")),
    ],
)
def test_one_happening_in_the_words_of_two_papers(one: tuple[str, str], other: tuple[str, str]) -> None:
    sides = []
    for word, text in (one, other):
        mention = m(word, on="2024-03-04", pos="VERB" if "/" in word else "NOUN")
        if word.startswith("struck"):
            mention = m(word, "a:the magnitude 6.1 quake", on="2024-03-04")
        sides.append(single(fact(told(mention, text))))
    assert what(*sides)[0] >= 0.8


def test_who_sees_it_does_not_do_it() -> None:
    for who, text in (("Gray", "Gray saw the officers approach"), ("a man", "a man saw the robbery")):
        seen = m(
            "saw/see", f"a:{who}:PERSON" if who == "Gray" else f"a:{who}", f"p:{text.split('saw ')[1]}", on="2024-03-04"
        )
        done = m("approached/approach" if who == "Gray" else "robbery", on="2024-03-04", pos="NOUN")
        assert what(single(fact(told(seen, text))), single(fact(done)))[0] < 0.8
    year = m("saw/see", "a:the town", "p:a robbery", on="2024-03-04")
    robbery = m("robbery", on="2024-03-04", pos="NOUN")
    assert what(single(fact(year)), single(fact(robbery)))[0] >= 0.8


def test_who_rampage_through_a_place_shoot_nobody() -> None:
    shooting = single(fact(m("shooting", on="2024-03-04", pos="NOUN")))
    for who in ("youths", "fans", "a mob"):
        verb = m("rampaged/rampage", f"a:{who}", on="2024-03-04")
        assert what(single(fact(verb)), shooting)[0] == 0.0, who
    assert what(single(fact(m("rampage", on="2024-03-04", pos="NOUN"))), shooting)[0] > 0.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("turned/turn|turned down a bid", "rebuffed/rebuff|rebuffed the bid"),
        ("raised/raise|raised its bid for Merrow", "improved/improve|improved its offer"),
        ("broke/break|broke out of the park", "escaped/escape|escaped at night"),
        ("caught/catch|was caught in a trap", "recaptured/recapture|was recaptured"),
        ("broke/break|broke into the computers of the town", "encrypted/encrypt|encrypted the files"),
        ("accepted/accept|accepted the terms", "agreed/agree|agreed to the terms"),
    ],
)
def test_words_of_one_kind_meet(one: str, other: str) -> None:
    sides = []
    for code in (one, other):
        word, text = code.split("|")
        sides.append(single(fact(told(m(word, on="2024-03-04"), text))))
    assert what(*sides)[0] >= 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("broke/break|broke out of the park", "broke/break|broke into the park"),
        ("caught/catch|the roof caught fire", "arrested/arrest|was arrested"),
        ("raised/raise|raised its glass", "improved/improve|improved its offer"),
    ],
)
def test_words_of_other_kinds_do_not(one: str, other: str) -> None:
    sides = []
    for code in (one, other):
        word, text = code.split("|")
        sides.append(single(fact(told(m(word, on="2024-03-04"), text))))
    assert what(*sides)[0] < 0.8


def test_in_protest_is_how_they_left() -> None:
    for noun, text in (
        ("protest", "Workers walked out on Thursday in protest at the deal"),
        ("solidarity", "Students walked out on Thursday in solidarity with the cooks"),
        ("mourning", "The town walked on Thursday in mourning"),
    ):
        mention = told(m(noun, on="2024-03-04", pos="NOUN"), text)
        (row,) = read_article([mention], None)[0]
        assert [said.carried for said in row.said] == [True], noun
        plain = told(m(noun, on="2024-03-04", pos="NOUN"), f"There was a {noun} on Thursday")
        (row,) = read_article([plain], None)[0]
        assert [said.carried for said in row.said] == [False], noun


@pytest.mark.parametrize("body", ["board", "management", "lawyers"])
def test_a_body_of_somebody_named_acts_for_them(body: str) -> None:
    one, other = (
        fact(m("agreed/agree", f"a:{who}", on="2024-03-04")).agents for who in (f"Merrow's {body}", "Merrow:ORG")
    )
    assert best(one, other) >= 0.7
    (stranger,) = (fact(m("agreed/agree", f"a:the {body}", on="2024-03-04")).agents,)
    assert best(stranger, other) < 0.3


def test_who_lands_a_punch_or_a_deal_does_not_land() -> None:
    landing = single(fact(m("landing", on="2024-03-04", pos="NOUN")))
    for what_ in ("a long right", "a contract", "more punches"):
        verb = m("landed/land", "a:Doran:PERSON", f"p:{what_}", on="2024-03-04")
        assert what(single(fact(verb)), landing)[0] < 0.8, what_
    plane = m("landed/land", "a:the plane", on="2024-03-04")
    assert what(single(fact(plane)), landing)[0] >= 0.8
