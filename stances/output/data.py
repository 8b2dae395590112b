"""An answer as tables with typed columns, for formats that programs open: SQLite and Parquet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct

from stances.output.tables import Table

Kind = Literal["text", "integer", "real"]
"""What a column holds; any of its values may be missing unless the column is required."""

Value = str | int | float | None


class DataColumn(Struct, frozen=True, kw_only=True):
    """A column with a type.

    Attributes:
        required: whether every row has a value.
        refers_to: the table whose first column holds its values; empty for none.
    """

    name: str
    kind: Kind = "text"
    required: bool = False
    refers_to: str = ""


class DataTable(Struct, frozen=True, kw_only=True):
    """Rows under typed columns; the first column is the key.

    Attributes:
        unique: columns whose values no two rows share all of.
    """

    name: str
    columns: Sequence[DataColumn]
    rows: Sequence[Sequence[Value]]
    unique: Sequence[str] = ()


class DataView(Struct, frozen=True, kw_only=True):
    """A query that a database shows like a table."""

    name: str
    query: str


class Database(Struct, frozen=True, kw_only=True):
    """Tables that belong together.

    Attributes:
        tables: those that others refer to come first.
        flat: one table without references, for formats that hold a single one.
        facts: what all of it depends on, by name.
    """

    tables: Sequence[DataTable]
    views: Sequence[DataView]
    flat: DataTable
    facts: Mapping[str, str]


def make_flat_table(name: str, table: Table[Any], kinds: Mapping[str, Kind]) -> DataTable:
    """Return the table that CSV holds, its columns typed.

    Args:
        kinds: by the keys of columns; those that are not there hold text.
    """
    columns = [DataColumn(name=one.key, kind=kinds.get(one.key, "text")) for one in table.columns]
    rows = [[make_value(one.read(row)) for one in table.columns] for row in table.rows]
    return DataTable(name=name, columns=columns, rows=rows)


def make_value(value: object) -> Value:
    r"""Return a value as databases keep it; half a character becomes a backslash escape.

    >>> make_value("a\ud800"), make_value(0.5), make_value(None)
    ('a\\ud800', 0.5, None)
    """
    if value is None or isinstance(value, (int, float)):
        return value
    return str(value).encode("utf-8", errors="backslashreplace").decode("utf-8")
