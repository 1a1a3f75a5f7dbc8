"""Score a pipeline: ``python -m training.evaluate --data DATA [--model NAME] [--speed] [--json OUT]``.

On raw text, block by block, tokens aligned by their place in the text, as in the CoNLL 2018 shared task: a wrong cut is
an error in everything else too, LAS compares universal labels (subtypes left out), punctuation counts.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractors.language import load
from training.corpora import Paragraph, read_conllu
from training.gum import with_gum_names
from training.names import Labeller
from training.ner_sets import read_uner

SUBJECTS = {"nsubj", "nsubj:pass"}
ENTITY_GROUPS = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "NORP": "NORP"}


class Tally:
    """Gold, system and shared counts by name, and the F they make."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()

    def add(self, name: str, gold: int, system: int, both: int) -> None:
        for key, n in (("gold", gold), ("system", system), ("both", both)):
            self.counts[name, key] += n

    def sets(self, name: str, gold: set[Any], system: set[Any]) -> None:
        self.add(name, len(gold), len(system), len(gold & system))

    def scores(self) -> dict[str, float]:
        names = dict.fromkeys(name for name, _ in self.counts)
        out = {}
        for name in names:
            total = self.counts[name, "gold"] + self.counts[name, "system"]
            out[name] = round(200 * self.counts[name, "both"] / total, 2) if total else 0.0
        return out


def score_trees(nlp: Language, paragraphs: Sequence[Paragraph]) -> dict[str, float]:
    """Tokens, sentences, tags, lemmas, trees, and the edges from verbs to their subjects and objects."""
    tally = Tally()
    docs = nlp.pipe(p.text for p in paragraphs)
    for paragraph, doc in zip(paragraphs, docs, strict=True):
        _score_block(tally, paragraph, doc)
    return tally.scores()


def _score_block(tally: Tally, paragraph: Paragraph, doc: Doc) -> None:
    gold: dict[tuple[int, int], tuple[Any, ...]] = {}
    sentences = set()
    at = 0
    for sentence in paragraph.sentences:
        spans = []
        for word in sentence.words:
            spans.append((at, at + len(word.form)))
            at += len(word.form) + word.space
        sentences.add((spans[0][0], spans[-1][1]))
        for span, word in zip(spans, sentence.words, strict=True):
            head = spans[word.head - 1] if word.head else None
            verb = bool(word.head) and sentence.words[word.head - 1].upos == "VERB"
            gold[span] = (word.upos, word.xpos, word.feats, word.lemma, head, word.deprel, verb)
    system: dict[tuple[int, int], tuple[Any, ...]] = {}
    for token in doc:
        if not token.is_space:
            root = token.head.i == token.i
            head = None if root else (token.head.idx, token.head.idx + len(token.head))
            dep = "root" if root else token.dep_
            verb = not root and token.head.pos_ == "VERB"
            system[token.idx, token.idx + len(token)] = (
                token.pos_, token.tag_, str(token.morph), token.lemma_, head, dep, verb)  # fmt: skip
    found = set()
    for sent in doc.sents:
        words = [t for t in sent if not t.is_space]
        if words:
            found.add((words[0].idx, words[-1].idx + len(words[-1])))
    tally.sets("tokens", set(gold), set(system))
    tally.sets("sentences", sentences, found)
    for name, key in (
        ("UPOS", lambda v: v[0]),
        ("XPOS", lambda v: v[1]),
        ("UFeats", lambda v: "|".join(sorted(v[2].split("|")))),
        ("lemma", lambda v: v[3]),
        ("UAS", lambda v: v[4]),
        ("LAS", lambda v: (v[4], v[5].split(":")[0])),
        ("LAS+subtypes", lambda v: (v[4], v[5])),
    ):
        tally.sets(name, {(k, key(v)) for k, v in gold.items()}, {(k, key(v)) for k, v in system.items()})
    real = [{k: v for k, v in x.items() if v[5] != "punct"} for x in (gold, system)]
    tally.sets("LAS no punct", *({(k, v[4], v[5]) for k, v in x.items()} for x in real))
    for name, labels in (("verb-subject", SUBJECTS), ("verb-object", {"obj"})):
        tally.sets(name, *({(k, v[4]) for k, v in x.items() if v[5] in labels and v[6]} for x in (gold, system)))


def score_names(nlp: Language, paragraphs: Iterable[Paragraph]) -> dict[str, float]:
    """Entities of one scheme, exact spans."""
    paragraphs = list(paragraphs)
    tally = Tally()
    for paragraph, doc in zip(paragraphs, nlp.pipe(p.text for p in paragraphs), strict=True):
        gold = set()
        at = 0
        for sentence in paragraph.sentences:
            spans = []
            for word in sentence.words:
                spans.append((at, at + len(word.form)))
                at += len(word.form) + word.space
            for name in sentence.names or ():
                gold.add((spans[name.begin][0], spans[name.end - 1][1], name.label))
        system = {(e.start_char, e.end_char, e.label_) for e in doc.ents}
        for group in dict.fromkeys(ENTITY_GROUPS.values()):
            sides = ({(b, e) for b, e, k in x if ENTITY_GROUPS.get(k) == group} for x in (gold, system))
            tally.sets(group, *sides)
        joined = (
            {(b, e, ENTITY_GROUPS[k]) for b, e, k in x if ENTITY_GROUPS.get(k, "NORP") != "NORP"}
            for x in (gold, system)
        )
        tally.sets("PERSON/ORG/PLACE", *joined)
    return tally.scores()


def speed(model: str | None, data: Path) -> dict[str, float]:
    """Words a second of CPU time on one core, seconds to load, memory in MB; in a process of its own."""
    code = f"import sys; from training.evaluate import _speed; _speed({model!r}, {str(data)!r})"
    out = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    return dict(json.loads(out.stdout.strip().splitlines()[-1]))


def _speed(model: str | None, data: str) -> None:
    import resource

    began = time.process_time(), time.perf_counter()
    nlp = load(model)
    loaded = time.process_time() - began[0], time.perf_counter() - began[1]
    news = [
        p
        for part in ("train", "dev", "test")
        for p in read_conllu(Path(data) / f"ud_gum_by/en_gum_by-ud-{part}.conllu")
        if p.genre == "news"
    ]
    texts = [p.text for p in news]
    for _ in nlp.pipe(texts[:60]):
        pass
    best = 0.0
    words = wall = 0.0
    for _ in range(3):
        cpu, clock = time.process_time(), time.perf_counter()
        words = sum(len(doc) for doc in nlp.pipe(texts))
        cpu, clock = time.process_time() - cpu, time.perf_counter() - clock
        if words / cpu > best:
            best, wall = words / cpu, words / clock
    print(json.dumps({
        "words": words, "words/s of CPU": round(best), "words/s of wall clock": round(wall),
        "load s (CPU)": round(loaded[0], 2), "load s (wall)": round(loaded[1], 2),
        "memory MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }))  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=os.environ.get("DATELINE_DATA"))
    parser.add_argument("--model")
    parser.add_argument(
        "--gazetteer",
        type=Path,
        default=Path(__file__).parents[1] / "extractors/language/weights/dateline_reader/gazetteer.txt.gz",
    )
    parser.add_argument("--part", default="test", choices=("dev", "test"))
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    if args.data is None:
        parser.error("name the data folder with --data or DATELINE_DATA")
    nlp = load(args.model)
    ewt = args.data / f"ud_ewt/en_ewt-ud-{args.part}.conllu"
    gum = list(read_conllu(args.data / f"ud_gum_by/en_gum_by-ud-{args.part}.conllu"))
    news = [p for p in gum if p.genre == "news"]
    labeller = Labeller(args.gazetteer)
    results: dict[str, dict[str, float]] = {
        f"EWT {args.part}": score_trees(nlp, list(read_conllu(ewt))),
        f"GUM {args.part}, news": score_trees(nlp, news),
        f"GUM {args.part}, six genres": score_trees(nlp, gum),
        f"names, GUM {args.part}, news": score_names(nlp, (with_gum_names(p, labeller) for p in news)),
        f"names, GUM {args.part}, six genres": score_names(nlp, (with_gum_names(p, labeller) for p in gum)),
        f"names, EWT {args.part} (Universal NER)": score_names(
            nlp, read_uner(args.data / f"uner_ewt/en_ewt-ud-{args.part}.iob2", ewt)
        ),
    }
    if args.speed:
        results["speed"] = speed(args.model, args.data)
    for name, scores in results.items():
        print(f"{name}: " + ", ".join(f"{k} {v:g}" for k, v in scores.items()))
    if args.json:
        args.json.write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
