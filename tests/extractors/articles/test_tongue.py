"""How sure a verdict against the pipeline's language must be; which language it is, is the library's to say."""

from __future__ import annotations

import pytest

from extractors.articles import tongue
from extractors.articles.reasons import UnreadableError

TEXT = "Bayern München 3, Borussia Dortmund 1 (Müller 12, Kane 34, 77; Füllkrug 80). Referee: Felix Zwayer."
ENGLISH = frozenset({"en"})


def verdict(monkeypatch: pytest.MonkeyPatch, text: str = TEXT, **weights: float) -> str:
    class Says:
        def rank(self, text: str) -> list[tuple[str, float]]:
            return sorted(weights.items(), key=lambda item: -item[1])

    monkeypatch.setattr(tongue, "identifier", Says)
    return tongue.language_of(text, ENGLISH, None)


@pytest.mark.parametrize("foreign", [0.51, 0.6, 0.79])
def test_names_of_foreigners_do_not_make_a_report_foreign(foreign: float, monkeypatch: pytest.MonkeyPatch) -> None:
    assert verdict(monkeypatch, de=foreign, en=1 - foreign) == "en"


@pytest.mark.parametrize("foreign", [0.82, 0.99, 1.0])
def test_what_is_foreign_is_rejected(foreign: float, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableError, match="German") as caught:
        verdict(monkeypatch, de=foreign, en=1 - foreign)
    assert caught.value.reason == "language"


def test_a_headline_is_too_short_to_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    assert verdict(monkeypatch, "Müller trifft dreimal in Dortmund", de=1.0, en=0.0) == "en"
