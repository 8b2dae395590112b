"""A coder's code of a cell, paired with what the program or another coder found there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import UNSET, Struct

from stances.codes.read_codes import SENTENCE
from stances.codes.units import check_dimensions, name_units
from stances.errors import StancesError
from stances.model import Code, CodedFile, Side, State
from stances.scoring.sheet import ScoreSheet, SheetCell
from stances.scoring.sheet_evidence import SheetSentence

CODE_OF_STATE: Mapping[State, Side] = {"for": "+", "against": "-", "mixed": "0", "silent": "."}
"""A score's state as a coder would write it."""


class CodedPair(Struct, frozen=True, kw_only=True):
    """One cell with the two sides that are compared.

    Attributes:
        unit: the expert, statement or sentence.
        coded: the side that the coder of GOLD found.
        given: the side that the program or the other coder found.
        grade, position: how far to a side each of them is; `None` where that is not known.
        evidence: the sentences of the score sheet that the given side rests on; `None` where the
            sheet was written without them.
    """

    unit: str
    dimension: str
    coded: Side
    given: Side
    grade: float | None = None
    position: float | None = None
    evidence: tuple[SheetSentence, ...] | None = ()


def pair_with_sheet(coded: CodedFile, sheet: ScoreSheet) -> list[CodedPair]:
    """Pair each coded cell with that of a score sheet; experts may be named by a part.

    Raises:
        StancesError: the sheet lacks an expert or a dimension that was coded, or two names of
            one expert are coded.
    """
    names = name_units(coded, sheet.experts)
    check_dimensions(coded, tuple(one.id for one in sheet.dimensions))
    cells = {cell.key: cell for cell in sheet.cells}
    return [pair_cell(code, cells[names[code.unit], code.dimension]) for code in coded.codes]


def pair_with_sentences(
    coded: CodedFile, sheet: ScoreSheet, ids: Sequence[str], known: Sequence[str]
) -> list[CodedPair]:
    """Pair every sentence with its weight on every dimension of a sheet.

    A sentence that the coder did not code has no side.

    Args:
        sheet: with its evidence.
        ids: all sentences of the sheet's experts, which are compared.
        known: all sentences of the texts, these and others, which may be coded.

    Raises:
        StancesError: a coded sentence or dimension is not there, or two sentences share an id.
    """
    dimensions = tuple(one.id for one in sheet.dimensions)
    check_dimensions(coded, dimensions)
    if len(set(ids)) < len(ids):
        twice = next(one for one in ids if ids.count(one) > 1)
        raise StancesError(f'two sentences have the id "{twice}"', hint="choose an expert with -e")
    name_units(coded, tuple(known))  # raises where one is unknown
    codes = {(code.unit, code.dimension): code for code in coded.codes}
    left_out = set(coded.left_out)
    found = {
        (sentence.sentence, cell.dimension): sentence
        for cell in sheet.cells
        for sentence in _list_evidence(cell) or ()
    }
    return [
        _pair_sentence(one, name, codes.get((one, name)), found.get((one, name)))
        for one in ids
        for name in dimensions
        if (one, name) not in left_out
    ]


def pair_coders(coded: CodedFile, other: CodedFile) -> list[CodedPair]:
    """Pair the cells that both coders coded; for sentences, those that either did.

    Raises:
        StancesError: they coded different kinds of unit, or no cell in common.
    """
    if (coded.unit == SENTENCE) != (other.unit == SENTENCE):
        what = f'it codes by "{other.unit}", but {coded.name} by "{coded.unit}"'
        raise StancesError(what, where=other.name, hint="code the same units")
    mine = {(code.unit, code.dimension): code for code in coded.codes}
    theirs = {(code.unit, code.dimension): code for code in other.codes}
    left_out = {*coded.left_out, *other.left_out}
    if coded.unit == SENTENCE:
        cells = list(dict.fromkeys([*mine, *theirs]))
    else:
        cells = [cell for cell in mine if cell in theirs]
    pairs = [
        _pair_codes(cell, mine.get(cell), theirs.get(cell))
        for cell in cells
        if cell not in left_out
    ]
    if not pairs:
        raise StancesError(
            f"no cell that {coded.name} codes as well",
            where=other.name,
            hint="name experts and dimensions alike in both",
        )
    return pairs


def select_dimension(pairs: Sequence[CodedPair], dimension: str) -> Iterator[CodedPair]:
    """Return the pairs of one dimension."""
    return (pair for pair in pairs if pair.dimension == dimension)


def _list_evidence(cell: SheetCell) -> tuple[SheetSentence, ...] | None:
    """Return the sentences of a cell; `None` where the sheet was written without them."""
    return None if cell.evidence is UNSET else tuple(cell.evidence or ())


def pair_cell(code: Code, cell: SheetCell) -> CodedPair:
    """Pair a code with the cell of a score sheet, whose expert it may name by a part."""
    return CodedPair(
        unit=cell.expert,
        dimension=code.dimension,
        coded=code.side,
        given=CODE_OF_STATE[cell.state],
        grade=code.grade,
        position=cell.position,
        evidence=_list_evidence(cell),
    )


def _pair_sentence(
    unit: str, dimension: str, code: Code | None, found: SheetSentence | None
) -> CodedPair:
    weight = found.weight if found else 0.0
    return CodedPair(
        unit=unit,
        dimension=dimension,
        coded=code.side if code else ".",
        given="+" if weight > 0 else "-" if weight < 0 else ".",
        grade=code.grade if code else None,
        position=weight or None,
        evidence=(found,) if found else (),
    )


def _pair_codes(cell: tuple[str, str], mine: Code | None, theirs: Code | None) -> CodedPair:
    return CodedPair(
        unit=cell[0],
        dimension=cell[1],
        coded=mine.side if mine else ".",
        given=theirs.side if theirs else ".",
        grade=mine.grade if mine else None,
        position=theirs.grade if theirs else None,
    )
