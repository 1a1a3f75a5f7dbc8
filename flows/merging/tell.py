"""Rows of the timeline for the clusters that a step made, told in forked processes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pyarrow as pa

from extractors.merge.clusters import Inside
from extractors.merge.columns import Flags
from extractors.merge.known import Step
from extractors.merge.sources import ArticleLike, source_of
from extractors.merge.telling import tell
from extractors.model import Event
from flows.merging.spread import Spread
from flows.merging.tables import Digests
from output import rows, schema

#: Bundles told of by a process at a time, at most, and at least.
PART, LEAST = 4_000, 250


def told_rows(
    step: Step, digests: Digests, firm: Flags, articles: Mapping[str, ArticleLike], spread: Spread
) -> pa.Table:
    """The rows of all clusters made, as a table in no particular order. ``firm`` tells the bundles that the text dates:
    a cluster without any has no row.
    """
    known = step.known
    founded = np.zeros(len(known), np.bool_)
    founded[known.home[firm]] = True
    members = known.members([home for home in step.made if founded[home]])
    inside = Inside(known.edges, known.home, tuple(members))

    def part(homes: Sequence[int]) -> bytes:
        events: list[Event] = []
        for home in homes:
            group = inside.cluster(home, members[home])
            told = {index: digests.said(index) for index in group.members}
            said = {index: every for index, (_, every) in told.items()}
            sources = {one.doc_id: source_of(one, articles) for every in said.values() for one in every}
            reasons = [why for own, _ in told.values() for why in own]
            events += tell(group, said, reasons, sources)
        return _as_bytes(rows.timeline_table(events))

    size = min(PART, max(LEAST, sum(map(len, members.values())) // (4 * spread.processes)))
    parts = [pa.ipc.open_stream(made).read_all() for made in spread(part, list(_parts(members, size)))]
    return pa.concat_tables([schema.TIMELINE.empty_table(), *parts])


def _parts(members: Mapping[int, Sequence[int]], most: int) -> Iterator[list[int]]:
    part: list[int] = []
    size = 0
    for home, group in members.items():
        part.append(home)
        size += len(group)
        if size >= most:
            yield part
            part, size = [], 0
    if part:
        yield part


def _as_bytes(table: pa.Table) -> bytes:
    """A table as it goes from one process to another."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue().to_pybytes())
