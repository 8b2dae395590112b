"""The text of each command's answer, in whichever format was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from stances.errors import StancesError
from stances.present import explanation, matrix, records, tables
from stances.present.grid import TABLE
from stances.present.records import FORMATS, Record, Scale
from stances.present.tables import Column
from stances.present.terminal import View


def comparison(sheet: Record, *, scale: Scale, fmt: str, view: View) -> str:
    """Experts against dimensions; as records, one row for each cell."""
    if fmt in FORMATS:
        return scores(sheet, scale=scale, fmt=fmt, view=view)
    rows = records.rows(sheet, scale=scale)
    return matrix.matrix(sheet, rows, scale=scale, fmt=fmt, view=view)


def scores(sheet: Record, *, scale: Scale, fmt: str, view: View, evidence: bool = False) -> str:
    """One row for each expert and dimension.

    Raises:
        StancesError: evidence was asked for in a format that has no room for it.
    """
    if evidence and fmt not in ("json", "ndjson"):
        raise StancesError(
            f"--evidence has no place in the format {fmt}", hint="use -f json or -f ndjson"
        )
    rows = records.rows(sheet, scale=scale, evidence=evidence)
    if fmt not in FORMATS:
        columns = tables.score_columns(scale)
        return tables.listing(columns, rows, fmt=fmt, view=view, group=["expert"])
    return records.render(
        fmt,
        kind="cell",
        fields=records.FIELDS[scale],
        rows=rows,
        document=records.sheet_document(sheet, scale=scale, evidence=evidence),
    )


def explained(sheet: Record, *, fmt: str, view: View) -> str:
    """Why the sheet's one cell says what it says."""
    if fmt == TABLE:
        return explanation.explanation(sheet, view)
    rows = explanation.items(sheet)
    if fmt not in FORMATS:
        return tables.listing(explanation.ITEMS, rows, fmt=fmt, view=view)
    return records.render(
        fmt,
        kind="evidence",
        fields=[column.key for column in explanation.ITEMS],
        rows=sheet["cells"][0]["evidence"] if fmt == "ndjson" else rows,
        document=records.sheet_document(sheet, evidence=True),
    )


def listed(
    kind: str,
    columns: Sequence[Column],
    rows: Sequence[Record],
    *,
    fmt: str,
    view: View,
    group: Sequence[str] = (),
) -> str:
    """Rows of one kind, such as ``expert``; JSON holds them under its plural."""
    if fmt not in FORMATS:
        return tables.listing(columns, rows, fmt=fmt, view=view, group=group)
    return records.render(
        fmt,
        kind=kind,
        fields=[column.key for column in columns],
        rows=rows,
        document=records.document(f"{kind}s", list(rows)),
    )
