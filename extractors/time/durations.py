"""ISO 8601 durations as TIMEX3 writes them, and the unit codes of the lexicon."""

from __future__ import annotations

from fractions import Fraction

from extractors.time.rules import Match

CLOCK_UNITS = frozenset({"TH", "TM", "TS"})


def unit_code(m: Match, group: str) -> str:
    """Code of a unit word; "second" and "seconds" are of their own class."""
    return m.code(group) or "TS"


def duration(amount: Fraction | None, unit: str) -> str:
    """ISO 8601 duration: 3 months -> P3M, several hours -> PTXH, 5 1/2 hours -> PT5H30M, two decades -> P20Y."""
    clock = unit in CLOCK_UNITS
    head = "PT" if clock else "P"
    letter = (
        unit[1]
        if clock
        else {"DE": "Y", "CE": "C" if amount is None else "Y", "ML": "Y", "FN": "W", "S": "M"}.get(unit, unit)
    )
    if amount is None:
        return f"{head}X{letter}"
    amount *= {"DE": 10, "CE": 100, "ML": 1000, "FN": 2, "S": 6}.get(unit, 1)
    if amount.denominator == 1:
        return f"{head}{int(amount)}{letter}"
    return head + _fraction(amount, unit, letter)


def _fraction(amount: Fraction, unit: str, letter: str) -> str:
    whole, rest = int(amount), amount - int(amount)
    smaller = {"TH": (60, "M"), "TM": (60, "S"), "Y": (12, "M")}.get(unit)
    if smaller and (rest * smaller[0]).denominator == 1:
        return (f"{whole}{letter}" if whole else "") + f"{int(rest * smaller[0])}{smaller[1]}"
    if unit == "D" and rest == Fraction(1, 2):
        return (f"{whole}D" if whole else "") + "T12H"
    return f"{float(amount):g}{letter}"
