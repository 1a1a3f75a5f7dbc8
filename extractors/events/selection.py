"""What a verb is said of: people say and decide, ships sink, laws take effect, books are sold (selectional preference).

Counted over news and other texts (``training/events_selection.py``): how much more often than elsewhere people, bodies,
happenings … stand in one place of the tree ("subject of say", "object of sell", "owner of a fleet").
"""

from __future__ import annotations

import gzip
import json
from functools import cache
from importlib.resources import files

from extractors.events.candidates import key
from extractors.events.sorts import LETTERS
from extractors.language import syntax
from extractors.language.syntax import Relation
from extractors.language.words import Word

_UNKNOWN = "u" * len(LETTERS)
_AT = {letter: at for at, letter in enumerate(LETTERS)}


def place(word: Word) -> str:
    """Where a noun or pronoun stands: "say:s" for who says, "sell:p" for what is sold, "fleet:of" for whose fleet."""
    for _ in range(4):
        link = syntax.up(word)
        if link is None:
            return ""
        if link.relation is not Relation.CONJUNCT:
            break
        word = link.head
    else:
        return ""
    head, relation = link.head, link.relation
    if relation is Relation.SUBJECT:
        if head.pos_ in ("ADJ", "NOUN", "PROPN"):
            return f"{head.lemma_.lower()}:be"
        return f"{key(head)}:{'p' if syntax.passive(head) else 's'}" if syntax.is_verb(head) else ""
    if relation is Relation.POSSESSOR or (relation is Relation.OBLIQUE and not syntax.is_verb(head)):
        return f"{head.lemma_.lower()}:of" if relation is Relation.POSSESSOR or link.marker == "of" else ""
    if not syntax.is_verb(head):
        return ""
    if relation is Relation.OBJECT:
        return f"{key(head)}:p"
    return f"{key(head)}:{link.marker}" if relation is Relation.OBLIQUE else ""


def fits(word: Word) -> str:
    """How well each of ``LETTERS`` fits the place of a word: 0 hardly to 5 well, ``u`` where it is not known."""
    return _table().get(place(word), _UNKNOWN)


def fit(found: str, letter: str) -> str:
    """What ``fits`` found, for one letter."""
    return found[_AT[letter]]


@cache
def _table() -> dict[str, str]:
    raw = files("extractors.events").joinpath("weights", "selection.json.gz").read_bytes()
    table: dict[str, str] = json.loads(gzip.decompress(raw))
    return table
