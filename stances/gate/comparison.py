"""Two scorings held against each other under the settings of a run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from stances.errors import StancesError, did_you_mean
from stances.gate import baseline
from stances.gate.drift import CHOICES, Kind, drifts, stale
from stances.gate.report import report
from stances.gate.snapshot import Key, Snapshot, narrowed
from stances.gate.verdict import unjudged, verdict
from stances.score.choose import dimensions_named, experts_named
from stances.settings import Settings


@dataclass(frozen=True, kw_only=True, slots=True)
class Judging:
    """How drift is judged.

    Attributes:
        today: the day on which waivers are.
        only: the kinds of drift that fail.
    """

    today: date
    only: tuple[Kind, ...]


def kinds_named(wanted: Sequence[str]) -> tuple[Kind, ...]:
    """The kinds of drift of these names, the gravest first; all of them where none is wanted.

    Raises:
        StancesError: one is not known.

    >>> kinds_named(["rank", "sign"])
    ('sign', 'rank')
    """
    for name in wanted:
        if name not in CHOICES:
            hint = did_you_mean(name, CHOICES)
            raise StancesError(f'no kind of drift "{name}"', hint=hint)
    return tuple(one for one in CHOICES if one in wanted or not wanted)


def meet(old: Snapshot, new: Snapshot) -> None:
    """See that two scorings have anything to compare.

    Raises:
        StancesError: they have no expert or no dimension in common.
    """
    for what, was, here in (
        ("expert", old.experts, new.experts),
        ("dimension", old.dimensions, new.dimensions),
    ):
        if not set(was) & set(here):
            raise StancesError(
                f"no {what} in common with {new.name}",
                where=old.name,
                hint="name the texts and the rubric that it was made from, or accept it anew",
            )


def compared(
    old: Snapshot,
    new: Snapshot,
    settings: Settings,
    *,
    dimensions: Sequence[str] = (),
    experts: Sequence[str] = (),
    judging: Judging | None = None,
) -> dict[str, Any]:
    """The report of what drifted between two scorings.

    Args:
        settings: their tolerances count, and their waivers where it is judged.
        dimensions, experts: the cells to look at; none for all.
        judging: `None` where nothing is judged: a ``diff``.

    Raises:
        StancesError: a name is not known.
    """
    keys = chosen(old, new, dimensions, experts)
    if judging:
        _check_tolerances(settings, old, new)
    allowed = _tolerance(settings, new)
    found = [one for one in drifts(old, new, allowed) if one.key in keys]
    if judging:
        judged = verdict(
            found,
            only=judging.only,
            waivers=settings.waivers,
            today=judging.today,
            experts=_all(old, new).experts,
            whole=keys == {*old.cells, *new.cells},
        )
    else:
        judged = unjudged(found)
    return report(
        kind="check" if judging else "diff",
        old=narrowed(old, keys),
        new=narrowed(new, keys),
        verdict=judged,
        only=judging.only if judging else CHOICES,
        stale=[key for key in stale(old, new, {one.key for one in found}) if key in keys],
        is_there=baseline.is_there,
    )


def _all(old: Snapshot, new: Snapshot) -> Snapshot:
    """Every cell of either."""
    return replace(new, cells={**old.cells, **new.cells})


def chosen(
    old: Snapshot, new: Snapshot, dimensions: Sequence[str], experts: Sequence[str]
) -> set[Key]:
    """The cells of either that a user chose by their names."""
    both = _all(old, new)
    names = experts_named(experts, tuple(sorted(both.experts)))
    wanted = dimensions_named(dimensions, both.dimensions)
    return {key for key in both.cells if key[0] in names and key[1] in wanted}


def _check_tolerances(settings: Settings, old: Snapshot, new: Snapshot) -> None:
    known = _all(old, new).dimensions
    for one in settings.tolerances:
        if one.dimension not in known:
            what = f'a tolerance for the unknown dimension "{one.dimension}"'
            raise StancesError(what, where=one.where, hint=did_you_mean(one.dimension, known))


def _tolerance(settings: Settings, new: Snapshot) -> Callable[[str], float]:
    """How far a position may move on a dimension: what was said of all, of it, by its rubric."""
    own = {**new.tolerances, **{one.dimension: one.distance for one in settings.tolerances}}

    def allowed(dimension: str) -> float:
        if settings.over_all is not None:
            return settings.over_all
        return own.get(dimension, settings.tolerance or 0.0)

    return allowed
