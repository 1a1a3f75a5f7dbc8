"""Factuality and attribution on self-written sentences; the floor is pinned, every third sentence is held out."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest

FLOOR_OPEN = {"factuality": 0.90, "speaker": 0.93}
FLOOR_HELD_OUT = {"factuality": 0.85, "speaker": 0.88}


class Row(NamedTuple):
    sentence: str
    trigger: str
    factuality: str
    speaker: str


def rows() -> list[Row]:
    lines = (Path(__file__).parent / "status.tsv").read_text(encoding="utf-8").splitlines()
    return [Row(*line.split("\t")) for line in lines if line and not line.startswith("#")]


def held_out(index: int) -> bool:
    return index % 3 == 2


def judged(news: Any, found: list[Row]) -> list[tuple[Row, str, str]]:
    """Each row with the factuality and the speaker found, ``missing`` where there is no such event."""
    out = []
    for row, mentions in zip(found, news.read([news.article(row.sentence) for row in found]), strict=True):
        hit = next((mention for mention in mentions if mention.trigger.text == row.trigger), None)
        speaker = hit.attribution.speaker if hit and hit.attribution else "-"
        out.append((row, hit.factuality.value if hit else "missing", speaker))
    return out


def same_speaker(gold: str, found: str) -> bool:
    return gold.lower() == found.lower() if gold == "-" else gold.lower() in found.lower()


def shares(found: list[tuple[Row, str, str]]) -> dict[str, float]:
    return {
        "factuality": sum(row.factuality == status for row, status, _ in found) / len(found),
        "speaker": sum(same_speaker(row.speaker, speaker) for row, _, speaker in found) / len(found),
    }


@pytest.mark.parametrize(("part", "floor"), [(False, FLOOR_OPEN), (True, FLOOR_HELD_OUT)])
def test_floor(news: Any, part: bool, floor: dict[str, float]) -> None:
    chosen = [row for index, row in enumerate(rows()) if held_out(index) is part]
    found = shares(judged(news, chosen))
    assert len(chosen) >= 50
    for name, least in floor.items():
        assert found[name] >= least, found


def test_the_set_is_large_and_varied() -> None:
    everything = rows()
    assert len(everything) >= 150
    assert {row.factuality for row in everything} == {
        "asserted",
        "planned",
        "possible",
        "denied",
        "conditional",
        "cancelled",
        "alleged",
    }
