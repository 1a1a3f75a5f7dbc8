"""The sentences events are looked for in: those of headlines, paragraphs, captions, quotations and lists."""

from __future__ import annotations

from typing import NamedTuple

from extractors.language.spans import Sentence
from extractors.language.words import Words
from extractors.model import CONTENT, Article, BlockKind


class ContentSentence(NamedTuple):
    """A sentence with its number among those of content and the number of its block, both counted from 0.

    ``story`` and ``part`` number sentences and blocks from the first one below the headline; headlines have ``story``
    -1, -2 … and ``part`` -1.
    """

    number: int
    span: Sentence
    block: BlockKind
    paragraph: int
    story: int
    part: int


def content(words: Words, article: Article) -> tuple[ContentSentence, ...]:
    """The sentences of the content blocks, in text order. Bylines, credits and boilerplate give none."""
    found: list[ContentSentence] = []
    blocks = iter(article.blocks)
    block = next(blocks, None)
    paragraph = titles = 0
    parts: dict[int, int] = {}
    for span in words.sentences:
        while block is not None and block.end <= span.start_char:
            block = next(blocks, None)
            paragraph += 1
        if block is not None and block.kind in CONTENT and block.begin < span.end_char:
            if block.kind is BlockKind.TITLE:
                titles += 1
                story, part = -titles, -1
            else:
                story, part = len(found) - titles, parts.setdefault(paragraph, len(parts))
            found.append(ContentSentence(len(found), span, block.kind, paragraph, story, part))
    return tuple(found)
