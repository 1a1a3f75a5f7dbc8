"""What a dictionary knows of word forms: which tags they can have, how common they are, what they are forms of.

A treebank of 280,000 words has never met "slipping" or "rescued". The list is data inside the model
(``dictionary.bin``, built by ``training/build_dictionary.py``, which names its sources); this module looks forms up.
"""

from __future__ import annotations

import json
import lzma
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: Tags a form can have, in the order of their bits; ``NNP`` marks a noun that is written with a capital.
TAGS = ("NN", "NNS", "NNP", "VB", "VBD", "VBN", "VBG", "VBZ", "JJ", "JJR", "JJS", "RB", "RBR", "RBS", "MD")
#: Bits a form: its tags, six steps of frequency, four of how often it has a capital, three of how often only capitals.
BITS = len(TAGS) + 6 + 4 + 3
_COMMON = sum(1 << TAGS.index(tag) for tag in ("NN", "NNS", "VBG", "JJ"))
_MOSTLY_CAPITAL, _SOMETIMES_CAPITALS = len(TAGS) + 6 + 1, len(TAGS) + 6 + 4
#: Tags of inflected words, by the column that holds the rule to their lemma.
INFLECTED = {"VBD": 0, "VBN": 0, "VBG": 0, "VBZ": 0, "NNS": 1, "JJR": 2, "JJS": 2, "RBR": 3, "RBS": 3}
#: Tags whose words are their own lemma.
BASE = {"VB": "VB", "VBP": "VB", "NN": "NN", "JJ": "JJ", "RB": "RB"}

_MAGIC = b"DLD1"


@dataclass(frozen=True, slots=True)
class Entries:
    """Columns over lower-case forms: bits, and the number of the lemma rule by inflected class."""

    forms: list[str]
    bits: NDArray[np.uint32]
    rules: NDArray[np.uint8]  # form, class; 0: none
    rule_names: list[str]


def pack(entries: Entries) -> bytes:
    """Write the dictionary; the bytes depend on the entries alone."""
    head = json.dumps({"rules": entries.rule_names, "forms": len(entries.forms)}).encode()
    text = "\n".join(entries.forms).encode()
    body = b"".join(
        (
            len(text).to_bytes(4, "little"),
            text,
            entries.bits.astype("<u4").tobytes(),
            np.ascontiguousarray(entries.rules.T).astype(np.uint8).tobytes(),
        )
    )
    packed = lzma.compress(body, format=lzma.FORMAT_XZ, filters=[{"id": lzma.FILTER_LZMA2, "preset": 6}])
    return _MAGIC + len(head).to_bytes(4, "little") + head + packed


def unpack(data: bytes) -> Entries:
    """Read what :func:`pack` wrote. Raises ValueError where it is something else."""
    if data[:4] != _MAGIC:
        raise ValueError("not a dictionary of dateline")
    size = int.from_bytes(data[4:8], "little")
    head = json.loads(data[8 : 8 + size])
    body = lzma.decompress(data[8 + size :])
    at = 4 + int.from_bytes(body[:4], "little")
    count = head["forms"]
    bits = np.frombuffer(body, "<u4", count, at)
    rules = np.frombuffer(body, np.uint8, 4 * count, at + 4 * count).reshape(4, count).T
    return Entries(body[4:at].decode().split("\n"), bits, rules, head["rules"])


class Dictionary:
    """Lookup by form; upper and lower case are one."""

    def __init__(self, entries: Entries) -> None:
        self._rows = {form: i for i, form in enumerate(entries.forms)}
        self._entries = entries

    def features(self, form: str) -> int:
        """The bits of a form, 0 where it is unknown."""
        row = self._rows.get(form.lower())
        return 0 if row is None else int(self._entries.bits[row])

    def has_tag(self, form: str, tag: str) -> bool:
        """Whether the dictionary lists ``form`` with ``tag`` (one of :data:`TAGS`)."""
        row = self._rows.get(form.lower())
        return row is not None and bool(int(self._entries.bits[row]) >> TAGS.index(tag) & 1)

    def listed(self, form: str) -> bool:
        """Whether the form is known at all."""
        return form.lower() in self._rows

    def capitalised(self, form: str) -> bool:
        """Whether the form is mostly written with a capital."""
        return bool(self.features(form) >> _MOSTLY_CAPITAL & 1)

    def all_capitals(self, form: str) -> bool:
        """Whether the form is often written in capitals, as "NATO" is."""
        return bool(self.features(form) >> _SOMETIMES_CAPITALS & 1)

    def common(self, form: str) -> bool:
        """Whether the form is a noun, adjective or gerund that is mostly written small ("Security")."""
        bits = self.features(form)
        return bool(bits & _COMMON) and not bits >> _MOSTLY_CAPITAL & 1

    def rule(self, form: str, tag: str) -> str | None:
        """The lemma rule (see :mod:`~extractors.language.lemmas`) of a form with a Penn tag; None if it is not listed.

        A base form is its own lemma where the dictionary lists it with that tag.
        """
        column = INFLECTED.get(tag)
        row = self._rows.get(form.lower())
        if row is None:
            return None
        if column is not None:
            number = int(self._entries.rules[row, column])
            return self._entries.rule_names[number] if number else None
        base = BASE.get(tag)
        if base is not None and int(self._entries.bits[row]) >> TAGS.index(base) & 1:
            return "l|0|"
        return None
