"""The one place where half-open days become inclusive ones and back, and where instants become UTC.

Inside dateline "September 2023" is ``2023-09-01 <= day < 2023-10-01``; in Parquet it is ``date_start 2023-09-01``,
``date_end 2023-09-30``, which is what people filter and read by. An open side is null.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

from extractors.model import Granularity, Interval, Published

_ONE_DAY = timedelta(days=1)
_GRANULARITY = {g.label: g for g in Granularity}


def inclusive(span: Interval) -> tuple[date | None, date | None]:
    """First and last day of ``span``, both inside it; ``None`` for an open side.

    >>> inclusive(Interval(date(2023, 9, 1), date(2023, 10, 1), Granularity.MONTH))
    (datetime.date(2023, 9, 1), datetime.date(2023, 9, 30))
    """
    return span.begin, None if span.end is None else span.end - _ONE_DAY


def interval_columns(span: Interval) -> dict[str, Any]:
    """The columns an interval fills, wherever it stands."""
    first, last = inclusive(span)
    return {
        "date_start": first,
        "date_end": last,
        "time_start": None if span.time_begin is None else span.time_begin.isoformat(),
        "time_end": None if span.time_end is None else span.time_end.isoformat(),
        "zone": span.zone,
        "granularity": span.granularity.label,
    }


def interval(row: dict[str, Any]) -> Interval:
    """The interval of a row, the inverse of :func:`interval_columns`. ``ValueError`` where a row has no date."""
    last: date | None = row["date_end"]
    start, end = row["time_start"], row["time_end"]
    return Interval(
        begin=row["date_start"],
        end=None if last is None else last + _ONE_DAY,
        granularity=granularity(row["granularity"]),
        time_begin=None if start is None else time.fromisoformat(start),
        time_end=None if end is None else time.fromisoformat(end),
        zone=row["zone"],
    )


def granularity(label: str) -> Granularity:
    """``"day"`` → ``Granularity.DAY``; ``KeyError`` for a word that is none."""
    return _GRANULARITY[label]


def instant(value: datetime | None) -> datetime | None:
    """An aware instant under ``datetime.UTC``, whatever zone object the reader chose."""
    return None if value is None else value.astimezone(UTC)


def published_columns(published: Published, prefix: str) -> dict[str, Any]:
    """The four columns a publication date fills: ``published_*`` (with ``dct_*``) or ``first_reported_*`` …"""
    at, on, method, doubt = _published_names(prefix)
    return {at: published.at, on: published.on, method: published.method, doubt: published.doubt}


def published(row: dict[str, Any], prefix: str = "published") -> Published:
    """The publication date four columns hold."""
    at, on, method, doubt = _published_names(prefix)
    return Published(on=row[on], method=row[method], at=instant(row[at]), doubt=row[doubt])


@cache
def _published_names(prefix: str) -> tuple[str, str, str, str]:
    how = "dct" if prefix == "published" else prefix
    return f"{prefix}_at", f"{prefix}_on", f"{how}_method", f"{how}_doubt"
