"""Find out which column of a table, or key of a JSON object, holds what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields
from functools import cache

from extractors.articles.options import Columns
from extractors.articles.reasons import UnreadableError
from extractors.articles.wordlists import load_toml


@cache
def _usual() -> dict[str, tuple[str, ...]]:
    return {role: tuple(names) for role, names in load_toml("columns.toml").items()}


def find_columns(names: Iterable[str], wanted: Columns) -> Columns:
    """The columns as the caller named them, the rest by their usual names.

    ``names`` are those the table has, nested ones with dots. Raises ``UnreadableError``: ``no_column`` for a name
    the caller gave and the table lacks, ``no_text_column`` if nothing can be the text.

    >>> find_columns(["url", "maintext", "date_publish", "date_download"], Columns()).date
    'date_publish'
    """
    have = list(names)
    by_key: dict[str, str] = {}
    for name in have:
        by_key.setdefault(_key(name), name)
    found: dict[str, str | None] = {}
    for role, given in asdict(wanted).items():
        if given is not None and given not in have:
            raise UnreadableError("no_column", f"no column {given!r}; there are: {_listed(have)}")
        found[role] = given or next((by_key[key] for key in _usual()[role] if key in by_key), None)
    if wanted.text is None and wanted.html is not None:
        found["text"] = None
    if not found["text"] and not found["html"]:
        raise UnreadableError(
            "no_text_column", f"no column looks like the text, name it with --text-column: {_listed(have)}"
        )
    return Columns(**found)


def used(columns: Columns) -> list[str]:
    """The names of the columns that are read."""
    values = (getattr(columns, field.name) for field in fields(columns))
    return sorted({value for value in values if value})


def _key(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "").replace(" ", "")


def _listed(names: list[str]) -> str:
    return ", ".join(names[:30]) + (", …" if len(names) > 30 else "") if names else "none at all"
