"""The word lists of ``words.toml`` and ``words_told.toml`` as sets."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

FILES = ("words.toml", "words_told.toml")


@cache
def _lists() -> dict[str, frozenset[str]]:
    read = [files(__package__).joinpath(name).read_text(encoding="utf-8") for name in FILES]
    return {name: frozenset(text.split()) for raw in read for name, text in tomllib.loads(raw).items()}


def words(name: str) -> frozenset[str]:
    """The list of that name; KeyError for a name the file does not have."""
    return _lists()[name]
