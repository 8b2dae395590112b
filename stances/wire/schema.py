"""JSON Schemas of records, described by the docstrings of their classes."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from stances.regex import compile_later
from stances.wire.records import Record, format_json

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ATTRIBUTE = compile_later(
    r"^    (?P<names>\w+(?:, \w+)*): (?P<text>.*(?:\n {8}.*)*)", re.MULTILINE
)


def format_schema(kind: type[Record], title: str) -> str:
    """Return the JSON Schema (draft 2020-12) of a record's JSON form, ended by a line feed.

    Args:
        kind: the record's class. The first paragraph of its docstring describes the object, the
            section ``Attributes:`` its fields.
        title: names the schema.
    """
    (schema,), parts = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    kinds = {one.__name__: one for one in _list_kinds(kind)}
    for name, part in parts.items():
        if name in kinds:
            _describe(part, kinds[name])
    whole = {"$schema": _DIALECT, "title": title, **schema, "$defs": parts}
    return format_json(whole, indent=2) + "\n"


def _list_kinds(kind: type[Record]) -> Iterator[type[Record]]:
    """Return the classes of a record and of all records within it."""
    found: dict[type[Record], None] = {}
    waiting: list[object] = [kind]
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and issubclass(one, Record) and one not in found:
            found[one] = None
            waiting += [field.type for field in msgspec.structs.fields(one)]
        waiting += getattr(one, "__args__", ())
    yield from found


def _describe(part: dict[str, Any], kind: type[Record]) -> None:
    """Put the class's docstring where a schema has descriptions."""
    text = inspect.getdoc(kind) or ""
    part["description"] = " ".join(text.partition("\n\n")[0].split())
    keys = {field.name: field.encode_name for field in msgspec.structs.fields(kind)}
    for found in _ATTRIBUTE.finditer(text):
        for name in found["names"].split(", "):
            if name in keys:
                schema = part["properties"][keys[name]]
                schema["description"] = " ".join(found["text"].split())
