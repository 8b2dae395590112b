"""What the page holds, made of a score sheet with its evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from stances.commands.report.anchors import make_cell_anchors
from stances.commands.report.axes import Dimension, Expert, list_dimensions, list_experts
from stances.commands.report.cells import (
    CellEvidence,
    PositionCell,
    make_cell_evidence,
    make_position_cell,
)
from stances.commands.report.depth import Depth
from stances.commands.report.plane import Plane, make_plane
from stances.commands.report.quotes import find_surroundings
from stances.commands.report.rankings import (
    AgreementRow,
    Ranking,
    has_pairs,
    make_agreement,
    make_ranking,
)
from stances.comparison.panel import make_panel
from stances.model import Sentence
from stances.scoring.sheet import Passport, ScoreSheet


class Comparisons(Struct, frozen=True, kw_only=True):
    """What holds experts against each other.

    Attributes:
        rankings: by dimension, in the order of the sheet.
        agreement: by expert; empty where no two of them address something in common.
        plane: the map; `None` where too few can be placed.
    """

    rankings: tuple[Ranking, ...]
    agreement: tuple[AgreementRow, ...]
    plane: Plane | None


class Page(Struct, frozen=True, kw_only=True):
    """The page.

    Attributes:
        rows: the cells of the table, by expert.
        evidence: by expert, then by dimension.
        positions: how many cells show a position that holds.
        sentences: how many sentences of evidence are shown.
        depth: how much evidence is shown.
        whole: whether that is all of it.
        coded: whether a person coded any of the cells.
        sides: whether the matrix of agreement counts sides.
    """

    title: str
    passport: Passport
    experts: tuple[Expert, ...]
    dimensions: tuple[Dimension, ...]
    rows: tuple[tuple[Expert, tuple[PositionCell, ...]], ...]
    evidence: tuple[tuple[Expert, tuple[CellEvidence, ...]], ...]
    comparisons: Comparisons
    positions: int
    sentences: int
    depth: Depth
    whole: bool
    coded: bool
    sides: bool


def make_comparisons(sheet: ScoreSheet) -> Comparisons:
    """Return what holds the experts of a sheet against each other."""
    panel = make_panel(sheet)
    agreement = make_agreement(panel)
    return Comparisons(
        rankings=tuple(make_ranking(panel, one) for one in panel.dimensions),
        agreement=agreement if has_pairs(agreement) else (),
        plane=make_plane(panel),
    )


def make_page(
    sheet: ScoreSheet,
    sentences: Mapping[str, Sequence[Sentence]],
    *,
    comparisons: Comparisons,
    title: str,
    depth: Depth,
) -> Page:
    """Return the page of a score sheet.

    Args:
        sheet: with its evidence.
        sentences: those that were read, by expert; empty where the sheet was read.
        comparisons: as `make_comparisons` returns them.
        title: empty for one that says how many experts and questions there are.
        depth: how much evidence it shows.
    """
    experts = list_experts(sheet)
    dimensions = list_dimensions(sheet)
    columns = list(zip(dimensions, sheet.dimensions, strict=True))
    cells = {cell.key: cell for cell in sheet.cells}
    anchors = make_cell_anchors(sheet)
    evidence = []
    for expert in experts:
        known = find_surroundings(sentences.get(expert.name, ()), context=depth.context)
        evidence.append(
            (
                expert,
                tuple(
                    make_cell_evidence(
                        cells[expert.name, one.name],
                        anchor=anchors[expert.name, one.name],
                        dimension=raw,
                        known=known,
                        depth=depth,
                    )
                    for one, raw in columns
                ),
            )
        )
    return Page(
        title=title or _name_page(len(experts), len(dimensions)),
        passport=sheet.passport,
        experts=experts,
        dimensions=dimensions,
        rows=tuple(
            (
                expert,
                tuple(
                    make_position_cell(
                        cells[expert.name, one.name], anchors[expert.name, one.name], raw
                    )
                    for one, raw in columns
                ),
            )
            for expert in experts
        ),
        evidence=tuple(evidence),
        comparisons=comparisons,
        positions=sum(cell.position is not None and not cell.is_overruled for cell in sheet.cells),
        sentences=sum(one.shown for _, own in evidence for one in own),
        depth=depth,
        whole=depth.terms
        and depth.derivation
        and all(one.shown == one.total for _, own in evidence for one in own),
        coded=sheet.is_coded,
        sides=any(cell.sides for row in comparisons.agreement for cell in row.cells),
    )


def _name_page(experts: int, dimensions: int) -> str:
    who = "one expert stands" if experts == 1 else f"{experts} experts stand"
    what = "one question" if dimensions == 1 else f"{dimensions} questions"
    return f"Where {who} on {what}"
