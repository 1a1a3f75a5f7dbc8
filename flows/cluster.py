"""Shards read on a Dask cluster: ``pip install dateline[dask]`` brings what is needed.

A worker of the cluster is given a plain function. It keeps a pool of its own (:mod:`flows.pool`), so that time limits,
cornering and the pipeline loaded once hold there as well. Running Prefect's tasks on it instead, as prefect-dask does,
was given up: each worker imports Prefect and the flows for it, asks for the API on every shard while its processor
idles, and where the API was a temporary one goes on asking for minutes after the run.
"""

from __future__ import annotations

import threading
import uuid
from contextlib import ExitStack, suppress
from pathlib import Path

from flows import recipe
from flows.options import Work
from flows.pool import Counts, Pool, PoolError, close_pools, pool_for
from flows.shards import Shard, WorkFolder
from flows.workers import Progress


class ClusterError(PoolError):
    """The cluster cannot be had or is gone; the message is one line with the remedy."""


class Cluster:
    """The workers of a Dask scheduler, or of a small cluster made for the run. They begin to load the pipeline."""

    def __init__(self, address: str | None, model: str | None, threads: int) -> None:
        try:
            from distributed import Client, LocalCluster
        except ImportError:
            raise ClusterError("engine dask needs Dask: pip install 'dateline[dask]'") from None
        self._model = model
        self._recipe = recipe.extraction(model)
        self._stack = ExitStack()
        try:
            if address is None:
                made = LocalCluster(  # type: ignore[no-untyped-call]
                    n_workers=1, threads_per_worker=threads, processes=True, host="127.0.0.1", dashboard_address=None
                )
                address = self._stack.enter_context(made).scheduler_address
            client = Client(address, set_as_default=False)  # type: ignore[no-untyped-call]
            self._client = self._stack.enter_context(client)
        except (OSError, ValueError) as error:
            self._stack.close()
            raise ClusterError(f"no Dask scheduler answers: {error}; start it, or mend the address") from None
        self._warm = [
            self._client.submit(warm, model, workers=[worker], pure=False, key=f"dateline-warm-{uuid.uuid4().hex}")
            for worker in self._client.nthreads()
        ]

    @property
    def size(self) -> int:
        """How many shards the workers read at a time, as far as they are known now."""
        return sum(self._client.nthreads().values())

    def ready(self, rules: str = "") -> None:
        """See :class:`flows.pool.Hands`. Each worker looks at the rules itself, and shards wait at the scheduler."""

    def extract(self, folder: WorkFolder, shard: Shard, seconds: float, progress: Progress = lambda _: None) -> Counts:
        """See :class:`flows.pool.Hands`. A shard whose worker dies is given to another one."""
        from distributed import CancelledError, KilledWorker

        arguments = (str(folder.root), shard, seconds, self._model, self._recipe)
        key = f"dateline-{shard.key}-{uuid.uuid4().hex[:8]}"  # a name alone would be shared with another run's
        try:
            counts: Counts = self._client.submit(extract, *arguments, pure=False, key=key).result()
        except KilledWorker:
            raise ClusterError(
                "several Dask workers died of the same articles, for want of memory as a rule; give them more"
            ) from None
        except (CancelledError, OSError):  # Dask's own errors of connections among the latter
            raise ClusterError(
                "the Dask scheduler is gone; start it and then the run again, it goes on where it was"
            ) from None
        progress(shard.articles)
        return counts

    def close(self) -> None:
        """Leave; what is not done is given up. Safe to call twice."""
        self._stack.close()


# --- on the workers ---------------------------------------------------------------------------------------------


_LOCK = threading.Lock()


def warm(model: str | None) -> None:
    """Begin to load the language pipeline."""
    with _LOCK:
        _pool(model)


def extract(work: str, shard: Shard, seconds: float, model: str | None, rules: str) -> Counts:
    """Read a shard with the rules that the run goes by. ``ClusterError`` if this machine has others."""
    folder = WorkFolder(Path(work))
    if not folder.has_articles(shard.key):
        raise ClusterError(f"a Dask worker does not see {folder.root}; give a work folder that all machines share")
    with _LOCK:
        pool = _with_rules(model, rules)
    return pool.extract(folder, shard, seconds)


def _with_rules(model: str | None, rules: str) -> Pool:
    """A pool that has loaded these rules: one that was started before an upgrade is started again."""
    for _ in range(2):
        pool = _pool(model)
        try:
            pool.ready()
        except PoolError:
            close_pools()  # the next run may find it mended
            raise
        if pool.workers.recipe == rules:
            return pool
        close_pools()
    raise ClusterError("a Dask worker has another version of dateline than the run; install the same one there")


def _pool(model: str | None) -> Pool:
    from distributed import get_worker

    return pool_for(int(get_worker().state.nthreads), model)


# --- in the flow's process --------------------------------------------------------------------------------------

_CLUSTERS: dict[tuple[str | None, str | None], Cluster] = {}


def cluster_for(options: Work) -> Cluster:
    """The cluster of the options, asked for once."""
    key = (options.dask_address, options.model)
    if key not in _CLUSTERS:
        _CLUSTERS[key] = Cluster(options.dask_address, options.model, options.processes)
    return _CLUSTERS[key]


def close_clusters() -> None:
    """Leave all clusters."""
    while _CLUSTERS:
        with suppress(OSError):
            _CLUSTERS.popitem()[1].close()
