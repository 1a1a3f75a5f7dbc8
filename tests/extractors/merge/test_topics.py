"""What a mention is about: words that two papers use for one thing, and words that only look alike."""

from __future__ import annotations

import pytest
from merge_builder import m
from test_apart import told

from extractors.merge.agreement import what
from extractors.merge.bundle import single
from extractors.merge.facts import fact


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
