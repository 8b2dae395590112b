"""Parquet: a table whose columns are stored one by one."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import count

from stances.document import Document
from stances.errors import StancesError
from stances.read.columns import Column, require_columns
from stances.read.extras import import_extra
from stances.read.forms._row_table import RowTable, make_value
from stances.read.forms.form import Row

_MAGIC = b"PAR1"
_LARGEST = 512 * 2**20
"""The most bytes that a group of rows may hold once unpacked: 512 MiB."""
_BATCH = 1_000
"""How many rows are held at a time."""
_SAVE_AGAIN = "save or download the file again"


def decode(name: str, data: bytes) -> Document:
    """Return a file as a table.

    Raises:
        StancesError: it is not such a file, is damaged or too large, or the library is missing.
    """
    if not data.startswith(_MAGIC):
        raise StancesError("not a Parquet file", where=name, hint="check its name, or --form")
    parquet = import_extra(
        "pyarrow.parquet", extra="tables", package="pyarrow", what="Parquet", where=name
    )
    try:
        metadata = parquet.ParquetFile(io.BytesIO(data)).metadata
        sizes = [metadata.row_group(at).total_byte_size for at in range(metadata.num_row_groups)]
    except Exception as error:  # whatever the library makes of bytes that no program wrote
        raise _make_fault(name, error) from None
    if max(sizes, default=0) > _LARGEST:
        what = f"holds a group of rows of more than {_LARGEST // 2**20} MiB"
        raise StancesError(what, where=name, hint="write it with smaller groups of rows")

    def open_rows(required: Sequence[Column]) -> Iterator[Row]:
        try:
            opened = parquet.ParquetFile(io.BytesIO(data))
            columns = [str(one) for one in opened.schema_arrow.names]
            require_columns(required, columns, name)
            numbers = count(1)
            for batch in opened.iter_batches(batch_size=_BATCH):
                for values, number in zip(batch.to_pylist(), numbers, strict=False):
                    cells = {str(key): make_value(value) for key, value in values.items()}
                    yield Row(line=number, values=cells, escaped=True)
        except StancesError:
            raise
        except Exception as error:
            raise _make_fault(name, error) from None

    return RowTable(name=name, form="parquet", open_rows=open_rows)


def _make_fault(name: str, error: Exception) -> StancesError:
    """Return the error that a user sees where the library cannot read a file."""
    reason = " ".join(str(error).split())[:100] or type(error).__name__
    return StancesError(f"damaged Parquet file ({reason})", where=name, hint=_SAVE_AGAIN)
