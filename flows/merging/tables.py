"""What articles say as Arrow tables: what a worker lays down beside the mentions of a shard, and what a run keeps."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, overload

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from extractors.merge import said
from extractors.merge.blocks import TAGS, TOKENS
from extractors.merge.bundle import Bundle
from extractors.merge.columns import CONTEXT, SIGN, Columns, Flags, Ints, columns_of
from extractors.merge.digest import Told, decode, encode, read_article, says
from extractors.merge.said import Said
from extractors.merge.stories import Profile
from extractors.model import Mention

#: Bundles held as objects at a time, a kilobyte each; those of neighbouring days are asked for together.
KEPT = 50_000

_INT, _WORD = pa.int64(), pa.uint64()
#: What blocking knows of a bundle, and whether the text itself dates it.
NUMBERS = pa.schema(
    [
        *((name, _INT) for name in ("published", "lo", "hi", "first", "last", "level", "doc")),
        ("dated", pa.bool_()),
        ("once", pa.bool_()),
        ("firm", pa.bool_()),
        ("tags", pa.list_(_WORD, TAGS)),
        ("tokens", pa.list_(_WORD, TOKENS)),
        ("sign", pa.list_(_WORD, SIGN)),
        ("says", _WORD),
        ("context", pa.list_(_WORD, CONTEXT)),
    ]
)
#: What comparisons look at, and what rows are told from.
TEXTS = pa.schema([("digest", pa.large_string()), ("said", pa.large_string())])
#: All bundles of some articles. Together with the day of publication the other columns tell the reading order.
BUNDLES = pa.schema(
    [
        *NUMBERS,
        ("doc_id", pa.string()),
        ("revision", pa.int32()),
        ("begin", _INT),
        ("key", pa.string()),
        *TEXTS,
    ]
)
STORIES = pa.schema([("doc_id", pa.string()), ("revision", pa.int32()), ("story", pa.large_string())])
_ORDER = ("published", "doc_id", "begin", "key")


def read_articles(
    articles: Iterable[tuple[str, int, str | None]], mentions: Iterable[Mention]
) -> tuple[pa.Table, pa.Table]:
    """The bundles and the stories of articles given as id, revision and title."""
    by_article: defaultdict[tuple[str, int], dict[str, Mention]] = defaultdict(dict)
    for mention in mentions:
        by_article[mention.doc_id, mention.revision].setdefault(mention.mention_id, mention)
    bundles: list[tuple[Told, Profile, int]] = []
    stories: list[tuple[str, int, str]] = []
    for doc_id, revision, title in dict.fromkeys(articles):
        found, about = read_article(by_article.get((doc_id, revision), {}).values(), title)
        stories.append((doc_id, revision, json.dumps(about, separators=(",", ":"))))
        bundles += ((one, about, revision) for one in found)
    columns = zip(*stories, strict=True) if stories else ((), (), ())
    arrays = [pa.array(c, f.type) for c, f in zip(columns, STORIES, strict=True)]
    return _bundles(bundles), pa.table(arrays, schema=STORIES)


def _bundles(found: Sequence[tuple[Told, Profile, int]]) -> pa.Table:
    content = [says(one.bundle) for one, _, _ in found]
    columns = columns_of((one.bundle, about, text) for (one, about, _), text in zip(found, content, strict=True))
    leads = [one.bundle.lead for one, _, _ in found]
    arrays: dict[str, Any] = {
        "firm": [one.bundle.firm for one, _, _ in found],
        "doc_id": [lead.doc_id for lead in leads],
        "revision": [revision for _, _, revision in found],
        "begin": [lead.begin for lead in leads],
        "key": [lead.key for lead in leads],
        "digest": [encode(one.bundle, text) for (one, _, _), text in zip(found, content, strict=True)],
        "said": [said.encode(one.reasons, one.said) for one, _, _ in found],
    }
    made = [
        pa.array(arrays[f.name], f.type) if f.name in arrays else array_of(getattr(columns, f.name)) for f in BUNDLES
    ]
    return pa.table(made, schema=BUNDLES)


def array_of(values: Any) -> pa.Array:
    """Numbers as Arrow has them, a list a row where there are several."""
    if values.ndim == 1:
        return pa.array(values)
    return pa.FixedSizeListArray.from_arrays(pa.array(values.ravel()), values.shape[1])


def numbers_of(table: pa.Table, name: str) -> Any:
    """The same as numpy has them."""
    column = table[name]
    column = column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()  # which copies
    if isinstance(column, pa.ChunkedArray):
        column = pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)
    if pa.types.is_fixed_size_list(column.type):
        return column.flatten().to_numpy(zero_copy_only=False).reshape(-1, column.type.list_size)
    return column.to_numpy(zero_copy_only=False)


def reading_order(bundles: pa.Table, rows: Ints) -> Ints:
    """Some rows in the order in which they are read."""
    keys = bundles.select(_ORDER).take(pa.array(rows))
    order: Ints = np.asarray(pc.sort_indices(keys, [(name, "ascending") for name in _ORDER]))
    return rows[order]


def columns_from(table: pa.Table, rows: Ints | None = None) -> Columns:
    """The columns for blocking, of all rows or of some."""
    found = ((name, numbers_of(table, name)) for name in Columns.__slots__)
    return Columns(**{name: values if rows is None else values[rows] for name, values in found})


class Digests(Sequence[Bundle]):
    """Bundles whose texts lie at some rows of a table, made when they are asked for."""

    def __init__(self, texts: pa.Table, rows: Ints) -> None:
        self._digest, self._said = texts["digest"], texts["said"]
        self._rows = rows
        self._made: dict[int, Bundle] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def said(self, index: int) -> tuple[tuple[str, ...], tuple[Said, ...]]:
        """Why the mentions of one are one event, and what they say."""
        return said.decode(self._said[int(self._rows[index])].as_py())

    @overload
    def __getitem__(self, index: int) -> Bundle: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Bundle]: ...
    def __getitem__(self, index: int | slice) -> Bundle | Sequence[Bundle]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        made = self._made.get(index)
        if made is None:
            if len(self._made) >= KEPT:
                self._made.clear()
            made = self._made[index] = decode(self._digest[int(self._rows[index])].as_py())
        return made


class Stories(Mapping[str, Profile]):
    """What articles are about, by id, made when it is asked for."""

    def __init__(self, stories: pa.Table) -> None:
        self._texts = stories["story"].combine_chunks() if stories.num_rows else stories["story"]
        self._rows = {doc_id: row for row, doc_id in enumerate(stories["doc_id"].to_pylist())}
        self._made: dict[str, Profile] = {}

    def __getitem__(self, doc_id: str) -> Profile:
        made = self._made.get(doc_id)
        if made is None:
            made = self._made[doc_id] = json.loads(self._texts[self._rows[doc_id]].as_py())
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def put_some(table: pa.Table, chosen: Flags, path: Path) -> None:
    """Write some rows, a few at a time."""
    at = 0
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        for batch in table.to_batches(max_chunksize=10_000):
            writer.write_batch(batch.filter(pa.array(chosen[at : at + batch.num_rows])))
            at += batch.num_rows


def without(table: pa.Table, doc_ids: Iterable[str]) -> pa.Table:
    """The rows of other articles."""
    gone = pa.array(sorted(doc_ids), pa.string())
    return table.filter(pc.invert(pc.is_in(table["doc_id"], value_set=gone)))
