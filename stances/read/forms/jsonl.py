"""JSON objects one after the other: one a line, or each over several lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from stances.document import Document
from stances.read.columns import Column
from stances.read.forms.form import Form, Row
from stances.read.json_rows import (
    find_inner_rows,
    find_objects,
    make_fault,
    make_json_row,
    parse_object,
)

_OBJECT = re.compile(r"\s*\{\s*[\"}]")


def _read_rows(document: Document, _required: Sequence[Column]) -> Iterator[Row]:
    """Yield the objects, or those in the one array that the only object holds.

    Raises:
        StancesError: objects over several lines are so broken that it is not known where the next
            one begins.
    """
    lines = ((at, line.rstrip("\n")) for at, line in document.read_lines() if line.strip())
    head = list(islice(lines, 2))
    if head and not _is_one_a_line([line for _, line in head]):
        yield from _read_objects(document)
        return
    for number, line in chain(head, lines):
        values, fault = parse_object(line, f"{document.name}:{number}")
        yield Row(line=number, values=values, escaped=True, fault=fault)


def _is_one_a_line(lines: Sequence[str]) -> bool:
    """Whether objects stand on one line each: there are several, and one of the first two does."""
    head = list(islice((line for line in lines if line.strip()), 2))
    return len(head) > 1 and any(
        line.lstrip().startswith("{") and parse_object(line, "")[1] is None for line in head
    )


def _read_objects(document: Document) -> Iterator[Row]:
    """Yield objects that may each stand on several lines.

    Raises:
        StancesError: the text is not a series of JSON objects.
    """
    text = document.text
    try:
        spans = list(find_objects(text))
        if len(spans) == 1:
            spans = list(find_inner_rows(text, *spans[0], document.name)) or spans
    except json.JSONDecodeError as error:
        where = f"{document.name}:{document.line_at(error.pos)}"
        raise make_fault(error, where) from None
    for start, end in spans:
        yield make_json_row(document, start, end)


JSONL = Form(
    name="jsonl",
    endings=(".jsonl", ".ndjson", ".json"),
    recognise=lambda text, _columns: _OBJECT.match(text) is not None,
    read_rows=_read_rows,
    reads_lines=lambda head: _is_one_a_line(head.split("\n")),
)
