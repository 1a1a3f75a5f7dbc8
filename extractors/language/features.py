"""What the network is told about a word form: its number in the vocabulary, the pieces it is spelt with, its shape.

Training and reading share this module, so that both see the same numbers. Everything here depends on the form alone
and is therefore worked out once a form (see :class:`extractors.language.network.Lexicon`).
"""

from __future__ import annotations

import re
from zlib import crc32

#: Hash buckets for spelling pieces and for word shapes.
PIECES = 1 << 15
SHAPES = 1 << 9

_DIGIT = re.compile(r"\d")
_SAME = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "…": "."})


def norm(form: str) -> str:
    """The form in lower case, digits as 0, quotation marks and dashes plain: ``“2023–09`` → ``"0000-00``."""
    return _DIGIT.sub("0", form.translate(_SAME).lower())


def pieces(form: str) -> list[int]:
    """Buckets of the prefixes, suffixes and inner trigrams of a form; never empty, at most 40.

    Case is left out of all but the first: "Azerbaijani" shares its ending with "Pakistani" and "afghani".
    """
    word = norm(form)[:24]
    framed = f"<{word}>"
    parts = [framed]
    parts += ["^" + word[:n] for n in range(1, min(5, len(word)) + 1)]
    parts += [word[-n:] + "$" for n in range(1, min(6, len(word)) + 1)]
    parts += [framed[i : i + 3] for i in range(len(framed) - 2)]
    return [crc32(part.encode()) % PIECES for part in parts[:40]]


def shape(form: str) -> int:
    """Bucket of the word's shape, runs cut at three: ``Kyiv`` → ``Xxx``, ``24News`` → ``ddXxx``."""
    out: list[str] = []
    last, run = "", 0
    for char in form[:32]:
        kind = "X" if char.isupper() else "x" if char.islower() else "d" if char.isdigit() else char
        run = run + 1 if kind == last else 1
        last = kind
        if run <= 3:
            out.append(kind)
    return crc32("".join(out).encode()) % SHAPES
