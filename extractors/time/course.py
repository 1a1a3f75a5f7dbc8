"""The course of a history: what it tells without a year lies between the dates around it that have one."""

from __future__ import annotations

from datetime import date

from extractors.model import Interval, Timex
from extractors.time.answer import Answer
from extractors.time.asides import leads_aside, of_aside
from extractors.time.calendar import interval
from extractors.time.direction import Candidates, Choice
from extractors.time.frames import Atom, Frame, Kind
from extractors.time.lexer import Tokens
from extractors.time.story import Said, Story

#: Tokens within which an opening is over; a stretch of fewer days is an episode of it.
_OPENING, _OPENING_DAYS = 60, 21


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
        and not (atom.frame.two_digit or leads_aside(toks, atom) or _looks_back(toks, atom))
    ]
    return tuple((at, stretch) for at, stretch in dated if stretch is not None)


#: A war so short names each month once, but for that in which it ends.
_ONCE = 400


def whole(story: Story, begin: Timex, answer: Answer, token: int) -> Interval | None:
    """ "was fought from March to July 1862", in an opening: the first and the last of what the history tells."""
    first, last = interval(begin.value), interval(answer.value)
    if not story.narrative or story.whole is not None or token > _OPENING or first is None or last is None:
        return story.whole
    start, end = first.begin, last.end
    if start is None or end is None or not _OPENING_DAYS <= (end - start).days <= _ONCE:
        return story.whole
    return Interval(start, end, first.granularity)


def between(seen: Candidates, story: Story, at: Said, token: int, name: str) -> tuple[int, Choice] | None:
    """The candidate between a day looked back to and the one the story is at, or within all that the history tells."""
    flash = story.flashback(token)
    held = [i for i, start in enumerate(seen.starts) if flash is not None and flash[0] < start < flash[1]]
    if held:
        reason = f"the {name} between the day looked back to and the one the story is at"
        return seen.choice(held[0], held[0], 0.75, "story-flashback", reason)
    return _inside(seen, story.whole, at.stretch, name) if story.whole is not None else None


def _inside(seen: Candidates, whole: Interval, at: Interval, name: str) -> tuple[int, Choice] | None:
    """The candidate that the history's own first and last day hold, while the story is between them."""
    begin, end = whole.begin, whole.end
    if begin is None or end is None or at.begin is None or not begin <= at.begin < end:
        return None
    held = [i for i, start in enumerate(seen.starts) if begin <= start < end]
    if len(held) != 1:
        return None
    return seen.choice(held[0], held[0], 0.8, "story-whole", f"the {name} of the time that the whole story tells of")


def _looks_back(toks: Tokens, atom: Atom) -> bool:
    """ "News came that the khan had died on 11 December 1241": the story is further on by then."""
    return of_aside(toks, atom, max(atom.first - 12, 0)) == "pluperfect"


def bracketed(seen: Candidates, bracket: tuple[date, date], at: Interval, name: str) -> tuple[int, Choice] | None:
    """The candidate between two dates named with their year, the one nearest to where the story is."""
    inside = [i for i, start in enumerate(seen.starts) if bracket[0] <= start < bracket[1]]
    if not inside:
        return None
    begin = at.begin or seen.base
    taken = min(inside, key=lambda i: abs((seen.starts[i] - begin).days))
    reason = f"the {name} before {bracket[1].year}, the year the story names next"
    return seen.choice(taken, taken, 0.8, "story-between", reason)
