"""Towns that play are clubs."""

from __future__ import annotations

import pytest

from extractors.language.matches import clubs

TOWNS, COUNTRIES = {"Velden", "Ordana", "Brillo"}, {"Malta", "Jordan"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Velden beat Ordana 3 - 0 to go top", ["Velden", "Ordana"]),
        ("after Velden lost to Ordana 10 – 7 in Brillo", ["Velden", "Ordana"]),
        ("Velden drew with Ordana in the rain , 2 - 2", ["Velden", "Ordana"]),
        ("fans cheered the 4 - 1 win over Velden", ["Velden"]),
        ("a 2 - 1 defeat by Velden in Ordana", ["Velden"]),
        ("Malta beat Jordan 3 - 1", []),
        ("Malta beat Ordana 3 - 1", ["Ordana"]),
        ("police in Velden beat protesters", []),
        ("the council of Velden voted 6 - 2", []),
        ("Velden beat Ordana . It rained for 3 - 4 days", []),
        ("in Velden 3 - 4 people won", []),
        ("3 - 4", []),
    ],
)
def test_clubs(text: str, found: list[str]) -> None:
    words = text.split()
    spans = [(i, i + 1, "GPE") for i, word in enumerate(words) if word in TOWNS | COUNTRIES]
    said = clubs(spans, words, lambda name: name[0] in COUNTRIES)
    assert [words[b] for b, _, label in said if label == "ORG"] == found
    assert [span[:2] for span in said] == [span[:2] for span in spans]


def test_other_labels_stay() -> None:
    words = ["Velden", "beat", "Ordana", "6", "-", "2"]
    assert clubs([(0, 1, "PERSON"), (2, 3, "GPE")], words, lambda name: False)[0] == (0, 1, "PERSON")
