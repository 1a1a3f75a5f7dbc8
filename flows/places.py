"""What kind of place an input lies at, and where a run keeps its work."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from flows.options import Work

#: The folder beside the tables. Readers of Parquet data sets skip names that begin with an underscore, and no file
#: in it ends in ``.parquet``.
WORK = "_work"


def is_far(path: str) -> bool:
    """Is it no file of this machine's: an address, an object store, standard input?"""
    return "://" in path or path == "-"


def is_web(path: str) -> bool:
    """Is it fetched and not opened?"""
    return path.lower().startswith(("http://", "https://"))


def work_folder(options: Work) -> Path:
    """Where shards and state lie: beside the tables, or in the user's cache where the output is no local folder."""
    if options.work is not None:
        return Path(options.work).expanduser().resolve()
    if "://" not in options.out:
        return Path(options.out_label) / WORK
    root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return root / "dateline" / "work" / sha256(options.out.encode()).hexdigest()[:16]
