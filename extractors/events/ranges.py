"""Expressions that make one stretch of time: "from 2019 to 2021", "between 3 and 5 March", "on 12, 13 and 14 May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.model import Extent, Granularity, Interval, Resolved, Timex, TimexType
from extractors.time.calendar import add_months

_DATED = frozenset((TimexType.DATE, TimexType.TIME))


#: The rule of a length of time up to a date, of which a title must say both: "in the year ended March 31".
UP_TO = "up-to"
_MONTHS = re.compile(r"P(\d{1,2})([MY])")
_TO = (
    ["to"],
    ["ended"],
    ["ending"],
    ["through"],
    ["ended", "on"],
    ["ending", "on"],
    ["ended", "in"],
    ["ending", "in"],
    ["to", "the", "end", "of"],
)
#: Months of a financial year so far, and the quarter that ends them.
_SO_FAR = re.compile(r"the (?:first )?(six|nine) months", re.IGNORECASE)
_QUARTERS = {"six": "-Q2", "nine": "-Q3"}
#: Rules of "the year" that the expression behind it ends.
_A_YEAR = frozenset(("the-year", "business-ended"))
_PERIODS = frozenset((Granularity.MONTH, Granularity.QUARTER, Granularity.YEAR, Granularity.DECADE))
#: What stands between days that are listed.
_LISTED = frozenset((",", "and", ", and", "&"))


def joined(timexes: Sequence[Timex], text: str) -> tuple[Timex, ...]:
    """Each bound of a range carries the whole of it, so that an event tied to either is dated by both.

    "diverted the money between 2016 and 2018" is 2016 to 2018 and not the year 2016. A range that runs backwards, or
    whose bound has no date of its own, is left as it was. Days, months, years … that follow each other and are listed
    in ``text`` make one stretch as well ("in 2011 and 2012"); "on 3 and 9 May" does not.
    """
    by_ref = {timex.ref: timex for timex in timexes}
    whole: dict[str, Resolved] = {}
    for first in timexes:
        last = by_ref.get(first.end_point or "")
        if last is not None and (both := _whole(first, last)) is not None:
            whole[first.ref] = whole[last.ref] = both
    for length, last in pairwise(timexes):
        if (both := _up_to(length, last, text[length.end : last.begin])) is not None:
            whole[length.ref] = whole[last.ref] = both
    for length in timexes:
        if (both := _to_quarter(length, timexes)) is not None:
            whole[length.ref] = both
    for run in _runs([timex for timex in timexes if timex.ref not in whole], text):
        if (both := _whole(run[0], run[-1])) is not None:
            whole.update((timex.ref, both) for timex in run)
    return tuple(_with(timex, whole[timex.ref]) if timex.ref in whole else timex for timex in timexes)


def _with(timex: Timex, whole: Resolved) -> Timex:
    return replace(timex, resolution=whole, type=TimexType.DATE if timex.type is TimexType.DURATION else timex.type)


def _to_quarter(length: Timex, timexes: Sequence[Timex]) -> Resolved | None:
    """ "the nine months" of a report on the third quarter: up to the end of that."""
    found = _SO_FAR.fullmatch(length.text)
    quarter = _QUARTERS.get(found[1].lower()) if found is not None else None
    if quarter is None or isinstance(length.resolution, Resolved):
        return None
    for timex in timexes:
        rules = getattr(timex.resolution, "rules", ())
        if "named-reported" in rules and timex.value.endswith(quarter) and isinstance(timex.resolution, Resolved):
            taken = timex.resolution.reading
            assert taken.interval.end is not None
            interval = Interval(
                add_months(taken.interval.end, -3 * int(quarter[-1])), taken.interval.end, Granularity.MONTH
            )
            reason = f"up to the end of “{timex.text}”, on which the article reports"
            stretch = replace(taken, interval=interval, extent=Extent.WITHIN, reason=reason)
            return Resolved(stretch, timex.resolution.anchor, ("length-reported", "range"))
    return None


def _up_to(length: Timex, last: Timex, between: str) -> Resolved | None:
    """ "in the three months to June 30", "the year ended in March": all of them."""
    a_year = not _A_YEAR.isdisjoint(length.resolution.rules)
    found = _MONTHS.fullmatch("P1Y" if a_year else length.value) if between.split() in _TO else None
    if found is None or last.type is not TimexType.DATE or not isinstance(last.resolution, Resolved):
        return None
    taken = last.resolution.reading
    end = taken.interval.end
    if end is None or taken.interval.granularity > Granularity.MONTH:
        return None
    begin = add_months(end, -int(found[1]) * (12 if found[2] == "Y" else 1))
    reason = f"{taken.reason}; “{length.text}” up to it"
    stretch = replace(taken, interval=Interval(begin, end, Granularity.MONTH), extent=Extent.WITHIN, reason=reason)
    return Resolved(stretch, last.resolution.anchor, (*last.resolution.rules, "range", UP_TO))


def _runs(timexes: Sequence[Timex], text: str) -> list[list[Timex]]:
    """Days or periods of one length listed one after the other, each beginning where the one before ends."""
    runs: list[list[Timex]] = []
    for timex in timexes:
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and text[last.end : timex.begin].strip() in _LISTED
            and _follows(_period(last), _period(timex))
        ):
            runs[-1].append(timex)
        else:
            runs.append([timex])
    return [run for run in runs if len(run) > 1 and (_day(run[0]) or _ends_list(run, text))]


def _ends_list(run: Sequence[Timex], text: str) -> bool:
    """Periods are a list where "and" stands before the last: not "opened in 2005, and 2006 was its best year"."""
    joint = text[run[-2].end : run[-1].begin].strip()
    return joint in ("and", "&") or (joint == ", and" and len(run) > 2)


def _follows(one: Interval | None, other: Interval | None) -> bool:
    return one is not None and other is not None and one.end == other.begin and one.granularity is other.granularity


def _day(timex: Timex) -> bool:
    found = _period(timex)
    return found is not None and found.granularity is Granularity.DAY


def _period(timex: Timex) -> Interval | None:
    """The one day, month, year … that an expression tells of."""
    if timex.type is not TimexType.DATE or not isinstance(timex.resolution, Resolved):
        return None
    found = timex.resolution.reading.interval
    if found.begin is None or found.end is None:
        return None
    if found.granularity is Granularity.DAY:
        return found if (found.end - found.begin).days == 1 else None
    return found if found.granularity in _PERIODS else None


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
