"""Rows of the timeline for the clusters that a step made, told from their mentions in forked processes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pyarrow as pa

from extractors.merge.across import Cluster
from extractors.merge.clusters import by_home
from extractors.merge.known import Step
from extractors.merge.sources import ArticleLike, source_of
from extractors.merge.telling import tell
from extractors.model import Event
from flows.merging.behind import Behind, as_bytes
from flows.merging.fresh import Fresh
from flows.merging.spread import Spread
from flows.merging.tables import Digests
from output import rows, schema

#: Bundles told of by a process at a time, at most, and at least.
PART, LEAST = 4_000, 250

#: Bundles up to which their mentions are picked from the tables one by one, not by article.
FEW = 100_000


def told_rows(
    step: Step, digests: Digests, articles: Mapping[str, ArticleLike], fresh: Fresh, out: str, spread: Spread
) -> pa.Table:
    """The rows of all clusters made that the text dates, as a table in no particular order."""
    known = step.known
    founded = np.zeros(len(known), np.bool_)
    founded[known.home[digests.firm()]] = True
    members = known.members([home for home in step.made if founded[home]])  # the others have no row
    inside = by_home(known.edges, known.home, members)
    every = [index for group in members.values() for index in group]
    keys = {key for index in every for key in digests.told(index).mention_ids} if len(every) < FEW else None
    behind = Behind(fresh, out, articles, {digests.doc_id(index) for index in every}, keys, spread)

    def part(homes: Sequence[int]) -> bytes:
        told = {index: digests.told(index) for home in homes for index in members[home]}
        mention = {
            m.mention_id: m
            for table in behind.mentions((one.bundle.doc_id, one.mention_ids) for one in told.values())
            for m in rows.mentions_from(table)
        }
        events: list[Event] = []
        for home in homes:
            group = members[home]
            bundles = {index: told[index].whole(mention[key] for key in told[index].mention_ids) for index in group}
            edges = tuple(known.edges.each(inside[home])) if home in inside else ()
            facts = [fact for bundle in bundles.values() for fact in bundle.facts]
            sources = {fact.mention.doc_id: source_of(fact.mention, articles) for fact in facts}
            reasons = [why for index in group for why in told[index].reasons]
            events += tell(Cluster(tuple(group), edges), bundles, reasons, sources)
        return as_bytes(rows.timeline_table(events))

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
