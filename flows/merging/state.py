"""What merging knows between runs: bundles, stories, edges, clusters. Losing it costs time only.

It lies in the work folder and counts only while it was made by the same rules and the tables are, file by file, those
it was saved with: they look the same from outside, or (in a folder that was copied) their bytes have the same hash.
Anything else and the run merges all mentions anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from extractors.merge import digest
from extractors.merge.columns import Columns, Flags, Ints, mixed
from extractors.merge.edges import Edges
from extractors.merge.known import Known, Step, unknown
from flows.merging.fresh import Laid
from flows.merging.tables import (
    NUMBERS,
    STORIES,
    TEXTS,
    Digests,
    array_of,
    columns_from,
    numbers_of,
    put_some,
)
from output.drafts import get, put

_FORMAT = 7
_NOTE = "note.json"
#: Files of texts beyond which they are made one.
MOST = 50
_INDEX = pa.schema([*NUMBERS, ("home", pa.int64()), ("row", pa.int64())])
_RUN = "merge-run-"


@dataclass(frozen=True, slots=True)
class State:
    """Bundles in reading order: their ``columns`` for blocking, the first of the cluster of each (``home``), whether
    the text dates it (``firm``), and at which of the ``rows`` of ``texts`` its texts lie; the ``edges`` between them,
    and the ``stories`` of articles. ``segments`` are the files that ``texts`` begin with; what is behind them is new.
    """

    columns: Columns
    home: Ints
    firm: Flags
    rows: Ints
    texts: pa.Table
    segments: tuple[Path, ...]
    edges: Edges
    stories: pa.Table

    def digests(self) -> Digests:
        """The bundles."""
        return Digests(self.texts, self.rows)

    def known(self) -> Known:
        """As merging wants it."""
        return Known(self.columns, self.digests(), self.edges, self.home)

    def moved(self, step: Step, laid: Laid, rows: Ints, stories: pa.Table) -> State:
        """After a step that took in the bundles at some rows of what was laid down."""

        firm = numbers_of(laid.bundles, "firm")[rows]
        return State(
            step.known.columns,
            step.known.home,
            mixed(self.firm, firm, step.origin),
            mixed(self.rows, self.texts.num_rows + rows, step.origin),
            pa.concat_tables([self.texts, laid.bundles.select(TEXTS.names)]),
            self.segments,
            step.known.edges,
            stories,
        )


def nothing() -> State:
    """Of no article."""
    known, none, no = unknown(), np.zeros(0, np.int64), np.zeros(0, np.bool_)
    return State(known.columns, known.home, no, none, TEXTS.empty_table(), (), known.edges, STORIES.empty_table())


def folder(work: Path) -> Path:
    """Where it lies."""
    return work / "merge"


def load(work: Path, out: str, rules: str) -> State | None:
    """What the last run left, if it can be trusted."""
    where = folder(work)
    try:
        note = json.loads((where / _NOTE).read_text("utf-8"))
        if note["made"] != _made(rules) or note["own"] != _sizes(where) or not _same(note["files"], Path(out)):
            return None
        index, stories, edges = (get(where / f"{name}.arrow") for name in ("index", "stories", "edges"))
        reasons = json.loads((where / "reasons.json").read_text("utf-8"))
        segments = _segments(where)
        texts = pa.concat_tables([TEXTS.empty_table(), *map(get, segments)])
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowException):
        return None
    if index.schema != _INDEX:
        return None
    pairs, score, why, holds = (numbers_of(edges, name) for name in ("pair", "score", "why", "holds"))
    made = Edges(pairs, score, why, holds, tuple(tuple(reason) for reason in reasons))
    home, firm, rows = (numbers_of(index, name) for name in ("home", "firm", "row"))
    return State(columns_from(index), home, firm, rows, texts, segments, made, stories)


def lay_down(state: State, where: Path) -> None:
    """Write it into the folder of a run; :func:`take_over` makes it count.

    Texts are added as one more file, the others stay as they are, until half of what they hold is of no use any more
    or there are too many: then all that is of use goes into one.
    """
    used = np.zeros(state.texts.num_rows, np.bool_)
    used[state.rows] = True
    kept = state.segments if 2 * used.sum() > len(used) and len(state.segments) < MOST else ()
    for number, path in enumerate(kept):
        _same_file(path, where / _segment(number))
    begin = sum(get(path).num_rows for path in kept)
    used[:begin] = True
    if begin < len(used):
        put_some(state.texts.slice(begin), used[begin:], where / _segment(len(kept)))
    columns = {name: array_of(getattr(state.columns, name)) for name in Columns.__slots__}
    rows = (np.cumsum(used) - 1)[state.rows]
    index = columns | {"firm": pa.array(state.firm), "home": pa.array(state.home), "row": pa.array(rows)}
    put(pa.table([index[name] for name in _INDEX.names], schema=_INDEX), where / "index.arrow")
    put(state.stories, where / "stories.arrow")
    edges = state.edges
    evidence = {"pair": edges.pairs, "score": edges.score, "why": edges.why, "holds": edges.holds}
    put(pa.table(evidence), where / "edges.arrow")
    (where / "reasons.json").write_text(json.dumps(edges.reasons), "utf-8")


def _segment(number: int) -> str:
    return f"texts-{number:02}.arrow"


def _segments(where: Path) -> tuple[Path, ...]:
    return tuple(sorted(where.glob("texts-*.arrow")))


def _same_file(path: Path, to: Path) -> None:
    try:
        to.hardlink_to(path)
    except OSError:  # not every file system has them
        shutil.copyfile(path, to)


def begin(work: Path) -> Path:
    """An empty folder for the results of a run; those that others left are cleared away."""
    drop(work)
    work.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=_RUN, dir=work))


def drop(work: Path) -> None:
    """Clear away results that nobody took over."""
    for left in work.glob(f"{_RUN}*"):
        shutil.rmtree(left, ignore_errors=True)


def take_over(work: Path, fresh: Path, out: str, rules: str) -> None:
    """The tables are those the state in ``fresh`` was made for: from now on it counts."""
    if (fresh / "index.arrow").is_file():
        note = {"made": _made(rules), "own": _sizes(fresh), "files": _files(Path(out), _noted(folder(work)))}
        (fresh / _NOTE).write_text(json.dumps(note), "utf-8")
        shutil.rmtree(folder(work), ignore_errors=True)
        os.replace(fresh, folder(work))  # noqa: PTH105
    drop(work)


#: A file of the tables by name: its size, how it looks otherwise from outside, the hash of its bytes.
_Files = dict[str, tuple[int, str, str]]


def _made(rules: str) -> list[object]:
    """By what a state was made."""
    return [_FORMAT, digest.VERSION, rules]


def _sizes(where: Path) -> dict[str, int]:
    """The state's own files: a folder copied half way does not count."""
    names = ("index.arrow", "stories.arrow", "edges.arrow", "reasons.json", *(path.name for path in _segments(where)))
    return {name: (where / name).stat().st_size for name in names}


def _noted(where: Path) -> _Files:
    try:
        files = json.loads((where / _NOTE).read_text("utf-8"))["files"]
        return {name: (size, look, content) for name, (size, look, content) in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _same(noted: Mapping[str, Sequence[object]], out: Path) -> bool:
    """Whether the tables are those noted. Bytes are read only where a file looks another."""
    looks = _looks(out)
    if looks.keys() != noted.keys():
        return False
    for name, (size, look) in looks.items():
        then, seen, content = noted[name]
        if size != then or (look != seen and content != _content(out / name)):
            return False
    return True


def _files(out: Path, noted: _Files) -> _Files:
    """The tables as they are; what looks as noted is not read again."""
    found: _Files = {}
    for name, (size, look) in _looks(out).items():
        known = noted.get(name)
        content = known[2] if known is not None and known[:2] == (size, look) else _content(out / name)
        found[name] = size, look, content
    return found


def _looks(out: Path) -> dict[str, tuple[int, str]]:
    """Size and looks of the files of the tables that merging reads or makes."""
    found = {}
    for path in sorted(out.glob("**/*.parquet")):
        name = path.relative_to(out)
        if path.name not in ("rejects.parquet", "runs.parquet") and name.parts[0][0] != "_":
            seen = path.stat()
            found[name.as_posix()] = seen.st_size, f"{seen.st_mtime_ns} {seen.st_ino}"
    return found


def _content(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
