"""The score sheet as plain records: the public JSON shape, written and read back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from stances.errors import StancesError
from stances.model import Evidence, Modifier, Passport, Position, ScoreSheet, Source, Weighed
from stances.rubric.model import Dimension

FORMAT_VERSION = "1.0"
"""A minor step adds fields, a major one breaks them."""

_CELL = (
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


def sheet_record(sheet: ScoreSheet, dimensions: Sequence[Dimension]) -> dict[str, Any]:
    """A score sheet with all its evidence, ready for JSON."""
    return {
        "format_version": FORMAT_VERSION,
        "passport": passport_record(sheet.passport),
        "experts": list(sheet.experts),
        "dimensions": [
            {
                "id": one.id,
                "label": one.label,
                "question": one.question,
                "kind": one.kind,
                "positive": one.positive,
                "negative": one.negative,
            }
            for one in dimensions
        ],
        "cells": [cell_record(cell) for cell in sheet.cells],
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


def cell_record(cell: Position) -> dict[str, Any]:
    """One expert's position on one dimension, with its evidence."""
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
        "evidence": [_weighed(one) for one in cell.weighed],
    }


def _weighed(one: Weighed) -> dict[str, Any]:
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
        "items": [_item(item) for item in one.evidence],
    }


def _item(item: Evidence) -> dict[str, Any]:
    return {
        "origin": item.origin,
        "rule": item.rule,
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


def is_sheet(source: Source) -> bool:
    """Whether a source holds a score sheet: a JSON object with cells and a format version."""
    text = source.text.lstrip("\ufeff \t\r\n")
    return text.startswith("{") and '"format_version"' in text[:400]


def parse_sheet(source: Source) -> dict[str, Any]:
    """Read a score sheet back.

    Raises:
        StancesError: broken JSON, another major format, or a cell without its fields.
    """
    try:
        record = json.loads(source.text)
    except json.JSONDecodeError as fault:
        where = f"{source.name}:{source.line + fault.lineno - 1}"
        raise StancesError(f"broken JSON: {fault.msg}", where=where) from fault
    version = str(record.get("format_version", ""))
    if version.split(".", maxsplit=1)[0] != FORMAT_VERSION.split(".", maxsplit=1)[0]:
        raise StancesError(
            f'a score sheet of format "{version}"',
            where=source.name,
            hint=f"this version of stances reads format {FORMAT_VERSION}; score the texts again",
        )
    cells = record.get("cells")
    if not isinstance(cells, list) or not cells:
        raise StancesError("a score sheet without cells", where=source.name)
    for number, cell in enumerate(cells, start=1):
        lacking = [key for key in _CELL if not isinstance(cell, dict) or key not in cell]
        if lacking:
            hint = "write it without --scale logit" if lacking[0] == "position" else ""
            raise StancesError(f'cell {number} has no "{lacking[0]}"', where=source.name, hint=hint)
    for key in ("passport", "dimensions", "experts"):
        if key not in record:
            raise StancesError(f'a score sheet without "{key}"', where=source.name)
    return dict(record)
