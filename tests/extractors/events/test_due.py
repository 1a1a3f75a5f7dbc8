"""What was to come: "was due to ride on Saturday", "should be completed by July", what is to be made known."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.model import Factuality


def days(mention: Any) -> tuple[str, str] | None:
    reading = getattr(mention.when.resolution, "reading", None)
    if reading is None or reading.interval.begin is None or reading.interval.end is None:
        return None
    return reading.interval.begin.isoformat(), reading.interval.end.isoformat()


WAS_DUE = [
    ("The jockey was due to ride at Haydock on Monday.", "ride"),
    ("The ferry was due to sail on Monday.", "sail"),
    ("Two matches were scheduled to start on Monday.", "start"),
]


@pytest.mark.parametrize(("text", "trigger"), WAS_DUE)
def test_what_was_due_keeps_its_day(news: Any, text: str, trigger: str) -> None:
    found = news.one(news.mentions(text), trigger)
    assert found.factuality is Factuality.PLANNED
    assert days(found) == ("2023-09-18", "2023-09-19")


EXPECTED = [
    ("The inquiry should be completed by the end of October.", "completed", Factuality.PLANNED),
    ("The bridge should be reopened in October.", "reopened", Factuality.PLANNED),
    ("Results should be published next week, the agency said.", "published", Factuality.PLANNED),
    ("The mayor should resign by Friday, the union said.", "resign", Factuality.POSSIBLE),
    ("They should finish the letter by Friday, the union said.", "finish", Factuality.POSSIBLE),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), EXPECTED)
def test_should_tells_what_is_expected_or_wanted(news: Any, text: str, trigger: str, wanted: Factuality) -> None:
    assert news.one(news.mentions(text), trigger).factuality is wanted


#: What is done in the past before an infinitive has the time that looks back.
ASKED = [
    ("The governments invited the rebels to rejoin two weeks ago.", "invited"),
    ("The union threatened to shut the port earlier this month.", "threatened"),
    ("The club offered to sell the striker last month.", "offered"),
]


@pytest.mark.parametrize(("text", "trigger"), ASKED)
def test_a_time_that_looks_back_is_of_the_verb_above(news: Any, text: str, trigger: str) -> None:
    found = news.one(news.mentions(text), trigger)
    assert found.when.resolution.rules[0] == "timex:clause"


def test_a_time_ahead_is_of_the_infinitive(news: Any) -> None:
    found = news.one(news.mentions("The governments invited the rebels to rejoin next week."), "invited")
    assert found.when.resolution.rules[0] != "timex:clause"


NAMED = [
    ("The two men were named Monday in a bulletin.", "named"),
    ("She was named Monday as the new coach.", "named"),
    ("A successor was picked Monday by the board.", "picked"),
]


@pytest.mark.parametrize(("text", "trigger"), NAMED)
def test_who_was_named_on_a_day(news: Any, text: str, trigger: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == ("2023-09-18", "2023-09-19")


def test_a_day_that_is_named_is_not_when(news: Any) -> None:
    assert days(news.one(news.mentions("An earlier report gave June 20."), "gave")) is None


RANKED = [
    ("She was the first minister to visit the camp in May.", "visit"),
    ("He was the last man to leave the mine in May.", "leave"),
    ("They were the only team to beat Lund in May.", "beat"),
]


@pytest.mark.parametrize(("text", "trigger"), RANKED)
def test_who_was_the_first_to_do_it_has_done_it(news: Any, text: str, trigger: str) -> None:
    assert news.one(news.mentions(text), trigger).factuality is Factuality.ASSERTED


def test_a_plan_to_do_it_is_none(news: Any) -> None:
    found = news.one(news.mentions("It was a plan to visit the camp in May."), "visit")
    assert found.factuality is not Factuality.ASSERTED


QUOTED = [
    ("On Monday the mayor told the paper: “The mill will close on October 4.”", "close", ("2023-10-04", "2023-10-05")),
    ("On Monday Voss told the paper: “We met on August 2.”", "met", ("2023-08-02", "2023-08-03")),
    ("On Monday Voss told the paper: “The vote is on October 4.”", "vote", ("2023-10-04", "2023-10-05")),
    ("On Monday Voss told the paper: “Nobody came. Today we lost.”", "lost", None),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), QUOTED)
def test_a_named_day_is_the_same_whenever_it_was_said(
    news: Any, text: str, trigger: str, wanted: tuple[str, str] | None
) -> None:
    assert days(news.one(news.mentions(text), trigger)) == wanted


MET = [
    ("Nine climbers were found clinging to a ledge on Monday.", "found"),
    ("The thief was caught climbing a wall on Monday.", "caught"),
    ("A bear was seen swimming in the lake on Monday.", "seen"),
]


@pytest.mark.parametrize(("text", "trigger"), MET)
def test_what_somebody_was_found_doing(news: Any, text: str, trigger: str) -> None:
    found = [one for one in news.mentions(text) if one.trigger.text == trigger]
    assert all(days(one) == ("2023-09-18", "2023-09-19") for one in found)
    assert all(str(one.when.resolution.rules[0]).startswith("timex:") for one in found)


#: What is to become of a noun, and what is only wanted.
SET_TO = [
    ("The firm is named in a report to be published on Friday.", "published", "planned"),
    ("The stage has an opera to be broadcast this evening.", "broadcast", "planned"),
    ("The body lifted its ban, with harness racing to resume on Friday.", "resume", "planned"),
    ("A request to be heard on Friday was refused.", "heard", "possible"),
    ("The club won the right to reopen on Friday.", "reopen", "possible"),
]


@pytest.mark.parametrize(("text", "trigger", "status"), SET_TO)
def test_what_is_to_become_of_a_noun_is_planned(news: Any, text: str, trigger: str, status: str) -> None:
    assert news.one(news.mentions(text), trigger).factuality.value == status
