"""What processes of our own do without."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType


class _NotThere(MetaPathFinder):
    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name == "pandas":
            raise ModuleNotFoundError(name)
        return None


def without_pandas() -> None:
    """Keep pyarrow from importing pandas at its first array: a quarter of a second and 30 MB a process, for nothing
    that dateline asks of it. It is as if pandas were not installed.
    """
    if "pandas" not in sys.modules:
        sys.meta_path.insert(0, _NotThere())
