"""Abbreviations an article explains itself: "the Bureau of Enquiry and Analysis (BEA)" gives ``BEA`` its name."""

from __future__ import annotations

from extractors.language.words import Word, Words

_LONGEST = 8
_SMALL = frozenset(
    ("of", "the", "and", "for", "in", "on", "&", "de", "la", "des", "du", "to", "at", "von", "-", "’s", "'s")
)


def explained(words: Words) -> dict[str, str]:
    """Abbreviation in lower case → the name before its brackets, as written.

    The first letter of the name has to be the first of the abbreviation, and all its letters have to stand in the name
    in order, each at the begin of a word or inside one whose begin was taken ("Médecins Sans Frontières (MSF)").
    """
    found: dict[str, str] = {}
    for bracket in words:
        if bracket.text != "(" or bracket.i + 2 >= len(words) or words[bracket.i + 2].text != ")":
            continue
        short = words[bracket.i + 1].text
        if not (2 <= len(short) <= _LONGEST and short.isupper() and short.isalpha()):
            continue
        begin = _begin(words, bracket.i, short.lower())
        if begin is not None:
            found.setdefault(short.lower(), words.text(begin, bracket.i))
    return found


def _begin(words: Words, end: int, short: str) -> int | None:
    """The nearest word from which the words up to ``end`` spell the abbreviation."""
    first = max(words[end].sent.start, end - 3 * len(short) - 2)
    for begin in range(end - 1, first - 1, -1):
        word = words[begin]
        if not (word.text[:1].isalpha() or word.lower_ in _SMALL):
            return None
        if word.text[:1].isupper() and word.lower_[0] == short[0] and _spells(words[begin:end], short):
            return begin
    return None


def _spells(name: list[Word], short: str) -> bool:
    """Do the capitalised words begin with the letters in order, none left out but small words?"""
    at = 0
    for word in name:
        if at < len(short) and word.lower_.startswith(short[at]):
            at += 1
            while at < len(short) and word.text[0].isupper() and word.text[1:].find(short[at].upper()) > 0:
                at += 1  # "EuroPol"
        elif word.lower_ not in _SMALL and at == 0:
            return False
    return at == len(short)
