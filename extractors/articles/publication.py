"""Settle the publication date (DCT) among what was given and what the source claims. See ``settle``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from extractors.articles.options import ReadOptions
from extractors.articles.reasons import UnreadableError
from extractors.articles.stamps import Candidate, Stamp
from extractors.model import Published

#: Trust, most first. ``timeml`` is the annotated DCT of a research document, as good as front matter.
ORDER = ("front_matter", "timeml", "column", "json_ld", "opengraph", "meta", "feed", "htmldate", "dateline")
EARLIEST = date(1900, 1, 1)
#: A paper dated tomorrow is out already somewhere: Kiribati is 14 hours ahead of UTC, and print is dated ahead.
SLACK = timedelta(days=1)

_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?(0?[1-9]|1[0-2])[/-]?(0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)")


def settle(candidates: Sequence[Candidate], options: ReadOptions, url: str | None, zone: str | None) -> Published:
    """The publication date: given by the user, else the most trusted candidate that is not absurd.

    A candidate in the future of ``options.today`` or before 1900 is only taken where nothing better stands, and
    then carries a ``doubt`` in words. ``on`` is the publisher's day: in ``zone`` (of the source, else of the
    options) where one is known, else the offset the stamp was written with; a stamp in UTC takes the offset another
    stamp of the same instant has, or the day the address names if that is next to it. Raises ``UnreadableError``
    (``no_date``).

    >>> from datetime import date
    >>> settle((), ReadOptions(published=date(2023, 9, 20)), None, None).method
    'given'
    """
    if options.published is not None:
        return Published(options.published, "given", doubt=doubt(options.published, options.today))
    ranked = sorted(candidates, key=lambda candidate: ORDER.index(candidate.method))
    doubted: Published | None = None
    for candidate in ranked:
        published = _local(candidate, ranked, url, zone or options.zone)
        why = doubt(published.on, options.today)
        if why is None:
            return published
        doubted = doubted or replace(published, doubt=why)
    if doubted is not None:
        return doubted
    raise UnreadableError(
        "no_date",
        "no publication date: put `published: YYYY-MM-DD` in front matter, name the column with --date-column, "
        "or pass --published YYYY-MM-DD",
    )


def doubt(on: date, today: date | None) -> str | None:
    """Why a publication day is hard to believe, or ``None``."""
    if on < EARLIEST:
        return f"{on.isoformat()} is before 1900"
    if today is not None and on > today + SLACK:
        return f"{on.isoformat()} is in the future of {today.isoformat()}"
    return None


def url_day(url: str | None) -> date | None:
    """The day an address names, as in ``/2023/11/08/``.

    >>> url_day("https://example.org/news/2023/11/08/gas-leak/").isoformat()
    '2023-11-08'
    """
    match = _URL_DAY.search(url) if url else None
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _local(candidate: Candidate, others: Sequence[Candidate], url: str | None, zone: str | None) -> Published:
    stamp = candidate.stamp
    if stamp.at is None:
        return Published(stamp.on, candidate.method)
    if zone is not None:
        return Published(_day_in(stamp.at, zone, stamp.on), candidate.method, stamp.at)
    if stamp.at.utcoffset():
        return Published(stamp.on, candidate.method, stamp.at)
    return Published(_publisher_day(stamp, others, url), candidate.method, stamp.at)


def _day_in(at: datetime, zone: str, fallback: date) -> date:
    try:
        return at.astimezone(ZoneInfo(zone)).date()
    except OverflowError:
        return fallback


def _publisher_day(stamp: Stamp, others: Sequence[Candidate], url: str | None) -> date:
    """The publisher's day of a stamp in UTC, from stamps of the same instant or the address; else the UTC day."""
    for other in others:
        at = other.stamp.at
        if at is not None and at.utcoffset() and stamp.at is not None and abs(at - stamp.at) <= timedelta(minutes=1):
            return other.stamp.on
    day = url_day(url)
    if day is not None and stamp.at is not None and abs(day - stamp.at.astimezone(UTC).date()) == timedelta(days=1):
        return day
    return stamp.on
