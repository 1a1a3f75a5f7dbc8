"""Names and months that are spelled like a modal: "Theresa May resigned", "Will Smith slapped", "talks in May will be".

Also letters that are spelled like a pronoun: "The WHO says".

The network has read few of them and takes them for the verb. It is shown a name or a month of the same build in their
place; the word itself, its lemma and what the lists of names say of it stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.language.labels import SAME_IN_PAST, SAME_PARTICIPLE

#: What the network is shown in the place of each.
_NAMES = {"May": "Mayer", "Will": "William", "Can": "Jan", "WHO": "NATO"}
_MONTH = "April"
_STOPS = frozenset(".?!")
_OPENING = frozenset((*".?!:;-–—\"'“‘(", "``", "''", "”", "’", "..."))
#: What stands before a month and before no name.
_BEFORE_MONTH = frozenset(
    (
        *("in", "by", "since", "until", "till", "from", "last", "this", "next", "late", "early", "mid", "mid-", "of"),
        *("every", "each", "during", "before", "after", "through", "between", "throughout", "around", "past", "the"),
        *("previous", "following", "coming", "end", "beginning", "middle", "for", "to", "and", "or"),
    )
)
#: Whom a question or a wish asks of.
_ASKED = frozenset(
    ("i", "we", "you", "he", "she", "it", "they", "there", "this", "that", "these", "those", "not", "n't")
)
#: Past tenses that do not end in "-ed", and base forms that do.
_PAST = SAME_PARTICIPLE - SAME_IN_PAST | {"took", "gave", "went", "saw", "spoke", "flew", "became", "began", "chose"}
_BASE = ("need", "feed", "ceed", "speed", "bleed", "breed", "heed", "seed", "weed", "embed", "shed", "wed")
#: Words that a headline writes small.
_SMALL = frozenset(
    (
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "over",
        "the",
        "to",
        "up",
        "with",
    )
)


def shown(words: Sequence[str]) -> Sequence[str]:
    """The words of a text as the network is to see them."""
    if _NAMES.keys().isdisjoint(words):
        return words
    return [_shown(word, at, words) if word in _NAMES else word for at, word in enumerate(words)]


def _shown(word: str, at: int, words: Sequence[str]) -> str:
    before, after = words[at - 1] if at else ".", words[at + 1] if at + 1 < len(words) else "."
    if word == "WHO":
        return word if any(near.isalpha() and len(near) > 1 and near.isupper() for near in (before, after)) else "NATO"
    if after.lower() in _ASKED:
        return word
    if before in _OPENING:
        if after in _PAST or (after.islower() and after.endswith("ed") and not after.endswith(_BASE)):
            return _NAMES[word]  # "May met the president"
        return _NAMES[word] if _begins(word, at, words) else word
    dated = before[-1].isdigit() or after[0].isdigit() or before.lower() in _BEFORE_MONTH
    if word == "May" and dated:
        return _MONTH
    behind = at + 1
    while behind < len(words) and words[behind][0].isupper():
        behind += 1
    small = words[behind] if behind < len(words) else "."
    if behind > at + 1 and (not small.islower() or small in _SMALL):
        return word  # "Prices May Rise in Spring"
    return _NAMES[word]


def _begins(word: str, at: int, words: Sequence[str]) -> bool:
    """Does a sentence begin with a person's name, and not with the verb of a question or a wish?"""
    if word == "May" or at + 1 == len(words) or not words[at + 1].istitle():
        return False
    rest = next((end for end in words[at + 1 :] if end in _STOPS), "")
    return rest == "."
