"""Settle the publication date (DCT) among what was given and what the source claims. See ``settle``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from extractors.articles.options import ReadOptions
from extractors.articles.reasons import UnreadableError
from extractors.articles.stamps import Candidate, Stamp
from extractors.model import Published

#: Trust, most first. ``timeml`` is the annotated DCT of a research document, as good as front matter.
ORDER = ("front_matter", "timeml", "column", "json_ld", "opengraph", "meta", "feed", "url", "htmldate", "dateline")
#: What a page says of itself in its markup; a moved site restamps it, see ``_restamped``.
_PAGE = frozenset({"json_ld", "opengraph", "meta", "feed"})
EARLIEST = date(1900, 1, 1)
#: A paper dated tomorrow is out already somewhere: Kiribati is 14 hours ahead of UTC, and print is dated ahead.
SLACK = timedelta(days=1)

_URL_DAY = re.compile(
    r"/((?:19|20)\d\d)(?:/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])|-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01]))(?=[/_.-]|$)"
)


def settle(
    candidates: Sequence[Candidate],
    options: ReadOptions,
    url: str | None = None,
    zone: str | None = None,
    stamps: Sequence[Stamp] = (),
) -> Published:
    """The publication date: given by the user, else the most trusted candidate that is not absurd.

    A candidate in the future of ``options.today`` or before 1900 is only taken where nothing better stands, and
    then carries a ``doubt`` in words. ``on`` is the publisher's day: in ``zone`` where one is
    known, else at the offset the stamp was written with. A stamp in UTC takes the day another
    stamp of the same instant has (``stamps`` included), or the one the address names if that is next to it. Midnight
    UTC sharp is a day that some export widened, not an instant. Raises ``UnreadableError`` (``no_date``).

    >>> settle((), ReadOptions(published=date(2023, 9, 20))).method
    'given'
    """
    if options.published is not None:
        return Published(options.published, "given", doubt=doubt(options.published, options.today))
    ranked = sorted(candidates, key=lambda candidate: ORDER.index(candidate.method))
    witnesses = [*(candidate.stamp for candidate in ranked), *stamps]
    doubted: Published | None = None
    for candidate in ranked:
        published = _restamped(_local(candidate, witnesses, url, zone), url)
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
        return date(int(match[1]), int(match[2] or match[4]), int(match[3] or match[5]))
    except ValueError:
        return None


def _restamped(published: Published, url: str | None) -> Published:
    """Page metadata days after the day in the address: a moved or redesigned site stamped its old pages anew.

    The address was made when the article was, and is what others link to.
    """
    day = url_day(url)
    if published.method in _PAGE and day is not None and EARLIEST <= day < published.on - timedelta(days=1):
        return Published(day, "url")
    return published


def _local(candidate: Candidate, witnesses: Sequence[Stamp], url: str | None, zone: str | None) -> Published:
    stamp = candidate.stamp
    if stamp.at is None:
        at = _placed(stamp, zone)
        return Published(stamp.on, candidate.method, at)
    if not stamp.at.utcoffset() and stamp.at.time() == time(0):
        return Published(stamp.on, candidate.method)
    if zone is not None:
        return Published(_day_in(stamp.at, zone, stamp.on), candidate.method, stamp.at)
    if stamp.at.utcoffset():
        return Published(stamp.on, candidate.method, stamp.at)
    return Published(_publisher_day(stamp.at, witnesses, url), candidate.method, stamp.at)


def _placed(stamp: Stamp, zone: str | None) -> datetime | None:
    """A clock time without a zone becomes an instant where the zone is known from elsewhere."""
    if zone is None or stamp.clock is None or stamp.clock == time(0):
        return None
    return datetime.combine(stamp.on, stamp.clock, ZoneInfo(zone))


def _day_in(at: datetime, zone: str, fallback: date) -> date:
    try:
        return at.astimezone(ZoneInfo(zone)).date()
    except OverflowError:
        return fallback


def _publisher_day(at: datetime, witnesses: Sequence[Stamp], url: str | None) -> date:
    """The publisher's day of a stamp in UTC: from stamps of the same instant, or the address; else the UTC day."""
    for witness in witnesses:
        if _same_instant(at, witness):
            return witness.on
    day = url_day(url)
    if day is not None and abs(day - at.date()) == timedelta(days=1):
        return day
    return at.date()


def _same_instant(at: datetime, witness: Stamp) -> bool:
    """With an offset: the same minute. Without a zone: minutes and seconds fit some zone on earth.

    Content systems print "2023-11-08 18:09:55" beside "2023-11-09T01:09:55Z".
    """
    if witness.at is not None:
        return bool(witness.at.utcoffset()) and abs(witness.at - at) <= timedelta(minutes=1)
    if witness.clock is None or (witness.clock.minute, witness.clock.second) == (0, 0):
        return False
    apart = datetime.combine(witness.on, witness.clock, UTC) - at.replace(microsecond=0)
    return abs(apart) <= timedelta(hours=14) and apart % timedelta(minutes=15) == timedelta(0)
