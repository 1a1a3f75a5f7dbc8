"""Articles in, parsed documents out: one ``Doc`` an article, with exactly the article's text.

Each block is read on its own, so that no sentence runs over the edge of a paragraph, a caption or a headline. Blocks
of many articles go through the pipeline together: the model works on long batches even where paragraphs are short.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import cast

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.language.agreement import agree
from extractors.language.component import READER, Reader
from extractors.language.strings import composed
from extractors.model import CONTENT, Article

#: Blocks that go through the pipeline at a time.
BATCH = 256

_ATTRIBUTES: list[int | str] = [
    "TAG",
    "POS",
    "MORPH",
    "LEMMA",
    "DEP",
    "HEAD",
    "ENT_IOB",
    "ENT_TYPE",
    "ENT_KB_ID",
    "ENT_ID",
]
_DEP = _ATTRIBUTES.index("DEP")
_HEAD = _ATTRIBUTES.index("HEAD")
_IOB = _ATTRIBUTES.index("ENT_IOB")
_OUTSIDE = 2


@dataclass(slots=True)
class _Piece:
    """A stretch of an article: a block to parse, or something between blocks that is only cut into tokens."""

    text: str
    parsed: bool
    doc: Doc | None = None


@dataclass(slots=True)
class _Pending:
    article: Article
    pieces: list[_Piece]
    open: int = field(default=0)


def parse(nlp: Language, articles: Iterable[Article]) -> Iterator[tuple[Article, Doc]]:
    """Yield every article with its ``Doc``, in order; ``doc.text == article.text``, offsets are the same code points.

    Sentences end where blocks end. Blocks outside :data:`extractors.model.CONTENT` (bylines, credits, boilerplate)
    are cut into tokens but not parsed: one sentence a block, no tags, no entities. Blank space between blocks is a
    space token and belongs to the sentence before it.
    """
    queue: deque[_Pending] = deque()

    def feed() -> Iterator[tuple[str, tuple[_Pending, _Piece]]]:
        for article in articles:
            pending = _Pending(article, _cut(article))
            queue.append(pending)
            blocks = [piece for piece in pending.pieces if piece.parsed]
            pending.open = len(blocks)
            for piece in blocks:
                yield piece.text, (pending, piece)

    for doc, (pending, piece) in nlp.pipe(feed(), as_tuples=True, batch_size=BATCH):
        piece.doc = doc
        pending.open -= 1
        while queue and queue[0].open == 0:
            ready = queue.popleft()
            yield ready.article, _join(nlp, ready)
    while queue:
        ready = queue.popleft()
        yield ready.article, _join(nlp, ready)


def _cut(article: Article) -> list[_Piece]:
    """Cut the text at the edges of its blocks; nothing is lost. An article without blocks is one block."""
    text = article.text
    if not article.blocks:
        return [_Piece(text, parsed=bool(text.strip()))] if text else []
    pieces: list[_Piece] = []
    at = 0
    for block in sorted(article.blocks, key=lambda b: (b.begin, b.end)):
        begin = max(block.begin, at)
        if begin > at:
            pieces.append(_Piece(text[at:begin], parsed=False))
            at = begin
        if block.end > begin:
            inside = text[begin : block.end]
            pieces.append(_Piece(inside, parsed=block.kind in CONTENT and bool(inside.strip())))
            at = block.end
    if at < len(text):
        pieces.append(_Piece(text[at:], parsed=False))
    return pieces


def _join(nlp: Language, pending: _Pending) -> Doc:
    words: list[str] = []
    spaces: list[bool] = []
    arrays: list[NDArray[np.uint64]] = []
    for piece in pending.pieces:
        doc = piece.doc
        if doc is not None:
            array = _annotations(doc)
        elif piece.text.isspace():
            doc = Doc(nlp.vocab, words=[piece.text], spaces=[False])
            array = _bare(nlp, 1, to_previous=bool(words))
        else:
            doc = nlp.make_doc(piece.text)
            array = _bare(nlp, len(doc), to_previous=False)
        words.extend(token.text for token in doc)
        spaces.extend(bool(token.whitespace_) for token in doc)
        arrays.append(array)
    joined = Doc(nlp.vocab, words=words, spaces=spaces)
    if not arrays:
        return joined
    joined.from_array(_ATTRIBUTES, np.concatenate(arrays))  # type: ignore[arg-type]  # stub: floats
    spans = [(ent.start, ent.end, ent.label_) for ent in joined.ents]
    if (agreed := _agreed(nlp, spans, joined, words)) != spans:
        joined.set_ents([Span(joined, begin, end, label) for begin, end, label in agreed])
    if joined.text != pending.article.text:
        raise AssertionError(f"the document of article {pending.article.doc_id} lost its text")
    return joined


def _agreed(nlp: Language, spans: list[tuple[int, int, str]], doc: Doc, words: list[str]) -> list[tuple[int, int, str]]:
    """Each name one thing: with the lists of the embedded pipeline; any name may be a place's, in others."""
    words = composed(words)
    if READER in nlp.pipe_names:
        return cast("Reader", nlp.get_pipe(READER)).agree(spans, words, [token.tag_ for token in doc])
    return agree(spans, words)


def _annotations(doc: Doc) -> NDArray[np.uint64]:
    return cast("NDArray[np.uint64]", doc.to_array(_ATTRIBUTES))


def _bare(nlp: Language, length: int, *, to_previous: bool) -> NDArray[np.uint64]:
    """Annotations of tokens that were not parsed: one sentence, or the tail of the sentence before.

    The label is UD's ``dep``, "unspecified": spaCy takes a root without any label for no sentence at all.
    """
    array = np.zeros((length, len(_ATTRIBUTES)), dtype=np.uint64)
    array[:, _IOB] = _OUTSIDE
    array[:, _DEP] = nlp.vocab.strings.add("dep")
    heads = -np.arange(length, dtype=np.int64)
    if to_previous:
        heads -= 1
    array[:, _HEAD] = heads.view(np.uint64)
    return array
