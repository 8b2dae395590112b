"""The experts on each question in order, and how much any two of them agree."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from msgspec import Struct

from stances.commands.report.axes import Expert
from stances.commands.report.figures import draw_dot, draw_line, write_code, write_position
from stances.commands.surnames import shorten_names
from stances.commands.trust import describe_order
from stances.comparison.expert_pairs import ExpertPair, compare_pair
from stances.comparison.panel import Panel
from stances.comparison.ranking import Ranked, list_overruled, list_silent, rank_experts
from stances.output.figures import SILENT, format_amount, format_range

AXIS = 150
"""The width of the axis beside a ranked expert, in pixels."""

_WHOLE = 24
"""Up to so many experts, the matrix shows each pair twice, in the row of either, with sides."""


class RankedRow(Struct, frozen=True, kw_only=True):
    """An expert in the order of a question.

    Attributes:
        at: the expert's place in the sheet.
        ranks: those that the intervals allow.
        side: the class of the dot: ``f``, ``a`` or ``m``.
        line: the interval, drawn.
        dot: the position, drawn.
        groups: the letters of the tie groups.
        code: a coder's word for the same side; empty where nobody coded the cell.
    """

    at: int
    name: str
    ranks: str
    side: str
    line: str
    dot: str
    position: str
    groups: str
    code: str


class Ranking(Struct, frozen=True, kw_only=True):
    """The order of the experts on a question; those who are silent stand apart.

    Attributes:
        overruled: those to whom a coder gives another side than the texts, each with the word.
        remark: that the order is not sure, where it is not.
    """

    rows: tuple[RankedRow, ...]
    silent: tuple[Expert, ...]
    overruled: tuple[Expert, ...]
    remark: str


class AgreementCell(Struct, frozen=True, kw_only=True):
    """How much two experts agree.

    Attributes:
        shade: the class of the colour; ``s`` where they address nothing in common, ``o`` for an
            expert beside the same one.
        similarity: from 0 to 1; `None` where they address nothing in common, and for an expert
            beside the same one.
        figure: the same as it is shown; empty for an expert beside the same one.
        sides: how many sides they share and on how many they are opposed, such as ``3:1``; empty
            where many experts leave no room.
    """

    shade: str
    similarity: float | None = None
    figure: str
    sides: str


class AgreementRow(Struct, frozen=True, kw_only=True):
    """An expert beside the others.

    Attributes:
        at: the expert's place in the sheet.
        short: the name as a narrow column has it.
    """

    at: int
    name: str
    short: str
    cells: tuple[AgreementCell, ...]


def make_ranking(panel: Panel, dimension: str) -> Ranking:
    """Return the order of the experts on a dimension."""
    places = {name: at for at, name in enumerate(panel.experts)}
    ranked = rank_experts(panel, dimension)
    return Ranking(
        rows=tuple(_make_row(one, places) for one in ranked),
        silent=tuple(
            Expert(at=places[cell.expert], name=cell.expert)
            for cell in list_silent(panel, dimension)
        ),
        overruled=tuple(
            Expert(at=places[cell.expert], name=f"{cell.expert} {write_code(cell.coded)}")
            for cell in list_overruled(panel, dimension)
        ),
        remark=describe_order(ranked),
    )


def _make_row(one: Ranked, places: Mapping[str, int]) -> RankedRow:
    return RankedRow(
        at=places[one.expert],
        name=one.expert,
        ranks=format_range(one.best, one.worst),
        side={"for": "f", "against": "a"}.get(one.state, "m"),
        line=draw_line(one.low, one.high, AXIS),
        dot=draw_dot(one.position, AXIS),
        position=write_position(one.position, one.state),
        groups=one.groups,
        code=write_code(one.coded),
    )


def make_agreement(panel: Panel) -> tuple[AgreementRow, ...]:
    """Return the matrix of experts by experts: for many of them, its lower half."""
    experts = panel.experts
    whole = len(experts) <= _WHOLE
    short = shorten_names(experts)
    return tuple(
        AgreementRow(
            at=at,
            name=name,
            short=short[name],
            cells=tuple(
                _make_cell(panel, name, other, sides=whole)
                for to, other in enumerate(experts)
                if whole or to <= at
            ),
        )
        for at, name in enumerate(experts)
    )


def _make_cell(panel: Panel, expert: str, other: str, *, sides: bool) -> AgreementCell:
    if expert == other:
        return AgreementCell(shade="o", figure="", sides="")
    pair = compare_pair(panel, expert, other)
    if pair.similarity is None:
        shown = _count_sides(pair) if sides and pair.has_sides else ""
        return AgreementCell(shade="s", figure=SILENT, sides=shown)
    return AgreementCell(
        shade=choose_step(pair.similarity),
        similarity=pair.similarity,
        figure=format_amount(pair.similarity),
        sides=_count_sides(pair) if sides else "",
    )


def _count_sides(pair: ExpertPair) -> str:
    return f"{len(pair.shared)}:{len(pair.opposed)}"


def choose_step(similarity: float) -> str:
    """Return the class of a similarity's colour: one of six steps, the last from 0.9 on.

    >>> choose_step(0.2), choose_step(0.55), choose_step(1.0)
    ('g0', 'g1', 'g5')
    """
    return f"g{min(5, max(0, math.floor(similarity * 10) - 4))}"


def has_pairs(rows: Sequence[AgreementRow]) -> bool:
    """Whether any two experts address something in common."""
    return any(cell.similarity is not None for row in rows for cell in row.cells)
