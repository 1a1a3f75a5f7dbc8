"""A floor under the accuracy on 159 hand-marked sentences of 20 short news items (``data/floor.txt``).

Scores are relaxed and strict span F1 and the share of found expressions with the right value. They may rise, not fall.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from extractors.model import Published, Timex
from extractors.time import find_text

MARK = re.compile(r"\[\[(.*?)\|(\w+) (\S+?)\]\]")
FLOOR = {"strict": 0.985, "relaxed": 0.99, "value": 0.97}


def items() -> list[tuple[date, str, list[tuple[int, int, str, str]]]]:
    """Day, bare text and gold of every item."""
    out: list[tuple[date, str, list[tuple[int, int, str, str]]]] = []
    raw = (Path(__file__).parent / "data" / "floor.txt").read_text(encoding="utf-8")
    for block in raw.split("\n## ")[1:]:
        head, _, body = block.partition("\n")
        text, gold, at = "", [], 0
        body = body.strip()
        for mark in MARK.finditer(body):
            text += body[at : mark.start()]
            gold.append((len(text), len(text) + len(mark[1]), mark[2], mark[3]))
            text += mark[1]
            at = mark.end()
        out.append((date.fromisoformat(head.split()[1]), text + body[at:], gold))
    return out


def f1(hits: int, gold: int, found: int) -> float:
    return 2 * hits / (gold + found)


def test_floor_of_accuracy() -> None:
    gold_n = found_n = relaxed = strict = value = 0
    for day, text, gold in items():
        found = find_text(text, Published(day, "given"))
        gold_n, found_n = gold_n + len(gold), found_n + len(found)
        free: list[Timex] = list(found)
        for begin, end, _, wanted in gold:
            hit = next((t for t in free if t.begin < end and t.end > begin), None)
            if hit is not None:
                free.remove(hit)
                relaxed += 1
                strict += (hit.begin, hit.end) == (begin, end)
                value += hit.value == wanted
    assert gold_n > 190
    scores = {
        "strict": f1(strict, gold_n, found_n),
        "relaxed": f1(relaxed, gold_n, found_n),
        "value": value / relaxed,
    }
    assert all(scores[name] >= floor for name, floor in FLOOR.items()), scores
