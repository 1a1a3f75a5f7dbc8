"""From scores to annotations: entities and trees.

The best answer that is well formed, not just the best label of every word.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.language.scores import NEVER, Floats, Ints


class EntityDecoder:
    """Finds the best sequence of B/I/E/S tags in which every entity that begins also ends, and with one label."""

    def __init__(self, tags: Sequence[str]) -> None:
        self._tags = list(tags)
        count = len(tags)
        follows = np.full((count, count), NEVER, dtype=np.float32)
        for i, before in enumerate(tags):
            for j, after in enumerate(tags):
                inside = before[0] in "BI"
                if inside == (after[0] in "IE") and (not inside or before[2:] == after[2:]):
                    follows[i, j] = 0.0
        self._follows = follows
        self._first = np.array([NEVER if t[0] in "IE" else 0.0 for t in tags], dtype=np.float32)
        self._last = np.array([NEVER if t[0] in "BI" else 0.0 for t in tags], dtype=np.float32)

    def spans(self, scores: Floats) -> list[tuple[int, int, str]]:
        """(begin, end, label) over the words of one text, in order."""
        found = self._read(scores.argmax(axis=1))
        if found is None:
            found = self._read(self._viterbi(scores))
        return found or []

    def _read(self, path: Ints) -> list[tuple[int, int, str]] | None:
        """The entities of a path of tags, None if it is not well formed."""
        spans: list[tuple[int, int, str]] = []
        begin, expected, label = -1, -1, ""
        for at in np.flatnonzero(path).tolist():
            tag = self._tags[path[at]]
            kind = tag[0]
            if begin >= 0 and (kind in "BS" or tag[2:] != label or at != expected):
                return None
            if begin < 0 and kind in "IE":
                return None
            if kind in "BS":
                begin, label = at, tag[2:]
            if kind in "ES":
                spans.append((begin, at + 1, label))
                begin = -1
            expected = at + 1
        return spans if begin < 0 else None

    def _viterbi(self, scores: Floats) -> Ints:
        size = len(scores)
        back = np.empty((size, scores.shape[1]), dtype=np.int64)
        total = scores[0] + self._first
        for t in range(1, size):
            paths = total[:, None] + self._follows
            back[t] = paths.argmax(axis=0)
            total = paths.max(axis=0) + scores[t]
        path = np.empty(size, dtype=np.int64)
        path[-1] = int((total + self._last).argmax())
        for t in range(size - 1, 0, -1):
            path[t - 1] = back[t, path[t]]
        return path


def tree(scores: Floats) -> list[int]:
    """The best tree with one root: the head of every word, -1 for the root. ``scores``: (word, root + word).

    Nearly always the best head of every word makes a tree already; where not, the maximum spanning tree (Chu-Liu and
    Edmonds) is looked for, with the root that costs least.
    """
    size = len(scores)
    if size == 1:
        return [-1]
    scores = scores.copy()
    scores[np.arange(size), np.arange(1, size + 1)] = NEVER
    heads = scores.argmax(axis=1)
    roots = np.flatnonzero(heads == 0)
    if len(roots) != 1:
        gain = scores[:, 0] - scores[:, 1:].max(axis=1)
        root = int(gain.argmax())
        scores[:, 0] = NEVER
        scores[root, 0] = 0.0
        scores[root, 1:] = NEVER
        heads = scores.argmax(axis=1)
    if _cycle(heads.tolist()) is not None:
        root = int(np.flatnonzero(heads == 0)[0])
        scores[:, 0] = NEVER
        scores[root] = NEVER
        scores[root, 0] = 0.0
        heads = _edmonds(scores)
    return [int(h) - 1 for h in heads]


def _cycle(heads: Sequence[int]) -> list[int] | None:
    """Words (from 0) of one circle among heads (from 1; 0 the root), or None."""
    state = [0] * len(heads)
    for begin in range(len(heads)):
        at, trail = begin, []
        while at >= 0 and not state[at]:
            state[at] = 1
            trail.append(at)
            at = heads[at] - 1
        if at >= 0 and state[at] == 1:
            return trail[trail.index(at) :]
        for word in trail:
            state[word] = 2
    return None


def _edmonds(scores: Floats) -> Ints:
    """Maximum spanning tree by contracting circles; node 0 is the root, row ``i`` is node ``i + 1``."""
    heads: Ints = scores.argmax(axis=1).astype(np.int64)
    circle = _cycle(heads.tolist())
    if circle is None:
        return heads
    size = len(scores)
    inside = np.zeros(size, dtype=bool)
    inside[circle] = True
    rest = np.flatnonzero(~inside)
    cost = scores[circle, heads[circle]]
    # the circle becomes one node, the last row and column
    small = np.full((len(rest) + 1, len(rest) + 2), NEVER, dtype=np.float32)
    columns = np.concatenate([[0], rest + 1])
    small[:-1, :-1] = scores[np.ix_(rest, columns)]
    members = np.array(circle)
    small[:-1, -1] = scores[np.ix_(rest, members + 1)].max(axis=1)
    leave = scores[np.ix_(rest, members + 1)].argmax(axis=1)
    into = scores[np.ix_(members, columns)] - cost[:, None]
    small[-1, :-1] = into.max(axis=0)
    enter = into.argmax(axis=0)
    found = _edmonds(small)
    for row, word in enumerate(rest.tolist()):
        head = int(found[row])
        heads[word] = members[leave[row]] + 1 if head == len(rest) + 1 else columns[head]
    head = int(found[-1])
    heads[members[enter[head]]] = columns[head]
    return heads
