"""Rows for programs: JSON, NDJSON, CSV and TSV, at full precision."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from stances.score.position import Z95, theta
from stances.score.records import CELL_FIELDS, FORMAT_VERSION

Record = Mapping[str, Any]
"""One row, or one document, as JSON knows it."""


class Scale(StrEnum):
    """How a position is told: from -1 to 1, or as theta, the logarithm of the odds."""

    POSITION = "position"
    LOGIT = "logit"


_DIGITS = 9  # as in a score sheet: the last bits of a logarithm differ between C libraries

FORMATS = ("json", "ndjson", "csv", "tsv")
FIELDS: Mapping[Scale, tuple[str, ...]] = {
    Scale.POSITION: CELL_FIELDS,
    Scale.LOGIT: tuple("theta" if field == "position" else field for field in CELL_FIELDS),
}
"""The fields of a row, in order; on the logit scale `low` and `high` are of theta."""


def rows(sheet: Record, *, scale: Scale = Scale.POSITION, evidence: bool = False) -> list[Record]:
    """The cells of a sheet as rows of one scale, with their evidence where asked for."""
    fields = (*FIELDS[scale], "evidence") if evidence else FIELDS[scale]
    cells = sheet["cells"]
    if scale is Scale.LOGIT:
        cells = [{**cell, **_logits(cell)} for cell in cells]
    return [{field: cell[field] for field in fields} for cell in cells]


def sheet_document(
    sheet: Record, *, scale: Scale = Scale.POSITION, evidence: bool = False
) -> dict[str, Any]:
    """The sheet as one JSON document.

    Every command reads it back, but for one on the logit scale: that holds no positions.
    """
    left = ("cells", "spoken") if evidence else ("cells", "spoken", "marks")
    head = {key: value for key, value in sheet.items() if key not in left}
    return head | {"scale": scale, "cells": rows(sheet, scale=scale, evidence=evidence)}


def document(key: str, content: object) -> dict[str, Any]:
    """A JSON document that holds one thing."""
    return {"format_version": FORMAT_VERSION, key: content}


def render(
    fmt: str,
    *,
    kind: str,
    fields: Sequence[str],
    rows: Sequence[Record],
    document: Record,
) -> str:
    """The text of a record format.

    Args:
        fmt: one of `FORMATS`.
        kind: what one row is; each NDJSON line says so under ``type``.
        fields: the columns of CSV and TSV.
        rows: what NDJSON, CSV and TSV hold.
        document: what JSON holds.
    """
    if fmt == "json":
        return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2) + "\n"
    if fmt == "ndjson":
        return ndjson(kind, rows)
    return _separated(fields, rows, "\t" if fmt == "tsv" else ",")


def ndjson(kind: str, rows: Sequence[Record]) -> str:
    """Rows of one kind, a JSON object a line; each says under ``type`` what it is."""
    return "".join(
        json.dumps({"type": kind, **row}, ensure_ascii=False, allow_nan=False) + "\n"
        for row in rows
    )


def guarded(value: object) -> object:
    """The value as a spreadsheet may safely open it: no text cell begins a formula.

    Numbers keep their sign (CWE-1236; OWASP ASVS 5.0, 1.2.10).

    >>> guarded("=1+1"), guarded(-0.5), guarded("Test Alpha")
    ("'=1+1", -0.5, 'Test Alpha')
    """
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"
    return value


class _Lines(list[str]):
    """Where a CSV writer leaves its lines.

    It is told that lines end in CR LF, so that it quotes cells that hold either; before
    Python 3.13 a writer told otherwise leaves a lone CR bare, which readers take for a line end.
    """

    def write(self, line: str) -> None:
        """Keep one line, ended by a line feed."""
        self.append(line.removesuffix("\r\n") + "\n")


def _separated(fields: Sequence[str], rows: Sequence[Record], delimiter: str) -> str:
    lines = _Lines()
    writer = csv.writer(lines, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(fields)
    writer.writerows([guarded(row[field]) for field in fields] for row in rows)
    return "".join(lines)


def _logits(cell: Record) -> dict[str, float | None]:
    """A cell's figures on the logit scale, from what it holds for and against."""
    if cell["position"] is None:
        return {"theta": None, "low": None, "high": None}
    logit, error = theta(cell["for"], cell["against"])
    return {
        "theta": round(logit, _DIGITS),
        "low": round(logit - Z95 * error, _DIGITS),
        "high": round(logit + Z95 * error, _DIGITS),
    }
