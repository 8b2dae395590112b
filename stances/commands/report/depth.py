"""How much evidence a page shows."""

from __future__ import annotations

from msgspec import Struct


class Depth(Struct, frozen=True, kw_only=True):
    """How much evidence a page shows.

    Attributes:
        most: how many sentences of a cell; `None` for all.
        context: whether the sentences around them are shown.
        terms: whether the terms that likeness weighs are shown.
        derivation: whether what was found in them is shown, step by step.
    """

    most: int | None
    context: bool = True
    terms: bool = True
    derivation: bool = True


DEPTHS = (
    Depth(most=12),
    Depth(most=8),
    Depth(most=8, terms=False),
    Depth(most=5, terms=False),
    Depth(most=5, terms=False, context=False),
    Depth(most=3, terms=False, context=False),
    Depth(most=2, terms=False, context=False),
    Depth(most=1, terms=False, context=False),
    Depth(most=2, terms=False, context=False, derivation=False),
    Depth(most=1, terms=False, context=False, derivation=False),
)
"""From most to least: the first with which the page is small enough is shown."""
