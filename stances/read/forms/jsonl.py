"""JSON objects one after the other: one a line, or each over several lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from stances.document import Document
from stances.read.columns import Column
from stances.read.forms.form import Form, Row
from stances.read.json_rows import is_one_a_line, parse_object, read_objects
from stances.regex import compile_later

_OBJECT = compile_later(r"\s*\{\s*[\"}]")


def _read_rows(document: Document, _required: Sequence[Column]) -> Iterator[Row]:
    """Yield the objects, or those in the one array that the only object holds.

    Raises:
        StancesError: objects over several lines are so broken that it is not known where the next
            one begins.
    """
    lines = ((at, line.rstrip("\n")) for at, line in document.read_lines() if line.strip())
    head = list(islice(lines, 2))
    if head and not is_one_a_line([line for _, line in head]):
        yield from read_objects(document)
        return
    for number, line in chain(head, lines):
        values, fault = parse_object(line, f"{document.name}:{number}")
        yield Row(line=number, values=values, escaped=True, fault=fault)


JSONL = Form(
    name="jsonl",
    endings=(".jsonl", ".ndjson", ".json"),
    recognise=lambda text, _columns: _OBJECT.match(text) is not None,
    read_rows=_read_rows,
    reads_lines=lambda head: is_one_a_line(head.split("\n")),
)
