"""The faults of a rubric that show without its examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from stances.errors import StancesError
from stances.match.likeness import measure_likeness
from stances.model import Sign
from stances.rubric.compile import load_compiled
from stances.rubric.files import read_rubric_files
from stances.rubric.finding import Finding, make_broken_finding, make_finding
from stances.rubric.lint import lint_rubric
from stances.rubric.load import parse_rubric
from stances.rubric.model import Dimension, Rubric
from stances.rubric.similarity import SimilarityModel
from stances.settings.folders import find_cache_folder
from stances.settings.model import Settings
from stances.text.tokens import tokenize
from stances.wire.records import Record
from stances.wire.versions import FORMAT_VERSION

_POLES: tuple[Sign, ...] = (1, -1)


class ShownFinding(Record):
    """A fault of a rubric.

    Attributes:
        where: the file and line.
        level: an ``error`` is wrong in any rubric; a ``warning`` may be meant.
        what: the fault.
        hint: how to mend it; empty where there is nothing to suggest.
    """

    where: str
    level: Literal["error", "warning"]
    what: str
    hint: str


class FindingsDocument(Record):
    """What ``stances rubric lint -f json`` prints."""

    format_version: str = FORMAT_VERSION
    findings: tuple[ShownFinding, ...]


class LintedRubric(Struct, frozen=True, kw_only=True):
    """What lint found in a rubric.

    Attributes:
        name: the rubric, as the user named it.
        dimensions: the ids of its dimensions; empty where it cannot be read.
        findings: in the order of its files.
    """

    name: str
    dimensions: tuple[str, ...]
    findings: tuple[Finding, ...]


def check_rubric(settings: Settings) -> LintedRubric:
    """Return a rubric's faults; a file that cannot be read is one.

    Args:
        settings: name the rubric.

    Raises:
        StancesError: there is no such rubric.
    """
    files = read_rubric_files(settings.rubric)
    try:
        rubric = parse_rubric(files)
    except StancesError as fault:
        return LintedRubric(
            name=settings.rubric, dimensions=(), findings=(make_broken_finding(fault),)
        )
    findings = lint_rubric(rubric)
    if rubric.similarity.weight and all(one.level != "error" for one in findings):
        model = load_compiled(files, find_cache_folder()).similarity
        findings += _find_mute(rubric, model)
    ids = tuple(one.id for one in rubric.dimensions)
    return LintedRubric(name=settings.rubric, dimensions=ids, findings=tuple(findings))


def describe_finding(one: Finding) -> ShownFinding:
    """Return a finding as JSON knows it."""
    return ShownFinding(where=one.where, level=one.level, what=one.what, hint=one.hint)


def _find_mute(rubric: Rubric, model: SimilarityModel) -> Iterator[Finding]:
    """Find dimensions on which likeness counts for none of the exemplars that it was fitted on."""
    rule = rubric.similarity
    for dimension in rubric.dimensions:
        least = min(rule.topic, rule.named) if dimension.entries else rule.topic
        measured = list(_measure_exemplars(dimension, model))
        if not measured or any(t >= least and side >= rule.side for t, side in measured):
            continue
        topics, sides = zip(*measured, strict=True)
        yield make_finding(
            dimension.place,
            "mute",
            f"[similarity] speaks for none of {dimension.id}'s own exemplars: their topic "
            f"is {max(topics):.2f} at most, their side {max(sides):.2f}",
            level="warning",
            about=dimension.id,
            hint="lower topic, named or side, or write more exemplars that are alike",
        )


def _measure_exemplars(
    dimension: Dimension, model: SimilarityModel
) -> Iterator[tuple[float, float]]:
    """Yield topic and absolute side of each exemplar of a pole, on its own dimension."""
    for sign in _POLES:
        for text in dimension.exemplars.get(sign, ()):
            found = measure_likeness(model, tokenize(text)).get(dimension.id)
            yield (found.topic, abs(found.side)) if found else (0.0, 0.0)
