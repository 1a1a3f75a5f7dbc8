"""Whom third-person pronouns stand for, against the coreference of UD English GUM (``ud_gum_by/``), on raw text.

Right: the noun given lies in a mention of the pronoun's own chain, and in no smaller mention of another. Recall counts
every pronoun whose chain has an earlier mention. News and biographies apart from the other genres.

    python benchmarks/events_pronouns.py --data DIR [--part dev] [--errors]
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import events_data
from events_run import share

from extractors.events.names import Names
from extractors.events.pronouns import PRONOUNS
from extractors.language import load, parse
from extractors.language.words import Word, Words
from extractors.model import Article, BlockKind

_ID = re.compile(r"[^-\[]+")
_NEWS = ("news", "bio")


@dataclass
class Coreference:
    """One document: its article, its genre, and the mentions as (begin, end, chain)."""

    name: str
    article: Article
    mentions: list[tuple[int, int, str]]

    @property
    def genre(self) -> str:
        return self.name.split("_")[1]

    def innermost(self, begin: int, end: int) -> tuple[int, int, str] | None:
        """The smallest mention around a stretch of text."""
        around = [one for one in self.mentions if one[0] <= begin and end <= one[1]]
        return min(around, key=lambda one: one[1] - one[0], default=None)


@dataclass
class _Text:
    """A document while it is read."""

    name: str
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    paragraphs: list[int] = field(default_factory=list)
    mentions: list[tuple[int, int, str]] = field(default_factory=list)
    opened: list[tuple[str, int]] = field(default_factory=list)

    def add(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)

    def mark(self, entities: str, begin: int, end: int) -> None:
        """GUM's brackets at one word: "(1-person-…" opens chain 1, "1)" closes it, "(2-…)" does both."""
        for opening, name, closing in re.findall(r"(\()?([^()]+)(\))?", entities):
            found = _ID.match(name)
            chain = found[0] if found else name
            if opening and closing:
                self.mentions.append((begin, end, chain))
            elif opening:
                self.opened.append((chain, begin))
            elif closing:
                at = max((n for n, one in enumerate(self.opened) if one[0] == chain), default=None)
                if at is not None:
                    self.mentions.append((self.opened.pop(at)[1], end, chain))

    def document(self) -> Coreference:
        text = "".join(self.pieces)
        ends = [*self.paragraphs[1:], len(text)]
        blocks = [
            (BlockKind.PARAGRAPH, begin, begin + len(text[begin:end].rstrip()))
            for begin, end in zip(self.paragraphs, ends, strict=True)
            if text[begin:end].strip()
        ]
        return Coreference(self.name, events_data.article(self.name, text, blocks, date(2020, 1, 1)), self.mentions)


def read(path: Path) -> Iterator[Coreference]:
    """The documents of a CoNLL-U file with GUM's ``Entity`` brackets."""
    text: _Text | None = None
    glued = 0  # words up to this number stand in one written word ("don't")
    spaced = True
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id"):
            if text is not None:
                yield text.document()
            text = _Text(line.split("= ")[1])
        elif line.startswith("# newpar") and not line.startswith("# newpar_block") and text is not None:
            if text.length:
                text.add("\n\n")
            text.paragraphs.append(text.length)
        elif line and not line.startswith("#") and text is not None:
            cells = line.split("\t")
            gap = "SpaceAfter=No" not in cells[9]
            if "-" in cells[0]:
                glued, spaced = int(cells[0].split("-")[1]), gap
            elif "." not in cells[0]:
                number = int(cells[0])
                begin = text.length
                text.paragraphs = text.paragraphs or [0]
                text.add(cells[1])
                entities = next((one[7:] for one in cells[9].split("|") if one.startswith("Entity=")), "")
                text.mark(entities, begin, text.length)
                gap = spaced if number == glued else gap and number > glued
                glued = glued if number < glued else 0
                text.add(" " if gap else "")
    if text is not None:
        yield text.document()


def referring(document: Coreference, word: Word) -> str | None:
    """The chain of a pronoun, ``None`` where it is no mention of its own."""
    found = document.innermost(word.idx, word.idx + len(word))
    return found[2] if found is not None and found[1] - found[0] <= len(word) + 1 else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="dev", choices=("train", "dev", "test"))
    parser.add_argument("--errors", action="store_true")
    data, arguments = events_data.data_folder(parser)
    documents = list(read(data / "ud_gum_by" / f"en_gum_by-ud-{arguments.part}.conllu"))
    counts: Counter[tuple[str, str]] = Counter()
    for document, (_, doc) in zip(documents, parse(load(), [one.article for one in documents]), strict=True):
        words = Words(doc)
        names = Names(words)
        begins: dict[str, int] = {}
        for begin, _, chain in sorted(document.mentions):
            begins.setdefault(chain, begin)
        kind = "news, biographies" if document.genre in _NEWS else "other genres"
        for word in words:
            if word.lower_ not in PRONOUNS or word.pos_ != "PRON":
                continue
            chain = referring(document, word)
            known = chain is not None and begins[chain] < word.idx
            counts[kind, "known"] += known
            noun = names.antecedent(word)
            if noun is None:
                continue
            found = document.innermost(noun.idx, noun.idx + len(noun))
            right = known and found is not None and found[2] == chain
            counts[kind, "given"] += 1
            counts[kind, "right"] += right
            if arguments.errors and not right:
                print(word.text, "→", noun.text, "|", words.text(word.sent.start, word.sent.end)[:200])
    for kind in sorted({kind for kind, _ in counts}):
        given, known, right = (counts[kind, name] for name in ("given", "known", "right"))
        print(f"{kind:18} right {share(right, given)} of {given} given; found {share(right, known)} of {known}")


if __name__ == "__main__":
    main()
