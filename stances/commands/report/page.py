"""What the page holds, made of a score sheet with its evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from stances.commands.arithmetic import describe_side
from stances.commands.report.anchors import join_anchors, make_anchors
from stances.commands.report.figures import (
    choose_shade,
    place_on_axis,
    write_interval,
    write_position,
)
from stances.commands.report.plane import Plane, make_plane
from stances.commands.report.quotes import Place, Quote, Surroundings, find_surroundings, make_quote
from stances.commands.report.rankings import (
    AgreementRow,
    Ranking,
    has_pairs,
    make_agreement,
    make_ranking,
)
from stances.commands.report.sums import list_sums
from stances.comparison.panel import make_panel
from stances.model import Sentence
from stances.scoring.sheet import Passport, ScoreSheet, SheetCell, SheetDimension, SheetSentence

_AXIS = 46
"""The width of the interval in a cell of the map, in pixels."""


class Expert(Struct, frozen=True, kw_only=True):
    """An expert, with a place in the order of the sheet."""

    at: int
    name: str
    id: str


class Dimension(Struct, frozen=True, kw_only=True):
    """A dimension, with a place in the order of the sheet."""

    at: int
    name: str
    id: str
    label: str
    question: str
    kind: str
    positive: str
    negative: str


class MapCell(Struct, frozen=True, kw_only=True):
    """A cell of the heat map.

    Attributes:
        id: of its evidence.
        shade: the class of its colour.
        sign: its position as it is shown.
        words: its interval, or that it is silent, for those who cannot see colours and lines.
        path: the interval and the position, drawn.
        weak: whether a single sentence carries it.
    """

    id: str
    shade: str
    sign: str
    words: str
    path: str
    weak: bool


class CellEvidence(Struct, frozen=True, kw_only=True):
    """What one cell rests on.

    Attributes:
        interval: empty where no position is shown.
        stand: where the expert stands, in words.
        quotes: the sentences that weigh, the strongest first where not all are shown.
        idle: those that do not.
        shown, total: how many sentences are shown, and how many there are.
        sums: the arithmetic, a line for each step; empty where no position is shown.
    """

    id: str
    expert: Expert
    dimension: Dimension
    shade: str
    sign: str
    interval: str
    stand: str
    salience: str
    quotes: tuple[Quote, ...]
    idle: tuple[Quote, ...]
    shown: int
    total: int
    sums: tuple[str, ...]


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
        rows: the cells of the heat map, by expert.
        evidence: by expert, then by dimension.
        positions: how many cells show a position.
        sentences: how many sentences of evidence are shown.
        depth: how much evidence is shown.
        whole: whether that is all of it.
        sides: whether the matrix of agreement counts sides.
    """

    title: str
    passport: Passport
    experts: tuple[Expert, ...]
    dimensions: tuple[Dimension, ...]
    rows: tuple[tuple[Expert, tuple[MapCell, ...]], ...]
    evidence: tuple[tuple[Expert, tuple[CellEvidence, ...]], ...]
    comparisons: Comparisons
    positions: int
    sentences: int
    depth: Depth
    whole: bool
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
    experts = _list_experts(sheet)
    dimensions = _list_dimensions(sheet)
    columns = list(zip(dimensions, sheet.dimensions, strict=True))
    cells = {cell.key: cell for cell in sheet.cells}
    evidence = []
    for expert in experts:
        known = find_surroundings(sentences.get(expert.name, ()), context=depth.context)
        evidence.append(
            (
                expert,
                tuple(
                    _make_evidence(
                        cells[expert.name, one.name],
                        expert=expert,
                        dimension=one,
                        raw=raw,
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
                    _make_map_cell(cells[expert.name, one.name], join_anchors(expert.id, one.id))
                    for one in dimensions
                ),
            )
            for expert in experts
        ),
        evidence=tuple(evidence),
        comparisons=comparisons,
        positions=sum(cell.position is not None for cell in sheet.cells),
        sentences=sum(one.shown for _, own in evidence for one in own),
        depth=depth,
        whole=depth.derivation
        and all(one.shown == one.total for _, own in evidence for one in own),
        sides=any(cell.sides for row in comparisons.agreement for cell in row.cells),
    )


def _name_page(experts: int, dimensions: int) -> str:
    who = "one expert stands" if experts == 1 else f"{experts} experts stand"
    what = "one question" if dimensions == 1 else f"{dimensions} questions"
    return f"Where {who} on {what}"


def _list_experts(sheet: ScoreSheet) -> tuple[Expert, ...]:
    ids = make_anchors(sheet.experts)
    return tuple(Expert(at=at, name=name, id=ids[name]) for at, name in enumerate(sheet.experts))


def _list_dimensions(sheet: ScoreSheet) -> tuple[Dimension, ...]:
    ids = make_anchors([one.id for one in sheet.dimensions])
    return tuple(
        Dimension(
            at=at,
            name=one.id,
            id=ids[one.id],
            label=one.label or one.id,
            question=one.question,
            kind=one.kind,
            positive=one.positive,
            negative=one.negative,
        )
        for at, one in enumerate(sheet.dimensions)
    )


def _make_map_cell(cell: SheetCell, anchor: str) -> MapCell:
    low, high, position = cell.low, cell.high, cell.position
    shown = position is not None and low is not None and high is not None
    words = write_interval(low, high) if shown else "silent"
    if cell.state == "mixed":
        words = f"both sides, {words}"
    path = (
        f"M{place_on_axis(low, _AXIS)} 4H{place_on_axis(high, _AXIS)}"
        f"M{place_on_axis(position, _AXIS)} 1v6"
        if position is not None and low is not None and high is not None
        else ""
    )
    return MapCell(
        id=anchor,
        shade=choose_shade(position, cell.state),
        sign=write_position(position, cell.state),
        words=words,
        path=path,
        weak=shown and cell.sentences == 1,
    )


def _make_evidence(
    cell: SheetCell,
    *,
    expert: Expert,
    dimension: Dimension,
    raw: SheetDimension,
    known: Mapping[Place, Surroundings],
    depth: Depth,
) -> CellEvidence:
    found = tuple(cell.evidence or ())
    kept = _keep_strongest(found, depth.most)
    quotes = [make_quote(one, known, derivation=depth.derivation) for one in kept]
    return CellEvidence(
        id=join_anchors(expert.id, dimension.id),
        expert=expert,
        dimension=dimension,
        shade=choose_shade(cell.position, cell.state),
        sign=write_position(cell.position, cell.state),
        interval=write_interval(cell.low, cell.high) if cell.position is not None else "",
        stand=describe_side(cell, raw),
        salience=f"{cell.salience:.0%}".replace("%", " %"),
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
