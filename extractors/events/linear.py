"""A linear model over named features, small enough to read: weights in a gzipped JSON file beside the package."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

#: Features of one kind as a function of a few strings and numbers, and what it is given: only ``str`` and ``int``, for
#: ``True`` and 1 are one key. Flat, for a key within a key would be made and hashed as well.
Group = tuple[Callable[..., tuple[str, ...]], *tuple[str | int, ...]]
#: Sums of groups kept; when there are more, all are forgotten.
_KEPT = 100_000


def features_of(groups: Iterable[Group]) -> list[str]:
    """The features of some groups one by one."""
    return [feature for function, *given in groups for feature in function(*given)]


class _Kept(dict[Group, Any]):
    """What a function makes of each group, made once: one look-up without a Python call where it is known."""

    def __init__(self, function: Callable[[Group], Any]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, group: Group) -> Any:
        if len(self) >= _KEPT:
            self.clear()
        found = self[group] = self._function(group)
        return found


class Linear:
    """Sum of the weights of the features present; ``probability`` squashes it to 0..1."""

    __slots__ = ("_by_family", "_points", "_sum_of", "scale")

    def __init__(self, points: dict[str, int], scale: float) -> None:
        self.scale = scale
        self._points = points
        self._sum_of = _Kept(self._sum).__getitem__
        self._by_family: dict[tuple[str, ...], _Kept] = {}

    def points(self, features: Iterable[str]) -> int:
        """The score as stored, in units of ``scale``: whole numbers, so that sums of sums come out the same."""
        get = self._points.get
        return sum([get(feature, 0) for feature in features])

    def _sum(self, group: Group) -> int:
        function, *given = group
        return self.points(function(*given))

    def sum_of(self, groups: Iterable[Group]) -> int:
        """The points of some groups."""
        return sum(map(self._sum_of, groups))

    def family_sums(self, families: tuple[str, ...], groups: Sequence[Group]) -> list[int]:
        """Points of ``family|part`` features for several families at one look-up a group."""
        kept = self._by_family.get(families)
        if kept is None:
            kept = self._by_family[families] = self._of_families(families)
        return list(map(sum, zip(*map(kept.__getitem__, groups), strict=True)))

    def _of_families(self, families: tuple[str, ...]) -> _Kept:
        parts = {name.split("|", 1)[1] for name in self._points if name.split("|", 1)[0] in families}
        table = {part: tuple(self._points.get(f"{one}|{part}", 0) for one in families) for part in sorted(parts)}

        def sums(group: Group) -> tuple[int, ...]:
            function, *given = group
            rows = [table[part] for part in function(*given) if part in table]
            return tuple(map(sum, zip(*rows, strict=True))) if rows else (0,) * len(families)

        return _Kept(sums)

    def probability(self, points: int) -> float:
        """Logistic of the score."""
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, points * self.scale))))


@cache
def load(name: str) -> Linear:
    """The model ``weights/<name>.json.gz``: an object ``{"scale": s, "weights": {feature: integer}}``."""
    raw = files("extractors.events").joinpath("weights", f"{name}.json.gz").read_bytes()
    stored = json.loads(gzip.decompress(raw))
    return Linear(stored["weights"], float(stored["scale"]))
