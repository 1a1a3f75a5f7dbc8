"""The component of the embedded pipeline: tags, morphology, lemmas, sentences, dependencies and entities in one pass.

An ordinary spaCy component (factory ``dateline_reader``): it is saved with the pipeline, found by ``spacy.load``
through the package's entry point, and works in ``nlp.pipe`` with any number of processes.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from extractors.language import dictionary
from extractors.language.barring import bar
from extractors.language.bodies import bodies
from extractors.language.brackets import titled
from extractors.language.contexts import in_context
from extractors.language.decoding import EntityDecoder, sentences, surplus_subjects, tree
from extractors.language.dictionary import Dictionary
from extractors.language.gazetteer import Gazetteer
from extractors.language.labels import FINITE_COMPLEMENT, LOOSE, OPEN_COMPLEMENT, SUBJECT
from extractors.language.lemmas import apply
from extractors.language.lemmas import settle as settle_lemma
from extractors.language.matches import clubs
from extractors.language.names import agree, settle
from extractors.language.network import Encoded, Network
from extractors.language.parts import Parts
from extractors.language.storage import unpack
from extractors.language.text import ATTRIBUTES, OUTSIDE, Text, windows

Ints = NDArray[np.int64]

#: The name of the component and of its factory.
READER = "dateline_reader"

#: The layout of the stored weights; another one is refused.
FORMAT = 2

_WORDS_AT_ONCE = 4000
_CLAUSES = FINITE_COMPLEMENT | OPEN_COMPLEMENT | LOOSE


class Reader:
    """Annotates documents. Empty until weights are read with :meth:`from_disk`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self._nlp = nlp
        self._network: Network | None = None
        self._threads = ThreadpoolController()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Annotate a stream of documents, many at a time."""
        waiting: list[Doc] = []
        words = 0
        for doc in stream:
            waiting.append(doc)
            words += len(doc)
            if words >= _WORDS_AT_ONCE or len(waiting) >= batch_size:
                self._annotate(waiting)
                yield from waiting
                waiting, words = [], 0
        self._annotate(waiting)
        yield from waiting

    # --- weights ---------------------------------------------------------------------------------------------

    def place(self, name: Sequence[str]) -> bool:
        """Whether the gazetteer knows ``name`` (its words) as one of a place and hardly of a person."""
        self._require()
        return self._gazetteer.hardly_a_person(name)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Copy the files of the model into ``path``."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self._require().items():
            (folder / name).write_bytes(content)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Reader:
        """Read the weights. Raises ValueError where they are of another format."""
        folder = Path(path)
        self.load({name: (folder / name).read_bytes() for name in _FILES})
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The model as one string of bytes, for ``nlp.to_bytes``."""
        files = self._require()
        sizes = json.dumps({name: len(content) for name, content in files.items()}).encode()
        return len(sizes).to_bytes(4, "big") + sizes + b"".join(files.values())

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Reader:
        """The reverse of :meth:`to_bytes`."""
        at = 4 + int.from_bytes(data[:4], "big")
        files = {}
        for name, size in json.loads(data[4:at]).items():
            files[name] = data[at : at + size]
            at += size
        self.load(files)
        return self

    def load(self, files: dict[str, bytes]) -> None:
        """Take the model from the contents of its files."""
        meta = json.loads(files["model.json"])
        if meta.get("format") != FORMAT:
            raise ValueError(f"the weights are of format {meta.get('format')}, this version reads format {FORMAT}")
        self._files = files
        self._dictionary = Dictionary(dictionary.unpack(files["dictionary.bin"]))
        self._network = Network(meta["words"], unpack(files["weights.bin"]), self._dictionary)
        names = gzip.decompress(files["gazetteer.txt.gz"]).decode("utf-8").splitlines()
        self._gazetteer = Gazetteer(_entries(names))
        self._entities = EntityDecoder(meta["entities"])
        self._lemma_rules: list[str] = meta["labels"]["lemmas"]
        self._lemma_known: dict[tuple[str, int, int, int], int] = {}
        self._words = frozenset(meta["words"])
        self._tag_names: list[str] = meta["labels"]["tags"]
        self._tags = self._strings(self._tag_names)
        self._deps = self._strings(["ROOT" if d == "root" else d for d in meta["labels"]["deps"]])
        self._root = self._string("ROOT")
        self._subject = np.array([d in SUBJECT for d in meta["labels"]["deps"]])
        self._object = meta["labels"]["deps"].index("obj")
        self._apposition = meta["labels"]["deps"].index("appos")
        self._description = meta["labels"]["deps"].index("nmod:desc")
        self._clause = np.array([d in _CLAUSES for d in meta["labels"]["deps"]])
        pairs = [m.partition("|") for m in meta["labels"]["morphs"]]
        self._pos_names = [pos for pos, _, _ in pairs]
        self._pos = self._strings(self._pos_names)
        self._features = np.array([self._nlp.vocab.morphology.add(feats) for _, _, feats in pairs], dtype=np.uint64)
        self._parts = Parts(self._tag_names, meta["labels"]["morphs"], meta["labels"]["deps"])
        self._space = self._string("SPACE")

    def _require(self) -> dict[str, bytes]:
        if self._network is None:
            raise ValueError("the dateline reader has no weights; load the pipeline with extractors.language.load()")
        return self._files

    def _string(self, text: str) -> int:
        return int(self._nlp.vocab.strings.add(text))

    def _strings(self, texts: Sequence[str]) -> NDArray[np.uint64]:
        return np.array([self._string(t) for t in texts], dtype=np.uint64)

    # --- work ------------------------------------------------------------------------------------------------

    def _annotate(self, docs: Sequence[Doc]) -> None:
        self._require()
        texts = [Text(doc) for doc in docs]
        with self._threads.limit(limits=1):
            self._read([text for text in texts if text.words])
        for text in texts:
            text.write(self._nlp.vocab.strings)

    def _read(self, texts: Sequence[Text]) -> None:
        if not texts:
            return
        assert self._network is not None
        network = self._network
        forms = [word for text in texts for word in text.words]
        rows = [row for text in texts for row in self._gazetteer.rows(text.words)]
        lengths = [n for text in texts for n in windows(text.words)]
        encoded = network.encode(forms, rows, lengths)
        heads = np.empty(len(forms), dtype=np.int64)
        at = 0
        for text in texts:
            end = at + len(text.words)
            text.sentences = sentences(encoded.starts[at:end], text.words, text.spaced, text.breaks)
            tags = [self._tag_names[i] for i in encoded.tags[at:end].tolist()]
            for first, last in text.sentences:
                begin = at + first
                scores = network.arcs(encoded, begin, at + last)
                found = tree(scores)
                kept = bar(scores, found, text.words[first:last], tags[first:last])
                if kept is not None:
                    found = tree(kept)
                heads[begin : at + last] = [-1 if h < 0 else h + begin for h in found]
            named = settle(self._entities.spans(encoded.entities[at:end]), text.words, tags, self._gazetteer)
            named = bodies(named, text.words, tags, self._dictionary.common, self._gazetteer.place)
            named = in_context(
                named, text.words, tags, self._gazetteer.only_a_place, self._dictionary.common, self._gazetteer.kinds
            )
            named = clubs(named, text.words, self._gazetteer.country)
            text.entities = agree(named, text.words, self._gazetteer.hardly_a_person)
            at = end
        labels = network.labels(encoded, heads)
        for word, verb in surplus_subjects(heads, self._subject[labels], self._clause[labels], forms):
            if heads[word] == verb:
                labels[word] = self._object
            heads[word] = verb
        self._parts.settle(forms, encoded.tags, encoded.morphs, labels)
        tags = [self._tag_names[i] for i in encoded.tags.tolist()]
        for word, other, apposed in titled(heads, self._subject[labels], tags, forms):
            labels[word] = self._apposition if apposed else self._description
            heads[word] = other
        array = self._array(forms, encoded, heads, labels)
        at = 0
        for text in texts:
            text.array = array[at : at + len(text.words)]
            text.heads = heads[at : at + len(text.words)] - at
            at += len(text.words)

    def _array(
        self, forms: Sequence[str], encoded: Encoded, heads: NDArray[np.int64], labels: NDArray[np.int64]
    ) -> NDArray[np.uint64]:
        out = np.empty((len(forms), len(ATTRIBUTES)), dtype=np.uint64)
        out[:, 0] = self._tags[encoded.tags]
        out[:, 1] = self._pos[encoded.morphs]
        out[:, 2] = self._features[encoded.morphs]
        columns = (encoded.lemmas.tolist(), encoded.tags.tolist(), encoded.morphs.tolist())
        out[:, 3] = [self._lemma(each) for each in zip(forms, *columns, strict=True)]
        out[:, 4] = np.where(heads < 0, self._root, self._deps[labels])
        out[:, 6] = OUTSIDE
        out[:, 7] = 0
        return out

    def _lemma(self, key: tuple[str, int, int, int]) -> int:
        known = self._lemma_known.get(key)
        if known is None:
            form, rule, tag, part = key
            guess = apply(self._lemma_rules[rule], form)
            lemma = settle_lemma(
                form, self._tag_names[tag], self._pos_names[part], guess, self._dictionary, self._words
            )
            known = self._string(lemma)
            if len(self._lemma_known) > 100_000:
                self._lemma_known.clear()
            self._lemma_known[key] = known
        return known


_FILES = ("model.json", "weights.bin", "gazetteer.txt.gz", "dictionary.bin")


def _entries(lines: Iterable[str]) -> Iterator[tuple[list[str], str]]:
    for line in lines:
        name, _, kinds = line.partition("\t")
        for kind in kinds.split(","):
            yield name.split(), kind


@Language.factory(
    READER,
    assigns=[
        "token.tag",
        "token.pos",
        "token.morph",
        "token.lemma",
        "token.dep",
        "token.head",
        "token.is_sent_start",
        "doc.sents",
        "doc.ents",
    ],
)
def make_reader(nlp: Language, name: str) -> Any:
    """The factory that spaCy calls."""
    return Reader(nlp, name)
