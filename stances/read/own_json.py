"""The files that stances itself writes: how they differ from tables and texts."""

from __future__ import annotations

import json

from stances.document import Document
from stances.read.line_table import LineTable
from stances.regex import compile_later

BASELINE = "baseline"
"""What the file of accepted scores gives as its type."""

_HEAD = 200
_OBJECT = compile_later(r"\{\s*[\"}]")
_SHEET_BEGINS = compile_later(r"\{\s*\"(?:format_version|cells)\"\s*:")
"""The keys in the order in which sheets are written, or sorted."""


_ROW_BEGINS = '{"type": "cell", "expert": '
_SCORES = frozenset(["state", "position"])
_MORE = frozenset(["salience", "sentence_weight"])
"""The columns of scores: those that every such row has, and those that it has at least one of."""


def is_sheet(document: Document) -> bool:
    """Whether a document is a score sheet: one JSON object with a format version and cells.

    A sheet that is cut off counts as well: the reader of sheets can say where it ends.
    """
    if isinstance(document, LineTable):
        return False
    text = _skip_mark(document.text)
    if not _OBJECT.match(text):
        return False
    try:
        value, end = json.JSONDecoder().raw_decode(text)
    except RecursionError:
        return False
    except ValueError:
        return _SHEET_BEGINS.match(text) is not None
    return "format_version" in value and "cells" in value and not text[end:].strip()


def is_baseline(document: Document) -> bool:
    """Whether a document begins as a baseline does, whatever follows."""
    if isinstance(document, LineTable):
        return False
    head = _skip_mark(document.text)[:_HEAD]
    return head.startswith("{") and f'"type": "{BASELINE}"' in head


def find_row_format(document: Document) -> str | None:
    """Return the format in which a document holds rows of scores: NDJSON, CSV or TSV.

    Returns:
        `None` where it holds none: rows are for other programs, and no score sheet.
    """
    if isinstance(document, LineTable):
        first = next(document.read_lines(), (1, ""))[1]
    else:
        first = document.text[: 10 * _HEAD].partition("\n")[0]
    line = _skip_mark(first).rstrip()
    if line.startswith(_ROW_BEGINS):
        return "NDJSON"
    for sign, name in ((",", "CSV"), ("\t", "TSV")):
        columns = line.split(sign)
        scored = set(columns) >= _SCORES and not _MORE.isdisjoint(columns)
        if columns[:2] == ["expert", "dimension"] and scored:
            return name
    return None


def _skip_mark(text: str) -> str:
    """Return a text without byte order mark and white space before it."""
    return text.lstrip("\ufeff").lstrip()
