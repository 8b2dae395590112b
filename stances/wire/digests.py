"""Digests of the content of records, which show whether it changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping

import msgspec

from stances.wire.records import Record


def make_mark(content: Mapping[str, object]) -> str:
    """Return a short digest of some values; the order of their names does not matter.

    Baselines keep marks: what they are made of must never change.

    >>> make_mark({"words": ("tax*",), "pole": 1}) == make_mark({"pole": 1, "words": ["tax*"]})
    True
    """
    plain = msgspec.to_builtins(content)
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()[:12]


def mark_record(record: Record, *, leave_out: Collection[str] = ()) -> str:
    """Return the mark of a record's fields, by the keys that they have in its JSON form.

    Args:
        leave_out: the keys to ignore.
    """
    plain: dict[str, object] = msgspec.to_builtins(record)
    return make_mark({key: value for key, value in plain.items() if key not in leave_out})
