"""Words around a date that announce it whatever the tense: deadlines, orders, advice, chronologies; and quotations."""

from __future__ import annotations

import re

from extractors.time.frames import Atom
from extractors.time.lexer import Tokens, classes
from extractors.time.signs import ARTICLES, had_before
from extractors.time.words import words

KINDS = classes()
BE = frozenset(["is", "are", "be", "was", "were", "been", "being"])
#: Behind these, what a clause in the future names may be over: "will be shut after a Nov. 13 blast".
AFTERMATH = frozenset(["after", "since", "following", "despite"])
#: Tokens within which a quotation mark is looked for.
QUOTED = 120
#: Between the begin of a line and the date that heads it: bullets, emphasis, brackets; so many characters at most.
BULLETS = frozenset(" \t-–—*•·▪‣>#[(|\u00a0")
INDENT = 8
#: What sets the date off from what it heads; a hyphen only between blanks.
SET_OFF = re.compile(r"[\])*_]{0,3}(?::[*_]{0,2}|[ \u00a0]{0,2}[–—|]|[ \u00a0]-)[ \u00a0]{1,3}\S")


def quoted(toks: Tokens, i: int) -> bool:
    """Token ``i`` stands in quotation marks: the nearest mark before it in its paragraph opens."""
    low = max(i - QUOTED, 0)
    j = toks.classes.rfind(KINDS["QUOTE"], low, i)
    if j < 0 or toks.classes.find(KINDS["PARA"], j, i) >= 0:
        return False
    return toks.word(j) in ("“", "`") or (toks.word(j) == '"' and not _closes(toks, j))


def _closes(toks: Tokens, j: int) -> bool:
    """A straight mark right behind a word ends a quotation."""
    return toks.glued(j) and toks.classes[j - 1] != KINDS["PARA"] and toks.word(j - 1) not in ("(", "[", "-", "—")


def heads_item(toks: Tokens, atom: Atom) -> bool:
    """ "- May 9: A truce expires.", "1998 – The bridge opens.": a date at the head of its line, set off from the rest.

    It dates what the line tells, and the tense of a chronology says nothing of when.
    """
    begin, end, text = toks.begins[atom.first], toks.ends[atom.last - 1], toks.text
    if SET_OFF.match(text, end) is None:
        return False
    line = text.rfind("\n", max(0, begin - INDENT - 1), begin) + 1
    return begin - line <= INDENT and BULLETS.issuperset(text[line:begin])


def ahead_of(toks: Tokens, atom: Atom) -> int:
    """ "ahead of Tuesday's debate", "in advance of the March 8 vote": an occasion still to come; its token, or -1."""
    i = atom.first - 2 if toks.lower(atom.first - 1) == "of" else atom.first - 3
    return i if toks.lower(i) in ("ahead", "advance") else -1


def aftermath(toks: Tokens, i: int) -> bool:
    """ "after the Nov. 13 blast", "after the inconclusive September 18 vote": an article, an adjective at most."""
    article = i if toks.lower(i) in ARTICLES else i - 1
    return toks.lower(article) in ARTICLES and toks.lower(article - 1) in AFTERMATH


def if_before(toks: Tokens, atom: Atom, first: int, left: tuple[int, int]) -> bool:
    """ "If Iran does not comply by Thursday": the condition is still open."""
    low = max(first, atom.first - 14)
    past = left[0] < 0 and left[1] >= low
    return not past and any(toks.lower(i) in ("if", "unless") for i in range(low, atom.first))


def bidden(toks: Tokens, verb: int) -> bool:
    """ "ordered the strikers back to work by Thursday", "gave them a week": an order is for a day still to come."""
    return verb >= 0 and toks.lower(verb) in words("orders") and toks.lower(verb - 1) != "had"


def imperative(toks: Tokens, first: int, date: int) -> bool:
    """ "Plant the bulbs in October", "Visit in May": advice is for a time still to come."""
    verb = toks.lower(first)
    plain = verb in words("imperatives") and toks.lower(first + 1) not in words("past")
    return first < date and (plain and toks.tag(first) in ("", "VB", "VBP"))


def scheduled_by(toks: Tokens, atom: Atom, first: int, before: str) -> int:
    """Token of a verb that sets a later date: "set for October 28", "extended to Nov. 16"; -1 if there is none."""
    if before == "of" and toks.lower(atom.first - 2) in ("date", "deadline"):  # "set a trial date of September 9"
        near = range(atom.first - 3, max(first, atom.first - 9) - 1, -1)
        return next((i for i in near if toks.lower(i) in words("schedules") and not had_before(toks, i, first)), -1)
    if before not in ("for", "until", "till", "to", "on"):
        return -1
    opens = atom.first - 1 - (toks.lower(atom.first - 2) == "not") == first
    if opens and any(toks.lower(i) in ("was", "were", "had", "did") for i in range(atom.last, atom.last + 4)):
        return -1  # "Until August this was a secret", "Not until Thursday did the water fall"
    low = max(first, atom.first - 12)
    for i in range(atom.first - 2, low - 1, -1):
        word = toks.lower(i)
        if word in words("schedules") and (before != "on" or word == "scheduled"):
            if toks.lower(i - 1) in ("as", "than"):
                return -1  # "sailed as scheduled on Monday"
            if before not in ("until", "till") and had_before(toks, i, low):
                continue
            return i
        if before in ("until", "till") and word in words("decided"):  # "were cancelled until Friday"
            return i
        if before in ("until", "till") and (word in words("lasting") or word in ("was", "were", "had", "did")):
            return -1
    if before == "for" and _arranged(toks, atom, first):
        return atom.first - 1
    return atom.first - 1 if before in ("until", "till") else -1


def _arranged(toks: Tokens, atom: Atom, first: int) -> bool:
    """ "have called a march for Saturday", "called elections for November 9": a noun for a day."""
    owned = toks.classes[atom.last : atom.last + 1] == KINDS["POSS"]
    if (atom.frame.weekday is None and atom.frame.day is None) or atom.frame.year is not None or owned:
        return False
    near = range(max(first, atom.first - 12), atom.first - 1)
    return any(toks.lower(i) in words("arranges") and not had_before(toks, i, first) for i in near)


def opens_line(toks: Tokens, i: int) -> bool:
    """ "10:42 Trains will run again on Tuesday": the hour of the report, which opens a line or the text."""
    return i == 0 or toks.classes[i - 1] == KINDS["PARA"]
