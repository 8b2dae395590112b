"""A cell as the table of positions shows it, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from stances.commands.arithmetic import describe_side
from stances.commands.report.figures import (
    choose_shade,
    place_on_axis,
    write_interval,
    write_position,
)
from stances.commands.report.quotes import Place, Quote, Surroundings, make_quote, shorten_path
from stances.commands.report.sums import list_sums
from stances.output.figures import format_code, format_share
from stances.scoring.sheet import SheetCell, SheetCode, SheetDimension
from stances.scoring.sheet_evidence import SheetSentence
from stances.scoring.weakness import is_weak

_AXIS = 46
"""The width of the interval in a cell of the table, in pixels."""


class Depth(Struct, frozen=True, kw_only=True):
    """How much evidence a page shows.

    Attributes:
        most: how many sentences of a cell; `None` for all.
        context: whether the sentences around them are shown.
        derivation: whether what was found in them is shown, step by step.
    """

    most: int | None
    context: bool = True
    derivation: bool = True


class PositionCell(Struct, frozen=True, kw_only=True):
    """A cell of the table of positions.

    Attributes:
        id: of its evidence.
        shade: the class of its colour.
        code: a coder's word, such as ``[+]``; empty where nobody coded it.
        sign: its position as it is shown.
        words: its interval, or that it is silent, for those who cannot see colours and lines.
        path: the interval and the position, drawn.
        weak: whether it rests on one sentence, or on likeness alone.
    """

    id: str
    shade: str
    code: str
    sign: str
    words: str
    path: str
    weak: bool


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


def make_position_cell(cell: SheetCell, anchor: str) -> PositionCell:
    """Return a cell of the table of positions.

    Args:
        anchor: the id of its evidence.
    """
    low, high, position = cell.low, cell.high, cell.position
    shown = position is not None and low is not None and high is not None
    weak = shown and is_weak(cell)
    words = [
        *(["coded"] if cell.coded else []),
        *(["both sides"] if cell.state == "mixed" else []),
        *(["weak"] if weak else []),
        write_interval(low, high) if shown else "silent",
    ]
    path = (
        f"M{place_on_axis(low, _AXIS)} 4H{place_on_axis(high, _AXIS)}"
        f"M{place_on_axis(position, _AXIS)} 1v6"
        if position is not None and low is not None and high is not None
        else ""
    )
    return PositionCell(
        id=anchor,
        shade=_choose_shade(cell),
        code=_find_code(cell),
        sign=write_position(position, cell.state),
        words=", ".join(words),
        path=path,
        weak=weak,
    )


def _choose_shade(cell: SheetCell) -> str:
    """Return the class of a cell's colour: that of the coder's word where it is another side."""
    if cell.standing == cell.state:
        return choose_shade(cell.position, cell.state)
    return {"for": "f3", "against": "a3", "mixed": "m", "silent": "s"}[cell.standing]


def _find_code(cell: SheetCell) -> str:
    return format_code(cell.coded.code) if isinstance(cell.coded, SheetCode) else ""


def _describe_code(cell: SheetCell, dimension: SheetDimension) -> str:
    """Return what a coder says of a cell, who it is and where; empty where nobody does."""
    if not isinstance(cell.coded, SheetCode):
        return ""
    one = cell.coded
    said = {"0": "no side", ".": "not addressed"}.get(one.code)
    said = said or f"{one.state}: {dimension.name_side(one.state)}"
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
    quotes = [make_quote(one, known, derivation=depth.derivation) for one in kept]
    return CellEvidence(
        id=anchor,
        label=dimension.label or dimension.id,
        shade=choose_shade(cell.position, cell.state),
        code=_find_code(cell),
        coder=_describe_code(cell, dimension),
        sign=write_position(cell.position, cell.state),
        interval=write_interval(cell.low, cell.high) if cell.position is not None else "",
        stand=describe_side(cell, dimension),
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
        sums=tuple(list_sums(cell, interval=depth.derivation)) if cell.position is not None else (),
    )


def _keep_strongest(found: Sequence[SheetSentence], most: int | None) -> list[SheetSentence]:
    """Return at most so many sentences, those that weigh most, in the order of the text."""
    if most is None or len(found) <= most:
        return list(found)
    ranked = sorted(range(len(found)), key=lambda at: (-abs(found[at].weight), at))
    return [found[at] for at in sorted(ranked[:most])]
