"""A floor under the engine's accuracy, on documents written for this project before its first answer was seen.

The scores are TempEval-3's, as ``benchmarks/timex_score.py`` computes them. They may rise; they must not fall.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType

import pytest

from extractors.model import Published, Resolved
from extractors.time import find_text
from extractors.time.era import lifted, lowered
from extractors.time.lexer import lex
from extractors.time.recognise import atoms
from extractors.time.resolve import settle

HERE = Path(__file__).parent
MARK = re.compile(r"\[\[(.*?)\|(\w+) ([^\s\]]+)(?: (\w+))?\]\]", re.S)


def _scorer() -> ModuleType:
    path = HERE.parents[2] / "benchmarks" / "timex_score.py"
    spec = importlib.util.spec_from_file_location("timex_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["timex_score"] = module
    spec.loader.exec_module(module)
    return module


score = _scorer()


def documents(name: str) -> list[tuple[str, date, str, list]]:
    """(name, day, bare text, gold) of every document of a file."""
    found = []
    for chunk in re.split(r"^=== ", (HERE / "gold" / f"{name}.txt").read_text("utf-8"), flags=re.M)[1:]:
        head, _, marked = chunk.partition("\n")
        title, day = head.split()
        text, gold, done = "", [], 0
        for m in MARK.finditer(marked := marked.strip("\n")):
            text += marked[done : m.start()]
            gold.append(score.Tagged(len(text), len(text) + len(m[1]), m[2], m[3], m[1], m[4]))
            text, done = text + m[1], m.end()
        found.append((title, date.fromisoformat(day), text + marked[done:], gold))
    return found


@pytest.mark.parametrize(
    ("name", "strict", "relaxed", "value"),
    [
        ("news", 98.5, 98.5, 97.0),
        ("narrative", 98.5, 98.5, 97.0),
        ("news2", 99.0, 99.0, 99.0),
        ("narrative2", 98.0, 99.0, 98.0),
        ("narrative3", 99.0, 99.0, 98.0),
        ("narrative4", 99.0, 99.0, 98.0),
        ("business", 99.0, 99.0, 95.0),
        ("unseen3", 99.0, 99.0, 95.0),
        ("narrative5", 99.0, 99.0, 99.0),
        ("narrative6", 99.0, 99.0, 98.0),
        ("narrative7", 99.0, 99.0, 99.0),
        ("business2", 99.0, 99.0, 94.0),
        ("news3", 99.0, 99.0, 97.0),
        ("news4", 99.0, 99.0, 96.0),
        ("news5", 99.0, 99.0, 95.0),
        ("news6", 99.0, 99.0, 98.0),
        ("feature", 99.0, 99.0, 97.0),
        ("news7", 98.5, 98.5, 96.0),
        ("narrative8", 99.0, 99.0, 98.0),
        ("news8", 99.0, 99.0, 97.0),
        ("narrative9", 99.0, 99.0, 96.0),
        ("news9", 98.0, 99.0, 98.0),
        ("news10", 99.0, 99.0, 96.0),
        ("narrative10", 98.0, 99.0, 97.0),
        ("narrative12", 97.0, 99.0, 96.0),
        ("narrative11", 99.0, 99.0, 99.0),
        ("narrative15", 93.5, 97.0, 86.0),
        ("narrative16", 97.0, 98.5, 93.0),
        ("narrative17", 98.0, 99.0, 94.5),
        ("narrative18", 99.0, 99.5, 98.0),
        ("narrative19", 99.0, 99.5, 99.0),
        ("narrative20", 99.0, 99.5, 98.5),
        ("news19", 95.5, 97.5, 93.0),
        ("news20", 96.5, 97.0, 95.0),
        ("news21", 98.0, 99.0, 96.5),
        ("news14", 97.0, 99.0, 94.5),
        ("narrative14", 98.5, 98.5, 96.0),
        ("news13", 98.0, 98.0, 89.5),
        ("narrative13", 98.0, 99.0, 97.5),
        ("news11", 92.0, 95.0, 90.0),
        ("news12", 95.0, 97.0, 87.0),
        ("news15", 97.5, 98.5, 94.0),
        ("news16", 97.0, 97.5, 93.5),
        ("news17", 96.0, 98.0, 96.0),
        ("news18", 96.0, 96.0, 89.0),
    ],
)
def test_accuracy_does_not_fall(name: str, strict: float, relaxed: float, value: float) -> None:
    pairs, wrong = [], []
    for title, day, text, gold in documents(name):
        found = [
            score.Tagged(t.begin, t.end, t.type.value, t.value, t.text, t.mod)
            for t in find_text(text, Published(day, "given"))
        ]
        pairs += score.pair(gold, found)
        wrong += [f"{title}: {p.kind} {p.gold} {p.system}" for p in score.pair(gold, found) if p.kind != "right"]
    counts = score.count(pairs)
    reached = (round(counts.strict_f1, 1), round(counts.relaxed_f1, 1), round(counts.value_f1, 1))
    assert all(got >= floor for got, floor in zip(reached, (strict, relaxed, value), strict=True)), (
        f"{name}: strict, relaxed, value {reached}\n" + "\n".join(wrong)
    )


def test_the_gold_is_well_formed() -> None:
    kinds = {"DATE", "TIME", "DURATION", "SET"}
    for name in sorted(path.stem for path in (HERE / "gold").glob("*.txt")):
        for title, _, text, gold in documents(name):
            assert gold, title
            assert "[[" not in text, title
            assert {g.type for g in gold} <= kinds, title
            assert all(text[g.begin : g.end] == g.text for g in gold), title


@pytest.mark.parametrize(
    ("gold", "system", "expected"),
    [
        pytest.param([(0, 4, "DATE", "a")], [(0, 4, "DATE", "a")], (100, 100, 100, 100), id="equal"),
        pytest.param([(0, 4, "DATE", "a")], [(2, 9, "DATE", "a")], (0, 100, 100, 100), id="overlap is relaxed"),
        pytest.param([(0, 4, "DATE", "a")], [(0, 4, "TIME", "b")], (100, 100, 0, 0), id="type and value apart"),
        pytest.param(
            [(0, 9, "DATE", "a")], [(0, 3, "DATE", "a"), (5, 9, "DATE", "a")], (0, 66.7, 66.7, 66.7), id="two in one"
        ),
        pytest.param([(0, 4, "DATE", "a")], [(5, 9, "DATE", "a")], (0, 0, 0, 0), id="apart"),
        pytest.param(
            [(0, 4, "DATE", "a")], [(0, 4, "DATE", "a"), (2, 6, "DATE", "a")], (100, 100, 100, 100), id="nested dropped"
        ),
        pytest.param([], [], (0, 0, 0, 0), id="nothing"),
    ],
)
def test_the_scorer_keeps_the_rules_of_tempeval_3(gold, system, expected) -> None:
    counts = score.count(score.pair([score.Tagged(*g) for g in gold], [score.Tagged(*s) for s in system]))
    reached = (counts.strict_f1, counts.relaxed_f1, counts.type_f1, counts.value_f1)
    assert [round(x, 1) for x in reached] == [pytest.approx(x, abs=0.05) for x in expected]


@pytest.mark.parametrize("name", sorted(path.stem for path in (HERE / "gold").glob("*.txt")))
def test_moved_up_six_thousand_years_and_down_again_every_answer_is_the_same(name: str) -> None:
    for title, day, text, _ in documents(name):
        toks = lex(text)
        found = [a for a in atoms(toks) if a.frame.era != "BC"]
        published = Published(day, "given", datetime(day.year, day.month, day.day, 14, 5, tzinfo=UTC))
        there = [lowered(t) for t in settle(toks, *lifted(found, published))]
        here = settle(toks, found, published)
        eras = {t.ref for t in here if isinstance(t.resolution, Resolved) and t.resolution.rules == ("era",)}
        assert [t for t in there if t.ref not in eras] == [t for t in here if t.ref not in eras], title
        assert [t.value for t in there] == [t.value for t in here], title
