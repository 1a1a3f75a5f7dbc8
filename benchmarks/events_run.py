"""Read articles with the whole pipeline up to the event stage; CPU time of each stage beside the result."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from time import process_time

import events_data
from spacy.tokens import Doc

from extractors import time as time_engine
from extractors.events import extract
from extractors.language import load, parse
from extractors.model import Mention, Timex


@dataclass(frozen=True)
class Result:
    gold: events_data.GoldDocument
    doc: Doc
    timexes: tuple[Timex, ...]
    mentions: tuple[Mention, ...]


class Clock:
    """CPU seconds spent after the language pipeline, and tokens read."""

    def __init__(self) -> None:
        self.tokens = 0
        self.time = 0.0
        self.events = 0.0

    def report(self) -> str:
        total = self.time + self.events
        return (
            f"after the language pipeline: {self.tokens / max(total, 1e-9):,.0f} tokens/s "
            f"(time {self.tokens / max(self.time, 1e-9):,.0f}, events {self.tokens / max(self.events, 1e-9):,.0f})"
        )


def results(documents: Iterable[events_data.GoldDocument], clock: Clock | None = None) -> Iterator[Result]:
    documents = list(documents)
    clock = clock or Clock()
    pipeline = load()
    gc.collect()
    gc.freeze()  # as the workers of a run do: what is loaded for good is not looked through again and again
    gc.set_threshold(100_000)
    for gold, (article, doc) in zip(documents, parse(pipeline, [gold.article for gold in documents]), strict=True):
        start = process_time()
        timexes = time_engine.find(doc, article.published)
        middle = process_time()
        mentions = extract(doc, article, timexes)
        clock.time += middle - start
        clock.events += process_time() - middle
        clock.tokens += len(doc)
        yield Result(gold, doc, timexes, mentions)


def share(part: float, whole: float) -> str:
    return f"{100 * part / whole:5.1f} %" if whole else "    –"


def f_score(hits: int, shown: int, wanted: int) -> tuple[float, float, float]:
    precision, recall = hits / max(shown, 1), hits / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)
