"""JSON and NDJSON: strict, and with nothing in them that does not print."""

from __future__ import annotations

import json
import math

import pytest

from evil import CONTROL
from stances.commands.rows import RowsAnswer
from stances.output.formats import find_format
from stances.output.tables import Column
from stances.output.view import View
from stances.wire.records import Record


class Row(Record):
    """A row of one value."""

    value: str | float


class Rows(Record):
    """Some rows."""

    rows: tuple[Row, ...]


def write(fmt, values):
    rows = tuple(Row(value=value) for value in values)
    answer = RowsAnswer("row", [Column(key="value")], rows, Rows(rows=rows))
    return find_format(fmt).write(answer, View())


@pytest.mark.parametrize("fmt", ["json", "ndjson"])
def test_what_does_not_print_is_an_escape_and_reads_back(fmt):
    text = write(fmt, CONTROL[:-1])
    assert all(sign.isprintable() or sign == "\n" for sign in text)
    if fmt == "json":
        read = [row["value"] for row in json.loads(text)["rows"]]
    else:
        read = [json.loads(line)["value"] for line in text.splitlines()]
    assert read == CONTROL[:-1]


@pytest.mark.parametrize("fmt", ["json", "ndjson"])
@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_a_number_that_is_not_finite_is_refused(fmt, number):
    with pytest.raises(ValueError, match="JSON"):
        write(fmt, [number])


def test_letters_stay_letters():
    assert "Test Ümlaut 漢字" in write("json", ["Test Ümlaut 漢字"])
