"""What the gate compares: every cell of one scoring, and all that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import fsum
from typing import Any

from stances.errors import StancesError
from stances.model import Sign, State
from stances.score.marks import text_mark

Key = tuple[str, str]
"""A cell's expert and dimension."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Basis:
    """What scores depend on, as far as it is known.

    Attributes:
        passport: what a score sheet says of itself.
        texts: the mark of each sentence, by expert and id; `None` where unknown.
        shared, modifiers: the marks of the rubric's shared part and of the modifiers.
        settings: the numbers of that shared part, by their names.
        dimensions: the marks of the dimensions, by their ids; `None` where unknown.
        entries: the marks of each dimension's targets and cues; `None` where unknown.
        sentences: every sentence as it stands, without evidence, by expert and id; nothing where
            the text is not at hand.
    """

    passport: Mapping[str, Any]
    texts: Mapping[str, Mapping[str, str]] | None = None
    shared: str = ""
    settings: Mapping[str, float] = field(default_factory=dict)
    modifiers: str = ""
    dimensions: Mapping[str, str] | None = None
    entries: Mapping[str, Sequence[str]] | None = None
    sentences: Mapping[str, Mapping[str, Piece]] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One piece of evidence that carries weight.

    Attributes:
        words: the pattern that was found; empty for likeness.
        weight: from 0 to 1.
        modifiers: each as its kind and its words.
        file, line, full, mark: of the target or cue, where it stands, its own weight, and a
            digest of it; `None` for likeness.
    """

    origin: str
    words: str
    sign: Sign
    weight: float
    voice: str
    modifiers: tuple[str, ...] = ()
    file: str | None = None
    line: int | None = None
    full: float | None = None
    mark: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A sentence with the evidence in it.

    Attributes:
        mark: of its words.
        items: what carries weight; none where all of it was set aside.
        text: `None` where only its mark was kept.
    """

    sentence: str
    source: str
    line: int
    mark: str
    items: tuple[Item, ...]
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """Where an expert stands on a dimension.

    Attributes:
        support, opposition: summed weights for (R) and against (L).
        basis: what it was scored on.
        line: where it stands in its file; 0 where it is not from one.
    """

    expert: str
    dimension: str
    state: State
    position: float | None
    support: float
    opposition: float
    pieces: tuple[Piece, ...]
    basis: Basis
    line: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Snapshot:
    """All cells of one scoring.

    Attributes:
        name: the file they come from, or what was scored.
        basis: what the newest of them were scored on.
        cells: in the order in which they are told.
        tolerances: by dimension, where the rubric has one.
    """

    name: str
    basis: Basis
    cells: Mapping[Key, Cell]
    tolerances: Mapping[str, float] = field(default_factory=dict)

    @property
    def experts(self) -> tuple[str, ...]:
        """Everybody in it, in order."""
        return tuple(dict.fromkeys(expert for expert, _ in self.cells))

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Every dimension in it, in order."""
        return tuple(dict.fromkeys(dimension for _, dimension in self.cells))


def sentence_weight(items: Sequence[Item]) -> float:
    """What a sentence weighs: the sum of its evidence, cut to [-1, 1]."""
    return round(max(-1.0, min(1.0, fsum(one.sign * one.weight for one in items))), 4)


def of_sheet(record: Mapping[str, Any], name: str) -> Snapshot:
    """A score sheet as the gate sees it.

    Raises:
        StancesError: the sheet was written without evidence, or is broken.
    """
    try:
        return _of_sheet(record, name)
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        hint = "score the texts again"
        raise StancesError("a broken score sheet", where=name, hint=hint) from fault


def _of_sheet(record: Mapping[str, Any], name: str) -> Snapshot:
    marks = record.get("marks", {})
    rubric = marks.get("rubric", {})
    basis = Basis(
        passport=record["passport"],
        texts=marks.get("texts"),
        shared=rubric.get("shared", ""),
        settings=rubric.get("settings", {}),
        modifiers=rubric.get("modifiers", ""),
        dimensions=rubric.get("dimensions"),
        entries=rubric.get("entries"),
        sentences={
            expert: {one["sentence"]: _piece(one) for one in own}
            for expert, own in record.get("spoken", {}).items()
        },
    )
    cells = [_cell(one, basis, name) for one in record["cells"]]
    return Snapshot(
        name=name,
        basis=basis,
        cells={(one.expert, one.dimension): one for one in cells},
        tolerances={
            one["id"]: one["tolerance"] for one in record["dimensions"] if "tolerance" in one
        },
    )


def _cell(record: Mapping[str, Any], basis: Basis, name: str) -> Cell:
    if "evidence" not in record:
        raise StancesError(
            "this score sheet holds no evidence",
            where=name,
            hint="write it with: stances score -f json --evidence",
        )
    return Cell(
        expert=record["expert"],
        dimension=record["dimension"],
        state=record["state"],
        position=record["position"],
        support=record["for"],
        opposition=record["against"],
        pieces=tuple(_piece(one) for one in record["evidence"]),
        basis=basis,
    )


def _piece(record: Mapping[str, Any]) -> Piece:
    return Piece(
        sentence=record["sentence"],
        source=record["source"],
        line=record["line"],
        mark=text_mark(record["text"]),
        items=tuple(_item(one) for one in record.get("items", []) if one["weight"]),
        text=record["text"],
    )


def _item(record: Mapping[str, Any]) -> Item:
    return Item(
        origin=record["origin"],
        words=record["words"],
        sign=record["sign"],
        weight=record["weight"],
        voice=record["voice"],
        modifiers=tuple(f'{one["kind"]} "{one["text"]}"' for one in record["modifiers"]),
        file=record.get("rule_file"),
        line=record.get("rule_line"),
        full=record.get("rule_weight"),
        mark=record.get("rule_mark"),
    )


def narrowed(snapshot: Snapshot, keys: set[Key]) -> Snapshot:
    """Only these cells."""
    return replace(snapshot, cells={key: one for key, one in snapshot.cells.items() if key in keys})


def renamed(snapshot: Snapshot, rename: Callable[[str], str]) -> Snapshot:
    """The same with other names for its files."""
    return replace(
        snapshot,
        cells={
            key: replace(cell, pieces=tuple(_renamed(one, rename) for one in cell.pieces))
            for key, cell in snapshot.cells.items()
        },
    )


def _renamed(piece: Piece, rename: Callable[[str], str]) -> Piece:
    items = tuple(
        replace(item, file=rename(item.file)) if item.file else item for item in piece.items
    )
    return replace(piece, source=rename(piece.source), items=items)


def merged(old: Snapshot, new: Snapshot, keys: set[Key]) -> Snapshot:
    """The old cells, but these as the new scoring has them (or not at all, where it has none).

    A cell that is scored just as it was is told as the new scoring has it, on its basis.
    """
    kept = {
        key: new.cells[key] if key in new.cells and _alike(cell, new.cells[key]) else cell
        for key, cell in old.cells.items()
        if key not in keys
    }
    taken = {key: cell for key, cell in new.cells.items() if key in keys}
    return replace(new, name=old.name, cells={**kept, **taken})


def _alike(one: Cell, other: Cell) -> bool:
    return _scored(one) == _scored(other)


def _scored(cell: Cell) -> tuple[object, ...]:
    """A cell's score and all it rests on, wherever that stands."""
    found = [
        (piece.mark, item.origin, item.words, item.sign, item.weight, item.mark)
        for piece in cell.pieces
        for item in piece.items
    ]
    return cell.state, cell.position, cell.support, cell.opposition, found
