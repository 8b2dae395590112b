"""What can be done with a rubric besides scoring: show, lint, test and begin one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from stances.errors import StancesError
from stances.model import Sign
from stances.rubric.compile import compiled
from stances.rubric.files import locate
from stances.rubric.lint import lint as lint_rubric
from stances.rubric.load import load
from stances.rubric.model import Dimension
from stances.rubric.starter import starter
from stances.score.choose import dimensions_named
from stances.score.reader import Reader
from stances.score.records import dimension_record
from stances.score.trial import trial as run_trial
from stances.settings import Settings, cache_folder


def rubric_record(settings: Settings, dimensions: Sequence[str] = ()) -> dict[str, Any]:
    """What a rubric holds.

    Args:
        dimensions: the ids to show; none for all.
    """
    rubric = load(locate(settings.rubric))
    wanted = dimensions_named(dimensions, tuple(one.id for one in rubric.dimensions))
    return {
        "id": rubric.name,
        "title": rubric.title,
        "hash": rubric.hash,
        "dimensions": [_dimension_record(one) for one in rubric.chosen(wanted)],
    }


def _dimension_record(one: Dimension) -> dict[str, Any]:
    poles: dict[str, Sign] = {"positive": 1, "negative": -1, "neutral": 0}
    return {
        **dimension_record(one),
        "about": one.about,
        "targets": [{"words": list(e.words)} for e in one.entries if e.kind == "target"],
        "cues": [
            {"words": list(e.words), "pole": "+" if e.pole > 0 else "-", "weight": e.weight}
            for e in one.entries
            if e.kind == "cue"
        ],
        "exemplars": {key: len(one.exemplars.get(sign, ())) for key, sign in poles.items()},
        "examples": len(one.examples) + sum(len(e.fires) + len(e.silent) for e in one.entries),
    }


def lint(settings: Settings) -> list[dict[str, str]]:
    """A rubric's faults that show without running it; a file that cannot be read is one."""
    files = locate(settings.rubric)
    try:
        findings = lint_rubric(load(files))
    except StancesError as fault:
        return [{"where": fault.where, "level": "error", "what": fault.what, "hint": fault.hint}]
    return [asdict(finding) for finding in findings]


def trial(settings: Settings) -> dict[str, Any]:
    """Run a rubric's own examples: how many passed, and what failed."""
    files = locate(settings.rubric)
    rubric = load(files)
    passed, failures = run_trial(Reader(compiled(files, cache_folder())), rubric.dimensions)
    return {"passed": passed, "failed": [asdict(failure) for failure in failures]}


def new_rubric(name: str) -> dict[str, str]:
    """The files of a rubric to begin with, by their names."""
    return starter(name)
