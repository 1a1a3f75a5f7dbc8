"""What stands between two things told of one day is of that day."""

from __future__ import annotations

from typing import Any

import pytest


def first_rule(mention: Any) -> str:
    return str(getattr(mention.when.resolution, "rules", ("",))[0])


#: What opens the scene, what is told in its middle, its verb, what goes on.
MIDDLE = [
    (
        "A ferry ran aground off Harwich on Sunday.",
        "The crew tried to free it with ropes.",
        "tried",
        "Two tugs pulled it into the harbour at noon.",
    ),
    (
        "Thousands marched through Oslo on Monday.",
        "Police struggled to keep the crowd off the rails.",
        "struggled",
        "A man was arrested on Monday night.",
    ),
    (
        "Lund beat Malmo 3-1 on Saturday.",
        "Berg attempted to score with his heel.",
        "attempted",
        "Holm scored on Saturday night with his head.",
    ),
]


@pytest.mark.parametrize(("lead", "text", "trigger", "last"), MIDDLE)
def test_the_middle_of_a_scene_has_its_day(news: Any, lead: str, text: str, trigger: str, last: str) -> None:
    found = news.mentions(f"{lead} {text} {last}")
    middle = news.one(found, trigger)
    assert first_rule(middle) == "timex:next"
    assert middle.when.resolution.reading.interval == found[0].when.resolution.reading.interval


@pytest.mark.parametrize(("lead", "text", "trigger", "last"), MIDDLE)
@pytest.mark.parametrize("behind", ["", "A hearing will be held on Friday."])
def test_where_nothing_goes_on_it_is_only_suggested(
    news: Any, lead: str, text: str, trigger: str, last: str, behind: str
) -> None:
    assert first_rule(news.one(news.mentions(f"{lead} {text} {behind}"), trigger)) != "timex:next"


#: What is lived, what is quoted and what a sentence puts at another time, between two things of a day.
NOT_OF_IT = [
    ("The union paid for the buses.", "paid"),
    ("“They opened a gate,” a neighbour said.", "opened"),
    ("The owner built the stage last year.", "built"),
    ("A band had once tried to close it.", "tried"),
]


@pytest.mark.parametrize(("text", "trigger"), NOT_OF_IT)
def test_what_steps_out_of_the_scene_is_not_of_it(news: Any, text: str, trigger: str) -> None:
    text = f"Thousands marched through Oslo on Monday. {text} Some protesters blocked a bridge."
    assert first_rule(news.one(news.mentions(text), trigger)) != "timex:next"
