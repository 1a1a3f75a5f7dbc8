"""Names in news that has none marked: ``python -m training.silver DATA PIPELINE OUT.jsonl``.

The training documents of Temporal Dependency Graphs (Wikinews, CC BY 2.5) are read by an earlier pipeline, article by
article, so that what a name is in one sentence helps in the next; the next run learns to see it in the sentence alone.
Documents that share a sentence with the development and test parts of GUM are left out.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from training.corpora import Name, Sentence, Word, read_conllu

_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
_MARKS = _BRACKETS | {"``": '"', "''": '"'}


def documents(path: Path) -> Iterator[list[list[str]]]:
    """The sentences of every document, in words; the first line of each, its date, is left out."""
    for part in path.read_text(encoding="utf-8").split("SNT_LIST\n")[1:]:
        lines = part.partition("EDGE_LIST")[0].splitlines()
        yield [[_MARKS.get(word, word) for word in line.split()] for line in lines[1:] if line.split()]


def _letters(words: list[str]) -> str:
    return re.sub(r"\W", "", "".join(words)).lower()


def main(data: str, pipeline: str, out: str) -> None:
    import spacy

    from extractors.language.component import READER
    from training.ner_sets import spacing

    nlp = spacy.load(pipeline)
    reader = nlp.get_pipe(READER)
    kept_back = {
        _letters([w.form for w in sentence.words])
        for part in ("dev", "test")
        for paragraph in read_conllu(Path(data) / f"ud_gum_by/en_gum_by-ud-{part}.conllu")
        for sentence in paragraph.sentences
        if len(sentence.words) > 6
    }
    lines, left_out = [], 0
    for sentences in documents(Path(data) / "tdg/train.txt"):
        if any(_letters(words) in kept_back for words in sentences):
            left_out += 1
            continue
        texts = []
        for words in sentences:
            spaces = spacing(words)
            texts.append("".join(w + " " * s for w, s in zip(words, spaces, strict=True)).strip())
        docs = list(nlp.pipe(texts))
        words, tags, spans = [], [], []
        for doc in docs:
            spans += [(e.start + len(words), e.end + len(words), e.label_) for e in doc.ents]
            words += [token.text for token in doc]
            tags += [token.tag_ for token in doc]
        names = reader.agree(spans, words, tags)  # type: ignore[attr-defined]
        begin = 0
        for doc in docs:
            end = begin + len(doc)
            inside = [(b - begin, e - begin, k) for b, e, k in names if begin <= b < end]
            lines.append(json.dumps([[t.text for t in doc], [bool(t.whitespace_) for t in doc], inside]))
            begin = end
    Path(out).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} sentences, {left_out} documents left out")


def read_silver(path: Path) -> list[Sentence]:
    """What :func:`main` wrote."""
    sentences = []
    for line in path.read_text(encoding="utf-8").splitlines():
        words, spaces, names = json.loads(line)
        built = tuple(Word(form, space=space) for form, space in zip(words, spaces, strict=True))
        sentences.append(Sentence(built, tuple(Name(*name) for name in names)))
    return sentences


if __name__ == "__main__":
    main(*sys.argv[1:4])
