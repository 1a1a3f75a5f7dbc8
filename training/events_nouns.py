"""Weights for whom a definite noun ("the company", "the city") stands for, from news marked by hand and from GUM.

A log-linear model over the names before each noun and "none of them" (``extractors.events.definite``), fitted as the
ranker of pronouns is. In documents of the train part of Temporal Dependency Graphs (Wikinews, CC BY 2.5) the nouns are
marked by hand (``lists/nouns.txt``); of UD English GUM (six free genres, annotations CC BY 4.0, texts CC BY or
CC BY-SA) train and development part are learnt. Another run gives the same bytes. What is said of folds is by weights
that have not seen their documents.

    python training/events_nouns.py --data DIR [--out extractors/events/weights]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

import events_data  # noqa: E402
import events_models  # noqa: E402
import events_pronouns as benchmark  # noqa: E402
import events_reference  # noqa: E402
import numpy as np  # noqa: E402

from extractors.events import meant  # noqa: E402
from extractors.events.chains import sort_of  # noqa: E402
from extractors.events.linear import features_of  # noqa: E402
from extractors.events.names import Names  # noqa: E402
from extractors.language import load, parse  # noqa: E402
from extractors.language.words import Word, Words  # noqa: E402


def _reader(doc: Words) -> meant.Meant:
    return meant.Meant(doc, Names(doc).canonical)


def _example(number: int, options: list[list[str]], right: list[bool]) -> events_reference.Example:
    return events_reference.Example(number, options, [""] * len(options), [*right, not any(right)], True)


def marked(path: Path) -> list[events_reference.Example]:
    """The nouns of ``lists/nouns.txt``: the right names are those told first where it says."""
    lines = (ROOT / "training" / "lists" / "nouns.txt").read_text(encoding="utf-8").splitlines()
    answers = {line.split()[0]: _offsets(line.split()[1:]) for line in lines if not line.startswith("#")}
    articles = [document.article for document in events_data.tdg(path) if document.article.doc_id in answers]
    found: list[events_reference.Example] = []
    for number, (article, (_, doc)) in enumerate(zip(articles, parse(load(), articles), strict=True)):
        reader = _reader(Words(doc))
        for word in reader.asked():
            first = answers[article.doc_id].get(word.idx)
            if first is None:
                continue
            options, rows = reader.options(word)
            right = [any(told.idx in first for told in one.chain.told) for one in options]
            found.append(_example(number, [features_of(row) for row in rows], right))
    return found


def examples(path: Path, first: int) -> tuple[list[events_reference.Example], list[str]]:
    """The nouns of one part of GUM and the genre of each; documents are numbered from ``first`` on.

    "The government" is no mention of its country there, so such nouns are left out.
    """
    documents = list(benchmark.read(path))
    found: list[events_reference.Example] = []
    genres: list[str] = []
    parsed = parse(load(), [document.article for document in documents])
    for number, (document, (_, doc)) in enumerate(zip(documents, parsed, strict=True)):
        reader = _reader(Words(doc))
        for word in reader.asked():
            own = document.innermost(word.idx, word.idx + len(word))
            if own is None or sort_of(word.lemma_.lower()) == "rule":
                continue
            options, rows = reader.options(word)
            right = [_same(document, own, one.chain.told, word.idx) for one in options]
            found.append(_example(first + number, [features_of(row) for row in rows], right))
            genres.append(document.genre)
    return found, genres


def _same(document: benchmark.Coreference, own: tuple[int, int, str], told: Sequence[Word], before: int) -> bool:
    """Is one of the mentions before of the same chain, and its head: not "Afghan" in "the Afghan team"?"""
    for one in told:
        if one.idx >= before:
            break
        around = document.innermost(one.idx, one.idx + len(one))
        last = one.right_edge
        if around is not None and around[2] == own[2] and around[1] <= last.idx + len(last):
            return True
    return False


def _offsets(cells: list[str]) -> dict[int, list[int]]:
    pairs = (cell.split(">") for cell in cells)
    return {int(begin): [int(one) for one in before.split(",") if one] for begin, before in pairs}


def tell(name: str, table: events_reference.Table, folds: np.ndarray, chosen: np.ndarray) -> None:  # type: ignore[type-arg]
    """How many names are given, how many of them are right, and how many of those told before are found."""
    shares = table.probabilities(folds)
    for sure in (0.5, meant.SURE, 0.8, 0.9):
        given = right = known = 0
        for event in np.flatnonzero(chosen):
            begin, end = table.first[event], table.first[event + 1] - 1
            known += bool(table.right[begin:end].any())
            if begin == end:
                continue
            best = begin + int(np.argmax(shares[begin:end]))
            others = np.delete(shares[begin:end], best - begin)
            if shares[best] >= sure and not (others >= meant.RIVAL).any():
                given += 1
                right += bool(table.right[best])
        print(f"{name} {sure}: right {right} of {given} given ({right / max(given, 1):.3f}), of {known} told before")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "extractors" / "events" / "weights")
    data, arguments = events_data.data_folder(parser)
    events_reference.RARE, events_reference.BATCH, events_reference.EPOCHS = 2, 16, 15
    train = marked(data / "tdg" / "train.txt")
    genres = ["wikinews"] * len(train)
    for part in ("train", "dev"):
        found, its = examples(data / "ud_gum_by" / f"en_gum_by-ud-{part}.conllu", train[-1].document + 1)
        train += found
        genres += its
    vocabulary = events_reference.vocabulary(train)
    table = events_reference.Table(train, vocabulary)
    folds = events_reference.cross_validated(table, len(vocabulary))
    weights = events_reference.fit(table, len(vocabulary), np.arange(len(train)))
    wikinews, lives = ("wikinews",), ("news", "bio")
    for name, genre in (("Wikinews", wikinews), ("GUM news, lives", lives), ("both", wikinews + lives)):
        tell(name, table, folds, np.array([one in genre for one in genres]))
    tell("GUM, others", table, folds, np.array([one not in wikinews + lives for one in genres]))
    learnt = {name: float(weights[number]) for name, number in vocabulary.items()}
    events_models.store(learnt, arguments.out / "nouns.json.gz")


if __name__ == "__main__":
    main()
