"""Train the two small linear models of the event stage on Temporal Dependency Graphs (``tdg/train.txt``).

``triggers``: does a verb or noun name an event. ``reference``: which time an event hangs on. Both are sparse
log-linear models over the features of ``extractors.events.tagger`` and ``extractors.events.views``, trained with a
fixed order, pruned and stored as integers in gzipped JSON. Texts of the training set are Wikinews
(CC BY 2.5). Another run gives the same bytes.

    python training/events_models.py --data DIR [--out extractors/events/weights]
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

import events_data  # noqa: E402
import events_reference  # noqa: E402
import numpy as np  # noqa: E402

from extractors import time as time_engine  # noqa: E402
from extractors.events import candidates, linear, reference, tagger  # noqa: E402
from extractors.language import load, parse, syntax  # noqa: E402
from extractors.language.words import Words  # noqa: E402
from extractors.model import Timex  # noqa: E402

SEED = 7
Weights = dict[str, float]
Parsed = list[tuple[events_data.GoldDocument, Words, tuple[Timex, ...]]]


def read(path: Path) -> Parsed:
    documents = list(events_data.tdg(path))
    docs = parse(load(), [document.article for document in documents])
    return [
        (document, Words(doc), time_engine.find(doc, document.article.published))
        for document, (_, doc) in zip(documents, docs, strict=True)
    ]


class AdaGrad:
    """Per-feature step sizes; ``weights`` are averaged over all steps of the last epochs by decay of the rate."""

    def __init__(self, rate: float, l2: float) -> None:
        self.weights: Weights = defaultdict(float)
        self._squares: Weights = defaultdict(float)
        self._rate = rate
        self._l2 = l2

    def step(self, features: Iterable[str], gradient: float) -> None:
        if abs(gradient) < 1e-4:
            return
        for feature in features:
            slope = gradient + self._l2 * self.weights[feature]
            self._squares[feature] += slope * slope
            self.weights[feature] -= self._rate * slope / (1e-6 + math.sqrt(self._squares[feature]))


def trigger_examples(parsed: Parsed) -> list[tuple[list[str], float]]:
    found = []
    for document, doc, _ in parsed:
        gold = {event.begin for event in document.events}
        found.extend(
            (tagger.features(tok), float(tok.idx in gold))
            for tok in doc
            if syntax.is_verb(tok) or candidates.noun_possible(tok)
        )
    return found


def train_triggers(examples: list[tuple[list[str], float]], epochs: int = 6) -> Weights:
    counts = Counter(feature for features, _ in examples for feature in features)
    kept = [([feature for feature in features if counts[feature] > 1], label) for features, label in examples]
    model = AdaGrad(rate=0.12, l2=2e-4)
    order = random.Random(SEED)
    for _ in range(epochs):
        order.shuffle(kept)
        for features, label in kept:
            score = sum(model.weights.get(feature, 0.0) for feature in features)
            model.step(features, 1 / (1 + math.exp(-max(-30.0, min(30.0, score)))) - label)
    return model.weights


def store(weights: Weights, path: Path, smallest: float = 0.02) -> None:
    scale = 0.001
    kept = {feature: round(weight / scale) for feature, weight in sorted(weights.items()) if abs(weight) >= smallest}
    raw = json.dumps({"scale": scale, "weights": kept}, ensure_ascii=False, separators=(",", ":")).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(raw, mtime=0))
    print(f"{path}: {len(kept)} weights, {path.stat().st_size / 1e6:.2f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "extractors" / "events" / "weights")
    data, arguments = events_data.data_folder(parser)
    train, dev = read(data / "tdg" / "train.txt"), read(data / "tdg" / "dev.txt")
    triggers = train_triggers(trigger_examples(train))
    report_triggers(triggers, trigger_examples(dev))
    store(triggers, arguments.out / "triggers.json.gz")
    linear.load.cache_clear()
    store(train_reference(train, dev), arguments.out / "reference.json.gz")


def report_triggers(weights: Weights, examples: list[tuple[list[str], float]]) -> None:
    hits = shown = wanted = 0
    for features, label in examples:
        guess = sum(weights.get(feature, 0.0) for feature in features) > 0
        hits, shown, wanted = hits + (guess and label > 0), shown + guess, wanted + (label > 0)
    print(f"triggers on dev: P {hits / shown:.3f} R {hits / wanted:.3f} of {wanted} single words")


def train_reference(train: Parsed, dev: Parsed) -> Weights:
    """Fit the ranker; say what it reaches on held-out folds of the training part and on the development part."""
    data, held = events_reference.examples(train), events_reference.examples(dev)
    names = events_reference.vocabulary(data)
    table, unseen = events_reference.Table(data, names), events_reference.Table(held, names)
    folds = events_reference.cross_validated(table, len(names))
    weights = events_reference.fit(table, len(names), np.arange(len(data)))
    scores = unseen.scores(weights)
    print(f"reference, gold triggers: folds {table.hits(folds).mean():.3f}, dev {unseen.hits(scores).mean():.3f}")
    print(events_reference.calibration(table, folds, reference.TEMPER, 0.0))
    return {name: float(weights[number]) for name, number in names.items()}


if __name__ == "__main__":
    main()
