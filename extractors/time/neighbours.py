"""What the guards ask of the tokens around a hit."""

from __future__ import annotations

from extractors.time.frames import Atom
from extractors.time.lexer import Tokens, classes
from extractors.time.words import words

PREPOSITIONS, COUNTED = words("prepositions"), words("counted")
KINDS = classes()
CAP, POSS, HYPHEN, COMMA, PERCENT, MONEY = (KINDS[n] for n in ("CAP", "POSS", "HYPHEN", "COMMA", "PERCENT", "MONEY"))
NOUNS = frozenset((KINDS["X"], KINDS["CAP"]))
NAMES = frozenset((CAP, KINDS["NAMED"]))
PLAIN, DOT, SLASH = KINDS["X"], KINDS["DOT"], KINDS["SLASH"]
MONTH_AMB, MONTH_ABBR, WEEKDAY, WEEKDAY_ABBR = (
    KINDS[n] for n in ("MONTH_AMB", "MONTH_ABBR", "WEEKDAY", "WEEKDAY_ABBR")
)
MONTHS = frozenset(KINDS[n] for n in ("MONTH", "MONTH_AMB", "MONTH_ABBR"))
AMOUNTS = frozenset(KINDS[n] for n in ("INT1", "INT", "YEAR4", "NUM", "DECIMAL", "FRAC"))
DATE_STARTS = frozenset(KINDS[n] for n in ("MONTH", "MONTH_AMB", "MONTH_ABBR", "INT1", "CLOCK"))
DATED = frozenset(KINDS[n] for n in ("YEAR4", "NUMDATE", "ISO", "DEICTIC", "WEEKDAY", "COMMA"))
UNITS = frozenset((KINDS["UNIT"], KINDS["UNITS"]))
BREAKS = frozenset(KINDS[n] for n in ("PARA", "STOP"))
OPENERS = frozenset(KINDS[n] for n in ("PARA", "STOP", "QUOTE", "DASH", "OPEN", "COLON"))


def kind(toks: Tokens, i: int) -> str:
    """Class character of token ``i``; empty outside the text."""
    return toks.classes[i] if 0 <= i < len(toks.classes) else ""


def opens(toks: Tokens, i: int) -> bool:
    """Token ``i`` begins a sentence, a quotation or the text."""
    return i <= 0 or toks.classes[i - 1] in OPENERS


def capital(toks: Tokens, i: int) -> bool:
    """Token ``i`` begins with a capital."""
    return toks.word(i)[:1].isupper()


def titled(toks: Tokens, i: int) -> bool:
    """A capitalised common word inside a sentence is part of a name: "High Noon", "The Daily Telegraph"."""
    return capital(toks, i) and not opens(toks, i)


def named(toks: Tokens, i: int) -> bool:
    """A capitalised day word beside a capitalised word: "Russia Today", "Today Show"; not "Fred, Yesterday"."""
    return capital(toks, i) and (
        kind(toks, i - 1) in NAMES or toks.lower(i + 1) in ("show", "programme", "program", "newspaper")
    )


def glued(toks: Tokens, atom: Atom) -> bool:
    """Part of a longer token: "MH-1996", "1996/B", "$1995"."""
    before = kind(toks, atom.first - 1)
    return toks.glued(atom.first) and before in (SLASH, DOT, MONEY, HYPHEN) and toks.word(atom.first - 2)[-1:].isalnum()
