"""The minimum figures that a user requires of an evaluation."""

from __future__ import annotations

from msgspec import Struct

from stances.commands.evaluate.evaluation import Evaluation
from stances.errors import StancesError


class _Threshold(Struct, frozen=True, kw_only=True):
    """A figure, the least that it may be, and why it may be undefined."""

    name: str
    option: str
    figure: float | None
    least: float
    undefined: str
    hint: str


def find_shortfalls(
    found: Evaluation, *, min_favg: float | None = None, min_alpha: float | None = None
) -> list[str]:
    """Return the thresholds that the figures over all dimensions miss, each in words.

    Args:
        min_favg: the minimum F_avg (0 to 1); `None` for no minimum.
        min_alpha: the minimum alpha (-1 to 1); `None` for no minimum.

    Raises:
        StancesError: a figure that has a threshold is undefined, so that it cannot be judged.
    """
    asked = []
    if min_favg is not None:
        asked.append(
            _Threshold(
                name="F_avg",
                option="--min-favg",
                figure=found.overall.f_avg,
                least=min_favg,
                undefined="no cell takes a side",
                hint="compare cells in which somebody takes a side",
            )
        )
    if min_alpha is not None:
        asked.append(
            _Threshold(
                name="alpha",
                option="--min-alpha",
                figure=found.overall.alpha,
                least=min_alpha,
                undefined="all codes are alike",
                hint="compare cells whose codes differ",
            )
        )
    return [
        f"{one.name} {figure} is below {one.least:g}"
        for one in asked
        if (figure := _require_figure(one, found.gold)) < one.least
    ]


def _require_figure(one: _Threshold, where: str) -> float:
    if one.figure is None:
        what = f"{one.name} is undefined, since {one.undefined}"
        raise StancesError(what, where=where, hint=f"{one.hint}, or leave out {one.option}")
    return one.figure
