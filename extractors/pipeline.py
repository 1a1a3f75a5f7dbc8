"""The one place that wires the stages: ``Article`` → ``Doc`` → time expressions → event mentions.

Pure: no files, no clock, no network. Files and schedules are the business of ``flows`` and ``output``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language

from extractors import events, time
from extractors.language import load, parse
from extractors.model import Article, Mention, Timex


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """An article with everything found in it, in text order."""

    article: Article
    timexes: tuple[Timex, ...]
    mentions: tuple[Mention, ...]


def extract(articles: Iterable[Article], nlp: Language | None = None) -> Iterator[ArticleResult]:
    """Read articles and yield what each tells, in the order given.

    ``nlp`` is any English spaCy pipeline with a tagger and parser; without it the embedded one is loaded.
    An error in one article propagates: the caller decides whether to corner and reject it (``flows`` does).

    >>> from extractors.articles import read
    >>> articles = read(["seeds/articles"])              # doctest: +SKIP
    >>> for result in extract(articles):                 # doctest: +SKIP
    ...     for mention in result.mentions:
    ...         print(mention.trigger.text, mention.when.resolution)
    """
    pipeline = nlp if nlp is not None else load()
    for article, doc in parse(pipeline, articles):
        timexes = time.find(doc, article.published)
        yield ArticleResult(article, timexes, events.extract(doc, article, timexes))
