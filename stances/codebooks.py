"""What can be done with a rubric besides scoring: show, lint, test and begin one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from stances.errors import StancesError
from stances.match.similarity import similarities
from stances.model import Sign
from stances.rubric.compile import compiled
from stances.rubric.files import locate
from stances.rubric.lint import Finding
from stances.rubric.lint import lint as lint_rubric
from stances.rubric.load import load
from stances.rubric.model import Dimension, Rubric, SimilarityModel
from stances.rubric.starter import starter
from stances.score.choose import dimensions_named
from stances.score.reader import Reader
from stances.score.records import dimension_record
from stances.score.trial import trial as run_trial
from stances.settings import Settings, cache_folder
from stances.text.tokens import tokenize


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
        "similarity": asdict(rubric.similarity),
        "pseudo": list(rubric.pseudo),
        "elsewhere": len(rubric.elsewhere),
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
    """A rubric's faults that show without its examples; a file that cannot be read is one."""
    files = locate(settings.rubric)
    try:
        rubric = load(files)
        findings = lint_rubric(rubric)
        if rubric.similarity.weight and all(one.level != "error" for one in findings):
            findings += _mute(rubric, compiled(files, cache_folder()).similarity)
    except StancesError as fault:
        return [{"where": fault.where, "level": "error", "what": fault.what, "hint": fault.hint}]
    return [asdict(finding) for finding in findings]


def _mute(rubric: Rubric, model: SimilarityModel) -> Iterator[Finding]:
    """Dimensions on which likeness speaks for nothing, not even for what it was fitted on."""
    rule = rubric.similarity
    for dimension in rubric.dimensions:
        least = min(rule.topic, rule.named) if dimension.entries else rule.topic
        texts = [text for sign in (1, -1) for text in dimension.exemplars.get(sign, ())]

        def told(text: str, name: str = dimension.id) -> tuple[float, float]:
            found = similarities(model, tokenize(text)).get(name)
            return (found.topic, abs(found.side)) if found else (0.0, 0.0)

        if texts and not any(
            topic >= least and side >= rule.side for topic, side in map(told, texts)
        ):
            topics, sides = zip(*map(told, texts), strict=True)
            yield Finding(
                where=str(dimension.place),
                level="warning",
                what=f"[similarity] speaks for none of {dimension.id}'s own exemplars: their topic "
                f"is {max(topics):.2f} at most, their side {max(sides):.2f}",
                hint="lower topic, named or side, or write more exemplars that are alike",
            )


def trial(settings: Settings) -> dict[str, Any]:
    """Run a rubric's own examples: how many passed, and what failed."""
    files = locate(settings.rubric)
    rubric = load(files)
    passed, failures = run_trial(Reader(compiled(files, cache_folder())), rubric.dimensions)
    return {"passed": passed, "failed": [asdict(failure) for failure in failures]}


def new_rubric(name: str) -> dict[str, str]:
    """The files of a rubric to begin with, by their names."""
    return starter(name)
