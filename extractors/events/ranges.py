"""Two expressions that bound one stretch of time: "from 2019 to 2021", "between 3 and 5 March"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.model import Extent, Interval, Resolved, Timex, TimexType

_DATED = frozenset((TimexType.DATE, TimexType.TIME))


def joined(timexes: Sequence[Timex]) -> tuple[Timex, ...]:
    """Each bound of a range carries the whole of it, so that an event tied to either is dated by both.

    "diverted the money between 2016 and 2018" is 2016 to 2018 and not the year 2016. A range that runs backwards, or
    whose bound has no date of its own, is left as it was.
    """
    by_ref = {timex.ref: timex for timex in timexes}
    whole: dict[str, Resolved] = {}
    for first in timexes:
        last = by_ref.get(first.end_point or "")
        if last is not None and (both := _whole(first, last)) is not None:
            whole[first.ref] = whole[last.ref] = both
    return tuple(replace(timex, resolution=whole[timex.ref]) if timex.ref in whole else timex for timex in timexes)


def _whole(first: Timex, last: Timex) -> Resolved | None:
    if not (isinstance(first.resolution, Resolved) and isinstance(last.resolution, Resolved)):
        return None
    one, other = first.resolution.reading, last.resolution.reading
    begin, end = one.interval.begin, other.interval.end
    if first.type not in _DATED or last.type not in _DATED or begin is None or end is None or begin >= end:
        return None
    taken = replace(
        one,
        interval=Interval(begin, end, max(one.interval.granularity, other.interval.granularity)),
        edtf=f"{one.edtf}/{other.edtf}",
        extent=Extent.WITHIN,
        weight=min(one.weight, other.weight),
        reason=f"{one.reason}; the range ends with “{last.text}”",
    )
    return Resolved(taken, first.resolution.anchor, (*first.resolution.rules, "range"))
