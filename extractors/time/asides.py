"""Dates that a story only mentions: "a treaty of 1884", "(1871–1948)", "which opened on May 3", "Friday's leak"."""

from __future__ import annotations

from extractors.time.frames import Atom, Frame, Kind
from extractors.time.lexer import Tokens, classes
from extractors.time.signs import ARTICLES, PAST, past_forms
from extractors.time.story import Story

OPEN, CLOSE = classes()["OPEN"], classes()["CLOSE"]
PLAIN = classes()["X"]
AUXILIARIES = PAST | {"is", "are", "will", "would"}
COMMAS = frozenset((classes()["COMMA"], OPEN))
#: A weekday behind one of these is the day of the telling.
TELLS = frozenset(("said", "says", "testified", "told"))
#: Before a bare year these lead aside: "a treaty of 1884", "since 1879".
LEAD_ASIDE = frozenset(("of", "since", "until", "till", "from", "to", "than", "through", "between", "versus"))


def beside(toks: Tokens, atom: Atom) -> bool:
    """A date in brackets or before the noun it belongs to: "(1871–1948)", "the 1985 quake"."""
    first = atom.first
    for i in range(first - 1, max(first - 9, -1), -1):
        if toks.classes[i] == CLOSE:
            break
        if toks.classes[i] == OPEN:
            return True
    attribute = toks.lower(first - 1) in ARTICLES and toks.classes[atom.last : atom.last + 1] == PLAIN
    return attribute and _bare(atom.frame) and toks.lower(atom.last) not in AUXILIARIES


def _bare(frame: Frame) -> bool:
    """A year, decade or century by itself."""
    finer = frame.month or frame.season or frame.day
    return frame.kind is Kind.CALENDAR and not finer and bool(frame.year or frame.decade or frame.century)


def of_earlier(toks: Tokens, atom: Atom) -> str:
    """ "the campaign of the previous year", "the frosts of the winter before": ``attribute``, the story stays."""
    frame = atom.frame
    back = frame.shift == -1 if frame.kind is Kind.CALENDAR else frame.kind is Kind.UNIT and (frame.count or 0) < 0
    return "attribute" if back and frame.near == "text" and toks.lower(atom.first - 1) == "of" else ""


def leads_aside(toks: Tokens, atom: Atom) -> bool:
    """A date that the story only mentions: "a treaty of 1884", "(1871–1948)", "the bridge his father had built"."""
    frame, first = atom.frame, atom.first
    if beside(toks, atom) or of_earlier(toks, atom):
        return True
    if _bare(frame):
        before = toks.lower(first - 1)
        if before == "and" and "between" in (toks.lower(first - 3), toks.lower(first - 2)):
            return True
        if before in LEAD_ASIDE:
            return before not in ("until", "till") or not not_until(toks, first)
        verb = toks.lower(first - 2)
        if (
            before == "in"
            and first > 2
            and toks.classes[first - 3] in COMMAS
            and (verb.endswith("ed") or verb in past_forms())
        ):
            return True  # "the company, founded in 1994, …"
    return False


def of_telling(toks: Tokens, atom: Atom) -> bool:
    """ "The girl testified Saturday that …", "police said on Monday": the day of the words, not of what they tell."""
    named = atom.frame.weekday is not None and atom.frame.day is None
    if not named and toks.lower(atom.first) not in ("yesterday", "today"):
        return False
    if toks.lower(atom.last) in TELLS:
        return True  # "The owner yesterday told police"
    i = atom.first - (2 if toks.lower(atom.first - 1) == "on" else 1)
    return toks.lower(i) in TELLS or toks.lower(i - 1) == "told"  # "told police Thursday"


def not_until(toks: Tokens, first: int) -> bool:
    """ "did not fly again until 1946" goes on from 1946."""
    return any(toks.lower(i) in ("not", "never", "only", "nothing") for i in range(max(first - 9, 0), first))


#: They open a clause about the word before them.
RELATIVES = frozenset(("who", "whom", "whose", "which", "where"))


def of_aside(toks: Tokens, atom: Atom, since: int) -> str:
    """ "The branch, which opened on May 3, …", "They had been seized on Friday": the story stays where it was.

    ``relative`` or ``pluperfect``, empty where it is no aside.
    """
    for i in range(atom.first - 1, max(atom.first - 12, since - 1), -1):
        if toks.classes[i] in COMMAS:
            return ""
        if toks.lower(i) in RELATIVES:
            return "relative"
        done = toks.lower(i + 1)
        if toks.lower(i) == "had" and (done == "been" or done.endswith("ed") or done in past_forms()):
            return "pluperfect"
    return ""


#: "the funeral of victims of Friday's leak", "protests over last Monday's vote".
_BACKGROUND = frozenset(("of", "after", "over", "following", "since", "from", "about", "for"))


def of_background(toks: Tokens, atom: Atom, story: Story) -> str:
    """ "were hurt on Sunday after the funeral of victims of Friday's leak": the story stays at the day named before."""
    owns = toks.lower(atom.last) in ("'s", "’s")
    if not owns or story.main_day() is None or toks.lower(atom.first - 1) not in _BACKGROUND:
        return ""
    return "attribute"
