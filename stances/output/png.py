"""PNG: a drawing as a picture of dots, drawn by matplotlib."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from stances.errors import StancesError
from stances.output import terminal
from stances.output.answer import Answer
from stances.output.drawing import (
    PAPER,
    Circle,
    Drawing,
    Label,
    Line,
    Polygon,
    Rect,
    Shape,
)
from stances.output.escape import escape
from stances.output.view import View

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.patches import Patch

_LACKS_LETTERS = (
    "stances: note: the picture lacks letters that its font does not have; -f svg has them"
)
_DOTS = 144.0  # for each inch: twice the size of an SVG, for sharp screens
_SMALLER = 0.92  # DejaVu Sans runs wider than the fonts of a browser
_INCH = 72.0  # the units of a drawing in an inch


def write(answer: Answer, _view: View) -> bytes:
    """Return the answer's drawing.

    Raises:
        StancesError: the answer has none, or matplotlib is not installed.
    """
    drawing = answer.draw()
    if drawing is None:
        raise StancesError("this answer is not a picture", hint="use another format")
    return write_drawing(drawing)


def write_drawing(drawing: Drawing) -> bytes:
    """Return a drawing as a PNG file, the same bytes each time with one version of matplotlib.

    A note says where its font lacks letters.

    Raises:
        StancesError: matplotlib is not installed.
    """
    try:
        from matplotlib import rc_context  # noqa: PLC0415  (an extra, and slow)
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415  (as above)
        from matplotlib.figure import Figure  # noqa: PLC0415  (as above)
    except ImportError:
        raise StancesError(
            "cannot draw PNG without matplotlib", hint="pip install 'stances[plot]', or use -f svg"
        ) from None
    with (
        rc_context({"font.family": "sans-serif", "font.sans-serif": ["DejaVu Sans"]}),
        warnings.catch_warnings(record=True) as caught,
    ):
        warnings.filterwarnings("always", message="Glyph .* missing from")
        size = drawing.width / _INCH, drawing.height / _INCH
        figure = Figure(figsize=size, dpi=_DOTS, facecolor=PAPER)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, drawing.width)
        axes.set_ylim(drawing.height, 0)  # drawings count downwards
        for at, shape in enumerate(drawing.shapes):
            _draw(axes, shape, at)
        held = io.BytesIO()
        FigureCanvasAgg(figure)
        figure.savefig(held, format="png", metadata={"Software": None})
    if any("missing from" in str(one.message) for one in caught):
        terminal.write_note(_LACKS_LETTERS)
    return held.getvalue()


def _draw(axes: Axes, shape: Shape, at: int) -> None:
    """Add a shape to matplotlib's axes.

    Args:
        at: how many lie below it.
    """
    from matplotlib import patches  # noqa: PLC0415  (as in `write_drawing`)

    match shape:
        case Rect():
            corner = shape.x, shape.y
            rect = patches.Rectangle(corner, shape.width, shape.height)
            axes.add_patch(_fill(rect, shape.fill, shape.stroke, at))
        case Circle():
            circle = patches.Circle((shape.x, shape.y), shape.radius)
            axes.add_patch(_fill(circle, shape.fill, shape.stroke, at))
        case Polygon():
            axes.add_patch(_fill(patches.Polygon(shape.points), shape.fill, "none", at))
        case Line():
            ends = (shape.x1, shape.x2), (shape.y1, shape.y2)
            axes.plot(*ends, color=shape.stroke, linewidth=shape.width, zorder=at)
        case Label():
            axes.text(
                shape.x,
                shape.y,
                escape(shape.text),
                fontsize=shape.size * _SMALLER,
                color=shape.fill,
                ha={"start": "left", "middle": "center", "end": "right"}[shape.anchor],
                va="baseline",
                rotation=shape.turn,
                rotation_mode="anchor",
                weight="bold" if shape.bold else "normal",
                parse_math=False,
                zorder=at,
            )


def _fill(patch: Patch, fill: str, stroke: str, at: int) -> Patch:
    patch.set(facecolor=fill, edgecolor=stroke, linewidth=1.0, zorder=at)
    return patch
