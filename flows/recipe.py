"""What is done to an article, as one short text: when it changes, articles are read again.

It is made from the extractors' own files (rules, word lists, weights), not from a version number that somebody has to
remember to raise.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

#: Parts of ``extractors`` by what they decide.
_EXTRACTION = ("language", "time", "events", "model.py", "pipeline.py")
_MERGING = ("merge", "model.py")
_READING = ("articles", "model.py")
#: Made from the sources, which tell all there is to tell: the compiled form does the same to an article.
_COMPILED = (".pyc", ".so", ".pyd")


def extraction(model: str | None) -> str:
    """How mentions are made: the rules, the word lists and the language pipeline."""
    return f"{_digest(_EXTRACTION)} spacy {version('spacy')} {_model(model)}"


def merging() -> str:
    """How mentions become a timeline."""
    return _digest(_MERGING)


def reading() -> str:
    """How files become articles."""
    return _digest(_READING)


def _model(name: str | None) -> str:
    if name is None:
        return "embedded"
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return name


@lru_cache
def _digest(parts: tuple[str, ...]) -> str:
    total = hashlib.blake2b(digest_size=12)
    for part in parts:
        for name, content in _files(files("extractors").joinpath(part), part):
            total.update(name.encode() + b"\0" + hashlib.blake2b(content).digest())
    return total.hexdigest()


def _files(node: Traversable, name: str) -> list[tuple[str, bytes]]:
    if node.is_file():
        return [] if name.endswith(_COMPILED) else [(name, node.read_bytes())]
    found: list[tuple[str, bytes]] = []
    for child in sorted(node.iterdir(), key=lambda c: c.name):
        if child.name != "__pycache__":
            found += _files(child, f"{name}/{child.name}")
    return found
