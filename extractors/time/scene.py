"""What stands around an expression in its sentence: the preposition before it and whether the verb looks back or ahead.

Works on tokens alone, in a window of bounded size; a parse, where there is one, is asked first (see ``tenses.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extractors.time.frames import Atom
from extractors.time.lexer import Tokens, classes
from extractors.time.words import words

KINDS = classes()
BREAKS = frozenset((KINDS["PARA"], KINDS["STOP"]))
FIGURES = frozenset((KINDS["MONEY"], KINDS["PERCENT"]))
LEFT, RIGHT = 30, 14
FUTURE, PAST, AHEAD, AHEAD_WORDS, NO_VERBS = (words(n) for n in ("future", "past", "ahead", "ahead_words", "no_verbs"))
PREPOSITIONS = words("prepositions")
PLANS = words("schedules")
MODAL = frozenset(["may", "might", "could", "can", "should", "must"])
BE = frozenset(["is", "are", "be", "was", "were", "been", "being"])
RELATIVES = frozenset(["which", "that", "who", "when"])
CLAUSE_EDGES = frozenset(
    [
        ",",
        "which",
        "who",
        "that",
        "including",
        "after",
        "before",
        "because",
        "while",
        "although",
        "as",
        "and",
        "but",
        ";",
        ":",
    ]
)
PRONOUNS = frozenset(["he", "she", "it", "that", "who", "what", "there", "here"])
ARTICLES = frozenset(["the", "a", "an", "its", "their", "his", "her", "our", "my", "your"])


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
    token: int  # the first of the expression
    money: bool  # figures in the sentence: amounts, percentages
    possessive: bool  # "Wednesday's ruling"
    toks: Tokens
    plan: str = ""  # "was" or "had" of a plan told as past: "was due to sign on Wednesday"

    def figures(self) -> bool:
        """Amounts or percentages in the sentence, "percent" written out included."""
        return self.money or any(self.toks.lower(i) in ("percent", "pct") for i in range(self.first, self.last))

    def paragraphs(self, token: int) -> int:
        """Paragraph breaks between an earlier token and the expression."""
        return self.toks.classes.count(KINDS["PARA"], token, self.token)


def scene(toks: Tokens, atom: Atom) -> Scene:
    """Read the surroundings of an atom."""
    first, last = sentence(toks, atom)
    before = toks.lower(atom.first - 1) if atom.first > first else ""
    if before in ARTICLES and atom.first - 2 >= first:
        before = toks.lower(atom.first - 2)
    if before == "of" and toks.lower(atom.first - 2) == "as":
        before = "as of"
    possessive = toks.classes[atom.last : atom.last + 1] == KINDS["POSS"]
    direction, cue_at = _direction(toks, atom, first, last, before, possessive)
    money = any(toks.classes[i] in FIGURES or _large(toks, i) for i in range(first, last))
    return Scene(
        before, direction, _cue(toks, cue_at) if direction else "", cue_at, first, last, atom.first, money, possessive,
        toks, _plan(toks, cue_at, first, direction, before),
    )  # fmt: skip


def _cue(toks: Tokens, i: int) -> str:
    """The word that gives the direction, as a reader would quote it: "expected to" rather than "to"."""
    word = toks.word(i)
    return f"{toks.word(i - 1)} {word}" if word.lower() == "to" and i else word


def _plan(toks: Tokens, cue: int, first: int, direction: int, before: str) -> str:
    """ "was", "were" or "had" before a word of planning: only the calendar tells whether the day has come.

    "The vote was set for Tuesday" tells of the setting, and is no such plan.
    """
    if not direction or toks.lower(cue) not in AHEAD | AHEAD_WORDS | PLANS | {"to"}:
        return ""
    verbs = [toks.lower(i) for i in range(max(first, cue - 4), cue)]
    if "had" in verbs or before in ("for", "to", "until", "till"):
        return "had" if "had" in verbs else ""
    return next((v for v in verbs if v in ("was", "were")), "")


def _large(toks: Tokens, i: int) -> bool:
    """million, billion: the sentence is about amounts even without a currency sign."""
    worth = toks.worth[i]
    return isinstance(worth, int) and worth >= 10**6


def _direction(toks: Tokens, atom: Atom, first: int, last: int, before: str, possessive: bool) -> tuple[int, int]:
    """Sign of the surroundings and the token that gives it."""
    scheduled = _scheduled(toks, atom, first, before)
    if scheduled >= 0:
        after = toks.lower(atom.last)
        if before != "until" and after in ("was", "were") and toks.lower(scheduled - 1) not in BE:
            return -1, atom.last  # "a vote scheduled for Thursday was postponed"
        return 1, scheduled
    if possessive:
        right = look_right(toks, atom, min(last, atom.last + 6))
        if right[0] > 0:
            return right
        left = look_left(toks, atom, first)
        occasion = any(toks.lower(i) in words("occasions") for i in range(atom.last + 1, min(atom.last + 5, last)))
        return left if left[0] < 0 or occasion else (0, -1)
    left = look_left(toks, atom, first)
    if before == "by" and left[0] <= 0 and _if_before(toks, atom, first, left):
        return 1, atom.first - 1
    if before in ("starting", "beginning") and left[0] >= 0:
        return 1, atom.first - 1
    if left[0] > 0 and atom.first - left[1] > 6 and toks.lower(atom.last) in RELATIVES:
        right = look_right(toks, atom, min(last, atom.last + 4))
        if right[0] < 0:  # "will be one subject of the talks, after the attack on Wednesday which killed a student"
            return right
    return left if left[0] else look_right(toks, atom, last)


def _if_before(toks: Tokens, atom: Atom, first: int, left: tuple[int, int]) -> bool:
    """ "If Iran does not comply by Thursday": the condition is still open."""
    low = max(first, atom.first - 14)
    past = left[0] < 0 and left[1] >= low
    return not past and any(toks.lower(i) in ("if", "unless") for i in range(low, atom.first))


def _scheduled(toks: Tokens, atom: Atom, first: int, before: str) -> int:
    """Token of a verb that sets a later date: "set for October 28", "extended to Nov. 16"; -1 if there is none."""
    if before not in ("for", "until", "till", "to", "on"):
        return -1
    if atom.first - 1 == first and any(
        toks.lower(i) in ("was", "were", "had") for i in range(atom.last, atom.last + 4)
    ):
        return -1  # "Until August this was a secret"
    low = max(first, atom.first - 12)
    for i in range(atom.first - 2, low - 1, -1):
        word = toks.lower(i)
        if word in words("schedules") and (before != "on" or word == "scheduled") and not _had(toks, i, low):
            return i
        if before in ("until", "till") and (word in words("lasting") or word in ("was", "were", "had")):
            return -1
    return atom.first - 1 if before in ("until", "till") else -1


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
    same_clause = True
    verb = atom.first - 2 if toks.lower(atom.first - 1) == "on" else atom.first - 1
    if verb - 2 > low and _purpose(toks, verb):
        return 1, verb - 1
    for i in range(atom.first - 1, low - 1, -1):
        word = toks.lower(i)
        if same_clause and programme(toks, i, word):
            return 1, i
        found = verb_sign(toks, i, word, low)
        if found:
            return found, i
        same_clause = same_clause and word not in CLAUSE_EDGES and atom.first - i < 9
    return 0, -1


def _purpose(toks: Tokens, i: int) -> bool:
    """Racing to resume (Friday): the infinitive of a programme after a noun, right before the date."""
    if toks.lower(i - 1) != "to" or toks.lower(i) not in words("futurates_plural"):
        return False
    noun = toks.lower(i - 2)
    return noun.isalpha() and noun not in past_forms() and not noun.endswith("ed") and noun not in AHEAD


def programme(toks: Tokens, i: int, word: str) -> bool:
    """Simple present of a programme in the same clause: "Parliament votes on Tuesday", "is leaving Friday"."""
    if word in words("futurates") and toks.word(i).islower() and not toks.lower(i - 1).endswith("n't"):
        return toks.tag(i) not in ("NNS", "NN", "VBN", "JJ")
    if word in words("futurates_plural"):
        return toks.tag(i) == "VBP"
    return word.endswith("ing") and _is(toks, i - 1)


def look_right(toks: Tokens, atom: Atom, last: int) -> tuple[int, int]:
    """First verb after the atom: "On Friday, Netanyahu said", "Friday's meeting will …"."""
    for i in range(atom.last, min(last, atom.last + RIGHT)):
        word = toks.lower(i)
        if i < atom.last + 7 and programme(toks, i, word):
            return 1, i
        found = verb_sign(toks, i, word, atom.last)
        if found:
            return found, i
    return 0, -1


def verb_sign(toks: Tokens, i: int, word: str, low: int) -> int:
    """-1, +1 or 0 for one word in its place."""
    if word in FUTURE:
        return -1 if toks.lower(i + 1) in ("have", "not") and toks.lower(i + 2) in ("have", "been") else 1
    if word in MODAL and toks.word(i).islower():
        return _modal(toks, i)
    if word in AHEAD_WORDS or (word == "to" and i > low and toks.lower(i - 1) in AHEAD):
        return -1 if _had(toks, i, low) else 1
    if word in ("planned", "plan", "plans") and toks.lower(i + 1) in ARTICLES:
        return -1 if _had(toks, i, low) else 1
    if word in PAST:
        return -1
    tag = toks.tag(i)
    if tag:
        return _tagged(toks, i, word, tag, low)
    if word in past_forms():
        return 0 if _infinitive(toks, i, low) else -1
    if word.endswith("ed") and len(word) > 3 and word not in NO_VERBS and toks.word(i).islower():
        if _announced(toks, i, word):
            return -1 if _had(toks, i, low) else 1
        return 0 if _infinitive(toks, i, low) else -1
    return 0


def _tagged(toks: Tokens, i: int, word: str, tag: str, low: int) -> int:
    """The same for a word with a Penn tag."""
    if tag == "VBD":
        return 1 if toks.lower(i + 1) == "to" and word in AHEAD and not _had(toks, i, low) else -1
    if tag == "VBN":
        if _announced(toks, i, word):
            return -1 if _had(toks, i, low) else 1
        return 0 if _infinitive(toks, i, low) else -1
    return 0


def _is(toks: Tokens, i: int) -> bool:
    """is, are, he's; not the 's of "Thursday's ruling"."""
    word = toks.lower(i)
    return word in ("is", "are", "'re", "’re") or (word in ("'s", "’s") and toks.lower(i - 1) in PRONOUNS)


def _announced(toks: Tokens, i: int, word: str) -> bool:
    """expected to …; (is) expected on the morning of July 8; (are) due by Friday; (is) expected back on Tuesday."""
    if word not in AHEAD:
        return False
    after = toks.lower(i + 1)
    auxiliary = toks.lower(i - 1) in ("is", "are", "be", "'s", "'re") or toks.lower(i - 2) in ("is", "are")
    return after == "to" or (auxiliary and (after in PREPOSITIONS or after in ("back", "home", "here", "there")))


def _modal(toks: Tokens, i: int) -> int:
    """ "may plead guilty this week" looks ahead; "could not be reached Friday" and "may have left Friday" do not."""
    after = [toks.lower(j) for j in range(i + 1, i + 5)]
    return -1 if "have" in after[:2] or ("be" in after and any(w in words("attempts") for w in after)) else 1


def _had(toks: Tokens, i: int, low: int) -> bool:
    """ "had been due to expire Friday": the plan is told from a later day."""
    return any(toks.lower(j) == "had" for j in range(max(low, i - 4), i))


def _infinitive(toks: Tokens, i: int, low: int) -> bool:
    """ "to be published", "is formally sentenced": the participle says nothing, the auxiliary before it does."""
    j = i - 1
    if j > low and toks.lower(j).endswith("ly"):
        j -= 1
    word = toks.lower(j) if j >= low else ""
    return word in ("be", "get", "to", "being", "is", "are", "'re") or (word in ("'s", "’s") and _is(toks, j))
