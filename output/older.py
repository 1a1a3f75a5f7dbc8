"""Files of older versions under today's schema: columns only ever get added, and what a file lacks is null."""

from __future__ import annotations

from typing import Any

import pyarrow as pa


def conform(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """``table`` under ``schema``: columns in its order, unknown ones dropped, missing ones (also inside structs) null.

    This is how a file of an older version is read: ``conform(old, MENTIONS)``. A column whose type cannot be turned
    into the schema's raises ``pyarrow.ArrowInvalid`` or ``pyarrow.ArrowNotImplementedError``.
    """
    columns = [
        _conform_chunked(table.column(field.name), field.type)
        if field.name in table.column_names
        else pa.chunked_array([pa.nulls(table.num_rows, field.type)], type=field.type)
        for field in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def _conform_chunked(column: pa.ChunkedArray, kind: pa.DataType) -> pa.ChunkedArray:
    if column.type == kind:
        return column
    return pa.chunked_array([_conform_array(chunk, kind) for chunk in column.chunks], type=kind)


def _conform_array(array: Any, kind: pa.DataType) -> Any:
    if array.type == kind:
        return array
    if pa.types.is_struct(kind) and pa.types.is_struct(array.type):
        children = [_child(array, field) for field in kind]
        return pa.StructArray.from_arrays(children, fields=list(kind), mask=array.is_null())
    if pa.types.is_list(kind) and pa.types.is_list(array.type):
        inner = _conform_array(array.values, kind.value_type)
        buffers = array.buffers()[:2]
        return pa.Array.from_buffers(kind, len(array), buffers, array.null_count, array.offset, [inner])
    return array.cast(kind)


def _child(array: Any, field: pa.Field) -> Any:
    if array.type.get_field_index(field.name) < 0:
        return pa.nulls(len(array), field.type)
    return _conform_array(array.field(field.name), field.type)
