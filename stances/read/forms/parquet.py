"""Parquet: a table whose columns are stored one by one."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from types import ModuleType
from typing import IO

from stances.document import Document
from stances.errors import StancesError, give_reason
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

FileOpener = Callable[[], IO[bytes]]


def decode(name: str, data: bytes) -> Document:
    """Return a file as a table.

    Raises:
        StancesError: it is not such a file, is damaged or too large, or the library is missing.
    """
    if not data.startswith(_MAGIC):
        raise StancesError("not a Parquet file", where=name, hint="check its name, or --form")

    def open_file() -> IO[bytes]:
        return io.BytesIO(data)

    return open_groups(name, open_file, 0, len(measure_groups(name, open_file)))


def measure_groups(name: str, open_file: FileOpener) -> list[int]:
    """Return how many bytes each group of rows of a file has once unpacked.

    Raises:
        StancesError: the file is damaged or too large, or the library is missing.
    """
    parquet = _import_parquet(name)
    try:
        with open_file() as opened:
            metadata = parquet.ParquetFile(opened).metadata
            sizes = [
                metadata.row_group(at).total_byte_size for at in range(metadata.num_row_groups)
            ]
    except Exception as error:  # whatever the library makes of bytes that no program wrote
        raise _make_fault(name, error) from None
    if max(sizes, default=0) > _LARGEST:
        what = f"holds a group of rows of more than {_LARGEST // 2**20} MiB"
        raise StancesError(what, where=name, hint="write it with smaller groups of rows")
    return sizes


def open_groups(name: str, open_file: FileOpener, first: int, last: int) -> Document:
    """Return some groups of rows as a table, whose rows have the numbers that they have in all.

    Args:
        first, last: the first group, and the one just after the last.

    Raises:
        StancesError: the library is missing.
    """
    parquet = _import_parquet(name)

    def open_rows(required: Sequence[Column]) -> Iterator[Row]:
        try:
            with open_file() as file:
                opened = parquet.ParquetFile(file)
                columns = [str(one) for one in opened.schema_arrow.names]
                require_columns(required, columns, name)
                before = sum(opened.metadata.row_group(at).num_rows for at in range(first))
                numbers = count(before + 1)
                groups = list(range(first, last))
                for batch in opened.iter_batches(batch_size=_BATCH, row_groups=groups):
                    for values, number in zip(batch.to_pylist(), numbers, strict=False):
                        cells = {str(key): make_value(value) for key, value in values.items()}
                        yield Row(line=number, values=cells, escaped=True)
        except Exception as error:  # as above
            raise _make_fault(name, error) from None

    return RowTable(name=name, form="parquet", open_rows=open_rows)


def _import_parquet(name: str) -> ModuleType:
    return import_extra(
        "pyarrow.parquet", extra="tables", package="pyarrow", what="Parquet", where=name
    )


def _make_fault(name: str, error: Exception) -> StancesError:
    """Return the error that a user sees where the library cannot read a file."""
    if isinstance(error, StancesError):
        return error
    return StancesError(
        f"damaged Parquet file ({give_reason(error)})", where=name, hint=_SAVE_AGAIN
    )
