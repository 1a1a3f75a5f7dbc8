"""Dates that the tense, the place or the words around them give to another verb or noun than the tree does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extractors.merge import merge
from extractors.model import Resolved, Role
from tests.extractors.events.dates import days

ON = date(2023, 9, 20)  # a Wednesday
NEXT_MONTH = date(2023, 10, 1)
DAYS = [
    # no past verb has a date still to come
    ("Attacks have risen ahead of elections in the valley next month.", "elections", NEXT_MONTH),
    ("Prices have been on the rise ahead of elections next month.", "elections", NEXT_MONTH),
    ("The minister resigned ahead of the party's meeting next month.", "meeting", NEXT_MONTH),
    # before a gerund: the verb's
    ("The agency published a report Saturday saying rents had doubled.", "published", date(2023, 9, 16)),
    ("Police shot a man Monday wielding a knife.", "shot", date(2023, 9, 18)),
    ("The union issued a statement Tuesday calling for a strike.", "issued", date(2023, 9, 19)),
    # told by what was before
    ("The indictment Thursday comes six days after he questioned the general.", "indictment", date(2023, 9, 14)),
    ("The team did not have to play Tuesday to advance.", "play", date(2023, 9, 19)),
    ("The team has to play Tuesday to advance.", "play", date(2023, 9, 26)),
]


@pytest.mark.parametrize(("text", "trigger", "day"), DAYS)
def test_the_day_of(news: Any, text: str, trigger: str, day: date) -> None:
    assert days(news.one(news.mentions(text, on=ON), trigger))[0] == day.isoformat()


TOLD = [
    "The papers, released by the union on Monday, say guards ignored several alarms.",
    "The files, which were published on Monday, say that the firm hid the leak.",
    "A report made public on Monday says that miners drank the water.",
]


@pytest.mark.parametrize("text", TOLD)
def test_what_papers_tell_has_not_the_day_they_came_out(news: Any, text: str) -> None:
    [told] = [one for one in news.mentions(text, on=ON) if one.trigger.text in ("ignored", "hid", "drank")]
    assert not isinstance(told.when.resolution, Resolved) or told.when.resolution.rules[0] != "timex:beside"


TITLES = [
    ("Sunday, at least 30 people, some of them guards, were killed in the blast.", "killed", "At least 30 people"),
    ("On Monday, at most two ships were sunk off Malta.", "sunk", "At most two ships"),
    ("The firm said earlier Monday it was under siege.", "said", "Firm said it"),
    ("The firm said on Monday two ships were sunk.", "said", "Firm said two ships"),
]


@pytest.mark.parametrize(("text", "trigger", "begin"), TITLES)
def test_counts_keep_what_limits_them(news: Any, text: str, trigger: str, begin: str) -> None:
    assert news.one(news.mentions(text, on=ON), trigger).title.startswith(begin)


def test_an_accord_called_after_a_day_has_no_date(news: Any) -> None:
    found = news.mentions("The Good Friday peace accord halted decades of violence.", on=ON)
    assert all(one.when.timex is None for one in found)


ROWS = [
    ("Insurgents will halt attacks from October 20 to 28.", ["Insurgents will halt attacks"]),
    ("The union issued a statement Tuesday calling for a strike.", ["Union issued a statement calling for a strike"]),
    (
        "The ministry issued a warning on Monday that the river may flood.",
        ["Ministry issued a warning that the river may flood"],
    ),
    ("The Vatican late Tuesday issued a brief statement.", ["Vatican issued a brief statement"]),
    ("Mr. Kovar late Friday called for fresh elections.", ["Mr. Kovar called for fresh elections"]),
    ("Statements were issued on Tuesday.", []),
    (
        "Eight rebels were killed Tuesday in a clash that erupted in Lund.",
        ["Eight rebels were killed in a clash that erupted in Lund"],
    ),
    (
        "The crown fell to a low against the yen and near-record lows compared to the euro on Tuesday.",
        ["Crown fell to a low against the yen and near-record lows compared to the euro"],
    ),
    (
        "A spokesman for the ministry said Tuesday, that officials will work out a date.",
        ["Spokesman for the ministry said that officials will work out a date"],
    ),
    (
        "Ewa Kovar told a news conference Tuesday, the government knew of the leak.",
        ["Ewa Kovar told a news conference the government knew of the leak"],
    ),
    ("The curfew, due to remain in place until 30 October, is strict.", ["Curfew to remain in place"]),
    (
        "Ewa Kovar was suspended on Tuesday and escorted from the building.",
        ["Ewa Kovar was suspended", "Ewa Kovar was escorted from the building"],
    ),
    (
        "The prisoners were named on Tuesday and transferred to Lund.",
        ["Prisoners were named", "Prisoners were transferred to Lund"],
    ),
    ("At least six blasts on Tuesday shook Lund.", ["At least six blasts shook Lund"]),
]


@pytest.mark.parametrize(("text", "titles"), ROWS)
def test_the_rows_of(news: Any, text: str, titles: list[str]) -> None:
    rows = [row.title for row in merge(list(news.mentions(text, on=ON)), [])]
    assert rows == titles


def test_a_clause_with_as_has_no_object_before_it(news: Any) -> None:
    text = "Police held members of the opposition Green Union as parts of the country prepare for run-offs on Saturday."
    one = news.one(news.mentions(text, on=ON), "prepare")
    assert [part.name for part in one.participants if part.role is Role.PATIENT] == []
    assert days(one)[0] == "2023-09-23"
