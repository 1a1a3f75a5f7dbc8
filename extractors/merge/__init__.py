"""Mentions of many articles → events of one timeline: ``merge``, or ``Timeline`` where batches come in."""

from extractors.merge.sources import ArticleLike
from extractors.merge.timeline import Change, Options, Timeline, merge

__all__ = ["ArticleLike", "Change", "Options", "Timeline", "merge"]
