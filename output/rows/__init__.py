"""Types of ``extractors.model`` to rows of the five tables and back, without loss.

Every ``…_table`` takes an iterable and gives a ``pyarrow.Table`` under the schema of :mod:`output.schema`, sorted and
each row once; every ``…_from`` takes such a table (also one of an older file, with fewer columns) and gives the types
back in the order of its rows.
"""

from output.rows.dates import inclusive, interval
from output.rows.documents import articles_from, documents_table, rejects_from, rejects_table
from output.rows.mentions import mentions_from, mentions_table
from output.rows.order import ordered
from output.rows.run import Run, describe_run
from output.rows.runs import runs_from, runs_table
from output.rows.timeline import events_from, timeline_table

__all__ = [
    "Run",
    "articles_from",
    "describe_run",
    "documents_table",
    "events_from",
    "inclusive",
    "interval",
    "mentions_from",
    "mentions_table",
    "ordered",
    "rejects_from",
    "rejects_table",
    "runs_from",
    "runs_table",
    "timeline_table",
]
