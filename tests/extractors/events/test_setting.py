"""What is only the setting of an event keeps its date and founds no row."""

from __future__ import annotations

from typing import Any

import pytest

SETTINGS = [
    # what was going on when something happened
    ("Marlow was driving home on Sunday when an officer stopped him.", "driving", "clause"),
    ("The crew were repairing a sail on Friday when a wave hit the boat.", "repairing", "clause"),
    ("Two sisters were crossing the road on Monday when a lorry struck them.", "crossing", "clause"),
    ("Officials were reviewing the files on Monday, the ministry said.", "reviewing", None),
    # what somebody did when it befell him
    ("The deputy was shot dead on Friday when he knocked on the door of a house.", "knocked", "clause"),
    ("A farmer was killed on Sunday when he touched a cable.", "touched", "clause"),
    ("Two tourists were injured on Monday when they approached an elephant.", "approached", "clause"),
    ("The firm moved to Leeds in 1985, when it bought a mill.", "bought", None),
    # how things are
    ("His letter of 1953 included a poem.", "included", "state"),
    ("The minister was involved in the sale in 2004.", "involved", "state"),
    ("The bank does not own the tower this year.", "own", "state"),
    ("The minister did not attend the summit on Monday.", "attend", None),
    ("Firefighters remained wary on Monday.", "remained", "state"),
    ("A police guard stayed until Tuesday.", "stayed", "state"),
    ("The village remained without water on Friday.", "remained", "state"),
    ("The rate remained at 4 percent last month.", "remained", None),
    ("The request of the towns results from the ruling of the court on May 8.", "results", "state"),
    # on the way
    ("Marlow was going west in his car about 1:30 a.m. on Sunday.", "going", "clause"),
    ("Two sisters were walking through Lund on Monday, police said.", "walking", "clause"),
    ("The van was heading to a mill on Friday.", "heading", "clause"),
    ("Inspectors were carrying out a raid on Monday.", "carrying", None),
    # words that say which one
    ("She offered readers a copy of the deleted book on September 7.", "deleted", "modifier"),
    ("The lake had the lowest levels ever recorded in May.", "recorded", "modifier"),
    ("The lowest level was recorded in May.", "recorded", None),
    # words that tell nothing
    ("The brewer made headlines last year.", "made", "phrase"),
    ("The singer took the world by storm in 2009.", "took", "phrase"),
    ("Her rival did the same in 1987.", "did", "phrase"),
    ("The firm cut jobs following Monday's ruling.", "following", "phrase"),
    ("Attention returned on Monday to the judges.", "returned", "phrase"),
    ("The spotlight turned to the mayor on Friday.", "turned", "phrase"),
    ("The focus shifted to Lund in May.", "shifted", "phrase"),
    ("The mayor returned to Lund on Monday.", "returned", None),
    ("The brewer made barrels in 1987.", "made", None),
]


@pytest.mark.parametrize(("text", "trigger", "why"), SETTINGS)
def test_the_setting_of_an_event_is_said_to_be_one(news: Any, text: str, trigger: str, why: str | None) -> None:
    first = news.one(news.mentions(text), trigger).when.resolution.rules[0]
    assert first == f"setting:{why}" if why else not first.startswith("setting:")


NOUNS = [
    ("In composite trading on Friday, shares of Orbex fell to $4.", "trading", True),
    ("An adviser who works in this year's campaign spoke of a mistake.", "campaign", True),
    ("By the end of the day on Saturday the site was down.", "end", True),
    ("The far end of the hall after the fire on Friday.", "end", True),
    ("The northern end of the pier fell on Saturday.", "end", True),
    ("The start of the race on Saturday was delayed by an hour.", "race", False),
    ("Trading began on Friday in Oslo.", "Trading", False),
    ("The campaign ended on Friday.", "campaign", False),
]


@pytest.mark.parametrize(("text", "trigger", "setting"), NOUNS)
def test_nouns_that_only_say_where(news: Any, text: str, trigger: str, setting: bool) -> None:
    rules = news.one(news.mentions(text), trigger).when.resolution.rules
    assert rules[0].startswith("setting:") == setting


def test_what_has_a_type_is_an_event_wherever_it_is_told(news: Any) -> None:
    text = "He was walking home on Friday when a bomb exploded."
    assert news.one(news.mentions(text), "exploded").when.resolution.rules[0].startswith("timex:")


@pytest.mark.parametrize("paper", ["news release", "press release", "media release"])
def test_a_paper_frees_nobody(news: Any, paper: str) -> None:
    found = news.mentions(f"The firm said in a January 23 {paper} that a driver was hurt.")
    assert [one for one in found if one.trigger.text == "release"] == []
    assert not news.one(found, "hurt").when.resolution.rules[0].startswith("timex:")
    assert news.one(news.mentions("The release of two hostages followed on Monday."), "release")
