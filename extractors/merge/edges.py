"""Pairs of bundles that may be one event, with the evidence, kept as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from extractors.merge.columns import Columns, Flags, Ints, either, mixed
from extractors.merge.pairs import unpack

#: By how much an undated report has to fit one event better than those of other days.
_CLEAR = 0.3


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
        if (to >= 0).all():
            return replace(self, pairs=left << 32 | right)
        there = (left >= 0) & (right >= 0)
        return replace(self.take(there), pairs=left[there] << 32 | right[there])

    def strongest_first(self) -> Ints:
        """Rows in the order in which edges are tried."""
        return np.lexsort((self.pairs, -self.score))


#: Why harm stands in the row of what did it: the reason of edges that are tried last, and score nothing.
DID = ("what it did",)

#: No edges.
NONE = Edges(np.zeros(0, np.int64), np.zeros(0, np.float64), np.zeros(0, np.int64), np.zeros(0, np.bool_), ())


def ties(pairs: Ints) -> Edges:
    """Edges between harm and what did it, in one article; by pair."""
    many = len(pairs)
    return Edges(np.sort(pairs), np.zeros(many), np.zeros(many, np.int64), np.ones(many, np.bool_), (DID,))


def together(parts: Sequence[Edges]) -> Edges:
    """All of them, by pair."""
    numbers: dict[tuple[str, ...], int] = {}
    whys = [_numbered(part, numbers) for part in parts]
    pairs = np.concatenate([NONE.pairs, *(part.pairs for part in parts)])
    order = np.argsort(pairs, kind="stable")
    return Edges(
        pairs[order],
        np.concatenate([NONE.score, *(part.score for part in parts)])[order],
        np.concatenate([NONE.why, *whys])[order],
        np.concatenate([NONE.holds, *(part.holds for part in parts)])[order],
        tuple(numbers),
    )


def _numbered(part: Edges, numbers: dict[tuple[str, ...], int]) -> Ints:
    own = [numbers.setdefault(reason, len(numbers)) for reason in part.reasons]
    return np.array(own, np.int64)[part.why] if own else part.why


def replaced(edges: Edges, removed: Ints, found: Edges) -> Edges:
    """Edges without the ``removed`` pairs and with those found, which take the place of the same pairs."""
    gone = either(removed, found.pairs)
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


def weighed(edges: Edges, columns: Columns, rows: Ints) -> Flags:
    """Which of all edges hold, once those at ``rows`` (all edges of the bundles they touch) are weighed anew.

    An undated report that fits events of different days almost alike joins none: "The climber fell to his death" is
    told after one fell on Friday and another on Saturday. Else it joins those of the days of the one it fits best.
    """
    holds = edges.holds.copy()
    holds[rows] = True
    left, right = unpack(edges.pairs[rows])
    open_side = ~(columns.dated[left] & columns.dated[right])
    rows, left, right = rows[open_side], left[open_side], right[open_side]
    if not len(rows):
        return holds
    guest = np.where(columns.dated[right], left, right)
    host = left + right - guest
    order = np.lexsort((right, left, -edges.score[rows], guest))
    rows, guest, host = rows[order], guest[order], host[order]
    starts = np.flatnonzero(np.diff(guest, prepend=-1))
    of = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(guest)))
    best, home = edges.score[rows[starts]][of], host[starts][of]
    meets = np.maximum(columns.lo[home], columns.lo[host]) < np.minimum(columns.hi[home], columns.hi[host])
    clear = meets | (edges.score[rows] < best - _CLEAR)
    holds[rows] = meets & np.logical_and.reduceat(clear, starts)[of]
    return holds
