"""The mentions behind rows: where each article's lie, in the shards just read or in the tables, and some of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from extractors.merge.sources import ArticleLike
from flows.merging.fresh import Fresh, names
from flows.merging.spread import Spread
from output.place import at


class Behind:
    """The mentions of some articles, of the newest revision. Those of shards stay on disk until they are asked for."""

    def __init__(
        self,
        fresh: Fresh,
        out: str,
        articles: Mapping[str, ArticleLike],
        docs: Collection[str],
        keys: Collection[str] | None,
        spread: Spread,
    ) -> None:
        """Of the articles ``docs``; of what lies in the tables only the mentions ``keys`` where they are given."""
        self._tables: list[pa.Table] = []
        #: By article: the table, first row and number of rows.
        self._rows: dict[str, tuple[int, int, int]] = {}
        self._named = {doc_id: f"{doc_id}#{articles[doc_id].revision}" for doc_id in docs}
        for table in fresh.mentions():
            self._take(table)
        missing = {doc_id for doc_id, named in self._named.items() if named not in self._rows}
        for table in _stored(out, articles, missing, keys, spread):
            self._take(table)

    def mentions(self, wanted: Iterable[tuple[str, Sequence[str]]]) -> Iterator[pa.Table]:
        """Tables that together hold the mentions wanted, given as ids with their article."""
        by_article: defaultdict[str, set[str]] = defaultdict(set)
        for doc_id, keys in wanted:
            by_article[doc_id].update(keys)
        chosen: defaultdict[int, list[int]] = defaultdict(list)
        for doc_id, own in by_article.items():
            number, begin, count = self._rows[self._named[doc_id]]
            there = self._tables[number]["mention_id"].slice(begin, count).to_pylist()
            chosen[number] += (begin + row for row, key in enumerate(there) if key in own)
        for number in sorted(chosen):
            yield self._tables[number].take(pa.array(sorted(chosen[number]), pa.int64()))

    def _take(self, table: pa.Table) -> None:
        """Rows of one article lie together in a table; of an article that is in two tables those of the first count."""
        table = table.combine_chunks()
        runs = pc.run_end_encode(names(table).combine_chunks())
        begin = 0
        for name, end in zip(runs.values.to_pylist(), runs.run_ends.to_pylist(), strict=True):
            self._rows.setdefault(name, (len(self._tables), begin, end - begin))
            begin = end
        self._tables.append(table)


def _stored(
    out: str, articles: Mapping[str, ArticleLike], docs: Collection[str], keys: Collection[str] | None, spread: Spread
) -> Iterator[pa.Table]:
    """The mentions of some articles from the tables, a month after another."""
    months: defaultdict[str, list[str]] = defaultdict(list)
    for doc_id in docs:
        months[f"{articles[doc_id].published.on:%Y-%m}"].append(f"{doc_id}#{articles[doc_id].revision}")
    picked = None if keys is None else pa.array(sorted(keys), pa.string())
    place = at(out)
    held = {name.split("=")[1].split("/")[0]: name for name in place.files("mentions")}

    def month(name: str) -> bytes:
        table = place.read(held[name], "mentions")
        if picked is not None:
            table = table.filter(pc.is_in(table["mention_id"], value_set=picked))
        chosen = pa.array(sorted(months[name]), pa.string())
        return as_bytes(table.filter(pc.is_in(names(table), value_set=chosen)))

    for made in spread(month, sorted(months.keys() & held.keys())):
        yield pa.ipc.open_stream(made).read_all()


def as_bytes(table: pa.Table) -> bytes:
    """A table as it goes from one process to another."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue().to_pybytes())
