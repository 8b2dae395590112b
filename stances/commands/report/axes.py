"""The experts and the dimensions of a page, in the order of the sheet."""

from __future__ import annotations

from msgspec import Struct

from stances.commands.report.anchors import make_anchors
from stances.scoring.sheet import ScoreSheet


class Expert(Struct, frozen=True, kw_only=True):
    """An expert, with a place in the order of the sheet."""

    at: int
    name: str


class Dimension(Struct, frozen=True, kw_only=True):
    """A dimension, with a place in the order of the sheet.

    Attributes:
        name: its id in the rubric.
        id: of its part of the page, which links name.
    """

    at: int
    name: str
    id: str
    label: str
    question: str
    positive: str
    negative: str


def list_experts(sheet: ScoreSheet) -> tuple[Expert, ...]:
    """Return the experts of a sheet."""
    return tuple(Expert(at=at, name=name) for at, name in enumerate(sheet.experts))


def list_dimensions(sheet: ScoreSheet) -> tuple[Dimension, ...]:
    """Return the dimensions of a sheet."""
    ids = make_anchors([one.id for one in sheet.dimensions])
    return tuple(
        Dimension(
            at=at,
            name=one.id,
            id=ids[one.id],
            label=one.label or one.id,
            question=one.question,
            positive=one.positive,
            negative=one.negative,
        )
        for at, one in enumerate(sheet.dimensions)
    )
