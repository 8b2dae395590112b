"""The layouts in which documents say who speaks, and the one list of them.

To add one, write a file that makes a `Layout`, with its examples, and name it in `LAYOUTS`.
"""

from __future__ import annotations

from stances.errors import StancesError
from stances.read.layouts.front_matter import FRONT_MATTER
from stances.read.layouts.heading import HEADING
from stances.read.layouts.label import LABEL
from stances.read.layouts.layout import Layout
from stances.read.layouts.rows import ROWS
from stances.read.source import Source

LAYOUTS: tuple[Layout, ...] = (ROWS, FRONT_MATTER, LABEL, HEADING)
"""In the order in which they are tried."""


def recognise_layout(source: Source) -> Layout:
    """Return the first layout that recognises a source.

    Raises:
        StancesError: none does.
    """
    for layout in LAYOUTS:
        if layout.recognise(source):
            return layout
    raise StancesError(
        "no expert found",
        where=source.document.name,
        hint=", or ".join(layout.advice for layout in reversed(LAYOUTS)),
    )
