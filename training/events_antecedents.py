"""Weights for whom a pronoun stands for, learnt from the coreference of UD English GUM (six free genres) and Wikinews.

A log-linear model over the nouns and like pronouns before each pronoun and "none of them"
(``extractors.events.antecedents``), fitted as the ranker of reference times is. GUM's annotations are CC BY 4.0, its
texts of these genres CC BY or CC BY-SA; of GUM the train and the development part are learnt. In documents of the train
part of Temporal Dependency Graphs (Wikinews, CC BY 2.5) "it" and "they" are marked by hand (``lists/pronouns.txt``).
Another run gives the same bytes. What is said of folds is by weights that have not seen their documents.

    python training/events_antecedents.py --data DIR [--out extractors/events/weights]
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

import events_data  # noqa: E402
import events_models  # noqa: E402
import events_pronouns as benchmark  # noqa: E402
import events_reference  # noqa: E402
import numpy as np  # noqa: E402

from extractors.events import names  # noqa: E402
from extractors.events.linear import features_of  # noqa: E402
from extractors.language import load, parse  # noqa: E402
from extractors.language.words import Words  # noqa: E402


def examples(path: Path) -> list[events_reference.Example]:
    """Every third-person pronoun with what it may stand for; the last option is "none of these"."""
    documents = list(benchmark.read(path))
    found: list[events_reference.Example] = []
    parsed = parse(load(), [document.article for document in documents])
    for number, (document, (_, doc)) in enumerate(zip(documents, parsed, strict=True)):
        words = Words(doc)
        reader = names.Names(words).antecedents
        for word, kind in reader.pronouns():
            chain = benchmark.referring(document, word)
            views, rows = reader.options(word, kind)
            right = []
            for view in views:
                noun = document.innermost(view.word.idx, view.word.idx + len(view.word))
                right.append(chain is not None and noun is not None and noun[2] == chain)
            right.append(not any(right))
            options = [features_of(row) for row in rows]
            found.append(events_reference.Example(number, options, [""] * len(options), right, True))
    return found


def marked(path: Path, first: int) -> list[events_reference.Example]:
    """The pronouns of ``lists/pronouns.txt``, as ``examples`` gives them; documents are numbered from ``first`` on."""
    lines = (ROOT / "training" / "lists" / "pronouns.txt").read_text(encoding="utf-8").splitlines()
    answers = {line.split()[0]: _offsets(line.split()[1:]) for line in lines if not line.startswith("#")}
    articles = [document.article for document in events_data.tdg(path) if document.article.doc_id in answers]
    found: list[events_reference.Example] = []
    for number, (article, (_, doc)) in enumerate(zip(articles, parse(load(), articles), strict=True)):
        words = Words(doc)
        reader = names.Names(words).antecedents
        by_offset = {word.idx: word for word in words}
        for word, kind in reader.pronouns():
            before = answers[article.doc_id].get(word.idx)
            if before is None:
                continue
            nouns = [by_offset[offset] for offset in before if by_offset[offset].pos_ != "PRON"]
            called = {reader.views.name(noun) for noun in nouns}
            views, rows = reader.options(word, kind)
            right = [view.name in called or view.word.idx in before for view in views]
            right.append(not any(right))
            options = [features_of(row) for row in rows]
            found.append(events_reference.Example(first + number, options, [""] * len(options), right, True))
    return found


def _offsets(cells: list[str]) -> dict[int, list[int]]:
    pairs = (cell.split(">") for cell in cells)
    return {int(begin): [int(one) for one in before.split(",") if one] for begin, before in pairs}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "extractors" / "events" / "weights")
    data, arguments = events_data.data_folder(parser)
    events_reference.RARE = 3
    train: list[events_reference.Example] = []
    for part in ("train", "dev"):
        found = examples(data / "ud_gum_by" / f"en_gum_by-ud-{part}.conllu")
        first = train[-1].document + 1 if train else 0
        train.extend(replace(one, document=one.document + first) for one in found)
    news = marked(data / "tdg" / "train.txt", train[-1].document + 1)
    known = len(train)
    train.extend(news)
    vocabulary = events_reference.vocabulary(train)
    table = events_reference.Table(train, vocabulary)
    folds = events_reference.cross_validated(table, len(vocabulary))
    weights = events_reference.fit(table, len(vocabulary), np.arange(len(train)))
    hits = table.hits(folds)
    print(f"pronouns: {known} and {len(news)}; the likeliest option is right in held-out folds: ", end="")
    print(f"GUM {hits[:known].mean():.3f}, Wikinews {hits[known:].mean():.3f}")
    print(events_reference.calibration(table, folds, 1.0, 0.0))
    learnt = {name: float(weights[number]) for name, number in vocabulary.items()}
    events_models.store(learnt, arguments.out / "pronouns.json.gz")


if __name__ == "__main__":
    main()
