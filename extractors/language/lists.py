"""The word lists that stand beside the rules."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def groups(name: str) -> dict[str, frozenset[str]]:
    """The words of a file beside this one by group; a line is the group's name and words of it, ``#`` a comment."""
    text = files("extractors.language").joinpath(name).read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for line in text.splitlines():
        group, *words = line.split()
        if group != "#":
            found.setdefault(group, set()).update(words)
    return {group: frozenset(words) for group, words in found.items()}
