"""How people are shown that a position rests on little."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from stances.model import State
from stances.output.figures import format_position

WEAK = "?"
"""Stands before a position that rests on one sentence, or on likeness alone."""


def show_position(number: float | None, state: State, weak: bool | None) -> str:
    """Return a position as eyes see it.

    Args:
        weak: whether it rests on little; `None` where that is not known.

    >>> show_position(0.5, "for", True), show_position(0.5, "for", None)
    ('?+0.50', '+0.50')
    """
    return f"{WEAK if weak else ''}{format_position(number, state)}"


def explain_weak(found: Collection[bool | None], what: str = "is weak") -> Iterator[str]:
    """Yield what the mark means, where a position has it.

    Args:
        found: of each position whether it rests on little; `None` where that is not known.
        what: the mark says of what it stands before.
    """
    if any(found):
        what = f"{WEAK} {what}: it rests on one sentence only, or on likeness alone"
        yield f"{what}; without evidence, not all are known." if None in found else f"{what}."
