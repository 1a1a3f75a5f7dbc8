"""How a date was settled, to columns and back: readings, resolutions, time expressions.

The reading an event was given fills the flat columns (``date_start`` … ``reason``), the others stand in
``alternatives``. An ambiguous date leaves the flat columns null (None beats a guess) and lists all its readings.
What the expression says by itself is stored only where it differs from the event's own date.
"""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter
from typing import Any

from extractors.model import (
    Ambiguous,
    Anchor,
    AnchorKind,
    Extent,
    Reading,
    Resolution,
    Resolved,
    Timex,
    TimexType,
    Unresolved,
)
from output.rows.dates import interval, interval_columns

Row = dict[str, Any]

_ANCHORS = {kind.value: kind for kind in AnchorKind}
_TYPES = {kind.value: kind for kind in TimexType}


def date_columns(resolution: Resolution) -> Row:
    """The flat date columns of a mention."""
    parts = _resolution(resolution)
    readings = parts.pop("readings")
    chosen = readings.pop(0) if isinstance(resolution, Resolved) else {}
    row = {"resolution": parts["kind"], "anchor": parts["anchor"], "rules": parts["rules"], "alternatives": readings}
    return row | {"reason": parts["reason"]} | chosen


def date_back(row: Row) -> Resolution:
    """The inverse of :func:`date_columns`."""
    readings = list(row["alternatives"] or ())
    if row["resolution"] == "resolved":
        readings.insert(0, row)
    return _resolution_back(row["resolution"], row["reason"], row["anchor"], row["rules"], readings)


def _resolution(resolution: Resolution) -> Row:
    kind: str
    reason: str | None
    anchor: Anchor | None
    readings: tuple[Reading, ...]
    match resolution:
        case Resolved(reading, anchor, rules, rejected):
            kind, reason, readings = "resolved", None, (reading, *rejected)
        case Ambiguous(readings, anchor, rules):
            kind, reason = "ambiguous", None
        case Unresolved(reason, rules):
            kind, anchor, readings = "unresolved", None, ()
    return {
        "kind": kind,
        "reason": reason,
        "anchor": None if anchor is None else {"kind": anchor.kind, "ref": anchor.ref, "value": anchor.value},
        "rules": rules,
        "readings": [_reading(r) for r in readings],
    }


def _resolution_back(
    kind: str, reason: str | None, anchor: Row | None, rules: list[str], rows: list[Row]
) -> Resolution:
    fired, readings = tuple(rules or ()), tuple(map(_reading_back, rows))
    if kind == "unresolved" or anchor is None:
        return Unresolved(reason or "", fired)
    base = Anchor(_ANCHORS[anchor["kind"]], anchor["ref"], anchor["value"])
    if kind == "ambiguous":
        return Ambiguous(readings, base, fired)
    return Resolved(readings[0], base, fired, readings[1:])


def _reading(reading: Reading) -> Row:
    return {
        **interval_columns(reading.interval),
        "weight": reading.weight,
        "reason": reading.reason,
        "extent": reading.extent,
        "value": reading.value,
        "edtf": reading.edtf,
    }


_READING = ("value", "edtf", "extent", "weight", "reason")
_INTERVAL = ("date_start", "date_end", "granularity", "time_start", "time_end", "zone")
_parts = itemgetter(*_INTERVAL, *_READING)


def _reading_back(row: Row) -> Reading:
    return _read(*_parts(row))


@lru_cache(maxsize=100_000)
def _read(*parts: Any) -> Reading:
    """Readings come again and again: "Tuesday" is the same day, for the same reason, in all articles of a day."""
    span = interval(dict(zip(_INTERVAL, parts[: len(_INTERVAL)], strict=True)))
    value, edtf, extent, weight, reason = parts[len(_INTERVAL) :]
    return Reading(span, value, edtf, Extent(extent), weight, reason)


def timex_columns(timex: Timex, event_date: Resolution) -> Row:
    """The struct a time expression is stored as, beside an event of this date."""
    return {
        "begin": timex.begin,
        "end": timex.end,
        "text": timex.text,
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod,
        "ref": timex.ref,
        "quant": timex.quant,
        "freq": timex.freq,
        "begin_point": timex.begin_point,
        "end_point": timex.end_point,
        "resolution": None if timex.resolution == event_date else _resolution(timex.resolution),
    }


def timex_back(row: Row, event_date: Resolution) -> Timex:
    """The inverse of :func:`timex_columns`."""
    own = row["resolution"]
    if own is not None:
        event_date = _resolution_back(own["kind"], own["reason"], own["anchor"], own["rules"], own["readings"])
    return Timex(
        row["ref"],
        row["begin"],
        row["end"],
        row["text"],
        _TYPES[row["type"]],
        row["value"],
        event_date,
        row["mod"],
        row["quant"],
        row["freq"],
        row["begin_point"],
        row["end_point"],
    )
