"""A drawing of simple shapes, which any format of pictures can write."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from stances.output.width import cut_text, measure_text

INK, GREY, PALE, PAPER = "#000000", "#5f6368", "#d5d8dc", "#ffffff"
"""What texts, remarks, rules and the ground are drawn in."""
FOR, AGAINST, MIDDLE = (33, 96, 168), (179, 74, 16), (247, 247, 247)
"""Blue, orange and the grey between them, which the colour-blind keep apart."""

_LONGEST = 30
"""The columns of the longest name."""
_BROAD = 0.56  # the width of a letter as a share of its height, in a plain sans serif font


class Rect(Struct, frozen=True, kw_only=True):
    """A rectangle by its upper left corner; `note` is shown where a pointer rests on it."""

    x: float
    y: float
    width: float
    height: float
    fill: str = "none"
    stroke: str = "none"
    note: str = ""


class Line(Struct, frozen=True, kw_only=True):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str = PALE
    width: float = 1.0


class Polygon(Struct, frozen=True, kw_only=True):
    """A filled shape by its corners."""

    points: tuple[tuple[float, float], ...]
    fill: str


class Circle(Struct, frozen=True, kw_only=True):
    """A circle by its middle; `note` is shown where a pointer rests on it."""

    x: float
    y: float
    radius: float
    fill: str = "none"
    stroke: str = "none"
    note: str = ""


class Label(Struct, frozen=True, kw_only=True):
    """A line of text by the point that it begins at, has its middle at, or ends at.

    Attributes:
        y: of the line that it stands on.
        turn: degrees by which it is turned round the point, against the clock.
    """

    x: float
    y: float
    text: str
    size: float = 12.0
    anchor: Literal["start", "middle", "end"] = "start"
    fill: str = INK
    bold: bool = False
    turn: float = 0.0


Shape = Rect | Line | Polygon | Circle | Label


class Drawing(Struct, frozen=True, kw_only=True):
    """A drawing of shapes, the first at the bottom.

    Attributes:
        title: what it shows, in a few words.
        description: the same for those who cannot see it.
    """

    width: float
    height: float
    title: str
    description: str
    shapes: Sequence[Shape]


def measure_label(text: str, size: float) -> float:
    """Return about how wide a text is."""
    return measure_text(text) * size * _BROAD


def cut_label(name: str) -> str:
    """Return a name as a picture has room for it.

    >>> cut_label("Test Alpha"), len(cut_label("Test " * 20))
    ('Test Alpha', 30)
    """
    return cut_text(name, _LONGEST)


def mix_colour(position: float) -> str:
    """Return the colour of a position from -1 to 1.

    >>> mix_colour(0.0), mix_colour(1.0), mix_colour(-1.0)
    ('#f7f7f7', '#2160a8', '#b34a10')
    """
    end = FOR if position > 0 else AGAINST
    share = min(1.0, abs(position))
    parts = [round(a + (b - a) * share) for a, b in zip(MIDDLE, end, strict=True)]
    return "#" + "".join(f"{part:02x}" for part in parts)


def choose_ink(colour: str) -> str:
    """Return black or white, whichever is easier to read on a colour (WCAG 2.2, contrast ratio).

    >>> choose_ink("#f7f7f7"), choose_ink("#2160a8")
    ('#000000', '#ffffff')
    """
    light = _measure_light(colour)
    on_white, on_ink = 1.05 / (light + 0.05), (light + 0.05) / (_measure_light(INK) + 0.05)
    return PAPER if on_white > on_ink else INK


def _measure_light(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 to 1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
