"""The ranker of reference times, trained on Temporal Dependency Graphs (``tdg/train.txt``): see ``events_models.py``.

A log-linear model over the options of ``extractors.events.options``: an option's score is the sum of the weights of
its features and of its event's features for the option's family. Fitted by Adam with drop-out of features in a fixed
order, so that another run gives the same weights.
"""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import events_data
import numpy as np
from numpy.typing import NDArray

from extractors.events import candidates, extract, factuality, placing, ranges, types, views
from extractors.events.options import Option, Times
from extractors.events.quotes import Quotations
from extractors.language.words import Word, Words
from extractors.model import Timex

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Parsed = Sequence[tuple[events_data.GoldDocument, Words, tuple[Timex, ...]]]
SIDES = {"before": "tense:before", "overlap": "tense:ongoing", "after": "tense:after"}
#: Features seen less often than this in training are left out.
RARE = 4
SEEDS = (7, 8, 9, 10, 11)
EPOCHS, BATCH, RATE, DECAY, DROP = 12, 256, 6e-3, 0.02, 0.5


@dataclass(frozen=True)
class Example:
    """One gold event: the features of each option, which option is right (none: it is not among them)."""

    document: int
    options: list[list[str]]
    families: list[str]
    right: list[bool]
    found: bool


def examples(parsed: Parsed) -> list[Example]:
    """The gold events of all documents, seen among the events that are found by ourselves."""
    return [example for number, one in enumerate(parsed) for example in _of_document(number, *one)]


def _of_document(
    number: int, gold: events_data.GoldDocument, words: Words, timexes: tuple[Timex, ...]
) -> list[Example]:
    found = {mention.trigger.begin for mention in extract(words.doc, gold.article, timexes)}
    blocks = [block.begin for block in gold.article.blocks]
    numbers = {sentence.start: index for index, sentence in enumerate(words.sentences)}
    paragraphs = [bisect.bisect_right(blocks, sentence.start_char) - 1 for sentence in words.sentences]
    quotations = Quotations(gold.article)
    lemmas = {index: views.telling(sentence) for index, sentence in enumerate(words.sentences)}
    by_begin = {event.begin: event for event in gold.events}

    def place(word: Word) -> views.Place:
        candidate = candidates.of_noun(word) if word.pos_ == "NOUN" else candidates.of_verb(word)
        at = numbers[word.sent.start]
        status = factuality.of(candidate)
        quoted = quotations.at(word.idx) is not None
        return views.Place(candidate, status, types.coreference_key(word), at, paragraphs[at], quoted)

    triggers = [word for word in words if word.idx in by_begin or word.idx in found]
    events = views.event_views([place(word) for word in triggers], lemmas)
    placed = [
        (item, numbers[words[item.begin].sent.start], paragraphs[numbers[words[item.begin].sent.start]])
        for item in placing.place(words, ranges.joined(timexes))
    ]
    times = Times(placed, gold.article.published, lemmas)
    ways = times.attach(events)
    result = []
    for word, event, its_ways in zip(triggers, events, ways, strict=True):
        answer = by_begin.get(word.idx)
        if answer is None:
            continue
        options = list(times.of(event, its_ways))
        own = views.event_parts(event)
        parts = [
            option.parts
            + (times.parts[option.time] if option.time >= 0 else [])
            + [f"{option.family}|{part}" for part in own]
            for option in options
        ]
        right = [_right(option, times, answer, gold) for option in options]
        result.append(Example(number, parts, [option.family for option in options], right, word.idx in found))
    return result


def _right(option: Option, times: Times, answer: events_data.GoldEvent, gold: events_data.GoldDocument) -> bool:
    if answer.time == "DCT":
        return option.name == SIDES.get(answer.relation, "tense:before")
    time = next((time for time in gold.times if time.ref == answer.time), None)
    if time is None or option.time < 0:
        return False
    timex = times.views[option.time].placed.timex
    return timex.begin < time.end and time.begin < timex.end


class Table:
    """Examples as numbers: rows are options, ``first`` is where each event's options begin."""

    def __init__(self, data: Sequence[Example], vocabulary: dict[str, int]) -> None:
        rows = [[vocabulary[part] for part in parts if part in vocabulary] for one in data for parts in one.options]
        self.features: Ints = np.array([feature for row in rows for feature in row], dtype=np.int64)
        self.begin: Ints = np.cumsum([0, *map(len, rows)])
        self.first: Ints = np.cumsum([0, *(len(one.options) for one in data)])
        self.right: Floats = np.array([float(flag) for one in data for flag in one.right])
        self.family = np.array([family for one in data for family in one.families])
        self.event: Ints = np.repeat(np.arange(len(data)), np.diff(self.first))
        self.document: Ints = np.array([one.document for one in data])

    def scores(self, weights: Floats) -> Floats:
        row = np.repeat(np.arange(len(self.begin) - 1), np.diff(self.begin))
        return np.bincount(row, weights[self.features], minlength=len(self.begin) - 1)

    def probabilities(self, scores: Floats) -> Floats:
        return _softmax(scores, self.first, self.event)

    def hits(self, scores: Floats) -> NDArray[np.bool_]:
        """Is the likeliest option right, event by event?"""
        best = [
            begin + int(np.argmax(scores[begin:end]))
            for begin, end in zip(self.first[:-1], self.first[1:], strict=True)
        ]
        return self.right[best] > 0


def _softmax(scores: Floats, first: Ints, event: Ints) -> Floats:
    top = np.maximum.reduceat(scores, first[:-1])
    weights = np.exp(scores - top[event])
    total = np.add.reduceat(weights, first[:-1])
    return weights / total[event]


def vocabulary(data: Sequence[Example]) -> dict[str, int]:
    counts = Counter(part for one in data for parts in one.options for part in parts)
    return {part: n for n, part in enumerate(sorted(part for part, count in counts.items() if count >= RARE))}


def spans(begins: Ints, ends: Ints) -> Ints:
    """All numbers from each begin to its end, one run after the other."""
    lengths = ends - begins
    starts = np.repeat(begins - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths)
    return starts + np.arange(lengths.sum())


class Descent:
    """Weights under Adam (Kingma & Ba 2015) with decoupled decay and a rate that falls to nothing over ``steps``."""

    def __init__(self, size: int, steps: int, rate: float, decay: float) -> None:
        self.weights: Floats = np.zeros(size)
        self._mean, self._square = np.zeros(size), np.zeros(size)
        self._steps, self._rate, self._decay = steps, rate, decay
        self._step = 0

    def step(self, slope: Floats) -> None:
        """Move the weights down ``slope``, the gradient of a batch."""
        self._step += 1
        self._mean = 0.9 * self._mean + 0.1 * slope
        self._square = 0.999 * self._square + 0.001 * slope * slope
        rate = self._rate * (1 - self._step / (self._steps + 1))
        mean, square = self._mean / (1 - 0.9**self._step), self._square / (1 - 0.999**self._step)
        self.weights -= rate * mean / (np.sqrt(square) + 1e-8)
        self.weights -= rate * self._decay * self.weights


def fit(table: Table, size: int, events: Ints) -> Floats:
    """The mean of several fits, so that little hangs on the order of the examples."""
    return np.mean([_fit(table, size, events, seed) for seed in SEEDS], axis=0)


def _fit(table: Table, size: int, events: Ints, seed: int) -> Floats:
    """Weights fitted to the events given by number; those whose answer is not among their options are left out."""
    known = np.add.reduceat(table.right, table.first[:-1]) > 0
    chosen = events[known[events]]
    random = np.random.RandomState(seed)
    descent = Descent(size, EPOCHS * -(-len(chosen) // BATCH), RATE, DECAY)
    for _ in range(EPOCHS):
        random.shuffle(chosen)
        for at in range(0, len(chosen), BATCH):
            batch = np.sort(chosen[at : at + BATCH])
            options = spans(table.first[batch], table.first[batch + 1])
            counts = table.first[batch + 1] - table.first[batch]
            event = np.repeat(np.arange(len(batch)), counts)
            first = np.concatenate([[0], np.cumsum(counts)])
            features = table.features[spans(table.begin[options], table.begin[options + 1])]
            row = np.repeat(np.arange(len(options)), table.begin[options + 1] - table.begin[options])
            kept = (random.rand(len(features)) > DROP) / (1 - DROP)
            scores = np.bincount(row, descent.weights[features] * kept, minlength=len(options))
            wrong = _softmax(scores, first, event)
            right = wrong * table.right[options]
            wrong -= right / np.maximum(np.add.reduceat(right, first[:-1])[event], 1e-9)
            slope = np.bincount(features, wrong[row] * kept, minlength=size) / len(batch)
            descent.step(slope)
    return descent.weights


def cross_validated(table: Table, size: int, folds: int = 5) -> Floats:
    """Scores of all options by weights that have not seen their document."""
    scores = np.zeros(len(table.right))
    for fold in range(folds):
        held = table.document % folds == fold
        weights = fit(table, size, np.flatnonzero(~held))
        rows = held[table.event]
        scores[rows] = table.scores(weights)[rows]
    return scores


def calibration(table: Table, scores: Floats, temper: float, story: float) -> str:
    """Probability of the likeliest option in tenths against the share right."""
    scores = scores + story * (table.family == "f")
    probabilities = table.probabilities(scores / temper)
    best = np.maximum.reduceat(probabilities, table.first[:-1])
    hits = table.hits(scores)
    lines = []
    for tenth in range(10):
        inside = (np.minimum(best * 10, 9).astype(int)) == tenth
        if inside.any():
            mean, share = 100 * best[inside].mean(), 100 * hits[inside].mean()
            lines.append(f"  said {mean:3.0f} %  right {share:3.0f} %  of {inside.sum()}")
    return "\n".join(lines)
