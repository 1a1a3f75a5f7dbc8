"""The tagger that says which words name events, trained on Temporal Dependency Graphs: see ``events_models.py``.

A logistic regression over the features of ``extractors.events.tagger``, fitted by Adam with drop-out of features in a
fixed order. The score is shifted so that one half is where F1 is best on held-out folds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from events_reference import Descent, Floats, Ints, Parsed, spans

from extractors.events import tagger
from extractors.events.candidates import noun_possible
from extractors.language import syntax

Examples = list[tuple[int, list[str], float, bool]]
SEEDS = (7, 8, 9, 10, 11)
EPOCHS, BATCH, RATE, DECAY, DROP = 8, 256, 3e-3, 0.01, 0.3


def examples(parsed: Parsed) -> Examples:
    """Document, features, whether the word names an event, whether it is a noun; for all verbs and likely nouns."""
    found: Examples = []
    for number, (document, words, _) in enumerate(parsed):
        gold = {event.begin for event in document.events}
        found.extend(
            (number, tagger.features(word), float(word.idx in gold), word.pos_ == "NOUN")
            for word in words
            if syntax.is_verb(word) or noun_possible(word)
        )
    return found


def write_verbs(parsed: Parsed, path: Path) -> None:
    """The verbs met at least twice, and not by mistake for a noun, for ``extractors.events.deverbal``."""
    counts = Counter((word.lemma_.lower(), word.pos_) for _, words, _ in parsed for word in words)
    verbs = sorted(
        verb
        for (verb, pos), count in counts.items()
        if pos == "VERB" and count >= 2 and 10 * count >= counts[verb, "NOUN"] and verb.isalpha() and verb.isascii()
    )
    lines = [" ".join(verbs[at : at + 14]) for at in range(0, len(verbs), 14)]
    path.write_text("[verbs]  # met in the training texts (Wikinews, CC BY 2.5)\n" + "\n".join(lines) + "\n", "utf-8")


class Table:
    """Examples as numbers, one row a word."""

    def __init__(self, data: Examples, vocabulary: dict[str, int]) -> None:
        rows = [[vocabulary[name] for name in names if name in vocabulary] for _, names, _, _ in data]
        self.features: Ints = np.array([feature for row in rows for feature in row], dtype=np.int64)
        self.begin: Ints = np.cumsum([0, *map(len, rows)])
        self.label: Floats = np.array([label for _, _, label, _ in data])
        self.document: Ints = np.array([number for number, _, _, _ in data])
        self.noun = np.array([noun for _, _, _, noun in data])

    def scores(self, weights: Floats) -> Floats:
        row = np.repeat(np.arange(len(self.label)), np.diff(self.begin))
        return np.bincount(row, weights[self.features], minlength=len(self.label))


def vocabulary(data: Examples) -> dict[str, int]:
    counts = Counter(name for _, names, _, _ in data for name in names)
    return {name: n for n, name in enumerate(sorted(name for name, count in counts.items() if count > 1))}


def fit(table: Table, size: int, chosen: Ints) -> Floats:
    """The mean of several fits, so that little hangs on the order of the examples."""
    return np.mean([_fit(table, size, chosen, seed) for seed in SEEDS], axis=0)


def _fit(table: Table, size: int, chosen: Ints, seed: int) -> Floats:
    random = np.random.RandomState(seed)
    chosen = chosen.copy()
    descent = Descent(size, EPOCHS * -(-len(chosen) // BATCH), RATE, DECAY)
    for _ in range(EPOCHS):
        random.shuffle(chosen)
        for at in range(0, len(chosen), BATCH):
            batch = chosen[at : at + BATCH]
            features = table.features[spans(table.begin[batch], table.begin[batch + 1])]
            row = np.repeat(np.arange(len(batch)), table.begin[batch + 1] - table.begin[batch])
            kept = (random.rand(len(features)) > DROP) / (1 - DROP)
            scores = np.bincount(row, descent.weights[features] * kept, minlength=len(batch))
            wrong = (1 / (1 + np.exp(-scores)) - table.label[batch]) / len(batch)
            slope = np.bincount(features, wrong[row] * kept, minlength=size)
            descent.step(slope)
    return descent.weights


def cross_validated(table: Table, size: int, folds: int = 5) -> Floats:
    scores = np.zeros(len(table.label))
    for fold in range(folds):
        held = table.document % folds == fold
        scores[held] = table.scores(fit(table, size, np.flatnonzero(~held)))[held]
    return scores


def best_shift(scores: Floats, label: Floats) -> float:
    """What to add to the scores so that F1 is best where they are above 0; from a grid, ties to the smallest."""
    grid = np.arange(-1.0, 1.55, 0.05)
    return float(max(grid, key=lambda shift: (f_score(scores + shift > 0, label)[2], -abs(shift))))


def f_score(guess: Sequence[bool] | np.ndarray, label: Floats) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    guess = np.asarray(guess)
    hits = float((guess & (label > 0)).sum())
    shown, wanted = max(float(guess.sum()), 1.0), max(float((label > 0).sum()), 1.0)
    return hits / shown, hits / wanted, 2 * hits / (shown + wanted)


def train(train_part: Parsed, dev_part: Parsed) -> dict[str, float]:
    """Weights by feature; prints what they reach on held-out folds and on the development part."""
    data, held = examples(train_part), examples(dev_part)
    names = vocabulary(data)
    table, unseen = Table(data, names), Table(held, names)
    folds = cross_validated(table, len(names))
    weights = fit(table, len(names), np.arange(len(data)))
    for kind, nouns in (("NOUN", True), ("VERB", False)):
        rows, dev = table.noun == nouns, unseen.noun == nouns
        shift = best_shift(folds[rows], table.label[rows]) if nouns else 0.0
        if nouns:
            weights[names[f"bias={kind}"]] += shift
        for part, score, label in (
            ("folds", folds[rows] + shift, table.label[rows]),
            ("dev", unseen.scores(weights)[dev], unseen.label[dev]),
        ):
            precision, recall, f1 = f_score(score > 0, label)
            print(f"triggers {kind} on {part}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f} (shift {shift:+.2f})")
    return {name: float(weights[number]) for name, number in names.items()}
