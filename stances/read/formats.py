"""Which format a source is in: by the ending of its name, else by how it begins."""

from __future__ import annotations

import json
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from stances.read.markdown import is_markdown, opening_fence

if TYPE_CHECKING:
    from stances.model import Source

Format = Literal["csv", "tsv", "json", "jsonl", "document", "roundup"]

BASELINE = "baseline"
"""What the file of accepted scores says of itself."""

_HEAD = 200
_BY_ENDING: dict[str, Format] = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_ARRAY = re.compile(r"\s*\[\s*[{\]]")
_OBJECT = re.compile(r"\s*\{\s*[\"}]")
_SHEET_BEGINS = re.compile(r"\{\s*\"(?:format_version|cells)\"\s*:")
"""The keys in the order in which sheets are written, or sorted."""


def format_of(source: Source, *, columns: tuple[str, ...] = ("expert", "text")) -> Format:
    """The format of a source; a table whose name does not say so has `columns` in its first line.

    What is nothing else is a roundup: an article that quotes its experts.

    >>> from stances.model import Source
    >>> format_of(Source(name="-", text="expert,text\\nTest Alpha,Talk now.\\n"))
    'csv'
    """
    ending = PurePath(source.name).suffix.lower()
    if ending in _BY_ENDING:
        return _BY_ENDING[ending]
    if opening_fence(source.text):
        return "document"
    if is_markdown(source):
        return "roundup"
    if _ARRAY.match(source.text):
        return "json"
    if ending == ".json" or _OBJECT.match(source.text):
        return "jsonl"
    return _table(source.text, columns) or "roundup"


def is_sheet(source: Source) -> bool:
    """Whether a source is a score sheet: one JSON object with a format version and cells.

    A sheet that is broken off is one as well; who reads sheets can say where it broke.
    """
    text = source.text.lstrip("\ufeff").lstrip()
    if not _OBJECT.match(text):
        return False
    try:
        value, end = json.JSONDecoder().raw_decode(text)
    except RecursionError:
        return False
    except ValueError:
        return _SHEET_BEGINS.match(text) is not None
    return "format_version" in value and "cells" in value and not text[end:].strip()


def is_baseline(source: Source) -> bool:
    """Whether a source begins as a baseline does, broken further on or not."""
    head = source.text.lstrip("\ufeff").lstrip()[:_HEAD]
    return head.startswith("{") and f'"type": "{BASELINE}"' in head


def _table(text: str, columns: tuple[str, ...]) -> Format | None:
    """The format of a table whose first line holds all of `columns`."""
    import csv  # noqa: PLC0415  (articles do not need it)

    head = text.lstrip().partition("\n")[0]
    kinds: tuple[tuple[Format, str], ...] = (("csv", ","), ("tsv", "\t"))
    for kind, delimiter in kinds:
        cells = next(csv.reader([head], delimiter=delimiter), [])
        if {cell.strip() for cell in cells} >= set(columns):
            return kind
    return None
