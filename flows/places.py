"""Where a run keeps its work."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from flows.options import Work

#: The folder beside the tables. Readers of Parquet data sets skip names that begin with an underscore, and no file
#: in it ends in ``.parquet``.
WORK = "_work"


def work_folder(options: Work) -> Path:
    """Where shards and state lie: beside the tables, or in the user's cache where the output is no local folder."""
    if options.work is not None:
        return Path(options.work).expanduser().resolve()
    if "://" not in options.out:
        return Path(options.out_label) / WORK
    root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return root / "dateline" / "work" / sha256(options.out.encode()).hexdigest()[:16]
