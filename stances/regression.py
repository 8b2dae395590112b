"""The regression gate's rooms called in order: what was accepted against what is scored now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from stances import pipeline
from stances.errors import StancesError
from stances.gate import baseline
from stances.gate.acceptance import Acceptance
from stances.gate.comparison import Judging, chosen, compared, kinds_named, meet
from stances.gate.snapshot import Snapshot, of_sheet
from stances.read.formats import is_baseline
from stances.read.revision import checked_out
from stances.read.sources import load
from stances.rubric.files import bundled
from stances.settings import Settings


def check(
    *,
    settings: Settings,
    today: date,
    dimensions: Sequence[str] = (),
    experts: Sequence[str] = (),
) -> dict[str, Any]:
    """Hold what the inputs score now against the baseline.

    Args:
        settings: name the inputs, the rubric, the baseline, the tolerances, the kinds of drift that
            fail, and the waivers.
        today: the day on which waivers are judged.
        dimensions, experts: the cells to look at; none for all.

    Returns:
        the report: ``verdict`` is ``drift`` or ``same``; ``drifts``, ``waivers``, ``counts``.

    Raises:
        StancesError: something cannot be read or judged.
    """
    judging = Judging(today=today, only=kinds_named(settings.only))
    old = baseline.read(_baseline(settings))
    new = _scored(settings.inputs, settings)
    meet(old, new)
    return compared(old, new, settings, dimensions=dimensions, experts=experts, judging=judging)


def acceptance(
    *,
    settings: Settings,
    dimensions: Sequence[str] = (),
    experts: Sequence[str] = (),
) -> Acceptance:
    """Score the inputs, and see what would change in the baseline.

    Raises:
        StancesError: something cannot be read, the baseline would be read as a text, or only
            some cells were chosen where nothing has been accepted yet.
    """
    name = _baseline(settings)
    _keep_apart(name, settings.inputs)
    old = baseline.read(name) if baseline.is_taken(name) else None
    new = _scored(settings.inputs, settings)
    if old is None:
        if dimensions or experts:
            hint = "accept all cells first, without -d and -e"
            raise StancesError("no baseline there", where=name, hint=hint)
        return Acceptance(name=name, old=None, new=new, report=None, keys=frozenset(new.cells))
    told = compared(old, new, settings)
    keys = chosen(old, new, dimensions, experts)
    return Acceptance(name=name, old=old, new=new, report=told, keys=frozenset(keys))


def diff(
    old: str,
    new: str,
    *,
    settings: Settings,
    dimensions: Sequence[str] = (),
    experts: Sequence[str] = (),
) -> dict[str, Any]:
    """What differs between two baselines, score sheets or texts.

    Raises:
        StancesError: one of them cannot be read.
    """
    was, now = (_snapshot(name, settings) for name in (old, new))
    meet(was, now)
    return compared(was, now, settings, dimensions=dimensions, experts=experts)


def diff_revisions(
    revisions: str,
    *,
    settings: Settings,
    dimensions: Sequence[str] = (),
    experts: Sequence[str] = (),
) -> dict[str, Any]:
    """What differs between two revisions of the settings' inputs and rubric.

    Args:
        revisions: ``OLD``, for that revision against the files as they are; or ``OLD..NEW``.

    Raises:
        StancesError: git does not know one, or what is named was not in it.
    """
    old, _, new = revisions.partition("..")
    if not old or new.startswith("."):
        raise StancesError(f'no revisions "{revisions}"', hint="write OLD, or OLD..NEW")
    was = _at_revision(old, settings)
    now = _at_revision(new, settings) if new else _scored(settings.inputs, settings)
    meet(was, now)
    return compared(was, now, settings, dimensions=dimensions, experts=experts)


def _baseline(settings: Settings) -> str:
    if settings.baseline is None:
        raise StancesError(
            "no baseline is named", hint="name one with --baseline FILE, or in stances.toml"
        )
    if settings.baseline == "-":
        raise StancesError("a baseline is a file", where="-", hint="name one with --baseline FILE")
    return settings.baseline


def _keep_apart(name: str, inputs: Sequence[str]) -> None:
    """The baseline must not take the place of what is scored."""
    if any(baseline.is_same(name, given) for given in inputs):
        hint = "name another file with --baseline"
        raise StancesError("is both the input and the baseline", where=name, hint=hint)


def _scored(inputs: Sequence[str], settings: Settings) -> Snapshot:
    return of_sheet(pipeline.sheet(inputs, settings=settings), _told(inputs))


def _told(inputs: Sequence[str]) -> str:
    return ", ".join(inputs) or "the bundled corpus"


def _snapshot(name: str, settings: Settings) -> Snapshot:
    """A baseline, or whatever else can be scored."""
    sources = load([name])
    if len(sources) == 1 and is_baseline(sources[0]):
        return baseline.of_source(sources[0])
    return of_sheet(pipeline.sheet(sources, settings=settings), name)


def _at_revision(revision: str, settings: Settings) -> Snapshot:
    """What the inputs scored at a revision, by the rubric of then."""
    here = [baseline.from_here(name) for name in settings.inputs]
    own = settings.rubric not in bundled()
    rubric = f"./{baseline.from_here(settings.rubric)}" if own else settings.rubric
    names = [*here, rubric] if own else here
    if not names:
        hint = "name them, or a rubric of your own with -r"
        raise StancesError("the bundled corpus is the same at every revision", hint=hint)
    with checked_out(revision, names) as folder:
        then = load(here, folder) if here else ()
        record = pipeline.sheet(then, settings=replace(settings, rubric=rubric), root=folder)
    return of_sheet(record, f"{_told(settings.inputs)} at {revision}")
