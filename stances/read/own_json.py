"""The JSON files that stances itself writes: how they differ from tables and texts."""

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


def _skip_mark(text: str) -> str:
    """Return a text without byte order mark and white space before it."""
    return text.lstrip("\ufeff").lstrip()
