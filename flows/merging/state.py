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
from extractors.merge.edges import Edges
from extractors.merge.known import Known
from flows.merging.tables import BUNDLES, Digests, columns_from, get, put

_FORMAT = 4
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
        if note["made"] != _made(rules) or note["own"] != _sizes(where) or not _same(note["files"], Path(out)):
            return None
        bundles, stories, edges = (get(where / f"{name}.arrow") for name in ("bundles", "stories", "edges"))
        reasons = json.loads((where / "reasons.json").read_text("utf-8"))
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowException):
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
    names = ("bundles.arrow", "stories.arrow", "edges.arrow", "reasons.json")
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
