"""Count what stands where: people before "say", books behind "sell" (``extractors.events.selection``).

Texts, read by our own pipeline, nothing else of them is used: Wikinews of Temporal Dependency Graphs (train), Voice of
America as the Groningen Meaning Bank has it, and the train parts of UD English EWT and GUM. Another run gives the same
bytes.

    python training/events_selection.py --data DIR [--out extractors/events/weights]
"""

from __future__ import annotations

import argparse
import csv
import gzip
import itertools
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import events_data  # noqa: E402

from extractors.events import selection, sorts  # noqa: E402
from extractors.events.naming import named  # noqa: E402
from extractors.language import load, syntax  # noqa: E402
from extractors.language.spans import Entity  # noqa: E402
from extractors.language.words import Word, Words  # noqa: E402
from training import corpora, ner_sets  # noqa: E402

_PEOPLE = frozenset(("he", "she", "him", "her", "his", "who", "whom", "i", "we", "us", "me", "my", "our"))
#: Sentences and paragraphs put into one text.
_TOGETHER = 25
#: A place met less often says nothing; so many more are added, spread as everywhere, before shares are taken.
RARE, SPREAD = 3, 4.0
STEPS = (-1.5, -0.7, -0.25, 0.25, 0.7)


def texts(data: Path) -> Iterator[str]:
    """The texts counted."""
    for document in events_data.tdg(data / "tdg" / "train.txt"):
        yield document.article.text
    pieces = list(_voa(data / "gmb_voa" / "ner_dataset_part.csv"))
    for name in ("ud_ewt/en_ewt-ud-train.conllu", "ud_gum_by/en_gum_by-ud-train.conllu"):
        pieces.extend(one.text for one in corpora.read_conllu(data / name))
    for begin in range(0, len(pieces), _TOGETHER):
        yield "\n\n".join(pieces[begin : begin + _TOGETHER])


def _voa(path: Path) -> Iterator[str]:
    """The sentences, put together from their words."""
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        rows = list(csv.reader(file))[1:]
    for _, group in itertools.groupby(rows, key=_Numbered()):
        forms = [row[1] for row in group]
        spaces = ner_sets.spacing(forms)
        yield "".join(form + " " * space for form, space in zip(forms, spaces, strict=True)).rstrip()


class _Numbered:
    """Which sentence a row belongs to: the first of each carries its name."""

    def __init__(self) -> None:
        self._number = 0

    def __call__(self, row: list[str]) -> int:
        self._number += bool(row[0])
        return self._number


def letter(word: Word, entities: dict[int, Entity]) -> str | None:
    """What a noun, or a pronoun for people, counts as."""
    if word.pos_ in ("NOUN", "PROPN"):
        known = sorts.what(word, word.lemma_.lower(), entities.get(word.i))
        return None if syntax.is_part(word) else sorts.letter(known)
    return "H" if word.lower_ in _PEOPLE else None


def counted(data: Path) -> dict[str, Counter[str]]:
    """How often what stands where."""
    found: dict[str, Counter[str]] = {}
    for doc in load().pipe(texts(data), batch_size=32):
        words = Words(doc)
        entities = named(words)
        for word in words:
            sort = letter(word, entities)
            if sort is not None and (place := selection.place(word)):
                found.setdefault(place, Counter())[sort] += 1
    return found


def digits(counts: Counter[str], usual: dict[str, float]) -> str:
    """For each letter how much more often than usual it is, in six steps."""
    total = counts.total() + SPREAD
    shares = {one: (counts[one] + SPREAD * usual[one]) / (total * usual[one]) for one in sorts.LETTERS}
    return "".join(str(sum(math.log(shares[one]) > step for step in STEPS)) for one in sorts.LETTERS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "extractors" / "events" / "weights")
    data, arguments = events_data.data_folder(parser)
    counts = counted(data)
    everywhere = sum(counts.values(), Counter())
    usual = {one: everywhere[one] / everywhere.total() for one in sorts.LETTERS}
    table = {place: digits(one, usual) for place, one in sorted(counts.items()) if one.total() >= RARE}
    raw = json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()
    path = arguments.out / "selection.json.gz"
    path.write_bytes(gzip.compress(raw, mtime=0))
    print(f"{path}: {len(table)} places, {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
