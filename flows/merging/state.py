"""What merging knows between runs: bundles, stories, edges, clusters. Losing it costs time only.

It lies in the work folder and counts only while it was made by the same rules and the tables are, file by file, those
it was saved with; anything else and the run merges all mentions anew.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from extractors.merge import digest
from extractors.merge.edges import Edges
from extractors.merge.known import Known
from flows.merging.tables import BUNDLES, Digests, columns_from, get, put

_FORMAT = 3
_NOTE = "note.json"
_RUN = "merge-run-"


@dataclass(frozen=True, slots=True)
class State:
    """``bundles`` in reading order with their ``home``, the ``edges`` between them, and the ``stories`` of articles."""

    bundles: pa.Table
    stories: pa.Table
    edges: Edges
    home: np.ndarray[tuple[int], np.dtype[np.int64]]

    def known(self) -> Known:
        """As merging wants it."""
        return Known(columns_from(self.bundles), Digests(self.bundles), self.edges, self.home)


def folder(work: Path) -> Path:
    """Where it lies."""
    return work / "merge"


def load(work: Path, out: str, rules: str) -> State | None:
    """What the last run left, if it can be trusted."""
    where = folder(work)
    try:
        note = json.loads((where / _NOTE).read_text("utf-8"))
        if note != _note(out, rules):
            return None
        bundles, stories, edges = (get(where / f"{name}.arrow") for name in ("bundles", "stories", "edges"))
        reasons = json.loads((where / "reasons.json").read_text("utf-8"))
    except (OSError, ValueError, pa.ArrowException):
        return None
    if bundles.schema.names != [*BUNDLES.names, "home"]:
        return None
    pairs, score, why, holds = (edges[name].to_numpy() for name in ("pair", "score", "why", "holds"))
    return State(
        bundles.drop_columns(["home"]),
        stories,
        Edges(pairs, score, why, holds, tuple(tuple(reason) for reason in reasons)),
        bundles["home"].to_numpy().copy(),
    )


def lay_down(state: State, where: Path) -> None:
    """Write it into the folder of a run; :func:`take_over` makes it count."""
    put(state.bundles.append_column("home", pa.array(state.home, pa.int64())), where / "bundles.arrow")
    put(state.stories, where / "stories.arrow")
    edges = state.edges
    columns = {"pair": edges.pairs, "score": edges.score, "why": edges.why, "holds": edges.holds}
    put(pa.table(columns), where / "edges.arrow")
    (where / "reasons.json").write_text(json.dumps(edges.reasons), "utf-8")


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
    if (fresh / "bundles.arrow").is_file():
        (fresh / _NOTE).write_text(json.dumps(_note(out, rules)), "utf-8")
        shutil.rmtree(folder(work), ignore_errors=True)
        os.replace(fresh, folder(work))  # noqa: PTH105
    drop(work)


def _note(out: str, rules: str) -> dict[str, object]:
    """What the state depends on: its format, the rules of merging, and the files of the tables as they lie there."""
    files = {}
    for path in sorted(Path(out).glob("**/*.parquet")):
        if path.name not in ("rejects.parquet", "runs.parquet") and path.relative_to(out).parts[0][0] != "_":
            found = path.stat()
            files[path.relative_to(out).as_posix()] = [found.st_size, found.st_mtime_ns, found.st_ino]
    return {"format": _FORMAT, "digest": digest.VERSION, "rules": rules, "files": files}
