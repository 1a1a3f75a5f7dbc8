"""Events of the timeline to rows and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from extractors.model import DateClaim, Event, Extent, Status
from output import schema
from output.rows.dates import granularity, interval, interval_columns, published, published_columns
from output.rows.mentions import participant, participant_back
from output.rows.order import ordered
from output.rows.tables import build, rows_of

Row = dict[str, Any]


def timeline_table(events: Iterable[Event]) -> pa.Table:
    """One row an event, by first day and id."""
    return build(map(_event, ordered(events, "timeline")), "timeline")


def _event(e: Event) -> Row:
    return {
        "event_id": e.event_id,
        "title": e.title,
        "event_type": e.event_type,
        **interval_columns(e.interval),
        "extent": e.extent,
        "edtf": e.edtf,
        "status": e.status,
        "participants": [participant(p) for p in e.participants],
        "place": e.place,
        "mention_ids": e.mention_ids,
        "n_mentions": len(e.mention_ids),
        "n_documents": e.n_documents,
        "n_independent_sources": e.n_independent_sources,
        "sources": sorted({source for claim in e.date_claims for source in claim.sources}),
        "date_claims": [_claim(c) for c in e.date_claims],
        "date_conflict": e.date_conflict,
        "salience": e.salience,
        "confidence": e.confidence,
        **published_columns(e.first_reported, "first_reported"),
        **published_columns(e.last_reported, "last_reported"),
        "merge_reasons": e.merge_reasons,
        "superseded_by": e.superseded_by,
    }


def _claim(claim: DateClaim) -> Row:
    return {
        "date_start": claim.date_start,
        "date_end": claim.date_end,
        "granularity": claim.granularity.label,
        "sources": claim.sources,
        "mention_ids": claim.mention_ids,
    }


def events_from(table: pa.Table) -> Iterator[Event]:
    """The events of a ``timeline`` table."""
    for row in rows_of(table, schema.TIMELINE):
        yield Event(
            event_id=row["event_id"],
            title=row["title"],
            event_type=row["event_type"],
            interval=interval(row),
            extent=Extent(row["extent"]),
            edtf=row["edtf"],
            status=Status(row["status"]),
            participants=tuple(map(participant_back, row["participants"] or ())),
            place=row["place"],
            mention_ids=tuple(row["mention_ids"] or ()),
            n_documents=row["n_documents"],
            n_independent_sources=row["n_independent_sources"],
            date_claims=tuple(map(_claim_back, row["date_claims"] or ())),
            date_conflict=row["date_conflict"],
            salience=row["salience"],
            confidence=row["confidence"],
            first_reported=published(row, "first_reported"),
            last_reported=published(row, "last_reported"),
            merge_reasons=tuple(row["merge_reasons"] or ()),
            superseded_by=row["superseded_by"],
        )


def _claim_back(row: Row) -> DateClaim:
    return DateClaim(
        date_start=row["date_start"],
        date_end=row["date_end"],
        granularity=granularity(row["granularity"]),
        sources=tuple(row["sources"] or ()),
        mention_ids=tuple(row["mention_ids"] or ()),
    )
