"""The table of ``compare``: a row for each expert, a column for each dimension."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from stances.commands.compare.cells import explain_marks, show_cell
from stances.commands.sheets import Cell, SheetAnswer
from stances.commands.surnames import find_surname
from stances.model import State
from stances.output.figures import MIXED, SILENT, STYLES
from stances.output.grid import draw_grid, make_safe_line, measure_grid, wrap_rows
from stances.output.legend import draw_legend
from stances.output.tables import Column, Table
from stances.output.view import View
from stances.output.width import wrap
from stances.scoring.scale import Scale
from stances.scoring.sheet import ScoreSheet

EXPERT = "expert"
_NARROW = 24
"""The columns of an affiliation where room is scarce; it takes several lines then."""

_MEANING = {
    Scale.POSITION: "From -1 to +1",
    Scale.LOGIT: "Log odds, theta",
}


class Layout(Struct, frozen=True, kw_only=True):
    """How to write a matrix.

    Attributes:
        noun: what the rows are: experts, or affiliations.
        names: what stands for each expert; it may have several lines.
        titles: what stands for each dimension, by its id.
        stacks: the ids of each table, one table below the other.
    """

    noun: str
    names: Mapping[str, str]
    titles: Mapping[str, str]
    stacks: Sequence[Sequence[str]]


class CompareAnswer(SheetAnswer):
    """A score sheet as a matrix; as records, one row for each cell.

    Args:
        sheet: with or without its evidence.
        scale: the scale on which positions are shown.
        evidence: whether JSON and NDJSON hold what each row rests on.
        salience: whether the matrix shows how much each expert speaks of each dimension.
        members: where the rows are affiliations, whose words they hold.
    """

    def __init__(
        self,
        sheet: ScoreSheet,
        *,
        scale: Scale = Scale.POSITION,
        evidence: bool = False,
        salience: bool = False,
        members: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        super().__init__(sheet, scale=scale, evidence=evidence)
        self.salience = salience
        self.members = members

    @property
    def noun(self) -> str:
        """What the rows are."""
        return EXPERT if self.members is None else "affiliation"

    def make_table(self) -> Table[str]:
        """Return one row for each expert, with a column for each dimension.

        Weak positions are not marked: no legend stands below to say what the mark means.
        """
        signs = {key: sign for key, (sign, _) in self._sign_cells(marks=False).items()}

        def read(dimension: str) -> Column[str]:
            return Column(key=dimension, value=lambda expert: signs[expert, dimension], right=True)

        names: Column[str] = Column(key=self.noun, value=str)
        dimensions = [read(one.id) for one in self.sheet.dimensions]
        return Table(columns=[names, *dimensions], rows=self.sheet.experts)

    def show(self, view: View) -> str:
        """Return the matrix with its legend; on a terminal, laid out to fit it."""
        signs = self._sign_cells()
        plain = {key: sign for key, (sign, _) in signs.items()}
        layout = _choose_layout(self.sheet, plain, view.width, self.noun)
        painted = {key: view.paint(sign, STYLES[state]) for key, (sign, state) in signs.items()}
        stacks = [_draw_stack(self.sheet, painted, layout, stack) for stack in layout.stacks]
        return "\n\n".join([*stacks, self._draw_legend(layout, view)]) + "\n"

    def _sign_cells(self, *, marks: bool = True) -> dict[tuple[str, str], tuple[str, State]]:
        """Return each cell as it is shown, and its state, by expert and dimension."""
        scaled: Sequence[Cell] = self.scale_sheet().cells
        return {
            cell.key: (show_cell(cell, shown, salience=self.salience, marks=marks), cell.standing)
            for cell, shown in zip(self.sheet.cells, scaled, strict=True)
        }

    def _draw_legend(self, layout: Layout, view: View) -> str:
        """Return what the signs mean, and what the two sides of each dimension are."""
        signs = [
            f"{_MEANING[self.scale]}: + and - take a side, {MIXED} shows both, {SILENT} is silent.",
            *explain_marks(self.sheet, salience=self.salience),
            *_list_members(self.members or {}),
            f"Why: stances explain {'EXPERT' if self.members is None else 'MEMBER'} DIMENSION",
        ]
        poles = _draw_poles(self.sheet, layout, view.width).split("\n")
        return "\n".join([draw_legend(signs, view), *(view.paint(line, "dim") for line in poles)])


def _list_members(members: Mapping[str, Sequence[str]]) -> list[str]:
    """Return a line for each affiliation that says whose words its row holds."""
    return [
        f"{make_safe_line(name)}: {', '.join(map(make_safe_line, own))}"
        for name, own in members.items()
    ]


def _list_layouts(sheet: ScoreSheet, noun: str) -> Iterator[Layout]:
    """Yield the layouts to try: few tables before many, full names before short ones."""
    ids = {dimension.id: make_safe_line(dimension.id) for dimension in sheet.dimensions}
    full = {name: make_safe_line(name) for name in sheet.experts}
    short = {name: make_safe_line(find_surname(name)) for name in sheet.experts}
    if noun != EXPERT:
        short = {name: "\n".join(wrap(line, _NARROW)) for name, line in full.items()}
    if len(set(short.values())) < len(short):
        short = full
    labels = {dimension.id: make_safe_line(dimension.label) for dimension in sheet.dimensions}
    for count in range(1, len(ids) + 1):
        stacks = _split_ids(list(ids), count)
        yield Layout(noun=noun, names=full, titles=ids, stacks=stacks)
        yield Layout(noun=noun, names=full, titles=labels, stacks=stacks)
        yield Layout(noun=noun, names=short, titles=labels, stacks=stacks)


def _choose_layout(
    sheet: ScoreSheet, signs: Mapping[tuple[str, str], str], width: int | None, noun: str
) -> Layout:
    """Return the first layout that fits the width, or else the narrowest one."""
    for layout in _list_layouts(sheet, noun):
        if width is None or all(
            measure_grid(*_list_cells(sheet, signs, layout, stack)) <= width
            for stack in layout.stacks
        ):
            break
    return layout


def _split_ids(ids: Sequence[str], count: int) -> list[Sequence[str]]:
    """Return the ids in `count` runs of nearly the same length, the longer ones first."""
    size, longer = divmod(len(ids), count)
    ends = [at * size + min(at, longer) for at in range(count + 1)]
    return [ids[start:end] for start, end in pairwise(ends)]


def _list_cells(
    sheet: ScoreSheet,
    signs: Mapping[tuple[str, str], str],
    layout: Layout,
    stack: Sequence[str],
) -> tuple[list[str], list[list[str]]]:
    """Return the titles and the rows of one table of a layout."""
    titles = [layout.noun, *(layout.titles[dimension] for dimension in stack)]
    rows = [
        [layout.names[expert], *(signs[expert, dimension] for dimension in stack)]
        for expert in sheet.experts
    ]
    return titles, rows


def _draw_stack(
    sheet: ScoreSheet,
    signs: Mapping[tuple[str, str], str],
    layout: Layout,
    stack: Sequence[str],
) -> str:
    titles, rows = _list_cells(sheet, signs, layout, stack)
    return draw_grid(titles, rows, right=[False] + [True] * (len(titles) - 1))


def _draw_poles(sheet: ScoreSheet, layout: Layout, width: int | None) -> str:
    """Return what the two sides of each dimension are."""
    labelled = any(make_safe_line(name) != title for name, title in layout.titles.items())
    rows = [
        [
            *([layout.titles[dimension.id]] if labelled else []),
            make_safe_line(dimension.id),
            f"+ {make_safe_line(dimension.positive)}",
            f"- {make_safe_line(dimension.negative)}",
        ]
        for dimension in sheet.dimensions
    ]
    columns = len(rows[0])
    least = [0] * (columns - 2) + [12, 12]
    wrapped = wrap_rows([""] * columns, rows, least=least, width=width)
    return draw_grid([], wrapped, right=[False] * columns, markup="plain")
