"""The course of a history: what it tells without a year lies between the dates around it that have one."""

from __future__ import annotations

from datetime import date

from extractors.model import Interval
from extractors.time.anchors import leads_aside
from extractors.time.calendar import interval
from extractors.time.direction import Candidates, Choice
from extractors.time.frames import Atom, Frame, Kind
from extractors.time.lexer import Tokens


def named(frame: Frame, year: int) -> str:
    """Value of a frame in a given year."""
    if frame.quarter is not None:
        return f"{year:04d}-Q{frame.quarter}"
    if frame.half is not None:
        return f"{year:04d}-H{frame.half}"
    if frame.season is not None:
        return f"{year:04d}-{frame.season}"
    if frame.month is None:
        return f"{year:04d}"
    if frame.day is None:
        return f"{year:04d}-{frame.month:02d}"
    return f"{year:04d}-{frame.month:02d}-{frame.day:02d}"


def coming(toks: Tokens, found: list[Atom]) -> tuple[tuple[int, Interval], ...]:
    """Dates named with their year and where they stand, but those that the story only mentions."""
    dated = [
        (atom.first, interval(named(atom.frame, atom.frame.year)))
        for atom in found
        if atom.frame.kind is Kind.CALENDAR
        and atom.frame.year
        and not (atom.frame.two_digit or leads_aside(toks, atom))
    ]
    return tuple((at, stretch) for at, stretch in dated if stretch is not None)


def bracketed(seen: Candidates, bracket: tuple[date, date], at: Interval, name: str) -> tuple[int, Choice] | None:
    """The candidate between two dates named with their year, the one nearest to where the story is."""
    inside = [i for i, start in enumerate(seen.starts) if bracket[0] <= start < bracket[1]]
    if not inside:
        return None
    begin = at.begin or seen.base
    taken = min(inside, key=lambda i: abs((seen.starts[i] - begin).days))
    reason = f"the {name} before {bracket[1].year}, the year the story names next"
    return seen.choice(taken, taken, 0.8, "story-between", reason)
