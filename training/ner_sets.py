"""Readers of the sets of names: Voice of America (Groningen Meaning Bank), Wikigold, Universal NER over EWT."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from training.corpora import Name, Paragraph, Sentence, Word, read_conllu
from training.names import Labeller

_FORMS_OF_ADDRESS = frozenset({"Mr.", "Mrs.", "Ms.", "Mr", "Mrs", "Ms"})
_GMB = {"geo": "GPE", "gpe": "NORP", "org": "ORG", "per": "PERSON", "eve": "EVENT", "tim": "", "art": "", "nat": ""}


def read_gmb(path: Path, labeller: Labeller) -> list[Sentence]:
    """Voice of America news: Penn tags and entities, one sentence a row group, text put together again."""
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        rows = list(csv.reader(file))[1:]
    groups: list[list[list[str]]] = []
    for row in rows:
        if row[0] or not groups:
            groups.append([])
        groups[-1].append(row)
    raw = [(g, [(b, e, _GMB[t]) for b, e, t in _iob([r[3] for r in g])]) for g in groups]
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for group, spans in raw:
        for begin, end, label in spans:
            votes[" ".join(r[1] for r in group[begin:end])][label] += 1
    sentences = []
    cut = _cutter()
    for group, spans in raw:
        forms = [r[1] for r in group]
        names = []
        taken: set[int] = set()
        for begin, end, label in spans:
            if not label:
                continue
            if label in {"GPE", "ORG", "NORP"} and begin and forms[begin - 1] in _FORMS_OF_ADDRESS:
                label = "PERSON"
            if label == "ORG" and labeller.without_titles(forms, begin, end) == end:
                continue  # "President", "Secretary-General"
            if label == "PERSON":
                label = labeller.only(forms[begin:end]) or label
                begin = labeller.name_of_person(forms, begin, end)
            else:
                begin = labeller.without_article(forms, begin, end)
            if begin >= end:
                continue
            words = forms[begin:end]
            counted = votes[" ".join(words)]
            best, most = counted.most_common(1)[0] if counted else (label, 0)
            if label != "PERSON" and best and best != "PERSON" and most >= 3 and most >= 0.65 * counted.total():
                label = best
            if label in {"GPE", "NORP", "ORG"}:
                label = _settle(words, label, labeller)
            names.append(Name(begin, end, label))
            taken.update(range(begin, end))
        names += labeller.peoples(forms, taken)
        spaces = spacing(forms)
        built = tuple(
            Word(f, xpos=_PENN.get(r[2], r[2]), space=s) for f, r, s in zip(forms, group, spaces, strict=True)
        )
        sentences.append(recut(Sentence(built, tuple(sorted(names, key=lambda n: n.begin))), cut))
    return sentences


def recut(sentence: Sentence, cut: Callable[[str], list[str]]) -> Sentence:
    """The sentence with words cut as the tokenizer cuts them: ``al-Qaida`` is one word here and three there."""
    words: list[Word] = []
    begins = []
    for word in sentence.words:
        begins.append(len(words))
        parts = cut(word.form) if len(word.form) > 2 and not word.form.isalnum() else [word.form]
        if len(parts) == 1:
            words.append(word)
            continue
        for part in parts:
            proper = word.xpos.startswith("NNP") and part[0].isupper()
            tag = "HYPH" if part == "-" else word.xpos if proper else ""
            words.append(Word(part, xpos=tag, space=False))
        words[-1] = replace(words[-1], space=word.space)
    begins.append(len(words))
    names = tuple(Name(begins[n.begin], begins[n.end], n.label) for n in sentence.names or ())
    return Sentence(tuple(words), names)


@lru_cache(maxsize=1)
def _cutter() -> Callable[[str], list[str]]:
    from spacy.lang.en import English

    from extractors.language.tokenizer import newswire_tokenizer

    tokenizer = newswire_tokenizer(English())
    return lru_cache(maxsize=None)(lambda form: [token.text for token in tokenizer(form)])


_PENN = {"LRB": "-LRB-", "RRB": "-RRB-", ";": ":"}


def _settle(words: Sequence[str], label: str, labeller: Labeller) -> str:
    if labeller.is_kind(words, "people"):
        return "NORP"
    if labeller.is_kind(words, "country", "region"):
        return "GPE"
    if labeller.is_kind(words, "organisation"):
        return "ORG"
    if labeller.is_kind(words, "place"):
        return labeller.place(words)
    if label == "NORP" and labeller.is_kind(words, "city"):
        return "GPE"
    if label == "NORP" and not words[-1].endswith(
        ("an", "ans", "ish", "ese", "i", "is", "ist", "ists", "ite", "ites", "ch", "s")
    ):
        label = "GPE"
    return labeller.place(words) if label == "GPE" else label


def read_wikigold(path: Path, labeller: Labeller) -> list[Sentence]:
    """Wikipedia; MISC is left unknown but for peoples."""
    sentences: list[Sentence] = []
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        parts = line.split()
        if len(parts) == 2 and parts[0] != "-DOCSTART-":
            rows.append((parts[0], parts[1]))
        elif rows:
            forms = [f for f, _ in rows]
            names = []
            for begin, end, kind in _iob([t for _, t in rows]):
                label = {"PER": "PERSON", "ORG": "ORG", "LOC": "GPE"}.get(kind, "")
                begin = labeller.without_article(forms, begin, end)
                if kind == "LOC" or label == "GPE":
                    label = labeller.place(forms[begin:end])
                elif kind == "MISC" and labeller.is_kind(forms[begin:end], "people"):
                    label = "NORP"
                names.append(Name(begin, end, label))
            spaces = spacing(forms)
            built = tuple(Word(f, space=s) for f, s in zip(forms, spaces, strict=True))
            sentences.append(recut(Sentence(built, tuple(names)), _cutter()))
            rows = []
    return sentences


def _iob(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag == "O":
            continue
        kind = tag[2:]
        if tag[0] == "I" and spans and spans[-1][1] == i and spans[-1][2] == kind:
            spans[-1] = (spans[-1][0], i + 1, kind)
        else:
            spans.append((i, i + 1, kind))
    return spans


_TIGHT_LEFT = {".", ",", ";", ":", "?", "!", "'s", "n't", ")", "%", "'", "’s", "''", "'re", "'ve", "'ll", "'d", "'m"}
_TIGHT_RIGHT = {"(", "$", "``", "#"}


def spacing(forms: Sequence[str]) -> list[bool]:
    """Guess where a tokenised text had spaces."""
    spaces = [True] * len(forms)
    inside = False
    for i, form in enumerate(forms):
        if i and form in _TIGHT_LEFT:
            spaces[i - 1] = False
        if form in _TIGHT_RIGHT:
            spaces[i] = False
        if form == '"':
            if inside and i:
                spaces[i - 1] = False
            elif not inside:
                spaces[i] = False
            inside = not inside
    return spaces


def read_uner(path: Path, trees: Path) -> list[Paragraph]:
    """Universal NER over the sentences of EWT: PER, ORG, LOC."""
    marks: dict[str, list[tuple[int, int, str]]] = {}
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.strip() and not line.startswith("#"):
            rows.append((line.split("\t")[1], line.split("\t")[2]))
        elif rows and not line.strip():
            found: list[tuple[int, int, str]] = []
            at = 0
            for form, tag in rows:
                end = at + len(form.replace(" ", ""))
                kind = {"PER": "PERSON", "ORG": "ORG", "LOC": "GPE"}.get(tag[2:], "")
                if tag[0] == "B" and kind:
                    found.append((at, end, kind))
                elif tag[0] == "I" and found and found[-1][1] == at:
                    found[-1] = (found[-1][0], end, found[-1][2])
                at = end
            marks["".join(form.replace(" ", "") for form, _ in rows)] = found
            rows = []
    out = []
    for paragraph in read_conllu(trees):
        sentences = []
        for sentence in paragraph.sentences:
            # the sets cut some words differently: names are found again by their letters
            begins, ends, at = {}, {}, 0
            for i, word in enumerate(sentence.words):
                begins[at] = i
                at += len(word.form.replace(" ", ""))
                ends[at] = i + 1
            key = "".join(word.form.replace(" ", "") for word in sentence.words)
            names = [Name(begins[b], ends[e], k) for b, e, k in marks.get(key, ()) if b in begins and e in ends]
            sentences.append(replace(sentence, names=tuple(names)))
        out.append(replace(paragraph, sentences=tuple(sentences)))
    return out
