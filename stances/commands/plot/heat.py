"""The heat map: experts by dimensions."""

from __future__ import annotations

import math
from collections.abc import Iterator

from msgspec import UNSET

from stances.commands.cell_marks import WEAK, explain_signs, show_sign, show_word
from stances.commands.surnames import shorten_names
from stances.output.drawing import (
    GREY,
    INK,
    PALE,
    PAPER,
    Drawing,
    Label,
    Polygon,
    Rect,
    Shape,
    choose_ink,
    cut_label,
    measure_label,
    mix_colour,
)
from stances.output.figures import MIXED, SILENT, STYLES
from stances.output.grid import make_safe_line
from stances.output.legend import draw_legend
from stances.output.matrix import draw_matrix
from stances.output.view import View
from stances.scoring.sheet import ScoreSheet, SheetCell
from stances.scoring.weakness import is_weak

_STEPS = 4
_BLOCKS = {"for": "█", "against": "▒"}
_WIDTH, _HEIGHT = 58.0, 34.0  # of a cell
_SIZE, _SMALL = 12.0, 9.5
_TURN = 40.0
_BOTH = mix_colour(0.45), mix_colour(-0.45)


def show_heat(sheet: ScoreSheet, view: View) -> str:
    """Return the heat map in characters: a row for each dimension, a column for each expert."""
    names = shorten_names(sheet.experts)
    cells = {cell.key: cell for cell in sheet.cells}
    found = [[cells[expert, one.id] for expert in sheet.experts] for one in sheet.dimensions]
    drawn = draw_matrix(
        [make_safe_line(one.id) for one in sheet.dimensions],
        [names[expert] for expert in sheet.experts],
        [[_show_cell(cell) for cell in row] for row in found],
        view,
        corner="dimension",
        right=False,
        paint=lambda row, column, text: view.paint(text, STYLES[found[row][column].standing]),
    )
    legend = (
        f"+{_BLOCKS['for'] * _STEPS} for, -{_BLOCKS['against'] * _STEPS} against: a block for each "
        f"quarter from 0 to 1, or part of one. {MIXED} shows both sides, {SILENT} is silent."
    )
    return f"{drawn}\n\n{draw_legend([legend, *explain_signs(sheet)], view)}\n"


def _show_cell(cell: SheetCell) -> str:
    word = show_word(cell)
    if cell.position is None:
        return f"{word}{SILENT}"
    mark = f"{word}{WEAK if is_weak(cell) else ''}"
    if cell.state == "mixed":
        return f"{mark}{MIXED}"
    blocks = max(1, math.ceil(round(abs(cell.position) * _STEPS, 6)))
    sign = "+" if cell.state == "for" else "-"
    return mark + sign + _BLOCKS[cell.state] * blocks


def draw_heat(sheet: ScoreSheet) -> Drawing:
    """Return the heat map as a picture: a row for each expert, a column for each dimension.

    Silence is an empty field with a dot, and both sides a field of both colours: neither looks
    like the other, nor like a position near 0.
    """
    left = 24 + max(measure_label(cut_label(one), 13) for one in sheet.experts) + 12
    rise = math.sin(math.radians(_TURN))
    longest = max(measure_label(cut_label(one.label), _SIZE) for one in sheet.dimensions)
    top = 56 + longest * rise + 14
    width = left + _WIDTH * len(sheet.dimensions) + longest * math.cos(math.radians(_TURN)) * 0.6
    bottom = top + _HEIGHT * len(sheet.experts) + 30
    shapes: list[Shape] = [Label(x=24, y=34, text="Who stands where", size=18, bold=True)]
    for at, dimension in enumerate(sheet.dimensions):
        x = left + _WIDTH * (at + 0.5)
        shapes.append(
            Label(x=x, y=top - 8, text=cut_label(dimension.label), size=_SIZE, turn=_TURN)
        )
    for at, expert in enumerate(sheet.experts):
        y = top + _HEIGHT * (at + 0.5) + 4.5
        shapes.append(Label(x=left - 10, y=y, text=cut_label(expert), size=13, anchor="end"))
    places = {
        (expert, dimension.id): (left + _WIDTH * to, top + _HEIGHT * at)
        for at, expert in enumerate(sheet.experts)
        for to, dimension in enumerate(sheet.dimensions)
    }
    for cell in sheet.cells:
        shapes += _draw_cell(cell, *places[cell.key])
    shapes += _draw_key(left, bottom)
    marks = explain_signs(sheet)
    shapes += [
        Label(x=left, y=bottom + 52 + 16 * at, text=text, size=11, fill=GREY)
        for at, text in enumerate(marks)
    ]
    return Drawing(
        width=max(width, left + 440),
        height=bottom + 52 + 16 * len(marks),
        title="Who stands where",
        description="A heat map of positions, by expert and dimension: "
        + "; ".join(_describe(cell) for cell in sheet.cells),
        shapes=shapes,
    )


def _describe(cell: SheetCell) -> str:
    what = "" if cell.position is None else f"{show_sign(cell)}, "
    return f"{cell.expert} on {cell.dimension}: {what}{cell.state}"


def _draw_cell(cell: SheetCell, x: float, y: float) -> Iterator[Shape]:
    note = _describe(cell)
    text = show_sign(cell)
    size = _SIZE if cell.coded is UNSET else _SMALL
    middle, base = x + _WIDTH / 2, y + _HEIGHT / 2 + 4.5
    if cell.position is None:
        yield _make_field(x, y, PAPER, PALE, note)
        yield Label(x=middle, y=base, text=text, size=size, anchor="middle", fill=GREY)
    elif cell.state == "mixed":
        yield from _draw_both(x + 1, y + 1, note)
        yield Label(x=middle, y=base, text=text, size=size, anchor="middle", fill=INK)
    else:
        colour = mix_colour(cell.position)
        yield _make_field(x, y, colour, "none", note)
        ink = choose_ink(colour)
        yield Label(x=middle, y=base, text=text, size=size, anchor="middle", fill=ink)


def _make_field(x: float, y: float, fill: str, stroke: str, note: str) -> Rect:
    width, height = _WIDTH - 2, _HEIGHT - 2
    return Rect(x=x + 1, y=y + 1, width=width, height=height, fill=fill, stroke=stroke, note=note)


def _draw_both(x: float, y: float, note: str, width: float = _WIDTH - 2) -> Iterator[Shape]:
    """Yield a field in both colours, one on either side of a slope."""
    height = _HEIGHT - 2
    yield Rect(x=x, y=y, width=width, height=height, fill=_BOTH[0], note=note)
    yield Polygon(points=((x, y), (x + width, y), (x, y + height)), fill=_BOTH[1])


def _draw_key(x: float, y: float) -> Iterator[Shape]:
    """Yield what the colours mean."""
    end = x + 11 * 18
    for at in range(11):
        yield Rect(x=x + at * 18, y=y, width=18, height=16, fill=mix_colour(-1 + at * 0.2))
    yield Label(x=x, y=y + 32, text="-1 against", size=11, fill=GREY)
    yield Label(x=(x + end) / 2, y=y + 32, text="0", size=11, fill=GREY, anchor="middle")
    yield Label(x=end, y=y + 32, text="for +1", size=11, fill=GREY, anchor="end")
    right = end + 24
    yield from _draw_both(right, y, "", 30)
    yield Label(x=right + 38, y=y + 20, text="both sides", size=11, fill=GREY)
    yield Rect(x=right + 120, y=y, width=30, height=_HEIGHT - 2, fill=PAPER, stroke=PALE)
    yield Label(x=right + 135, y=y + 20, text=SILENT, size=_SIZE, fill=GREY, anchor="middle")
    yield Label(x=right + 158, y=y + 20, text="silent", size=11, fill=GREY)
