"""A linear model over named features, small enough to read: weights in a gzipped JSON file beside the package."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files

#: Features of one kind as a function of a few strings and numbers, and what it is given: only ``str`` and ``int``, for
#: ``True`` and 1 are one key.
Group = tuple[Callable[..., tuple[str, ...]], tuple[str | int, ...]]
#: Sums of groups kept; words of the news beyond that push out those not seen for longest.
_KEPT = 50_000


def features_of(groups: Iterable[Group]) -> list[str]:
    """The features of some groups one by one."""
    return [feature for function, given in groups for feature in function(*given)]


class Linear:
    """Sum of the weights of the features present; ``probability`` squashes it to 0..1."""

    __slots__ = ("_families", "_points", "family_points", "group_points", "scale")

    def __init__(self, points: dict[str, int], scale: float) -> None:
        self.scale = scale
        self._points = points
        self._families: dict[tuple[str, ...], dict[str, tuple[int, ...]]] = {}
        self.group_points = lru_cache(maxsize=_KEPT)(self._group_points)
        self.family_points = lru_cache(maxsize=_KEPT)(self._family_points)

    def points(self, features: Iterable[str]) -> int:
        """The score as stored, in units of ``scale``: whole numbers, so that sums of sums come out the same."""
        points = self._points
        return sum([points[feature] for feature in features if feature in points])

    def _group_points(self, group: Group) -> int:
        """The points of one group, kept for the next time it comes."""
        function, given = group
        return self.points(function(*given))

    def sum_of(self, groups: Iterable[Group]) -> int:
        """The points of some groups."""
        points = self.group_points
        return sum([points(group) for group in groups])

    def _family_points(self, families: tuple[str, ...], group: Group) -> tuple[int, ...]:
        table = self._families.get(families)
        if table is None:
            table = self._families[families] = self._by_part(families)
        function, given = group
        rows = [table[part] for part in function(*given) if part in table]
        return tuple(map(sum, zip(*rows, strict=True))) if rows else (0,) * len(families)

    def family_sums(self, families: tuple[str, ...], groups: Sequence[Group]) -> list[int]:
        """Points of ``family|part`` features for several families at one look-up a group."""
        points = self.family_points
        return list(map(sum, zip(*[points(families, group) for group in groups], strict=True)))

    def _by_part(self, families: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
        parts = {name.split("|", 1)[1] for name in self._points if name.split("|", 1)[0] in families}
        return {part: tuple(self._points.get(f"{family}|{part}", 0) for family in families) for part in sorted(parts)}

    def probability(self, points: int) -> float:
        """Logistic of the score."""
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, points * self.scale))))


@cache
def load(name: str) -> Linear:
    """The model ``weights/<name>.json.gz``: an object ``{"scale": s, "weights": {feature: integer}}``."""
    raw = files("extractors.events").joinpath("weights", f"{name}.json.gz").read_bytes()
    stored = json.loads(gzip.decompress(raw))
    return Linear(stored["weights"], float(stored["scale"]))
