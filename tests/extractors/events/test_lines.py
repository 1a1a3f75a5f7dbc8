"""Lines that can be read by themselves: whom "it" means, what "these" point at, where a clause ends."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.model import Role

OBJECTS = [
    ("Kaspar Lind joined the band in 1998 and left it in 2004.", "left", "Kaspar Lind left the band"),
    ("A burglar fled when a guard stopped him on Tuesday.", "stopped", "Guard stopped the burglar"),
    ("Two guards were hurt on Friday when an inmate hit them.", "hit", "Inmate hit the two guards"),
    # what another sentence calls "it" may be all that was told
    (
        "The council voted on Monday to sell the mill. Its leader, Harriet Voss, called it a mistake.",
        "called",
        "Harriet Voss called it a mistake",
    ),
    ("A banker locked the door on Monday and hid his keys.", "hid", "Banker hid his keys"),  # his own, very likely
]


@pytest.mark.parametrize(("text", "trigger", "title"), OBJECTS)
def test_a_line_says_what_it_and_them_mean(news: Any, text: str, trigger: str, title: str) -> None:
    assert news.one(news.mentions(text), trigger).title == title


OWNED = [
    (
        "The minister's car was hit on Friday. He survived, but his driver and two guards were killed.",
        "killed",
        "Minister's driver and two guards were killed",
    ),
    (
        "The bridge collapsed in 2021. An inquiry into its collapse was opened on Monday.",
        "opened",
        "Inquiry into the bridge's collapse was opened",
    ),
    ("A climber fell on Friday. His brother saw the fall.", "saw", "Climber's brother saw the fall"),
    ("The champion shook her head on Monday.", "shook", "Champion shook her head"),  # left open
]


@pytest.mark.parametrize(("text", "trigger", "title"), OWNED)
def test_whose_the_subject_is(news: Any, text: str, trigger: str, title: str) -> None:
    assert news.one(news.mentions(text), trigger).title == title


POINTING = [
    ("These bombings killed 31 people on Sunday.", "killed", "Bombings killed 31 people"),
    ("This outage was fixed on Monday.", "fixed", "Outage was fixed"),
    ("Those plans were scrapped on Friday.", "scrapped", "Plans were scrapped"),
    (
        '"This attack was planned," said the sheriff, Ann Cole, on Monday.',
        "attack",
        "Ann Cole: This attack was planned",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "title"), POINTING)
def test_what_is_pointed_at_stands_elsewhere(news: Any, text: str, trigger: str, title: str) -> None:
    assert news.one(news.mentions(text), trigger).title == title


ENDS = [
    ("A gunman shot and wounded three people on Friday.", "shot", "Gunman shot and wounded three people"),
    ("The club bought and sold two strikers in 2019.", "bought", "Club bought and sold two strikers"),
    ("The firm designed and built the tunnel in 1998.", "designed", "Firm designed and built the tunnel"),
    ("A guard shot a man on Friday and called the police.", "shot", "Guard shot a man"),  # has an object of its own
    ("Riva spoke on Wednesday and was on a ventilator.", "spoke", "Riva spoke"),
    (
        "A receptionist died and two men, both managers, had surgery on Monday.",
        "died",
        "Receptionist died",
    ),
    ("Dalton said on Monday it had since spent £20m on pumps.", "said", "Dalton said it had since spent £20m on pumps"),
    ("Prices have risen since the ban took effect in May.", "risen", "Prices have risen"),
]


@pytest.mark.parametrize(("text", "trigger", "title"), ENDS)
def test_where_a_line_ends(news: Any, text: str, trigger: str, title: str) -> None:
    assert news.one(news.mentions(text), trigger).title == title


DOERS = [
    ("Police arrested a 19-year-old man on Wednesday.", "arrested", "Police", "19-year-old man"),
    ("The army retook the town of Dera, which rebels seized in April.", "seized", "rebels", "town of Dera"),
    ("The state shut a mine that miners occupied in May.", "occupied", "miners", "mine"),
    ("The firm sold a plant, which a Dutch group bought in May.", "bought", "Dutch group", "plant"),
    ("The army entered a town, which had fallen to rebels.", "entered", "army", "town"),
]


@pytest.mark.parametrize(("text", "trigger", "agent", "patient"), DOERS)
def test_who_does_it_to_whom(news: Any, text: str, trigger: str, agent: str, patient: str) -> None:
    found = news.one(news.mentions(text), trigger).participants
    assert [(one.role, one.name) for one in found] == [(Role.AGENT, agent), (Role.PATIENT, patient)]


def test_a_with_clause_gives_no_subject(news: Any) -> None:
    found = news.one(news.mentions("With half the votes counted, Rosa Din led on Sunday."), "led")
    assert [one.name for one in found.participants] == ["Rosa Din"]
