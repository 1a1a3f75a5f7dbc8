"""What stands around an expression in its sentence: the preposition before it and whether the verb looks back or ahead.

Works on tokens alone, in a window of bounded size; tags, where there are any, say what is a verb.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.time.announced import BE, aftermath, ahead_of, bidden, heads_item, if_before, imperative, scheduled_by
from extractors.time.frames import Atom
from extractors.time.lexer import Tokens, classes
from extractors.time.signs import AHEAD, AHEAD_WORDS, ARTICLES, DUTIES, FUTURE, programme, purpose, verb_sign
from extractors.time.words import words

KINDS = classes()
BREAKS = frozenset((KINDS["PARA"], KINDS["STOP"]))
FIGURES = frozenset((KINDS["MONEY"], KINDS["PERCENT"]))
LEFT, RIGHT = 30, 14
PLANS = words("schedules")
PLANNED = AHEAD | AHEAD_WORDS | PLANS | {"to"}
UNFULFILLED = "was to have"
RELATIVES = frozenset(["which", "that", "who", "when"])
CLAUSE_EDGES = words("clause_edges")


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
    heads: bool  # set off at the head of its line: "- May 9: …"
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
    heads = heads_item(toks, atom)
    direction, cue_at = (
        _of_entry(toks, atom, last) if heads else _direction(toks, atom, first, last, before, possessive)
    )
    money = not FIGURES.isdisjoint(toks.classes[first:last]) or any(
        type(worth) is int and worth >= 10**6
        for worth in toks.worth[first:last]  # million, billion
    )
    return Scene(
        before, direction, _cue(toks, cue_at) if direction else "", cue_at, first, last, atom.first, money, possessive,
        toks, heads, _plan(toks, cue_at, first, direction, before, atom.last),
    )  # fmt: skip


def _cue(toks: Tokens, i: int) -> str:
    """The word that gives the direction, as a reader would quote it: "expected to" rather than "to"."""
    word = toks.word(i)
    return f"{toks.word(i - 1)} {word}" if word.lower() == "to" and i else word


def _plan(toks: Tokens, cue: int, first: int, direction: int, before: str, after: int) -> str:
    """ "was", "were" or "had" before a word of planning: only the calendar tells whether the day has come.

    "The vote was set for Tuesday" tells of the setting, and is no such plan.
    """
    if cue in (after, after + 1) and direction < 0 and toks.lower(cue) in ("was", "were"):
        scheduled = any(toks.lower(i) in PLANS for i in range(max(first, cue - 6), cue))
        return "had" if scheduled and before in ("for", "on") else ""  # "a vote planned for Sunday was called off"
    if direction > 0 and toks.lower(cue) in ("ahead", "advance"):  # "cleared the square ahead of Friday's rally"
        signs = (verb_sign(toks, i, toks.lower(i), first) for i in range(cue - 1, max(first, cue - 12) - 1, -1))
        return "was" if next((sign for sign in signs if sign), 0) < 0 else ""
    if direction < 0 and _unfulfilled(toks, cue, first):
        return UNFULFILLED
    if not direction or toks.lower(cue) not in PLANNED:
        return ""
    if direction < 0 and before == "on" and toks.lower(cue) in words("plan_deeds"):
        return ""  # "He was moved to a prison in Lund on Friday"
    verbs = [toks.lower(i) for i in range(max(first, cue - 4), cue)]
    behind = toks.lower(after + (toks.lower(after) == ","))
    if behind in ("but", "will") and not {"was", "were"}.isdisjoint(verbs):
        return "had"  # "were due to reopen on Sunday, will remain shut", "was due to open on Sunday but it rained"
    if "had" in verbs or before in ("for", "to", "until", "till"):
        return "had" if "had" in verbs else ""
    return next((v for v in verbs if v in ("was", "were")), "")


def _unfulfilled(toks: Tokens, cue: int, first: int) -> bool:
    """ "The trial was to have begun on 4 May": a plan for the nearest one, whatever became of it."""
    if toks.lower(cue - 1) not in ("have", "been"):
        return False
    low = max(first, cue - 6)
    near = [toks.lower(i) for i in range(low, cue + 1)]
    to = near.index("have") - 1 if "have" in near else 0
    return to > 0 and near[to] == "to" and not {"was", "were"}.isdisjoint(near[:to])


def _of_entry(toks: Tokens, atom: Atom, last: int) -> tuple[int, int]:
    """Of a date that heads an entry only "will" and its like say when: any tense may tell of the past."""
    right = look_right(toks, atom, last)
    return right if right[0] > 0 and toks.lower(right[1]) in FUTURE else (0, -1)


def _direction(toks: Tokens, atom: Atom, first: int, last: int, before: str, possessive: bool) -> tuple[int, int]:
    """Sign of the surroundings and the token that gives it."""
    if before == "of" and (at := ahead_of(toks, atom)) >= first:
        return 1, at
    if before == "as" and toks.lower(atom.first - 2) == "soon" and toks.lower(atom.first - 3) == "as":
        return 1, atom.first - 2  # "as soon as this weekend"
    scheduled = scheduled_by(toks, atom, first, before)
    if scheduled >= 0:
        after = atom.last + (toks.lower(atom.last) == ",")
        if before != "until" and toks.lower(after) in ("was", "were") and toks.lower(scheduled - 1) not in BE:
            return -1, after  # "a vote scheduled for Thursday was postponed"
        return 1, scheduled
    if possessive:
        right = look_right(toks, atom, min(last, atom.last + 6))
        if right[0] > 0:
            return right
        left = look_left(toks, atom, first)
        occasion = any(toks.lower(i) in words("occasions") for i in range(atom.last + 1, min(atom.last + 5, last)))
        return left if left[0] < 0 or occasion else (0, -1)
    if _opens_clause(toks, atom):
        right = look_right(toks, atom, min(last, atom.last + 8))
        if right[0] > 0 and toks.lower(right[1]) in FUTURE:
            return right
    if atom.frame.weekday is not None and toks.lower(atom.first - 1) == "earlier":
        return -1, atom.first - 1  # "Earlier Friday, Mr. Abbas, who is to be sworn in Saturday, condemned"
    left = look_left(toks, atom, first)
    lead = (toks.lower(atom.first - 1), toks.lower(atom.first - 2) if before == "on" else "")
    if not left[0] and imperative(toks, first, atom.first):
        return 1, first
    if before == "by" and left[0] <= 0 and (if_before(toks, atom, first, left) or bidden(toks, left[1])):
        return 1, atom.first - 1
    begins = "starting" in lead or "beginning" in lead
    if begins and (left[0] >= 0 or toks.lower(left[1]) in words("announces")):
        return 1, atom.first - 1
    if left[0] > 0 and atom.first - left[1] > 6 and toks.lower(atom.last) in RELATIVES:
        right = look_right(toks, atom, min(last, atom.last + 4))
        if right[0] < 0:  # "will be one subject of the talks, after the attack on Wednesday which killed a student"
            return right
    if left[0] > 0 and aftermath(toks, atom.first - 1):
        right = look_right(toks, atom, min(last, atom.last + 4))  # "will vote after the January poll was annulled"
        return right if right[0] < 0 else (0, -1)
    if left[0]:
        return left
    if toks.lower(atom.last) == "," and toks.classes[atom.first - 2 : atom.first - 1] == KINDS["PERCENT"]:
        return 0, -1  # "Unemployment, 7.7% in February, should fall to 7%"
    right = look_right(toks, atom, last)
    if right[0] > 0 and (told := _published(toks, atom, right[1])) >= 0:
        return -1, told
    return right if right[0] else _programme_before(toks, atom, first)


def _opens_clause(toks: Tokens, atom: Atom) -> bool:
    """ "Last year the town bought the mill, and on Saturday a museum will open in it": the verb behind tells."""
    at = atom.first - 2 if toks.lower(atom.first - 1) in ("on", "in") else atom.first - 1
    return toks.lower(at) in ("and", "but") and toks.lower(at - 1) == ","


def _published(toks: Tokens, atom: Atom, before: int) -> int:
    """ "says" in "A report Friday by the bank says prices could rise": what is read has come out. Its token, or -1."""
    noun = atom.first - 2 if toks.lower(atom.first - 1) == "on" else atom.first - 1
    if toks.lower(noun) not in words("published"):
        return -1
    return next((i for i in range(atom.last, before) if toks.lower(i) in words("says")), -1)


def _programme_before(toks: Tokens, atom: Atom, first: int) -> tuple[int, int]:
    """ "runs from April to October, twice a day in July": a programme in another clause, and no other sign."""
    for i in range(atom.first - 1, max(first, atom.first - LEFT) - 1, -1):
        word = toks.lower(i)
        if word in words("futurates") and programme(toks, i, word):
            return 1, i
    return 0, -1


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
    ranged = toks.lower(atom.last) in ("to", "until", "till", "through", "-", "–", "onwards", "onward", "on")
    from_then = toks.lower(atom.first - 1) == "from" and not ranged  # "is studying film from Monday night"
    if verb - 2 > low and purpose(toks, verb):
        return 1, verb - 1
    for i in range(atom.first - 1, low - 1, -1):
        word = toks.lower(i)
        if same_clause and not (from_then and word.endswith("ing")) and programme(toks, i, word):
            return 1, i
        found = verb_sign(toks, i, word, low)
        far = (
            word == "to" and toks.lower(i - 1) in DUTIES and atom.first - i > 9
        )  # "has to react to the launch on Sunday"
        if found and not far:
            return found, i
        same_clause = same_clause and word not in CLAUSE_EDGES and atom.first - i < 9
    return 0, -1


def look_right(toks: Tokens, atom: Atom, last: int) -> tuple[int, int]:
    """First verb after the atom: "On Friday, Netanyahu said", "Friday's meeting will …"."""
    for i in range(atom.last, min(last, atom.last + RIGHT)):
        word = toks.lower(i)
        if word == ";":
            break
        if i < atom.last + 7 and programme(toks, i, word):
            return 1, i
        found = verb_sign(toks, i, word, atom.last)
        if found:
            return found, i
    return 0, -1
