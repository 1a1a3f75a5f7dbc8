"""The sketches of articles that earlier runs read, looked up by the numbers that alike texts share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

#: 12 bands of 5: two texts that share 70 % of their shingles meet with 89 %, 80 % with 99 %, 40 % with 12 %.
BANDS, ROWS = 12, 5
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


class Sketch(NamedTuple):
    """An article, the article it is a copy of (itself, if it is none), and its numbers."""

    doc_id: str
    root: str
    values: NDArray[np.uint64]


@dataclass(frozen=True)
class Sketches:
    """Articles in the order they were read: ids, originals, a row of numbers each."""

    ids: Sequence[str]
    roots: Sequence[str]
    values: NDArray[np.uint64]

    def near(self, values: NDArray[np.uint64]) -> Iterator[tuple[int, float]]:
        """Which of them share a band with these numbers, in order, and the share of all numbers that are the same."""
        found: set[int] = set()
        for (keys, order), key in zip(self._bands, _keys(values[None])[0], strict=True):
            begin, end = np.searchsorted(keys, key, "left"), np.searchsorted(keys, key, "right")
            found.update(order[begin:end].tolist())
        for number in sorted(found):
            yield number, float(np.mean(self.values[number] == values))

    @cached_property
    def _bands(self) -> list[tuple[NDArray[np.uint64], NDArray[np.int64]]]:
        """Of each band the keys in order, and whose they are."""
        keys = _keys(self.values)
        orders = [np.argsort(keys[:, band], kind="stable") for band in range(BANDS)]
        return [(keys[order, band], order) for band, order in enumerate(orders)]


def _keys(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """A number for each band of each row; that two bands get the same by chance costs a comparison."""
    bands = values.reshape(len(values), BANDS, ROWS)
    keys = bands[:, :, 0].copy()
    for row in range(1, ROWS):
        keys = keys * _FACTOR + bands[:, :, row]
    return keys
