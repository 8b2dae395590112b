"""Salience against position: how much somebody speaks of a question, and on which side."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from stances.commands.cell_marks import WEAK, explain_signs, show_sign, show_word
from stances.commands.plot.colours import COLOURS
from stances.commands.surnames import shorten_names
from stances.comparison.panel import list_placed
from stances.output.drawing import (
    GREY,
    PALE,
    Circle,
    Drawing,
    Label,
    Line,
    Rect,
    Shape,
    cut_label,
)
from stances.output.figures import SILENT, STYLES, format_share
from stances.output.grid import make_safe_line
from stances.output.labels import place_labels
from stances.output.legend import draw_legend
from stances.output.scatter import Plane, Point, draw_scatter
from stances.output.view import View
from stances.output.width import wrap
from stances.scoring.sheet import ScoreSheet, SheetCell, SheetDimension
from stances.scoring.weakness import is_weak

_WIDEST, _ROWS = 61, 7
_ACROSS = 3
_RADIUS = 4.5
_PANE, _PLANE, _TALL = 300.0, 210.0, 130.0
_STRIP = 36.0  # for the silent, left of the plane


def show_salience(sheet: ScoreSheet, view: View) -> str:
    """Return a plane in characters for each dimension: position across, salience upwards."""
    names = shorten_names(sheet.experts)
    columns = _WIDEST if view.width is None else max(11, min(_WIDEST, view.width - 8))
    top = _find_top(sheet)
    blocks = []
    for dimension in sheet.dimensions:
        cells = sheet.list_cells(dimension.id)
        blocks.append(
            "\n".join(_show_plane(dimension, cells, names, view, top=top, columns=columns))
        )
    legend = [
        "Across: position from -1 to +1. Upwards: the share of their words that speaks of it.",
        *explain_signs(sheet),
    ]
    blocks.append(draw_legend(legend, view))
    return "\n\n".join(blocks) + "\n"


def _find_top(sheet: ScoreSheet) -> float:
    """Return the highest salience of a plot, a whole tenth."""
    return max(0.1, math.ceil(max(cell.salience for cell in sheet.cells) * 10) / 10)


def _show_plane(
    dimension: SheetDimension,
    cells: Sequence[SheetCell],
    names: dict[str, str],
    view: View,
    *,
    top: float,
    columns: int,
) -> Iterator[str]:
    yield view.paint(make_safe_line(dimension.id), "bold")
    spoken = list_placed(cells)
    if spoken:
        points = [
            Point(
                x=one.position,
                y=one.cell.salience,
                label=names[one.cell.expert],
                style=STYLES[one.cell.state],
            )
            for one in spoken
        ]
        plane = Plane(left=-1, right=1, bottom=0, top=top, columns=columns, rows=_ROWS)
        for at, line in enumerate(draw_scatter(points, plane, view)):
            tick = format_share(top) if at == 0 else "0 %" if at == _ROWS - 1 else ""
            yield f"{tick:>5}  {line}".rstrip()
        half = columns // 2
        yield " " * 7 + "-1".ljust(half) + "0" + "+1".rjust(columns - half - 1)
        shown = ", ".join(_describe(one.cell, names) for one in spoken)
        yield from wrap(shown, view.width)
    silent = [
        f"{names[cell.expert]} {format_share(cell.salience)}"
        for cell in cells
        if cell.position is None
    ]
    if silent:
        yield draw_legend([f"Silent {SILENT} {', '.join(silent)}"], view)


def _describe(cell: SheetCell, names: dict[str, str]) -> str:
    figure = show_sign(cell)
    return f"{names[cell.expert]} {figure} {format_share(cell.salience)}"


def draw_salience(sheet: ScoreSheet) -> Drawing:
    """Return a plane for each dimension as a picture; the silent have a strip of their own."""
    names = shorten_names(sheet.experts)
    top = _find_top(sheet)
    across = min(_ACROSS, len(sheet.dimensions))
    rows = math.ceil(len(sheet.dimensions) / across)
    shapes: list[Shape] = [Label(x=24, y=34, text="Salience and position", size=18, bold=True)]
    for at, dimension in enumerate(sheet.dimensions):
        cells = sheet.list_cells(dimension.id)
        row, column = divmod(at, across)
        x, y = 24 + column * _PANE, 60 + row * (_TALL + 76)
        shapes += _draw_pane(dimension, cells, names, top=top, x=x, y=y)
    foot = 60 + rows * (_TALL + 76)
    legend = [
        "Upwards: share of words. Grey: both sides. Hollow: silent.",
        *explain_signs(sheet),
    ]
    shapes += [
        Label(x=24, y=foot + 4 + 16 * at, text=text, size=11, fill=GREY)
        for at, text in enumerate(legend)
    ]
    return Drawing(
        width=max(24 + across * _PANE, 320.0),
        height=foot + 2 + 16 * len(legend),
        title="Salience and position",
        description="Share of words against position: "
        + "; ".join(
            f"{cell.expert} on {cell.dimension}: {format_share(cell.salience)}, {cell.state}"
            for cell in sheet.cells
        ),
        shapes=shapes,
    )


def _draw_pane(
    dimension: SheetDimension,
    cells: Sequence[SheetCell],
    names: dict[str, str],
    *,
    top: float,
    x: float,
    y: float,
) -> Iterator[Shape]:
    left, head, foot = x + 30 + _STRIP, y + 24, y + 24 + _TALL
    yield Label(x=x, y=y + 10, text=cut_label(dimension.label), size=14, bold=True)
    yield Rect(x=left - _STRIP, y=head, width=_STRIP - 6, height=_TALL, stroke=PALE)
    yield Rect(x=left, y=head, width=_PLANE, height=_TALL, stroke=PALE)
    yield Line(x1=left + _PLANE / 2, y1=head, x2=left + _PLANE / 2, y2=foot)
    ticks = ((left, "-1"), (left + _PLANE / 2, "0"), (left + _PLANE, "+1"))
    for at, text in (*ticks, (left - _STRIP / 2 - 3, "silent")):
        yield Label(x=at, y=foot + 14, text=text, size=10, fill=GREY, anchor="middle")
    for base, text in ((head + 8, format_share(top)), (foot, "0 %")):
        yield Label(x=left - _STRIP - 4, y=base, text=text, size=10, fill=GREY, anchor="end")
    labels: list[str] = []
    points: list[tuple[float, float]] = []
    for cell in cells:
        height = foot - 6 - cell.salience / top * (_TALL - 12)
        note = f"{cell.expert}: {format_share(cell.salience)} of words, {cell.state}"
        if cell.position is None:
            middle = left - _STRIP / 2 - 3
            yield Circle(x=middle, y=height, radius=4, fill="#ffffff", stroke=GREY, note=note)
            continue
        at = left + 6 + (cell.position + 1) / 2 * (_PLANE - 12)
        label = f"{show_word(cell)}{WEAK if is_weak(cell) else ''}{cut_label(names[cell.expert])}"
        labels.append(label)
        points.append((at, height))
        colour = COLOURS[cell.state]
        yield Circle(x=at, y=height, radius=_RADIUS, fill=colour, stroke="#ffffff", note=note)
    bounds = left + 2, left + _PLANE + 20
    yield from place_labels(labels, points, size=10, radius=_RADIUS, bounds=bounds)
