"""What a coder found in a cell, beside what the tool or another coder found there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stances.errors import StancesError
from stances.evaluate.coded import check_dimensions, units_named
from stances.model import Code, CodedFile, Side
from stances.read.codes import SENTENCE

CODE_OF_STATE: Mapping[str, Side] = {"for": "+", "against": "-", "mixed": "0", "silent": "."}
"""A score's state as a coder would write it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """One cell, coded and given.

    Attributes:
        unit: the expert, statement or sentence.
        coded, given: the side that the coder found, and the one held against it.
        grade, position: how far to a side each; `None` where not told.
        evidence: the records of a score sheet's sentences that the given side rests on; `None`
            where the sheet was written without them.
    """

    unit: str
    dimension: str
    coded: Side
    given: Side
    grade: float | None = None
    position: float | None = None
    evidence: tuple[Mapping[str, Any], ...] | None = ()


def with_sheet(coded: CodedFile, sheet: Mapping[str, Any]) -> list[Pair]:
    """The coded cells beside those of a score sheet; experts may be named by a part.

    Raises:
        StancesError: the sheet lacks an expert or a dimension that was coded, or two names of
            one expert are coded.
    """
    names = units_named(coded, tuple(sheet["experts"]))
    check_dimensions(coded, tuple(one["id"] for one in sheet["dimensions"]))
    cells = {(cell["expert"], cell["dimension"]): cell for cell in sheet["cells"]}
    return [_pair(code, cells[names[code.unit], code.dimension]) for code in coded.codes]


def with_sentences(
    coded: CodedFile, sheet: Mapping[str, Any], ids: Sequence[str], known: Sequence[str]
) -> list[Pair]:
    """All sentences on all dimensions of a sheet; where none is coded, the coder found no side.

    Args:
        ids: all sentences of the sheet's experts, which are compared.
        known: all sentences of the texts, these and others, which may be coded.

    Raises:
        StancesError: a coded sentence or dimension is not there, or two sentences share an id.
    """
    dimensions = tuple(one["id"] for one in sheet["dimensions"])
    check_dimensions(coded, dimensions)
    if len(set(ids)) < len(ids):
        twice = next(one for one in ids if ids.count(one) > 1)
        raise StancesError(f'two sentences have the id "{twice}"', hint="choose an expert with -e")
    units_named(coded, tuple(known))  # raises where one is unknown
    codes = {(code.unit, code.dimension): code for code in coded.codes}
    left_out = set(coded.left_out)
    found = {
        (one["sentence"], cell["dimension"]): one
        for cell in sheet["cells"]
        for one in cell["evidence"]
    }
    return [
        _sentence(one, name, codes.get((one, name)), found.get((one, name)))
        for one in ids
        for name in dimensions
        if (one, name) not in left_out
    ]


def with_codes(coded: CodedFile, other: CodedFile) -> list[Pair]:
    """The cells that both coders coded; for sentences, those that either did.

    Raises:
        StancesError: they coded different kinds of unit, or no cell in common.
    """
    if (coded.unit == SENTENCE) != (other.unit == SENTENCE):
        what = f'it codes by "{other.unit}", and {coded.name} by "{coded.unit}"'
        raise StancesError(what, where=other.name, hint="code the same units")
    mine = {(code.unit, code.dimension): code for code in coded.codes}
    theirs = {(code.unit, code.dimension): code for code in other.codes}
    open_world = coded.unit == SENTENCE
    left_out = {*coded.left_out, *other.left_out}
    cells = [
        cell
        for cell in dict.fromkeys([*mine, *theirs])
        if cell not in left_out and (open_world or (cell in mine and cell in theirs))
    ]
    if not cells:
        raise StancesError(
            f"no cell that {coded.name} codes as well",
            where=other.name,
            hint="name experts and dimensions alike in both",
        )
    return [_coders(cell, mine.get(cell), theirs.get(cell)) for cell in cells]


def of_dimension(pairs: Sequence[Pair], dimension: str) -> Iterator[Pair]:
    """The pairs of one dimension."""
    return (pair for pair in pairs if pair.dimension == dimension)


def _pair(code: Code, cell: Mapping[str, Any]) -> Pair:
    return Pair(
        unit=cell["expert"],
        dimension=code.dimension,
        coded=code.side,
        given=CODE_OF_STATE[cell["state"]],
        grade=code.grade,
        position=cell["position"],
        evidence=tuple(cell["evidence"]) if "evidence" in cell else None,
    )


def _sentence(
    unit: str, dimension: str, code: Code | None, found: Mapping[str, Any] | None
) -> Pair:
    weight = found["weight"] if found else 0.0
    return Pair(
        unit=unit,
        dimension=dimension,
        coded=code.side if code else ".",
        given="+" if weight > 0 else "-" if weight < 0 else ".",
        grade=code.grade if code else None,
        position=weight or None,
        evidence=(found,) if found else (),
    )


def _coders(cell: tuple[str, str], mine: Code | None, theirs: Code | None) -> Pair:
    return Pair(
        unit=cell[0],
        dimension=cell[1],
        coded=mine.side if mine else ".",
        given=theirs.side if theirs else ".",
        grade=mine.grade if mine else None,
        position=theirs.grade if theirs else None,
    )
