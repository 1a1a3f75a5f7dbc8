"""Is it news, or a history? Signs of both are counted over the whole text, so that none of them decides alone.

A history names years far from that of publication. News points to its own day ("yesterday", "on Tuesday", a date within
weeks), as a rule before anything else, and somebody "said" so. One "yesterday" in a letter that a history quotes, or a
"last year" in its last paragraph, outweighs a few years only.
"""

from __future__ import annotations

import re
from datetime import date

from extractors.model import AnchorKind
from extractors.time.announced import quoted
from extractors.time.asides import beside, leads_aside
from extractors.time.frames import Atom, Frame, Kind
from extractors.time.lexer import Tokens

#: Verbs of reporting: where somebody "said" something, somebody writes the news.
REPORTS = re.compile(r"\bsa(?:id|ys)\b")
#: What is announced "today" in the first lines is news, whatever years it names: a release on who was hired.
ANNOUNCED = re.compile(
    r"\b(?:announce[sd]|named|appointed|hired|signed|acquired|dismissed|unveiled|released) today\b"
    r"|\btoday (?:announce[sd]|named|appointed|signed|unveiled|released)\b",
    re.IGNORECASE,
)
FIRST_LINES = 400
#: Rules whose words tell of any day, that of a history as well.
SAID_ANYWHERE = frozenset(("overnight", "edge-of-unit", "within-unit", "the-unit"))
LONG = frozenset(("Y", "DE", "CE", "ML"))
NEAR_DAYS = 60
#: What a sign weighs. Of 1,080 news texts all but one (years in a row, no quotes) stay at 1.5; histories begin at 3.
ENOUGH = 1.75
FAR, FAR_ASIDE = 1.0, 0.75
POINTS, WEEKDAY, CLOSE_BY, QUOTED, RECENT, SAID = 2.0, 0.75, 1.5, 0.25, 0.5, 1.0
#: A text that begins with its own day is news; only a long row of years says otherwise.
OPENS_DATED, OPENS_NEAR = 5.0, 5.0
#: Tokens of an opening.
LEAD = 60
#: What goes on from a date of old: a text that names one year, "on 6 October 1808", and then days only, is a history.
GOES_ON, UNYEARED = 0.5, 0.5


def is_narrative(toks: Tokens, found: list[Atom], dct: date) -> bool:
    """A history, a biography: its own dates are what it counts from."""
    return weigh(toks, found, dct) >= ENOUGH


def weigh(toks: Tokens, found: list[Atom], dct: date) -> float:
    """Signs of a history less those of news."""
    if ANNOUNCED.search(toks.text, 0, FIRST_LINES):
        return 0.0
    far = sum(_far_weight(toks, atom) for atom in found if _far(atom.frame, dct))
    if far < FAR_ASIDE:
        return far
    opening = _opening(toks, found, dct)
    if far < ENOUGH and (opening is None or not _far(opening, dct)):
        return far
    against = sum(_near_weight(toks, atom, dct) for atom in found)
    against += SAID * len(REPORTS.findall(toks.text))
    told = sum(GOES_ON * _goes_on(atom.frame) + UNYEARED * _without_year(atom.frame) for atom in found)
    if opening is None or _far(opening, dct):
        return far + told - against
    if _recent(opening, dct):
        return far / 2 - against - OPENS_DATED
    return far + told - against - OPENS_NEAR


def goes_on(told: bool, toks: Tokens, atom: Atom, dct: date, counted: AnchorKind) -> bool:
    """Does a text that is a history tell of old times behind this expression? ``told``: it did before it.

    What counts from publication ("three weeks ago", "in April last year") brings it there, a year of old takes it back.
    """
    frame = atom.frame
    if _far(frame, dct):
        return told or not leads_aside(toks, atom)
    named = frame.kind is Kind.CALENDAR and frame.year is None  # "He retires on April 30"
    if counted is AnchorKind.DCT and (named or points_to_dct(atom) or frame.unit == "WW" or _of_last_years(frame)):
        return False
    return told


def _of_last_years(frame: Frame) -> bool:
    """ "last year", "in the spring of this year"; "two years ago" is said of a wedding in a history as well."""
    if frame.year_shift is not None:
        return frame.near == "dct"
    return frame.kind is Kind.UNIT and frame.near == "dct" and frame.unit == "Y" and frame.count == -1


def _goes_on(frame: Frame) -> bool:
    """ "two days later", "the following spring": told from the text's own dates."""
    return frame.near == "text" and frame.kind in (Kind.UNIT, Kind.OFFSET, Kind.CALENDAR)


def _without_year(frame: Frame) -> bool:
    """ "On 4 December", "on the 9th", "in May": alone of any year, told behind a year of old it is of that one."""
    if frame.kind is Kind.NTH:
        return frame.unit == "D" and frame.near == "text"
    named = frame.day is not None or (frame.month is not None and frame.shift is None)
    return frame.kind is Kind.CALENDAR and named and frame.year is frame.year_shift is None


def is_undated(found: list[Atom], dct: date) -> bool:
    """No word points to the day of writing or its year: what is dated at all is dated by the text."""
    return not any(points_to_dct(a) or _close(a.frame, dct) or _recent(a.frame, dct) for a in found)


def _far_weight(toks: Tokens, atom: Atom) -> float:
    return FAR_ASIDE if leads_aside(toks, atom) else FAR


def _near_weight(toks: Tokens, atom: Atom, dct: date) -> float:
    """How much one expression speaks for the day of publication."""
    frame = atom.frame
    points, close = points_to_dct(atom), _close(frame, dct)
    if not (points or close):
        this_year = frame.kind in (Kind.UNIT, Kind.OFFSET) and frame.near == "dct" and frame.unit in LONG
        return RECENT if this_year or _recent(frame, dct) else 0.0
    if quoted(toks, atom.first):
        return QUOTED
    if close:
        return CLOSE_BY
    return WEEKDAY if frame.kind is Kind.CALENDAR and frame.shift is None else POINTS


def _opening(toks: Tokens, found: list[Atom], dct: date) -> Frame | None:
    """The first expression that says where the text stands; what it only mentions in passing or quotes does not."""
    named: Atom | None = None  # "The Agincourt campaign of 1415 was …": mentioned, and nothing newer for long
    for atom in found:
        far = _far(atom.frame, dct)
        if not (far or points_to_dct(atom) or _recent(atom.frame, dct)) or quoted(toks, atom.first):
            continue
        if named is not None and not far and atom.first - named.first > LEAD:
            return named.frame
        if not leads_aside(toks, atom):
            return atom.frame
        passing = beside(toks, atom)  # "Basket of Berries (1761)", "a 1761 painting": what is told of is of today
        named = named or (atom if far and atom.first < LEAD and not passing else None)
    return named.frame if named is not None else None


def _far(frame: Frame, dct: date) -> bool:
    """A year named in full, two years or more from publication; a century or decade of old."""
    if frame.era is not None:
        return True
    if frame.century is not None or frame.decade is not None:
        begin = (frame.century or 0) * 100 or (frame.decade or 0) * 10
        return not frame.two_digit and abs(begin - dct.year) >= 20
    return frame.year is not None and not frame.two_digit and abs(frame.year - dct.year) >= 2


def _close(frame: Frame, dct: date) -> bool:
    """A full date within weeks of publication."""
    if frame.value is not None and str(frame.value)[:4].isdigit():
        return str(frame.value)[:4] in (str(dct.year), str(dct.year - 1))
    if frame.year is None or frame.month is None or frame.two_digit or not 1 <= frame.year <= 9998:
        return False
    return abs((date(frame.year, frame.month, min(frame.day or 15, 28)) - dct).days) <= NEAR_DAYS


def _recent(frame: Frame, dct: date) -> bool:
    """The year of publication or the one beside it."""
    return frame.year is not None and frame.era is None and not frame.two_digit and abs(frame.year - dct.year) < 2


def points_to_dct(atom: Atom) -> bool:
    """ "yesterday", "last week", "two days ago", a bare "Tuesday": words of somebody who writes on the day.

    "today", "this year" and "forty years ago" are said in histories too, and so is "by the end of the month".
    """
    frame = atom.frame
    if atom.rule in SAID_ANYWHERE:
        return False
    if frame.kind is Kind.OFFSET:
        return frame.near == "dct" and frame.unit not in LONG
    if frame.kind is Kind.UNIT:
        today = frame.count == 0 and frame.unit == "D" and frame.part is None
        return frame.near == "dct" and frame.unit not in LONG and not today
    if frame.kind is not Kind.CALENDAR or frame.near != "dct" or frame.day is not None or frame.year is not None:
        return False
    return frame.weekday is not None or (frame.shift is not None and bool(frame.month or frame.season))
