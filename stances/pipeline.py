"""The rooms called in order, from the user's inputs to plain records: read this first.

inputs → Source → Statement → Sentence → Reading, Similarity → Evidence → Position → ScoreSheet
rubric files → Rubric → compiled rubric ↗
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from importlib import resources
from pathlib import Path
from typing import Any

from stances import __version__
from stances.errors import StancesError, did_you_mean
from stances.model import Passport, Sentence, Sign, Source, Statement
from stances.read.sentences import split
from stances.read.sources import load as load_sources
from stances.read.statements import statements
from stances.rubric.compile import compiled
from stances.rubric.files import locate
from stances.rubric.lint import lint as lint_rubric
from stances.rubric.load import load
from stances.rubric.model import Dimension, Rubric
from stances.rubric.starter import starter
from stances.score.reader import Reader
from stances.score.records import is_sheet, parse_sheet, sheet_record
from stances.score.sheet import score
from stances.score.trial import trial as run_trial
from stances.settings import Settings, cache_folder
from stances.text.tokens import fold, tokenize

METHOD = "1"
"""Raised whenever the same text and rubric would give other scores than before."""

BUNDLED_CORPUS = "iran-strike-2020"


def sheet(
    inputs: Sequence[str],
    *,
    settings: Settings,
    dimensions: Sequence[str] = (),
    experts: Sequence[str] = (),
) -> dict[str, Any]:
    """Score what the inputs hold, or read the score sheet they are.

    Args:
        inputs: files, folders, ``-``, or one score sheet; none for the bundled corpus.
        dimensions: the ids to keep, in this order; none for all.
        experts: names, or any unambiguous part of one; none for all.

    Raises:
        StancesError: something cannot be read, or a name is not known.
    """
    sources = _sources(inputs)
    if any(is_sheet(source) for source in sources):
        if len(sources) > 1:
            raise StancesError("a score sheet is read alone", where=sources[0].name)
        return _narrowed(parse_sheet(sources[0]), dimensions, experts)
    by_expert = _by_expert(_statements(sources, settings))
    chosen = _chosen_experts(experts, tuple(by_expert))
    reader = _reader(settings)
    rubric = reader.rubric
    wanted = _chosen_dimensions(dimensions, tuple(one.id for one in rubric.dimensions))
    kept = [one for name in wanted for one in rubric.dimensions if one.id == name]
    scored = score(
        {name: by_expert[name] for name in chosen},
        reader,
        kept,
        passport(rubric),
    )
    return sheet_record(scored, kept)


def _reader(settings: Settings) -> Reader:
    return Reader(compiled(locate(settings.rubric), cache_folder()))


def passport(rubric: Rubric) -> Passport:
    """What scores made with a rubric depend on besides the text."""
    return Passport(
        stances=__version__,
        method=METHOD,
        rubric=rubric.name,
        rubric_hash=f"sha256:{rubric.digest[:12]}",
    )


def explanation(
    expert: str, dimension: str, inputs: Sequence[str], *, settings: Settings
) -> dict[str, Any]:
    """The score sheet of a single cell, with its evidence.

    Raises:
        StancesError: as `sheet`, or a score sheet was given that holds no evidence.
    """
    record = sheet(inputs, settings=settings, dimensions=[dimension], experts=[expert])
    if "evidence" not in record["cells"][0]:
        raise StancesError(
            "this score sheet holds no evidence",
            where=", ".join(inputs),
            hint="write it with: stances score -f json --evidence",
        )
    return record


def experts(inputs: Sequence[str], *, settings: Settings) -> list[dict[str, Any]]:
    """Who was found, and how much they say."""
    found = _statements(_texts(inputs), settings)
    rows = []
    for name, own in _by_expert(found).items():
        theirs = [one for one in found if one.expert == name]
        rows.append(
            {
                "expert": name,
                "role": _joined(one.role for one in theirs),
                "affiliation": _joined(one.affiliation for one in theirs),
                "date": _joined(one.date for one in theirs),
                "source": _joined(one.source.name for one in theirs),
                "statements": len(theirs),
                "paragraphs": len({one.paragraph for one in own}),
                "sentences": len(own),
                "words": sum(len(tokenize(s.source.text, s.start, s.end)) for s in own),
            }
        )
    return rows


def sentences(
    inputs: Sequence[str], *, settings: Settings, experts: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """How the text was cut."""
    by_expert = _by_expert(_statements(_texts(inputs), settings))
    return [
        {
            "id": one.id,
            "expert": one.expert,
            "source": one.source.name,
            "line": one.line,
            "start": one.start,
            "end": one.end,
            "kind": one.kind,
            "text": one.text,
        }
        for name in _chosen_experts(experts, tuple(by_expert))
        for one in by_expert[name]
    ]


def rubric_record(settings: Settings, dimensions: Sequence[str] = ()) -> dict[str, Any]:
    """What a rubric holds.

    Args:
        dimensions: the ids to show; none for all.
    """
    rubric = load(locate(settings.rubric))
    wanted = _chosen_dimensions(dimensions, tuple(one.id for one in rubric.dimensions))
    return {
        "id": rubric.name,
        "title": rubric.title,
        "hash": f"sha256:{rubric.digest[:12]}",
        "dimensions": [
            _dimension_record(one) for name in wanted for one in rubric.dimensions if one.id == name
        ],
    }


def _dimension_record(one: Dimension) -> dict[str, Any]:
    poles: dict[str, Sign] = {"positive": 1, "negative": -1, "neutral": 0}
    return {
        "id": one.id,
        "label": one.label,
        "question": one.question,
        "kind": one.kind,
        "positive": one.positive,
        "negative": one.negative,
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
    reader = _reader(settings)
    passed, failures = run_trial(reader, load(locate(settings.rubric)).dimensions)
    return {"passed": passed, "failed": [asdict(failure) for failure in failures]}


def new_rubric(name: str) -> dict[str, str]:
    """The files of a rubric to begin with, by their names."""
    return starter(name)


def corpus_folder() -> Path:
    """Where the bundled corpus lies: inside the installed package, or beside it in a checkout."""
    package = Path(str(resources.files("stances")))
    inside = package / "corpus" / BUNDLED_CORPUS
    return inside if inside.is_dir() else package.parent / "corpus" / BUNDLED_CORPUS


def _sources(inputs: Sequence[str]) -> tuple[Source, ...]:
    if inputs:
        return load_sources(inputs)
    folder = corpus_folder()
    bundled = load_sources([str(folder)])
    return tuple(
        Source(name=f"{BUNDLED_CORPUS}/{Path(one.name).name}", text=one.text) for one in bundled
    )


def _texts(inputs: Sequence[str]) -> tuple[Source, ...]:
    sources = _sources(inputs)
    for source in sources:
        if is_sheet(source):
            raise StancesError(
                "a score sheet holds no statements", where=source.name, hint="name the texts"
            )
    return sources


def _statements(sources: Sequence[Source], settings: Settings) -> tuple[Statement, ...]:
    return statements(
        sources, expert_column=settings.expert_column, text_column=settings.text_column
    )


def _by_expert(found: Sequence[Statement]) -> dict[str, list[Sentence]]:
    """Each expert's sentences; experts in the order in which they first speak."""
    by_expert: dict[str, list[Sentence]] = {one.expert: [] for one in found}
    for sentence in split(found):
        by_expert[sentence.expert].append(sentence)
    return by_expert


def _joined(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(value for value in values if value))


def _chosen_dimensions(wanted: Sequence[str], known: tuple[str, ...]) -> list[str]:
    for name in wanted:
        if name not in known:
            raise StancesError(f'unknown dimension "{name}"', hint=did_you_mean(name, known))
    return list(dict.fromkeys(wanted)) or list(known)


def _chosen_experts(wanted: Sequence[str], known: tuple[str, ...]) -> list[str]:
    """The experts that names or parts of names stand for, ignoring case and accents."""
    chosen: list[str] = []
    for name in wanted:
        part = _plain(name)
        exact = [one for one in known if _plain(one) == part]
        words = [one for one in known if part in _plain(one).split()]
        loose = [one for one in known if part and part in _plain(one)]
        found = exact or words or loose
        if not found:
            last = [one.split()[-1] for one in known if one.split()]
            hint = did_you_mean(name, [*known, *last])
            raise StancesError(f'unknown expert "{name}"', hint=hint)
        if len(found) > 1:
            raise StancesError(
                f'"{name}" may be any of: {", ".join(found)}', hint="give more of the name"
            )
        chosen += found
    return [one for one in known if one in chosen] if chosen else list(known)


def _plain(name: str) -> str:
    return fold(" ".join(unicodedata.normalize("NFC", name).split()))


def _narrowed(
    record: dict[str, Any], dimensions: Sequence[str], experts: Sequence[str]
) -> dict[str, Any]:
    """A score sheet with only the wanted rows and columns."""
    by_id: Mapping[str, Any] = {one["id"]: one for one in record["dimensions"]}
    wanted = _chosen_dimensions(dimensions, tuple(by_id))
    chosen = _chosen_experts(experts, tuple(record["experts"]))
    cells = {(cell["expert"], cell["dimension"]): cell for cell in record["cells"]}
    return {
        **record,
        "experts": chosen,
        "dimensions": [by_id[name] for name in wanted],
        "cells": [
            cells[expert, name] for expert in chosen for name in wanted if (expert, name) in cells
        ],
    }
