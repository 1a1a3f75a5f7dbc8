"""Tell the parts of a plain-text article apart: title, byline, paragraphs, captions, credits, lists, boilerplate.

Every rule speaks of a class of pages, none of one paper. Structure that HTML states is used in ``page``; here only
words and layout speak.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.articles.dateline import split_dateline
from extractors.articles.lines import Stretch, stretches
from extractors.articles.tail import furnish
from extractors.articles.wordlists import furniture
from extractors.model import Block, BlockKind

_TITLE_MAX = 220
_SHORT = 120
_CAPTION_MAX = 900
#: Every form of credit holds one of these; most paragraphs hold none.
_CREDIT_MARKS = ("/", ":", "(", " via ", " for ", "|")
#: A line of a story is no shorter than this; so many different ones set twice are an export gone wrong.
_STORY, _EXPORTED = 60, 3
#: What a promotion hardly says: a day, or who said so.
_NEWS = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Janu|Febru)ary|March|April|May|June|July|August"
    r"|(?:Sept|Nov|Dec)ember|October|yesterday|said|told)\b"
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_NO_HEADLINE = re.compile(r"(?:[,:;]|\.[\"'”’)]*)$")
_BULLET = re.compile(r"(?:[•·▪◦‣●■*–-]|\d{1,2}[.)])\s+\S")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+\S")
_NO_LETTERS = re.compile(r"[\W_]+")
_HEADING_MARK = re.compile(r"#{1,6}\s+")
_BYLINE = re.compile(
    r"(?:(?:written |reported |story |words |text )?by:? |from our )(?=[A-Z])[^\n]{2,150}$"
    r"|(?:published|updated|last updated|posted|first published|last modified)(?: on| at|:)?:? [^\n]{4,80}$"
    r"|\d{1,2} min(?:ute)?s? read$",
    re.IGNORECASE,
)
_STAMP_LINE = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    r"(?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2}),? \d{4}"
    r"(?:[,|]? ?(?:at )?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?)?$"
    r"|\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.{0,12})?$",
    re.IGNORECASE,
)


def plain_blocks(text: str, title: str | None = None, source: str | None = None) -> tuple[Block, ...]:
    """The blocks of a plain text or Markdown article, in text order, not overlapping.

    ``title`` and ``source`` as the metadata gives them, if it does. Blank space belongs to no block. A caption with
    an agency's credit at its end comes as two blocks, CAPTION and CREDIT.

    >>> text = "Dam breaks in Vesna\\n\\nBy Nikola Dragan\\n\\nThe dam broke on Friday, police said."
    >>> [block.kind.value for block in plain_blocks(text)]
    ['title', 'byline', 'paragraph']
    """
    pieces = stretches(text)
    kinds = _first_guess(text, pieces, title)
    furnish(text, pieces, kinds, source)
    return cut(text, pieces, kinds)


def split_credit(text: str) -> int | None:
    """Where the credit begins in a caption: the index of its first character, or ``None``.

    >>> caption = "Smoke over the port on Monday. JANE DOE/AFP via Getty Images"
    >>> caption[split_credit(caption):]
    'JANE DOE/AFP via Getty Images'
    """
    if len(text) > _CAPTION_MAX:
        return None
    window = max(0, len(text) - 200)
    if not any(text.find(mark, window) >= 0 for mark in _CREDIT_MARKS):
        return None
    match = furniture().credit.search(text, window)
    return match.start() if match else None


def _first_guess(text: str, pieces: list[Stretch], title: str | None) -> list[BlockKind]:
    words = [text[piece.begin : piece.end] for piece in pieces]
    kinds = [line_kind(line) for line in words]
    _mark_title(words, kinds, title)
    again = _coming_again(words)
    for index, line in enumerate(words):
        if kinds[index] is BlockKind.TITLE:
            continue
        lone = kinds[index] in {BlockKind.PARAGRAPH, BlockKind.HEADING} and not line.startswith(('"', "“"))
        if lone and split_credit(line) is not None:
            kinds[index] = BlockKind.CAPTION
            _mark_caption_head(kinds, pieces, index)
        elif index in again:
            kinds[index] = BlockKind.BOILERPLATE
    return kinds


def _coming_again(words: Sequence[str]) -> set[int]:
    """Which lines of several that are the same tell nothing: all of a promotion set twice; of a story told twice (a
    lead set again as a quotation, an export gone wrong) all but the first.
    """
    places: dict[str, list[int]] = {}
    for index, line in enumerate(words):
        if len(line) > 20:
            places.setdefault(line, []).append(index)
    more = {line: own for line, own in places.items() if len(own) > 1}
    story = [line for line in more if len(line) >= _STORY and _SENTENCE_END.search(line)]
    told = {line for line in story if len(story) >= _EXPORTED or _NEWS.search(line)}
    return {index for line, own in more.items() for index in (own[1:] if line in told else own)}


def line_kind(line: str) -> BlockKind:
    """What a line is by its own words, wherever it stands."""
    if line.startswith(">"):
        return BlockKind.QUOTE
    if _MARKDOWN_HEADING.match(line):
        return BlockKind.HEADING
    if _BULLET.match(line):
        return BlockKind.LIST_ITEM
    if len(line) <= 160 and (_BYLINE.match(line) or _STAMP_LINE.match(line)) and not _prose(line):
        return BlockKind.BYLINE
    if is_short(line):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def _prose(line: str) -> bool:
    """A sentence, as in "By Monday the rebels had taken the town.": ends like one and is longer than a byline."""
    return bool(re.search(r"[a-z]{2}[.!?][\"'”’)]*$", line)) and len(line.split()) > 6


def is_short(line: str) -> bool:
    """A line of the length and shape of a heading: no end of sentence, not many words."""
    return len(line) <= _SHORT and len(line.split()) <= 16 and not _SENTENCE_END.search(line) and line[-1] not in ",;:—"


def _mark_title(words: list[str], kinds: list[BlockKind], title: str | None) -> None:
    """The line that repeats the title given; without one the first line, where it reads like a headline."""
    if not words:
        return
    if title:
        wanted = _letters(title)
        for index, line in enumerate(words[:5]):
            if wanted and _letters(line) == wanted:
                kinds[index] = BlockKind.TITLE
                return
    first = words[0].lstrip("#").strip()
    headline = len(first) <= _TITLE_MAX and not _NO_HEADLINE.search(first) and len(words) > 1
    headline = headline and split_dateline(first, "", first=True) is None
    if headline and kinds[0] in {BlockKind.HEADING, BlockKind.PARAGRAPH} and not first.startswith(('"', "“")):
        kinds[0] = BlockKind.TITLE


def _mark_caption_head(kinds: list[BlockKind], pieces: list[Stretch], index: int) -> None:
    """The short line right above a caption, not parted by a blank line, is the picture's own title."""
    above = index - 1
    if above >= 0 and pieces[above].group == pieces[index].group and kinds[above] is BlockKind.HEADING:
        kinds[above] = BlockKind.CAPTION


def _letters(line: str) -> str:
    return _NO_LETTERS.sub("", line.casefold())


def cut(text: str, pieces: Sequence[Stretch], kinds: Sequence[BlockKind]) -> tuple[Block, ...]:
    """Blocks of the stretches. A credit is cut off its caption, a dateline off its paragraph.

    The dateline is a BYLINE: its place in capitals belongs to no sentence.
    """
    blocks: list[Block] = []
    first = True
    for written, kind in zip(pieces, kinds, strict=True):
        piece = _unmarked(text, written)
        at = _seam(text, piece, kind, first)
        if at is None:
            blocks.append(Block(kind, piece.begin, piece.end))
        else:
            before, after = (kind, BlockKind.CREDIT) if kind is BlockKind.CAPTION else (BlockKind.BYLINE, kind)
            end = piece.begin + len(text[piece.begin : piece.begin + at].rstrip())
            if end > piece.begin:
                blocks.append(Block(before, piece.begin, end))
            if piece.begin + at < piece.end:
                blocks.append(Block(after, piece.begin + at, piece.end))
        first = first and kind not in {BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM}
    return tuple(blocks)


def _unmarked(text: str, piece: Stretch) -> Stretch:
    """The stretch without a Markdown heading's ``#``: it is no word of a sentence, and no part of a name."""
    mark = _HEADING_MARK.match(text, piece.begin, piece.end)
    return replace(piece, begin=mark.end()) if mark and mark.end() < piece.end else piece


def _seam(text: str, piece: Stretch, kind: BlockKind, first: bool) -> int | None:
    line = text[piece.begin : piece.end]
    if kind is BlockKind.CAPTION:
        return split_credit(line)
    if kind is BlockKind.PARAGRAPH or (kind is BlockKind.HEADING and first):
        return split_dateline(line, text, first=first)
    return None
