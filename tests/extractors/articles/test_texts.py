"""Bytes to text where no charset is declared."""

from __future__ import annotations

import pytest

from extractors.articles.reasons import UnreadableError
from extractors.articles.texts import decode

ENGLISH = (
    "The café in Zürich closed on Monday.",
    "Le café était fermé: Müller resigned on Monday, the city of Zürich said.",
    "“Quoted” – it’s a naïve plan, the mayor of Málaga said on Tuesday. Prices rose by £3.",
    "Striker Ødegaard scored twice in the 2-1 win over São Paulo on Saturday…",
    "Shares of Nestlé and Citroën fell 3½ per cent in Genève on Friday; bonds cost €99.",
)


@pytest.mark.parametrize("text", ENGLISH)
def test_english_with_western_names_is_windows_1252(text: str) -> None:
    assert decode(text.encode("cp1252")) == text
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Президент России прибыл в Москву в понедельник утром, сообщило агентство. " * 3, "cp1251"),
        ("東京の市長は月曜日に辞任した。警察は火曜日に三人を逮捕した。" * 5, "shift_jis"),
    ],
)
def test_what_western_text_never_has_is_left_to_the_guess(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", ["It’s the café’s owner, said Zoë on Tuesday.", "“No,” said Wałęsa."])
def test_other_encodings_are_not_taken_for_western(text: str) -> None:
    encoding = "mac_roman" if "Zoë" in text else "cp1250"
    western = text.encode(encoding).decode("cp1252", "replace")
    try:
        assert decode(text.encode(encoding)) != western
    except UnreadableError as error:
        assert error.reason in ("not_text", "bad_encoding")  # noqa: PT017
