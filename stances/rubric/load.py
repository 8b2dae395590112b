"""From the files of a rubric to a `Rubric`: read, checked, never guessed at."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast, get_args

from stances.errors import StancesError, did_you_mean
from stances.model import Sign
from stances.rubric import keys
from stances.rubric.files import RubricFile, RubricFiles
from stances.rubric.model import (
    FORMAT,
    SIDE_GIVERS,
    Boundary,
    Dimension,
    Entry,
    Example,
    Kind,
    ModifierKind,
    ModifierRule,
    Modifiers,
    Place,
    Rubric,
    Scope,
    SimilarityRule,
    UnderNegation,
    Until,
    mark,
)
from stances.toml import Lines, check, parse

SIGNS: Mapping[str, Sign] = {"+": 1, "-": -1, "0": 0}
_TAKES: Mapping[Kind, tuple[str, ...]] = {
    "prescription": tuple(SIDE_GIVERS),
    "assessment": ("approval", "disapproval", "omission"),
}
_VOICES = {
    "asserted": 1.0,
    "hedged": 0.8,
    "conditional": 0.6,
    "conceded": 0.4,
    "reported": 0.0,
    "asked": 0.0,
}


_IDLE = (
    *("format", "title", "label", "question", "positive", "negative", "about"),
    *("tolerance", "example"),
)
"""Keys that no score depends on."""


def load(files: RubricFiles) -> Rubric:
    """Read a rubric's files.

    Raises:
        StancesError: broken TOML, an unknown or missing key, a wrong value; with file and line.
    """
    if files.header is None:
        header: dict[str, Any] = {"format": FORMAT}
        lines = Lines(files.dimensions[0].name, "")
    else:
        header, lines = parse(files.header.name, files.header.data)
        check(header, keys.RUBRIC, ("format", "title", "dimensions"), lines)
        _check_format(header, lines)
    dimensions = [_dimension(file) for file in files.dimensions]
    order = header.get("dimensions", [d.id for d in dimensions])
    by_id: dict[str, Dimension] = {}
    for one in dimensions:
        if one.id in by_id:
            raise StancesError(
                f'"{one.id}" is the id of {by_id[one.id].place.file} as well',
                where=str(one.place),
                hint="give one of them another id",
            )
        by_id[one.id] = one
    if not order:
        raise StancesError("a rubric needs at least one dimension", where=lines.where())
    if len(set(order)) < len(order):
        raise StancesError("a dimension is listed twice", where=lines.where(("", 0), "dimensions"))
    for wanted in order:
        if wanted not in by_id:
            raise StancesError(
                f'no file holds the dimension "{wanted}"',
                where=lines.where(("", 0), "dimensions"),
                hint=did_you_mean(wanted, list(by_id)),
            )
    for dimension in dimensions:
        if dimension.id not in order:
            raise StancesError(
                f'"{dimension.id}" is not among the dimensions of rubric.toml',
                where=str(dimension.place),
                hint="add it to the list, or take the file away",
            )
    for table, known in (("voices", keys.VOICES), ("similarity", keys.SIMILARITY)):
        check(header.get(table, {}), known, (), lines, (table, 0))
    _check_shares(header, lines)
    exemplars = header.get("exemplars", {})
    check(exemplars, keys.ELSEWHERE, (), lines, ("exemplars", 0))
    pseudo = header.get("pseudo", {})
    check(pseudo, keys.PSEUDO, (), lines, ("pseudo", 0))
    own_pseudo = tuple(pseudo.get("words", ()))
    language = header.get("modifiers", "english")
    return Rubric(
        name=files.name,
        title=header.get("title", dimensions[0].question),
        digest=files.digest,
        mark=mark({key: value for key, value in header.items() if key not in _IDLE}),
        actors_place=Place(file=lines.file, line=lines.line(("actors", 0))),
        dimensions=tuple(by_id[name] for name in order),
        modifiers=_modifiers(files, language, lines, own_pseudo),
        lists=_lists(header.get("lists", {}), lines, "lists"),
        actors=_lists(header.get("actors", {}), lines, "actors"),
        voices={**_VOICES, **header.get("voices", {})},
        inherited=float(header.get("inherited", 0.5)),
        min_evidence=float(header.get("min_evidence", 0.5)),
        mixed_below=float(header.get("mixed_below", 0.2)),
        similarity=SimilarityRule(**header.get("similarity", {})),
        elsewhere=tuple(exemplars.get("elsewhere", ())),
        pseudo=own_pseudo,
    )


def _check_format(table: Mapping[str, Any], lines: Lines) -> None:
    if table.get("format", FORMAT) != FORMAT:
        raise StancesError(
            f"rubric format {table['format']} is not known",
            where=lines.where(("", 0), "format"),
            hint=f"this version of stances reads format {FORMAT}",
        )


def _check_shares(header: Mapping[str, Any], lines: Lines) -> None:
    """Weights and thresholds lie between 0 and 1; min_evidence above 0."""
    flat = [("", key) for key in ("mixed_below", "inherited")]
    flat += [("voices", key) for key in header.get("voices", {})]
    flat += [("similarity", key) for key in header.get("similarity", {}) if key != "beside_words"]
    for table, key in flat:
        value = (header.get(table, {}) if table else header).get(key, 0)
        if not 0 <= value <= 1:
            where = lines.where((table, 0), key)
            raise StancesError(f'"{key}" must lie between 0 and 1', where=where)
    if not 0 < header.get("min_evidence", 0.5) < math.inf:
        where = lines.where(("", 0), "min_evidence")
        raise StancesError('"min_evidence" must be above 0, and finite', where=where)


def _lists(table: Mapping[str, Any], lines: Lines, name: str) -> dict[str, tuple[str, ...]]:
    for key, entries in table.items():
        if not isinstance(entries, list) or not all(isinstance(e, str) for e in entries):
            raise StancesError(
                f'"{key}" must be a list of strings', where=lines.where((name, 0), key)
            )
    return {key: tuple(entries) for key, entries in table.items()}


def _one_of(value: str, allowed: tuple[str, ...], key: str, where: str) -> str:
    if value not in allowed:
        hint = did_you_mean(value, allowed)
        raise StancesError(f'"{key}" cannot be "{value}"', where=where, hint=hint)
    return value


def _dimension(file: RubricFile) -> Dimension:
    table, lines = parse(file.name, file.data)
    required = ("id", "question", "kind", "positive", "negative")
    check(table, keys.DIMENSION, required, lines)
    _check_format(table, lines)
    kind = cast(Kind, _one_of(table["kind"], get_args(Kind), "kind", lines.where(("", 0), "kind")))
    exemplars = table.get("exemplars", {})
    check(exemplars, keys.EXEMPLARS, (), lines, ("exemplars", 0))
    entries = [
        _entry(table["id"], kind, (sort, number), raw, lines)
        for sort in ("target", "cue")
        for number, raw in enumerate(table.get(sort, []))
    ]
    poles: tuple[tuple[Sign, str], ...] = ((1, "positive"), (-1, "negative"), (0, "neutral"))
    return Dimension(
        id=table["id"],
        label=table.get("label", table["id"]),
        question=table["question"],
        kind=kind,
        positive=table["positive"],
        negative=table["negative"],
        about=table.get("about", ""),
        place=Place(file=file.name, line=lines.line(("", 0), "id")),
        entries=tuple(entries),
        exemplars={sign: tuple(exemplars.get(key, ())) for sign, key in poles},
        examples=tuple(
            _example(raw, lines, number) for number, raw in enumerate(table.get("example", []))
        ),
        lists=_lists(table.get("lists", {}), lines, "lists"),
        tolerance=_tolerance(table, lines),
        mark=mark(_telling(table)),
    )


def _telling(table: Mapping[str, Any]) -> dict[str, Any]:
    """What of a dimension's file decides its scores: not its names, nor its tests."""
    told = {key: value for key, value in table.items() if key not in _IDLE}
    for sort in ("target", "cue"):
        told[sort] = [
            {key: value for key, value in entry.items() if key not in ("fires", "silent")}
            for entry in table.get(sort, [])
        ]
    return told


def _tolerance(table: Mapping[str, Any], lines: Lines) -> float | None:
    value = table.get("tolerance")
    if value is not None and not 0 <= value <= 2:
        where = lines.where(("", 0), "tolerance")
        raise StancesError('"tolerance" must lie between 0 and 2', where=where)
    return value


def _entry(
    dimension: str, kind: Kind, at: tuple[str, int], raw: Mapping[str, Any], lines: Lines
) -> Entry:
    sort, number = at
    is_cue = sort == "cue"
    check(
        raw,
        keys.CUE if is_cue else keys.TARGET,
        ("words", "pole") if is_cue else ("words",),
        lines,
        at,
    )
    pole = SIGNS[_one_of(raw.get("pole", "+"), ("+", "-"), "pole", lines.where(at, "pole"))]
    takes = tuple(raw.get("takes", () if is_cue else _TAKES[kind]))
    for giver in takes:
        _one_of(giver, tuple(SIDE_GIVERS), "takes", lines.where(at, "takes"))
    under = raw.get("under_negation", "turn")
    _one_of(under, get_args(UnderNegation), "under_negation", lines.where(at, "under_negation"))
    weight = float(raw.get("weight", 1.0))
    if not 0 < weight <= 1:
        raise StancesError('"weight" must lie above 0, up to 1', where=lines.where(at, "weight"))
    return Entry(
        id=f"{dimension}/{sort}/{number + 1}",
        kind="cue" if is_cue else "target",
        place=Place(file=lines.file, line=lines.line(at)),
        words=tuple(raw["words"]),
        pole=pole,
        weight=weight,
        takes=takes,
        under_negation=cast(UnderNegation, under),
        rhetorical=raw.get("rhetorical", False),
        subject=tuple(raw.get("subject", ())),
        unless_subject=tuple(raw.get("unless_subject", ())),
        with_=tuple(raw.get("with", ())),
        with_paragraph=tuple(raw.get("with_paragraph", ())),
        without=tuple(raw.get("without", ())),
        fires=tuple(raw.get("fires", ())),
        silent=tuple(raw.get("silent", ())),
    )


def _example(raw: Mapping[str, Any], lines: Lines, number: int) -> Example:
    at = ("example", number)
    check(raw, keys.EXAMPLE, ("text", "expect"), lines, at)
    expect = _one_of(raw["expect"], tuple(SIGNS), "expect", lines.where(at, "expect"))
    place = Place(file=lines.file, line=lines.line(at))
    return Example(place=place, text=raw["text"], expect=SIGNS[expect])


def _modifiers(
    files: RubricFiles, language: str, header: Lines, more_pseudo: tuple[str, ...]
) -> Modifiers:
    """The modifiers of a language, with a rubric's own phrases that only look like some."""
    named = {Path(file.name).stem: file for file in files.modifiers}
    if language not in named:
        raise StancesError(
            f'no shared modifiers are called "{language}"',
            where=header.where(("", 0), "modifiers"),
            hint=did_you_mean(language, list(named)),
        )
    table, lines = parse(named[language].name, named[language].data)
    check(table, keys.MODIFIERS, ("format", "modifier"), lines)
    _check_format(table, lines)
    terminators: dict[Boundary, tuple[str, ...]] = {"after": (), "before": (), "speech": ()}
    for number, raw in enumerate(table.get("terminator", [])):
        at = ("terminator", number)
        check(raw, keys.TERMINATOR, ("scope", "words"), lines, at)
        allowed = ("after", "before", "both", "speech")
        scope = _one_of(raw["scope"], allowed, "scope", lines.where(at, "scope"))
        both: tuple[Boundary, ...] = ("after", "before")
        for side in both if scope == "both" else (cast(Boundary, scope),):
            terminators[side] += tuple(raw["words"])
    pseudo = table.get("pseudo", {})
    check(pseudo, keys.PSEUDO, (), lines, ("pseudo", 0))
    return Modifiers(
        id=language,
        mark=mark(table),
        rules=tuple(_rule(raw, lines, n) for n, raw in enumerate(table["modifier"])),
        terminators=terminators,
        pseudo=(*pseudo.get("words", ()), *more_pseudo),
        lists=_lists(table.get("lists", {}), lines, "lists"),
    )


def _rule(raw: Mapping[str, Any], lines: Lines, number: int) -> ModifierRule:
    at = ("modifier", number)
    check(raw, keys.MODIFIER, tuple(keys.MODIFIER), lines, at)
    return ModifierRule(
        kind=cast(
            ModifierKind,
            _one_of(raw["kind"], get_args(ModifierKind), "kind", lines.where(at, "kind")),
        ),
        place=Place(file=lines.file, line=lines.line(at)),
        words=tuple(raw["words"]),
        scope=cast(
            Scope, _one_of(raw["scope"], get_args(Scope), "scope", lines.where(at, "scope"))
        ),
        reach=raw["reach"],
        until=cast(
            Until, _one_of(raw["until"], get_args(Until), "until", lines.where(at, "until"))
        ),
    )
