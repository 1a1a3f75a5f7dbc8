"""Which nouns name events: what they are made from, and light words folded into one event."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.events import deverbal
from extractors.model import Role


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


NO_EVENT = [
    ("The firm, based in Oslo, cut 90 jobs.", "based"),
    ("Profits fell 3 percent compared with last year.", "compared"),
    ("Nine people, including two children, died.", "including"),
    ("The violence is troubling given the history of the two sides.", "given"),
    ("Last updated at 17:50 GMT", "updated"),
]


@pytest.mark.parametrize(("text", "word"), NO_EVENT)
def test_forms_that_place_compare_or_list_are_no_events(news: Any, text: str, word: str) -> None:
    assert word not in [mention.trigger.text for mention in news.mentions(text)]


def test_the_same_verb_in_the_active_is_one(news: Any) -> None:
    news.one(news.mentions("Auditors compared the two lists on Friday."), "compared")


TOLD_ONCE = [
    ("The flood killed 17 people in 1998.", "flood", "killed"),
    ("The cabinet was shaken by a scandal last spring.", "scandal", "shaken"),
    ("The attack injured nine people on Friday.", "attack", "injured"),
]


@pytest.mark.parametrize(("text", "noun", "verb"), TOLD_ONCE)
def test_what_noun_and_verb_tell_together_is_one_row(news: Any, text: str, noun: str, verb: str) -> None:
    found = news.mentions(text)
    assert news.one(found, noun).part_of == news.one(found, verb).mention_id


def test_two_events_stay_two(news: Any) -> None:
    found = news.mentions("Police stormed the building after the explosion on Friday.")
    assert news.one(found, "explosion").part_of is None


TYPES = [
    ("The opposition won Sunday's election.", "won", "election"),
    ("Rovers lost the final on Sunday.", "lost", "sport"),
    ("The country lost that status in 2018.", "lost", "other"),
    ("The volcanoes were named after her in 1988.", "named", "other"),
    ("The leaders will try again in December.", "try", "other"),
    ("A coach overturned on a mountain road.", "overturned", "accident"),
    ("The Blazers fired Cheeks on Monday.", "fired", "resignation"),
    ("The judges overturned the verdict on Monday.", "overturned", "court"),
]


@pytest.mark.parametrize(("text", "trigger", "event_type"), TYPES)
def test_types_by_what_is_won_or_named(news: Any, text: str, trigger: str, event_type: str) -> None:
    assert news.one(news.mentions(text), trigger).event_type == event_type


def test_a_count_of_votes_is_no_election(news: Any) -> None:
    found = news.mentions("The bill was approved by 128 votes to 117 on Thursday.")
    assert "votes" not in [mention.trigger.text for mention in found]


def test_who_announces_a_death_has_no_part_in_it(news: Any) -> None:
    for text in (
        "His death was announced by his son Marco.",
        "The arrest was reported by the BBC.",
        "The crash was announced by the army.",
    ):
        mention = news.mentions(text)[0]
        assert not [one for one in mention.participants if one.role is Role.AGENT], text
    talks = news.one(news.mentions("The two leaders held talks in Rome."), "talks")
    assert [one.head for one in talks.participants if one.role is Role.AGENT] == ["leaders"]


STATES = [
    (
        "Orvane Foods has been in administration since January.",
        "administration",
        "Orvane Foods has been in administration",
    ),
    ("A curfew has been in force on the island since Saturday.", "force", "Curfew has been in force on the island"),
    ("The singer has been out of hospital since Sunday.", "hospital", "Singer has been out of hospital"),
    ("Two teenagers were due in court on Monday.", "court", "Two teenagers were due in court"),
    ("Dahl was a senator from 1981 to 1991.", "senator", "Dahl was a senator from 1981 to 1991"),
    ("Eva Holm has been president of the club since 1999.", "president", "Eva Holm has been president of the club"),
    ("Karl Moe was Prime Minister from 1976 to 1979.", "Minister", "Karl Moe was Prime Minister from 1976 to 1979"),
]


@pytest.mark.parametrize(("text", "trigger", "title"), STATES)
def test_a_state_that_began_on_a_day(news: Any, text: str, trigger: str, title: str) -> None:
    mention = news.one(news.mentions(text), trigger)
    assert mention.title == title
    assert [one.role for one in mention.participants][:1] == [Role.PATIENT]


def test_where_something_is_tells_no_event(news: Any) -> None:
    found = news.mentions("The house is in force field country. The bridge was in the north on Monday.")
    assert not {"country", "north"} & {mention.trigger.text for mention in found}


def test_an_office_is_an_event_by_its_years_only(news: Any) -> None:
    text = "He was the mayor when the mill burned down in 2004. Moe was a senator. She was the first judge since 1950."
    assert not {"mayor", "senator", "judge"} & {one.trigger.text for one in news.mentions(text)}


PLAIN = [
    ("The mill at Dunsford is due to close on June 30.", "close"),
    ("The exhibition is due to open in March.", "open"),
    ("The last round was in November 2010.", "round"),
    ("The painting will be shown in Ghent from October 15.", "shown"),
    ("The committee will report back in June.", "report"),
]


@pytest.mark.parametrize(("text", "trigger"), PLAIN)
def test_what_takes_place_in_plain_words(news: Any, text: str, trigger: str) -> None:
    mention = news.one(news.mentions(text), trigger)
    assert mention.event_class == "occurrence"
    assert mention.when.timex is not None


def test_a_truce_that_has_held_is_one_event(news: Any) -> None:
    found = news.mentions("The truce has held since February 14.")
    assert news.one(found, "held").part_of == news.one(found, "truce").mention_id
