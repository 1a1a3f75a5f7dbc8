"""Lines that say what was said, have a subject, and keep the day where it is what is told."""

from __future__ import annotations

from typing import Any

import pytest

SAID = [
    (
        'A farmer near Lorne told a reporter last month: "The well is dry and nobody helps us."',
        "told",
        'Farmer near Lorne told a reporter: "The well is dry and nobody helps us"',
    ),
    (
        'The mayor of Ardal told councillors on Monday, "We have lost the bridge."',
        "told",
        'Mayor of Ardal told councillors: "We have lost the bridge"',
    ),
    (
        "The coach told the players on Friday: the cup was theirs.",
        "told",
        "Coach told the players: The cup was theirs",
    ),
    (
        'The band announced two records on Monday, "Blue Door" and "Red Door".',
        "announced",
        "Band announced two records",
    ),
    ("The firm announced its results on Monday: a loss of $3 million.", "announced", "Firm announced its results"),
    (
        '"Today the dam was opened," said Ann Cole on Monday, "and it will serve us for a hundred years to come."',
        "said",
        'Ann Cole said: "The dam was opened"',
    ),
]


@pytest.mark.parametrize(("text", "trigger", "title"), SAID)
def test_what_was_said_is_in_the_line(news: Any, text: str, trigger: str, title: str) -> None:
    assert news.one(news.mentions(text), trigger).title == title


DAYS = [
    ("The council declared May 16 as a holiday for the valley.", "declared", "Council declared May 16 as a holiday"),
    ("The agency set Friday as the deadline for his return.", "set", "Agency set Friday as the deadline"),
    ("The king proclaimed Sunday a day of mourning.", "proclaimed", "King proclaimed Sunday a day of mourning"),
    ("Work is expected to begin sometime next year.", "begin", "Work is expected to begin"),
    ("The envoy will not return until sometime next week.", "return", "will not return until sometime next week"),
    ("The bridge was not opened until May.", "opened", "Bridge was not opened until May"),
    ("The bridge stayed shut until May.", "stayed", "Bridge stayed shut"),
    ("Assets as of June 30 fell to $2 billion.", "fell", "Assets fell to $2 billion"),
    ("Tributes followed the news late last night that Ann Cole had died.", "followed", "news that Ann Cole had died"),
    ("Police studied a series of thefts in Oslo and Ardal dating to 1994.", "studied", "of thefts in Oslo and Ardal"),
    ("Police held a man driving to Oslo on Monday.", "held", "Police held a man driving to Oslo"),
    ("Sales fell by a third this year alone.", "fell", "Sales fell by a third"),
    ("The firm set a record on Friday as the market rose.", "set", "Firm set a record"),
]


@pytest.mark.parametrize(("text", "trigger", "title"), DAYS)
def test_a_day_stays_where_it_is_what_is_told(news: Any, text: str, trigger: str, title: str) -> None:
    found = news.one(news.mentions(text), trigger).title
    assert found.startswith(title) or found.endswith(title)


CONDITIONS = [
    (
        "A crane on Monday lifted the car from the water that it had crashed into.",
        "lifted",
        "Crane lifted the car from the water that it had crashed into",
    ),
    (
        "The number of doctors who treat miners fell in May.",
        "fell",
        "Number of doctors who treat miners fell",
    ),
    (
        "The union threatened on Monday to strike unless the firm raised pay.",
        "threatened",
        "Union threatened to strike unless the firm raised pay",
    ),
    (
        "The army said on Monday that its troops will stay until the rebels leave.",
        "said",
        "Army said that its troops will stay until the rebels leave",
    ),
    (
        "Norway retaliated on Monday by expelling two envoys.",
        "retaliated",
        "Norway retaliated by expelling two envoys",
    ),
    (
        "The port cannot reopen this week without breaking the rules.",
        "reopen",
        "Port cannot reopen without breaking the rules",
    ),
    ("The minister resigned on Monday after losing a vote.", "resigned", "Minister resigned"),
    ("The minister resigned on Monday because he had lost a vote.", "resigned", "Minister resigned"),
    ("The mill was sold on Monday, if the papers are right.", "sold", "Mill was sold"),
]


@pytest.mark.parametrize(("text", "trigger", "title"), CONDITIONS)
def test_what_must_be_so_and_how_it_is_done_stay(news: Any, text: str, trigger: str, title: str) -> None:
    assert news.one(news.mentions(text), trigger).title == title


LISTS = [
    (
        "Ann Cole worked under John Lucas (1994-96), Johnny Davis (1996-97), and Larry Brown (1997-2001).",
        "worked",
        "Ann Cole worked under John Lucas, Johnny Davis, and Larry Brown",
    ),
    ("Neither Martin nor Cole won a seat on Sunday.", "won", "Neither Martin nor Cole won a seat"),
    ("The Rural Health Agency (RHA) and Cole won a suit on Monday.", "won", "Cole won a suit"),
    ("The driver, having to stop on Monday, lost the race.", "lost", "lost the race"),
]


@pytest.mark.parametrize(("text", "trigger", "title"), LISTS)
def test_brackets_and_lists(news: Any, text: str, trigger: str, title: str) -> None:
    assert news.one(news.mentions(text), trigger).title.endswith(title)


def test_a_clause_inside_a_long_line_gives_way_to_what_is_told(news: Any) -> None:
    text = (
        "The flight recorder and the voice recorder of a northern airliner that crashed in a storm last June in the "
        "southern waters of the bay have been found near the coast of Ardal, the navy said on Monday."
    )
    title = news.one(news.mentions(text), "said").title
    assert "have been found" in title
    assert "that crashed" not in title
