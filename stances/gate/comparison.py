"""Two scorings held against each other under the settings of a run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from stances.errors import StancesError, did_you_mean
from stances.gate import baseline
from stances.gate.drift import CHOICES, Kind, drifts, stale
from stances.gate.report import report
from stances.gate.snapshot import Key, Snapshot, narrowed
from stances.gate.verdict import verdict
from stances.score.choose import dimensions_named, experts_named
from stances.settings import Settings


def compared(
    old: Snapshot,
    new: Snapshot,
    settings: Settings,
    *,
    kind: str,
    today: date,
    dimensions: Sequence[str] = (),
    experts: Sequence[str] = (),
    only: Sequence[str] = (),
) -> dict[str, Any]:
    """The report of what drifted between two scorings.

    Args:
        settings: their tolerances and waivers count.
        kind: ``check`` or ``diff``.
        today: the day on which waivers are judged.
        dimensions, experts: the cells to look at; none for all.
        only: the kinds of drift that fail; none for all.

    Raises:
        StancesError: the two have nothing in common, or a name or kind is not known.
    """
    for what, both in (
        ("expert", set(old.experts) & set(new.experts)),
        ("dimension", set(old.dimensions) & set(new.dimensions)),
    ):
        if not both:
            raise StancesError(
                f"no {what} in common with {new.name}",
                where=old.name,
                hint="name the texts and the rubric that it was made from",
            )
    keys = chosen(old, new, dimensions, experts)
    kinds = _kinds(only)
    allowed = _tolerance(settings, old, new)
    found = [one for one in drifts(old, new, allowed) if one.key in keys]
    judged = verdict(
        found, only=kinds, waivers=settings.waivers, today=today, experts=_all(old, new).experts
    )
    if dimensions or experts or only:  # a waiver may well be used elsewhere
        heard = tuple(one for one in judged.waivers if one[1] != "unused")
        judged = replace(judged, waivers=heard)
    return report(
        kind=kind,
        old=narrowed(old, keys),
        new=narrowed(new, keys),
        verdict=judged,
        only=kinds,
        stale=[key for key in stale(old, new, {one.key for one in found}) if key in keys],
        is_file=baseline.is_there,
    )


def _kinds(only: Sequence[str]) -> list[Kind]:
    for choice in only:
        if choice not in CHOICES:
            raise StancesError(
                f'no kind of drift "{choice}"', hint=did_you_mean(choice, list(CHOICES))
            )
    return [one for one in CHOICES if one in only or not only]


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


def _tolerance(settings: Settings, old: Snapshot, new: Snapshot) -> Callable[[str], float]:
    """How far a position may move on a dimension: what was said of all, of it, by its rubric."""
    own = {**new.tolerances, **dict(settings.tolerances)}
    known = _all(old, new).dimensions
    for name in own:
        if name not in known:
            raise StancesError(
                f'a tolerance for the unknown dimension "{name}"', hint=did_you_mean(name, known)
            )

    def allowed(dimension: str) -> float:
        if settings.over_all is not None:
            return settings.over_all
        return own.get(dimension, settings.tolerance or 0.0)

    return allowed
