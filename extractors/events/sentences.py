"""The sentences events are looked for in: those of headlines, paragraphs, captions, quotations and lists."""

from __future__ import annotations

from typing import NamedTuple

from extractors.language.spans import Sentence
from extractors.language.words import Words
from extractors.model import CONTENT, Article, BlockKind


class ContentSentence(NamedTuple):
    """A sentence with its number among those of content and the number of its block, both counted from 0."""

    number: int
    span: Sentence
    block: BlockKind
    paragraph: int


def content(words: Words, article: Article) -> tuple[ContentSentence, ...]:
    """The sentences of the content blocks, in text order. Bylines, credits and boilerplate give none."""
    found: list[ContentSentence] = []
    blocks = iter(article.blocks)
    block = next(blocks, None)
    paragraph = 0
    for span in words.sentences:
        while block is not None and block.end <= span.start_char:
            block = next(blocks, None)
            paragraph += 1
        if block is not None and block.kind in CONTENT and block.begin < span.end_char:
            found.append(ContentSentence(len(found), span, block.kind, paragraph))
    return tuple(found)
