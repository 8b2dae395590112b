"""Reads a baseline back from its text, and checks its shape and its figures."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from msgspec import UnsetType

from stances.commands.gate.baseline_record import BaselineFile, read_basis, read_cell
from stances.commands.gate.snapshot import Snapshot, SnapshotCell, weigh_sentence
from stances.document import Document
from stances.errors import StancesError
from stances.read.own_json import BASELINE, is_baseline
from stances.regex import compile_later
from stances.wire.records import make_record, parse_json
from stances.wire.versions import FORMAT_VERSION, check_version

_WHAT = "baseline"
_HINT = "if a merge broke it, take either side; else delete it, and run stances accept"
_OTHER = "name the file that stances accept wrote"
_CELL = compile_later(r"\$\.cells\[(\d+)\]")
_CLOSE = 1e-6
_ROUNDED = 1e-3
"""Weights are written with four decimals; a sum of many is off by less than this."""


def read_baseline(document: Document) -> Snapshot:
    """Read a baseline back.

    Raises:
        StancesError: broken JSON, not a baseline, another major format, a field that is missing or
            of the wrong type, or figures that do not agree; the message names the path of the
            fault, and the line of its cell where that is known.
    """
    record = _read_record(document)
    lines = _find_cell_lines(document)
    _raise_first(_find_misplaced(record), document)
    bases = [read_basis(record), *(read_basis(one) for one in record.earlier or ())]
    cells = [
        read_cell(cell, bases[cell.earlier or 0], lines[at] if at < len(lines) else 1)
        for at, cell in enumerate(record.cells)
    ]
    _raise_first(_find_wrong_figures(cells), document)
    return Snapshot(name=document.name, basis=bases[0], cells={cell.key: cell for cell in cells})


def _read_record(document: Document) -> BaselineFile:
    value = _parse(document)
    where = document.name
    if not isinstance(value, Mapping) or value.get("type") != BASELINE:
        raise StancesError("not a baseline", where=where, hint=_OTHER)
    check_version(value, FORMAT_VERSION, f"a {_WHAT}", where=where, hint=_HINT)
    try:
        return make_record(value, BaselineFile, what=_WHAT, where=where, hint=_HINT)
    except StancesError as error:
        where = _locate(error.what, document)
        raise StancesError(error.what, where=where, hint=_HINT) from error


def _parse(document: Document) -> object:
    try:
        return parse_json(document, _WHAT, _HINT)
    except StancesError as error:
        if is_baseline(document) or _may_be_baseline(document.text):
            raise
        raise StancesError("not a baseline", where=document.name, hint=_OTHER) from error


def _may_be_baseline(text: str) -> bool:
    """Whether broken JSON looks like a baseline after a merge, or like the beginning of one."""
    return f'"type": "{BASELINE}"' in text or text.lstrip().startswith(("<<<<<<<", "{"))


def _raise_first(faults: Iterator[str], document: Document) -> None:
    for fault in faults:
        what = f"broken {_WHAT}: {fault}"
        raise StancesError(what, where=_locate(fault, document), hint=_HINT)


def _locate(fault: str, document: Document) -> str:
    """Return the file and line of the cell that a fault names, or the file alone."""
    found = _CELL.search(fault)
    lines = _find_cell_lines(document)
    if found and int(found[1]) < len(lines):
        return f"{document.name}:{lines[int(found[1])]}"
    return document.name


def _find_cell_lines(document: Document) -> list[int]:
    """Return the line of each cell; empty where the file was reformatted."""
    lines: list[int] = []
    inside = False
    for number, line in enumerate(document.text.split("\n"), start=document.line_at(0)):
        inside = inside or line.startswith('  "cells": [')
        if inside and line.startswith("    {"):
            lines.append(number)
    return lines


def _find_misplaced(record: BaselineFile) -> Iterator[str]:
    """Find cells that are missing, doubled, or rest on something unknown, as ``path: what``."""
    if not record.cells:
        yield "$.cells: empty"
    bases = 1 + len(record.earlier or ())
    seen: set[tuple[str, str]] = set()
    for at, cell in enumerate(record.cells):
        key = (cell.expert, cell.dimension)
        if key in seen:
            yield f"$.cells[{at}]: {cell.expert} on {cell.dimension} stands in it twice"
        seen.add(key)
        if not isinstance(cell.earlier, UnsetType) and cell.earlier >= bases:
            yield f"$.cells[{at}].earlier: expected at most {bases - 1}"


def _find_wrong_figures(cells: Sequence[SnapshotCell]) -> Iterator[str]:
    """Find evidence, sums, positions and states that do not agree, as ``path: what``."""
    for at, cell in enumerate(cells):
        for fault in (*_check_sums(cell), *_check_position(cell)):
            yield f"$.cells[{at}] ({cell.expert} on {cell.dimension}){fault}"


def _check_sums(cell: SnapshotCell) -> Iterator[str]:
    weights = [weigh_sentence(one.evidence) for one in cell.sentences]
    support = math.fsum(weight for weight in weights if weight > 0)
    opposition = math.fsum(-weight for weight in weights if weight < 0)
    for name, found, stated in (
        ("for", support, cell.support),
        ("against", opposition, cell.opposition),
    ):
        if abs(found - stated) > _ROUNDED:
            yield f".{name}: the evidence gives {found:.4f}"


def _check_position(cell: SnapshotCell) -> Iterator[str]:
    if (cell.position is None) != (cell.state == "silent"):
        yield f'.position: does not agree with the state "{cell.state}"'
    if cell.position is None or cell.state == "silent":
        return
    rebuilt = (cell.support - cell.opposition) / (cell.support + cell.opposition + 1)
    if abs(cell.position - rebuilt) >= _CLOSE:
        yield f'.position: "for" and "against" give {rebuilt:.6f}'
    sides = {"for": cell.position > 0, "against": cell.position < 0, "mixed": True}
    if not sides[cell.state]:
        yield f'.state: "{cell.state}" does not agree with the position'
