"""Whose copy it is: an article that a news agency wrote and another paper prints."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from extractors.articles.wordlists import alternatives
from extractors.model import Block, BlockKind

_REUTERS_TAIL = re.compile(
    r"\((?:Additional )?(?:[Rr]eporting|[Ww]riting) by [^()]{3,300}?; ?[^()]{0,200}?[Ee]diting by [^()]{3,200}\)"
)
#: A dateline that names whoever wrote it: "KORAVALLI, India, February 16 (Unity Wire) -".
_SIGNED = re.compile(r"^[A-Z][^()]{0,90}\([A-Z][^()]{1,40}\)\.?\s*(?:--?|–|—)")
_HEAD = 6


@cache
def _agencies() -> tuple[dict[str, str], re.Pattern[str], dict[str, str]]:
    """Names to agency; the pattern of a sign in a dateline; signs to agency."""
    table = tomllib.loads(resources.files("extractors.articles").joinpath("agencies.toml").read_text("utf-8"))
    names = {name: agency for agency, entry in table.items() for name in entry["names"]}
    signs = {sign: agency for agency, entry in table.items() for sign in entry["signs"]}
    # "YEREVAN, Armenia (AP) —", "(Reuters) -", "VIENNA, Sept. 20 (Xinhua) --", "PARIS - (AFP)"
    # "MOSCOW, February 7. /TASS/."
    each = alternatives(signs)
    dateline = re.compile(
        rf"^.{{0,90}}?(?:\((?P<sign>{each})\)\.?\s*(?:--?|–|—|_|:)|(?<!\w)/(?P<slashed>{each})/)", re.DOTALL
    )
    return names, dateline, signs


def wire_origin(text: str, blocks: Sequence[Block], names: Sequence[str]) -> str | None:
    """The agency an article came from, or ``None``: by author or source names, the dateline, the sign-off.

    A picture's credit says nothing of the text, and neither does "…, Reuters reported". A sign-off in the manner of
    Reuters is not theirs below a dateline that names another agency.

    >>> text = "YEREVAN, Armenia (AP) — Separatists agreed to a cease-fire."
    >>> wire_origin(text, (Block(BlockKind.PARAGRAPH, 0, len(text)),), ())
    'AP'
    """
    known, dateline, signs = _agencies()
    for name in names:
        agency = _named(name, known)
        if agency:
            return agency
    heads = [block for block in blocks if block.kind in {BlockKind.PARAGRAPH, BlockKind.BYLINE}]
    for block in heads[:_HEAD]:
        match = dateline.match(text[block.begin : block.end][:140])
        if match:
            return signs[match["sign"] or match["slashed"]]
    for block in blocks:
        if block.kind is BlockKind.BYLINE:
            agency = _named(text[block.begin : block.end], known)
            if agency:
                return agency
    signed = any(_SIGNED.match(text[block.begin : block.end][:160]) for block in heads[:_HEAD])
    if not signed and _REUTERS_TAIL.search(text[-600:]):
        return "Reuters"
    return None


def _named(name: str, known: dict[str, str]) -> str | None:
    """Whole parts of a byline: "By Jane Doe, Associated Press", "Reuters and staff", "© 2023 AFP"."""
    for part in re.split(r"[,|/;·•]| and | via | for | with |\bby\b|©|\(c\)|\d{4}|–|—", name.casefold()[:300]):
        agency = known.get(part.strip(" .():"))
        if agency:
            return agency
    return None
