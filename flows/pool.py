"""Reads shards in worker processes that outlive a task: the pipeline is loaded once, whoever asks, however often.

A pool is safe to use from many threads. ``Pool.extract`` returns when the shard's results lie in the work folder. If a
worker dies or fails, the shard's articles are read again one at a time: the one at which it happens is rejected with
the reason, all others come through. (Halving the shard until the culprit stands alone would wait for the time limit
once a halving; one at a time waits once.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from flows.workers import DiedError, PoolError, Progress, Workers

if TYPE_CHECKING:  # the workers begin to load before these are
    from extractors.model import Reject
    from flows.shards import Shard, WorkFolder

__all__ = ["Counts", "Hands", "Pool", "PoolError", "close_pools", "pool_for"]

#: Among articles read together the time of a single one is not known; their limit is at least this.
TOGETHER_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows a shard gave."""

    mentions: int
    rejects: int


class Hands(Protocol):
    """Whoever reads shards: worker processes here, or a cluster. Used from many threads at a time."""

    @property
    def size(self) -> int:
        """How many shards are read at a time."""

    def ready(self, rules: str = "") -> None:
        """Wait until shards can be handed over. ``PoolError`` if they cannot, or would not be read by ``rules``."""
        ...

    def extract(self, folder: WorkFolder, shard: Shard, seconds: float, progress: Progress = ...) -> Counts:
        """Read a shard's articles, each within ``seconds``; what was found lies in ``folder`` afterwards.

        ``progress`` is called with the number of articles finished since it was last called. ``PoolError`` if there is
        nobody to do it.
        """
        ...


class _FailedError(Exception):
    """An error in the extractors while articles were read together."""


class Pool:
    """``size`` workers with the language pipeline ``model`` (``None``: the embedded one). Starts loading at once."""

    def __init__(self, size: int, model: str | None = None) -> None:
        self.size = size
        self.workers = Workers(size, model)

    def ready(self, rules: str = "") -> None:
        """Wait until the pipeline is loaded. ``PoolError`` if it cannot be, or not with these ``rules``."""
        self.workers.ready(rules)

    def extract(self, folder: WorkFolder, shard: Shard, seconds: float, progress: Progress = lambda _: None) -> Counts:
        """See :class:`Hands`."""
        self.ready()
        try:
            return self._run(folder, shard, (0, shard.articles), seconds, progress)
        except (DiedError, _FailedError):
            return self._corner(folder, shard, seconds)

    def _corner(self, folder: WorkFolder, shard: Shard, seconds: float) -> Counts:
        """One article at a time. A death of unknown cause is given a second try, for it may have come from outside."""
        from flows.shards import Found
        from flows.worker import DIED, LATE, rejected

        articles = folder.articles(shard.key)
        todo, pieces = [(0, len(articles))], []
        rejects: list[Reject] = []
        tried: set[int] = set()
        while todo:
            begin, end = todo.pop()
            piece = f"{shard.key}.{begin}-{end}"
            try:
                self._run(folder, shard, (begin, end), seconds, lambda _: None, alone=piece)
                pieces.append(piece)
                continue
            except DiedError as death:
                culprit = begin + min(death.done, end - begin - 1)
                late = death.seconds >= seconds * 0.95
            todo += [span for span in ((begin, culprit), (culprit + 1, end)) if span[0] < span[1]]
            if not late and culprit not in tried:
                tried.add(culprit)
                todo.append((culprit, culprit + 1))
            else:
                reason, detail = (LATE, f"{seconds:g} s") if late else (DIED, "twice")
                rejects.append(rejected(articles[culprit], reason, detail))
        found = [folder.found(piece) for piece in pieces]
        mentions = [m for part in found for m in part.mentions]
        rejects += [r for part in found for r in part.rejects]
        folder.put_found(shard.key, Found(tuple(mentions), tuple(rejects)))
        for piece in pieces:
            folder.drop(piece)
        return Counts(len(mentions), len(rejects))

    def _run(
        self,
        folder: WorkFolder,
        shard: Shard,
        span: tuple[int, int],
        seconds: float,
        progress: Progress,
        *,
        alone: str | None = None,
    ) -> Counts:
        """Some of a shard's articles together, or with ``alone`` one at a time and the results under that name."""
        limit = max(seconds, TOGETHER_SECONDS) if alone is None else seconds
        job = {"work": str(folder.root), "key": shard.key, "begin": span[0], "end": span[1], "seconds": limit}
        answer = self.workers.ask(job | {"to": alone or shard.key, "alone": alone is not None}, progress)
        if "stopped" in answer:
            raise PoolError(str(answer["stopped"]))
        if "failed" in answer:
            raise _FailedError(str(answer["failed"]))
        return Counts(int(answer["mentions"]), int(answer["rejects"]))

    def close(self) -> None:
        """End the workers. Safe to call twice."""
        self.workers.close()


_POOLS: dict[tuple[int, str | None], Pool] = {}


def pool_for(processes: int, model: str | None) -> Pool:
    """The worker processes of this process, started when first asked for."""
    key = (processes, model)
    if key not in _POOLS:
        _POOLS[key] = Pool(processes, model)
    return _POOLS[key]


def close_pools() -> None:
    """End the worker processes of this process."""
    while _POOLS:
        _POOLS.popitem()[1].close()
