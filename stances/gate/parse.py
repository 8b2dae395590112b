"""A baseline read back from its text: nothing that stands in it is taken on trust."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from stances.errors import StancesError
from stances.gate.snapshot import Basis, Cell, Item, Piece, Snapshot, sentence_weight
from stances.model import Sign, Source, State
from stances.read.formats import BASELINE, is_baseline
from stances.read.rows import doubled
from stances.score.records import check_version

FORMAT_VERSION = "1.0"
"""A minor step adds fields, a major one breaks them."""

_ANEW = "if a merge broke it take either side; else take it away, and run stances accept"
_ROUNDED = 1e-3
_OTHER = "name the file that stances accept wrote"
_BROKEN = (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError)


def parse(source: Source) -> Snapshot:
    """Read a baseline back.

    Raises:
        StancesError: it is broken or broken off, of another major format, no baseline at all,
            or holds figures that do not give its positions.
    """
    record = _json(source)
    if not isinstance(record, dict) or record.get("type") != BASELINE:
        raise StancesError("no baseline", where=source.name, hint=_OTHER)
    check_version(record, FORMAT_VERSION, "a baseline", where=source.name, mend=_ANEW)
    return _Parser(source).snapshot(record)


def _json(source: Source) -> object:
    try:
        return json.loads(source.text.lstrip("\ufeff"), object_pairs_hook=_each_once)
    except json.JSONDecodeError as fault:
        if not is_baseline(source) and not _may_be_one(source.text):
            raise StancesError("no baseline", where=source.name, hint=_OTHER) from fault
        where = f"{source.name}:{source.line + fault.lineno - 1}"
        raise StancesError(f"a broken baseline: {fault.msg}", where=where, hint=_ANEW) from fault
    except (ValueError, RecursionError) as fault:
        what = str(fault) if isinstance(fault, ValueError) else "nested too deeply"
        raise StancesError(f"a broken baseline: {what}", where=source.name, hint=_ANEW) from fault


def _may_be_one(text: str) -> bool:
    """Whether a text that is no JSON looks like a baseline after a merge, or like its beginning."""
    return f'"type": "{BASELINE}"' in text or text.lstrip().startswith(("<<<<<<<", "{"))


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of these keys; one that stands twice tells of a merge that went wrong."""
    twice = doubled(pairs)
    if twice is not None:
        raise ValueError(f'"{twice}" stands twice in one object')
    return dict(pairs)


class _Parser:
    """Reads the record of one baseline, and knows where its cells stand."""

    def __init__(self, source: Source) -> None:
        self._name = source.name
        self._lines = _cell_lines(source)

    def snapshot(self, record: Mapping[str, Any]) -> Snapshot:
        bases = [self._basis(record)]
        bases += [self._basis(one) for one in self._list(record.get("earlier", []), "earlier")]
        cells: dict[tuple[str, str], Cell] = {}
        for number, one in enumerate(self._list(record.get("cells"), "cells"), start=1):
            cell = self._cell(one, bases, number)
            if (cell.expert, cell.dimension) in cells:
                raise self._fault(f"{cell.expert} on {cell.dimension} stands in it twice", number)
            cells[cell.expert, cell.dimension] = cell
        if not cells:
            raise self._fault("it holds no cells")
        return Snapshot(name=self._name, basis=bases[0], cells=cells)

    def _basis(self, record: Mapping[str, Any]) -> Basis:
        try:
            passport = _passport(record["passport"])
        except _BROKEN as fault:
            raise self._fault('its "passport" is missing or broken') from fault
        try:
            marks = _table(record.get("marks", {}))
            rubric, texts = _table(marks.get("rubric", {})), marks.get("texts")
            dimensions, entries = rubric.get("dimensions"), rubric.get("entries")
            return Basis(
                passport=passport,
                texts=None
                if texts is None
                else {name: _texts(own) for name, own in _table(texts).items()},
                shared=_text(rubric.get("shared", "")),
                settings=_numbers(rubric["settings"] if rubric else {}),
                modifiers=_text(rubric.get("modifiers", "")),
                dimensions=None if dimensions is None else _texts(dimensions),
                entries=None
                if entries is None
                else {name: _words(own) for name, own in _table(entries).items()},
            )
        except _BROKEN as fault:
            raise self._fault('its "marks" are broken') from fault

    def _cell(self, record: Mapping[str, Any], bases: Sequence[Basis], number: int) -> Cell:
        try:
            position = record["position"]
            cell = Cell(
                expert=_name(record["expert"]),
                dimension=_name(record["dimension"]),
                state=_state(record["state"]),
                position=None if position is None else _number(position, -1, 1),
                support=_number(record["for"]),
                opposition=_number(record["against"]),
                pieces=_pieces(self._list(record["evidence"], "evidence")),
                basis=bases[_whole(record.get("earlier", 0))],
                line=self._lines[number - 1] if number <= len(self._lines) else 1,
            )
        except _BROKEN as fault:
            raise self._fault(f"cell {number} is broken", number) from fault
        if not _adds_up(cell):
            what = f"the figures of {cell.expert} on {cell.dimension} do not give the position"
            raise self._fault(what, number)
        return cell

    def _list(self, value: object, key: str) -> list[Any]:
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self._fault(f'its "{key}" is no list of objects')
        return value

    def _fault(self, what: str, number: int = 0) -> StancesError:
        known = 0 < number <= len(self._lines)
        where = f"{self._name}:{self._lines[number - 1]}" if known else self._name
        return StancesError(f"a broken baseline: {what}", where=where, hint=_ANEW)


def _adds_up(cell: Cell) -> bool:
    """Whether evidence, sums, position and state agree."""
    if (cell.position is None) != (cell.state == "silent"):
        return False
    sums = [sentence_weight(piece.items) for piece in cell.pieces]
    support = math.fsum(one for one in sums if one > 0)
    opposition = math.fsum(-one for one in sums if one < 0)
    if abs(support - cell.support) > _ROUNDED or abs(opposition - cell.opposition) > _ROUNDED:
        return False
    if cell.position is None:
        return True
    rebuilt = (cell.support - cell.opposition) / (cell.support + cell.opposition + 1)
    sides = {"for": cell.position > 0, "against": cell.position < 0, "mixed": True}
    return abs(cell.position - rebuilt) < 1e-6 and sides[cell.state]


def _passport(value: object) -> dict[str, Any]:
    """What this version knows of a passport."""
    record = _table(value)
    known = ("stances", "method", "rubric", "rubric_hash")
    settings = _texts(record["settings"])
    return {**{key: _text(record[key]) for key in known}, "settings": settings}


def _pieces(records: Sequence[Mapping[str, Any]]) -> tuple[Piece, ...]:
    """The sentences of a cell: those of its evidence, each with all that was found in it."""
    found: dict[tuple[str, str, int, str], list[Item]] = {}
    for one in records:
        stands = _text(one["sentence"]), _text(one["source"]), _whole(one["line"])
        found.setdefault((*stands, _text(one["mark"])), []).append(_item(one))
    return tuple(
        Piece(sentence=sentence, source=source, line=line, mark=mark, items=tuple(items))
        for (sentence, source, line, mark), items in found.items()
    )


def _item(record: Mapping[str, Any]) -> Item:
    file, line, full, mark = (
        record.get(key) for key in ("rule_file", "rule_line", "rule_weight", "rule_mark")
    )
    return Item(
        origin=_text(record["origin"]),
        words=_text(record.get("words", "")),
        sign=_sign(record["sign"]),
        weight=_number(record["weight"], 0, 1),
        voice=_text(record["voice"]),
        modifiers=_words(record.get("modifiers", [])),
        file=None if file is None else _text(file),
        line=None if line is None else _whole(line),
        full=None if full is None else _number(full, 0, 1),
        mark=None if mark is None else _text(mark),
    )


def _table(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return value


def _texts(value: object) -> dict[str, str]:
    return {key: _text(one) for key, one in _table(value).items()}


def _numbers(value: object) -> dict[str, float]:
    """Numbers and switches by their names."""
    return {
        key: one if isinstance(one, bool) else _number(one) for key, one in _table(value).items()
    }


def _words(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(_text(one) for one in value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _name(value: object) -> str:
    if not _text(value):
        raise ValueError(value)
    return _text(value)


def _state(value: object) -> State:
    for state in get_args(State):
        if value == state:
            return state  # type: ignore[no-any-return]
    raise ValueError(value)


def _sign(value: object) -> Sign:
    for sign in get_args(Sign):
        if type(value) is int and value == sign:
            return sign  # type: ignore[no-any-return]
    raise ValueError(value)


def _number(value: object, least: float = 0, most: float = math.inf) -> float:
    if type(value) not in (int, float):  # true and false are no numbers
        raise TypeError(value)
    number = float(value)  # type: ignore[arg-type]
    if not (math.isfinite(number) and least <= number <= most):
        raise ValueError(value)
    return number


def _whole(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(value)
    return value


def _cell_lines(source: Source) -> list[int]:
    """The line of each cell, as `dump` lays them out; none where somebody laid them out anew."""
    lines: list[int] = []
    inside = False
    for number, line in enumerate(source.text.split("\n"), start=source.line):
        inside = inside or line.startswith('  "cells": [')
        if inside and line.startswith("    {"):
            lines.append(number)
    return lines
