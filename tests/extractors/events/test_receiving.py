"""Who receives something, and where a way leads."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.model import Role

TAKEN = [
    ("She told supporters on Monday that she had won.", "told", "supporters", None),
    ("The league gave a fine to Sydney FC on Monday.", "gave", "Sydney FC", None),
    ("The union sent a letter to the insurer on Monday.", "sent", "insurer", None),
    ("The cosmonaut is due to return to Earth on 7 October.", "return", None, "Earth"),
    ("Prisoners were transferred to Bayran prison on Monday.", "transferred", None, "Bayran prison"),
    ("Her trip to China was cancelled on Monday.", "trip", None, "China"),
    ("The search for new markets began on Monday.", "search", None, None),
    ("The party has been in decline for most of the last century.", "decline", None, None),
]


@pytest.mark.parametrize(("text", "trigger", "recipient", "place"), TAKEN)
def test_who_receives_and_where_it_leads(
    news: Any, text: str, trigger: str, recipient: str | None, place: str | None
) -> None:
    found = {part.role: part.name for part in news.one(news.mentions(text), trigger).participants}
    assert found.get(Role.RECIPIENT) == recipient
    assert found.get(Role.PLACE) == place
