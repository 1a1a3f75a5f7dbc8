"""Readings and resolutions from values: interval, EDTF, extent and the words that explain them."""

from __future__ import annotations

from dataclasses import replace

from extractors.model import Anchor, AnchorKind, Extent, Interval, Reading, Resolved, Unresolved
from extractors.time.calendar import edtf, interval

EXTENT = {
    "since": Extent.FROM,
    "as of": Extent.FROM,
    "until": Extent.UNTIL,
    "till": Extent.UNTIL,
    "by": Extent.UNTIL,
    "through": Extent.UNTIL,
    "throughout": Extent.THROUGHOUT,
}
WEEKDAY_NAMES = ("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES = (
    "", "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def extent_of(preposition: str) -> Extent:
    """How something dated by the expression fills it: "since March" -> FROM."""
    return EXTENT.get(preposition, Extent.WITHIN)


def reading(
    value: str,
    mod: str | None,
    extent: Extent,
    weight: float,
    reason: str,
    *,
    zone: str | None = None,
    stretch: Interval | None = None,
) -> Reading | None:
    """A reading of a TIMEX3 value; None if the value is no stretch of the calendar."""
    found = stretch or interval(value)
    if found is None:
        return None
    if zone:
        found = replace(found, zone=zone)
    written = edtf(value, mod)
    if stretch is not None and stretch.begin is not None and stretch.end is not None:
        last = stretch.end.fromordinal(stretch.end.toordinal() - 1)
        written = f"{stretch.begin.isoformat()}/{last.isoformat()}"
    return Reading(found, value, written, extent, weight, reason)


def resolved(
    taken: Reading | None, anchor: Anchor, rules: tuple[str, ...], rejected: tuple[Reading | None, ...] = ()
) -> Resolved | Unresolved:
    """Resolved, or Unresolved where the value lies outside the calendar ("February 30")."""
    if taken is None:
        return Unresolved("no such date in the calendar", rules)
    return Resolved(taken, anchor, rules, tuple(r for r in rejected if r is not None and r.value != taken.value))


CALENDAR = Anchor(AnchorKind.CALENDAR)
