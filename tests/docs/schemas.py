"""Writes the JSON Schemas of the documents that the program writes, and their index."""

from __future__ import annotations

from collections.abc import Iterator

_HEAD = """\
# Schemas

The JSON Schema (draft 2020-12) of each JSON document that `stances` writes.

This page and the schemas are made from the program's own records by `python tests/docs/make.py`.

| document | what it is |
|---|---|
"""


def list_schemas() -> Iterator[tuple[str, str]]:
    """Yield the file of each schema and the name of the document that it is of."""
    from stances.schemas import DOCUMENTS

    for name in DOCUMENTS:
        yield f"{name}.schema.json", name


def write_schema(name: str) -> str:
    """Return the schema of a document."""
    from stances.schemas import DOCUMENTS
    from stances.wire.schema import format_schema

    return format_schema(DOCUMENTS[name], name)


def write_index() -> str:
    """Return the page that lists the schemas, with the first line of each record's docstring."""
    from stances.schemas import DOCUMENTS

    rows = []
    for file, name in list_schemas():
        first = (DOCUMENTS[name].__doc__ or "").partition("\n")[0].replace("``", "`")
        rows.append(f"| [{name}]({file}) | {first} |\n")
    return _HEAD + "".join(rows)
