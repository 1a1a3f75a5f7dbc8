"""What is said without a day in a story of the day of publication; and expressions that name no day."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extractors.events.dates import days

# All articles appeared on Wednesday, 20 September 2023.

TODAY = [
    ("A bridge over the Lenna collapsed on Wednesday.", "It had been closed to lorries, the mayor said.", "said"),
    ("The bank raised its rate today.", "The governor denied that more would follow.", "denied"),
    ("A court freed the singer on Wednesday morning.", "Her lawyer called the ruling a relief.", "called"),
]


@pytest.mark.parametrize(("lead", "more", "trigger"), TODAY)
def test_what_is_said_in_a_story_of_the_day_is_said_that_day(news: Any, lead: str, more: str, trigger: str) -> None:
    said = news.one(news.mentions(lead, more), trigger)
    assert days(said) == ("2023-09-20", "2023-09-20")
    assert said.when.resolution.rules[0] in ("context:told", "context:lead")


def test_and_so_it_is_far_below_the_lead(news: Any) -> None:
    paragraphs = (
        "A bridge over the Lenna collapsed on Wednesday.",
        "It was built in 1961 and carries 9,000 lorries a day.",
        "Engineers found cracks in its piers in May 2019.",
        "The repair would have cost a fortune.",
        "“Nobody listened,” the mayor told residents.",
    )
    told = news.one(news.mentions(*paragraphs), "told")
    assert days(told) == ("2023-09-20", "2023-09-20")
    assert told.when.resolution.rules[0] == "context:told"
    assert "so is what is said" in told.when.resolution.reading.reason


@pytest.mark.parametrize(
    ("lead", "more", "trigger"),
    [
        ("A bridge over the Lenna collapsed on Monday.", "It had been closed, the mayor said.", "said"),
        ("A bridge collapsed on Wednesday.", "It was safe, the mayor had said.", "said"),
        ("A bridge collapsed on Wednesday.", "In 2019 the mayor said that it was safe.", "said"),
        ("A bridge collapsed on Wednesday.", "Two lorries fell into the river.", "fell"),
        ("A bridge will open on Wednesday.", "It cost too much, the mayor said.", "said"),
    ],
)
def test_other_days_other_tenses_and_other_events_are_left(news: Any, lead: str, more: str, trigger: str) -> None:
    assert "context:told" not in news.one(news.mentions(lead, more), trigger).when.resolution.rules


VAGUE = [
    ("The firm recently sold its ferry.", "sold", ("..", "2023-09-20")),
    ("The villagers left several months ago.", "left", ("..", "2023-09-20")),
    ("The two sides will meet in the near future.", "meet", ("2023-09-20", "..")),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), VAGUE)
def test_an_expression_that_names_no_day_gives_a_side(
    news: Any, text: str, trigger: str, wanted: tuple[str, str]
) -> None:
    mention = news.one(news.mentions(text), trigger)
    assert days(mention) == wanted
    assert mention.when.timex is not None
    assert mention.when.resolution.rules[0].startswith("tense:")


def test_what_is_so_now_has_neither_begin_nor_end(news: Any) -> None:
    mention = news.one(news.mentions("The ferry now links two islands."), "links")
    assert days(mention) == ("-", "-")


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Norda Steel has pulled out of a deal to buy the smelter, it said on Monday.", "pulled", "2023-09-18"),
        ("The council has withdrawn the licence, it said on Tuesday night.", "withdrawn", "2023-09-19"),
        ("The airline said on Tuesday it has ordered twelve jets.", "ordered", "2023-09-19"),
        ("The club said on Friday that it has signed two players.", "signed", "2023-09-15"),
    ],
)
def test_who_says_what_he_has_done_makes_it_done_that_day(news: Any, text: str, trigger: str, day: str) -> None:
    event = news.one(news.mentions(text), trigger)
    assert days(event) == (day, day)
    assert event.when.resolution.rules[0] == "timex:announced"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The bank has lost a fortune, analysts said on Monday.", "lost"),
        ("Police said on Monday they have arrested two men.", "arrested"),
        ("The union said on Tuesday that it had left the talks.", "left"),
    ],
)
def test_what_others_say_and_what_was_before_it_was_told_is_bounded_only(news: Any, text: str, trigger: str) -> None:
    event = news.one(news.mentions(text), trigger)
    assert days(event)[0] == ".."
