"""Articles and mentions for the tests of this folder, read by the embedded pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from spacy.language import Language

from extractors import time as time_engine
from extractors.events import extract
from extractors.language import load, parse
from extractors.model import Article, Block, BlockKind, Mention, Published

WEDNESDAY = date(2023, 9, 20)
Paragraph = str | tuple[BlockKind, str]


class News:
    """Reads text as the pipeline does: one paragraph an argument, published on a Wednesday if nothing is said."""

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline

    def article(self, *paragraphs: Paragraph, on: date = WEDNESDAY) -> Article:
        blocks: list[Block] = []
        text = ""
        for paragraph in paragraphs:
            kind, words = paragraph if isinstance(paragraph, tuple) else (BlockKind.PARAGRAPH, paragraph)
            text += "\n\n" if text else ""
            blocks.append(Block(kind, len(text), len(text) + len(words)))
            text += words
        return Article("doc", text, Published(on, "given"), tuple(blocks), source="The Test")

    def read(self, articles: Sequence[Article]) -> list[tuple[Mention, ...]]:
        return [
            extract(doc, one, time_engine.find(doc, one.published))
            for one, doc in parse(self._pipeline, list(articles))
        ]

    def mentions(self, *paragraphs: Paragraph, on: date = WEDNESDAY) -> tuple[Mention, ...]:
        return self.read([self.article(*paragraphs, on=on)])[0]

    def one(self, found: Sequence[Mention], trigger: str) -> Mention:
        """The mention with this trigger word; the test fails with the words there were."""
        hits = [mention for mention in found if mention.trigger.text == trigger]
        assert hits, f"no event {trigger!r} among {[mention.trigger.text for mention in found]}"
        return hits[0]


@pytest.fixture(scope="session")
def news() -> News:
    return News(load())
