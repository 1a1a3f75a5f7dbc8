"""Hours after what was told just before, and the day of a clock where another day is only named in passing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extractors.events.dates import days

# All articles appeared on Wednesday, 20 September 2023.
LATER = [
    ("He was arrested at midnight on Friday. A second man was picked up three hours later.", "picked", "2023-09-16"),
    ("The ship sank at 4 am on Sunday. A second boat was hit two hours later.", "hit", "2023-09-17"),
    ("Sirens went off at 3.25 am on Friday, and buses began to take people away an hour later.", "began", "2023-09-15"),
    ("The lights went out at 11 p.m. on Friday; they came back two hours later.", "came", "2023-09-16"),
]


@pytest.mark.parametrize(("text", "trigger", "day"), LATER)
def test_hours_later_count_from_what_was_told_before(news: Any, text: str, trigger: str, day: str) -> None:
    found = news.one(news.mentions(text), trigger)
    assert days(found) == (day, day)
    assert found.when.resolution.rules[0] == "anchor:later"


def test_hours_after_a_day_may_be_the_next(news: Any) -> None:
    found = news.one(news.mentions("He resigned on Friday. The minister left the hall two hours later."), "left")
    assert days(found) == ("2023-09-15", "2023-09-16")


def test_hours_later_than_what_has_no_day_have_none(news: Any) -> None:
    found = news.one(news.mentions("The ship sank off Crete. A second boat was hit two hours later."), "hit")
    assert days(found)[0] == ".."


CLOCKS = [
    (
        "Nine people were hurt on Sunday after the funeral of victims of Friday's gas leak.",
        "The procession left at 10 am.",
        "left",
    ),
    ("Crowds cheered on Sunday at a march over last Tuesday's vote.", "The march began at noon.", "began"),
    ("The king returned on Sunday, days after Thursday's raid.", "His plane landed at 6 p.m.", "landed"),
]


@pytest.mark.parametrize(("lead", "told", "trigger"), CLOCKS)
def test_a_clock_is_of_the_day_of_the_story_not_of_its_background(
    news: Any, lead: str, told: str, trigger: str
) -> None:
    assert days(news.one(news.mentions(f"{lead} {told}"), trigger)) == ("2023-09-17", "2023-09-17")


def test_the_only_day_named_is_that_of_the_clock(news: Any) -> None:
    text = "Survivors of Friday's crash met the minister. The train left the rails at 10 am."
    assert days(news.one(news.mentions(text), "left")) == ("2023-09-15", "2023-09-15")
