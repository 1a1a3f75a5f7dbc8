"""The rule machinery: patterns over token classes, compiled once, and what a builder may ask of a match.

A pattern is a regex whose words are class names: ``"MON INT1 (?:COMMA? YR)?"``. Names in ``MACROS`` stand for
sub-patterns. A builder gets a :class:`Match` and returns an atom's frame, or None to decline.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from extractors.time.frames import Frame
from extractors.time.lexer import Tokens, classes

MACROS = {
    "MON": "(?:MONTH|MONTH_AMB|MONTH_ABBR DOT?)",
    "WDAY": "(?:WEEKDAY|WEEKDAY_ABBR DOT?)",
    "YR": "(?:YEAR4|APOSYEAR)",
    "DAYN": "(?:INT1|ORDNUM)",
    "NUMS": "(?:(?:NUM|DOZEN)(?:HYPHEN? (?:NUM|DOZEN)|AND NUM){0,7})",
    "ORDS": "(?:ORDNUM|ORD|SECOND|NUM HYPHEN? (?:ORD|SECOND))",
    "DIGITS": "(?:INT1|INT|YEAR4|DECIMAL)",
    "EXACT": "(?:DIGITS (?:INT1 SLASH INT1|FRAC|HYPHEN? NUM)?|NUMS (?:HYPHEN? AND HYPHEN? A? HYPHEN? HALF)?|FRAC)",
    "VAGUE": "(?:A? FEW MORE?|A? COUPLE OF?|DOZEN OF?)",
    "AMOUNT": "(?:EXACT MORE?|VAGUE|A HALF (?=HYPHEN)|HALF A|A HALF|A)",
    "ANYUNIT": "(?:UNIT|UNITS|SECOND)",
    "MODS": "(?:(?:EARLY|LATE|MID)(?: (?:HYPHEN|DASH)? TO HYPHEN? (?:EARLY|LATE|MID))?)",
    "SHIFT": "(?:THIS|LAST|NEXT|THE? PAST|THIS PAST|THE? COMING|THIS COMING|THE? SAME|THAT SAME|THAT|THE FOLLOWING|"
    "THE? PREVIOUS)",
    "BACKFORTH": "(?:THE? LAST|THE? NEXT|THE? PAST|THE? COMING)",
    "LINK": "(?:HYPHEN|DASH|TO|AND|THROUGH)",
    "NEARBY": "(?:THIS|LAST|NEXT)",
}
NAME = re.compile(r"(?<![\w?<])[A-Z][A-Z_0-9]*(?![\w>])")


def compile_pattern(pattern: str) -> str:
    """Class names and macros to a regex over class characters. An unknown name, a typing error, raises KeyError."""
    kinds = classes()

    def put(found: re.Match[str]) -> str:
        name = found.group()
        if name in MACROS:
            return compile_pattern(MACROS[name])
        return kinds[name]

    return re.sub(r"\s+", "", NAME.sub(put, pattern))


class Match:
    """A rule's hit: token indices and the worth of its named groups."""

    __slots__ = ("found", "toks")

    def __init__(self, toks: Tokens, found: re.Match[str]) -> None:
        self.toks = toks
        self.found = found

    @property
    def first(self) -> int:
        """Index of the first token."""
        return self.found.start()

    @property
    def last(self) -> int:
        """Index after the last token."""
        return self.found.end()

    def has(self, group: str) -> bool:
        """The optional group took part."""
        return bool(self.found[group])

    def at(self, group: str) -> int:
        """Token index at which the group begins; -1 if it took no part."""
        return self.found.start(group)

    def integer(self, group: str) -> int | None:
        """Worth of the group's first token as a number."""
        if not self.found[group]:
            return None
        worth = self.toks.worth[self.found.start(group)]
        return worth if isinstance(worth, int) else None

    def code(self, group: str) -> str | None:
        """Worth of the group's first token as a code ("MO", "Y")."""
        if not self.found[group]:
            return None
        worth = self.toks.worth[self.found.start(group)]
        return worth if isinstance(worth, str) else None

    def word(self, group: str) -> str:
        """First word of the group in lower case; empty if it took no part."""
        return self.toks.lower(self.found.start(group)) if self.found[group] else ""

    def amount(self, group: str) -> Fraction | None:
        """Number the group says; None where it is vague ("several")."""
        return quantity(self.toks, self.found.start(group), self.found.end(group))

    def ordinal(self, group: str) -> int | None:
        """Number of an ordinal, "twenty-first" included."""
        if not self.found[group]:
            return None
        total = 0
        for i in range(self.found.start(group), self.found.end(group)):
            worth = self.toks.worth[i]
            if isinstance(worth, int):
                total += worth
        return total or None

    def year(self, group: str) -> tuple[int | None, bool]:
        """Year and whether it had only two digits ("'98")."""
        number = self.integer(group)
        if number is None:
            return None, False
        return number, self.toks.lower(self.at(group))[0] in "'‘’"


def number_words(values: list[int]) -> int:
    """[20, 6] -> 26, [2, 100, 50] -> 250, [2, 1000] -> 2000."""
    total = current = 0
    for value in values:
        if value >= 1000:
            total += max(current, 1) * value
            current = 0
        elif value == 100:
            current = max(current, 1) * 100
        else:
            current += value
    return total + current


def quantity(toks: Tokens, first: int, last: int) -> Fraction | None:
    """Amount said by tokens ``[first, last)``: "5 1/2", "two and a half", "a couple of", "a dozen"; None when vague."""
    inv = _names()
    words: list[int] = []
    total = Fraction(0)
    digits: list[int] = []
    article = seen = joined = False
    for i in range(first, last):
        name, worth = inv[toks.classes[i]], toks.worth[i]
        if name in ("INT1", "INT", "YEAR4") and isinstance(worth, int):
            digits.append(worth)
        elif (name == "DECIMAL" and isinstance(worth, str)) or (name == "FRAC" and isinstance(worth, str)):
            total, seen = total + Fraction(worth), True
        elif name == "NUM" and isinstance(worth, int):
            if joined and (not words or words[-1] < 100):
                return Fraction(-1)  # "between eight and seventeen years": two numbers, not a sum
            if words and worth < 100 and words[-1] < 100 and (words[-1] < 20 or worth > 9):
                return Fraction(-1)  # "two three-year-olds", "two six-month contracts"
            words.append(worth)
            joined = False
        elif name == "AND":
            joined = True
        elif name == "DOZEN":
            words, seen = [max(number_words(words), 1) * 12], True
        elif name == "HALF":
            total, seen = total + Fraction(1, 2), True
        elif name == "COUPLE":
            return Fraction(2)
        elif name == "FEW":
            return None
        elif name in ("A", "ANOTHER"):
            article = True
    if len(digits) == 3 and digits[2]:
        total += digits[0] + Fraction(digits[1], digits[2])
    elif len(digits) == 2 and digits[1]:
        total += Fraction(digits[0], digits[1])
    elif digits:
        total += digits[0]
        if words:  # "3 million"; not "dialled 999 two minutes later"
            return total * number_words(words) if words[-1] >= 100 else Fraction(-1)
    if words:
        return total + number_words(words)
    if digits or seen:
        return total
    return Fraction(1) if article else None


def _names() -> dict[str, str]:
    global _INVERSE
    if not _INVERSE:
        _INVERSE = {char: name for name, char in classes().items()}
    return _INVERSE


_INVERSE: dict[str, str] = {}

Builder = Callable[[Match], Frame | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern, the TIMEX3 type of what it finds and its builder. A ``weak`` one needs its neighbours."""

    name: str
    pattern: re.Pattern[str]
    source: str
    type: str
    build: Builder
    weak: bool = False


class Rulebook:
    """The rules of the grammar in the order they were written. On equal length the earlier one wins."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []

    def add(self, name: str, kind: str, *patterns: str, weak: bool = False) -> Callable[[Builder], Builder]:
        """Register a builder for one or more patterns."""

        def register(build: Builder) -> Builder:
            for pattern in patterns:
                source = compile_pattern(pattern)
                self.rules.append(Rule(name, re.compile(source), source, kind, build, weak))
            return build

        return register
