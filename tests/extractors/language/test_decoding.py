"""Decoding finds the best well-formed answer: checked against every possible one on small cases."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from extractors.language.decoding import EntityDecoder, tree
from extractors.language.network import _Lstm, _Plan
from extractors.language.parts import surplus_subjects

TAGS = ["O", *(f"{p}-{label}" for label in ("PERSON", "GPE") for p in "BIES")]


def _is_tree(heads: tuple[int, ...]) -> bool:
    if sum(h == -1 for h in heads) != 1:
        return False
    for word in range(len(heads)):
        seen = set()
        while word != -1:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word]
    return True


@pytest.mark.parametrize("seed", range(60))
def test_tree_is_a_tree_and_nearly_the_best(seed: int) -> None:
    rng = np.random.default_rng(seed)
    size = 2 + seed % 4
    scores = rng.standard_normal((size, size + 1)).astype(np.float32) * 2
    found = tuple(tree(scores))
    assert _is_tree(found)

    def worth(heads: tuple[int, ...]) -> float:
        return float(sum(scores[i, h + 1] for i, h in enumerate(heads)))

    root = found.index(-1)
    choices = itertools.product(*[[-1] if i == root else [h for h in range(size) if h != i] for i in range(size)])
    best = max((h for h in choices if _is_tree(h)), key=worth)
    assert worth(found) == pytest.approx(worth(best), abs=1e-4)


def test_tree_of_one_word() -> None:
    assert tree(np.array([[0.1, 3.0]], dtype=np.float32)) == [-1]


@pytest.mark.parametrize("seed", range(40))
def test_entities_are_the_best_well_formed_path(seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores = rng.standard_normal((1 + seed % 4, len(TAGS))).astype(np.float32)

    def fine(path: tuple[str, ...]) -> bool:
        inside = ""
        for tag in path:
            if (tag[0] in "IE") != bool(inside) or (inside and tag[2:] != inside):
                return False
            inside = tag[2:] if tag[0] in "BI" else ""
        return not inside

    paths = [p for p in itertools.product(range(len(TAGS)), repeat=len(scores)) if fine(tuple(TAGS[i] for i in p))]
    best = max(paths, key=lambda p: float(sum(scores[t, i] for t, i in enumerate(p))))
    tags = ["O"] * len(scores)
    for begin, end, label in EntityDecoder(TAGS).spans(scores):
        for i in range(begin, end):
            edge = "S" if end - begin == 1 else "B" if i == begin else "E" if i == end - 1 else "I"
            tags[i] = f"{edge}-{label}"
    assert [TAGS[i] for i in best] == tags


def test_lstm_of_unequal_lengths_is_that_of_each_text_alone() -> None:
    rng = np.random.default_rng(3)
    size, width = 5, 4
    arrays = {
        "l.weight_ih_l0": rng.standard_normal((4 * size, width), dtype=np.float32),
        "l.weight_hh_l0": rng.standard_normal((4 * size, size), dtype=np.float32),
        "l.bias_ih_l0": rng.standard_normal(4 * size, dtype=np.float32),
        "l.bias_hh_l0": rng.standard_normal(4 * size, dtype=np.float32),
    }
    lengths = [3, 7, 1, 4]
    x = rng.standard_normal((sum(lengths), width), dtype=np.float32)

    def plain(rows: np.ndarray) -> np.ndarray:
        h = c = np.zeros(size)
        out = []
        for row in rows:
            z = (
                arrays["l.weight_ih_l0"] @ row
                + arrays["l.weight_hh_l0"] @ h
                + arrays["l.bias_ih_l0"]
                + arrays["l.bias_hh_l0"]
            )
            i, f, g, o = np.split(z, 4)
            c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
            h = np.tanh(c) / (1 + np.exp(-o))
            out.append(h)
        return np.array(out)

    plan = _Plan(lengths)
    lstm = _Lstm(arrays, "l")
    cuts = np.cumsum(lengths)[:-1]
    parts = np.split(x, cuts)
    np.testing.assert_allclose(lstm.run(x, plan, plan.ahead), np.concatenate([plain(p) for p in parts]), atol=1e-5)
    np.testing.assert_allclose(
        lstm.run(x, plan, plan.back), np.concatenate([plain(p[::-1])[::-1] for p in parts]), atol=1e-5
    )


@pytest.mark.parametrize(
    ("text", "given", "moved"),
    [
        # an attribution between commas
        ("Rebel forces , reports suggested , have agreed", "1o 4s 4p 4s -r 4p 7o 4c", [(1, 7)]),
        ("Prices , officials said , fell", "3s 3p 3s -r 3p 3c", [(0, 5)]),
        ("The boat , police believe , sank", "1o 4s 4p 4s -r 4p 4c", [(1, 6)]),
        # one after a quotation, and the paper that is told is no subject
        ('" Baku is trying , " Okafor told Newsweek', "3p 7s 3o 7c 7p 7p 7s -r 7s", [(8, 7), (1, 3)]),
        # a clause that has its subject, a verb with one, an inversion: nothing to settle
        ("Prices , officials said , they fell", "3s 3p 3s -r 3p 6s 3c", []),
        ("Officials said prices fell", "1s -r 3s 1c", []),
        ('" Go , " said Okafor', "1p 4c 4p 4p -r 4s", []),
    ],
)
def test_subjects_too_many(text: str, given: str, moved: list[tuple[int, int]]) -> None:
    heads = np.array([-1 if g[0] == "-" else int(g[0]) for g in given.split()])
    kinds = [g[1] for g in given.split()]
    subject, clause = np.array([k == "s" for k in kinds]), np.array([k == "c" for k in kinds])
    assert list(surplus_subjects(heads, subject, clause, text.split())) == moved
