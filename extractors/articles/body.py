"""The story of a page as text and blocks: trafilatura's main text, with captions put back where they stood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element, iterwalk
from lxml.html import HtmlElement

from extractors.articles.blocks import cut, line_kind
from extractors.articles.lines import Stretch
from extractors.articles.tail import furnish
from extractors.model import Block, BlockKind

_CAPTION_MAX = 900


@dataclass(slots=True)
class Piece:
    """A block that is to be: its kind and its text, blank space collapsed."""

    kind: BlockKind
    text: str


def compose(pieces: list[Piece], source: str | None) -> tuple[str, tuple[Block, ...]]:
    """The stored text — blocks parted by a blank line — and the blocks in it. Furniture is told by its words here."""
    stretches: list[Stretch] = []
    parts: list[str] = []
    at = 0
    for number, piece in enumerate(pieces):
        stretches.append(Stretch(at, at + len(piece.text), number, 0))
        parts.append(piece.text)
        at += len(piece.text) + 2
    text = "\n\n".join(parts)
    kinds = [piece.kind for piece in pieces]
    furnish(text, stretches, kinds, source)
    return text, cut(text, stretches, kinds)


def body_pieces(body: _Element) -> list[Piece]:
    """The blocks of trafilatura's result, in order."""
    return list(_mixed(body, BlockKind.PARAGRAPH))


def _pieces(element: _Element, kind: BlockKind) -> Iterator[Piece]:
    match element.tag:
        case "head":
            yield from _texts(element, BlockKind.HEADING)
        case "item":
            yield from _mixed(element, BlockKind.LIST_ITEM)
        case "quote":
            yield from _mixed(element, BlockKind.QUOTE)
        case "row":
            yield from _row(element)
        case "list" | "table" | "div" | "comments":
            yield from _mixed(element, kind)
        case _:
            yield from _texts(element, kind)


def _row(row: _Element) -> Iterator[Piece]:
    """A row of figures is one line; a cell with paragraphs in it is layout, and they stand for themselves."""
    if any(len(cell) for cell in row):
        for cell in row:
            yield from _mixed(cell, BlockKind.PARAGRAPH)
        return
    cells = [" ".join((cell.text or "").split()) for cell in row]
    line = " | ".join(cell for cell in cells if cell)
    if line:
        yield Piece(BlockKind.LIST_ITEM, line)


def _mixed(element: _Element, kind: BlockKind) -> Iterator[Piece]:
    """An element with blocks inside, or with nothing but words."""
    if not any(child.tag in {"p", "list", "item", "quote", "head", "row", "table", "div"} for child in element):
        yield from _texts(element, kind)
        return
    if element.text and element.text.strip():
        yield Piece(kind, " ".join(element.text.split()))
    for child in element:
        yield from _pieces(child, kind)
        if child.tail and child.tail.strip():
            yield Piece(kind, " ".join(child.tail.split()))


def _texts(element: _Element, kind: BlockKind) -> Iterator[Piece]:
    """The words of an element; a line break starts a block of its own."""
    for line in "".join(_in_order(element)).split("\n\n"):
        words = " ".join(line.split())
        if words:
            yield Piece(_refined(words, kind), words)


def _in_order(element: _Element) -> Iterator[str]:
    """Text in document order, a blank line for each line break element."""
    yield (element.text or "").replace("\n", " ")
    for child in element:
        if child.tag == "lb":
            yield "\n\n"
        else:
            yield from _in_order(child)
        yield (child.tail or "").replace("\n", " ")


def _refined(words: str, kind: BlockKind) -> BlockKind:
    """A paragraph element that holds a byline or a bullet by its words."""
    if kind is not BlockKind.PARAGRAPH:
        return kind
    told = line_kind(words)
    return told if told in {BlockKind.BYLINE, BlockKind.LIST_ITEM} else kind


_KINDS = {
    "p": BlockKind.PARAGRAPH, "li": BlockKind.LIST_ITEM, "blockquote": BlockKind.QUOTE, "figcaption": BlockKind.CAPTION,
    "h1": BlockKind.HEADING, "h2": BlockKind.HEADING, "h3": BlockKind.HEADING, "h4": BlockKind.HEADING,
}  # fmt: skip
#: What a page tells readers who do not see the picture, before its caption's own words.
_SPOKEN_LABEL = re.compile(r"^(?:image|media|photo|picture|figure|video) caption[:,]?\s+(?=\S)", re.IGNORECASE)
_SKIPPED = frozenset({"script", "style", "noscript", "iframe", "form", "button", "svg", "template"})


def fragment_pieces(tree: HtmlElement) -> list[Piece]:
    """The blocks of HTML that is all story, as feeds carry it: walked once, without recursion.

    Words between elements make paragraphs too; two line breaks part them.
    """
    pieces: list[Piece] = []
    words: list[str] = []
    kind = BlockKind.PARAGRAPH

    def flush() -> None:
        text = " ".join("".join(words).split())
        words.clear()
        if text:
            pieces.append(Piece(_refined(text, kind), text))

    skip: HtmlElement | None = None
    for event, element in iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else "script"
        if event == "start" and skip is None:
            if tag in _SKIPPED:
                skip = element
                continue
            if tag in _KINDS or tag in {"div", "section", "article", "ul", "ol", "table", "tr", "br", "figure", "hr"}:
                flush()
                kind = _KINDS.get(tag, BlockKind.PARAGRAPH if tag != "br" else kind)
            words.append(element.text or "")
        elif event == "end":
            if element is skip:
                skip = None
            if skip is None:
                if tag in _KINDS or tag in {"div", "tr", "table", "ul", "ol"}:
                    flush()
                    kind = BlockKind.PARAGRAPH
                words.append(element.tail or "" if element is not tree else "")
    flush()
    return pieces


def add_captions(pieces: list[Piece], tree: HtmlElement) -> list[Piece]:
    """Put the page's picture captions behind the block they follow on the page.

    Extraction drops them, and they hold dated facts ("… at a checkpoint on December 27, 2022"). Only those count that
    stand among the paragraphs taken: a caption before the first or behind the last may belong to another story.
    """
    places: dict[str, int] = {}
    for index, piece in enumerate(pieces):
        places.setdefault(_key(piece.text), index)
    last = max((i for i, piece in enumerate(pieces) if piece.kind is BlockKind.PARAGRAPH), default=-1)
    known = set(places)
    waiting: dict[int, list[Piece]] = {}
    current = -1
    for element in tree.iter("p", "h1", "h2", "h3", "li", "blockquote", "figcaption"):
        words = " ".join(element.text_content().split())
        key = _key(words)
        if element.tag != "figcaption":
            current = max(current, places.get(key, -1))
        elif words and len(words) <= _CAPTION_MAX and key not in known and 0 <= current < last:
            known.add(key)
            waiting.setdefault(current, []).append(Piece(BlockKind.CAPTION, _SPOKEN_LABEL.sub("", words)))
    return [item for index, piece in enumerate(pieces) for item in (piece, *waiting.get(index, ()))]


def _key(words: str) -> str:
    return "".join(words.split()).casefold()[:120]
