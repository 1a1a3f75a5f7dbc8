"""Work on many parts in forked processes that share the memory of this one.

Only for a process without threads, such as :mod:`flows.merging.process`: a fork takes no threads along.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")

#: What the children inherit: the work, and its parts.
_JOB: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []


class Spread:
    """Callable like ``map``: results in the order of the parts, worked on by so many processes."""

    def __init__(self, processes: int) -> None:
        self.processes = processes

    def __call__(self, work: Callable[[Part], Result], parts: Iterable[Part]) -> Iterator[Result]:
        """What ``map(work, parts)`` gives. Fewer than two parts are not worth a process."""
        todo = list(parts)
        if self.processes < 2 or len(todo) < 2:
            yield from map(work, todo)
            return
        _JOB.append((work, todo))
        try:
            with multiprocessing.get_context("fork").Pool(min(self.processes, len(todo))) as pool:
                yield from pool.imap(_one, range(len(todo)))
        finally:
            _JOB.pop()


def _one(index: int) -> Any:
    work, parts = _JOB[-1]
    return work(parts[index])
