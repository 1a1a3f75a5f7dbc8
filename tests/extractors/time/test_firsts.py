"""The search looks at a rule only where its pattern can begin, and misses nothing by that."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.time.firsts import firsts
from extractors.time.lexer import classes, lex
from extractors.time.recognise import grammar, starts

GOLD = Path(__file__).parent / "gold"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("AB", "A", id="a sequence begins with its first"),
        pytest.param("A?B", "AB", id="what may be left out"),
        pytest.param("(?:A|BC)D", "AB", id="a choice"),
        pytest.param("(?:AB?)?(?=D)C", "AC", id="a look ahead takes nothing"),
        pytest.param("(?<=E)(?P<x>F)(?P<y>)", "F", id="a look behind takes nothing"),
        pytest.param("(?P<e>)(?P<m>G){1,3}H", "G", id="an empty group and a count"),
        pytest.param("(?:I){0,7}J", "IJ", id="a count from nought"),
        pytest.param(".K", ".", id="any"),
    ],
)
def test_first_classes(source: str, expected: str) -> None:
    assert firsts(source) == frozenset(expected)


def test_a_pattern_that_can_match_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="match nothing"):
        firsts("A?(?:B)?")


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.txt")), ids=lambda path: path.stem)
def test_no_match_is_lost(path: Path) -> None:
    kinds = lex(path.read_text("utf-8")).classes
    _, groups = starts()
    for rule in grammar():
        for found in rule.pattern.finditer(kinds):
            assert rule in groups[kinds[found.start()]], rule.name


def test_plain_words_begin_hardly_any_rule() -> None:
    assert len(starts()[1].get(classes()["X"], ())) <= 2
