"""From the file of a dimension to a `Dimension`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

import msgspec
from msgspec import UNSET

from stances.errors import StancesError
from stances.model import Sign
from stances.rubric.files import RubricFile
from stances.rubric.load_common import check_format, find_place
from stances.rubric.model import (
    Dimension,
    DimensionKind,
    Entry,
    Example,
    Place,
    SideGiver,
)
from stances.rubric.tables import CueTable, DimensionTable, EntryTable, ExemplarsTable, TargetTable
from stances.wire.digests import mark_record
from stances.wire.records import use_default
from stances.wire.toml import read_toml
from stances.wire.toml_lines import At, Lines

_SIGNS: Mapping[str, Sign] = {"+": 1, "-": -1, "0": 0}
_TAKES: Mapping[DimensionKind, tuple[SideGiver, ...]] = {
    "prescription": tuple(one for one in get_args(SideGiver) if one != "likelihood"),
    "assessment": ("approval", "disapproval", "omission"),
}
"""The kinds of modifiers that give a target its side where it does not say itself."""
_IDLE = ("format", "label", "question", "positive", "negative", "about", "tolerance", "example")
"""Keys of a dimension's file that no score depends on."""
_FARTHEST = 2


def load_dimension(file: RubricFile) -> Dimension:
    """Read the file of a dimension.

    Raises:
        StancesError: broken TOML, an unknown or missing key, a wrong value; with file and line.
    """
    table, lines = read_toml(file.name, file.data, DimensionTable)
    check_format(table.format, lines)
    exemplars = use_default(table.exemplars, ExemplarsTable())
    return Dimension(
        id=table.id,
        label=use_default(table.label, table.id),
        question=table.question,
        kind=table.kind,
        positive=table.positive,
        negative=table.negative,
        about=use_default(table.about, ""),
        place=Place(file=file.name, line=lines.find_line(("", 0), "id")),
        entries=_make_entries(table, lines),
        exemplars={
            1: use_default(exemplars.positive, ()),
            -1: use_default(exemplars.negative, ()),
            0: use_default(exemplars.neutral, ()),
        },
        examples=tuple(
            Example(
                place=find_place(lines, ("example", number)),
                text=one.text,
                expect=_SIGNS[one.expect],
            )
            for number, one in enumerate(use_default(table.example, ()))
        ),
        lists=use_default(table.lists, {}),
        tolerance=_check_tolerance(table, lines),
        mark=_mark_table(table),
    )


def _mark_table(table: DimensionTable) -> str:
    """Return the mark of what decides a dimension's scores: not its names, and not its tests."""
    bare = msgspec.structs.replace(
        table,
        target=_drop_tests(use_default(table.target, ())),
        cue=_drop_tests(use_default(table.cue, ())),
    )
    return mark_record(bare, leave_out=_IDLE)


def _drop_tests(entries: Sequence[EntryTable]) -> tuple[EntryTable, ...]:
    return tuple(msgspec.structs.replace(one, fires=UNSET, silent=UNSET) for one in entries)


def _check_tolerance(table: DimensionTable, lines: Lines) -> float | None:
    """Return how far a position may move; `None` where the file does not say.

    Raises:
        StancesError: it does not lie between 0 and 2.
    """
    if table.tolerance is UNSET:
        return None
    if not 0 <= table.tolerance <= _FARTHEST:
        where = lines.locate(("", 0), "tolerance")
        raise StancesError(f'"tolerance" must lie between 0 and {_FARTHEST}', where=where)
    return float(table.tolerance)


def _make_entries(table: DimensionTable, lines: Lines) -> tuple[Entry, ...]:
    """Return the targets and then the cues, each in the order of the file."""
    targets = [
        _make_target(one, number, table, lines)
        for number, one in enumerate(use_default(table.target, ()))
    ]
    cues = [
        _make_cue(one, number, table, lines)
        for number, one in enumerate(use_default(table.cue, ()))
    ]
    return (*targets, *cues)


def _make_target(one: TargetTable, number: int, table: DimensionTable, lines: Lines) -> Entry:
    return Entry(
        id=f"{table.id}/target/{number + 1}",
        kind="target",
        place=find_place(lines, ("target", number)),
        words=one.words,
        pole=_SIGNS[use_default(one.pole, "+")],
        takes=_check_takes(use_default(one.takes, _TAKES[table.kind]), ("target", number), lines),
        subject=use_default(one.subject, ()),
        unless_subject=use_default(one.unless_subject, ()),
        with_=use_default(one.with_, ()),
        with_paragraph=use_default(one.with_paragraph, ()),
        without=use_default(one.without, ()),
        fires=use_default(one.fires, ()),
        silent=use_default(one.silent, ()),
    )


def _make_cue(one: CueTable, number: int, table: DimensionTable, lines: Lines) -> Entry:
    at = ("cue", number)
    return Entry(
        id=f"{table.id}/cue/{number + 1}",
        kind="cue",
        place=find_place(lines, at),
        words=one.words,
        pole=_SIGNS[one.pole],
        weight=_check_weight(one, at, lines),
        takes=_check_takes(use_default(one.takes, ()), at, lines),
        under_negation=use_default(one.under_negation, "turn"),
        rhetorical=use_default(one.rhetorical, False),
        subject=use_default(one.subject, ()),
        unless_subject=use_default(one.unless_subject, ()),
        with_=use_default(one.with_, ()),
        with_paragraph=use_default(one.with_paragraph, ()),
        without=use_default(one.without, ()),
        fires=use_default(one.fires, ()),
        silent=use_default(one.silent, ()),
    )


def _check_takes(takes: tuple[SideGiver, ...], at: At, lines: Lines) -> tuple[SideGiver, ...]:
    """Return what gives an entry its side.

    Raises:
        StancesError: a cue takes likelihood, or a target takes anything beside it.
    """
    if "likelihood" in takes and (at[0] == "cue" or len(set(takes)) > 1):
        raise StancesError(
            '"likelihood" can only be all that a target takes', where=lines.locate(at, "takes")
        )
    return takes


def _check_weight(one: CueTable, at: At, lines: Lines) -> float:
    """Return the weight of a cue.

    Raises:
        StancesError: it does not lie above 0, up to 1.
    """
    weight = float(use_default(one.weight, 1.0))
    if not 0 < weight <= 1:
        raise StancesError('"weight" must lie above 0, up to 1', where=lines.locate(at, "weight"))
    return weight
