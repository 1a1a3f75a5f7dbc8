"""What an article needed is free again when it has been read, without the garbage collector."""

from __future__ import annotations

import gc
from typing import Any

from extractors import time as time_engine
from extractors.events import extract
from extractors.language import load, parse

TEXT = (
    "The prime minister, Petra Novakova, said on Tuesday that she would resign after her party lost the vote.",
    "The man, identified as Carl Denk, was arrested in Oslo. Police said the man had fled before they came.",
    "Veltra, a carmaker, cut 300 jobs in March. The company said its owners had asked for it a year earlier.",
)


def test_an_article_leaves_no_garbage(news: Any) -> None:
    articles = [news.article(*TEXT), news.article(*reversed(TEXT))]
    docs = list(parse(load(), articles))
    gc.collect()
    gc.disable()
    try:
        found = [extract(doc, article, time_engine.find(doc, article.published)) for article, doc in docs]
        assert gc.collect() == 0
    finally:
        gc.enable()
    assert all(found)
