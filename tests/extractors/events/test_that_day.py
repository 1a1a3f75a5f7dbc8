"""That night, after midnight, two hours after: whose day it is where the text has moved on."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.model import BlockKind, Mention
from tests.extractors.events.dates import days

# All articles appeared on Wednesday, 20 September 2023.


def founded(mention: Mention) -> tuple[str, str] | None:
    rule = getattr(mention.when.resolution, "rules", ("",))[0]
    found = days(mention)
    return found if rule.startswith(("timex:", "anchor:")) and found[0] != ".." and found[1] != ".." else None


BACK = [
    (
        'The trial opened on Monday. Nine are accused. They deny it. "He rang me that evening," Kiran Patil said.',
        "rang",
    ),
    ('The inquest opened on Monday. "He rang me that evening," Kiran Patil said.', "rang"),
    ("An appeal was lost on May 17. Ada Holm, who survived a stroke that night, has moved.", "survived"),
    ("He was in Rome on June 3. A magazine later printed pictures of him at a wedding that weekend.", "printed"),
]


@pytest.mark.parametrize(("text", "trigger"), BACK)
def test_that_night_is_not_of_the_last_date_named(news: Any, text: str, trigger: str) -> None:
    assert founded(news.one(news.mentions(text), trigger)) is None


def test_that_night_is_of_the_day_told_right_before(news: Any) -> None:
    text = "The dam broke on September 11. That night soldiers cleared two villages."
    assert founded(news.one(news.mentions(text), "cleared")) == ("2023-09-11", "2023-09-11")
    text = 'The dam broke on September 11. "That night I carried two boys upstairs," Ada Holm said.'
    assert founded(news.one(news.mentions(text), "carried")) == ("2023-09-11", "2023-09-11")


AFTER_MIDNIGHT = [
    ("He conceded late on Sunday. She spoke from a balcony shortly after midnight.", "spoke"),
    ("The count began on Sunday evening. The last box arrived soon after midnight.", "arrived"),
    ("Fans met on Sunday. Police cleared the square just after midnight.", "cleared"),
]


@pytest.mark.parametrize(("text", "trigger"), AFTER_MIDNIGHT)
def test_after_midnight_is_the_next_day(news: Any, text: str, trigger: str) -> None:
    assert founded(news.one(news.mentions(text), trigger)) == ("2023-09-18", "2023-09-18")


def test_before_midnight_is_that_day(news: Any) -> None:
    text = "He conceded late on Sunday. She spoke from a balcony shortly before midnight."
    assert founded(news.one(news.mentions(text), "spoke")) == ("2023-09-17", "2023-09-17")


def test_late_in_a_day_hours_after_is_the_same_day(news: Any) -> None:
    for text, trigger in (
        ("He claimed victory late on Sunday, two hours after the polls had closed.", "closed"),
        ("Late on Sunday, three hours after the ferry had left, a storm broke.", "left"),
        ("She resigned late on Sunday, an hour after the vote was lost.", "lost"),
    ):
        assert founded(news.one(news.mentions(text), trigger)) == ("2023-09-17", "2023-09-17")
    text = "He claimed victory on Sunday, two hours after the polls had closed."
    assert founded(news.one(news.mentions(text), "closed")) == ("2023-09-16", "2023-09-17")


def test_a_clock_in_a_headline_names_no_day(news: Any) -> None:
    for title, trigger in (
        ("One year on, Koravalli falls silent at 3.20 am", "falls"),
        ("Quake hits Izmir at 4:17 a.m.", "hits"),
        ("Fans attacked bus at 9 p.m.", "attacked"),
    ):
        assert founded(news.one(news.mentions((BlockKind.TITLE, title), "It was cold."), trigger)) is None
    found = news.mentions((BlockKind.TITLE, "Fans attacked bus on Sunday at 9 p.m."), "It was cold.")
    assert founded(news.one(found, "attacked")) == ("2023-09-17", "2023-09-17")


def test_as_it_had_planned_is_no_event_of_the_day(news: Any) -> None:
    for text, trigger in (
        ("The jury could not name a winner on Friday as it had intended.", "intended"),
        ("The ferry did not sail on Monday as the firm had planned.", "planned"),
        ("She left on Sunday as she had promised.", "promised"),
    ):
        found = [one for one in news.mentions(text) if one.trigger.text == trigger]
        assert all(founded(one) is None for one in found)
    found = news.mentions("Shops were looted on Sunday as police fired tear gas.")
    assert founded(news.one(found, "fired")) == ("2023-09-17", "2023-09-17")
