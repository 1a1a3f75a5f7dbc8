"""Find the furniture in a plain-text article: promotions, author boxes, related links, the end matter."""

from __future__ import annotations

import re
from collections.abc import MutableSequence, Sequence

from extractors.articles.lines import Stretch
from extractors.articles.wordlists import furniture
from extractors.model import BlockKind

#: Longer than this, a paragraph is story even if it says "subscribe to our" somewhere.
_PROMO_MAX = 320
_BOX_MAX = 500
_PRAISE = re.compile(
    r"(?:'s)? (?:is (?:committed|dedicated|an? (?:independent|award)|part of|owned)|"
    r"strives|aims|values|welcomes|relies on|brings you|magazine delivered|app |may earn)"
)
_DATED_LINK = re.compile(
    r"\w.{10,180} (?:[-–—|•]|\()\s?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4}|\d{4}-\d\d-\d\d)\)?$"
)
_KEEP = frozenset({BlockKind.TITLE, BlockKind.CAPTION, BlockKind.CREDIT})


def furnish(text: str, pieces: Sequence[Stretch], kinds: MutableSequence[BlockKind], source: str | None) -> None:
    """Mark boilerplate in ``kinds``, in place.

    Line by line first; then the end matter: from a heading such as "About the author" or "Related articles" on,
    short lines and lists go, unless full story paragraphs still follow; headings that head nothing but boilerplate
    go as well.
    """
    lines = [text[piece.begin : piece.end] for piece in pieces]
    for index, line in enumerate(lines):
        if kinds[index] not in _KEEP and _is_furniture(line, source):
            kinds[index] = BlockKind.BOILERPLATE
    _mark_end_matter(lines, kinds)
    _mark_links(lines, kinds)
    _mark_between(lines, kinds)


def _is_furniture(line: str, source: str | None) -> bool:
    words = furniture()
    low = line.casefold().replace("’", "'").strip()
    bare = low.strip(" •·*-–—|>#")
    if line.startswith("[") and line.endswith("?]"):
        return True  # "[Our Latest Forecast: Who Will Win The Primary?]"
    if bare in words.whole_lines or bare.rstrip(":.") in words.whole_lines:
        return True
    if len(line) > _PROMO_MAX:
        return False
    if bare.startswith(words.line_starts) and not _reports(bare):
        return True
    if words.phrases.search(low):
        return not _reports(bare)
    return bool(source) and _speaks_of_itself(low, source or "")


def _reports(low: str) -> bool:
    """Somebody says it: then it is news that happens to speak of newsletters ("…", she told reporters)."""
    return bool(re.search(r"\b(?:said|told|announced|reported|according to)\b", low))


def _speaks_of_itself(low: str, source: str) -> bool:
    """The paper praises itself: "Newsweek is committed to …", "The Ledger is an award-winning …"."""
    name = source.casefold()
    starts = (f"{lead}{name}" for lead in ("", "the ", "at "))
    return any(low.startswith(start) and _PRAISE.match(low, len(start)) for start in starts)


def _mark_end_matter(lines: Sequence[str], kinds: MutableSequence[BlockKind]) -> None:
    """From the first heading of end matter behind which no more story comes."""
    last_story = max(
        (i for i, line in enumerate(lines) if kinds[i] is BlockKind.PARAGRAPH and _story(line)), default=-1
    )
    for index, line in enumerate(lines):
        if index == 0 or not _tail_heading(line):
            continue
        kinds[index] = BlockKind.BOILERPLATE
        if index > last_story:
            for later in range(index + 1, len(lines)):
                kinds[later] = BlockKind.BOILERPLATE
            return
        _mark_box(lines, kinds, index)
    for index in range(len(lines) - 1, max(last_story, 0), -1):
        if kinds[index] is BlockKind.PARAGRAPH and _author_box(lines[index]):
            kinds[index] = BlockKind.BOILERPLATE


def _mark_links(lines: Sequence[str], kinds: MutableSequence[BlockKind]) -> None:
    """Headlines of other articles with their days behind the story, two and more: "Theatre Reopens - May 3, 2020"."""
    links = []
    for index in range(len(lines) - 1, 0, -1):
        if kinds[index] is BlockKind.BOILERPLATE:
            continue
        if kinds[index] not in {BlockKind.LIST_ITEM, BlockKind.HEADING} or not _DATED_LINK.search(lines[index]):
            break
        links.append(index)
    for index in links if len(links) > 1 else ():
        kinds[index] = BlockKind.BOILERPLATE


def _mark_box(lines: Sequence[str], kinds: MutableSequence[BlockKind], index: int) -> None:
    """A box inside the story: the short lines and list items right behind its heading."""
    for later in range(index + 1, len(lines)):
        if kinds[later] not in {BlockKind.LIST_ITEM, BlockKind.HEADING} and not _author_box(lines[later]):
            return
        kinds[later] = BlockKind.BOILERPLATE


def _tail_heading(line: str) -> bool:
    bare = line.casefold().replace("’", "'").strip(" •·*-–—|>#:.")
    words = furniture().tail_headings
    return bare in words or (len(bare) < 60 and bare.startswith("more from ") and not line.endswith("."))


def _story(line: str) -> bool:
    """A paragraph of the story: long enough, ends like prose, no author's portrait."""
    return len(line) >= 60 and bool(re.search(r"[.!?…][\"'”’)\]]*$", line)) and not _author_box(line)


def _author_box(line: str) -> bool:
    return len(line) <= _BOX_MAX and bool(furniture().author_box.match(line))


def _mark_between(lines: Sequence[str], kinds: MutableSequence[BlockKind]) -> None:
    """Headings with nothing but boilerplate behind them, and lists and short lines between boilerplate at the end."""
    for index in range(len(lines) - 1, 0, -1):
        following = kinds[index + 1] if index + 1 < len(lines) else None
        if kinds[index] is BlockKind.HEADING and following is BlockKind.BOILERPLATE:
            kinds[index] = BlockKind.BOILERPLATE
    story = [i for i, kind in enumerate(kinds) if kind in {BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.QUOTE}]
    end = story[-1] if story else len(lines)
    if any(kind is BlockKind.BOILERPLATE for kind in kinds[end + 1 :]):
        for index in range(end + 1, len(lines)):
            if kinds[index] in {BlockKind.LIST_ITEM, BlockKind.HEADING}:
                kinds[index] = BlockKind.BOILERPLATE
