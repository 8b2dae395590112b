"""The rooms called in order, from the user's inputs to plain records: read this first.

inputs → Source → Statement → Sentence → Reading, Similarity → Evidence → Position → ScoreSheet
rubric files → Rubric → compiled rubric ↗
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from stances import __version__
from stances.errors import StancesError
from stances.model import Passport, Source, Statement
from stances.read.corpus import bundled_corpus
from stances.read.formats import is_sheet
from stances.read.sentences import by_expert
from stances.read.sources import load as load_sources
from stances.read.statements import statements as read_statements
from stances.rubric.compile import compiled
from stances.rubric.files import locate
from stances.rubric.model import Rubric
from stances.score.choose import dimensions_named, experts_named, narrowed
from stances.score.marks import marks
from stances.score.reader import Reader
from stances.score.records import parse_sheet, sheet_record, spoken_record
from stances.score.sheet import score
from stances.settings import Settings, cache_folder
from stances.text.tokens import tokenize

METHOD = "3"
"""Raised whenever the same text and rubric would give other scores than before."""


def sheet(
    inputs: Sequence[str | Source],
    *,
    settings: Settings,
    dimensions: Sequence[str] = (),
    experts: Sequence[str] = (),
    root: Path = Path(),
    once: bool = False,
) -> dict[str, Any]:
    """Score what the inputs hold, or read the score sheet they are.

    Args:
        inputs: files, folders, ``-``, or one score sheet; sources stand for what was read
            already; none for the bundled corpus.
        dimensions: the ids to keep, in this order; none for all.
        experts: names, or any unambiguous part of one; none for all.
        root: the folder from which the path of a rubric goes.
        once: as `statements` has it.

    Raises:
        StancesError: something cannot be read, or a name is not known.
    """
    sources = _sources(inputs)
    sheets = [source for source in sources if is_sheet(source)]
    if sheets:
        if len(sources) > 1:
            raise StancesError("a score sheet is read alone", where=sheets[0].name)
        return narrowed(parse_sheet(sheets[0]), dimensions, experts)
    spoken = by_expert(statements(sources, settings=settings, once=once))
    chosen = experts_named(experts, tuple(spoken))
    reader = _reader(settings, root)
    rubric = reader.rubric
    wanted = dimensions_named(dimensions, tuple(one.id for one in rubric.dimensions))
    kept = rubric.chosen(wanted)
    own = {name: spoken[name] for name in chosen}
    scored = score(
        own,
        reader,
        kept,
        passport(rubric, settings),
    )
    return sheet_record(scored, kept) | {
        "marks": marks(own, rubric, kept),
        "spoken": spoken_record(own),
    }


def _reader(settings: Settings, root: Path) -> Reader:
    return Reader(compiled(locate(settings.rubric, root), cache_folder()))


def passport(rubric: Rubric, settings: Settings) -> Passport:
    """What scores made with a rubric depend on besides the text; settings where not the usual."""
    return Passport(
        stances=__version__,
        method=METHOD,
        rubric=rubric.name,
        rubric_hash=rubric.hash,
        settings=tuple(
            (name, value)
            for name, value, usual in (
                ("expert_column", settings.expert_column, Settings().expert_column),
                ("text_column", settings.text_column, Settings().text_column),
            )
            if value != usual
        ),
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
    found = statements(inputs, settings=settings)
    stated: dict[str, list[Statement]] = {}
    for one in found:
        stated.setdefault(one.expert, []).append(one)
    rows = []
    for name, own in by_expert(found).items():
        theirs = stated[name]
        rows.append(
            {
                "expert": name,
                "role": _joined(one.role for one in theirs),
                "affiliation": _joined(one.affiliation for one in theirs),
                "date": _joined(one.date for one in theirs),
                "source": _joined(one.origin or one.source.name for one in theirs),
                "statements": len(theirs),
                "paragraphs": len({one.paragraph for one in own}),
                "sentences": len(own),
                "words": sum(len(tokenize(s.source.text, s.start, s.end)) for s in own),
            }
        )
    return rows


def statements(
    inputs: Sequence[str | Source], *, settings: Settings, once: bool = False
) -> tuple[Statement, ...]:
    """What the experts say, in the order of the inputs.

    Args:
        inputs: as `sheet` takes them, but no score sheet.
        once: whether a text that stands in several rows of an expert, each with another code,
            counts as one.

    Raises:
        StancesError: something cannot be read.
    """
    sources = _sources(inputs)
    for source in sources:
        if is_sheet(source):
            raise StancesError(
                "a score sheet holds no statements", where=source.name, hint="name the texts"
            )
    found = read_statements(
        sources, expert_column=settings.expert_column, text_column=settings.text_column
    )
    if not once:
        return found
    first: dict[tuple[str, str], Statement] = {}
    for one in found:
        first.setdefault((one.expert, one.source.text), one)
    return tuple(first.values())


def sentences(
    inputs: Sequence[str | Source], *, settings: Settings, experts: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """How the text was cut."""
    spoken = by_expert(statements(inputs, settings=settings))
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
        for name in experts_named(experts, tuple(spoken))
        for one in spoken[name]
    ]


def _sources(inputs: Sequence[str | Source]) -> tuple[Source, ...]:
    read = tuple(one for one in inputs if isinstance(one, Source))
    names = [one for one in inputs if isinstance(one, str)]
    return (*read, *load_sources(names)) if names else read or bundled_corpus()


def _joined(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(value for value in values if value))
