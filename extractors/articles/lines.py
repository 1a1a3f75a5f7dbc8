"""Cut plain text into the stretches its layout shows: lines, paragraphs, hard-wrapped paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

#: Longest line of text that was wrapped by hand or by a terminal; wire copy and mail wrap at 60 to 80.
_WRAP_MAX = 110
_WRAP_MIN = 40
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """``text[begin:end]`` without surrounding blank space. ``group`` counts stretches no blank line parts."""

    begin: int
    end: int
    group: int
    indent: int


def stretches(text: str) -> list[Stretch]:
    """The paragraphs of a text, in order. Lines of one hard-wrapped paragraph come as one stretch.

    Most exports write a paragraph a line, with or without blank lines between. Wire copy wraps: there the first
    word of each next line would not have fit on the line before.
    """
    result: list[Stretch] = []
    for number, group in enumerate(_groups(text)):
        if _wrapped(text, group):
            result.append(Stretch(group[0][0], group[-1][1], number, group[0][2]))
        else:
            result.extend(Stretch(begin, end, number, indent) for begin, end, indent in group)
    return result


def _groups(text: str) -> list[list[tuple[int, int, int]]]:
    """Runs of lines with no blank line inside, each line as (begin, end, indent)."""
    groups: list[list[tuple[int, int, int]]] = []
    previous_end = -1
    for match in _LINE.finditer(text):
        raw = match[0]
        stripped = raw.strip()
        if not stripped:
            continue
        indent = len(raw) - len(raw.lstrip())
        begin = match.start() + indent
        gap = text[previous_end:begin].replace("\r\n", "\n") if groups else ""
        if not groups or sum(gap.count(mark) for mark in "\n\r\u2029\x85\u2028\v\f") > 1:
            groups.append([])
        groups[-1].append((begin, begin + len(stripped), indent))
        previous_end = begin + len(stripped)
    return groups


def _wrapped(text: str, group: list[tuple[int, int, int]]) -> bool:
    if len(group) < 2:
        return False
    width = max(end - begin for begin, end, _ in group)
    if not _WRAP_MIN <= width <= _WRAP_MAX:
        return False
    for (begin, end, _), (after, after_end, indent) in pairwise(group):
        first = text[after:after_end].split(None, 1)[0]
        if indent >= 2 or first in {"-", "*", "•", "–", "·"}:
            return False
        if end - begin + 1 + len(first) < width * 0.9:
            return False
    return True
