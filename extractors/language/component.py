"""The component of the embedded pipeline: tags, morphology, lemmas, sentences, dependencies and entities in one pass.

An ordinary spaCy component (factory ``dateline_reader``): it is saved with the pipeline, found by ``spacy.load``
through the package's entry point, and works in ``nlp.pipe`` with any number of processes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from extractors.language.reading import FILES, Model
from extractors.language.text import Text

#: The name of the component and of its factory.
READER = "dateline_reader"

_WORDS_AT_ONCE = 4000


class Reader:
    """Annotates documents. Empty until weights are read with :meth:`from_disk`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self._nlp = nlp
        self._model: Model | None = None
        self._files: dict[str, bytes] = {}
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

    def agree(
        self, spans: Iterable[tuple[int, int, str]], words: Sequence[str], tags: Sequence[str]
    ) -> list[tuple[int, int, str]]:
        """Entities (begin, end, label) of an article, each name one thing throughout."""
        return self._require().agree(spans, words, tags)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Copy the files of the model into ``path``."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self._stored().items():
            (folder / name).write_bytes(content)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Reader:
        """Read the weights. Raises ValueError where they are of another format."""
        folder = Path(path)
        self.load({name: (folder / name).read_bytes() for name in FILES})
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The model as one string of bytes, for ``nlp.to_bytes``."""
        files = self._stored()
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
        self._model, self._files = Model(files, self._nlp.vocab), files

    def _require(self) -> Model:
        if self._model is None:
            raise ValueError("the dateline reader has no weights; load the pipeline with extractors.language.load()")
        return self._model

    def _stored(self) -> dict[str, bytes]:
        self._require()
        return self._files

    def _annotate(self, docs: Sequence[Doc]) -> None:
        model = self._require()
        texts = [Text(doc) for doc in docs]
        with self._threads.limit(limits=1):
            model.read([text for text in texts if text.words])
        for text in texts:
            text.write(self._nlp.vocab.strings)


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
