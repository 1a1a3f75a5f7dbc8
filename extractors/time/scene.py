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
FIGURES = frozenset((KINDS["MONEY"], KINDS["PERCENT"]))
LEFT, RIGHT = 30, 14
FUTURE_AUX = frozenset(
    "will 'll ’ll shall won't won’t he'll she'll they'll we'll i'll it'll you'll would wouldn't wouldn’t".split()
)
MODAL = frozenset("may might could can should must".split())
#: Before "to": the action is still to come.
AHEAD = frozenset(
    "scheduled expected due plan plans planning planned set slated going ready likely hopes hope hoping expects expect "
    "expecting intends intend intending aims aim promised promises agreed vowed supposed poised bound booked tipped "
    "invited preparing prepares is are".split()
)
#: Words that announce a date to come, wherever they stand before it.
AHEAD_WORDS = frozenset(
    "payable due effective scheduled upcoming deadline expire expires expiring slated redeemable".split()
)
PAST_AUX = frozenset("was were had did been has have 've ’ve wasn't weren't didn't hadn't hasn't haven't".split())
NOT_VERBS = frozenset(
    "united need indeed speed red bed shed feed seed hundred sacred naked wicked ted fred mohammed ahmed hamed biped "
    "breed greed creed exceed proceed succeed".split()
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
    cue_at: int  # its token index, -1 if there is none
    first: int  # token range of the sentence
    last: int
    money: bool


def scene(toks: Tokens, atom: Atom) -> Scene:
    """Read the surroundings of an atom."""
    first, last = sentence(toks, atom)
    before = toks.lower(atom.first - 1) if atom.first > first else ""
    if before in ("the", "a", "an", "its", "their", "his", "her") and atom.first - 2 >= first:
        before = toks.lower(atom.first - 2)
    direction, cue_at = look_left(toks, atom, first)
    if not direction:
        direction, cue_at = look_right(toks, atom, last)
    money = any(toks.classes[i] in FIGURES for i in range(first, last))
    return Scene(before, direction, toks.lower(cue_at) if direction else "", cue_at, first, last, money)


def sentence(toks: Tokens, atom: Atom) -> tuple[int, int]:
    """Token range of the atom's sentence, at most a window wide."""
    first = atom.first
    while first > 0 and atom.first - first < LEFT * 2 and toks.classes[first - 1] not in BREAKS:
        first -= 1
    last = atom.last
    while last < len(toks.classes) and last - atom.last < RIGHT * 3 and toks.classes[last] not in BREAKS:
        last += 1
    return first, last


def look_left(toks: Tokens, atom: Atom, first: int) -> tuple[int, int]:
    """Nearest verb or announcing word before the atom: its sign and place."""
    low = max(first, atom.first - LEFT)
    for i in range(atom.first - 1, low - 1, -1):
        found = verb_sign(toks, i, toks.lower(i), low)
        if found:
            return found, i
    return 0, -1


def look_right(toks: Tokens, atom: Atom, last: int) -> tuple[int, int]:
    """First verb after the atom: "On Friday, Netanyahu said", "Friday's meeting will …"."""
    for i in range(atom.last, min(last, atom.last + RIGHT)):
        found = verb_sign(toks, i, toks.lower(i), atom.last)
        if found:
            return found, i
    return 0, -1


def verb_sign(toks: Tokens, i: int, word: str, low: int) -> int:
    """-1, +1 or 0 for one word in its place."""
    if word in FUTURE_AUX:
        return -1 if toks.lower(i + 1) in ("have", "not") and toks.lower(i + 2) in ("have", "been") else 1
    if word in MODAL and toks.word(i).islower():
        return _modal(toks, i)
    if word in AHEAD_WORDS or (word == "to" and i > low and toks.lower(i - 1) in AHEAD):
        return -1 if _had(toks, i, low) else 1
    if word in PAST_AUX or (word in past_forms() and not _infinitive(toks, i, low)):
        return -1
    if word.endswith("ed") and len(word) > 3 and word not in NOT_VERBS and toks.word(i).islower():
        if toks.lower(i + 1) == "to" and word in AHEAD:
            return -1 if _had(toks, i, low) else 1
        return 0 if _infinitive(toks, i, low) else -1
    return 0


def _modal(toks: Tokens, i: int) -> int:
    """ "may plead guilty this week" looks ahead; "could not be reached Friday" and "may have left Friday" do not."""
    after = [toks.lower(j) for j in range(i + 1, i + 5)]
    return -1 if "have" in after[:2] or ("be" in after and "reached" in after) else 1


def _had(toks: Tokens, i: int, low: int) -> bool:
    """ "had been due to expire Friday": the plan is told from a later day."""
    return any(toks.lower(j) == "had" for j in range(max(low, i - 4), i))


def _infinitive(toks: Tokens, i: int, low: int) -> bool:
    """ "to be published", "will be held": the participle says nothing, the auxiliary before it does."""
    return i - 1 >= low and toks.lower(i - 1) in ("be", "get", "to", "being")
