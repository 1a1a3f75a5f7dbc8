"""The word lists of ``words.toml`` as sets."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, frozenset[str]]:
    raw = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
    return {name: frozenset(text.split()) for name, text in raw.items()}


def words(name: str) -> frozenset[str]:
    """The list of that name; KeyError for a name the file does not have."""
    return _lists()[name]
