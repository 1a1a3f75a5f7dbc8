"""Who reads the shards of a run: worker processes here, or a Dask cluster. Imports nothing heavy before it has to."""

from __future__ import annotations

import sys

from flows.glance import seems_idle
from flows.options import Work
from flows.pool import Hands, close_pools, pool_for


def begin(options: Work) -> None:
    """Have the language pipeline loaded, if there seems to be something to do. ``PoolError`` where that is seen now."""
    if not seems_idle(options):
        hands_for(options)


def hands_for(options: Work) -> Hands:
    """Whoever the options ask for, started when first asked for. ``PoolError`` if there is nobody."""
    if options.engine == "processes":
        return pool_for(options.processes, options.model)
    from flows.cluster import cluster_for

    return cluster_for(options)


def close_hands() -> None:
    """End what was started here; shards that somebody waits for are given up."""
    close_pools()
    if "flows.cluster" in sys.modules:
        from flows.cluster import close_clusters

        close_clusters()
