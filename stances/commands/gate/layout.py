"""JSON laid out so that it reads well in a diff."""

from __future__ import annotations

import json
from collections.abc import Iterable

from stances.wire.records import Record, escape_unseen, make_plain


def format_lines(record: Record) -> str:
    """Return a record as JSON on many lines, in which a list of words takes only one.

    So does each item of a list, unless it holds objects itself.
    """
    return escape_unseen(_lay_out(make_plain(record)))


def _lay_out(value: object, indent: str = "", *, is_listed: bool = False) -> str:
    inside = list(_list_values(value))
    is_flat = is_listed or isinstance(value, (list, tuple))
    if not inside or (is_flat and not _holds_object(inside)):
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    deeper = indent + "  "
    if isinstance(value, dict):
        lines = [
            f"{json.dumps(key, ensure_ascii=False)}: {_lay_out(one, deeper)}"
            for key, one in value.items()
        ]
    else:
        lines = [_lay_out(one, deeper, is_listed=True) for one in inside]
    start, end = "{}" if isinstance(value, dict) else "[]"
    return f"{start}\n" + ",\n".join(f"{deeper}{line}" for line in lines) + f"\n{indent}{end}"


def _list_values(value: object) -> Iterable[object]:
    """Return what an object or a list holds; empty for any other value."""
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, (list, tuple)) else ()


def _holds_object(values: Iterable[object]) -> bool:
    return any(
        isinstance(one, dict) or (isinstance(one, (list, tuple)) and _holds_object(one))
        for one in values
    )
