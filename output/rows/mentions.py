"""Mentions to rows and back: a mention read from Parquet equals the one that was written.

The reading an event was given fills the flat columns (``date_start`` … ``reason``), the others stand in
``alternatives``. An ambiguous date leaves the flat columns null (None beats a guess) and lists all its readings.
What the expression says by itself is stored only where it differs from the event's own date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from extractors.model import (
    Ambiguous,
    Anchor,
    AnchorKind,
    Attribution,
    BlockKind,
    EventDate,
    Extent,
    Factuality,
    Mention,
    Participant,
    Polarity,
    Reading,
    Resolution,
    Resolved,
    Role,
    Span,
    Timex,
    TimexType,
    Trigger,
    Unresolved,
)
from output import schema
from output.rows.dates import interval, interval_columns, published, published_columns
from output.rows.order import ordered
from output.rows.tables import build, rows_of

Row = dict[str, Any]


def mentions_table(mentions: Iterable[Mention]) -> pa.Table:
    """One row a mention."""
    return build(map(_mention, ordered(mentions, "mentions")), "mentions")


def mentions_from(table: pa.Table) -> Iterator[Mention]:
    """The mentions of a ``mentions`` table, for merging what earlier runs found with a new batch."""
    for row in rows_of(table, schema.MENTIONS):
        yield _mention_back(row)


def _mention(m: Mention) -> Row:
    return {
        "mention_id": m.mention_id,
        "doc_id": m.doc_id,
        "revision": m.revision,
        "source": m.source,
        **published_columns(m.published, "published"),
        "block": m.block,
        "sentence_index": m.sentence_index,
        "sentence_begin": m.sentence.begin,
        "sentence_end": m.sentence.end,
        "sentence": m.sentence.text,
        "title": m.title,
        "trigger": {
            "begin": m.trigger.begin,
            "end": m.trigger.end,
            "text": m.trigger.text,
            "lemma": m.trigger.lemma,
            "pos": m.trigger.pos,
        },
        "event_class": m.event_class,
        "event_type": m.event_type,
        "timex": None if m.when.timex is None else _timex(m.when.timex, m.when.resolution),
        **_date(m.when.resolution),
        "date_confidence": m.when.confidence,
        "participants": [participant(p) for p in m.participants],
        "polarity": m.polarity,
        "factuality": m.factuality,
        "modality": m.modality,
        "tense": m.tense,
        "attribution": None
        if m.attribution is None
        else {
            "speaker": m.attribution.speaker,
            "cue": m.attribution.cue,
            "begin": m.attribution.begin,
            "end": m.attribution.end,
            "quoted": m.attribution.quoted,
            "via": m.attribution.via,
        },
        "salience": m.salience,
        "confidence": m.confidence,
        "extractor_version": m.extractor_version,
        "part_of": m.part_of,
        "aspect": m.aspect,
        "phase": m.phase,
        "cue": m.cue,
        "event_id": m.event_id,
    }


def _mention_back(row: Row) -> Mention:
    resolution = _date_back(row)
    timex, said = row["timex"], row["attribution"]
    return Mention(
        mention_id=row["mention_id"],
        doc_id=row["doc_id"],
        revision=row["revision"],
        published=published(row),
        sentence_index=row["sentence_index"],
        sentence=Span(row["sentence_begin"], row["sentence_end"], row["sentence"]),
        block=BlockKind(row["block"]),
        trigger=Trigger(**row["trigger"]),
        event_class=row["event_class"],
        event_type=row["event_type"],
        when=EventDate(resolution, None if timex is None else _timex_back(timex, resolution), row["date_confidence"]),
        participants=tuple(map(participant_back, row["participants"] or ())),
        polarity=Polarity(row["polarity"]),
        factuality=Factuality(row["factuality"]),
        modality=row["modality"],
        tense=row["tense"],
        attribution=None if said is None else Attribution(**said),
        salience=row["salience"],
        confidence=row["confidence"],
        extractor_version=row["extractor_version"],
        source=row["source"],
        title=row["title"],
        part_of=row["part_of"],
        aspect=row["aspect"],
        phase=row["phase"],
        cue=row["cue"],
        event_id=row["event_id"],
    )


# --- dates --------------------------------------------------------------------------------------------------


def _date(resolution: Resolution) -> Row:
    """The flat date columns of a mention."""
    parts = _resolution(resolution)
    readings = parts.pop("readings")
    chosen = readings.pop(0) if isinstance(resolution, Resolved) else {}
    row = {"resolution": parts["kind"], "anchor": parts["anchor"], "rules": parts["rules"], "alternatives": readings}
    return row | {"reason": parts["reason"]} | chosen


def _date_back(row: Row) -> Resolution:
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
    base = Anchor(AnchorKind(anchor["kind"]), anchor["ref"], anchor["value"])
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


def _reading_back(row: Row) -> Reading:
    return Reading(interval(row), row["value"], row["edtf"], Extent(row["extent"]), row["weight"], row["reason"])


def _timex(timex: Timex, event_date: Resolution) -> Row:
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


def _timex_back(row: Row, event_date: Resolution) -> Timex:
    own = row["resolution"]
    if own is not None:
        event_date = _resolution_back(own["kind"], own["reason"], own["anchor"], own["rules"], own["readings"])
    return Timex(
        row["ref"],
        row["begin"],
        row["end"],
        row["text"],
        TimexType(row["type"]),
        row["value"],
        event_date,
        row["mod"],
        row["quant"],
        row["freq"],
        row["begin_point"],
        row["end_point"],
    )


# --- participants -------------------------------------------------------------------------------------------


def participant(p: Participant) -> Row:
    """The struct a participant is stored as, in ``mentions`` and in ``timeline``."""
    return {
        "role": p.role,
        "text": p.text,
        "begin": p.begin,
        "end": p.end,
        "entity_type": p.entity_type,
        "head": p.head,
        "name": p.name,
        "resolved": p.resolved,
    }


def participant_back(row: Row) -> Participant:
    """The inverse of :func:`participant`."""
    return Participant(
        Role(row["role"]),
        row["text"],
        row["begin"],
        row["end"],
        row["head"],
        row["name"],
        row["entity_type"],
        row.get("resolved"),  # a table written before there was the column
    )
