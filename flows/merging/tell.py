"""Rows of the timeline for the clusters that a step made, told from their mentions in forked processes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from extractors.merge.across import Cluster
from extractors.merge.clusters import by_home
from extractors.merge.known import Step
from extractors.merge.sources import ArticleLike, source_of
from extractors.merge.telling import tell
from extractors.model import Event
from flows.merging.fresh import Fresh, names
from flows.merging.spread import Spread
from flows.merging.tables import Digests
from output import rows, schema
from output.place import at

#: Bundles told of by a process at a time.
PART = 4_000


def told_rows(
    step: Step, digests: Digests, articles: Mapping[str, ArticleLike], fresh: Fresh, out: str, spread: Spread
) -> pa.Table:
    """The rows of all clusters made that the text dates, as a table in no particular order."""
    known = step.known
    founded = np.zeros(len(known), np.bool_)
    founded[known.home[digests.firm()]] = True
    members = known.members([home for home in step.made if founded[home]])  # the others have no row
    inside = by_home(known.edges, known.home, members)
    found = _mentions({digests.doc_id(index) for group in members.values() for index in group}, articles, fresh, out)
    where = {key: row for row, key in enumerate(found["mention_id"].to_pylist())}

    def part(homes: Sequence[int]) -> bytes:
        told = {index: digests.told(index) for home in homes for index in members[home]}
        wanted = [key for one in told.values() for key in one.mention_ids]
        taken = found.take(pa.array([where[key] for key in wanted], pa.int64()))
        mention = {m.mention_id: m for m in rows.mentions_from(taken)}
        events: list[Event] = []
        for home in homes:
            group = members[home]
            bundles = {index: told[index].whole(mention[key] for key in told[index].mention_ids) for index in group}
            edges = tuple(known.edges.each(inside[home])) if home in inside else ()
            facts = [fact for bundle in bundles.values() for fact in bundle.facts]
            sources = {fact.mention.doc_id: source_of(fact.mention, articles) for fact in facts}
            reasons = [why for index in group for why in told[index].reasons]
            events += tell(Cluster(tuple(group), edges), bundles, reasons, sources)
        return _as_bytes(rows.timeline_table(events))

    parts = [pa.ipc.open_stream(made).read_all() for made in spread(part, list(_parts(members)))]
    return pa.concat_tables([schema.TIMELINE.empty_table(), *parts])


def _parts(members: Mapping[int, Sequence[int]]) -> Iterator[list[int]]:
    part: list[int] = []
    size = 0
    for home, group in members.items():
        part.append(home)
        size += len(group)
        if size >= PART:
            yield part
            part, size = [], 0
    if part:
        yield part


def _mentions(doc_ids: set[str], articles: Mapping[str, ArticleLike], fresh: Fresh, out: str) -> pa.Table:
    """The mentions of some articles, of the newest revision, from the tables and the shards."""
    wanted = pa.array(sorted(f"{doc_id}#{articles[doc_id].revision}" for doc_id in doc_ids), pa.string())
    months = {f"{articles[doc_id].published.on:%Y-%m}" for doc_id in doc_ids}
    place = at(out)
    stored = (
        place.read(name, "mentions") for name in place.files("mentions") if name.split("=")[1].split("/")[0] in months
    )
    parts = [table.filter(pc.is_in(names(table), value_set=wanted)) for table in chain(stored, fresh.mentions())]
    return pa.concat_tables([schema.MENTIONS.empty_table(), *parts]).combine_chunks()


def _as_bytes(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue().to_pybytes())
