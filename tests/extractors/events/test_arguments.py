"""Who takes part: each name once, whole, and in the right role."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.model import Role

ONCE = [
    ("Marks & Spencer sued the landlord on Monday.", "sued", Role.AGENT, ["Marks & Spencer"]),
    ("Merck & Co. bought Celda on Tuesday.", "bought", Role.AGENT, ["Merck & Co."]),
    (
        "On Monday Johnson & Johnson and Roche recalled the drug.",
        "recalled",
        Role.AGENT,
        ["Johnson & Johnson", "Roche"],
    ),
    # and two that stand side by side are two
    ("France and Britain signed the pact on Monday.", "signed", Role.AGENT, ["France", "Britain"]),
    # whom one makes do a thing is no recipient
    ("A storm caused a crane to fall on Tuesday.", "caused", Role.PATIENT, ["a crane"]),
    ("The fund pressed Latvia on Monday to cut spending.", "pressed", Role.PATIENT, ["Latvia"]),
    ("Guards forced the crew to leave the ship on Friday.", "forced", Role.PATIENT, ["the crew"]),
    ("Prosecutors told the jury on Monday that he fled.", "told", Role.RECIPIENT, ["the jury"]),
    # what belongs to an adjective behind its noun
    (
        "Convoys were attacked by troops loyal to the king on Tuesday.",
        "attacked",
        Role.AGENT,
        ["troops loyal to the king"],
    ),
]


@pytest.mark.parametrize(("text", "trigger", "role", "texts"), ONCE)
def test_a_name_takes_part_once_and_whole(news: Any, text: str, trigger: str, role: Role, texts: list[str]) -> None:
    mention = news.one(news.mentions(text), trigger)
    assert [one.text for one in mention.participants if one.role is role] == texts
