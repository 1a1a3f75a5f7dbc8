"""What was put to another day lies on that day, and is planned for it."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.model import Factuality
from tests.extractors.events.dates import days

# All articles appeared on Wednesday, 20 September 2023.


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("A vote planned for last Monday was postponed to October 4.", "vote", "2023-10-04"),
        ("The trial of the engineer has been put back to January 12.", "trial", "2024-01-12"),
        ("The strike was moved to October 2 from September 28.", "strike", "2023-10-02"),
        ("The court adjourned the hearing until Friday.", "hearing", "2023-09-22"),
        ("The state postponed elections from October 8 to March 3.", "elections", "2024-03-03"),
        ("The meeting has been brought forward to Thursday.", "meeting", "2023-09-21"),
    ],
)
def test_what_was_put_to_a_day_is_planned_for_it(news: Any, text: str, trigger: str, day: str) -> None:
    event = news.one(news.mentions(text), trigger)
    assert days(event) == (day, day)
    assert event.factuality is Factuality.PLANNED
    assert event.when.resolution.rules[0] == "timex:moved"
    assert "to which it was put" in event.when.resolution.reading.reason


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The firm moved production to Hungary in May.", "production"),
        ("The mediators extended the talks to October 2.", "talks"),
        ("The match was postponed on Monday.", "match"),
        ("The vote will be held on October 4.", "vote"),
        ("The council brought forward its vote on the licence from October 6 to September 30.", "brought"),
    ],
)
def test_what_was_moved_elsewhere_lengthened_or_only_put_off_is_not(news: Any, text: str, trigger: str) -> None:
    resolution = news.one(news.mentions(text), trigger).when.resolution
    assert "timex:moved" not in getattr(resolution, "rules", ())


def test_what_was_postponed_and_will_be_held_is_planned(news: Any) -> None:
    election = news.one(news.mentions("The postponed election will be held on October 4."), "election")
    assert days(election) == ("2023-10-04", "2023-10-04")
    assert election.factuality is Factuality.PLANNED


@pytest.mark.parametrize(
    ("text", "event", "planned", "verb", "told"),
    [
        ("The club cancelled Saturday's concert on Monday.", "concert", "2023-09-16", "cancelled", "2023-09-18"),
        ("The match was postponed on Monday.", "match", "..", "postponed", "2023-09-18"),
        (
            "The union on Tuesday called off a strike planned for Friday.",
            "strike",
            "2023-09-22",
            "called",
            "2023-09-19",
        ),
    ],
)
def test_the_day_it_was_called_off_is_not_that_of_the_event(
    news: Any, text: str, event: str, planned: str, verb: str, told: str
) -> None:
    found = news.mentions(text)
    assert days(news.one(found, event))[0] == planned
    assert days(news.one(found, verb)) == (told, told)


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Friday's concert has been cancelled.", "concert", "2023-09-22"),
        ("Flights on Friday are cancelled.", "Flights", "2023-09-22"),
        ("The parade on Saturday is called off.", "called", "2023-09-23"),
        ("Sunday's bingo is cancelled.", "cancelled", "2023-09-24"),
    ],
)
def test_what_is_cancelled_was_to_come(news: Any, text: str, trigger: str, day: str) -> None:
    event = news.one(news.mentions(text), trigger)
    assert days(event) == (day, day)
    assert event.factuality is Factuality.CANCELLED


def test_what_was_cancelled_on_a_day_was_so_then(news: Any) -> None:
    event = news.one(news.mentions("The summit was cancelled on Monday."), "cancelled")
    assert days(event) == ("2023-09-18", "2023-09-18")
    assert event.factuality is Factuality.ASSERTED


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The mayor, who was to open a market on Friday, has cancelled the event.", "cancelled"),
        ("The band, who were to play on Saturday, have arrived in Leeds.", "arrived"),
        ("The launch, which had been due on Friday, has been put off.", "put"),
    ],
)
def test_what_has_happened_is_not_of_the_day_planned_beside_it(news: Any, text: str, trigger: str) -> None:
    event = news.one(news.mentions(text), trigger)
    assert event.factuality is not Factuality.PLANNED
    assert days(event)[0] != "2023-09-22"
    assert event.when.resolution.rules[0].startswith("tense:")
