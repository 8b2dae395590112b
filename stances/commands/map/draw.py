"""A map of experts as a picture."""

from __future__ import annotations

from collections.abc import Sequence

from stances.comparison.scaling import ExpertMap
from stances.output.drawing import (
    FOR,
    GREY,
    Circle,
    Drawing,
    Label,
    Line,
    Shape,
    cut_label,
)
from stances.output.fit import fit_points
from stances.output.labels import make_ground, place_labels
from stances.output.width import wrap

_WIDTH = 720.0
_MARGIN = 60.0
_HEAD = 56.0
_ROOM = 130.0  # on the right, for labels
_SIZE = 13.0
_LINE = 17.0
_LEAST, _MOST = 160.0, 560.0  # how tall the plane is
_DOT = "#" + "".join(f"{part:02x}" for part in FOR)


def draw_map(found: ExpertMap, remarks: Sequence[str]) -> Drawing:
    """Return a map with the same scale on both axes.

    Args:
        remarks: how far to trust it, a line each.
    """
    fitted = fit_points(
        [(one.x, one.y) for one in found.places],
        room=_WIDTH - _MARGIN - _ROOM,
        least=_LEAST,
        most=_MOST,
    )
    top = _HEAD + 20
    points = [(_MARGIN + x, top + y) for x, y in fitted.points]
    zero = _MARGIN + fitted.zero[0], top + fitted.zero[1]
    lines = [line for text in remarks for line in wrap(text, int((_WIDTH - 40) / (11 * 0.56)))]
    bottom = top + fitted.height + 36
    shapes: list[Shape] = [
        Label(x=24, y=34, text="Who stands near whom", size=18, bold=True),
        Line(x1=24, y1=zero[1], x2=_WIDTH - 24, y2=zero[1]),
        Line(x1=zero[0], y1=_HEAD, x2=zero[0], y2=top + fitted.height + 12),
    ]
    names = [cut_label(one.expert) for one in found.places]
    labels = place_labels(names, points, size=_SIZE, radius=6, bounds=(4, _WIDTH - 4))
    shapes += [make_ground(one) for one in labels if isinstance(one, Label)]
    for one, (x, y) in zip(found.places, points, strict=True):
        note = f"{one.expert}: {one.x:+.2f}, {one.y:+.2f}"
        shapes.append(Circle(x=x, y=y, radius=6, fill=_DOT, stroke="#ffffff", note=note))
    shapes += labels
    shapes += [
        Label(x=24, y=bottom + _LINE * at, text=text, size=11, fill=GREY)
        for at, text in enumerate(lines)
    ]
    return Drawing(
        width=_WIDTH,
        height=bottom + _LINE * len(lines) + 8,
        title="Who stands near whom",
        description="A map of experts. " + " ".join(remarks),
        shapes=shapes,
    )
