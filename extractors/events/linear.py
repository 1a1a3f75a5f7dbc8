"""A linear model over named features, small enough to read: weights in a gzipped JSON file beside the package."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


class Linear:
    """Sum of the weights of the features present; ``probability`` squashes it to 0..1."""

    __slots__ = ("_families", "_points", "_weights", "scale")

    def __init__(self, points: dict[str, int], scale: float) -> None:
        self.scale = scale
        self._points = points
        self._weights = {feature: weight * scale for feature, weight in points.items()}
        self._families: dict[tuple[str, ...], dict[str, tuple[float, ...]]] = {}

    def score(self, features: Iterable[str]) -> float:
        """Unknown features count nothing."""
        weights = self._weights
        total = 0.0
        for feature in features:
            if feature in weights:
                total += weights[feature]
        return total

    def points(self, features: Iterable[str]) -> int:
        """The score as stored, in units of ``scale``: whole numbers, so that sums of sums come out the same."""
        points = self._points
        return sum([points[feature] for feature in features if feature in points])

    def scores(self, families: tuple[str, ...], parts: Iterable[str]) -> list[float]:
        """Scores of ``family|part`` features for several families at one look-up a part."""
        table = self._families.get(families)
        if table is None:
            table = self._families[families] = self._by_part(families)
        totals = [0.0] * len(families)
        for part in parts:
            for index, weight in enumerate(table.get(part, ())):
                totals[index] += weight
        return totals

    def _by_part(self, families: tuple[str, ...]) -> dict[str, tuple[float, ...]]:
        parts = {name.split("|", 1)[1] for name in self._weights if name.split("|", 1)[0] in families}
        return {
            part: tuple(self._weights.get(f"{family}|{part}", 0.0) for family in families) for part in sorted(parts)
        }

    def probability(self, features: Iterable[str]) -> float:
        """Logistic of the score."""
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, self.score(features)))))


@cache
def load(name: str) -> Linear:
    """The model ``weights/<name>.json.gz``: an object ``{"scale": s, "weights": {feature: integer}}``."""
    raw = files("extractors.events").joinpath("weights", f"{name}.json.gz").read_bytes()
    stored = json.loads(gzip.decompress(raw))
    return Linear(stored["weights"], float(stored["scale"]))
