"""Who reads the shards of a run: worker processes here, or a Dask cluster. Imports nothing heavy before it has to."""

from __future__ import annotations

import sys

from flows.glance import unread
from flows.options import Work
from flows.pool import Hands, close_pools, pool_for


def begin(options: Work) -> bool:
    """Have the language pipeline loaded, if there seems to be something to do: whether there does. ``PoolError`` where
    there is nobody to do it.
    """
    if unread(options) == 0:
        return False
    hands_for(options)
    return True


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
