"""The dot plot: positions with their intervals, dimension by dimension."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stances.commands.cell_marks import explain_signs, show_sign
from stances.commands.plot.colours import COLOURS
from stances.commands.surnames import shorten_names
from stances.comparison.panel import find_placed
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
    measure_label,
)
from stances.output.figures import SILENT, STYLES
from stances.output.grid import draw_plain, make_safe_line
from stances.output.legend import draw_legend
from stances.output.scale import draw_interval
from stances.output.view import View
from stances.output.width import measure_text, wrap
from stances.scoring.sheet import ScoreSheet, SheetCell, SheetDimension

_WIDEST, _NARROWEST = 41, 9
_ROW, _BLOCK = 22.0, 44.0
_SCALE = 420.0


def show_dots(sheet: ScoreSheet, view: View) -> str:
    """Return the dots in characters: a block for each dimension, a row for each expert."""
    names = shorten_names(sheet.experts)
    taken = max(map(measure_text, names.values())) + 2 + 2 + 6 + 2
    columns = _WIDEST if view.width is None else min(_WIDEST, view.width - taken)
    columns = max(_NARROWEST, columns - (columns % 2 == 0))
    blocks = []
    for dimension in sheet.dimensions:
        cells = sheet.list_cells(dimension.id)
        lines = [view.paint(make_safe_line(dimension.id), "bold"), *_name_poles(dimension, view)]
        rows = [_show_row(cell, names[cell.expert], columns, view) for cell in cells]
        if any(cell.position is not None for cell in cells):
            rows.append(["", "", _show_ticks(columns)])
        lines += [f"  {line}".rstrip() for line in draw_left(rows)]
        blocks.append("\n".join(lines))
    marks = explain_signs(sheet)
    blocks += [draw_legend(marks, view)] if marks else []
    return "\n\n".join(blocks) + "\n"


def draw_left(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of a table whose last column keeps its spaces."""
    heads = draw_plain([[row[0], row[1] or " "] for row in rows], [False, True]).split("\n")
    width = max(map(measure_text, heads))
    return [
        f"{head}{' ' * (width - measure_text(head))}  {row[2]}"
        for head, row in zip(heads, rows, strict=True)
    ]


def _name_poles(dimension: SheetDimension, view: View) -> list[str]:
    text = f"- {make_safe_line(dimension.negative)}   + {make_safe_line(dimension.positive)}"
    room = None if view.width is None else max(view.width - 2, 20)
    return [view.paint(f"  {line}", "dim") for line in wrap(text, room)]


def _show_row(cell: SheetCell, name: str, columns: int, view: View) -> list[str]:
    style = STYLES[cell.state]
    figure = view.paint(show_sign(cell), style)
    placed = find_placed(cell)
    if placed is None:
        return [name, figure, view.paint("silent", style)]
    drawn = draw_interval(placed.position, placed.low, placed.high, columns)
    return [name, figure, view.paint(drawn.rstrip(), style)]


def _show_ticks(columns: int) -> str:
    """Return the scale: -1, 0 and +1 under their places."""
    half = columns // 2
    return "-1".ljust(half) + "0" + "+1".rjust(columns - half - 1)


def draw_dots(sheet: ScoreSheet) -> Drawing:
    """Return the dots as a picture: a block for each dimension, a row for each expert."""
    left = 24 + max(measure_label(cut_label(one), 13) for one in sheet.experts) + 16
    shapes: list[Shape] = [
        Label(x=24, y=34, text="Positions with their 95 % intervals", size=18, bold=True)
    ]
    top = 64.0
    for dimension in sheet.dimensions:
        cells = sheet.list_cells(dimension.id)
        shapes += _draw_block(dimension, cells, left, top)
        top += _BLOCK + _ROW * len(cells) + 14
    marks = explain_signs(sheet)
    shapes += [
        Label(x=24, y=top + 6 + 16 * at, text=text, size=11, fill=GREY)
        for at, text in enumerate(marks)
    ]
    return Drawing(
        width=left + _SCALE + 90,
        height=top + 6 + 16 * len(marks),
        title="Positions with their 95 % intervals",
        description="Dots from -1 to +1: "
        + "; ".join(
            f"{cell.expert} on {cell.dimension}: {_describe(cell)}" for cell in sheet.cells
        ),
        shapes=shapes,
    )


def _describe(cell: SheetCell) -> str:
    placed = find_placed(cell)
    if placed is None:
        return "silent"
    figures = f"{placed.position:+.2f} [{placed.low:+.2f}, {placed.high:+.2f}]"
    return f"{figures}, {cell.state}"


def _draw_block(
    dimension: SheetDimension, cells: Sequence[SheetCell], left: float, top: float
) -> Iterator[Shape]:
    right, foot = left + _SCALE, top + _BLOCK - 10 + _ROW * len(cells)
    yield Label(x=24, y=top + 6, text=cut_label(dimension.label), size=14, bold=True)
    yield Label(x=left, y=top + 22, text=f"- {dimension.negative}", size=11, fill=GREY)
    yield Label(
        x=right, y=top + 22, text=f"+ {dimension.positive}", size=11, fill=GREY, anchor="end"
    )
    yield Rect(x=left, y=top + 28, width=_SCALE, height=foot - top - 28, stroke=PALE)
    middle = left + _SCALE / 2
    yield Line(x1=middle, y1=top + 28, x2=middle, y2=foot)
    for at, cell in enumerate(cells):
        y = top + _BLOCK + _ROW * at
        yield Label(x=left - 12, y=y + 4.5, text=cut_label(cell.expert), size=13, anchor="end")
        yield from _draw_dot(cell, left, y)


def _draw_dot(cell: SheetCell, left: float, y: float) -> Iterator[Shape]:
    placed = find_placed(cell)
    if placed is None:
        x = left + _SCALE + 12
        yield Label(x=x, y=y + 4, text=f"{SILENT} silent", size=11, fill=GREY)
        return
    low, high, at = (
        left + (value + 1) / 2 * _SCALE for value in (placed.low, placed.high, placed.position)
    )
    colour = COLOURS[cell.state]
    yield Line(x1=low, y1=y, x2=high, y2=y, stroke=colour, width=2)
    for end in (low, high):
        yield Line(x1=end, y1=y - 4, x2=end, y2=y + 4, stroke=colour, width=2)
    filled = "#ffffff" if cell.state == "mixed" else colour
    note = f"{cell.expert}: {_describe(cell)}"
    yield Circle(x=at, y=y, radius=5.5, fill=filled, stroke=colour, note=note)
    text = show_sign(cell)
    yield Label(x=left + _SCALE + 12, y=y + 4, text=text, size=11, fill=colour)
