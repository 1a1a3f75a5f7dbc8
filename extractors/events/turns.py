"""Whose words an article's own text is: turns of an interview, a letter with its signature, a body's press release.

Only the form of the article is read: blocks that open with "Q:", "A:" or a name and a colon, paragraphs that are one
question, "Yours sincerely," before a name, "For immediate release".
"""

from __future__ import annotations

import re
from bisect import bisect_right

from extractors.model import CONTENT, Article, Block, BlockKind

_LABEL = re.compile(r"(Q|A|[^\W\d_][\w.’'-]*(?: [\w.’'&-]+){0,4}?) ?:\s")
ASKED = frozenset(("q", "question"))
ANSWERED = frozenset(("a", "answer"))
_FEWEST = 3  # labelled blocks, or questions, that make an interview
_LONGEST_QUESTION = 200
_CLOSING = re.compile(r"(?:(?:yours )?(?:sincerely|faithfully|truly)|(?:kind |best |warm )?regards|signed)\b", re.I)
_LONGEST_CLOSING = 60
_RELEASE = re.compile(
    r"(?:press|media|news) release\b|for immediate release|press statement|notes? to editors"
    r"|statement (?:on|by|from|of)\b|open letter\b|(?:media|press) (?:contact|office|inquiries)"
    r"|contact: ?(?:press|media)",
    re.I,
)
_ABOUT = re.compile(r"About ((?:the )?[A-Z][^.:!?]{2,60})$")
_LONGEST_MARK = 90


class Turns:
    """The labels of an interview's blocks; falsy where the article is none."""

    def __init__(self, article: Article) -> None:
        self._begins: list[int] = []
        self._labels: list[str] = []
        blocks = [block for block in article.blocks if block.kind in CONTENT and block.kind is not BlockKind.TITLE]
        found = [_label(article, block) for block in blocks]
        given = [label for label in found if label]
        short = {label.lower() for label in given} & (ASKED | ANSWERED)
        if not (short or (len(given) >= _FEWEST and len(set(given)) < len(given) and len(set(given)) > 1)):
            found = [_asked(article, block) for block in blocks]
            if sum(label == "Q" for label in found) < _FEWEST:
                return
            first = found.index("Q")
            found = [label or ("A" if number > first else "") for number, label in enumerate(found)]
        for block, label in zip(blocks, found, strict=True):
            if label:
                self._begins.append(block.begin)
                self._labels.append(label)

    def __bool__(self) -> bool:
        return bool(self._begins)

    @property
    def begin(self) -> int:
        """Where the first turn begins."""
        return self._begins[0]

    def at(self, offset: int) -> str | None:
        """The label of the turn a character stands in ("Q", "Wendelin"); an answer goes on over its paragraphs."""
        index = bisect_right(self._begins, offset) - 1
        return self._labels[index] if index >= 0 else None


def _label(article: Article, block: Block) -> str:
    found = _LABEL.match(article.text, block.begin, block.end)
    return found[1] if found is not None else ""


def _asked(article: Article, block: Block) -> str:
    """``Q`` for a block that is a question."""
    text = article.text[block.begin : block.end]
    return "Q" if text.endswith("?") and len(text) < _LONGEST_QUESTION and text[0] not in "\"“'" else ""


def signature(article: Article) -> int | None:
    """Where the signature of a letter begins, behind "Yours sincerely,"; ``None`` where nobody signs."""
    for block in article.blocks[-6:]:
        text = article.text[block.begin : block.end]
        closing = _CLOSING.match(text)
        if closing is not None and len(text) <= _LONGEST_CLOSING:
            return block.begin + closing.end()
    return None


def released(article: Article) -> bool:
    """Is it put out by the body it is about: a press release, a statement, an open letter?"""
    marks = (
        article.text[block.begin : block.end] for block in article.blocks if block.end - block.begin <= _LONGEST_MARK
    )
    if _RELEASE.match(article.title or "") is not None or any(_RELEASE.match(mark) for mark in marks):
        return True
    body = about(article)
    return body is not None and article.text.count(body) > 1


def about(article: Article) -> str | None:
    """ "Halden Guard" of a last heading "About Halden Guard"."""
    for block in reversed(article.blocks):
        found = _ABOUT.match(article.text, block.begin, block.end)
        if found is not None and block.end - block.begin <= _LONGEST_MARK:
            return found[1]
    return None
