"""Who says "I" and "we": in quotations, interviews, letters, press releases and columns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from extractors.model import BlockKind, Role

QUOTED = (
    ('"I met the families on Monday," said Mayor Karin Lind.', "met", "Karin Lind"),
    ('Trader Paul Weiss told the court: "I burned my notes in May."', "burned", "Paul Weiss"),
    ('"We sold the mill in 2019," a spokesman for Solvex Group said.', "sold", "Solvex"),
    ('"We closed two mines on Friday," the ministry said.', "closed", "ministry"),
)


@pytest.mark.parametrize(("text", "trigger", "name"), QUOTED)
def test_whoever_is_quoted_says_i_and_we(news: Any, text: str, trigger: str, name: str) -> None:
    found = news.one(news.mentions(text), trigger)
    assert [one.name for one in found.participants if one.role is Role.AGENT] == [name]


def test_a_quoted_we_of_nobody_known_is_put_into_a_mouth(news: Any) -> None:
    found = news.one(news.mentions('"We lost here in October," Ole Brix said.'), "lost")
    assert found.title == "Ole Brix: We lost here"
    assert [one.name for one in found.participants] == ["We"]


INTERVIEWS = (
    (
        "Nora Falk ran the zoo until 2020.",
        "Q: Why did you go?",
        "A: I resigned in May 2020. Staff hated me.",
        "Nora Falk",
    ),
    ("We spoke to pilot Jens Krog.", "Q: And then?", "A: I resigned in March after a row.", "Jens Krog"),
    (
        "Rita Soto designs bridges.",
        "Courier: When was that?\n\nSoto: In 1999.\n\nCourier: Why?",
        "Soto: I resigned over the money in 2004.",
        "Rita Soto",
    ),
)


@pytest.mark.parametrize(("intro", "question", "answer", "name"), INTERVIEWS)
def test_whose_turn_it_is(news: Any, intro: str, question: str, answer: str, name: str) -> None:
    found = news.mentions(intro, *question.split("\n\n"), answer)
    assert news.one(found, "resigned").title.startswith(f"{name} resigned")


def test_a_colon_makes_no_interview(news: Any) -> None:
    found = news.mentions("Nora Falk ran the zoo.", "Update: I resigned in May 2020, she wrote.")
    assert "Falk" not in (news.one(found, "resigned").title or "")


def _as(news: Any, *paragraphs: Any, source: str = "The Test", authors: tuple[str, ...] = ()) -> Any:
    return news.read([replace(news.article(*paragraphs), source=source, authors=authors)])[0]


RELEASES = (
    ("PRESS RELEASE", "Halden Guard opens a second plant.", "We hired 40 people in March.", "Halden Guard"),
    ("For immediate release", "Velo Lund is a charity.", "On 3 May we hired our first nurse.", "Velo Lund"),
    ("Media contact: Lea Holm", "The Port of Tarn grows.", "In 2022 we hired a new pilot.", "Port of Tarn"),
)


@pytest.mark.parametrize(("mark", "first", "text", "source"), RELEASES)
def test_a_press_release_is_told_by_its_publisher(news: Any, mark: str, first: str, text: str, source: str) -> None:
    found = _as(news, (BlockKind.HEADING, mark), first, text, source=source)
    assert news.one(found, "hired").title.startswith(f"{source} hired")


def test_an_open_letter_is_told_by_who_signs_it(news: Any) -> None:
    found = _as(news, "Dear Minister,", "I visited the camp in July. It was empty.", "Yours sincerely,", "Rosa Vidal")
    assert news.one(found, "visited").title == "Rosa Vidal visited the camp"


def test_a_columnist_is_i_and_nobody_is_we(news: Any) -> None:
    text = "I visited the dam in August and saw no guard. In 2019 we ignored the warning."
    found = _as(news, text, authors=("Matthis Orlow",))
    assert news.one(found, "visited").title == "Matthis Orlow visited the dam"
    assert news.one(found, "ignored").title == "Matthis Orlow: We ignored the warning"
    assert news.one(_as(news, text, authors=("The Editors",)), "visited").title == "I visited the dam"


AGREEING = (
    (
        '"I have asked the council for my money," Jan Brandt said on Monday.',
        "asked",
        "Jan Brandt has asked the council for his money",
    ),
    ('"I do not blame my doctors," Karin Lind said.', "blame", "Karin Lind does not blame her doctors"),
    ('"I\'ll sell the farm in May," Paul Weiss told the paper.', "sell", "Paul Weiss will sell the farm"),
    ('"They invited me on Monday," said Karin Lind.', "invited", "They invited Karin Lind"),
)


@pytest.mark.parametrize(("text", "trigger", "title"), AGREEING)
def test_a_name_takes_the_verb_of_a_name(news: Any, text: str, trigger: str, title: str) -> None:
    found = str(news.one(news.mentions(text), trigger).title)
    assert found.endswith(title)


def test_what_is_quoted_inside_a_line_stays_as_it_was_said(news: Any) -> None:
    found = news.one(news.mentions('Karin Lind said on Monday: "I sold my flat."'), "said")
    assert found.title is None or "I sold my flat" in found.title or found.title == "Karin Lind said"
