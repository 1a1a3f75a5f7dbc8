"""Entries of live reports: what they tell without a day is of the day of their clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from extractors.events.live import RULE
from extractors.model import BlockKind, Mention, Published

HEADING = BlockKind.HEADING
AT_MIDNIGHT = datetime(2023, 9, 20, 0, 30, tzinfo=UTC)


def read(news: Any, *entries: tuple[str, str], at: datetime | None = None) -> tuple[Mention, ...]:
    """A live report of these entries (clock, text)."""
    paragraphs = [part for clock, text in entries for part in ((HEADING, clock), text)]
    article = news.article("Updates from our reporters.", *paragraphs)
    if at is not None:
        article = replace(article, published=Published(at.date(), "given", at))
    return tuple(news.read([article])[0])


def rule(mention: Mention) -> str:
    return mention.when.resolution.rules[0]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Police have closed the airport.", "closed"),
        ("Firefighters are searching the second carriage.", "searching"),
        ("The prime minister has cut short her visit to Oslo.", "cut"),
        ("Fourteen trains were cancelled during the day.", "cancelled"),
        ("The ministry says 23 people have been arrested.", "arrested"),
    ],
)
def test_what_an_entry_tells_is_of_its_day(news: Any, text: str, trigger: str) -> None:
    for clock in ("14:35", "9.10 am", "18:20 GMT"):
        event = news.one(read(news, (clock, text), ("7.30 am", "Good morning.")), trigger)
        assert rule(event) == RULE, clock
        assert event.when.resolution.reading.interval.begin == date(2023, 9, 20)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The mayor had warned of the danger in a letter.", "warned"),
        ("The bridge has been shut since May.", "shut"),
        ("A man who was arrested on Monday has been freed.", "arrested"),
        ("The ministry may close the port.", "close"),
        ("Vargas leads by 46,870 votes.", "leads"),
    ],
)
def test_what_was_before_may_be_or_lasts_is_not(news: Any, text: str, trigger: str) -> None:
    assert rule(news.one(read(news, ("14:35", text), ("7.30 am", "Good morning.")), trigger)) != RULE


def test_one_line_with_a_clock_makes_no_live_report(news: Any) -> None:
    assert rule(news.one(read(news, ("14:35", "Police have closed the airport.")), "closed")) != RULE


def test_a_page_closed_after_midnight_tells_of_the_day_before(news: Any) -> None:
    found = read(news, ("22.40", "Fans have stormed the pitch."), ("08:00", "Good morning."), at=AT_MIDNIGHT)
    assert news.one(found, "stormed").when.resolution.reading.interval.begin == date(2023, 9, 19)
    found = read(news, ("00.10", "Fans have stormed the pitch."), ("08:00", "Good morning."), at=AT_MIDNIGHT)
    assert news.one(found, "stormed").when.resolution.reading.interval.begin == date(2023, 9, 20)


def test_what_a_live_report_says_of_itself_is_no_event(news: Any) -> None:
    found = read(news, ("23:50", "We are closing this page."), ("08:00", "This live blog covered Monday's hearing."))
    assert [mention.trigger.text for mention in found if mention.trigger.text in ("closing", "covered")] == []


@pytest.mark.parametrize(
    "line", ["4:30 p.m. | Fleet grounded", "15:10 - Fleet grounded", "16.45 Fleet grounded", "17:05: Fleet grounded"]
)
def test_a_clock_may_have_a_headline_beside_it(news: Any, line: str) -> None:
    text = "The minister has suspended all six ships."
    found = read(news, (line, text), ("6:00 a.m. | Search resumes", "Boats have set out again."))
    if line.startswith("16.45"):
        assert rule(news.one(found, "suspended")) != RULE, "a clock alone or one set apart"
        return
    assert rule(news.one(found, "suspended")) == RULE
    assert not [mention for mention in found if mention.trigger.text == "grounded"], "the entry tells it in full"
