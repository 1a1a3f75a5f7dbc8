"""Dates inside the words of a noun, of a charge, of a film: not those of the verb that takes them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.extractors.events.dates import days

# All articles appeared on Wednesday, 20 September 2023.
UNDATED = {("..", "2023-09-20"), ("-", "-")}


def founded(news: Any, text: str, trigger: str) -> tuple[str, str] | None:
    """The days of an event by a date that may found a row; ``None`` where it has none."""
    mention = news.one(news.mentions(text), trigger)
    rule = getattr(mention.when.resolution, "rules", ("",))[0]
    found = days(mention)
    return None if found in UNDATED or not rule.startswith(("timex:", "anchor:")) else found


SUBJECTS = [
    (
        "The brother of a woman found dead in Dover on Saturday has been charged with her murder.",
        "found",
        "2023-09-16",
        "charged",
    ),
    ("A cyclist who was hit by a lorry in July has left hospital.", "hit", "2023-07-01", "left"),
    (
        "The trial of a nurse who poisoned three patients two years ago starts on Monday.",
        "poisoned",
        "2021-01-01",
        "starts",
    ),
]


@pytest.mark.parametrize(("text", "inner", "begin", "outer"), SUBJECTS)
def test_a_date_that_ends_the_words_of_the_subject_is_theirs(
    news: Any, text: str, inner: str, begin: str, outer: str
) -> None:
    assert (founded(news, text, inner) or ("",))[0] == begin
    assert (founded(news, text, outer) or ("",))[0] != begin


def test_a_date_before_the_verb_of_a_bare_subject_is_the_verbs(news: Any) -> None:
    assert founded(news, "A jury in Dover on Tuesday convicted the nurse.", "convicted") == ("2023-09-19", "2023-09-19")


ATTRIBUTES = [
    ("He was convicted of the June 20, 2015 attempted murder of a driver.", "convicted"),
    ("She was charged in an April 2017 shooting at a bank.", "charged"),
    ("The report stems from a March 3 collision off Hull.", "stems"),
]


@pytest.mark.parametrize(("text", "verb"), ATTRIBUTES)
def test_a_date_behind_an_article_is_of_the_noun_behind_it(news: Any, text: str, verb: str) -> None:
    assert founded(news, text, verb) is None


def test_the_day_of_an_occasion_is_of_what_happens_there(news: Any) -> None:
    found = founded(news, "The mayor was re-elected at a September 9 meeting.", "re-elected")
    assert found == ("2023-09-09", "2023-09-09")


CHARGES = [
    ("Two men went on trial on Monday for shooting a clerk as she fled.", "fled"),
    ("A driver was convicted on Tuesday of killing a girl when he jumped a red light.", "jumped"),
    ("A man was charged on Monday in the killing of a farmer.", "killing"),
]


@pytest.mark.parametrize(("text", "deed"), CHARGES)
def test_what_somebody_is_charged_with_is_not_of_the_day_of_the_charge(news: Any, text: str, deed: str) -> None:
    assert founded(news, text, deed) is None


def test_a_raid_in_which_people_are_held_is_of_that_day(news: Any) -> None:
    assert founded(news, "Nine men were arrested on Monday in a raid on a farm.", "raid") == (
        "2023-09-18",
        "2023-09-18",
    )


def test_a_second_charge_is_of_the_same_year(news: Any) -> None:
    found = founded(news, "In 2010 she was accused of hitting a guard, but was not charged.", "charged")
    assert found == ("2010-01-01", "2010-12-31")


STANDING = [
    "Ada Holm, 43, is charged with murder for the deaths of two colleagues in September 2010.",
    "The bank is accused of hiding losses by officials in May 2019.",
    "Three guards are charged over the escape in 2021.",
]


@pytest.mark.parametrize("text", STANDING)
def test_who_is_charged_is_so_today(news: Any, text: str) -> None:
    assert founded(news, text, "accused" if "accused" in text else "charged") is None


def test_who_was_charged_was_so_then(news: Any) -> None:
    found = founded(news, "Ada Holm was charged with murder in September 2010.", "charged")
    assert found == ("2010-09-01", "2010-09-30")


SHOWN = [
    ("Jurors on Tuesday watched film of a guard being beaten.", "beaten"),
    ("A clip released on Monday captures the moment a boy was hit as he crossed the road.", "hit"),
    ("Footage shown on Sunday shows officers kicking a protester.", "kicking"),
]


@pytest.mark.parametrize(("text", "deed"), SHOWN)
def test_what_a_film_shows_is_not_of_the_day_it_was_shown(news: Any, text: str, deed: str) -> None:
    assert founded(news, text, deed) is None


def test_the_showing_itself_is(news: Any) -> None:
    found = founded(news, "Jurors on Tuesday watched film of a guard being beaten.", "watched")
    assert found == ("2023-09-19", "2023-09-19")


LED = [
    ("Monday's raid has led to protests in Lyon.", "led"),
    ("Last month's fire at the mill prompted new rules.", "prompted"),
    ("The June 3 escape raised questions about the jail.", "raised"),
]


@pytest.mark.parametrize(("text", "verb"), LED)
def test_what_came_of_a_dated_event_has_no_day(news: Any, text: str, verb: str) -> None:
    assert founded(news, text, verb) is None


def test_what_it_did_at_once_has_its_day(news: Any) -> None:
    assert founded(news, "Monday's fire killed nine people.", "killed") == ("2023-09-18", "2023-09-18")


PREDICATES = [
    ("The minister said the vote was on Sunday.", "said", "vote", "2023-09-17"),
    ("Police told the paper it was on Friday that the boy was last seen.", "told", "seen", "2023-09-15"),
    ("The clerk said it was in August that the firm stopped paying.", "said", "stopped", "2023-08-01"),
]


@pytest.mark.parametrize(("text", "verb", "event", "begin"), PREDICATES)
def test_a_date_that_is_told_is_not_when_it_was_told(news: Any, text: str, verb: str, event: str, begin: str) -> None:
    assert founded(news, text, verb) is None
    assert (founded(news, text, event) or ("",))[0] == begin


def test_a_day_behind_the_verb_of_saying_is_its_own(news: Any) -> None:
    assert founded(news, "The minister said on Sunday the vote was fair.", "said") == ("2023-09-17", "2023-09-17")


def test_on_a_friday_afternoon_is_one_of_many(news: Any) -> None:
    for text, verb in (
        ("He is accused of firing 13 shots on a Friday afternoon.", "firing"),
        ("The bank was robbed on a Monday morning.", "robbed"),
        ("She wed him on a Sunday evening.", "wed"),
    ):
        assert founded(news, text, verb) is None
    assert founded(news, "The bank was robbed on Monday morning.", "robbed") == ("2023-09-18", "2023-09-18")
    assert date(2023, 9, 18).isoweekday() == 1
