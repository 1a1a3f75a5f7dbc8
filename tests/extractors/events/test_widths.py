"""How wide a date is: lists of periods, a year up to a date, a day within a week, "since" what has a date."""

from __future__ import annotations

from typing import Any

import pytest


def days(mention: Any) -> tuple[str, str]:
    taken = mention.when.resolution.reading.interval
    begin = taken.begin.isoformat() if taken.begin else ".."
    return begin, taken.end.isoformat() if taken.end else ".."


#: Text, verb, first day and the day after the last.
LISTS = [
    ("The clerk was sued in 2011 and 2012.", "sued", "2011-01-01", "2013-01-01"),
    ("She sang in operas of the 1940s and 1950s.", "sang", "1940-01-01", "1960-01-01"),
    ("Inspectors visited the mine in March and April.", "visited", "2023-03-01", "2023-05-01"),
    ("The ferry lost money in 2019, 2020 and 2021.", "lost", "2019-01-01", "2022-01-01"),
    ("Inspectors visited the mine in March and May.", "visited", "2023-03-01", "2023-04-01"),
    ("The mill opened in 2005, and 2006 was its best year.", "opened", "2005-01-01", "2006-01-01"),
]


@pytest.mark.parametrize(("text", "trigger", "begin", "end"), LISTS)
def test_periods_that_follow_each_other_are_one_stretch(
    news: Any, text: str, trigger: str, begin: str, end: str
) -> None:
    assert days(news.one(news.mentions(text), trigger)) == (begin, end)


UP_TO = [
    ("Profit rose 3 percent in the year ended March 31.", "rose", "2022-04-01", "2023-04-01"),
    ("Sales fell 3 percent in the year to June.", "fell", "2022-07-01", "2023-07-01"),
    ("Rents climbed 3 percent in the year ending in January.", "climbed", "2022-02-01", "2023-02-01"),
]


@pytest.mark.parametrize(("text", "trigger", "begin", "end"), UP_TO)
def test_a_year_up_to_a_date_is_twelve_months_and_the_title_says_so(
    news: Any, text: str, trigger: str, begin: str, end: str
) -> None:
    found = news.one(news.mentions(text), trigger)
    assert days(found) == (begin, end)
    assert found.title.endswith(text.rstrip(".").split(" percent ")[1])


FINER = [
    ("The firm last year opened a mill in Lund in May.", "opened", "2022-05-01", "2022-06-01"),
    ("This month the court heard the case on September 4.", "heard", "2023-09-04", "2023-09-05"),
    ("Shares climbed to a high for the year of $42 in June.", "climbed", "2023-06-01", "2023-07-01"),
    ("This month the court heard the case on September 4 and on September 11.", "heard", "2023-09-01", "2023-09-21"),
]


@pytest.mark.parametrize(("text", "trigger", "begin", "end"), FINER)
def test_the_one_finer_time_within_the_other_counts(news: Any, text: str, trigger: str, begin: str, end: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == (begin, end)


SINCE = [
    ("House prices have slumped since their peak in 2006.", "slumped", ("2006-01-01", "..")),
    ("Nine people have died since a strike in Lund in January.", "died", ("2023-01-01", "..")),
    ("Tourism has collapsed since the flood of March 2022.", "collapsed", ("2022-03-01", "..")),
    ("Nine people have died since a strike in Lund in January.", "strike", ("2023-01-01", "2023-02-01")),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), SINCE)
def test_since_what_has_a_date_begins_there(news: Any, text: str, trigger: str, wanted: tuple[str, str]) -> None:
    assert days(news.one(news.mentions(text), trigger)) == wanted


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The index rose only slightly from last month's record low.", "rose"),
        ("Shares slipped from Monday's close.", "slipped"),
        ("Sales climbed from last year's poor level.", "climbed"),
    ],
)
def test_what_it_has_changed_from_is_not_its_time(news: Any, text: str, trigger: str) -> None:
    assert days(news.one(news.mentions(text), trigger))[0] == ".."


OVER = [
    ("Nine people died in the two weeks after the flood on August 11.", "died", "2023-08-11", "2023-08-26"),
    ("In the month after the strike began on July 4, two mines closed.", "closed", "2023-07-04", "2023-08-05"),
    ("Thousands fled in the two weeks before the vote on September 3.", "fled", "2023-08-20", "2023-09-04"),
    ("Two weeks after the vote on August 3, thousands fled.", "fled", "2023-08-14", "2023-08-21"),
]


@pytest.mark.parametrize(("text", "trigger", "begin", "end"), OVER)
def test_in_the_weeks_after_is_any_time_until_then(news: Any, text: str, trigger: str, begin: str, end: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == (begin, end)


def test_what_came_before_does_not_get_the_line_of_what_followed(news: Any) -> None:
    text = "Thousands fled in the two weeks after the vote on September 3."
    assert news.one(news.mentions(text), "vote").title == "Vote"


BUSINESS = [
    ("Volta said second-quarter profit rose 3 percent.", "rose", "2023-04-01", "2023-07-01"),
    ("Brix reported second-quarter sales fell 3 percent.", "fell", "2023-04-01", "2023-07-01"),
    ("The union said 2021 strikes cost $3 million.", "cost", "2021-01-01", "2022-01-01"),
    ("Second-quarter profit rose. In the first six months, sales doubled.", "doubled", "2023-01-01", "2023-07-01"),
]


@pytest.mark.parametrize(("text", "trigger", "begin", "end"), BUSINESS)
def test_what_a_profit_is_counted_by_is_not_when_it_was_told(
    news: Any, text: str, trigger: str, begin: str, end: str
) -> None:
    assert days(news.one(news.mentions(text), trigger)) == (begin, end)


def test_months_of_no_report_are_a_length(news: Any) -> None:
    assert days(news.one(news.mentions("In the first six months, sales doubled."), "doubled"))[0] == ".."


SOON = [
    ("Just after joining the club in 2011, Lars Voss was loaned to Lund.", "loaned"),
    ("Shortly after taking office in 2011, she shut two mines.", "shut"),
    ("Soon after the mill opened in 2011, workers walked out.", "walked"),
]


@pytest.mark.parametrize(("text", "trigger"), SOON)
def test_soon_after_something_of_a_year_is_of_that_year(news: Any, text: str, trigger: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == ("2011-01-01", "2012-01-01")
