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

    __slots__ = ("_weights",)

    def __init__(self, weights: dict[str, float]) -> None:
        self._weights = weights

    def score(self, features: Iterable[str]) -> float:
        """Unknown features count nothing."""
        weights = self._weights
        total = 0.0
        for feature in features:
            if feature in weights:
                total += weights[feature]
        return total

    def probability(self, features: Iterable[str]) -> float:
        """Logistic of the score."""
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, self.score(features)))))


@cache
def load(name: str) -> Linear:
    """The model ``weights/<name>.json.gz``: an object ``{"scale": s, "weights": {feature: integer}}``."""
    raw = files("extractors.events").joinpath("weights", f"{name}.json.gz").read_bytes()
    stored = json.loads(gzip.decompress(raw))
    scale = float(stored["scale"])
    return Linear({feature: weight * scale for feature, weight in stored["weights"].items()})
