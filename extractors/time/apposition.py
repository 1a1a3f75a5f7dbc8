"""A count and the date it comes to, side by side: "three weeks later, on September 8", "a year later, in March"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from extractors.model import Granularity, Resolved, Timex, TimexType
from extractors.time.answer import Answer
from extractors.time.explain import reading
from extractors.time.frames import Atom, Kind
from extractors.time.lexer import Tokens, classes
from extractors.time.resolve_relative import shifted, unit_value

GAPS = frozenset("".join(classes()[n] for n in gap.split()) for gap in ("COMMA ON", "COMMA IN", "DASH ON", "OPEN ON"))
COMMA = classes()["COMMA"]
COMMA_A = classes()["COMMA"] + classes()["A"]
#: A count may miss the date it is explained by: "some ten days later" is no exact sum.
COUNTED = frozenset(("D", "W", "FN", "M", "Y"))


def explained(toks: Tokens, found: list[Atom], number: int, answer: Answer) -> bool:
    """The atom ``number`` (from 1) says in full what the count before it comes to."""
    if number < 2 or answer.type != "DATE" or not isinstance(answer.resolution, Resolved):
        return False
    before, atom = found[number - 2], found[number - 1]
    counted = before.frame.kind in (Kind.OFFSET, Kind.UNIT) and before.frame.near == "text"
    years = before.frame.unit == "Y" and atom.frame.year is not None  # "Sixty years later, in 1995"
    dated = atom.frame.kind is Kind.CALENDAR and (atom.frame.month is not None or years) and atom.frame.shift is None
    exact = answer.resolution.reading.interval.granularity <= (Granularity.YEAR if years else Granularity.MONTH)
    return counted and dated and exact and bool(before.frame.count) and toks.classes[before.last : atom.first] in GAPS


def named_again(toks: Tokens, found: list[Atom], number: int, before: Timex, answer: Answer) -> Answer:
    """ "on Sept. 6, a Saturday": the weekday is that of the date before it."""
    atom = found[number - 1]
    bare = atom.frame.weekday is not None and atom.frame.day is None and atom.frame.shift is None
    if not bare or toks.classes[found[number - 2].last : atom.first] != COMMA_A:
        return answer
    if not isinstance(before.resolution, Resolved) or not isinstance(answer.resolution, Resolved):
        return answer
    there = before.resolution.reading.interval
    fine = there.begin is not None and there.granularity <= Granularity.DAY
    if not fine or there.begin is None or there.begin.isoweekday() != atom.frame.weekday:
        return answer
    old, value = answer.resolution, before.value[:10]
    taken = reading(value, answer.mod, old.reading.extent, 0.95, f"the weekday of {before.text}, beside it")
    if taken is None:
        return answer
    settled = replace(old, reading=taken, rules=("beside-its-date",), rejected=())
    return replace(answer, value=value, resolution=settled)


def sum_of(toks: Tokens, found: list[Atom], out: list[Timex], answer: Answer) -> Answer:
    """ "not until 1999, 37 years later": the count comes to the date before it, as it does from one named earlier."""
    atom, before, code = found[len(out)], out[-1], found[len(out)].frame.unit or ""
    counted = atom.frame.kind is Kind.OFFSET and atom.frame.near == "text" and bool(atom.frame.count)
    if not counted or code not in COUNTED or toks.classes[found[len(out) - 1].last : atom.first] != COMMA:
        return answer
    if not isinstance(answer.resolution, Resolved) or (day := _begin(before)) is None:
        return answer
    value, count = unit_value(day, code, 0), (atom.frame.count or 0) * (atom.frame.shift or -1)
    earlier = [start for past in out[-12:-1] if (start := _begin(past)) is not None]
    if value is None or value not in {shifted(start, code, Fraction(count)) for start in earlier}:
        return answer
    taken = reading(value, answer.mod, answer.resolution.reading.extent, 0.9, f"comes to {before.value}, beside it")
    if taken is None:
        return answer
    settled = replace(answer.resolution, reading=taken, rules=("beside-its-date",), rejected=())
    return replace(answer, value=value, resolution=settled)


def _begin(timex: Timex) -> date | None:
    """The first day of what it was settled to."""
    return timex.resolution.reading.interval.begin if isinstance(timex.resolution, Resolved) else None


def as_dated(count: Timex, atom: Atom, answer: Answer) -> Timex:
    """The count as the day, week, month or year of the date that stands beside it."""
    if not isinstance(answer.resolution, Resolved):
        return count
    stretch, code = answer.resolution.reading.interval, atom.frame.unit
    day = stretch.begin
    if day is None or code not in COUNTED or count.type is not TimexType.DATE:
        return count
    if stretch.granularity is Granularity.MONTH and code in ("D", "W", "FN"):
        return count  # "two days later, in March"
    value = unit_value(day, code, 0)
    if value is None or value == count.value or not isinstance(count.resolution, Resolved):
        return count
    taken = reading(value, count.mod, count.resolution.reading.extent, 0.9, f"comes to {answer.value}, named beside it")
    if taken is None:
        return count
    old = count.resolution
    settled = replace(old, reading=taken, rules=(*old.rules, "beside-its-date"), rejected=(old.reading,))
    return replace(count, value=value, resolution=settled)
