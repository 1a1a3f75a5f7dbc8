"""What stands around an expression in its sentence: the preposition before it and whether the verb looks back or ahead.

Works on tokens alone, in a window of bounded size; a parse, where there is one, is asked first (see ``tenses.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extractors.time.frames import Atom
from extractors.time.lexer import Tokens, classes

KINDS = classes()
BREAKS = frozenset((KINDS["PARA"], KINDS["STOP"]))
QUOTE = KINDS["QUOTE"]
LEFT, RIGHT = 30, 14
FUTURE_AUX = frozenset(
    ("will", "'ll", "’ll", "shall", "won't", "won’t", "he'll", "she'll", "they'll", "we'll", "i'll", "it'll", "you'll")
)
#: Before "to": the action is still to come.
AHEAD = frozenset(
    [
        "scheduled",
        "expected",
        "due",
        "plan",
        "plans",
        "planning",
        "planned",
        "set",
        "slated",
        "going",
        "ready",
        "likely",
        "hopes",
        "hope",
        "hoping",
        "expects",
        "expect",
        "expecting",
        "intends",
        "intend",
        "intending",
        "aims",
        "aim",
        "wants",
        "want",
        "promised",
        "promises",
        "agreed",
        "vowed",
        "supposed",
        "poised",
        "bound",
        "ordered",
        "booked",
        "tipped",
        "invited",
        "preparing",
        "prepares",
        "is",
        "are",
        "'s",
        "'re",
    ]
)
#: Words that announce a date to come, wherever they stand before it.
AHEAD_WORDS = frozenset(
    [
        "payable",
        "due",
        "effective",
        "scheduled",
        "upcoming",
        "deadline",
        "expire",
        "expires",
        "expiring",
        "starting",
        "beginning",
        "slated",
        "planned",
        "planning",
        "plans",
        "tomorrow",
    ]
)
BACK_PREPOSITIONS = frozenset(("since", "dated"))
AHEAD_PREPOSITIONS = frozenset(("until", "till", "by"))
PAST_AUX = frozenset(
    [
        "was",
        "were",
        "had",
        "did",
        "been",
        "has",
        "have",
        "'ve",
        "wasn't",
        "weren't",
        "didn't",
        "hadn't",
        "hasn't",
        "haven't",
    ]
)
PRESENT = frozenset(["is", "are", "am", "'s", "'re", "isn't", "aren't", "does", "do"])
NOT_VERBS = frozenset(
    [
        "united",
        "need",
        "indeed",
        "speed",
        "red",
        "bed",
        "shed",
        "feed",
        "seed",
        "hundred",
        "sacred",
        "naked",
        "wicked",
        "ted",
        "fred",
        "mohammed",
        "ahmed",
        "hamed",
        "biped",
        "breed",
        "greed",
        "creed",
        "exceed",
        "proceed",
        "succeed",
    ]
)


@cache
def past_forms() -> frozenset[str]:
    """Past tense forms that do not end in -ed."""
    text = files(__package__).joinpath("past_forms.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@dataclass(frozen=True, slots=True)
class Scene:
    """``direction`` is -1 (told as past), +1 (still to come) or 0 (no sign); ``cue`` the word that says so."""

    preposition: str
    direction: int
    cue: str
    first: int  # token range of the sentence
    last: int
    money: bool


def scene(toks: Tokens, atom: Atom) -> Scene:
    """Read the surroundings of an atom."""
    first, last = sentence(toks, atom)
    before = toks.lower(atom.first - 1) if atom.first > first else ""
    if before in ("the", "a", "an", "its", "their", "his", "her") and atom.first - 2 >= first:
        before = toks.lower(atom.first - 2)
    direction, cue = look_left(toks, atom, first)
    if not direction:
        direction, cue = look_right(toks, atom, last)
    money = (
        any(toks.classes[i] in (KINDS["MONEY"], KINDS["PERCENT"]) for i in range(first, last))
        or "cents" in toks.text[toks.begins[first] : toks.ends[last - 1]]
    )
    return Scene(before, direction, cue, first, last, money)


def sentence(toks: Tokens, atom: Atom) -> tuple[int, int]:
    """Token range of the atom's sentence, at most a window wide."""
    first = atom.first
    while first > 0 and atom.first - first < LEFT * 2 and toks.classes[first - 1] not in BREAKS:
        first -= 1
    last = atom.last
    while last < len(toks.classes) and last - atom.last < RIGHT * 3 and toks.classes[last] not in BREAKS:
        last += 1
    return first, last


def look_left(toks: Tokens, atom: Atom, first: int) -> tuple[int, str]:
    """Nearest verb or announcing word before the atom."""
    low = max(first, atom.first - LEFT)
    i = atom.first - 1
    while i >= low:
        word = toks.lower(i)
        found = verb_sign(toks, i, word, low)
        if found:
            return found, word
        i -= 1
    return 0, ""


def look_right(toks: Tokens, atom: Atom, last: int) -> tuple[int, str]:
    """First verb after the atom: "On Friday, Netanyahu said", "Friday's meeting will …"."""
    for i in range(atom.last, min(last, atom.last + RIGHT)):
        word = toks.lower(i)
        found = verb_sign(toks, i, word, atom.last)
        if found:
            return found, word
    return 0, ""


def verb_sign(toks: Tokens, i: int, word: str, low: int) -> int:
    """-1, +1 or 0 for one word in its place."""
    if word in FUTURE_AUX:
        return 1
    if word in AHEAD_WORDS:
        return 1
    if word == "to" and i > low and toks.lower(i - 1) in AHEAD:
        return 1
    if word in PAST_AUX or (word in past_forms() and not _infinitive(toks, i, low)):
        return -1
    if word.endswith("ed") and len(word) > 3 and word not in NOT_VERBS and toks.word(i).islower():
        if toks.lower(i + 1) == "to" and word in AHEAD:
            return 1
        return 0 if _infinitive(toks, i, low) else -1
    return 0


def _infinitive(toks: Tokens, i: int, low: int) -> bool:
    """ "to be published", "will be held": the participle says nothing, the auxiliary before it does."""
    return i - 1 >= low and toks.lower(i - 1) in ("be", "get", "to", "being")
