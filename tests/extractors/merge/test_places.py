"""Places that a clause names, and which of them exclude each other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from merge_builder import m
from test_apart import rows, told

from extractors.merge.lexicon import Topic
from extractors.merge.names import name_of
from extractors.merge.places import places_exclude, sites
from extractors.model import Span


def found(text: str, pos: str = "VERB", families: frozenset[str] = frozenset(), capitals: bool = False) -> set[str]:
    """The places of a mention whose word stands in brackets."""
    begin, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    mention = m(plain[begin:end], on=None, pos=pos)
    trigger = replace(mention.trigger, begin=begin, end=end)
    mention = replace(mention, sentence=Span(0, len(plain), plain), trigger=trigger)
    return {name.flat for name in sites(mention, Topic(frozenset(), families, "", False), capitals)}


@pytest.mark.parametrize(
    "text, pos, wanted",
    [
        ("Forty families were [evacuated] in Marle district, said the mayor of Dorn.", "VERB", {"marle district"}),
        ("The singer [checked] into the Hartley Clinic on Monday.", "VERB", {"hartley clinic"}),
        ("Two workers [fell] at the Norvik shipyard.", "VERB", {"norvik"}),
        ("Police asked about the Marlow Bank [raid] again.", "NOUN", {"marlow bank"}),
        ("The [verdict] was read in June, when the judge was in Porto.", "NOUN", set()),
        ("She [resigned] after a visit to Lisbon.", "VERB", set()),
        ("Her son's [arrest] on Monday surprised her.", "NOUN", set()),
    ],
)  # fmt: skip
def test_the_places_of_a_clause(text: str, pos: str, wanted: set[str]) -> None:
    assert found(text, pos) == wanted


def test_what_is_everywhere_is_told_apart_by_no_district() -> None:
    text = "Houses [shook] in Lower Marle district"
    assert found(text) == {"lower marle district"}
    assert "lower marle district" not in found(text, families=frozenset({"quake"}))


def test_a_headline_of_capitals_names_only_what_says_what_it_is() -> None:
    assert found("Star [Checks] Into Rehab at Hartley Clinic", capitals=True) == {"hartley clinic"}
    assert found("Two Die In Office [Shooting]", "NOUN", capitals=True) == set()


@pytest.mark.parametrize(
    "left, right, apart",
    [
        ("Lower Marle district", "Brennick district", True),
        ("Hartley Clinic", "Saint Ann Hospital", True),
        ("Oder village", "Tarn village", True),
        ("Kent County Hospital", "Kent Hospital", False),
        ("Oder village", "Brennick district", False),
        ("Hartley Clinic", "Brennick", False),
    ],
)
def test_two_districts_and_two_houses_exclude_each_other(left: str, right: str, apart: bool) -> None:
    one, other = (name_of(text, text.split()[-1].capitalize(), "LOC") for text in (left, right))
    assert one is not None
    assert other is not None
    assert places_exclude(one, other) is apart


@pytest.mark.parametrize(
    "verb, who, one, other",
    [
        ("checked/check", "a:Ann Roe:PERSON", "she checked into Hartley Clinic", "she checked into Dorn Centre"),
        ("spoke/speak", "a:Ann Roe:PERSON", "she spoke at the Corda Museum", "she spoke at the Milton School"),
        ("arrested/arrest", "p:a man", "a man was arrested in Marle district", "a man was arrested in Tarn district"),
    ],
)  # fmt: skip
def test_one_deed_at_two_houses_is_two(verb: str, who: str, one: str, other: str) -> None:
    first = told(m(verb, who, on="2024-03-04", doc="a"), one)
    second = told(m(verb, who, on="2024-03-04", doc="b"), other)
    assert rows(first, second, titles="Ann Roe and a man in Dorn") == [1, 1]
