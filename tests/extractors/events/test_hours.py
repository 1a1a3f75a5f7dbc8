"""Hours told as past before they came are those of the day before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from extractors.model import Mention, Published
from tests.extractors.events.dates import days

LIMA = timezone(timedelta(hours=-5))


def read(news: Any, text: str, at: datetime) -> tuple[Mention, ...]:
    article = replace(news.article(text), published=Published(at.date(), "given", at))
    found: tuple[Mention, ...] = news.read([article])[0]
    return found


PAST = [
    ("The battle began at around 8 p.m. when police moved in.", "began", 9),
    ("Fans stormed the pitch this evening.", "stormed", 0),
    ("A boy was hurt at 22:30 in a fall.", "hurt", 7),
    ("The mission found no fraud, its head said at a news conference this afternoon.", "conference", 0),
    ("Lawmakers have passed the bill this afternoon.", "passed", 8),
]


@pytest.mark.parametrize(("text", "trigger", "hour"), PAST)
def test_an_hour_that_had_not_come_is_of_the_day_before(news: Any, text: str, trigger: str, hour: int) -> None:
    found = read(news, text, datetime(2023, 6, 16, hour, 30, tzinfo=LIMA))
    assert days(news.one(found, trigger)) == ("2023-06-15", "2023-06-15")


SAME_DAY = [
    ("The battle began at around 8 p.m. when police moved in.", "began", datetime(2023, 6, 16, 23, 0, tzinfo=LIMA)),
    ("The battle will begin at 8 p.m. in the square.", "begin", datetime(2023, 6, 16, 9, 0, tzinfo=LIMA)),
    ("Fans stormed the pitch this evening.", "stormed", datetime(2023, 6, 16, 17, 30, tzinfo=LIMA)),
    # UTC may be the stamp of a paper anywhere
    ("The battle began at around 8 p.m. when police moved in.", "began", datetime(2023, 6, 16, 9, 0, tzinfo=UTC)),
]


@pytest.mark.parametrize(("text", "trigger", "at"), SAME_DAY)
def test_an_hour_that_had_come_or_lies_ahead_is_of_the_day(news: Any, text: str, trigger: str, at: datetime) -> None:
    assert days(news.one(read(news, text, at), trigger)) == ("2023-06-16", "2023-06-16")


def test_an_hour_with_its_day_stays(news: Any) -> None:
    found = read(news, "The battle began on Thursday at 8 p.m.", datetime(2023, 6, 16, 9, 0, tzinfo=LIMA))
    assert days(news.one(found, "began"))[0] == date(2023, 6, 15).isoformat()
