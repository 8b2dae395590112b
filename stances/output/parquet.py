"""Parquet: one table, its columns stored one by one, with what it depends on beside it."""

from __future__ import annotations

import importlib
import io

from stances.errors import StancesError
from stances.output.data import Database


def write(database: Database) -> bytes:
    """Return the bytes of a Parquet file of the flat table; its metadata holds the facts.

    They are the same for the same table and the same version of pyarrow.

    Raises:
        StancesError: pyarrow is not installed.
    """
    try:
        arrow = importlib.import_module("pyarrow")
        parquet = importlib.import_module("pyarrow.parquet")
    except ImportError:
        hint = "pip install 'stances[tables]'"
        raise StancesError("cannot write Parquet without pyarrow", hint=hint) from None
    types = {"text": arrow.string(), "integer": arrow.int64(), "real": arrow.float64()}
    flat = database.flat
    fields = [arrow.field(one.name, types[one.kind]) for one in flat.columns]
    schema = arrow.schema(fields, metadata=dict(database.facts))
    values = zip(*flat.rows, strict=True) if flat.rows else ((),) * len(fields)
    arrays = [
        arrow.array(column, type=one.type) for column, one in zip(values, schema, strict=True)
    ]
    written = io.BytesIO()
    parquet.write_table(arrow.Table.from_arrays(arrays, schema=schema), written)
    return written.getvalue()
