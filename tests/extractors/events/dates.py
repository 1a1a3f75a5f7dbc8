"""What the tests of dates ask of a mention."""

from __future__ import annotations

from extractors.model import Mention, Resolved


def days(mention: Mention) -> tuple[str, str]:
    """First and last day as in Parquet; an open side is ``..``."""
    resolution = mention.when.resolution
    if not isinstance(resolution, Resolved):
        return "-", "-"
    interval = resolution.reading.interval
    last = interval.end.fromordinal(interval.end.toordinal() - 1).isoformat() if interval.end else ".."
    return interval.begin.isoformat() if interval.begin else "..", last
