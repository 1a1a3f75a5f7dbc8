"""Digests of articles as Arrow tables: what a worker lays down beside the mentions of a shard, and what a run keeps."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, overload

import pyarrow as pa
import pyarrow.compute as pc

from extractors.merge.blocks import TAGS, TOKENS
from extractors.merge.bundle import Bundle
from extractors.merge.columns import Columns, Flags, columns_of
from extractors.merge.digest import Told, decode, encode, read_article
from extractors.merge.stories import Profile
from extractors.model import Mention

#: Bundles held as objects at a time, a kilobyte each; those of neighbouring days are asked for together.
KEPT = 200_000

_INT, _WORD = pa.int64(), pa.uint64()
_SIGN = 3
BUNDLES = pa.schema(
    [
        *((name, _INT) for name in ("published", "lo", "hi", "first", "last", "level", "doc")),
        ("dated", pa.bool_()),
        ("firm", pa.bool_()),
        ("tags", pa.list_(_WORD, TAGS)),
        ("tokens", pa.list_(_WORD, TOKENS)),
        ("sign", pa.list_(_WORD, _SIGN)),
        ("doc_id", pa.string()),
        ("revision", pa.int32()),
        ("begin", _INT),
        ("key", pa.string()),
        ("event_id", pa.string()),
        ("digest", pa.large_string()),
    ]
)
STORIES = pa.schema([("doc_id", pa.string()), ("revision", pa.int32()), ("story", pa.large_string())])
#: Reading order.
_ORDER = [(name, "ascending") for name in ("published", "doc_id", "begin", "key")]


def read_articles(
    articles: Iterable[tuple[str, int, str | None]], mentions: Iterable[Mention]
) -> tuple[pa.Table, pa.Table]:
    """The bundles, in reading order, and the stories of articles given as id, revision and title."""
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
    columns = columns_of([(one.bundle, about) for one, about, _ in found])
    leads = [one.bundle.lead for one, _, _ in found]
    arrays: dict[str, Any] = {
        "doc_id": [lead.doc_id for lead in leads],
        "revision": [revision for _, _, revision in found],
        "firm": [one.bundle.firm for one, _, _ in found],
        "begin": [lead.begin for lead in leads],
        "key": [lead.key for lead in leads],
        "event_id": [lead.event_id for lead in leads],
        "digest": [encode(one) for one, _, _ in found],
    }
    made = [pa.array(arrays[f.name], f.type) if f.name in arrays else _array(columns, f) for f in BUNDLES]
    return in_order(pa.table(made, schema=BUNDLES))


def _array(columns: Columns, field: pa.Field) -> pa.Array:
    values = getattr(columns, field.name)
    if values.ndim == 1:
        return pa.array(values, field.type)
    return pa.FixedSizeListArray.from_arrays(pa.array(values.ravel()), values.shape[1])


def in_order(bundles: pa.Table) -> pa.Table:
    """In reading order."""
    return bundles.sort_by(_ORDER).combine_chunks()


def columns_from(bundles: pa.Table) -> Columns:
    """The columns for blocking."""

    def values(name: str) -> Any:
        column = bundles[name].combine_chunks()
        if isinstance(column, pa.ChunkedArray):
            column = pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)
        if pa.types.is_fixed_size_list(column.type):
            return column.flatten().to_numpy(zero_copy_only=False).reshape(-1, column.type.list_size)
        return column.to_numpy(zero_copy_only=False)

    return Columns(**{name: values(name) for name in Columns.__slots__})


class Digests(Sequence[Bundle]):
    """Bundles of a table, made when they are asked for."""

    def __init__(self, bundles: pa.Table) -> None:
        self._texts = bundles["digest"]
        self._docs = bundles["doc_id"]
        self._firm = bundles["firm"]
        self._made: dict[int, Bundle] = {}

    def __len__(self) -> int:
        return len(self._texts)

    def told(self, index: int) -> Told:
        """All that is kept of one."""
        return decode(self._texts[index].as_py())

    def firm(self) -> Flags:
        """For each whether the text itself dates it."""
        firm: Flags = self._firm.to_numpy()
        return firm

    def doc_id(self, index: int) -> str:
        """The article of one."""
        return str(self._docs[index].as_py())

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
            made = self._made[index] = self.told(index).bundle
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


def put(table: pa.Table, path: Path) -> None:
    """Write an Arrow file whole or not at all."""
    draft = path.with_name(path.name + ".draft")
    with pa.OSFile(str(draft), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)
    draft.replace(path)


def get(path: Path) -> pa.Table:
    """Read an Arrow file; its columns stay on disk until they are looked at."""
    with pa.memory_map(str(path)) as source:
        return pa.ipc.open_file(source).read_all()


def without(table: pa.Table, doc_ids: Iterable[str]) -> pa.Table:
    """The rows of other articles."""
    gone = pa.array(sorted(doc_ids), pa.string())
    return table.filter(pc.invert(pc.is_in(table["doc_id"], value_set=gone)))
