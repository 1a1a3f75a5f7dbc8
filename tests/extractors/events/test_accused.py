"""What people are accused of, cleared of and own up to: whose deed it is, how it is told, and whether it is a fact."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.model import Factuality, Role

DEEDS = [
    # (sentences, trigger, whose deed, title)
    (
        ("Solen accused the prime minister of having blocked the inquiry.",),
        "blocked",
        "prime minister",
        "Solen accused the prime minister of having blocked the inquiry",
    ),
    (
        ("Prosecutors charged Haldane with having taken bribes.",),
        "taken",
        "Haldane",
        "Prosecutors charged Haldane with having taken bribes",
    ),
    (
        ("The coach blamed two players for having missed the bus.",),
        "missed",
        "two players",
        "Coach blamed two players for having missed the bus",
    ),
    (("Krogh admitted having kept a laptop in May.",), "kept", "Krogh", "Krogh admitted having kept a laptop"),
    (("Having lost the vote, Krogh resigned.",), "resigned", "Krogh", "Krogh resigned"),
]


@pytest.mark.parametrize(("told", "trigger", "who", "title"), DEEDS)
def test_whose_deed_it_is(news: Any, told: tuple[str, ...], trigger: str, who: str, title: str) -> None:
    found = news.one(news.mentions(*told), trigger)
    assert [one.name for one in found.participants if one.role is Role.AGENT] == [who]
    assert found.title == title


STATUS = [
    ("The minister dismissed on Tuesday allegations that he took money.", "took", Factuality.ALLEGED),
    ("The singer was cleared of claims that she had stolen the song.", "stolen", Factuality.DENIED),
    ("Police are looking into an allegation that the firm hid the leak.", "hid", Factuality.ALLEGED),
    ("Had the club sold its striker in January, it would have been relegated.", "sold", Factuality.DENIED),
    ("Had the bridge not been closed, the lorry would have fallen.", "closed", Factuality.ASSERTED),
    ("The club had sold its striker in January.", "sold", Factuality.ASSERTED),
]


@pytest.mark.parametrize(("text", "trigger", "factuality"), STATUS)
def test_a_claim_is_no_fact(news: Any, text: str, trigger: str, factuality: Factuality) -> None:
    assert news.one(news.mentions(text), trigger).factuality is factuality


NONE = [
    ("The vote went ahead as scheduled on Monday.", "scheduled"),
    ("The yard will reopen later than planned.", "planned"),
    ("What happened over the next fortnight is disputed.", "happened"),
]


@pytest.mark.parametrize(("text", "word"), NONE)
def test_no_event_of_its_own(news: Any, text: str, word: str) -> None:
    assert word not in [one.trigger.text for one in news.mentions(text)]
    assert news.one(news.mentions("A new blast happened on Monday."), "happened")


TITLES = [
    (
        (
            "The first patient, a fisherman named Issa Koro, was admitted in March.",
            "Doctors sent him home.",
            "He died two days later.",
        ),
        "died",
        "Issa Koro died",
    ),
    (
        ("Pia Lund, a former engineer of Velmar, told a court that she had copied drawings.", "She fled on Monday."),
        "fled",
        "Pia Lund fled",
    ),
    (("Police led away the board's director, Henri Massala, in handcuffs.",), "led", "Police led away the board's"),
    (("Police searched the site and led away its director, Henri Massala.",), "led", "Police led away Henri Massala"),
    (("Colonel Marc Teno was sworn in on Thursday.",), "sworn", "Colonel Marc Teno was sworn in"),
    (("The well was sealed by soldiers on Monday.",), "sealed", "Well was sealed by soldiers"),
    (
        ("Nine people have died since Friday and more than 200 are being treated in a stadium.",),
        "treated",
        "More than 200 are being treated",
    ),
    (("The two men were arrested in May.", "Their trial opens on Thursday."), "trial", "Two men's trial opens"),
    (("The bank raised its rates.", "Its shares fell on Monday."), "fell", "Bank's shares fell"),
    (
        ("Ivo Brandt, whose trial on fraud charges is to continue on Tuesday, denies it.",),
        "trial",
        "Ivo Brandt's trial",
    ),
    (
        ("Two engineers, Jonas Krogh and Pia Lund, gave evidence on Wednesday.",),
        "gave",
        "Two engineers, Jonas Krogh and Pia Lund, gave evidence",
    ),
    (
        ("The road was closed between 1 October and 15 December 2024 for repairs.",),
        "closed",
        "Road was closed between 1 October and 15 December 2024",
    ),
    (
        ("The forum was held from 20 to 23 January 2025 in Davos.",),
        "forum",
        "Forum was held from 20 to 23 January 2025",
    ),
    (("Ferries were cancelled between Monday and Thursday.",), "cancelled", "Ferries were cancelled"),
]


@pytest.mark.parametrize(("told", "trigger", "title"), TITLES)
def test_a_line_leaves_nobody_open(news: Any, told: tuple[str, ...], trigger: str, title: str) -> None:
    found = news.one(news.mentions(*told), trigger).title
    assert found is not None
    assert found.startswith(title), found


TYPES = [
    ("A jury found the former sprinter Dara Winn guilty of fraud on Friday.", "found", "court"),
    ("The former mayor went on trial on Monday.", "went", "court"),
    ("Her Alliance beat the Civic Party in an election on Sunday.", "beat", "election"),
    ("Oldham beat Rovers 2-1 on Saturday.", "beat", "sport"),
    ("Divers found the wreck on Friday.", "found", "other"),
]


@pytest.mark.parametrize(("text", "trigger", "event_type"), TYPES)
def test_courts_and_elections(news: Any, text: str, trigger: str, event_type: str) -> None:
    assert news.one(news.mentions(text), trigger).event_type == event_type


def test_he_and_she_are_two(news: Any) -> None:
    found = news.mentions(
        "Judge Silvia Marchetti rejected the motion on Monday.",
        "Marchetti said he had treated a mountain like a timetable.",
    )
    treated = news.one(found, "treated")
    assert "Marchetti" not in " ".join(one.name for one in treated.participants if one.role is Role.AGENT)
