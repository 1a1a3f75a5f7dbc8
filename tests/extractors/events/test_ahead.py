"""What is still to come by the words around it, and reports told by what they say."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extractors.model import Factuality
from tests.extractors.events.dates import days

DAYS = [  # published on Wednesday 20 September 2023
    ("The court's decision on bail is expected Monday.", "expected", date(2023, 9, 25)),
    ("The shipment of vaccines is due tomorrow.", "shipment", date(2023, 9, 21)),
    ("The trial of the banker is set Friday at noon.", "trial", date(2023, 9, 22)),
    ("The visitors were expected Monday but never came.", "expected", date(2023, 9, 18)),
    ("A report Friday by the bank says prices could rise.", "report", date(2023, 9, 15)),
    ("A survey on Monday by the lender shows that rents will rise.", "survey", date(2023, 9, 18)),
    ("A statement Tuesday warns that the lake may dry out.", "statement", date(2023, 9, 19)),
    ("A report Friday will show whether prices rose.", "report", date(2023, 9, 22)),
]


@pytest.mark.parametrize(("text", "trigger", "day"), DAYS)
def test_the_weekday_meant(news: Any, text: str, trigger: str, day: date) -> None:
    found = news.one(news.mentions(text, on=date(2023, 9, 20)), trigger)
    assert days(found)[0] == day.isoformat()


PURPOSES = [
    ("The chancellor is headed to Washington to meet senators on Friday.", "meet", Factuality.PLANNED),
    ("The prime minister is in Paris to meet union leaders on Friday.", "meet", Factuality.PLANNED),
    ("Inspectors are travelling to Oslo to examine the hull on Friday.", "examine", Factuality.PLANNED),
    ("The firm hires lawyers to fight the fine on Friday.", "fight", Factuality.POSSIBLE),
]


@pytest.mark.parametrize(("text", "trigger", "status"), PURPOSES)
def test_what_somebody_is_on_the_way_for(news: Any, text: str, trigger: str, status: Factuality) -> None:
    assert news.one(news.mentions(text), trigger).factuality is status


TITLES = [
    ("A report Friday by the bank says prices could rise.", "report", "Report by the bank says prices could rise"),
    (
        "A study published on Monday found that the ice is thin.",
        "published",
        "Study found that the ice is thin",
    ),
    ("The prime minister is in Paris to meet union leaders on Friday.", "meet", "Prime minister to meet union leaders"),
    ("A statement issued on Monday angered the troops.", "issued", "Statement was issued"),
]


@pytest.mark.parametrize(("text", "trigger", "title"), TITLES)
def test_the_line(news: Any, text: str, trigger: str, title: str) -> None:
    assert news.one(news.mentions(text), trigger).title == title
