"""Training examples: chunks of consecutive sentences as arrays, with -1 where a set says nothing.

The encoder reads across sentence ends (it has to find them), so a chunk is one to several sentences of one block.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.language.lemmas import rule_of
from training.corpora import Name, Paragraph, Sentence, Word, read_conllu
from training.gum import with_gum_names
from training.names import LABELS, Labeller
from training.ner_sets import read_gmb, read_wikigold
from training.silver import read_silver

ENTITY_TAGS = ("O", *(f"{p}-{label}" for label in LABELS for p in "BIES"))


@dataclass(frozen=True, slots=True)
class Sets:
    """The training material, by set."""

    trees: list[Paragraph]
    gmb: list[Sentence]
    wikigold: list[Sentence]
    silver: list[Sentence]


@dataclass(frozen=True, slots=True)
class Labels:
    """The label sets, in the order of the model's outputs."""

    tags: list[str]
    morphs: list[str]
    lemmas: list[str]
    deps: list[str]


def load_sets(data: Path, gazetteer: Path, silver: Path | None = None, *, dev: bool = False) -> Sets:
    """Read everything marked *ship* that the model is trained on; ``silver`` is what ``training.silver`` wrote."""
    labeller = Labeller(gazetteer)
    trees: list[Paragraph] = []
    for part in ("train", "dev") if dev else ("train",):
        trees += read_conllu(data / f"ud_ewt/en_ewt-ud-{part}.conllu")
        gum = read_conllu(data / f"ud_gum_by/en_gum_by-ud-{part}.conllu")
        trees += [with_gum_names(p, labeller) for p in gum]
    return Sets(
        trees,
        read_gmb(data / "gmb_voa/ner_dataset_part.csv", labeller),
        read_wikigold(data / "wikigold/CONLL-format/data/wikigold.conll.txt", labeller),
        read_silver(silver) if silver else [],
    )


def morph(word: Word) -> str:
    return f"{word.upos}|{word.feats}" if word.feats else word.upos


def labels_of(trees: Iterable[Paragraph]) -> Labels:
    tags, morphs, lemmas, deps = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for paragraph in trees:
        for sentence in paragraph.sentences:
            for word in sentence.words:
                tags[word.xpos] += 1
                morphs[morph(word)] += 1
                lemmas[rule_of(word.form, word.lemma)] += 1
                deps[word.deprel] += 1

    def common(counted: Counter[str], least: int) -> list[str]:
        return sorted(k for k, n in counted.items() if n >= least)

    return Labels(common(tags, 2), common(morphs, 3), common(lemmas, 3), common(deps, 5))


def entity_tags(size: int, names: Sequence[Name] | None) -> list[int]:
    """BIOES indices; -1 for unknown."""
    if names is None:
        return [-1] * size
    out = [0] * size
    for name in names:
        if not name.label:
            out[name.begin : name.end] = [-1] * (name.end - name.begin)
            continue
        base = 1 + 4 * LABELS.index(name.label)
        if name.end - name.begin == 1:
            out[name.begin] = base + 3
        else:
            out[name.begin : name.end] = [base] + [base + 1] * (name.end - name.begin - 2) + [base + 2]
    return out


def chunks_of(sentences: Sequence[Sentence], rng: random.Random, most: int = 90) -> list[list[Sentence]]:
    """Cut a block into runs of one to five sentences, at most about ``most`` words."""
    out: list[list[Sentence]] = []
    at = 0
    while at < len(sentences):
        want = rng.choice((1, 1, 2, 2, 3, 4, 5))
        run = [sentences[at]]
        size = len(sentences[at].words)
        at += 1
        while at < len(sentences) and len(run) < want and size + len(sentences[at].words) <= most:
            run.append(sentences[at])
            size += len(sentences[at].words)
            at += 1
        out.append(run)
    return out


_CURLY = {"'s": "’s", "n't": "n’t", "'re": "’re", "'ve": "’ve", "'ll": "’ll", "'d": "’d", "'m": "’m", "'": "’"}
_NO_CAPITAL = {
    "a",
    "an",
    "the",
    "of",
    "in",
    "on",
    "to",
    "for",
    "and",
    "or",
    "but",
    "at",
    "by",
    "with",
    "from",
    "as",
    "n't",
    "'s",
    "’s",
}


def restyle(run: list[Sentence], rng: random.Random) -> list[Sentence]:
    """Typographic variants of one text: curly quotes, other dashes, now and then a headline's capitals or none."""
    style = rng.random()
    curly = rng.random() < 0.4
    lonely = rng.random()
    out = []
    opened = False
    for sentence in run:
        words = []
        for i, word in enumerate(sentence.words):
            form = word.form
            if form in {'"', "``", "''"} and curly:
                opened = form == "``" or (form == '"' and not opened)
                form = "“" if opened else "”"
            elif curly and form in _CURLY:
                form = _CURLY[form]
            elif form in {"--", "—", "–"}:
                form = rng.choice(("--", "—", "–", "-"))
            if style < 0.03 and len(run) == 1:
                form = form if i and form.lower() in _NO_CAPITAL else form[:1].upper() + form[1:]
            elif style < 0.045:
                form = form.upper()
            elif style < 0.055:
                form = form.lower()
            words.append(replace(word, form=form))
        # Headlines, captions and cut-off quotes have no full stop: the end must not hang on it alone.
        last = words[-1]
        if (
            lonely < 0.04
            and len(words) > 3
            and last.form in {".", '"'}
            and all(w.head != len(words) for w in words)
            and not sentence.names
        ):
            words.pop()
        out.append(replace(sentence, words=tuple(words)))
    return out
