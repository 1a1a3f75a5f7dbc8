"""Mentions to rows and back: a mention read from Parquet equals the one that was written.

How dates are stored is told in :mod:`output.rows.readings`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from extractors.model import (
    Attribution,
    BlockKind,
    EventDate,
    Factuality,
    Mention,
    Participant,
    Polarity,
    Role,
    Span,
    Trigger,
)
from output import schema
from output.rows.dates import published, published_columns
from output.rows.order import ordered
from output.rows.readings import date_back, date_columns, timex_back, timex_columns
from output.rows.tables import build, rows_of

Row = dict[str, Any]

#: By value: asking a dictionary costs a third of asking the type.
_BLOCKS = {kind.value: kind for kind in BlockKind}
_POLARITIES = {kind.value: kind for kind in Polarity}
_FACTUALITIES = {kind.value: kind for kind in Factuality}
_ROLES = {kind.value: kind for kind in Role}


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
        "timex": None if m.when.timex is None else timex_columns(m.when.timex, m.when.resolution),
        **date_columns(m.when.resolution),
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
    resolution = date_back(row)
    timex, said = row["timex"], row["attribution"]
    return Mention(
        mention_id=row["mention_id"],
        doc_id=row["doc_id"],
        revision=row["revision"],
        published=published(row),
        sentence_index=row["sentence_index"],
        sentence=Span(row["sentence_begin"], row["sentence_end"], row["sentence"]),
        block=_BLOCKS[row["block"]],
        trigger=Trigger(**row["trigger"]),
        event_class=row["event_class"],
        event_type=row["event_type"],
        when=EventDate(resolution, None if timex is None else timex_back(timex, resolution), row["date_confidence"]),
        participants=tuple(map(participant_back, row["participants"] or ())),
        polarity=_POLARITIES[row["polarity"]],
        factuality=_FACTUALITIES[row["factuality"]],
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
        _ROLES[row["role"]],
        row["text"],
        row["begin"],
        row["end"],
        row["head"],
        row["name"],
        row["entity_type"],
        row.get("resolved"),  # a table written before there was the column
    )
