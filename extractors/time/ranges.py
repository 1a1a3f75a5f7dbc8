"""Two expressions that are the ends of one stretch: "from 3 May to 6 June 2019", "Monday through Friday", "1914-1918".

The ends stay two expressions, as TIMEX3 has them; the first gets the year the second names, the second never lies
before the first, and each refers to the other.
"""

from __future__ import annotations

from dataclasses import replace

from extractors.time.frames import Atom, Frame, Kind
from extractors.time.lexer import Tokens, classes
from extractors.time.named_days import day_in

NAMES = {char: name for name, char in classes().items()}
LINKS = frozenset(("HYPHEN", "DASH", "TO", "THROUGH", "UNTIL"))


def pairs(toks: Tokens, found: list[Atom]) -> dict[int, int]:
    """Index of the atom that ends the stretch -> index of the one that begins it."""
    out: dict[int, int] = {}
    for i in range(1, len(found)):
        left, right = found[i - 1], found[i]
        if (
            left.last + 1 == right.first
            and i - 1 not in out
            and _linked(toks, left, right)
            and _alike(left.frame, right.frame)
        ):
            out[i] = i - 1
    return out


def _linked(toks: Tokens, left: Atom, right: Atom) -> bool:
    link = NAMES[toks.classes[left.last]]
    before = NAMES[toks.classes[left.first - 1]] if left.first else ""
    if link == "AND":
        return before == "BETWEEN"
    if link in ("TO", "UNTIL"):  # "moved from Monday to Friday" is told by "from" alone; "cut to Friday" is none
        return before in ("FROM", "BETWEEN") or left.type == right.type
    return link in LINKS


def _of_year(toks: Tokens, left: Atom, right: Atom) -> bool:
    """ "the summer campaign of 1943"; "Easter Monday, 24 April 1916"."""
    a, b = left.frame, right.frame
    if a.kind is not Kind.CALENDAR or b.kind is not Kind.CALENDAR or b.year is None or b.two_digit or b.era:
        return False
    if a.year is not None or a.shift is not None or a.year_shift is not None or not 0 < right.first - left.last <= 3:
        return False
    between = [NAMES[c] for c in toks.classes[left.last : right.first]]
    if a.holiday is not None and b.month and b.day:
        day = day_in(a.holiday, b.year) if between == ["COMMA"] else None
        return day is not None and (day.month, day.day) == (b.month, b.day)
    if a.month and a.day and b.month and b.day:  # "on 29 February and 1 March 1992"
        return between == ["AND"] and (a.month, a.day) < (b.month, b.day)
    if a.season and b.season:  # "in the spring and summer of 1944"
        return between == ["AND"]
    bare = right.rule == "year" and right.last - right.first == 1
    of_noun = len(between) > 1 and between[-1] == "OF" and set(between[:-1]) <= {"X", "CAP"}
    return bare and of_noun and a.day is None and bool(a.month or a.season)


def _alike(left: Frame, right: Frame) -> bool:
    return (
        left.kind is Kind.CALENDAR
        and right.kind in (Kind.CALENDAR, Kind.UNIT, Kind.REFERENCE)
        and left.decade == right.decade is None
    )


def share_years(toks: Tokens, found: list[Atom], ends: dict[int, int]) -> list[Atom]:
    """ "January 23 - March 9, 2014": the first date takes the year of the second."""
    out = [
        replace(left, frame=replace(left.frame, year=right.frame.year)) if _of_year(toks, left, right) else left
        for left, right in zip(found, [*found[1:], *found[-1:]], strict=True)
    ]
    for end, begin in ends.items():
        left, right = out[begin].frame, out[end].frame
        if left.year is None and left.quarter and right.quarter and right.year is not None:  # "Q1-Q3 2023"
            out[begin] = replace(out[begin], frame=replace(left, year=right.year, two_digit=right.two_digit))
        elif left.year is None and left.month is not None and right.year is not None and right.month is not None:
            year = right.year - 1 if (left.month, left.day or 0) > (right.month, right.day or 99) else right.year
            out[begin] = replace(out[begin], frame=replace(left, year=year, two_digit=right.two_digit))
    return out
