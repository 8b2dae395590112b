"""Faults of a rubric that can be seen without running it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from stances.errors import StancesError, did_you_mean
from stances.rubric.model import Dimension, Entry, Place, Rubric, SimilarityRule
from stances.text.grammar import Grammar

_FEWEST_EXEMPLARS = 3
_SHOWN = 40
_SPARE = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """A fault, where it stands, and how to mend it."""

    where: str
    level: Literal["error", "warning"]
    what: str
    hint: str = ""


def lint(rubric: Rubric) -> list[Finding]:
    """All faults of a rubric, in the order of its files."""
    findings = [*_modifiers(rubric), *_actors(rubric), *_bars(rubric)]
    for dimension in rubric.dimensions:
        grammar = Grammar(rubric.lists_for(dimension))
        for entry in dimension.entries:
            findings += _patterns(entry, grammar, rubric)
            findings += _subjects(entry, rubric)
            findings += _silence(entry)
        findings += _duplicates(dimension)
        findings += _sides(dimension)
        findings += _likeness(dimension, rubric.similarity)
    return findings


def check_patterns(rubric: Rubric) -> None:
    """See that every pattern of a rubric can be read.

    Raises:
        StancesError: for the first that cannot, with file and line.
    """
    grammars = {one.id: Grammar(rubric.lists_for(one)) for one in rubric.dimensions}
    findings = [
        *_modifiers(rubric),
        *_actors(rubric),
        *(
            finding
            for dimension in rubric.dimensions
            for entry in dimension.entries
            for finding in _patterns(entry, grammars[dimension.id], rubric)
        ),
    ]
    if findings:
        first = findings[0]
        raise StancesError(first.what, where=first.where, hint=first.hint)


def _modifiers(rubric: Rubric) -> Iterator[Finding]:
    shared = rubric.modifiers
    grammar = Grammar(shared.lists)
    for rule in shared.rules:
        yield from _readable(rule.words, grammar, rule.place)
    ends = [words for side in shared.terminators.values() for words in side]
    yield from _readable([*ends, *shared.pseudo], grammar, shared.rules[0].place)


def _actors(rubric: Rubric) -> Iterator[Finding]:
    grammar = Grammar(rubric.lists_for())
    for words in rubric.actors.values():
        yield from _readable(words, grammar, rubric.actors_place)


def _bars(rubric: Rubric) -> Iterator[Finding]:
    """Bars of likeness that another bar makes idle."""
    rule = rubric.similarity
    idle = []
    if 0 < rule.full <= rule.side:
        idle.append(("full", f"from side = {rule.side:g} on likeness weighs all it can"))
    if rule.topic < rule.named < SimilarityRule().named:
        idle.append(("named", f"topic = {rule.topic:g} is enough, named or not"))
    for key, why in idle if rule.weight else ():
        yield Finding(
            where=rubric.actors_place.file,
            level="warning",
            what=f"[similarity] {key} = {getattr(rule, key):g} has no effect: {why}",
            hint=f"leave it out, or set it {'above side' if key == 'full' else 'below topic'}",
        )


def _likeness(dimension: Dimension, rule: SimilarityRule) -> Iterator[Finding]:
    if rule.weight and not (dimension.exemplars.get(1) or dimension.exemplars.get(-1)):
        yield Finding(
            where=str(dimension.place),
            level="warning",
            what=f"[similarity] can never speak on {dimension.id}: it has no exemplars of a pole",
            hint="write some, or set its weight to 0",
        )


def _patterns(entry: Entry, grammar: Grammar, rubric: Rubric) -> Iterator[Finding]:
    if not entry.words:
        yield Finding(
            where=str(entry.place), level="error", what=f"{entry.id} can never match: no words"
        )
    yield from _readable(
        (*entry.words, *entry.with_, *entry.with_paragraph, *entry.without), grammar, entry.place
    )
    subjects = (*entry.subject, *entry.unless_subject)
    strangers = [subject for subject in subjects if subject not in rubric.actors]
    yield from _readable(strangers, grammar, entry.place)
    for words in entry.with_:
        if words in entry.without:
            yield Finding(
                where=str(entry.place),
                level="error",
                what=f'{entry.id} can never match: it both asks for and forbids "{words}"',
            )


def _readable(
    words: Sequence[str], grammar: Grammar, place: Place, spare: int = _SPARE
) -> Iterator[Finding]:
    """Patterns that cannot be read, or not where `spare` more calls stand on the stack."""
    if spare:
        yield from list(_readable(words, grammar, place, spare - 1))
        return
    for written in words:
        try:
            grammar.pattern(written)
        except StancesError as fault:
            yield Finding(where=str(place), level="error", what=fault.what, hint=fault.hint)
        except RecursionError:
            yield Finding(
                where=str(place),
                level="error",
                what=f'pattern "{written[:_SHOWN]}…": brackets or lists nest too deep',
                hint="write it as several patterns",
            )


def _subjects(entry: Entry, rubric: Rubric) -> Iterator[Finding]:
    """A subject is an actor of the rubric; any other word names only itself."""
    if not rubric.actors:
        return
    for subject in (*entry.subject, *entry.unless_subject):
        if subject not in rubric.actors:
            yield Finding(
                where=str(entry.place),
                level="warning",
                what=f'{entry.id}: "{subject}" is no actor of the rubric',
                hint=did_you_mean(subject, list(rubric.actors)),
            )


def _silence(entry: Entry) -> Iterator[Finding]:
    if not entry.fires:
        yield Finding(
            where=str(entry.place),
            level="error",
            what=f"{entry.id} has no example that fires it",
            hint='add fires = ["…"]',
        )


def _duplicates(dimension: Dimension) -> Iterator[Finding]:
    seen: dict[str, Entry] = {}
    for entry in dimension.entries:
        for words in entry.words:
            key = " ".join(words.casefold().split())
            first = seen.get(key)
            seen.setdefault(key, entry)
            if first is not None:
                yield Finding(
                    where=str(entry.place),
                    level="error",
                    what=f'{entry.id}: "{words}" stands in {first.id} as well',
                    hint="keep one of them",
                )


def _sides(dimension: Dimension) -> Iterator[Finding]:
    where = str(dimension.place)
    if not dimension.entries:
        yield Finding(where=where, level="error", what=f"{dimension.id} has no target and no cue")
    poles = {entry.pole for entry in dimension.entries if entry.kind == "cue"}
    can_take_sides = any(entry.takes for entry in dimension.entries if entry.kind == "target")
    for sign, name in ((1, "positive"), (-1, "negative")):
        if dimension.entries and sign not in poles and not can_take_sides:
            yield Finding(
                where=where,
                level="warning",
                what=f"{dimension.id} is one-sided: nothing speaks for its {name} pole",
            )
        count = len(dimension.exemplars.get(1 if sign > 0 else -1, ()))
        if count < _FEWEST_EXEMPLARS:
            yield Finding(
                where=where,
                level="warning",
                what=f"{dimension.id} has {count} {name} exemplar{'' if count == 1 else 's'}",
                hint=f"write at least {_FEWEST_EXEMPLARS}; many voices are better",
            )
