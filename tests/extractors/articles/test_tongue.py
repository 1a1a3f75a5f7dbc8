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


@pytest.mark.parametrize(
    "text",
    [
        (
            "Talks between the two sides broke down late on Tuesday, officials said, after union leaders walked out of "
            "the meeting with the harbour authority and accused it of breaking the promises that were made in May."
        ),
        (
            "The home side had to wait until the 80th minute, when their captain headed in from a corner by the far "
            "post and sent the crowd, which had been silent, into song."
        ),
        (
            "Shares of the brewer fell by a tenth after it said that costs would rise with the price of grain, and "
            "that the board had cut its forecast to the lowest of the past five years."
        ),
    ],
)
def test_the_library_is_not_asked_what_is_plainly_english(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert verdict(monkeypatch, text, de=1.0) == "en"


def test_english_names_and_quotes_in_a_foreign_text_do_not_make_it_english(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "Die Band „The Who“ spielt am Dienstag in Köln, ihr Sänger sagte der Zeitung „The Sun“: „This is the end of "
        "the road.“ Der Veranstalter, die Firma Live by Night, rechnet mit zehntausend Gästen in der Arena am Rhein."
    )
    with pytest.raises(UnreadableError, match="German"):
        verdict(monkeypatch, text, de=1.0)
