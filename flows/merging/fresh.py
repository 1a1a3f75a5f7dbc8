"""What is to be merged, as digests: of the shards just read, or of everything in the tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from extractors.merge.columns import Flags, Ints
from extractors.merge.sources import ArticleLike
from extractors.model import Article
from flows import stored
from flows.merging.spread import Spread
from flows.merging.tables import BUNDLES, STORIES, read_articles, reading_order
from flows.shards import WorkFolder
from output import rows
from output.drafts import get, put
from output.place import at


@dataclass(frozen=True, slots=True)
class Fresh:
    """The shards of a run. ``refused`` are articles of them that could not be read to the end."""

    work: Path
    shards: tuple[str, ...]
    refused: frozenset[str]
    rules: str

    def articles(self) -> Iterator[Article]:
        """Their articles, without text."""
        folder = WorkFolder(self.work)
        for key in self.shards:
            table = folder.articles_table(key).select(stored.METADATA)
            yield from (a for a in rows.articles_from(table) if a.doc_id not in self.refused)

    def mentions(self) -> Iterator[pa.Table]:
        """Their mentions, a table a shard; of an article that is in two shards those of the first."""
        folder = WorkFolder(self.work)
        seen: set[str] = set()
        for key in self.shards:
            table = folder.mentions_table(key)
            articles = names(table)
            own = set(pc.unique(articles).to_pylist())
            again = pa.array(sorted(own & seen), pa.string())
            seen |= own
            yield table.filter(pc.invert(pc.is_in(articles, value_set=again))) if len(again) else table


def names(table: pa.Table) -> pa.ChunkedArray:
    """An article and its revision as one word."""
    return pc.binary_join_element_wise(table["doc_id"], pc.cast(table["revision"], pa.string()), "#")


@dataclass(frozen=True, slots=True)
class Laid:
    """Bundles as they lie in files, which of them count, and the stories of their articles."""

    bundles: pa.Table
    chosen: Flags
    stories: pa.Table

    def rows(self) -> Ints:
        """The rows that count, in reading order."""
        return reading_order(self.bundles, np.flatnonzero(self.chosen))


def joined(parts: Iterable[Laid]) -> Laid:
    """All of them, without copying what lies in files."""
    every = [Laid(BUNDLES.empty_table(), np.zeros(0, np.bool_), STORIES.empty_table()), *parts]
    return Laid(
        pa.concat_tables([part.bundles for part in every]),
        np.concatenate([part.chosen for part in every]),
        pa.concat_tables([part.stories for part in every]),
    )


def fresh_digests(fresh: Fresh, after: Mapping[str, ArticleLike]) -> tuple[Laid, set[str]]:
    """What the newest revisions among the shards say, and which articles they are."""
    folder = WorkFolder(fresh.work)
    parts = []
    done: set[str] = set()
    for key in fresh.shards:
        some = folder.digests(key, fresh.rules)
        usable = some and some[0].schema == BUNDLES  # an earlier version may have laid them down
        bundles, stories = some if some and usable else _of_shard(folder, key)
        wanted = []
        for doc_id, revision in zip(stories["doc_id"].to_pylist(), stories["revision"].to_pylist(), strict=True):
            newest = after.get(doc_id)
            if newest is not None and newest.revision == revision and doc_id not in done:
                done.add(doc_id)
                wanted.append(f"{doc_id}#{revision}")
        ours = pa.array(wanted, pa.string())
        chosen = pc.is_in(names(bundles), value_set=ours).to_numpy()
        parts.append(Laid(bundles, chosen, stories.filter(pc.is_in(names(stories), value_set=ours))))
    return joined(parts), done


def _of_shard(folder: WorkFolder, key: str) -> tuple[pa.Table, pa.Table]:
    """Made anew, where the worker laid none down: it had other rules of merging."""
    return read_articles(((a.doc_id, a.revision, a.title) for a in folder.articles(key)), folder.mentions(key))


def rebuilt_digests(out: str, articles: Iterable[ArticleLike], spread: Spread, folder: Path) -> Laid:
    """Of the articles in the tables, by month of publication in the processes at hand, laid down in a folder."""
    months: defaultdict[str, list[ArticleLike]] = defaultdict(list)
    for article in articles:
        months[f"{article.published.on:%Y-%m}"].append(article)
    if not months:
        return joined(())
    place = at(out)
    held = {name.split("=")[1].split("/")[0]: name for name in place.files("mentions")}

    def month(name: str) -> None:
        own = months[name]
        table = place.read(held[name], "mentions") if name in held else rows.mentions_table(())
        wanted = pa.array([a.doc_id for a in own], pa.string())
        found = rows.mentions_from(table.filter(pc.is_in(table["doc_id"], value_set=wanted)))
        made = read_articles(((a.doc_id, a.revision, a.title) for a in own), found)
        for kind, part in zip(("bundles", "stories"), made, strict=True):
            put(part, folder / f"{name}.{kind}.arrow")

    every = sorted(months)
    for _ in spread(month, every):
        pass
    parts = []
    for name in every:
        bundles, stories = (_taken(folder / f"{name}.{kind}.arrow") for kind in ("bundles", "stories"))
        parts.append(Laid(bundles, np.ones(bundles.num_rows, np.bool_), stories))
    return joined(parts)


def _taken(path: Path) -> pa.Table:
    """A file's table; its bytes stay readable here, and nobody else has to clear them away."""
    table = get(path)
    path.unlink()
    return table
