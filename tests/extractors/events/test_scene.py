"""What a story goes on with: sentences without a date tell of the day told before them."""

from __future__ import annotations

from typing import Any

import pytest


def first_rule(mention: Any) -> str:
    return str(getattr(mention.when.resolution, "rules", ("",))[0])


#: Opening sentence, the sentence behind it, its verb, its day.
GOES_ON = [
    ("A gang raided a jeweller's in Leeds on Saturday.", "They smashed four display cases.", "smashed", "2023-09-16"),
    ("A ferry ran aground off Harwich on Sunday.", "Two tugs pulled it free.", "pulled", "2023-09-17"),
    ("Thousands marched through Oslo on Monday.", "Some protesters blocked a bridge.", "blocked", "2023-09-18"),
    ("Lund beat Malmo 3-1 on Sunday.", "Anna Berg scored twice.", "scored", "2023-09-17"),
    ("A gang raided a bank in Leeds on Saturday.", "The men took 40,000 pounds.", "took", "2023-09-16"),
    ("A bus overturned near Lund on Monday.", "The road was closed for nine hours.", "closed", "2023-09-18"),
    ("Two players were arrested on Sunday.", "The pair was booked and later freed.", "booked", "2023-09-17"),
    ("A ferry ran aground off Harwich on Sunday.", "The crew fled before it sank.", "fled", "2023-09-17"),
    ("Lund beat Malmo 3-1 on Sunday.", "Anna Berg scored her first goal.", "scored", "2023-09-17"),
    ("A ferry ran aground off Harwich on Sunday.", "Two tugs joined the rescue.", "joined", "2023-09-17"),
    (
        "On Monday a pilot was flying to Lund when he fell ill.",
        "The jet was diverted to Oslo.",
        "diverted",
        "2023-09-18",
    ),
    ("A fire on Monday engulfed a mill in Lund.", "Two houses burned down as a result.", "burned", "2023-09-18"),
    (
        "A bus overturned near Lund on Monday.",
        "While two passengers walked away, nine were hurt.",
        "walked",
        "2023-09-18",
    ),
    ("A quake hit Lund on Monday. It had a magnitude of 5.9.", "Two mills were destroyed.", "destroyed", "2023-09-18"),
]


@pytest.mark.parametrize(("lead", "text", "trigger", "day"), GOES_ON)
def test_what_was_done_next_is_of_the_day(news: Any, lead: str, text: str, trigger: str, day: str) -> None:
    found = news.one(news.mentions(f"{lead} {text}"), trigger)
    taken = found.when.resolution.reading.interval
    assert first_rule(found) == "timex:next"
    assert taken.begin.isoformat() == day
    assert taken.granularity.name == "DAY"


#: What was said, tried or published on a day, what a sentence puts at another time, what goes on, what is wanted.
STEPS_OUT = [
    ("Three brothers were charged with fraud on Monday.", "They chased a rival through a market.", "chased"),
    ("The inspectors published their report on Monday.", "The firm shut the mine in a hurry.", "shut"),
    ("The swimmer Lars Voss passed away on Monday.", "His wit kept him popular in Lund.", "kept"),
    ("Thousands marched through Oslo on Monday.", "The parade was required to pass a mill.", "required"),
    ("The actor Lars Voss died on Monday.", "He escaped to Lund in a boat.", "escaped"),
    ("Eva Holm was named as the coach of Lund on Monday.", "She scored nine goals for Oslo.", "scored"),
    ("A gunman shot two people in a mill on Monday.", "He grew up in Lund.", "grew"),
    ("A gunman shot two people in a mill on Monday.", "The mill employed 300 people.", "employed"),
    ("Two players were arrested on Sunday.", "They brought the pills to a shop.", "brought"),
    ("A ferry ran aground off Harwich on Sunday.", "Its captain joined the navy.", "joined"),
    ("A gang raided a bank in Leeds on Saturday.", "Police noted that the vault was stored in a shed.", "stored"),
    ("A gang raided a bank in Leeds on Saturday.", "It had been warned and sealed a door.", "sealed"),
    ("The union walked out on Wednesday.", "The firm made 20 million kroner.", "made"),
    ("The senator booed a speaker in Ohio on Tuesday.", "He raised six children.", "raised"),
    ("A ferry ran aground off Harwich on Sunday.", "The crew fled a storm last season.", "fled"),
    ("A gang raided a jeweller's in Leeds on Saturday.", "They previously smashed a window.", "smashed"),
    ("A gang raided a jeweller's in Leeds on Saturday.", "Police were combing the woods.", "combing"),
    ("A gang raided a jeweller's in Leeds on Saturday.", "The owner built the shop last year.", "built"),
    (
        "A ferry ran aground off Harwich on Sunday.",
        "The firm, which divers pulled into a row, has two others.",
        "pulled",
    ),
]


@pytest.mark.parametrize(("lead", "text", "trigger"), STEPS_OUT)
def test_what_lies_outside_the_scene_is_not(news: Any, lead: str, text: str, trigger: str) -> None:
    found = [one for one in news.mentions(f"{lead} {text}") if one.trigger.text == trigger]
    assert all(first_rule(one) != "timex:next" for one in found)


def test_an_earlier_day_between_takes_the_story_with_it(news: Any) -> None:
    text = (
        "A court refused to hear the girl's case on Monday. She was brought to Lund in a van last November. "
        "Her aunts hid her in a barn."
    )
    assert first_rule(news.one(news.mentions(text), "hid")) != "timex:next"


#: Lead, what had been before it, sentence, verb.
RETURNS = [
    ("A man shot two people on Monday.", "He had been dismissed last week.", "He fled in his car.", "fled"),
    ("A ferry sank off Harwich on Sunday.", "It had been mended last month.", "Two tugs pulled it free.", "pulled"),
    (
        "Thousands marched through Oslo on Monday.",
        "A rally had been banned last week.",
        "A man smashed a window.",
        "smashed",
    ),
]


@pytest.mark.parametrize(("lead", "back", "text", "trigger"), RETURNS)
def test_the_story_goes_on_where_it_was_before_it_looked_back(
    news: Any, lead: str, back: str, text: str, trigger: str
) -> None:
    first, *_, last = news.mentions(f"{lead} {back} {text}")
    assert last.trigger.text == trigger
    assert first.when.resolution.reading.interval == last.when.resolution.reading.interval
    last = news.mentions(f"{lead} {back.replace('had been', 'was')} {text}")[-1]
    assert first_rule(last) != "timex:next"


#: Lead, sentence and verb: counted from what the article dates only by its story.
DOUBTED = [
    ("A court sentenced two traders on Monday.", "They cried when the judge rejected their plea.", "cried"),
    ("The minister spoke in Lund on Monday.", "Two mills closed when the firm dismissed its workers.", "closed"),
    ("The club named a coach on Monday.", "Fans wept as the old one left the ground.", "wept"),
]


@pytest.mark.parametrize(("lead", "text", "trigger"), DOUBTED)
def test_what_is_counted_from_a_suggested_day_founds_nothing(news: Any, lead: str, text: str, trigger: str) -> None:
    found = news.one(news.mentions(f"{lead} {text}"), trigger)
    assert not first_rule(found).startswith(("timex:", "anchor:"))


def test_what_is_counted_from_a_told_day_does(news: Any) -> None:
    found = news.one(news.mentions("Fans wept when the club sacked its coach on Monday."), "wept")
    assert first_rule(found).startswith(("timex:", "anchor:"))
