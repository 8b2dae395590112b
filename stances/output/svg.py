"""SVG: a drawing as text, which browsers, word processors and pages show at any size."""

from __future__ import annotations

from xml.sax.saxutils import escape as escape_xml
from xml.sax.saxutils import quoteattr

from stances.errors import StancesError
from stances.output.answer import Answer
from stances.output.drawing import PAPER, Circle, Drawing, Label, Line, Polygon, Rect, Shape
from stances.output.escape import escape
from stances.output.view import View

_FONT = "system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"


def write(answer: Answer, _view: View) -> str:
    """Return the answer's drawing.

    Raises:
        StancesError: the answer has none.
    """
    drawing = answer.draw()
    if drawing is None:
        raise StancesError("this answer is not a picture", hint="use another format")
    return write_drawing(drawing)


def write_drawing(drawing: Drawing) -> str:
    """Return a drawing as an SVG document; every text in it is nothing but text."""
    width, height = _format(drawing.width), _format(drawing.height)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img" font-family={quoteattr(_FONT)}>',
        f"<title>{_escape(drawing.title)}</title>",
        f"<desc>{_escape(drawing.description)}</desc>",
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
        *(_write_shape(one) for one in drawing.shapes),
    ]
    return "\n".join([*lines, "</svg>"]) + "\n"


def _write_shape(shape: Shape) -> str:
    match shape:
        case Rect():
            return _close(
                f'<rect x="{_format(shape.x)}" y="{_format(shape.y)}"'
                f' width="{_format(shape.width)}" height="{_format(shape.height)}"'
                f' fill="{shape.fill}" stroke="{shape.stroke}"',
                "rect",
                shape.note,
            )
        case Line():
            return (
                f'<line x1="{_format(shape.x1)}" y1="{_format(shape.y1)}" x2="{_format(shape.x2)}"'
                f' y2="{_format(shape.y2)}" stroke="{shape.stroke}"'
                f' stroke-width="{_format(shape.width)}"/>'
            )
        case Polygon():
            points = " ".join(f"{_format(x)},{_format(y)}" for x, y in shape.points)
            return f'<polygon points="{points}" fill="{shape.fill}"/>'
        case Circle():
            return _close(
                f'<circle cx="{_format(shape.x)}" cy="{_format(shape.y)}"'
                f' r="{_format(shape.radius)}" fill="{shape.fill}" stroke="{shape.stroke}"',
                "circle",
                shape.note,
            )
        case Label():
            return _write_label(shape)


def _write_label(label: Label) -> str:
    x, y = _format(label.x), _format(label.y)
    turned = f' transform="rotate({_format(-label.turn)} {x} {y})"' if label.turn else ""
    weight = ' font-weight="600"' if label.bold else ""
    return (
        f'<text x="{x}" y="{y}" font-size="{_format(label.size)}" text-anchor="{label.anchor}"'
        f' fill="{label.fill}"{weight}{turned}>{_escape(label.text)}</text>'
    )


def _close(opening: str, name: str, note: str) -> str:
    """Return an element with its note, if it has one."""
    return f"{opening}><title>{_escape(note)}</title></{name}>" if note else f"{opening}/>"


def _escape(text: str) -> str:
    return escape_xml(escape(text))


def _format(number: float) -> str:
    """Return a number with at most two decimals; never -0."""
    return f"{round(number, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
