"""The baseline: accepted scores as a file that reads well in a diff, written and read back."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from stances.errors import StancesError
from stances.gate.parse import FORMAT_VERSION, parse
from stances.gate.snapshot import Basis, Cell, Item, Piece, Snapshot, renamed
from stances.model import Source
from stances.read.formats import BASELINE
from stances.read.sources import load


def is_there(name: str) -> bool:
    """Whether a name is that of a file."""
    return name != "-" and Path(name).is_file()


def is_taken(name: str) -> bool:
    """Whether there is anything of a name, be it a folder."""
    return Path(name).exists()


def is_same(name: str, other: str) -> bool:
    """Whether two names are those of one file."""
    return other != "-" and Path(name).resolve() == Path(other).resolve()


def holds(name: str, file: str) -> bool:
    """Whether a file that is there already is that of a name, or lies in a folder of that name."""
    path, other = Path(file).resolve(), Path(name).resolve()
    return name != "-" and path.exists() and path.is_relative_to(other)


def from_here(name: str) -> str:
    """A name by its way from the current folder."""
    return relative(name, Path.cwd())


def read(name: str) -> Snapshot:
    """Read a baseline's file, and tell its files by their ways from here.

    Raises:
        StancesError: there is none, or as `parse`.
    """
    path = Path(name)
    if path.is_dir():
        raise StancesError("is a folder", where=name, hint="name the baseline's file")
    if not path.exists():
        hint = f"write it with: stances accept --baseline {name}"
        raise StancesError("no baseline there", where=name, hint=hint)
    if path.is_char_device():
        raise StancesError("is a device", where=name, hint="name the baseline's file")
    return of_source(load([name])[0])


def of_source(source: Source) -> Snapshot:
    """A baseline that was read, its files told by their ways from here.

    Raises:
        StancesError: as `parse`.
    """
    folder = Path(source.name).parent
    return renamed(parse(source), lambda kept: _from_here(folder / kept, kept))


def write(snapshot: Snapshot, name: str) -> str:
    """The text of a baseline for a file: its files are told by their ways from that file.

    So it is the same from wherever it is written, and tells nothing of the machine.
    """
    folder = Path(name).parent.resolve()

    def way(file: str) -> str:
        if is_there(file):
            return relative(file, folder)
        return "-" if Path(file).is_absolute() else file  # a pipe has a name for this run alone

    return dump(renamed(snapshot, way))


def _from_here(path: Path, kept: str) -> str:
    return relative(path.as_posix(), Path.cwd()) if is_there(path.as_posix()) else kept


def relative(file: str, folder: Path) -> str:
    """The way from a folder to a file; the file's own name where there is none.

    Links are followed where that is the nearer way: a project may be reached through one.
    """
    path = Path(file)
    try:
        ways = [
            Path(os.path.relpath(one, folder)) for one in (path, path.parent.resolve() / path.name)
        ]
    except ValueError:  # another drive
        return path.name
    return min(ways, key=lambda way: way.parts.count("..")).as_posix()


def dump(snapshot: Snapshot) -> str:
    """The text of a baseline: cells by expert and dimension, no clock, one line an evidence."""
    cells = sorted(snapshot.cells.values(), key=lambda one: (one.expert, one.dimension))
    bases = [snapshot.basis]
    for cell in cells:
        if cell.basis not in bases:
            bases.append(cell.basis)
    newest, *earlier = [_basis_record(one) for one in bases]
    record = {
        "format_version": FORMAT_VERSION,
        "type": BASELINE,
        **newest,
        **({"earlier": earlier} if earlier else {}),
        "cells": [_cell_record(one, bases.index(one.basis)) for one in cells],
    }
    return _laid_out(record) + "\n"


def _basis_record(basis: Basis) -> dict[str, Any]:
    marks: dict[str, Any] = {}
    if basis.dimensions is not None:
        marks["rubric"] = {
            "settings": dict(basis.settings),
            "shared": basis.shared,
            "modifiers": basis.modifiers,
            "dimensions": dict(sorted(basis.dimensions.items())),
            **({} if basis.entries is None else {"entries": dict(sorted(basis.entries.items()))}),
        }
    if basis.texts is not None:
        marks["texts"] = {name: dict(own) for name, own in sorted(basis.texts.items())}
    return {"passport": dict(basis.passport), "marks": marks}


def _cell_record(cell: Cell, basis: int) -> dict[str, Any]:
    return {
        "expert": cell.expert,
        "dimension": cell.dimension,
        **({"earlier": basis} if basis else {}),
        "state": cell.state,
        "position": cell.position,
        "for": cell.support,
        "against": cell.opposition,
        "evidence": [_item_record(piece, item) for piece in cell.pieces for item in piece.items],
    }


def _item_record(piece: Piece, item: Item) -> dict[str, Any]:
    """Empty values are left out."""
    record = {
        "sentence": piece.sentence,
        "source": piece.source,
        "line": piece.line,
        "mark": piece.mark,
        "origin": item.origin,
        "words": item.words,
        "sign": item.sign,
        "weight": item.weight,
        "voice": item.voice,
        "modifiers": list(item.modifiers),
        "rule_file": item.file,
        "rule_line": item.line,
        "rule_weight": item.full,
        "rule_mark": item.mark,
    }
    return {key: value for key, value in record.items() if value not in (None, "", [])}


def _laid_out(value: object, indent: str = "", *, listed: bool = False) -> str:
    """JSON over many lines, but lists of words, and what a list holds, on one each."""
    if not value or not isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    if (listed or isinstance(value, list)) and not _holds_object(value):
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    deeper = indent + "  "
    if isinstance(value, list):
        lines = [_laid_out(one, deeper, listed=True) for one in value]
        return "[\n" + ",\n".join(f"{deeper}{line}" for line in lines) + f"\n{indent}]"
    pairs = (
        f"{json.dumps(key, ensure_ascii=False)}: {_laid_out(one, deeper)}"
        for key, one in value.items()
    )
    return "{\n" + ",\n".join(f"{deeper}{pair}" for pair in pairs) + f"\n{indent}}}"


def _holds_object(value: dict[str, Any] | list[Any]) -> bool:
    inside = value.values() if isinstance(value, dict) else value
    return any(
        isinstance(one, dict) or (isinstance(one, list) and _holds_object(one)) for one in inside
    )
