"""Lines around their dates: dates inside a phrase, what occurred as something else did, numbers with dashes."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.model import Role

LINES = [
    ("The Aug. 7, 1998, bombings killed 200 people.", "killed", "Bombings killed 200 people"),
    (
        "Two agents were charged in the Dec. 21, 1988, bombing of a jet.",
        "charged",
        "Two agents were charged in the bombing of a jet",
    ),
    ("A guard was shot in the May 3, 2004, raid on the bank.", "shot", "Guard was shot in the raid on the bank"),
    ("A guard was shot on May 3, 2004, outside the bank.", "shot", "Guard was shot"),
    (
        "The crash occurred around noon on Monday as the plane was preparing for landing.",
        "occurred",
        "Crash occurred as the plane was preparing for landing",
    ),
    ("The accident happened on Monday when a bus overturned.", "happened", "Accident happened when a bus overturned"),
    ("Sales fell on Monday as a storm hit the coast.", "fell", "Sales fell"),
    ("England beat Sweden 2 -- 0 on Monday in Oslo.", "beat", "England beat Sweden 2 -- 0 in Oslo"),
    ("The quake lasted for 15 -- 30 seconds on Monday.", "lasted", "Quake lasted for 15 -- 30 seconds"),
    (
        "The firm moved faster than expected on Monday to cut costs.",
        "moved",
        "Firm moved faster than expected to cut costs",
    ),
    (
        "The ministry postponed a summit scheduled for May 15 -- 17 in the city of Yalta.",
        "postponed",
        "Ministry postponed a summit scheduled in the city of Yalta",
    ),
    ("The search is in its third phase, which started on March 30.", "started", "Search's third phase started"),
    ("The Ardal Milk Company has today announced a loss.", "announced", "Ardal Milk Company has announced a loss"),
    ('The group documented abuses on Monday such as, "low wages".', "documented", "Group documented abuses"),
    (
        "Members entered the cave in 2007 under instruction from their leader Karl Denk.",
        "entered",
        "Members entered the cave under instruction from Karl Denk",
    ),
    ("The mayor met her brother, Karl Denk, on Monday.", "met", "Mayor met her brother, Karl Denk"),
    ("Ann Cole was re-elected in this district on Monday.", "re-elected", "Ann Cole was re-elected"),
    ("Ann Cole was re-elected in the district on Monday.", "re-elected", "Ann Cole was re-elected in the district"),
]


@pytest.mark.parametrize(("text", "trigger", "title"), LINES)
def test_a_line_without_its_date(news: Any, text: str, trigger: str, title: str) -> None:
    assert news.one(news.mentions(text), trigger).title == title


WHO = [
    ("Tunisia lost 1 – 2 to England on Monday.", "lost", Role.RECIPIENT, ["England"]),
    ("England beat Sweden 2 -- 0 on Monday.", "beat", Role.PATIENT, ["Sweden"]),
    (
        "Police offered a reward for the arrest of Petrov, who is charged with killing a nurse in 1998.",
        "killing",
        Role.AGENT,
        ["Petrov"],
    ),
    (
        "Police spoke to the son of Petrov, who is charged with killing a nurse in 1998.",
        "killing",
        Role.AGENT,
        ["son of Petrov"],
    ),
]


@pytest.mark.parametrize(("text", "trigger", "role", "names"), WHO)
def test_who_takes_part(news: Any, text: str, trigger: str, role: Role, names: list[str]) -> None:
    mention = news.one(news.mentions(text), trigger)
    assert [one.name for one in mention.participants if one.role is role] == names
