"""The colours of sides in pictures."""

from __future__ import annotations

from collections.abc import Mapping

from stances.model import State
from stances.output.drawing import mix_colour

COLOURS: Mapping[State, str] = {
    "for": mix_colour(1),
    "against": mix_colour(-1),
    "mixed": "#6b6b6b",
}
"""The colour of a dot by its side; silence has none."""
