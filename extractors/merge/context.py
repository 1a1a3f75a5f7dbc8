"""How much two events share of the words of their sentences, kept as bits; for a pair and for many at once."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from extractors.merge.bundle import Bundle
from extractors.merge.facts import CONTEXT_BITS

Shares: TypeAlias = npt.NDArray[np.float64]
_Bits: TypeAlias = npt.NDArray[np.uint64]

#: What is shared by chance, at least; more where a sentence has many words.
_CHANCE = 0.12

#: Words of a sentence below which sharing some says nothing; what it says where both have the same two or more.
_FEW, _ALL_ALIKE = 4, 0.5

#: Shared words below which they say nothing, however short the sentences.
_SHARED = 3


def in_context(left: Bundle, right: Bundle) -> float:
    """The share, 0..1; a tenth is chance, more where one has many.

    Few words say something only where all are the same: "Firefighters brought the fire under control" in a reprint.
    """
    few, many = left.context.bit_count(), right.context.bit_count()
    if many < few:
        few, many = many, few
    if few < _FEW:
        return _ALL_ALIKE if few > 1 and left.context == right.context else 0.0
    both = (left.context & right.context).bit_count()
    if both < _SHARED and left.context != right.context:
        return 0.0
    return min(1.0, max(0.0, (both / few - max(_CHANCE, many / CONTEXT_BITS)) * 2.0))


def in_contexts(left: _Bits, right: _Bits) -> Shares:
    """The same for the pairs of two arrays of bits, a row each."""
    one, other = (np.bitwise_count(side).sum(axis=1, dtype=np.int64) for side in (left, right))
    both = np.bitwise_count(left & right).sum(axis=1, dtype=np.int64)
    few, many = np.minimum(one, other), np.maximum(one, other)
    equal = (left == right).all(axis=1)
    share = (both / np.maximum(few, 1) - np.maximum(_CHANCE, many / CONTEXT_BITS)) * 2.0
    told = np.where((both < _SHARED) & ~equal, 0.0, np.clip(share, 0.0, 1.0))
    return np.where(few < _FEW, np.where((few > 1) & equal, _ALL_ALIKE, 0.0), told)
