"""One behaviour an id: what the engine finds in single sentences, span, type and value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from extractors.model import Published
from extractors.time import find_text

MARK = re.compile(r"\[\[(.*?)\|(\w+) (\S+?)\]\]")
Found = tuple[int, int, str, str]


def marked(line: str) -> tuple[str, list[Found]]:
    """Bare sentence and the expressions marked in it."""
    line = line.replace("¶", "\n\n")
    text, gold, at = "", [], 0
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        begin = len(text)
        text += mark[1]
        gold.append((begin, len(text), mark[2], mark[3]))
        at = mark.end()
    return text + line[at:], gold


def cases() -> Iterator[object]:
    """Every sentence of the file under the id of its behaviour."""
    behaviour, number = "", 0
    files = sorted((Path(__file__).parent / "data").glob("behaviours*.txt"))
    for line in (line for file in files for line in file.read_text(encoding="utf-8").splitlines()):
        if line.startswith("## "):
            behaviour, number = line[3:], 0
        elif line and not line.startswith("#"):
            number += 1
            kind = "not" if line.startswith("not ") else str(number)
            day, sentence = line.removeprefix("not ").split(" ", 1)
            yield pytest.param(date.fromisoformat(day), *marked(sentence), id=f"{behaviour}-{kind}")


@pytest.mark.parametrize(("day", "text", "gold"), list(cases()))
def test_behaviour(day: date, text: str, gold: list[Found]) -> None:
    found = [(t.begin, t.end, t.type.value, t.value) for t in find_text(text, Published(day, "given"))]
    assert found == gold, [text[b:e] for b, e, *_ in found]
