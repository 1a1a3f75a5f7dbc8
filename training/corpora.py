"""Readers of the training sets: every set becomes the same frozen types, with the text as a reader sees it.

The data folder is named by ``--data`` or the environment variable ``DATELINE_DATA``; nothing of it is in the project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word. ``head`` counts from 1 within its sentence, 0 is the root; empty is "not annotated"."""

    form: str
    lemma: str = ""
    upos: str = ""
    xpos: str = ""
    feats: str = ""
    head: int = -1
    deprel: str = ""
    space: bool = True
    misc: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """An entity over words ``begin`` to ``end`` of a sentence. An empty label marks words whose label is unknown."""

    begin: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``names`` is None where the set carries no entities."""

    words: tuple[Word, ...]
    names: tuple[Name, ...] | None = None

    @property
    def text(self) -> str:
        return "".join(w.form + " " * w.space for w in self.words).rstrip()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Consecutive sentences that stand in one block of text."""

    doc: str
    genre: str
    sentences: tuple[Sentence, ...]
    meta: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return "".join(w.form + " " * w.space for s in self.sentences for w in s.words).rstrip()


def read_conllu(path: Path) -> Iterator[Paragraph]:
    """Read a Universal Dependencies file paragraph by paragraph (``# newpar``, or a new document)."""
    doc, sentences, words = "", [], []
    surface_end = -1
    surface_space = True
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            edge = line.startswith(("# newdoc", "# newpar")) and not line.startswith("# newpar_block")
            if edge and sentences:
                yield _paragraph(doc, sentences)
                sentences = []
            if line.startswith("# newdoc id = "):
                doc = line.removeprefix("# newdoc id = ")
            continue
        if not line.strip():
            if words:
                sentences.append(Sentence(tuple(words)))
                words, surface_end = [], -1
            continue
        ident, form, lemma, upos, xpos, feats, head, deprel, _, misc = line.split("\t")
        if "." in ident:
            continue
        space = "SpaceAfter=No" not in misc.split("|")
        if "-" in ident:
            surface_end, surface_space = int(ident.split("-")[1]), space
            continue
        if int(ident) <= surface_end:  # words of one surface token touch; only its last may be followed by a space
            space = surface_space and int(ident) == surface_end
        feats, misc = ("" if x == "_" else x for x in (feats, misc))
        words.append(Word(form, lemma, upos, xpos, feats, int(head), deprel, space, misc))
    if words:
        sentences.append(Sentence(tuple(words)))
    if sentences:
        yield _paragraph(doc, sentences)


def _paragraph(doc: str, sentences: list[Sentence]) -> Paragraph:
    genre = doc.split("_")[1] if doc.startswith("GUM_") else re.split(r"[-_0-9]", doc)[0]
    return Paragraph(doc, genre, tuple(sentences))


def word_list(stem: str, *, parted: bool = True) -> list[str]:
    """The entries of ``lists/<stem>.txt``, ``parted`` by semicolons or by line ends only; ``#`` begins a comment."""
    lines = (Path(__file__).parent / "lists" / f"{stem}.txt").read_text(encoding="utf-8").splitlines()
    parts = [part for line in lines if not line.startswith("#") for part in (line.split(";") if parted else [line])]
    return [part.strip() for part in parts if part.strip()]
