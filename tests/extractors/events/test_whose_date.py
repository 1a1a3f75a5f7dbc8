"""Whose date it is that stands in a sentence: the noun's, the plan's, the hour's that was told before."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.model import Mention
from tests.extractors.events.dates import days

# All articles appeared on Wednesday, 20 September 2023.


def rule(mention: Mention) -> str:
    return str(getattr(mention.when.resolution, "rules", ("",))[0])


#: Text, the event that has the date, its first and last day, the verb that has none.
OF_THE_NOUN = [
    (
        "A man has been arrested over the bombing of a bank last year.",
        "bombing",
        "2022-01-01",
        "2022-12-31",
        "arrested",
    ),
    ("Two men have been charged over the death of a nurse last month.", "death", "2023-08-01", "2023-08-31", "charged"),
    ("A farmer has been jailed for the fire at a mill in 2021.", "fire", "2021-01-01", "2021-12-31", "jailed"),
]


@pytest.mark.parametrize(("text", "noun", "begin", "end", "verb"), OF_THE_NOUN)
def test_no_perfect_has_the_time_of_what_was_before(
    news: Any, text: str, noun: str, begin: str, end: str, verb: str
) -> None:
    found = news.mentions(text)
    assert days(news.one(found, noun)) == (begin, end)
    assert rule(news.one(found, noun)).startswith("timex:")
    assert not rule(news.one(found, verb)).startswith("timex:")


def test_a_simple_past_has_it(news: Any) -> None:
    found = news.mentions("A man was arrested over the bombing of a bank on Tuesday.")
    assert days(news.one(found, "arrested")) == ("2023-09-19", "2023-09-19")


SET_FOR = [
    ("The attack scheduled for May 3 was cancelled.", "attack", "2023-05-03"),
    ("A raid planned for June 12 was called off.", "raid", "2023-06-12"),
    ("The assault set for Monday was postponed.", "assault", "2023-09-18"),
]


@pytest.mark.parametrize(("text", "trigger", "day"), SET_FOR)
def test_what_somebody_does_can_be_set_for_a_day(news: Any, text: str, trigger: str, day: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == (day, day)


def test_nobody_sets_what_befalls(news: Any) -> None:
    text = "The mayor cancelled a visit to the site of the blast that was planned for Saturday."
    assert days(news.one(news.mentions(text), "blast"))[0] == ".."


@pytest.mark.parametrize("verb", ["cancelled", "postponed", "delayed"])
def test_a_plan_is_not_called_off_on_its_own_day(news: Any, verb: str) -> None:
    found = news.one(news.mentions(f"The concert was scheduled for May 3, but was {verb}."), verb)
    assert not rule(found).startswith("timex:")


NAMES = [
    ("The channel plans to open a service called Nova World in May 2024.", "open", "called"),
    ("The firm launched a phone dubbed the Tiny on May 3.", "launched", "dubbed"),
    ("He left a group within the church called the Sea Wing in May.", "left", "called"),
]


@pytest.mark.parametrize(("text", "trigger", "name"), NAMES)
def test_a_name_has_no_date(news: Any, text: str, trigger: str, name: str) -> None:
    found = news.mentions(text)
    assert rule(news.one(found, trigger)).startswith("timex:")
    assert [one for one in found if one.trigger.text == name] == []


def test_a_name_given_on_a_day_has(news: Any) -> None:
    found = news.one(news.mentions("The club was named the Tigers in 1999."), "named")
    assert days(found) == ("1999-01-01", "1999-12-31")


SAME_DAY = [
    ("A bomb went off at 10 a.m. on Monday.", "About two hours after the blast, a woman was rescued.", "rescued"),
    ("The train stopped at noon on Monday.", "Shortly after it stopped, the doors were forced open.", "forced"),
    ("The vote closed at 3 p.m. on Monday.", "Two hours before it closed, a ballot box was stolen.", "stolen"),
]


@pytest.mark.parametrize(("lead", "text", "trigger"), SAME_DAY)
def test_hours_from_a_told_hour_stay_on_the_day(news: Any, lead: str, text: str, trigger: str) -> None:
    assert days(news.one(news.mentions(f"{lead} {text}"), trigger)) == ("2023-09-18", "2023-09-18")


def test_midnight_may_lie_between(news: Any) -> None:
    text = "A bomb went off at 11 p.m. on Monday. About two hours after the blast, a woman was rescued."
    assert days(news.one(news.mentions(text), "rescued")) == ("2023-09-18", "2023-09-19")


def test_a_quarter_is_no_month_of_the_brackets_behind_it(news: Any) -> None:
    found = news.one(news.mentions("Sales rose in the first quarter of 2023 (January - March) by 7 percent."), "rose")
    assert days(found) == ("2023-01-01", "2023-03-31")


TO_THE_DAY = [
    ("A flood hit Lund exactly two years ago.", "hit", "2021-09-20"),
    ("The firm was founded exactly ten years ago.", "founded", "2013-09-20"),
    ("The two signed a pact exactly three weeks ago.", "signed", "2023-08-30"),
]


@pytest.mark.parametrize(("text", "trigger", "day"), TO_THE_DAY)
def test_exactly_so_long_ago_is_a_day(news: Any, text: str, trigger: str, day: str) -> None:
    assert days(news.one(news.mentions(text), trigger)) == (day, day)


def test_about_so_long_ago_is_none(news: Any) -> None:
    found = news.one(news.mentions("A flood hit Lund two years ago."), "hit")
    assert days(found) == ("2021-01-01", "2021-12-31")


TOLD = [
    ("The owner yesterday told police he had left.", "2023-09-18"),
    ("Police said on Tuesday that nobody was hurt.", "2023-09-18"),
    ("The chief said yesterday that he was sad.", "2023-09-18"),
]


@pytest.mark.parametrize(("said", "day"), TOLD)
def test_an_hour_is_of_the_day_of_the_story_not_of_the_telling(news: Any, said: str, day: str) -> None:
    text = f"A fire burnt a mill in Lund on Monday. {said} The fire broke out at around 10:30 a.m. in a shop."
    assert days(news.one(news.mentions(text), "broke")) == (day, day)


def test_an_hour_is_of_the_day_of_a_deed_between(news: Any) -> None:
    text = "A fire burnt a mill in Lund on Monday. A second fire hit a farm yesterday. It broke out at 10:30 a.m."
    assert days(news.one(news.mentions(text), "broke")) == ("2023-09-19", "2023-09-19")


BY_THEN = [
    ("The page was taken down as of Tuesday.", "taken", ("..", "2023-09-19")),
    ("As of Tuesday, 129 people have died in Lund.", "died", ("..", "2023-09-19")),
    ("Ninety homes had been sold as of March.", "sold", ("..", "2023-03-31")),
    ("As of May 1, 2023 the law applies to farms.", "applies", ("2023-05-01", "..")),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), BY_THEN)
def test_what_stands_as_of_a_day_was_so_by_then(news: Any, text: str, trigger: str, wanted: tuple[str, str]) -> None:
    assert days(news.one(news.mentions(text), trigger)) == wanted


@pytest.mark.parametrize("count", ["at least six", "at most six", "six"])
def test_an_amount_is_no_rank(news: Any, count: str) -> None:
    found = news.one(news.mentions(f"There have been {count} strikes since March."), "strikes")
    assert days(found) == ("2023-03-01", "..")


def test_a_rank_is(news: Any) -> None:
    found = news.one(news.mentions("It was the biggest strike since March."), "strike")
    assert days(found)[0] == ".."
