"""Article text comes from strangers: made harmless for the place it is shown in."""

from __future__ import annotations

import re
from typing import Final

#: Terminal escapes (C0, DEL, C1), and the marks that reorder text on screen so that a line reads as another.
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]")
_BLANK: Final = re.compile(r"\s+")
_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]<>#!|~&])")


def plain(text: str | None) -> str:
    """One line of text for a terminal: runs of blank space become one space, controls a visible ``�``.

    >>> plain("Port\\tshut\\x1b[2J")
    'Port shut�[2J'
    """
    return _CONTROL.sub("�", _BLANK.sub(" ", text or "")).strip()


def csv_cell(text: str | None) -> str:
    """Text that a spreadsheet shows and does not run: a leading ``= + - @``, tab or return gets a quote before it.

    >>> csv_cell('=HYPERLINK("http://example.org")')
    '\\'=HYPERLINK("http://example.org")'
    """
    value = plain(text)
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")) else value


def markdown(text: str | None) -> str:
    """Text inside a Markdown table cell: no markup, no HTML, no cell border of its own."""
    return _MARKDOWN.sub(r"\\\1", plain(text))
