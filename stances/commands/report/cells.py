"""A cell as the table of positions shows it, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from stances.commands.arithmetic import describe_side
from stances.commands.report.depth import Depth
from stances.commands.report.figures import (
    choose_shade,
    draw_dot,
    draw_line,
    name_code,
    write_code,
    write_figure,
    write_interval,
    write_position,
)
from stances.commands.report.quotes import Place, Quote, Surroundings, make_quote, shorten_path
from stances.commands.report.sums import list_sums
from stances.comparison.panel import find_placed
from stances.output.figures import format_share
from stances.scoring.sheet import SheetCell, SheetCode, SheetDimension
from stances.scoring.sheet_evidence import SheetSentence
from stances.scoring.weakness import is_weak

AXIS = 60
"""The width of the interval in a cell of the table, in pixels."""


_NOTHING = "silent: nothing found"
"""Half of the cells of a large page say so, which is why it is short."""


class PositionCell(Struct, frozen=True, kw_only=True):
    """A cell of the table of positions.

    Attributes:
        id: of its evidence.
        shade: the class of its colour.
        code: a coder's word, such as ``[+]``; empty where nobody coded it.
        sign: its position as it is shown.
        words: all that colours, signs and lines say, for those who cannot see them.
        line: the interval, drawn; empty where no position is shown.
        dot: the position on it, drawn.
        weak: whether it rests on one sentence, or on likeness alone.
        share: how much of the expert's words is about the question, in per cent.
    """

    id: str
    shade: str
    code: str
    sign: str
    words: str
    line: str
    dot: str
    weak: bool
    share: int


class CellEvidence(Struct, frozen=True, kw_only=True):
    """What one cell rests on.

    Attributes:
        code, coder: a coder's word, and what it means, whose it is and where; empty where nobody
            coded the cell.
        interval: empty where no position is shown.
        stand: where the expert stands, in words.
        aside: how many mentions with a side are another's words or asked; empty where none is.
        quotes: the sentences that weigh, the strongest first where not all are shown.
        idle: those that do not.
        shown, total: how many sentences are shown, and how many there are.
        sums: the arithmetic, a line for each step; empty where no position is shown.
    """

    id: str
    label: str
    shade: str
    code: str
    coder: str
    sign: str
    interval: str
    stand: str
    salience: str
    aside: str
    quotes: tuple[Quote, ...]
    idle: tuple[Quote, ...]
    shown: int
    total: int
    sums: tuple[str, ...]


def make_position_cell(cell: SheetCell, anchor: str, dimension: SheetDimension) -> PositionCell:
    """Return a cell of the table of positions.

    Args:
        anchor: the id of its evidence.
    """
    placed = find_placed(cell)
    return PositionCell(
        id=anchor,
        shade=_choose_shade(cell),
        code=write_code(cell.coded),
        sign=write_position(cell.position, cell.state),
        words=_describe_cell(cell, dimension),
        line=draw_line(placed.low, placed.high, AXIS) if placed else "",
        dot=draw_dot(placed.position, AXIS) if placed else "",
        weak=is_weak(cell),
        share=round(cell.salience * 100),
    )


def _describe_cell(cell: SheetCell, dimension: SheetDimension) -> str:
    """Return a cell in words: a coder's word first, then side, position and interval."""
    placed = find_placed(cell)
    words: str = cell.state
    if placed:
        parts = [
            f"{cell.state}: {dimension.name_side(cell.state)}",
            write_figure(placed.position),
            f"from {write_interval(placed.low, placed.high)}",
            *(["weak"] if is_weak(cell) else []),
        ]
        words = ", ".join(parts)
    if not isinstance(cell.coded, SheetCode):
        return words
    return f"coded by a person: {name_code(cell.coded)}; the texts: {words}"


def _choose_shade(cell: SheetCell) -> str:
    """Return the class of a cell's colour: that of the coder's word where it is another side."""
    if not cell.is_overruled:
        return choose_shade(cell.position, cell.state)
    return {"for": "f3", "against": "a3", "mixed": "m", "silent": "s"}[cell.standing]


def _describe_code(cell: SheetCell, dimension: SheetDimension) -> str:
    """Return what a coder says of a cell, who it is and where; empty where nobody does."""
    if not isinstance(cell.coded, SheetCode):
        return ""
    one = cell.coded
    side = dimension.name_side(one.state) if one.code in "+-" else ""
    said = f"{name_code(one)}: {side}" if side else name_code(one)
    place = shorten_path(f"{one.file}:{one.line}", one.file)
    return "; ".join(filter(None, [said, one.coder, one.note, place]))


def make_cell_evidence(
    cell: SheetCell,
    *,
    anchor: str,
    dimension: SheetDimension,
    known: Mapping[Place, Surroundings],
    depth: Depth,
) -> CellEvidence:
    """Return what a cell rests on.

    Args:
        anchor: the id of its evidence.
        known: where the expert's sentences stand; empty for a score sheet.
        depth: how much of it to show.
    """
    found = tuple(cell.evidence or ())
    kept = _keep_strongest(found, depth.most)
    quotes = [make_quote(one, known, depth) for one in kept]
    return CellEvidence(
        id=anchor,
        label=dimension.label or dimension.id,
        shade=choose_shade(cell.position, cell.state),
        code=write_code(cell.coded),
        coder=_describe_code(cell, dimension),
        sign=write_position(cell.position, cell.state),
        interval=write_interval(cell.low, cell.high) if cell.position is not None else "",
        stand=describe_side(cell, dimension) if found or cell.position is not None else _NOTHING,
        salience=format_share(cell.salience),
        aside=", ".join(
            f"{count} {what}"
            for count, what in ((cell.reported, "reported"), (cell.asked, "asked"))
            if count
        ),
        quotes=tuple(one for one in quotes if one.weighs),
        idle=tuple(one for one in quotes if not one.weighs),
        shown=len(kept),
        total=len(found),
        sums=tuple(list_sums(cell, complete=depth.derivation)) if cell.position is not None else (),
    )


def _keep_strongest(found: Sequence[SheetSentence], most: int | None) -> list[SheetSentence]:
    """Return at most so many sentences, those that weigh most, in the order of the text."""
    if most is None or len(found) <= most:
        return list(found)
    ranked = sorted(range(len(found)), key=lambda at: (-abs(found[at].weight), at))
    return [found[at] for at in sorted(ranked[:most])]
