"""A coder's words put into a score sheet, where they come before what the text gives."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from stances.codes.read_codes import read_codes
from stances.codes.units import name_units
from stances.document import Document
from stances.errors import StancesError
from stances.model import Code, CodedFile
from stances.scoring.names import match_names
from stances.scoring.sheet import STATE_OF_CODE, ScoreSheet, SheetCode


class CodedSheet(Struct, frozen=True, kw_only=True):
    """A score sheet with a coder's words in it.

    Attributes:
        strangers: the codes that are of nobody and nothing in the sheet.
    """

    sheet: ScoreSheet
    strangers: tuple[Code, ...]


def read_words(source: Document, expert_column: str = "expert") -> CodedFile:
    """Read a table of codes of experts.

    Raises:
        StancesError: as `read_codes`, or it codes sentences or texts.
    """
    coded = read_codes(source, expert_column=expert_column)
    if coded.unit not in ("expert", expert_column):
        hint = "name a table with columns expert, dimension and code"
        raise StancesError(f'codes of a "{coded.unit}" each', where=coded.name, hint=hint)
    return coded


def put_words(sheet: ScoreSheet, coded: CodedFile, *, narrowed: bool = False) -> CodedSheet:
    """Return a sheet with a coder's word in each cell that was coded; its scores stay.

    Experts may be named by a part of their names.

    Args:
        narrowed: whether the sheet holds some experts only, so that all codes may be of others.

    Raises:
        StancesError: no code is of anybody in the sheet, a name may be several experts', or a cell
            was coded twice under two names.
    """
    ids = {one.id for one in sheet.dimensions}
    own = [
        one for one in coded.codes if one.dimension in ids and match_names(one.unit, sheet.experts)
    ]
    if not narrowed and not any(match_names(one.unit, sheet.experts) for one in coded.codes):
        first = coded.codes[0]
        raise StancesError(
            f'no code is of an expert here; the first is of "{first.unit}"',
            where=f"{coded.name}:{first.line}",
            hint="stances experts lists who speaks in INPUT",
        )
    names = name_units(replace(coded, codes=tuple(own)), sheet.experts)
    words = {(names[one.unit], one.dimension): _make_word(one, coded.name) for one in own}
    cells = tuple(
        replace(cell, coded=words[cell.key]) if cell.key in words else cell for cell in sheet.cells
    )
    kept = set(own)
    return CodedSheet(
        sheet=replace(sheet, cells=cells),
        strangers=tuple(one for one in coded.codes if one not in kept),
    )


def list_coded_cells(sheet: ScoreSheet, coded: CodedFile) -> frozenset[tuple[str, str]]:
    """Return the experts and dimensions of a sheet that were coded, or left out with ``?``."""
    cells = [*((one.unit, one.dimension) for one in coded.codes), *coded.left_out]
    return frozenset(
        (name, dimension) for unit, dimension in cells for name in match_names(unit, sheet.experts)
    )


def _make_word(code: Code, file: str) -> SheetCode:
    return SheetCode(
        code=code.side,
        state=STATE_OF_CODE[code.side],
        coder=code.coder,
        note=code.note,
        file=file,
        line=code.line,
    )
