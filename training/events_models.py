"""Train the two small linear models of the event stage on Temporal Dependency Graphs (``tdg/train.txt``).

``triggers``: does a verb or noun name an event. ``reference``: which time an event hangs on. Both are sparse
log-linear models over the features of ``extractors.events.tagger`` and ``extractors.events.reference``, trained by
AdaGrad with a fixed order, pruned and stored as integers in gzipped JSON. Texts of the training set are Wikinews
(CC BY 2.5). Another run gives the same bytes.

    python training/events_models.py --data DIR [--out extractors/events/weights]
"""

from __future__ import annotations

import argparse
import bisect
import gzip
import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

import events_data  # noqa: E402

from extractors import time as time_engine  # noqa: E402
from extractors.events import candidates, reference, tagger, types  # noqa: E402
from extractors.language import load, parse, syntax  # noqa: E402
from extractors.language.words import Words  # noqa: E402
from extractors.model import Timex  # noqa: E402

SEED = 7
SIDES = {"before": reference.BEFORE, "overlap": reference.OVERLAP, "after": reference.AFTER}
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


def reference_examples(parsed: Parsed) -> list[tuple[list[list[str]], int]]:
    """Options of each gold event and the index of the right one; events whose time we do not see are left out."""
    found = []
    for document, doc, timexes in parsed:
        placed = reference.place(doc, timexes)
        times = {time.ref: time for time in document.times}
        by_sentence: dict[int, list[reference.PlacedTimex]] = defaultdict(list)
        for item in placed:
            by_sentence[doc[item.begin].sent.start].append(item)
        tokens = {tok.idx: tok for tok in doc}
        story = reference.Story()
        blocks = [block.begin for block in document.article.blocks]
        sentences = {sentence.start: number for number, sentence in enumerate(doc.sentences)}
        for event in sorted(document.events, key=lambda event: event.begin):
            tok = tokens.get(event.begin)
            if tok is None:
                continue
            start = tok.sent.start
            paragraph = bisect.bisect_right(blocks, tok.idx)
            story.begin(sentences[start], paragraph)
            candidate = candidates.of_noun(tok) if tok.pos_ == "NOUN" else candidates.of_verb(tok)
            key = types.coreference_key(tok)
            choices = reference.options(candidate, by_sentence[start], story, key)
            right, target = None, None
            name = SIDES.get(event.relation, reference.BEFORE)
            if event.time == "DCT":
                right = next((index for index, (choice, _) in enumerate(choices) if choice.relation == name), None)
            elif event.time in times:
                gold = times[event.time]
                target = next((p for p in placed if p.timex.begin < gold.end and gold.begin < p.timex.end), None)
                if target is not None:
                    right = next((i for i, (choice, _) in enumerate(choices) if choice.placed is target), None)
            story.chosen(name, target, key, syntax.tense(candidate.carrier))
            if right is not None:
                found.append(([features for _, features in choices], right))
    return found


def train_reference(examples: list[tuple[list[list[str]], int]], epochs: int = 3) -> Weights:
    counts = Counter(feature for options, _ in examples for features in options for feature in features)
    kept = [([[f for f in features if counts[f] > 4] for features in options], right) for options, right in examples]
    model = AdaGrad(rate=0.05, l2=2e-3)
    order = random.Random(SEED)
    for _ in range(epochs):
        order.shuffle(kept)
        for options, right in kept:
            probabilities = softmax([sum(model.weights.get(f, 0.0) for f in features) for features in options])
            for index, features in enumerate(options):
                model.step(features, probabilities[index] - (index == right))
    return model.weights


def softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    weights = [math.exp(score - top) for score in scores]
    return [weight / sum(weights) for weight in weights]


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
    choices = train_reference(reference_examples(train))
    report_reference(choices, reference_examples(dev))
    store(choices, arguments.out / "reference.json.gz")


def report_triggers(weights: Weights, examples: list[tuple[list[str], float]]) -> None:
    hits = shown = wanted = 0
    for features, label in examples:
        guess = sum(weights.get(feature, 0.0) for feature in features) > 0
        hits, shown, wanted = hits + (guess and label > 0), shown + guess, wanted + (label > 0)
    print(f"triggers on dev: P {hits / shown:.3f} R {hits / wanted:.3f} of {wanted} single words")


def report_reference(weights: Weights, examples: list[tuple[list[list[str]], int]]) -> None:
    right = 0
    for options, gold in examples:
        scores = [sum(weights.get(feature, 0.0) for feature in features) for features in options]
        right += scores.index(max(scores)) == gold
    print(f"reference, gold triggers and gold history: {right / len(examples):.3f} of {len(examples)}")


if __name__ == "__main__":
    main()
