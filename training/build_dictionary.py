"""Build the dictionary of the model: ``python -m training.build_dictionary DATA OUT.bin``.

Sources (see README.md for licences): the NIH SPECIALIST lexicon as ``lemminflect`` carries it (tags and lemmas of
forms), frequencies of forms as ``spacy-lookups-data`` carries them. Where the training parts of the treebanks
lemmatise a form otherwise ("data", "people"), the treebanks are followed.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from extractors.language.dictionary import BITS, INFLECTED, TAGS, Entries, pack
from extractors.language.lemmas import rule_of
from training.corpora import read_conllu

LEAST = -17.5  # natural logarithm of the share of a form in running text
_STEPS = (-17.5, -16.0, -14.5, -13.0, -11.0, -9.0)
_CAPITAL, _CAPITALS = (0.1, 0.5, 0.8, 0.95), (0.1, 0.5, 0.9)
_COLUMNS = {
    "noun": ("NN", ("NNS",)),
    "verb": ("VB", ("VBD", "VBN", "VBG", "VBZ")),
    "adj": ("JJ", ("JJR", "JJS")),
    "adv": ("RB", ("RBR", "RBS")),
}


def _folder(package: str) -> Path:
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise SystemExit(f"{package} is missing; pip install -r training/requirements.txt")
    return Path(found.origin).parent


def inflections() -> Iterator[tuple[str, str, str]]:
    """(form, tag, lemma) of the lexicon, overrides included."""
    folder = _folder("lemminflect") / "resources"
    with gzip.open(folder / "infl_lu.csv.gz", "rt", encoding="utf-8") as file:
        for line in file:
            lemma, kind, *forms = line.rstrip("\n").split(",")
            base, tags = _COLUMNS[kind]
            yield lemma, "NNP" if kind == "noun" and lemma[:1].isupper() else base, lemma
            past = forms[0] if forms else ""
            for i, tag in enumerate(tags):
                # an empty participle is that of the past form
                for form in (forms[i] or (past if tag == "VBN" else "") if i < len(forms) else "").split("/"):
                    if form and (tag != "NNS" or form != lemma):
                        yield form, tag, lemma
    with gzip.open(folder / "lemma_lu.csv.gz", "rt", encoding="utf-8") as file:
        for line in file:
            form, kind, _ = line.rstrip("\n").split(",")
            if kind == "aux":
                yield form, "MD", form


def frequencies() -> dict[str, float]:
    path = _folder("spacy_lookups_data") / "data/en_lexeme_prob.json.gz"
    return dict(json.loads(gzip.decompress(path.read_bytes())))


def _steps(value: float, steps: tuple[float, ...]) -> int:
    return sum(1 << i for i, step in enumerate(steps) if value > step)


def _written(form: str, probability: dict[str, float]) -> int:
    """Bits for how common a form is and how often it is written with a capital or in capitals."""
    shares = [math.exp(probability.get(x, -60.0)) for x in (form, form.capitalize(), form.upper())]
    if len(form) == 1:
        shares[2] = 0.0
    total = sum(shares)
    if total <= math.exp(LEAST):
        return 0
    return (
        _steps(math.log(total), _STEPS)
        | _steps((shares[1] + shares[2]) / total, _CAPITAL) << len(_STEPS)
        | _steps(shares[2] / total, _CAPITALS) << (len(_STEPS) + len(_CAPITAL))
    )


def treebank_lemmas(data: Path) -> dict[tuple[str, int], Counter[str]]:
    """How the training parts lemmatise inflected forms."""
    found: dict[tuple[str, int], Counter[str]] = {}
    for path in ("ud_ewt/en_ewt-ud-train.conllu", "ud_gum_by/en_gum_by-ud-train.conllu"):
        for paragraph in read_conllu(data / path):
            for word in (w for s in paragraph.sentences for w in s.words):
                if word.xpos in INFLECTED and word.upos != "AUX":
                    found.setdefault((word.form.lower(), INFLECTED[word.xpos]), Counter())[word.lemma.lower()] += 1
    return found


def entries(data: Path) -> Entries:
    probability = frequencies()
    tags: dict[str, int] = {}
    lemmas: dict[tuple[str, int], set[str]] = {}
    for form, tag, lemma in inflections():
        low = form.lower()
        tags[low] = tags.get(low, 0) | 1 << TAGS.index(tag)
        if tag in INFLECTED:
            lemmas.setdefault((low, INFLECTED[tag]), set()).add(lemma.lower())
    for key, counted in treebank_lemmas(data).items():
        best, most = counted.most_common(1)[0]
        if key in lemmas and most >= 2 and (best not in lemmas[key] or len(lemmas[key]) > 1):
            lemmas[key] = {best} if most > 0.8 * counted.total() else set()
    forms = {f for f in tags if f.isprintable()}
    forms |= {
        f.lower() for f, p in probability.items() if p > LEAST and f.isprintable() and any(c.isalpha() for c in f)
    }
    ordered = sorted(f for f in forms if len(f) <= 24 and not any(c.isspace() for c in f))
    rules = np.zeros((len(ordered), 4), dtype=np.uint8)
    names = [""]
    index: dict[str, int] = {}
    for i, form in enumerate(ordered):
        for column in range(4):
            found = lemmas.get((form, column), set())
            if len(found) == 1:
                rule = rule_of(form, next(iter(found)))
                rule = "l" + rule[1:] if rule.startswith("k") else rule
                if rule not in index:
                    if len(names) > 255 or rule.startswith("="):
                        continue
                    index[rule] = len(names)
                    names.append(rule)
                rules[i, column] = index[rule]
    bits = [tags.get(f, 0) | _written(f, probability) << len(TAGS) for f in ordered]
    assert max(bits) < 1 << BITS
    return Entries(
        ordered,
        np.array(bits, dtype=np.uint32),
        rules,
        names,
    )


def main(data: str, out: str) -> None:
    built = entries(Path(data))
    Path(out).write_bytes(pack(built))
    print(f"{len(built.forms)} forms, {len(built.rule_names)} rules, {Path(out).stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main(*sys.argv[1:3])
