"""What copies of the articles in the tables are known by, so that a reprint is told from a second source also where it
comes in a night later. Lies in the work folder; losing it costs the time of making it from the texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa

from extractors.articles import ReadOptions
from extractors.articles.sketches import BANDS, ROWS, Sketch, Sketches
from flows import recipe
from output import store
from output.drafts import get, put, sound

#: As many as one run looks back over.
MOST = ReadOptions().copy_window
_NUMBERS = pa.list_(pa.uint32(), BANDS * ROWS)
_SCHEMA = pa.schema([("doc_id", pa.string()), ("root", pa.string()), ("values", _NUMBERS)])


class Kept:
    """Those of the articles in the tables of ``out``, which were ``documents`` when the run began. A plain object, so
    that Prefect does not look through its contents.
    """

    def __init__(self, out: str, work: Path, documents: int) -> None:
        self.out = out
        self.work = work
        self.documents = documents
        self.earlier: Sketches | None = None

    def load(self) -> Sketches | None:
        """Read them, or make them where the file is of other articles or of other ways to read."""
        if self.documents:
            self.earlier = self._read() or _sketches(_made(self.out))
        return self.earlier

    def save(self, found: Sequence[Sketch], documents: int) -> None:
        """Put those of this run behind them."""
        if not found and self.earlier is None:
            return  # nobody asked: nothing was new, or there is one article that nobody can be compared with
        table = pa.concat_tables([_table(self.earlier), _table(_sketches(found))])
        table = table.slice(max(0, table.num_rows - MOST))
        put(table.replace_schema_metadata(_note(documents)), self.work / "copies.arrow")

    def _read(self) -> Sketches | None:
        path = self.work / "copies.arrow"
        table = get(path) if sound(path) else None
        if table is None or table.schema.metadata != _note(self.documents):
            return None
        ids, roots, values = (table[name].combine_chunks() for name in _SCHEMA.names)
        numbers = values.flatten().to_numpy().astype(np.uint64).reshape(-1, BANDS * ROWS)
        return Sketches(ids.to_pylist(), roots.to_pylist(), numbers)


def _note(documents: int) -> dict[bytes, bytes]:
    return {b"documents": str(documents).encode(), b"reading": recipe.reading().encode()}


def _table(sketches: Sketches | None) -> pa.Table:
    if sketches is None:
        return _SCHEMA.empty_table()
    numbers = pa.FixedSizeListArray.from_arrays(pa.array(sketches.values.ravel().astype(np.uint32)), type=_NUMBERS)
    return pa.table([pa.array(sketches.ids), pa.array(sketches.roots), numbers], schema=_SCHEMA)


def _sketches(found: Sequence[Sketch]) -> Sketches:
    values = np.array([one.values for one in found], np.uint64).reshape(-1, BANDS * ROWS)
    return Sketches([one.doc_id for one in found], [one.root for one in found], values)


def _made(out: str) -> list[Sketch]:
    from extractors.articles.copies import values

    made: list[Sketch] = []
    for articles in store.read_months(out):
        month = [
            Sketch(article.doc_id, article.copy_of or article.doc_id, numbers)
            for article in articles
            if (numbers := values(article)) is not None
        ]
        made = month + made
        if len(made) >= MOST:
            break
    return made[-MOST:]
