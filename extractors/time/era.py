"""Stories from before the common era, told on a calendar that has no negative years.

The whole story, its publication day with it, is moved ``LIFT`` years up, settled there like any other, and moved down
again: 218 BC is settled as the year 5783, so "the following spring" and "two years later" need no rules of their own.
``LIFT`` is a multiple of 400 years, after which days of the month and of the week come round again.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from extractors.model import Ambiguous, Published, Reading, Resolution, Resolved, Timex, Unresolved
from extractors.time.calendar import LIFT, edtf
from extractors.time.dressing import full_year
from extractors.time.frames import Atom, Frame, Kind

#: No publication day after this can be moved up, and no year before the common era beyond ``LIFT``.
LATEST = 9990 - LIFT
REASON = "before the common era, where no calendar of days reaches"
YEARS = {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}
NAMED = frozenset((Kind.CALENDAR, Kind.NTH, Kind.BUSINESS))
WRITTEN = re.compile(r"(?<!\d)\d{4}(?!\d)")
#: The decade or century a story is at, as reasons put it.
AT = re.compile(r"\((\d{2,3})\)")
#: 12/31/21, its year as ``notation`` reads it.
SHORT = re.compile(r"^(\d{1,2}[/.-]\d{1,2}[/.-])(\d\d)$")
DATED = re.compile(r"(\d{2,4})(?=$|-|T)")


def is_before(found: list[Atom], published: Published) -> bool:
    """Some year of the text lies before the common era: "218 BC", "5,000 years ago"."""
    return published.on.year <= LATEST and any(_far_back(a.frame, published.on.year) for a in found)


def _far_back(frame: Frame, year: int) -> bool:
    if frame.kind is Kind.OFFSET:
        size = YEARS.get(frame.unit or "", 0)
        return frame.shift == -1 and frame.count is not None and year <= frame.count * size < LIFT
    return frame.era == "BC" and frame.year is not None and frame.year < LIFT


def lifted(found: list[Atom], published: Published) -> tuple[list[Atom], Published]:
    """The atoms and the publication day, ``LIFT`` years later."""
    day = published.on
    at = published.at.replace(year=published.at.year + LIFT) if published.at is not None else None
    atoms = [replace(a, frame=_up(a.frame, day)) if a.frame.kind in NAMED else a for a in found]
    return atoms, replace(published, on=day.replace(year=day.year + LIFT), at=at)


def _up(frame: Frame, day: date) -> Frame:
    if frame.year is not None:
        year = LIFT + 1 - frame.year if frame.era == "BC" else LIFT + full_year(frame, day)
        return replace(frame, year=year, two_digit=False, era=None) if 0 < year < 9999 else frame
    if frame.value is not None:
        written = SHORT.sub(lambda m: f"{m[1]}{20 if int(m[2]) < 70 else 19}{m[2]}", frame.value)
        return replace(frame, value=WRITTEN.sub(lambda m: str(min(int(m[0]) + LIFT, 9999)), written))
    if frame.era is not None or frame.two_digit:
        return frame
    if frame.decade is not None:
        return replace(frame, decade=frame.decade + LIFT // 10)
    return replace(frame, century=frame.century + LIFT // 100) if frame.century is not None else frame


def lowered(timex: Timex) -> Timex:
    """What was settled ``LIFT`` years later, where it belongs; without an interval before the common era."""
    return replace(timex, value=_down(timex.value), resolution=_resolution(timex.resolution))


def _down(value: str) -> str:
    """``5783-SP`` -> ``BC0218-SP``, ``7998-03`` -> ``1998-03``, ``799`` -> ``199``."""
    found = DATED.match(value)
    if found is None:
        return value
    size = 10 ** (4 - len(found[1]))
    first = int(found[1]) * size - LIFT
    before = first < 0 or (first == 0 and size == 1)
    number = size - first if before else first
    return ("BC" if before else "") + f"{number // size:0{len(found[1])}d}" + value[found.end() :]


def _resolution(settled: Resolution) -> Resolution:
    if isinstance(settled, Unresolved):
        return replace(settled, reason=_words(settled.reason))
    readings = (settled.reading,) if isinstance(settled, Resolved) else settled.readings
    if any(_is_before(r) for r in readings):
        return Unresolved(REASON, ("era",))
    anchor = replace(settled.anchor, value=_down(settled.anchor.value)) if settled.anchor.value else settled.anchor
    if isinstance(settled, Ambiguous):
        return replace(settled, readings=tuple(_reading(r) for r in readings), anchor=anchor)
    others = tuple(_reading(r) for r in settled.rejected if not _is_before(r))
    return replace(settled, reading=_reading(settled.reading), anchor=anchor, rejected=others)


def _is_before(taken: Reading) -> bool:
    """It ends before the common era begins."""
    begin = taken.interval.begin
    return _down(taken.value).startswith("BC") or begin is None or begin.year <= LIFT


def _reading(taken: Reading) -> Reading:
    stretch, value = taken.interval, _down(taken.value)
    begin, end = (
        d.replace(year=max(d.year - LIFT, 1)) if d is not None else None for d in (stretch.begin, stretch.end)
    )
    plain = "/" not in taken.edtf
    written = edtf(value) + ("~" if taken.edtf.endswith("~") else "") if plain else _words(taken.edtf)
    moved = replace(stretch, begin=begin, end=end)
    return replace(taken, interval=moved, value=value, edtf=written, reason=_words(taken.reason))


def _words(text: str) -> str:
    """The years that a reason or a stretch in EDTF names, moved down."""
    return AT.sub(lambda m: f"({_down(m[1])})", WRITTEN.sub(_number, text))


def _number(year: re.Match[str]) -> str:
    number = int(year[0])
    if number <= LIFT // 2:
        return year[0]
    return f"{number - LIFT:04d}" if number > LIFT else f"{LIFT + 1 - number} BC"
