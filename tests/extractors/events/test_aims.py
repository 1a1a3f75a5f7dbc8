"""Those whom what is decided, ordered or planned is done to take part in the decision."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.model import Role

TOLD = [
    ("The carrier agreed on Monday to buy Baltic Freight.", "agreed", ["Baltic Freight"]),
    ("The regime threatened on Monday to expel the ambassador.", "threatened", ["ambassador"]),
    ("The striker refused on Monday to meet the club's owners.", "refused", ["club's owners"]),
    ("The firm signed a letter of intent on Monday to acquire Telnor.", "signed", ["letter of intent", "Telnor"]),
    ("The president flew to Lagos on Monday to meet Nigerian leaders.", "flew", []),
    ("The league plans to hold a meeting on Monday.", "plans", []),
    ("The court ordered the company on Monday to pay the workers.", "ordered", ["company"]),
]


@pytest.mark.parametrize(("text", "trigger", "patients"), TOLD)
def test_whom_a_decision_is_about(news: Any, text: str, trigger: str, patients: list[str]) -> None:
    parts = news.one(news.mentions(text), trigger).participants
    assert [part.name for part in parts if part.role is Role.PATIENT] == patients


DONE = [
    ("The court ordered the company on Monday to pay the workers.", "pay", "company"),
    ("Forecasters expect the army to evacuate the village on Monday.", "evacuate", "army"),
    ("The minister called on the mayor on Monday to sack the police chief.", "sack", "mayor"),
    ("The bank was ordered on Monday to repay its customers.", "repay", "bank"),
    ("The minister promised the mayor on Monday to sack the police chief.", "sack", "minister"),
]


@pytest.mark.parametrize(("text", "trigger", "agent"), DONE)
def test_who_is_to_do_what_was_asked(news: Any, text: str, trigger: str, agent: str) -> None:
    parts = news.one(news.mentions(text), trigger).participants
    assert [part.name for part in parts if part.role is Role.AGENT] == [agent]


AMONG = [
    ("The mayor was among those injured in the blast on Monday.", "injured", ["mayor"]),
    ("Two officers were among those honoured on Monday.", "honoured", ["Two officers"]),
    ("A nurse was among the dozens of people killed on Monday.", "killed", ["nurse"]),
    ("The oak is among the trees planted in 1950.", "planted", ["trees"]),
]


@pytest.mark.parametrize(("text", "trigger", "patients"), AMONG)
def test_who_is_among_those_it_was_done_to(news: Any, text: str, trigger: str, patients: list[str]) -> None:
    parts = news.one(news.mentions(text), trigger).participants
    assert [part.name for part in parts if part.role is Role.PATIENT] == patients
