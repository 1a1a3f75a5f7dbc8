"""Types of columns that the tables of :mod:`output.schema` are made of."""

from __future__ import annotations

from typing import Final

import pyarrow as pa

STRING, INT, FLOAT, DAY = pa.string(), pa.int32(), pa.float64(), pa.date32()
INSTANT = pa.timestamp("us", tz="UTC")


def struct(*fields: tuple[str, pa.DataType]) -> pa.DataType:
    """A struct of fields by name."""
    return pa.struct([pa.field(name, kind) for name, kind in fields])


def list_of(kind: pa.DataType) -> pa.DataType:
    """A list. "element" is the name Parquet itself gives the inner field; any other differs after reading back."""
    return pa.list_(pa.field("element", kind))


ANCHOR: Final = struct(("kind", STRING), ("ref", STRING), ("value", STRING))

#: One dated reading of an expression: the days it covers (inclusive) and why it was or was not taken.
READING: Final = struct(
    ("date_start", DAY),
    ("date_end", DAY),
    ("weight", FLOAT),
    ("reason", STRING),
    ("granularity", STRING),
    ("extent", STRING),
    ("value", STRING),
    ("edtf", STRING),
    ("time_start", STRING),
    ("time_end", STRING),
    ("zone", STRING),
)

#: What the expression says by itself, where that differs from the date the event was given.
RESOLUTION: Final = struct(
    ("kind", STRING),
    ("reason", STRING),
    ("anchor", ANCHOR),
    ("rules", list_of(STRING)),
    ("readings", list_of(READING)),
)

TIMEX: Final = struct(
    ("begin", INT),
    ("end", INT),
    ("text", STRING),
    ("type", STRING),
    ("value", STRING),
    ("mod", STRING),
    ("ref", STRING),
    ("quant", STRING),
    ("freq", STRING),
    ("begin_point", STRING),
    ("end_point", STRING),
    ("resolution", RESOLUTION),
)

PARTICIPANT: Final = struct(
    ("role", STRING),
    ("text", STRING),
    ("begin", INT),
    ("end", INT),
    ("entity_type", STRING),
    ("head", STRING),
    ("name", STRING),
    ("resolved", STRING),
)
