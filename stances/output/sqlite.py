"""SQLite: a database with keys between its tables, which Datasette and any SQL tool open."""

from __future__ import annotations

from contextlib import closing

from stances.errors import StancesError
from stances.output.data import Database, DataColumn, DataTable

_TYPES = {"text": "TEXT", "integer": "INTEGER", "real": "REAL"}


def write(database: Database) -> bytes:
    """Return the bytes of a database file.

    They are the same for the same tables and the same SQLite library.

    Raises:
        StancesError: this Python was built without SQLite.
    """
    try:
        import sqlite3  # noqa: PLC0415  (some builds of Python lack it)
    except ImportError:
        hint = "install a Python with sqlite3, or write another format"
        raise StancesError("this Python was built without SQLite", hint=hint) from None

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN")
        for table in database.tables:
            connection.execute(_define_table(table, database))
            marks = ", ".join("?" for _ in table.columns)
            connection.executemany(f"INSERT INTO {_quote(table.name)} VALUES ({marks})", table.rows)
            for column in table.columns:
                if column.refers_to:
                    connection.execute(_define_index(table, column))
        for view in database.views:
            connection.execute(f"CREATE VIEW {_quote(view.name)} AS {view.query}")
        connection.execute("COMMIT")
        return connection.serialize()


def _define_table(table: DataTable, database: Database) -> str:
    keys = {one.name: one.columns[0].name for one in database.tables}
    parts = [_define_column(one, is_key=not at) for at, one in enumerate(table.columns)]
    if table.unique:
        parts.append(f"UNIQUE ({', '.join(map(_quote, table.unique))})")
    parts += (
        f"FOREIGN KEY ({_quote(one.name)}) "
        f"REFERENCES {_quote(one.refers_to)} ({_quote(keys[one.refers_to])})"
        for one in table.columns
        if one.refers_to
    )
    return f"CREATE TABLE {_quote(table.name)} (\n  " + ",\n  ".join(parts) + "\n)"


def _define_column(column: DataColumn, *, is_key: bool) -> str:
    words = [_quote(column.name), _TYPES[column.kind]]
    if column.required or is_key:
        words.append("NOT NULL")
    if is_key:
        words.append("PRIMARY KEY")
    return " ".join(words)


def _define_index(table: DataTable, column: DataColumn) -> str:
    name = _quote(f"{table.name}_{column.name}")
    return f"CREATE INDEX {name} ON {_quote(table.name)} ({_quote(column.name)})"


def _quote(name: str) -> str:
    """Return a name as SQL takes it, whatever it holds."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
