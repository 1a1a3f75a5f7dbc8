"""Tokenizer settings for newswire, close to how Universal Dependencies cuts English.

Only settings: the result is spaCy's own ``Tokenizer``, so it is stored in the model and needs no code of ours to load.
"""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

from spacy.lang.char_classes import ALPHA, HYPHENS, LIST_ELLIPSES, LIST_ICONS
from spacy.lang.en import English
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

_DASH = rf"(?:--|—|–|{HYPHENS})"

# Bound prefixes keep their hyphen in UD ("anti-terrorist", "pro-Western", "e-mail").
_PREFIXES = (
    "anti non pre pro re co ex post multi semi sub inter intra counter e mid mini neo trans ultra bi un de"
    " cross over mis psycho socio"
)
_BOUND = "".join(rf"(?<!\b{p})(?<!\b{p.capitalize()})" for p in _PREFIXES.split())

_INFIXES = [
    *LIST_ELLIPSES,
    *LIST_ICONS,
    r"(?<=[0-9])[+*^](?=[0-9])",
    rf"(?<=[{ALPHA}]{{2}})\.(?=[A-Z][a-z])",
    rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9.]){_BOUND}{_DASH}(?=[{ALPHA}0-9])",
    rf"(?<=[{ALPHA}0-9\"”’'])(?:--|—|–)(?=[{ALPHA}0-9\"“‘'])",
    rf"(?<=[{ALPHA}0-9])[:<>=/](?=[{ALPHA}])",
    rf"(?<=[{ALPHA}])(?:[\[\]()]|[“”\"])(?=[{ALPHA}])",
]
# Rows of one sign stay together also where they touch a word ("***Note", "<<file>>").
_ROWS = [rf"{re.escape(sign)}{{2,}}" for sign in "=*_#~<>^+|$"]
_EXTRA_PREFIXES = [r"--+", r"—", r"–", r"-(?=[A-Za-z0-9.])", r"~", r"@(?=[0-9.])"]
_EXTRA_SUFFIXES = [
    r"[!?.]*[!?][!?.]*",
    r"--+",
    r"—",
    r"–",
    r"(?<=[A-Za-z0-9])-",
    r"(?<=[0-9])(?:[AaPp]\.?[Mm]\.?|[Mm]|[kK])",
    r"`s",
]

# Left whole wherever they stand: rows of one sign, telephone numbers, "01-Feb-02", "the 1990's".
# Anchored: a stored tokenizer asks with ``match``, a fresh one with what is given to it.
_WHOLE = re.compile(
    r"(?:([=*_#~<>^+|$\\-])\1+|[?!.]*[?!][?!.]*|(?:\d{1,3}-)*\d{3}-\d{4}|\d{4}-\d\d-\d\d"
    r"|\d{1,2}-[A-Z][a-z]{2}-\d{2,4}|\d{1,2}-\d{1,2}-\d{4}|\d{2,4}['’]s)\Z"
)
# Exceptions of spaCy's that UD cuts otherwise.
_DROPPED = {"and/or", "Wed", "wed", "Wed.", "wed.", "id", "Id", "):"}
_SPLIT = {"alot": ("a", "lot"), "Alot": ("A", "lot"), "outta": ("out", "ta")}


def abbreviations() -> list[str]:
    """Abbreviations of the wire services whose full stop does not end a word (``abbreviations.txt``)."""
    text = files(__package__).joinpath("abbreviations.txt").read_text(encoding="utf-8")
    return [word for line in text.splitlines() if not line.startswith("#") for word in line.split()]


def newswire_tokenizer(nlp: English) -> Any:
    """The English ``Tokenizer`` with hyphens, dashes, ranges and curly quotes cut as in UD.

    "Russian-proposed", "15-year", "2014–15" and "world...we" are cut at the mark; "24News", "U.S.", "Sept." are whole.
    """
    tokenizer: Any = nlp.tokenizer
    defaults: Any = nlp.Defaults
    tokenizer.infix_finditer = compile_infix_regex(_INFIXES).finditer
    tokenizer.prefix_search = compile_prefix_regex([*_ROWS, *defaults.prefixes, *_EXTRA_PREFIXES]).search
    tokenizer.suffix_search = compile_suffix_regex([*_ROWS, *defaults.suffixes, *_EXTRA_SUFFIXES]).search
    tokenizer.token_match = _WHOLE.match
    tokenizer.rules = {k: v for k, v in tokenizer.rules.items() if k not in _DROPPED}
    for word in abbreviations():
        tokenizer.add_special_case(word, [{"ORTH": word}])
    for word, parts in _SPLIT.items():
        tokenizer.add_special_case(word, [{"ORTH": part} for part in parts])
    return tokenizer
