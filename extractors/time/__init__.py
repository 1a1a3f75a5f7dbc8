"""Time expressions of news text: found, valued in TIMEX3, settled against the publication date, explained.

>>> find(doc, Published(date(2023, 9, 20), "given"))   # "… will meet on Thursday."
(Timex(ref='t1', text='Thursday', type=DATE, value='2023-09-21', …),)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.model import Published, Timex
from extractors.time.calendar import clip_to_future, clip_to_past, edtf, interval
from extractors.time.lexer import lex
from extractors.time.recognise import atoms
from extractors.time.resolve import settle

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["clip_to_future", "clip_to_past", "edtf", "find", "find_text", "interval"]


def find(doc: Doc, published: Published, *, ages: bool = True) -> tuple[Timex, ...]:
    """Time expressions of a spaCy document, in text order; offsets are code points of ``doc.text``.

    Needs no tags and no parse. ``published.on`` is the day that relative expressions count from.
    ``ages`` false leaves out "26-year-old", a length of time that dates nothing.
    """
    toks = lex(doc.text)
    toks.tags = _tags(doc)
    return settle(toks, atoms(toks, ages=ages), published)


def find_text(text: str, published: Published, *, ages: bool = True) -> tuple[Timex, ...]:
    """The same for a plain string."""
    toks = lex(text)
    return settle(toks, atoms(toks, ages=ages), published)


def _tags(doc: Doc) -> dict[int, str]:
    """Penn tags by offset, read as columns: a token of spaCy's for each would cost twice as much."""
    tags, offsets = doc.to_array(["TAG", "IDX"]).T.tolist()
    names = {number: doc.vocab.strings[number] for number in set(tags)}
    return {offset: names[number] for number, offset in zip(tags, offsets, strict=True) if number}
