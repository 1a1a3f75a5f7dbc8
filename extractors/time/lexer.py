"""One pass over the text: every token becomes one class character, so that the grammar is a regex over classes.

In: any string. Out: :class:`Tokens`. Words outside the lexicon become class ``X`` and cost one dictionary look-up,
which is what keeps the engine fast: only a few tokens in a hundred can be part of a time expression.
"""

from __future__ import annotations

import tomllib
from array import array
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extractors.time.named_days import first_words
from extractors.time.shapes import TOKEN, Payload, shape
from extractors.time.words import words as word_list

#: Classes that are not words of the lexicon.
SHAPES = (
    "X", "CAP", "PARA", "STOP", "DOT", "COMMA", "COLON", "HYPHEN", "DASH", "SLASH", "OPEN", "CLOSE", "QUOTE",
    "POSS", "MONEY", "PERCENT", "INT1", "INT", "YEAR4", "APOSYEAR", "DECADE", "ORDNUM", "CLOCK", "ISO", "NUMDATE",
    "YEARRANGE", "FRAC", "DECIMAL", "QNUM", "NAMED",
)  # fmt: skip


@cache
def lexicon() -> dict[str, tuple[str, Payload]]:
    """Word -> (class name, worth), read once from the package data."""
    raw = tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8"))
    out: dict[str, tuple[str, Payload]] = {}
    for name, words in raw.items():
        for word, worth in words.items():
            if word in out:
                raise ValueError(f"lexicon.toml lists {word!r} in {out[word][0]} and in {name}")
            out[word] = (name, worth)
    return out


@cache
def classes() -> dict[str, str]:
    """Class name -> its one character (from a block of letters that mean nothing to ``re``)."""
    names = list(SHAPES)
    for name, _ in lexicon().values():
        if name not in names:
            names.append(name)
    return {name: chr(0x4E00 + i) for i, name in enumerate(names)}


PUNCT = {
    ",": "COMMA", ":": "COLON", "/": "SLASH", "(": "OPEN", "[": "OPEN", ")": "CLOSE", "]": "CLOSE", '"': "QUOTE",
    "“": "QUOTE", "”": "QUOTE", "`": "QUOTE", "$": "MONEY", "£": "MONEY", "€": "MONEY", "¥": "MONEY", "#": "MONEY",
    "%": "PERCENT", "!": "STOP", "?": "STOP", "…": "DOT",
}  # fmt: skip
DASHES = frozenset("-‐‑–—−")
# Lower case only in these classes when the text has them in lower case: "may be", "march", "sun", "wed" are no dates.
CAPITAL_ONLY = frozenset({"MONTH_AMB", "MONTH_ABBR", "WEEKDAY_ABBR"})
UPPER_ONLY = frozenset({"ZONE", "ERA"})
ABBREVIATED = word_list("abbreviations")


@dataclass(slots=True)
class Tokens:
    """``classes[i]`` is the class character of token ``i``, ``begins[i]:ends[i]`` its offsets, ``worth[i]`` its worth.

    ``tags`` are Penn tags by offset, where the document has them.
    """

    text: str
    classes: str
    begins: array[int]
    ends: array[int]
    worth: list[Payload]
    tags: dict[int, str] | None = None

    def tag(self, i: int) -> str:
        """Penn tag of token ``i``; empty without a tagged document."""
        return self.tags.get(self.begins[i], "") if self.tags and 0 <= i < len(self.begins) else ""

    def word(self, i: int) -> str:
        """Token ``i`` as written; empty outside the text."""
        return self.text[self.begins[i] : self.ends[i]] if 0 <= i < len(self.begins) else ""

    def lower(self, i: int) -> str:
        """Token ``i`` in lower case."""
        return self.word(i).lower()

    def glued(self, i: int) -> bool:
        """No blank between token ``i - 1`` and token ``i``."""
        return 0 < i < len(self.begins) and self.ends[i - 1] == self.begins[i]


class _Words(dict[str, tuple[str, Payload]]):
    """Class character and worth of a word as written, found once; all are forgotten when there are too many."""

    def __missing__(self, word: str) -> tuple[str, Payload]:
        if len(self) >= _KEPT:
            self.clear()
        found = self[word] = _classed(word)
        return found


_KEPT = 50_000
_WORDS = _Words()


def _classed(word: str) -> tuple[str, Payload]:
    kinds, words = classes(), lexicon()
    entry = words.get(word) or words.get(word.lower())
    capital = word[0].isupper()
    if entry is None:
        name = "X" if not capital else "NAMED" if word.lower() in first_words() else "CAP"
        return kinds[name], None
    name, value = entry
    if (name in CAPITAL_ONLY and not capital) or (name in UPPER_ONLY and not word.isupper()):
        return kinds["X"], value
    return kinds[name], value


def lex(text: str) -> Tokens:
    """Cut ``text`` into classed tokens, in linear time. "On Sept. 3, 2023" -> ON MONTH_ABBR DOT INT1 COMMA YEAR4."""
    kinds = classes()
    begins, ends = array("q"), array("q")
    worth: list[Payload] = []
    out: list[str] = []
    known = _WORDS
    for found in TOKEN.finditer(text):
        begin, end = found.span()
        kind: str | None = found.lastgroup
        value: Payload = None
        if kind == "word":
            code, value = known[text[begin:end]]
        elif kind == "punct":
            code = kinds[_punctuation(text, begin, end)]
        else:
            pieces = shape(text, found)
            for name, piece_value, piece_begin, piece_end in pieces:
                begins.append(piece_begin)
                ends.append(piece_end)
                worth.append(piece_value)
                out.append(kinds[name])
            continue
        begins.append(begin)
        ends.append(end)
        worth.append(value)
        out.append(code)
    return Tokens(text, "".join(out), begins, ends, worth)


def _punctuation(text: str, begin: int, end: int) -> str:
    mark = text[begin]
    if mark in DASHES:
        before = begin > 0 and not text[begin - 1].isspace()
        after = end < len(text) and not text[end].isspace()
        return "HYPHEN" if before and after and mark != "—" else "DASH"
    if mark == ".":
        return _full_stop(text, begin, end)
    return PUNCT.get(mark, "X")


def _full_stop(text: str, begin: int, end: int) -> str:
    """STOP where a sentence ends, DOT after an abbreviation ("Sept. 3", "Gen. Powell", "U.S. forces")."""
    look = text[end : end + 3].lstrip("\"'”’)")
    if not look or look[0] == "\n":
        return "STOP"
    if not look[0].isspace():
        return "DOT"
    tail = look.lstrip()
    if tail and (tail[0].islower() or tail[0].isdigit() or tail[1:2].isdigit()):
        return "DOT"
    start = begin
    while start > 0 and begin - start < 8 and (text[start - 1].isalpha() or text[start - 1] == "."):
        start -= 1
    word = text[start:begin].lower()
    return "DOT" if len(word) == 1 or word in ABBREVIATED else "STOP"
