"""The score sheet as plain records: the public JSON shape, written and read back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from stances.errors import StancesError
from stances.model import (
    Evidence,
    Modifier,
    Passport,
    Position,
    ScoreSheet,
    Sentence,
    Source,
    Weighed,
)
from stances.read.formats import BASELINE
from stances.rubric.model import Dimension, Entry

FORMAT_VERSION = "1.0"
"""A minor step adds fields, a major one breaks them."""

CELL_FIELDS = (
    "expert",
    "dimension",
    "position",
    "low",
    "high",
    "state",
    "salience",
    "for",
    "against",
    "sentences",
    "reported",
    "asked",
)
"""What every row says, in the order of the columns."""

_DIMENSION_FIELDS = ("id", "label", "question", "kind", "positive", "negative")


def sheet_record(sheet: ScoreSheet, dimensions: Sequence[Dimension]) -> dict[str, Any]:
    """A score sheet with all its evidence, ready for JSON."""
    entries = {entry.id: entry for one in dimensions for entry in one.entries}
    return {
        "format_version": FORMAT_VERSION,
        "passport": passport_record(sheet.passport),
        "experts": list(sheet.experts),
        "dimensions": [dimension_record(one) for one in dimensions],
        "cells": [cell_record(cell, entries) for cell in sheet.cells],
    }


def dimension_record(one: Dimension) -> dict[str, Any]:
    """What a reader must know of a dimension; its tolerance only where the rubric has one."""
    stated = {} if one.tolerance is None else {"tolerance": one.tolerance}
    return stated | {
        "id": one.id,
        "label": one.label,
        "question": one.question,
        "kind": one.kind,
        "positive": one.positive,
        "negative": one.negative,
    }


def spoken_record(sentences: Mapping[str, Sequence[Sentence]]) -> dict[str, list[dict[str, Any]]]:
    """Every sentence of each expert, and where it stands."""
    return {
        expert: [
            {"sentence": one.id, "source": one.source.name, "line": one.line, "text": one.text}
            for one in own
        ]
        for expert, own in sentences.items()
    }


def passport_record(passport: Passport) -> dict[str, Any]:
    """What the scores depend on besides the text."""
    return {
        "stances": passport.stances,
        "method": passport.method,
        "rubric": passport.rubric,
        "rubric_hash": passport.rubric_hash,
        "settings": dict(passport.settings),
    }


def cell_record(cell: Position, entries: Mapping[str, Entry]) -> dict[str, Any]:
    """One expert's position on one dimension, with its evidence.

    Args:
        entries: the rubric's targets and cues by their ids.
    """
    return {
        "expert": cell.expert,
        "dimension": cell.dimension,
        "position": cell.position,
        "low": cell.low,
        "high": cell.high,
        "theta": cell.theta,
        "state": cell.state,
        "salience": cell.salience,
        "for": cell.support,
        "against": cell.opposition,
        "sentences": cell.sentences,
        "reported": cell.reported,
        "asked": cell.asked,
        "evidence": [_weighed(one, entries) for one in cell.weighed],
    }


def _weighed(one: Weighed, entries: Mapping[str, Entry]) -> dict[str, Any]:
    sentence = one.sentence
    return {
        "sentence": sentence.id,
        "source": sentence.source.name,
        "line": sentence.line,
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.text,
        "wording": sentence.wording,
        "weight": one.weight,
        "items": [_item(item, entries.get(item.rule)) for item in one.evidence],
    }


def _item(item: Evidence, entry: Entry | None) -> dict[str, Any]:
    """One piece of evidence; `entry` is the target or cue that it goes back to, if any."""
    return {
        "origin": item.origin,
        "rule": item.rule,
        "rule_file": entry.place.file if entry else None,
        "rule_line": entry.place.line if entry else None,
        "rule_weight": entry.weight if entry else None,
        "rule_mark": entry.mark if entry else None,
        "words": item.words,
        "start": item.span.start,
        "end": item.span.end,
        "text": item.span.text,
        "sign": item.sign,
        "weight": item.weight,
        "voice": item.voice,
        "modifiers": [_modifier(one) for one in item.modifiers],
        "terms": [{"term": one.term, "share": one.share} for one in item.terms],
        "reason": item.reason,
        "discarded": item.discarded or None,
    }


def _modifier(one: Modifier) -> dict[str, Any]:
    return {"kind": one.kind, "text": one.words, "start": one.span.start, "end": one.span.end}


def parse_sheet(source: Source) -> dict[str, Any]:
    """Read a score sheet back.

    Raises:
        StancesError: broken JSON, another major format, or a cell without its fields.
    """
    try:
        record = json.loads(source.text.lstrip("\ufeff"))
    except json.JSONDecodeError as fault:
        where = f"{source.name}:{source.line + fault.lineno - 1}"
        raise StancesError(f"broken JSON: {fault.msg}", where=where) from fault
    if record.get("type") == BASELINE:
        hint = "stances check and stances diff read it"
        raise StancesError("a baseline, no score sheet", where=source.name, hint=hint)
    check_version(
        record, FORMAT_VERSION, "a score sheet", where=source.name, mend="score the texts again"
    )
    if not isinstance(record.get("cells"), list) or not record["cells"]:
        raise StancesError("a score sheet without cells", where=source.name)
    for number, cell in enumerate(record["cells"], start=1):
        _check_cell(cell if isinstance(cell, dict) else {}, number, source.name)
    for key in ("passport", "dimensions", "experts"):
        if key not in record:
            raise StancesError(f'a score sheet without "{key}"', where=source.name)
    _check_dimensions(record["dimensions"], source.name)
    wanted = {(name, one["id"]) for name in record["experts"] for one in record["dimensions"]}
    found = [(cell["expert"], cell["dimension"]) for cell in record["cells"]]
    if sorted(wanted) != sorted(found):
        raise StancesError(
            "not exactly one cell for every expert and dimension",
            where=source.name,
            hint="score the texts again",
        )
    return dict(record)


def check_version(
    record: Mapping[str, Any], known: str, what: str, *, where: str, mend: str
) -> None:
    """See that a record is of the major format that this version knows.

    Raises:
        StancesError: it is of another.
    """
    version = str(record.get("format_version", ""))
    if version.split(".", maxsplit=1)[0] != known.split(".", maxsplit=1)[0]:
        hint = f"this version of stances reads format {known}; {mend}"
        raise StancesError(f'{what} of format "{version}"', where=where, hint=hint)


def _check_dimensions(dimensions: object, where: str) -> None:
    if not isinstance(dimensions, list):
        raise StancesError('"dimensions" is no list', where=where)
    for one in dimensions:
        for key in _DIMENSION_FIELDS:
            if not isinstance(one, dict) or not isinstance(one.get(key), str):
                raise StancesError(f'a dimension has no "{key}"', where=where)


def _check_cell(cell: Mapping[str, Any], number: int, where: str) -> None:
    """A cell has all its fields; a position lies between -1 and 1, or is null with its interval."""
    for key in CELL_FIELDS:
        if key not in cell:
            hint = "write it without --scale logit" if key == "position" else ""
            raise StancesError(f'cell {number} has no "{key}"', where=where, hint=hint)
    for key in ("position", "low", "high"):
        if (cell[key] is None) != (cell["state"] == "silent"):
            raise StancesError(
                f'cell {number}: "{key}" and the state "{cell["state"]}" do not agree', where=where
            )
        if cell[key] is not None and not (_is_number(cell[key]) and -1 <= cell[key] <= 1):
            raise StancesError(f'cell {number}: "{key}" must lie between -1 and 1', where=where)
    for key in ("salience", "for", "against", "sentences", "reported", "asked"):
        if not _is_number(cell[key]) or cell[key] < 0:
            raise StancesError(f'cell {number}: "{key}" must be at least 0', where=where)
    _check_position(cell, number, where)


def _check_position(cell: Mapping[str, Any], number: int, where: str) -> None:
    """The printed weights give the printed position."""
    support, opposition = cell["for"], cell["against"]
    rebuilt = (support - opposition) / (support + opposition + 1)
    if cell["position"] is not None and abs(cell["position"] - rebuilt) > 1e-6:
        what = f'cell {number}: "for" and "against" do not give its position'
        raise StancesError(what, where=where, hint="score the texts again")
    evidence = cell.get("evidence", [])
    if not isinstance(evidence, list) or not all(isinstance(one, dict) for one in evidence):
        raise StancesError(f'cell {number}: "evidence" is no list of objects', where=where)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
