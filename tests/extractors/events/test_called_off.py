"""Plans that are called off in the same breath: their day and what became of them."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.model import Factuality, Resolved

PLANS = [
    ("The vote was set for November 3, but was postponed amid protests.", "vote", "2023-11-03"),
    ("The trial had been fixed for 4 October, but the judge adjourned it.", "trial", None),
    ("The match was to be played on Saturday but has been put off.", "played", None),
    ("The airline cancelled all flights due to leave on Friday.", "leave", "2023-09-22"),
    ("The club called off a friendly due to be played on Friday.", "played", "2023-09-22"),
    ("Friday's strike is off after a deal on pay.", "strike", "2023-09-22"),
]


@pytest.mark.parametrize(("text", "trigger", "day"), PLANS)
def test_what_was_called_off(news: Any, text: str, trigger: str, day: str | None) -> None:
    found = news.one(news.mentions(text), trigger)
    assert found.factuality is Factuality.CANCELLED
    assert isinstance(found.when.resolution, Resolved)
    assert day is None or str(found.when.resolution.reading.interval.begin) == day


KEPT = [
    ("The vote was set for November 3, and the parties welcomed it.", "vote"),
    ("The match was to be played on Friday in Arl.", "played"),
    ("The airline announced two flights due to leave on Friday.", "leave"),
]


@pytest.mark.parametrize(("text", "trigger"), KEPT)
def test_what_was_not(news: Any, text: str, trigger: str) -> None:
    assert news.one(news.mentions(text), trigger).factuality is not Factuality.CANCELLED
