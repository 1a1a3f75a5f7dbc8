"""One pass over the text: every token becomes one class character, so that the grammar is a regex over classes.

In: any string. Out: :class:`Tokens`. Words outside the lexicon become class ``X`` and cost one dictionary look-up,
which is what keeps the engine fast: only a few tokens in a hundred can be part of a time expression.
"""

from __future__ import annotations

import re
import tomllib
from array import array
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extractors.time.named_days import first_words

Payload = int | str | None

#: Classes that are not words of the lexicon.
SHAPES = (
    "X", "CAP", "PARA", "STOP", "DOT", "COMMA", "COLON", "HYPHEN", "DASH", "SLASH", "OPEN", "CLOSE", "QUOTE", "POSS", "MONEY",
    "PERCENT", "INT1", "INT", "YEAR4", "APOSYEAR", "DECADE", "ORDNUM", "CLOCK", "CLOCKDOT", "ISO", "NUMDATE", "YEARRANGE", "FRAC",
    "DECIMAL", "QNUM", "NAMED",
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


TOKEN = re.compile(
    r"""
    (?P<para>\n(?:[^\S\n]*\n)+)
  | (?P<iso>(?<![\w.:/-])[0-9]{4}-[0-9][0-9]-[0-9][0-9](?:[Tt ][0-9][0-9]:[0-9][0-9](?::[0-9][0-9](?:\.[0-9]{1,9})?)?(?:\ ?(?:Z|z|[+-][0-9][0-9]:?[0-9][0-9]))?)?(?![\w-]))
  | (?P<numdate>(?<![\w.:/-])(?:[0-9]{1,2}|[0-9]{4})(?P<sep>[/.-])[0-9]{1,2}(?P=sep)(?:[0-9]{4}|[0-9][0-9])(?!\w|[/.-][0-9]))
  | (?P<monthyear>(?<![\w.:/-])[0-9]{1,2}/[0-9]{4}(?!\w|[/.-][0-9]))
  | (?P<yearrange>(?<![\w.:/-])[0-9]{4}[-–/][0-9]{2,4}(?![\w/-]|[.,][0-9]))
  | (?P<newline>\n)
  | (?P<clock>[0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?(?![0-9:]|(?!(?:[ap]m|gmt|utc|bst|[ecmp][sd]?t|hrs?)\b)\w))(?!\.[0-9])
  | (?P<int>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:(?P<decimal>\.[0-9]+)|(?P<tens>(?<=0)['’]s\b)|(?P<glued>\w+))?
  | (?P<apos>['‘’](?P<yy>[0-9][0-9])(?P<yys>s)?(?!\w))
  | (?P<ampm>[AaPp]\.\ ?[Mm]\.?(?!\w))
  | (?P<word>[^\W\d_]+(?:[’'](?![sS]\b)[^\W\d_]+)?)(?P<rest>[0-9_]\w*)?
  | (?P<poss>['’][sS]\b)
  | (?P<frac>[½¼¾])
  | (?P<junk>_+)
  | (?P<punct>[^\w\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)

PUNCT = {
    ",": "COMMA", ":": "COLON", "/": "SLASH", "(": "OPEN", "[": "OPEN", ")": "CLOSE", "]": "CLOSE", '"': "QUOTE", "“": "QUOTE",
    "”": "QUOTE", "`": "QUOTE", "$": "MONEY", "£": "MONEY", "€": "MONEY", "¥": "MONEY", "#": "MONEY", "%": "PERCENT",
    "!": "STOP", "?": "STOP", "…": "DOT",
}  # fmt: skip
#: A line at least this long that ends without a blank line is taken as wrapped.
WRAPPED = 45
DASHES = frozenset("-‐‑–—−")
FRACTIONS = {"½": "1/2", "¼": "1/4", "¾": "3/4"}
ORDINAL_SUFFIX = frozenset({"st", "nd", "rd", "th", "d"})
# Lower case only in these classes when the text has them in lower case: "may be", "march", "sun", "wed" are no dates.
CAPITAL_ONLY = frozenset({"MONTH_AMB", "MONTH_ABBR", "WEEKDAY_ABBR"})
UPPER_ONLY = frozenset({"ZONE", "ERA"})
ABBREVIATED = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "gen",
        "sen",
        "rep",
        "gov",
        "lt",
        "col",
        "sgt",
        "st",
        "rev",
        "prof",
        "u.s",
        "u.n",
        "no",
        "vs",
        "inc",
        "corp",
        "co",
        "ltd",
        "jr",
        "sr",
        "messrs",
        "capt",
        "cmdr",
        "maj",
    ]
)


@dataclass(slots=True)
class Tokens:
    """``classes[i]`` is the class character of token ``i``; ``begins[i]:ends[i]`` its offsets; ``worth[i]`` its number or code."""

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


def lex(text: str) -> Tokens:
    """Cut ``text`` into classed tokens, in linear time. "On Sept. 3, 2023," -> ON MONTH_ABBR DOT INT1 COMMA YEAR4 COMMA."""
    kinds, words = classes(), lexicon()
    begins, ends = array("q"), array("q")
    worth: list[Payload] = []
    out: list[str] = []
    plain, capital, named = kinds["X"], kinds["CAP"], kinds["NAMED"]
    feasts = first_words()
    for found in TOKEN.finditer(text):
        begin, end = found.span()
        kind: str | None = found.lastgroup
        value: Payload = None
        if kind == "word":
            entry = words.get(text[begin:end]) or words.get(text[begin:end].lower())
            if entry is None:
                code = plain
                if text[begin].isupper():
                    code = named if text[begin:end].lower() in feasts else capital
            else:
                name, value = entry
                if (name in CAPITAL_ONLY and not text[begin].isupper()) or (
                    name in UPPER_ONLY and not text[begin:end].isupper()
                ):
                    code = plain
                else:
                    code = kinds[name]
        elif kind == "punct":
            code = kinds[_punctuation(text, begin, end)]
        else:
            pieces = _shape(text, found)
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
    if tail and (tail[0].islower() or tail[0].isdigit()):
        return "DOT"
    start = begin
    while start > 0 and begin - start < 8 and (text[start - 1].isalpha() or text[start - 1] == "."):
        start -= 1
    word = text[start:begin].lower()
    return "DOT" if len(word) == 1 or word in ABBREVIATED else "STOP"


def _shape(text: str, found: re.Match[str]) -> list[tuple[str, Payload, int, int]]:
    """Class of a token that is no plain word: numbers, clock times, numeric dates, breaks."""
    begin, end = found.span()
    kind = found.lastgroup
    whole = found.group()
    if found["para"] is not None:
        return [("PARA", None, begin, end)]
    if found["newline"] is not None:
        return _newline(text, begin, end)
    if found["iso"] is not None:
        return [("ISO", whole, begin, end)]
    if found["numdate"] is not None:
        return [("NUMDATE", whole, begin, end)]
    if found["monthyear"] is not None:
        month, year = whole.split("/")
        return [("ISO", f"{year}-{int(month):02d}", begin, end)]
    if found["yearrange"] is not None:
        return _year_range(whole, begin, end)
    if found["clock"] is not None:
        return [("CLOCK", whole, begin, end)]
    if found["int"] is not None:
        return _number(found, begin, end)
    if found["apos"] is not None:
        name = "DECADE" if found["yys"] else "APOSYEAR"
        return [(name, int(found["yy"]), begin, end)]
    if found["ampm"] is not None:
        return [("AMPM", 12 if whole[0] in "pP" else 0, begin, end)]
    if found["word"] is not None:  # with digits glued on: "Q3", "H1", "B52"
        return _word_with_digits(found, begin, end)
    if found["poss"] is not None:
        return [("POSS", None, begin, end)]
    if found["frac"] is not None:
        return [("FRAC", FRACTIONS[whole], begin, end)]
    del kind
    return [("X", None, begin, end)]


def _newline(text: str, begin: int, end: int) -> list[tuple[str, Payload, int, int]]:
    """A line break inside a wrapped paragraph is no token; after a short line (heading, dateline) it is a break."""
    line = begin - 1 - text.rfind("\n", max(0, begin - WRAPPED - 1), begin)
    return [] if line >= WRAPPED else [("PARA", None, begin, end)]


def _year_range(whole: str, begin: int, end: int) -> list[tuple[str, Payload, int, int]]:
    """ "2019-21", "1998/99", "1914-1918": two years with a dash between; else a plain number pair."""
    first, second = int(whole[:4]), whole[5:]
    last = int(second) if len(second) == 4 else first - first % 100 + int(second) if len(second) == 2 else 0
    if 1000 <= first < last < 2200 and last - first < 200:
        return [
            ("YEAR4", first, begin, begin + 4),
            ("HYPHEN", None, begin + 4, begin + 5),
            ("YEARRANGE", last, begin + 5, end),
        ]
    if len(second) == 2 and 1 <= int(second) <= 12 and 1000 <= first < 2200:
        return [("ISO", whole.replace("/", "-").replace("–", "-"), begin, end)]
    return [("X", None, begin, end)]


def _number(found: re.Match[str], begin: int, end: int) -> list[tuple[str, Payload, int, int]]:
    digits = found["int"]
    edge = found.end("int")
    if found["tens"]:
        return (
            [("DECADE", int(digits), begin, end)]
            if len(digits) in (2, 4) and digits.isdigit()
            else [("X", None, begin, end)]
        )
    if found["decimal"]:
        return [("DECIMAL", found.group().replace(",", ""), begin, end)]
    glued = found["glued"]
    number = int(digits.replace(",", "")) if len(digits) < 16 else -1
    if glued:
        low = glued.lower()
        if low in ORDINAL_SUFFIX and 0 < number < 1000:
            return [("ORDNUM", number, begin, end)]
        if low == "s" and len(digits) in (2, 4) and number % 10 == 0:
            return [("DECADE", number, begin, end)]
        if low in ("am", "pm") and 0 < number <= 12:
            return [("INT1", number, begin, edge), ("AMPM", 12 if low == "pm" else 0, edge, end)]
        if low in ("am", "pm") and len(digits) in (3, 4):
            return [
                ("CLOCK", f"{digits[:-2]}:{digits[-2:]}", begin, edge),
                ("AMPM", 12 if low == "pm" else 0, edge, end),
            ]
        return [("X", None, begin, end)]
    if len(digits) <= 2 and number <= 31:
        return [("INT1", number, begin, end)]
    if len(digits) == 4 and "," not in digits and 1000 <= number < 2200:
        return [("YEAR4", number, begin, end)]
    return [("INT", number, begin, end)] if number >= 0 else [("X", None, begin, end)]


def _word_with_digits(found: re.Match[str], begin: int, end: int) -> list[tuple[str, Payload, int, int]]:
    word, rest = found["word"], found["rest"]
    if word in ("Q", "q", "H", "FY", "fy") and rest.isdigit() and len(rest) in (1, 2, 4):
        return [("QNUM", word.upper() + rest, begin, end)]
    return [("X", None, begin, end)]
