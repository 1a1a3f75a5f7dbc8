"""Weights for whom a pronoun stands for, learnt from the coreference of UD English GUM (train part, six free genres).

A log-linear model over the nouns and like pronouns before each pronoun and "none of them"
(``extractors.events.antecedents``), fitted as the ranker of reference times is. GUM's annotations are CC BY 4.0, its
texts of these genres CC BY or CC BY-SA. Another run gives the same bytes.

    python training/events_antecedents.py --data DIR [--out extractors/events/weights]
"""

from __future__ import annotations

import argparse
import sys
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "extractors" / "events" / "weights")
    data, arguments = events_data.data_folder(parser)
    events_reference.RARE = 3
    train, dev = (examples(data / "ud_gum_by" / f"en_gum_by-ud-{part}.conllu") for part in ("train", "dev"))
    vocabulary = events_reference.vocabulary(train)
    table, unseen = events_reference.Table(train, vocabulary), events_reference.Table(dev, vocabulary)
    folds = events_reference.cross_validated(table, len(vocabulary))
    weights = events_reference.fit(table, len(vocabulary), np.arange(len(train)))
    hits = table.hits(folds).mean(), unseen.hits(unseen.scores(weights)).mean()
    print(f"pronouns: {len(train)}; the likeliest option is right: folds {hits[0]:.3f}, dev {hits[1]:.3f}")
    print(events_reference.calibration(table, folds, 1.0, 0.0))
    found = {name: float(weights[number]) for name, number in vocabulary.items()}
    events_models.store(found, arguments.out / "pronouns.json.gz")


if __name__ == "__main__":
    main()
