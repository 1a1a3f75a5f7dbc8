"""Pairs of bundles that may be one event, with the evidence: judged pair by pair, kept as arrays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from extractors.merge.across import Comparer, Edge, unambiguous
from extractors.merge.bundle import Bundle
from extractors.merge.columns import Flags, Ints, mixed
from extractors.merge.pairs import Mapper, pack, unpack
from extractors.merge.stories import Profile

#: Pairs judged in one go: what a mapper hands to one process.
SLICE = 20_000


@dataclass(frozen=True, slots=True)
class Edges:
    """Edges by ascending pair. ``why`` numbers their reasons in ``reasons``; ``holds`` tells those to build on from
    those that other edges of the same bundle have called in doubt.
    """

    pairs: Ints
    score: npt.NDArray[np.float64]
    why: Ints
    holds: Flags
    reasons: tuple[tuple[str, ...], ...]

    def __len__(self) -> int:
        return len(self.pairs)

    def take(self, rows: npt.NDArray[np.int64] | npt.NDArray[np.bool_]) -> Edges:
        """Some of them."""
        return Edges(self.pairs[rows], self.score[rows], self.why[rows], self.holds[rows], self.reasons)

    def moved(self, to: Ints) -> Edges:
        """The same between bundles that have other indices now; ``to`` is ascending and gives -1 to those gone."""
        left, right = (to[side] for side in unpack(self.pairs))
        there = (left >= 0) & (right >= 0)
        kept = self if there.all() else self.take(there)
        return replace(kept, pairs=pack(left[there], right[there]))

    def strongest_first(self) -> Ints:
        """Rows in the order in which edges are tried."""
        return np.lexsort((self.pairs, -self.score))

    def each(self, rows: Ints) -> Iterator[Edge]:
        """Some of them as objects."""
        left, right = unpack(self.pairs[rows])
        columns = (left.tolist(), right.tolist(), self.score[rows].tolist(), self.why[rows].tolist())
        for one, other, score, why in zip(*columns, strict=True):
            yield Edge(one, other, score, self.reasons[why])


#: No edges.
NONE = Edges(np.zeros(0, np.int64), np.zeros(0, np.float64), np.zeros(0, np.int64), np.zeros(0, np.bool_), ())


def together(parts: Sequence[Edges]) -> Edges:
    """All of them; the pairs of a part come before those of the next."""
    numbers: dict[tuple[str, ...], int] = {}
    whys = [_numbered(part, numbers) for part in parts]
    return Edges(
        np.concatenate([NONE.pairs, *(part.pairs for part in parts)]),
        np.concatenate([NONE.score, *(part.score for part in parts)]),
        np.concatenate([NONE.why, *whys]),
        np.concatenate([NONE.holds, *(part.holds for part in parts)]),
        tuple(numbers),
    )


def _numbered(part: Edges, numbers: dict[tuple[str, ...], int]) -> Ints:
    own = [numbers.setdefault(reason, len(numbers)) for reason in part.reasons]
    return np.array(own, np.int64)[part.why] if own else part.why


def replaced(edges: Edges, removed: Ints, found: Edges) -> Edges:
    """Edges without the ``removed`` pairs and with those found, which take the place of the same pairs."""
    gone = np.union1d(removed, found.pairs)
    at = np.minimum(np.searchsorted(edges.pairs, gone), max(0, len(edges) - 1))
    kept = np.delete(np.arange(len(edges)), at[edges.pairs[at] == gone] if len(edges) else at[:0])
    places = np.searchsorted(edges.pairs[kept], found.pairs)
    origin = np.insert(kept, places, -1 - np.arange(len(found)))
    numbers = {reason: number for number, reason in enumerate(edges.reasons)}
    why = _numbered(found, numbers)
    return Edges(
        mixed(edges.pairs, found.pairs, origin),
        mixed(edges.score, found.score, origin),
        mixed(edges.why, why, origin),
        mixed(edges.holds, found.holds, origin),
        tuple(numbers),
    )


def weighed(edges: Edges, bundles: Sequence[Bundle], dated: Flags, rows: Ints) -> Flags:
    """Which of all edges hold, once those at ``rows`` (all edges of the bundles they touch) are weighed anew."""
    holds = edges.holds.copy()
    holds[rows] = True
    left, right = unpack(edges.pairs[rows])
    open_side = rows[~(dated[left] & dated[right])]
    found = unambiguous(edges.each(open_side), bundles)
    kept = pack(np.array([e.left for e in found], np.int64), np.array([e.right for e in found], np.int64))
    holds[open_side] = np.isin(edges.pairs[open_side], kept)
    return holds


def judged(
    pairs: Ints, bundles: Sequence[Bundle], profiles: Mapping[str, Profile], mapper: Mapper | None = None
) -> Edges:
    """The edges among packed, ascending pairs."""

    def one(part: Ints) -> Edges:
        return _judged(part, bundles, profiles)

    slices = [pairs[begin : begin + SLICE] for begin in range(0, len(pairs), SLICE)]
    return together(list((mapper or map)(one, slices)))


def _judged(pairs: Ints, bundles: Sequence[Bundle], profiles: Mapping[str, Profile]) -> Edges:
    left, right = unpack(pairs)
    comparer = Comparer({i: bundles[i] for i in np.unique(np.concatenate((left, right))).tolist()}, profiles)
    rows: list[int] = []
    scores: list[float] = []
    why: list[int] = []
    numbers: dict[tuple[str, ...], int] = {}
    for row, (one, other) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        edge = comparer.edge(one, other)
        if edge is not None:
            rows.append(row)
            scores.append(edge.score)
            why.append(numbers.setdefault(edge.reasons, len(numbers)))
    return Edges(
        pairs[rows], np.array(scores, np.float64), np.array(why, np.int64), np.ones(len(rows), np.bool_), tuple(numbers)
    )
