"""A duty still to be done is planned; what may, might or must have been is not."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.model import Factuality

PLANNED, POSSIBLE, ASSERTED = Factuality.PLANNED, Factuality.POSSIBLE, Factuality.ASSERTED

DUTIES = [
    ("The banker must surrender his passport by Friday.", "surrender", PLANNED),
    ("The company is required to file its accounts by June 30.", "file", PLANNED),
    ("Residents have to leave the camp before Friday.", "leave", PLANNED),
    ("The union may call a strike in June.", "call", POSSIBLE),
    ("The driver must have lost control of the car.", "lost", POSSIBLE),
    ('"We must act," the minister said.', "act", POSSIBLE),
    ("Twenty people had to be led to safety.", "led", ASSERTED),
]


@pytest.mark.parametrize(("text", "trigger", "factuality"), DUTIES)
def test_duties(news: Any, text: str, trigger: str, factuality: Factuality) -> None:
    assert news.one(news.mentions(text), trigger).factuality is factuality


SHARED = [
    ("The plan would have closed the library and sold the building.", "sold", POSSIBLE),
    ("The bank will close its branch and cut 90 jobs.", "cut", PLANNED),
    ("The two sides will reopen their embassies and resume flights.", "flights", PLANNED),
    ("The man was arrested on Monday and said he was innocent.", "said", ASSERTED),
]


@pytest.mark.parametrize(("text", "trigger", "factuality"), SHARED)
def test_a_coordinated_verb_shares_will_and_would(news: Any, text: str, trigger: str, factuality: Factuality) -> None:
    assert news.one(news.mentions(text), trigger).factuality is factuality


NOT_SO = [
    ("An aid convoy that was due to leave on Friday was cancelled.", "leave", Factuality.CANCELLED),
    ("She had been due to travel to Oslo, but the trip has been scrapped.", "travel", Factuality.CANCELLED),
    ("The singer called off her tour, which was to open in Lisbon on March 30.", "open", Factuality.CANCELLED),
    ("The minister has cancelled his trip to Geneva, where he was to address them.", "address", Factuality.CANCELLED),
    ("The team is due to play on Sunday, but the weather may turn.", "play", PLANNED),
    ("The walkout would have been the first since January.", "walkout", POSSIBLE),
    ("Talks are due to take place today.", "Talks", PLANNED),
    ("The director stopped working in 2010.", "working", ASSERTED),
    ("Police stopped the man from leaving.", "leaving", Factuality.DENIED),
    ("On 3 May a bomb exploded in a market, killing twelve people, the governor said.", "exploded", ASSERTED),
    ("The report said that the treaty was signed on Sunday.", "signed", ASSERTED),
]


@pytest.mark.parametrize(("text", "trigger", "factuality"), NOT_SO)
def test_what_is_taken_back_fell_through_or_is_to_come(
    news: Any, text: str, trigger: str, factuality: Factuality
) -> None:
    assert news.one(news.mentions(text), trigger).factuality is factuality


def test_the_label_of_a_correction_is_no_event(news: Any) -> None:
    found = news.mentions("Correction, July 22: The name of the minister was misspelt.")
    assert "Correction" not in [mention.trigger.text for mention in found]
    assert not news.mentions("An earlier version of this article said that the treaty was signed on Sunday.")
    assert not news.mentions("Correction: The charges were brought on Tuesday, not Wednesday.")
    assert news.one(news.mentions("The new version of the law passed on Sunday."), "passed")
    assert news.one(news.mentions("The correction followed on Friday."), "correction")


def test_who_reports_a_killing_has_not_killed(news: Any) -> None:
    text = "On Saturday, shelling killed at least nine people at a market in Omdurman, a doctors' union said."
    killed = news.one(news.mentions(text), "killed")
    assert killed.title == "Shelling killed at least nine people at a market in Omdurman"
    assert not [participant for participant in killed.participants if "union" in participant.text]
