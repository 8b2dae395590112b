"""Two scorings compared under the settings of a run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from stances.commands.gate import baseline
from stances.commands.gate.drift import CHOICES, DriftKind, find_drifts, find_stale
from stances.commands.gate.make_report import make_report
from stances.commands.gate.report import DriftReport
from stances.commands.gate.snapshot import CellKey, Snapshot, narrow_snapshot
from stances.commands.gate.verdict import judge_drifts, leave_unjudged
from stances.errors import StancesError, suggest_name
from stances.scoring.names import choose_dimensions, choose_experts
from stances.settings.model import Settings


class Judging(Struct, frozen=True, kw_only=True):
    """How drift is judged.

    Attributes:
        today: the day on which waivers are judged.
        only: the kinds of drift that fail.
    """

    today: date
    only: tuple[DriftKind, ...]


def choose_kinds(wanted: Sequence[str]) -> tuple[DriftKind, ...]:
    """Return the wanted kinds of drift, the gravest first; all of them where none is wanted.

    Raises:
        StancesError: one is not known.

    >>> choose_kinds(["rank", "sign"])
    ('sign', 'rank')
    """
    for name in wanted:
        if name not in CHOICES:
            hint = suggest_name(name, CHOICES)
            raise StancesError(f'unknown kind of drift "{name}"', hint=hint)
    return tuple(one for one in CHOICES if one in wanted or not wanted)


def require_overlap(old: Snapshot, new: Snapshot) -> None:
    """Check that two scorings have something to compare.

    Raises:
        StancesError: they have no expert or no dimension in common.
    """
    for what, was, now in (
        ("expert", old.experts, new.experts),
        ("dimension", old.dimensions, new.dimensions),
    ):
        if not set(was) & set(now):
            raise StancesError(
                f"no {what} in common with {new.name}",
                where=old.name,
                hint="name the texts and the rubric that it was made from, or accept it anew",
            )


def compare_snapshots(
    old: Snapshot,
    new: Snapshot,
    settings: Settings,
    *,
    dimensions: Sequence[str] = (),
    experts: Sequence[str] = (),
    judging: Judging | None = None,
) -> DriftReport:
    """Return the report of what drifted between two scorings.

    Args:
        settings: their tolerances count, and their waivers where drift is judged.
        dimensions, experts: the cells to look at; none for all.
        judging: `None` where nothing is judged: a ``diff``.

    Raises:
        StancesError: a name is not known.
    """
    keys = choose_cells(old, new, dimensions, experts)
    if judging:
        _check_tolerances(settings, old, new)
    drifts = [
        one for one in find_drifts(old, new, _make_tolerance(settings, new)) if one.key in keys
    ]
    if judging:
        verdict = judge_drifts(
            drifts,
            only=judging.only,
            waivers=settings.waivers,
            today=judging.today,
            experts=_join(old, new).experts,
            is_whole=keys == {*old.cells, *new.cells},
        )
    else:
        verdict = leave_unjudged(drifts)
    stale = find_stale(old, new, {one.key for one in drifts})
    return make_report(
        command="check" if judging else "diff",
        old=narrow_snapshot(old, keys),
        new=narrow_snapshot(new, keys),
        verdict=verdict,
        only=judging.only if judging else CHOICES,
        stale=[key for key in stale if key in keys],
        has_file=baseline.has_file,
    )


def choose_cells(
    old: Snapshot, new: Snapshot, dimensions: Sequence[str], experts: Sequence[str]
) -> set[CellKey]:
    """Return the cells of either scoring that a user chose by their names; none stand for all.

    Raises:
        StancesError: a name is not known.
    """
    both = _join(old, new)
    names = choose_experts(experts, tuple(sorted(both.experts)))
    wanted = choose_dimensions(dimensions, both.dimensions)
    return {key for key in both.cells if key[0] in names and key[1] in wanted}


def _join(old: Snapshot, new: Snapshot) -> Snapshot:
    """Return a snapshot with every cell of either."""
    return replace(new, cells={**old.cells, **new.cells})


def _check_tolerances(settings: Settings, old: Snapshot, new: Snapshot) -> None:
    known = _join(old, new).dimensions
    for one in settings.tolerances:
        if one.dimension not in known:
            what = f'a tolerance for the unknown dimension "{one.dimension}"'
            raise StancesError(what, where=one.where, hint=suggest_name(one.dimension, known))


def _make_tolerance(settings: Settings, new: Snapshot) -> Callable[[str], float]:
    """Return a function that says how far a position may move on a dimension (0 to 2).

    The command line's tolerance comes first, then that of the settings for this dimension, then
    that of the rubric, then that of the settings for all dimensions.
    """
    own = {**new.tolerances, **{one.dimension: one.distance for one in settings.tolerances}}

    def find_tolerance(dimension: str) -> float:
        if settings.over_all is not None:
            return settings.over_all
        return own.get(dimension, settings.tolerance or 0.0)

    return find_tolerance
