"""Faults of a rubric that can be seen without running it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stances.errors import StancesError, suggest_name
from stances.model import Sign
from stances.rubric.finding import Finding, make_finding
from stances.rubric.lint_collisions import list_collisions
from stances.rubric.lint_patterns import PatternLint, list_pattern_faults, list_shared_faults
from stances.rubric.model import Dimension, Entry, Rubric, SimilarityRule

_FEWEST_EXEMPLARS = 3
_POLES: Mapping[Sign, str] = {1: "positive", -1: "negative"}


def lint_rubric(rubric: Rubric) -> list[Finding]:
    """Return all faults of a rubric, in the order of its files."""
    findings = [*list_shared_faults(rubric), *_check_bars(rubric)]
    needs_exemplars = _learns_from_exemplars(rubric)
    for dimension in rubric.dimensions:
        patterns = PatternLint(rubric.lists_for(dimension))
        for entry in dimension.entries:
            findings += patterns.check_entry(entry, rubric)
            findings += _check_subjects(entry, rubric)
            findings += _check_tests(entry)
        findings += _find_doubles(dimension)
        findings += _check_sides(dimension)
        findings += _check_exemplars(dimension) if needs_exemplars else ()
        findings += _check_likeness(dimension, rubric.similarity)
    if all(one.fault != "pattern" for one in findings):
        findings += list_collisions(rubric)
    return findings


def _learns_from_exemplars(rubric: Rubric) -> bool:
    """Whether a rubric means to learn from exemplars: it has some, and no coded texts instead."""
    if rubric.learned is not None or rubric.similarity.anywhere:
        return False
    has_exemplars = any(any(one.exemplars.values()) for one in rubric.dimensions)
    return bool(rubric.similarity.weight) or has_exemplars


def check_patterns(rubric: Rubric) -> None:
    """Check that every pattern of a rubric can be read.

    Raises:
        StancesError: for the first that cannot, with file and line.
    """
    first = next(list_pattern_faults(rubric), None)
    if first is not None:
        raise StancesError(first.what, where=first.where, hint=first.hint)


def _check_bars(rubric: Rubric) -> Iterator[Finding]:
    """Find bars of likeness that have no effect beside another."""
    rule = rubric.similarity
    idle = []
    if 0 < rule.full <= rule.side:
        idle.append(("full", rule.full, f"from side = {rule.side:g} on likeness weighs all it can"))
    if rule.topic < rule.named < SimilarityRule().named:
        idle.append(("named", rule.named, f"topic = {rule.topic:g} is enough, named or not"))
    for key, value, why in idle if rule.weight else ():
        yield make_finding(
            rubric.similarity_place,
            "bars",
            f"[similarity] {key} = {value:g} has no effect: {why}",
            level="warning",
            hint=f"leave it out, or set it {'above side' if key == 'full' else 'below topic'}",
        )


def _check_likeness(dimension: Dimension, rule: SimilarityRule) -> Iterator[Finding]:
    if rule.weight and not (dimension.exemplars.get(1) or dimension.exemplars.get(-1)):
        yield make_finding(
            dimension.place,
            "mute",
            f"[similarity] can never speak on {dimension.id}: it has no exemplars of a pole",
            level="warning",
            about=dimension.id,
            hint="write some, or set its weight to 0",
        )


def _check_subjects(entry: Entry, rubric: Rubric) -> Iterator[Finding]:
    """Find subjects that are not actors of the rubric: such a word names only itself."""
    if not rubric.actors:
        return
    for subject in (*entry.subject, *entry.unless_subject):
        if subject not in rubric.actors:
            yield make_finding(
                entry.place,
                "actor",
                f'{entry.id}: "{subject}" is not an actor of the rubric',
                level="warning",
                about=entry.id,
                hint=suggest_name(subject, list(rubric.actors)),
            )


def _check_tests(entry: Entry) -> Iterator[Finding]:
    if not entry.fires:
        yield make_finding(
            entry.place,
            "untested",
            f"{entry.id} has no example that fires it",
            about=entry.id,
            hint='add fires = ["…"]',
        )


def _find_doubles(dimension: Dimension) -> Iterator[Finding]:
    """Find words that stand in two entries, or twice in one.

    A target that takes likelihood is asked another question, and may stand beside another target.
    """
    seen: dict[tuple[bool, str], Entry] = {}
    for entry in dimension.entries:
        for words in entry.words:
            key = ("likelihood" in entry.takes, " ".join(words.casefold().split()))
            first = seen.get(key)
            seen.setdefault(key, entry)
            if first is not None:
                yield make_finding(
                    entry.place,
                    "double",
                    f'{entry.id}: "{words}" stands in {first.id} as well',
                    about=entry.id,
                    hint="keep one of them",
                )


def _check_sides(dimension: Dimension) -> Iterator[Finding]:
    """Find a dimension without entries, and poles that no entry can speak for."""
    if not dimension.entries:
        what = f"{dimension.id} has no target and no cue"
        yield make_finding(dimension.place, "sides", what, about=dimension.id)
        return
    poles = {entry.pole for entry in dimension.entries if entry.kind == "cue"}
    can_take_sides = any(entry.takes for entry in dimension.entries if entry.kind == "target")
    for sign, name in _POLES.items():
        if sign not in poles and not can_take_sides:
            yield make_finding(
                dimension.place,
                "sides",
                f"{dimension.id} is one-sided: nothing speaks for its {name} pole",
                level="warning",
                about=dimension.id,
            )


def _check_exemplars(dimension: Dimension) -> Iterator[Finding]:
    for sign, name in _POLES.items():
        count = len(dimension.exemplars.get(sign, ()))
        if count < _FEWEST_EXEMPLARS:
            yield make_finding(
                dimension.place,
                "exemplars",
                f"{dimension.id} has {count} {name} exemplar{'' if count == 1 else 's'}",
                level="warning",
                about=dimension.id,
                hint=f"write at least {_FEWEST_EXEMPLARS}; many voices are better",
            )
