"""Tokenizer settings for newswire, close to how Universal Dependencies cuts English.

Only settings: the result is spaCy's own ``Tokenizer``, so it is stored in the model and needs no code of ours to load.
"""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

from spacy.lang.char_classes import ALPHA, HYPHENS, LIST_ICONS
from spacy.lang.en import English
from spacy.lang.tokenizer_exceptions import URL_PATTERN
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

_DASH = rf"(?:--|—|–|{HYPHENS})"

# Bound prefixes keep their hyphen in UD ("anti-terrorist", "pro-Western", "e-mail").
_PREFIXES = (
    "anti non pre pro re co ex post multi semi sub inter intra counter e mid mini neo trans ultra bi un de"
    " cross over mis psycho socio"
)
_BOUND = "".join(rf"(?<!\b{p})(?<!\b{p.capitalize()})" for p in _PREFIXES.split())

_INFIXES = [
    r"(?<!\.)\.\.+(?![.@])|…",  # but in an address of which a part is left out
    *LIST_ICONS,
    r"(?<=[0-9])[+*^](?=[0-9])",
    rf"(?<=[{ALPHA}]{{2}})\.(?=[A-Z][a-z])(?!(?:Com|Net|Org)\b)",
    # blank space forgotten: "go?where", "won.”She", "Work:555", "flat#10", "5'11", "list.pdf)(See", "Lee"<ann@"
    rf"(?<=[{ALPHA}0-9])[?!]+(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}])[.?!](?=[\"”][A-Z])",
    r"(?<=[.?!])[\"”](?=[A-Z])",
    r"(?<=[a-z])[\"”](?=\.\.)",
    rf"(?<=[{ALPHA}]{{2}}):(?=[0-9])",
    rf"(?<=[{ALPHA}]{{3}})[(#](?=[0-9])",
    r"(?<=[a-z])[,;](?=[0-9a-z])|(?<=[0-9]),(?=[a-z])",
    r"(?<=[0-9mnk])[-–](?=[$£€])",
    r"(?<=\b[0-9])/(?=[0-9]\b(?!/))",
    r"(?<=\b[0-9])['’](?=[0-9])",
    r"(?<=[A-Za-z])\)(?=\()",
    r"(?<=\))\((?=[A-Za-z])",
    r"(?<=[A-Za-z])[\"”](?=<)",
    r"(?<=[\"”])<(?=[A-Za-z])",
    rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9.]){_BOUND}{_DASH}(?=[{ALPHA}0-9])",
    rf"(?<=[{ALPHA}0-9\"”’'])(?:--|—|–)(?=[{ALPHA}0-9\"“‘'])",
    rf"(?<=[{ALPHA}0-9])[:<>=/](?=[{ALPHA}])",
    rf"(?<=[{ALPHA}])(?:[\[\]()]|[“”\"])(?=[{ALPHA}])",
]
# Rows of one sign stay together also where they touch a word ("***Note", "<<file>>").
_ROWS = [rf"{re.escape(sign)}{{2,}}" for sign in "=*_#~<>^+|$"]
_MARKS = [r"[!?]{2,}", "``"]
_EXTRA_PREFIXES = [r"--+", r"—", r"–", r"-(?=[A-Za-z0-9.])", r"~", r"@(?=[0-9.])"]
_EXTRA_SUFFIXES = [
    # begun where the row of marks begins, or a long one takes forever
    r"(?<![.!?])\.?[!?](?:[.!?]*[!?])?\.?",
    r"(?<=\.)[!?]+",
    r"--+",
    r"—",
    r"–",
    r"(?<=[A-Za-z0-9])-",
    r"(?<=[0-9])(?:[AaPp][Mm]|[AaPp]\.[Mm]\.?|[Mm]|[kK]|bn|b|tn|hrs?|mins?|days?|hh|Hz|[FCxp])",
    r"(?<=[0-9][A-Za-z])\.",
    r"(?<=[0-9][A-Za-z]{2})\.",
    r"(?<=\b[A-F])\++",  # "an A+"
    r"`s",
    r"(?<=[a-z])n['’]t",
    r"(?<=[a-z])['’](?:ll|re|ve|d|m)",
]

# Left whole wherever they stand: rows of signs, "#word", files, telephone numbers, "01-Feb-02", "the 1990's".
# Anchored: a stored tokenizer asks with ``match``, a fresh one with what is given to it.
_WHOLE = re.compile(
    r"(?:([=*_#~<>^+|$\\-])\1+|[-=*_#~+<>|]{3,}|\.?[?!](?:[.?!]*[?!])?\.?|#[A-Za-z]\w+|\d-\d{4}"
    r"|[^\s()<>\"“”]+\.(?i:docx?|xlsx?|pptx?|pdf|txt|jpe?g|png|zip)"
    r"|(?:\d{1,3}-|\d{3}/)*\d{3}-\d{4}|\d{5}-\d{4}|\d{4}-\d\d-\d\d"
    r"|\d{1,2}-[A-Z][a-z]{2}-\d{2,4}|\d{1,2}-\d{1,2}-\d{4}|\d{2,4}['’]s)\Z"
)
# An address, but not with what touches it: "Lee"<ann@example.org>, "list.pdf)(See".
_ADDRESS = re.compile(rf"(?!\S*(?:[\"”]<|:<)|(?!http|www)\S*\)\(){URL_PATTERN}")

# Exceptions of spaCy's that UD cuts otherwise.
_DROPPED = {"and/or", "Wed", "wed", "Wed.", "wed.", "id", "Id", "):"}
_SPLIT = {
    word: tuple(parts.split())
    for word, parts in (
        *(("alot", "a lot"), ("Alot", "A lot"), ("outta", "out ta"), ("wanna", "wan na"), ("Wanna", "Wan na")),
        *(("dunno", "du n no"), ("lemme", "lem me"), ("gimme", "gim me"), ("24/7", "24 / 7"), ("b/c", "b/c")),
        *(("w/o", "w/o"), ("Yahoo!", "Yahoo!")),
    )
}


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
    tokenizer.prefix_search = compile_prefix_regex([*_ROWS, *_MARKS, *defaults.prefixes, *_EXTRA_PREFIXES]).search
    tokenizer.suffix_search = compile_suffix_regex([*_ROWS, *defaults.suffixes, *_EXTRA_SUFFIXES]).search
    tokenizer.token_match = _WHOLE.match
    tokenizer.url_match = _ADDRESS.match
    tokenizer.rules = {k: v for k, v in tokenizer.rules.items() if k not in _DROPPED}
    for word in [
        w for w in tokenizer.rules if ("'" in w or "’" in w or w.endswith("nt")) and w.upper() not in tokenizer.rules
    ]:
        shouted = [token.text.upper() for token in tokenizer(word)]  # "DON'T", in a headline
        tokenizer.add_special_case(word.upper(), [{"ORTH": part} for part in shouted])
    for word in abbreviations():
        tokenizer.add_special_case(word, [{"ORTH": word}])
        tokenizer.add_special_case(word + ".", [{"ORTH": word}, {"ORTH": "."}])
    for word, parts in _SPLIT.items():
        tokenizer.add_special_case(word, [{"ORTH": part} for part in parts])
    return tokenizer
