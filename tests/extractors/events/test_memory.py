"""What an article needed is free again when it has been read, without the garbage collector."""

from __future__ import annotations

import gc
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from extractors import time as time_engine
from extractors.events import extract
from extractors.language import load, parse
from tests.extractors.events.conftest import News

TEXT = (
    "The prime minister, Petra Novakova, said on Tuesday that she would resign after her party lost the vote.",
    "The man, identified as Carl Denk, was arrested in Oslo. Police said the man had fled before they came.",
    "Veltra, a carmaker, cut 300 jobs in March. The company said its owners had asked for it a year earlier.",
)


def left_behind(paragraphs: tuple[str, ...]) -> tuple[int, int]:
    """How many mentions the paragraphs give, and how many objects only the collector could free after them."""
    news = News(load())
    articles = [news.article(*paragraphs), news.article(*reversed(paragraphs))]
    docs = list(parse(load(), articles))
    found = 0
    gc.disable()
    for article, doc in docs:
        gc.collect()  # what the first article loaded, once and for all, is not counted
        found += len(extract(doc, article, time_engine.find(doc, article.published)))
    return found, gc.collect()


def test_an_article_leaves_no_garbage() -> None:
    # Counted in a process of its own: threads that other tests left running make garbage at any moment.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        found, garbage = alone.submit(left_behind, TEXT).result()
    assert found > 4
    assert garbage == 0
