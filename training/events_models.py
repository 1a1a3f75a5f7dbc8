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
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

import events_data  # noqa: E402
import events_reference  # noqa: E402
import events_triggers  # noqa: E402
import numpy as np  # noqa: E402

from extractors import time as time_engine  # noqa: E402
from extractors.events import deverbal, lexicon, linear, reference  # noqa: E402
from extractors.language import load, parse  # noqa: E402
from extractors.language.words import Words  # noqa: E402

Weights = dict[str, float]


def read(path: Path) -> events_reference.Parsed:
    documents = list(events_data.tdg(path))
    docs = parse(load(), [document.article for document in documents])
    return [
        (document, Words(doc), time_engine.find(doc, document.article.published))
        for document, (_, doc) in zip(documents, docs, strict=True)
    ]


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
    events_triggers.write_verbs(train, arguments.out.parent / "words" / "seen.txt")
    forget()
    store(events_triggers.train(train, dev), arguments.out / "triggers.json.gz")
    forget()
    store(train_reference(train, dev), arguments.out / "reference.json.gz")


def forget() -> None:
    """Let the stage read its lists and weights anew."""
    kept = (lexicon.sections, lexicon.seen_verbs, deverbal.known_verbs, deverbal.traced)
    for function in (*kept, linear.load):
        function.cache_clear()


def train_reference(train: events_reference.Parsed, dev: events_reference.Parsed) -> Weights:
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
