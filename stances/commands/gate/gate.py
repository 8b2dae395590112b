"""The gate's modules called in order: what was accepted against what is scored now.

Document, ScoreSheet → Snapshot → Drift, Change, Cause → Verdict → DriftReport → DriftAnswer
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from stances.commands.gate import baseline
from stances.commands.gate.acceptance import Acceptance
from stances.commands.gate.comparison import (
    Judging,
    choose_cells,
    choose_kinds,
    compare_snapshots,
    require_overlap,
)
from stances.commands.gate.make_snapshot import make_snapshot
from stances.commands.gate.report import DriftReport
from stances.commands.gate.snapshot import Snapshot
from stances.document import Document
from stances.errors import StancesError
from stances.pipeline import score_inputs
from stances.read.own_json import is_baseline
from stances.read.revision import check_out
from stances.read.sources import load_documents
from stances.rubric.files import list_bundled
from stances.settings.model import Settings


def check_scores(
    *,
    settings: Settings,
    today: date,
    dimensions: Sequence[str] = (),
    experts: Sequence[str] = (),
) -> DriftReport:
    """Compare what the inputs score now with the baseline.

    Args:
        settings: name the inputs, the rubric, the baseline, the tolerances, the kinds of drift that
            fail, and the waivers.
        today: the day on which waivers are judged.
        dimensions, experts: the cells to look at; none for all.

    Raises:
        StancesError: something cannot be read or judged.
    """
    judging = Judging(today=today, only=choose_kinds(settings.only))
    old = baseline.load_baseline(_find_baseline(settings))
    new = _score(settings.inputs, settings)
    require_overlap(old, new)
    return compare_snapshots(
        old, new, settings, dimensions=dimensions, experts=experts, judging=judging
    )


def prepare_acceptance(
    *,
    settings: Settings,
    dimensions: Sequence[str] = (),
    experts: Sequence[str] = (),
) -> Acceptance:
    """Score the inputs, and find what would change in the baseline.

    Args:
        settings: name the inputs, the rubric and the baseline.
        dimensions, experts: the cells to accept; none for all.

    Raises:
        StancesError: something cannot be read, the baseline is one of the inputs, or only some
            cells were chosen where nothing has been accepted yet.
    """
    name = _find_baseline(settings)
    _keep_apart(name, settings.inputs)
    old = baseline.load_baseline(name) if baseline.is_taken(name) else None
    new = _score(settings.inputs, settings)
    if old is None:
        if dimensions or experts:
            hint = "accept all cells first, without -d and -e"
            raise StancesError("no such baseline", where=name, hint=hint)
        return Acceptance(name=name, old=None, new=new, report=None, keys=frozenset(new.cells))
    report = compare_snapshots(old, new, settings)
    keys = choose_cells(old, new, dimensions, experts)
    return Acceptance(name=name, old=old, new=new, report=report, keys=frozenset(keys))


def diff_scores(
    old: str,
    new: str,
    *,
    settings: Settings,
    dimensions: Sequence[str] = (),
    experts: Sequence[str] = (),
) -> DriftReport:
    """Compare two baselines, score sheets or texts.

    Args:
        dimensions, experts: the cells to look at; none for all.

    Raises:
        StancesError: one of them cannot be read.
    """
    was, now = (_take_snapshot(name, settings) for name in (old, new))
    require_overlap(was, now)
    return compare_snapshots(was, now, settings, dimensions=dimensions, experts=experts)


def diff_revisions(
    revisions: str,
    *,
    settings: Settings,
    dimensions: Sequence[str] = (),
    experts: Sequence[str] = (),
) -> DriftReport:
    """Compare two revisions of the settings' inputs and rubric.

    Args:
        revisions: ``OLD``, for that revision against the files as they are; or ``OLD..NEW``.
        dimensions, experts: the cells to look at; none for all.

    Raises:
        StancesError: git does not know a revision, or a named file was not in it.
    """
    old, _, new = revisions.partition("..")
    if not old or new.startswith("."):
        what = f'"{revisions}" does not name revisions'
        raise StancesError(what, hint="write OLD, or OLD..NEW")
    was = _score_revision(old, settings)
    now = _score_revision(new, settings) if new else _score(settings.inputs, settings)
    require_overlap(was, now)
    return compare_snapshots(was, now, settings, dimensions=dimensions, experts=experts)


def _find_baseline(settings: Settings) -> str:
    """Return the baseline's file."""
    name = settings.baseline
    if name is None:
        hint = "name one with --baseline FILE, or in stances.toml"
        raise StancesError("no baseline is named", hint=hint)
    if name == "-" or "\0" in name:
        hint = "name one with --baseline FILE"
        raise StancesError("a baseline is a file", where=name, hint=hint)
    return name


def _keep_apart(name: str, inputs: Sequence[str]) -> None:
    """Check that the baseline is not one of the inputs, which it would overwrite."""
    if any(baseline.is_same_file(name, one) for one in inputs):
        hint = "name another file with --baseline"
        raise StancesError("is both the input and the baseline", where=name, hint=hint)


def _score(
    inputs: Sequence[str | Document], settings: Settings, name: str = "", root: Path = Path()
) -> Snapshot:
    """Score inputs.

    Args:
        name: what reports call the inputs; empty for their own names.
        root: the folder that a relative path of a rubric starts from.
    """
    scoring = score_inputs(inputs, settings=settings, root=root)
    return make_snapshot(scoring.sheet, name or _name_inputs(settings), scoring.sentences)


def _name_inputs(settings: Settings) -> str:
    return ", ".join(settings.inputs) or "the bundled corpus"


def _take_snapshot(name: str, settings: Settings) -> Snapshot:
    """Return the snapshot of a baseline, or of the scored text or sheet that a name gives."""
    documents = load_documents([name])
    if len(documents) == 1 and is_baseline(documents[0]):
        return baseline.load_baseline_document(documents[0])
    return _score(documents, settings, name)


def _score_revision(revision: str, settings: Settings) -> Snapshot:
    """Score the inputs as they were at a revision, by the rubric of that revision."""
    inputs = [baseline.find_path_from_here(name) for name in settings.inputs]
    is_own = settings.rubric not in list_bundled()
    rubric = settings.rubric
    if is_own:
        rubric = f"./{baseline.find_path_from_here(rubric)}"
    names = [*inputs, rubric] if is_own else inputs
    if not names:
        hint = "name them, or a rubric of your own with -r"
        raise StancesError("the bundled corpus is the same at every revision", hint=hint)
    with check_out(revision, names) as folder:
        documents = load_documents(inputs, folder) if inputs else ()
        name = f"{_name_inputs(settings)} at {revision}"
        return _score(documents, replace(settings, rubric=rubric), name, folder)
