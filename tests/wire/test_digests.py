"""Marks: baselines hold them, so that the same content must have the same mark for ever."""

from __future__ import annotations

import hashlib
import json

import msgspec
import pytest
from msgspec import UNSET, UnsetType

from stances.wire.digests import make_mark, mark_record
from stances.wire.toml import Table, read_toml


class Row(Table):
    """A made-up table."""

    with_: str | UnsetType = msgspec.field(name="with", default=UNSET)


class File(Table):
    """A made-up file."""

    title: str
    weight: int | float | UnsetType = UNSET
    words: tuple[str, ...] | UnsetType = UNSET
    row: tuple[Row, ...] | UnsetType = UNSET


def test_a_mark_is_the_same_on_every_machine():
    assert make_mark({"words": ["tax*"], "weight": 1.0}) == "71cf617bc5be"


def test_a_mark_is_made_of_the_json_with_sorted_keys():
    content = {"b": [1, 1.0, "é"], "a": {"d": None, "c": True}}
    written = json.dumps(content, sort_keys=True)
    assert make_mark(content) == hashlib.sha256(written.encode()).hexdigest()[:12]


@pytest.mark.parametrize(
    "other",
    [{"a": 1.0}, {"a": True}, {"a": "1"}, {"b": 1}, {"a": 1, "b": None}, {}],
)
def test_other_content_has_another_mark(other):
    assert make_mark(other) != make_mark({"a": 1})


def test_the_mark_of_a_file_is_that_of_what_it_says():
    """Whole numbers stay whole, and keys that are left out leave no trace."""
    written = 'title = "a"\nweight = 1\nwords = ["b"]\n[[row]]\nwith = "c"\n'
    record, _ = read_toml("a.toml", written.encode(), File)
    content = {"title": "a", "weight": 1, "words": ["b"], "row": [{"with": "c"}]}
    assert mark_record(record) == make_mark(content)
    del content["title"]
    assert mark_record(record, leave_out=("title",)) == make_mark(content)
    assert mark_record(read_toml("a.toml", b'title = "a"', File)[0]) == make_mark({"title": "a"})
