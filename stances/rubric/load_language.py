"""Reads a file of modifiers, and what a rubric adds to it, into `Modifiers`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from msgspec import UNSET, UnsetType

from stances.errors import StancesError, suggest_name
from stances.rubric.files import RubricFile, RubricFiles
from stances.rubric.load_common import check_format, find_place
from stances.rubric.model import Boundary, ModifierRule, Modifiers, PlacedWords
from stances.rubric.tables import (
    LanguageTable,
    ModifierTable,
    PseudoTable,
    RubricTable,
    TerminatorTable,
)
from stances.wire.digests import mark_record
from stances.wire.records import use_default
from stances.wire.toml import read_toml
from stances.wire.toml_lines import At, Lines

_USUAL = "english"
_LONGEST_REACH = 1000


def find_language(files: RubricFiles, header: RubricTable | None, lines: Lines) -> RubricFile:
    """Return the file of modifiers that a rubric names.

    Args:
        files: the rubric's files, and those of the shared languages.
        header: ``rubric.toml``, whose key ``modifiers`` names a shared language ("english") or a
            file beside it ("my.toml"); `None` for the usual language.
        lines: where the keys of ``rubric.toml`` stand.

    Raises:
        StancesError: there is no such language or file.
    """
    name = use_default(header.modifiers, _USUAL) if header else _USUAL
    own = {PurePosixPath(file.name).name: file for file in files.dimensions}
    shared = {PurePosixPath(file.name).stem: file for file in files.modifiers}
    found = own.get(name) if name.endswith(".toml") else shared.get(name)
    if found is not None:
        return found
    where = lines.locate(("", 0), "modifiers")
    if name.endswith(".toml"):
        what = f'no file "{name}" stands beside rubric.toml'
        raise StancesError(what, where=where, hint=suggest_name(name, list(own)))
    hint = suggest_name(name, list(shared))
    raise StancesError(
        f'no shared modifiers are called "{name}"',
        where=where,
        hint=f"{hint} (or name a file beside rubric.toml)",
    )


def load_language(
    file: RubricFile, header: RubricTable, header_lines: Lines, *, shared: bool
) -> tuple[Modifiers, tuple[ModifierRule, ...]]:
    """Read a file of modifiers, and add what ``rubric.toml`` has of its own.

    The patterns of the added ones may call the lists and actors of ``rubric.toml`` as well; where
    two lists share a name, modifiers call the one of the language.

    Args:
        file: as `find_language` found it.
        header: ``rubric.toml``.
        header_lines: where its keys stand.
        shared: whether the file is that of a shared language.

    Returns:
        the modifiers, and those of them that stand in the rubric's own folder.

    Raises:
        StancesError: broken TOML, an unknown or missing key, a wrong value; with file and line.
    """
    table, lines = read_toml(file.name, file.data, LanguageTable)
    check_format(table.format, lines)
    rules = _make_rules(table.modifier, lines)
    added = _make_rules(header.modifier, header_lines)
    terminators = [
        *_make_terminators(table.terminator, lines),
        *_make_terminators(header.terminator, header_lines),
    ]
    pseudo = [*_list_pseudo(table.pseudo, lines), *_list_pseudo(header.pseudo, header_lines)]
    made = Modifiers(
        id=PurePosixPath(file.name).stem if shared else PurePosixPath(file.name).name,
        mark=mark_record(table),
        rules=(*rules, *added),
        terminators=_group_terminators(terminators),
        pseudo=tuple(phrase for one in pseudo for phrase in one.words),
        lists={
            **use_default(header.actors, {}),
            **use_default(header.lists, {}),
            **use_default(table.lists, {}),
        },
        placed=(*(one for _, one in terminators), *pseudo),
    )
    return made, (added if shared else made.rules)


def _make_rules(
    tables: Sequence[ModifierTable] | UnsetType, lines: Lines
) -> tuple[ModifierRule, ...]:
    return tuple(
        _make_rule(one, ("modifier", number), lines)
        for number, one in enumerate(use_default(tables, ()))
    )


def _make_rule(table: ModifierTable, at: At, lines: Lines) -> ModifierRule:
    """Return a modifier.

    Raises:
        StancesError: its reach is out of bounds, or it is a negation of what stands before it.
    """
    if not 0 <= table.reach <= _LONGEST_REACH:
        where = lines.locate(at, "reach")
        raise StancesError(f'"reach" must lie between 0 and {_LONGEST_REACH}', where=where)
    if (table.kind, table.scope) == ("negation", "before"):
        raise StancesError(
            'a negation works only on what stands after it: its "scope" cannot be "before"',
            where=lines.locate(at, "scope"),
            hint='use a "denial", which turns what stands before it as well',
        )
    return ModifierRule(
        kind=table.kind,
        place=find_place(lines, at),
        words=table.words,
        scope=table.scope,
        reach=table.reach,
        until=table.until,
    )


def _make_terminators(
    tables: Sequence[TerminatorTable] | UnsetType, lines: Lines
) -> list[tuple[tuple[Boundary, ...], PlacedWords]]:
    """Return each table's words, with the scopes that they end."""
    return [
        (
            ("after", "before") if one.scope == "both" else (one.scope,),
            PlacedWords(words=one.words, place=find_place(lines, ("terminator", number))),
        )
        for number, one in enumerate(use_default(tables, ()))
    ]


def _group_terminators(
    terminators: Sequence[tuple[tuple[Boundary, ...], PlacedWords]],
) -> dict[Boundary, tuple[str, ...]]:
    """Return all words that end each kind of scope."""
    grouped: dict[Boundary, tuple[str, ...]] = {"after": (), "before": (), "speech": ()}
    for boundaries, one in terminators:
        for boundary in boundaries:
            grouped[boundary] += one.words
    return grouped


def _list_pseudo(table: PseudoTable | UnsetType, lines: Lines) -> list[PlacedWords]:
    """Return the pseudo phrases of a file, if it has any."""
    words = () if table is UNSET else use_default(table.words, ())
    if not words:
        return []
    return [PlacedWords(words=words, place=find_place(lines, ("pseudo", 0)))]
