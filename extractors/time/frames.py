"""What the words of a time expression say, before anything is counted from anywhere.

"last Friday night" -> ``Frame(CALENDAR, weekday=5, shift=-1, part="NI")``. The resolver turns frames into dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Kind(StrEnum):
    """How a frame is to be resolved."""

    CALENDAR = "calendar"  # names a place in the calendar, perhaps without its year: "3 May", "Tuesday", "the 1990s"
    UNIT = "unit"  # a calendar unit counted from the anchor: "last week", "today", "the following year"
    OFFSET = "offset"  # a length counted from the anchor: "two days ago", "a week later"
    NTH = "nth"  # the n-th unit of a month or year
    REFERENCE = "reference"  # PRESENT_REF, PAST_REF, FUTURE_REF
    LENGTH = "length"  # a duration: "two weeks", "the past three months"
    REPEAT = "repeat"  # a set: "every Tuesday", "daily"
    BUSINESS = "business"  # a reporting period: "the quarter", "the year-earlier period", "a year earlier"


@dataclass(frozen=True, slots=True)
class Frame:
    """One expression. Fields not said by the text are None.

    ``shift`` is what "last" (-1), "this" (0) and "next" (+1) say of the named thing; ``year_shift`` the same of its
    year ("June last year"). ``unit`` is a code of the lexicon: D W M Q Y DE CE WE TH TM TS … ``near`` tells the anchor:
    ``dct`` counts from the publication day, ``text`` from the date the story is at.
    """

    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    decade: int | None = None  # 199 for the 1990s
    century: int | None = None  # 19 for the 20th
    two_digit: bool = False  # year or decade was given with two digits
    weekday: int | None = None
    holiday: str | None = None
    part: str | None = None
    clock: str | None = None
    zone: str | None = None
    fiscal: bool = False
    era: str | None = None
    trailing: bool = False  # "the past year": the twelve months up to publication
    shift: int | None = None
    year_shift: int | None = None
    unit: str | None = None
    count: Fraction | None = None
    near: str = "dct"
    value: str | None = None
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    split: int | None = None  # token at which the second day of "Sept. 3-5" begins
    other_day: int | None = None  # that second day
    other_clock: str | None = None  # the second time of "5 to 6 p.m."
    half_day: int | None = None  # 0 for a.m., 12 for p.m., where the text says so


@dataclass(frozen=True, slots=True)
class Atom:
    """A recognised stretch of tokens ``[first, last)`` and what it says. ``rule`` names the grammar rule."""

    first: int
    last: int
    frame: Frame
    rule: str
    type: str
    shape: str = ""  # "weak" where the words alone do not make a date; the guards then ask the neighbours
