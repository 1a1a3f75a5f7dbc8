"""Which nouns name events: what they are made from, and light words folded into one event."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.events import deverbal


@pytest.mark.parametrize(
    ("noun", "ending"),
    [("announcement", "ment"), ("arrival", "al"), ("explosion", "sion"), ("visit", "same"), ("bombing", "ing")],
)
def test_a_noun_made_from_a_verb(noun: str, ending: str) -> None:
    assert deverbal.ending(noun) == ending


@pytest.mark.parametrize("noun", ["town", "moment", "hospital", "city", "season"])
def test_a_noun_that_only_looks_so(noun: str) -> None:
    assert deverbal.ending(noun) == "none"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The eruption of the volcano on Monday closed three airports.", "eruption"),
        ("Shareholders discussed the collapse of the brewery on Friday.", "collapse"),
        ("His resignation came hours after the hearing.", "resignation"),
    ],
)
def test_nouns_that_happen_are_events(news: Any, text: str, trigger: str) -> None:
    assert news.one(news.mentions(text), trigger).part_of is None


def test_things_are_no_events(news: Any) -> None:
    found = {mention.trigger.text for mention in news.mentions("The mayor of the town bought a car and two boats.")}
    assert found == {"bought"}


def test_what_carries_an_event_is_folded_through_the_word_between(news: Any) -> None:
    """ "announced" and "start" both belong to the operation, and neither to the other."""
    found = news.mentions("The ministry on Tuesday announced the start of a military operation.")
    whole = news.one(found, "operation").mention_id
    assert news.one(found, "operation").part_of is None
    assert {mention.trigger.text for mention in found if mention.part_of == whole} >= {"announced", "start"}
