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
