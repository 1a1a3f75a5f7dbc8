"""Which classes can a pattern begin with: so that the search looks at a rule only where it can match.

Reads the few regex constructs that rule patterns are made of: class characters, ``.``, groups, lookarounds, ``|``,
``?`` and ``{m,n}``.
"""

from __future__ import annotations

import re

TOKEN = re.compile(r"\(\?P<\w+>|\(\?(?:[:=!]|<[=!])|[()|]|[?*+]|\{\d+(?:,\d*)?\}|\$|.", re.DOTALL)
OPENERS = ("(", "(?:")


class _Reader:
    """Recursive descent over one pattern; each method returns (first characters, may match nothing)."""

    def __init__(self, source: str) -> None:
        self.tokens = TOKEN.findall(source)
        self.at = 0

    def choice(self) -> tuple[set[str], bool]:
        first, empty = self.sequence()
        while self.at < len(self.tokens) and self.tokens[self.at] == "|":
            self.at += 1
            more, nothing = self.sequence()
            first, empty = first | more, empty or nothing
        return first, empty

    def sequence(self) -> tuple[set[str], bool]:
        first: set[str] = set()
        empty = True
        while self.at < len(self.tokens) and self.tokens[self.at] not in ("|", ")"):
            piece, nothing = self.item()
            if empty:
                first |= piece
            empty = empty and nothing
        return first, empty

    def item(self) -> tuple[set[str], bool]:
        mark = self.tokens[self.at]
        self.at += 1
        if mark in OPENERS or mark.startswith("(?"):
            first, empty = self.choice()
            self.at += 1
            if mark not in OPENERS and not mark.startswith("(?P<"):
                first, empty = set(), True  # a look ahead or behind takes nothing
        elif mark == "$":
            first, empty = set(), True
        else:
            first, empty = {mark}, False
        if self.at < len(self.tokens) and self.tokens[self.at][0] in "?*+{":
            empty = empty or self.tokens[self.at][0] in "?*" or self.tokens[self.at].startswith("{0")
            self.at += 1
        return first, empty


def firsts(source: str) -> frozenset[str]:
    """First characters of what the pattern matches; ``.`` is among them if it may be any.

    >>> firsts("(?:AB?)?(?=D)C")   # with one-letter classes
    frozenset({'A', 'C'})
    """
    first, empty = _Reader(source).choice()
    if empty:
        raise ValueError("a pattern that can match nothing finds nothing")
    return frozenset(first)
