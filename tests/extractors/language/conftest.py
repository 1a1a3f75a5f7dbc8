"""Reads ``news_sentences.txt``: paragraphs annotated by hand with sentence ends, names, relations that matter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Token

from extractors.language import load

_NAME = re.compile(r"\[([^|\]]+)\|([A-Z]+)\]")
_RELATION = re.compile(r"([\w:]+)\(([^(),]+)(?:, ([^(),]+))?\)")


@dataclass(frozen=True, slots=True)
class Gold:
    """One paragraph: character offsets of names and sentence ends, relations between words."""

    text: str
    names: frozenset[tuple[int, int, str]]
    ends: tuple[int, ...]
    relations: tuple[tuple[str, str, str | None], ...]
    pos: tuple[tuple[str, str], ...]

    def find(self, doc: Doc, wanted: str) -> Token | None:
        """The token meant by ``word`` or ``word#2``; None if the tokenizer made no such word."""
        form, _, number = wanted.partition("#")
        same = [token for token in doc if token.text == form]
        at = int(number or 1) - 1
        return same[at] if at < len(same) else None


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The embedded pipeline."""
    return load()


@pytest.fixture(scope="session")
def gold() -> list[Gold]:
    """The annotated paragraphs."""
    return read()


def read_names(name: str) -> list[tuple[str, frozenset[tuple[int, int, str]]]]:
    """Texts of a file of sentences with their entities."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    found = (_gold(line, "") for line in lines if line and not line.startswith("#"))
    return [(gold.text, gold.names) for gold in found]


@pytest.fixture(scope="session")
def named() -> list[tuple[str, frozenset[tuple[int, int, str]]]]:
    """The sentences about bodies and firms."""
    return read_names("news_names.txt")


@pytest.fixture(scope="session")
def fresh() -> list[tuple[str, frozenset[tuple[int, int, str]]]]:
    """The sentences of all kinds, marked before they were read."""
    return read_names("news_fresh.txt")


@pytest.fixture(scope="session")
def articles() -> list[list[tuple[str, frozenset[tuple[int, int, str]]]]]:
    """Short articles, sentence by sentence, marked before they were read."""
    text = (Path(__file__).parent / "news_articles.txt").read_text(encoding="utf-8")
    found = [[_gold(line, "") for line in part.splitlines() if line[:1] != "#"] for part in text.split("\n\n")]
    return [[(gold.text, gold.names) for gold in part] for part in found if part]


def read() -> list[Gold]:
    lines = (Path(__file__).parent / "news_sentences.txt").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line and not line.startswith("#")]
    return [_gold(text, notes.removeprefix("= ")) for text, notes in zip(kept[::2], kept[1::2], strict=True)]


def _gold(marked: str, notes: str) -> Gold:
    text, names, ends, at = "", set(), [], 0
    for match in [*re.finditer(r"\[[^\]]+\]| ‖", marked), None]:
        text += marked[at : match.start() if match else len(marked)]
        if match is None:
            break
        at = match.end()
        name = _NAME.fullmatch(match[0])
        if name:
            names.add((len(text), len(text) + len(name[1]), name[2]))
            text += name[1]
        else:
            ends.append(len(text))
    relations = tuple((m[1], m[2], m[3]) for m in _RELATION.finditer(notes))
    pos = tuple(re.findall(r"(?<![\w:(])([\w-]+(?:#\d)?):([A-Z]+)(?![\w:])", _RELATION.sub("", notes)))
    return Gold(text, frozenset(names), (*ends, len(text)), relations, pos)
