"""Reads the files of a rubric into a `Rubric`, and checks every value."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from stances.errors import StancesError, suggest_name
from stances.rubric.files import RubricFile, RubricFiles
from stances.rubric.learned import parse_learned
from stances.rubric.load_common import check_format, check_share, find_place
from stances.rubric.load_dimension import load_dimension
from stances.rubric.load_language import find_language, load_language
from stances.rubric.model import Dimension, Rubric, SimilarityRule
from stances.rubric.tables import ElsewhereTable, PseudoTable, RubricTable, SimilarityTable
from stances.wire.digests import make_mark, mark_record
from stances.wire.records import use_default
from stances.wire.toml import read_toml
from stances.wire.toml_lines import Lines

_VOICES = {
    "asserted": 1.0,
    "hedged": 0.8,
    "conditional": 0.6,
    "conceded": 0.4,
    "reported": 0.0,
    "asked": 0.0,
}
COMPOSED = ("english",)
"""The languages whose targets can be read by composition."""

_IDLE = ("format", "title")
"""Keys of ``rubric.toml`` that no score depends on."""


def parse_rubric(files: RubricFiles) -> Rubric:
    """Read a rubric's files.

    Raises:
        StancesError: broken TOML, an unknown or missing key, a wrong value; with file and line.
    """
    header, lines = _read_header(files)
    language = find_language(files, header, lines)
    others = [file for file in files.dimensions if file is not language]
    dimensions = _order_dimensions([load_dimension(file) for file in others], header, lines)
    used = replace(files, dimensions=tuple(others), modifiers=(language,))
    table = header or RubricTable(format=1, title=dimensions[0].question, dimensions=())
    shared = any(language is one for one in files.modifiers)
    modifiers, own = load_language(language, table, lines, shared=shared)
    learned = used.learned
    return Rubric(
        name=files.name,
        title=table.title,
        digest=used.digest,
        mark=_mark_shared(header, learned),
        actors_place=find_place(lines, ("actors", 0)),
        similarity_place=find_place(lines, ("similarity", 0)),
        dimensions=dimensions,
        modifiers=modifiers,
        lists=use_default(table.lists, {}),
        actors=use_default(table.actors, {}),
        voices=_read_voices(table, lines),
        inherited=check_share(table.inherited, "inherited", lines, usual=0.5),
        min_evidence=_check_evidence(table, lines),
        mixed_below=check_share(table.mixed_below, "mixed_below", lines, usual=0.2),
        similarity=_read_similarity(use_default(table.similarity, SimilarityTable()), lines),
        elsewhere=use_default(use_default(table.exemplars, ElsewhereTable()).elsewhere, ()),
        pseudo=use_default(use_default(table.pseudo, PseudoTable()).words, ()),
        own_modifiers=own,
        composes=_composes(table, modifiers.id, lines),
        learned=None
        if learned is None
        else parse_learned(learned.name, learned.data, [one.id for one in dimensions]),
    )


def _mark_shared(header: RubricTable | None, learned: RubricFile | None) -> str:
    """Return the mark of what dimensions share: ``rubric.toml``, and a table of learnt terms."""
    mark = mark_record(header, leave_out=_IDLE) if header else make_mark({})
    if learned is None:
        return mark
    return make_mark({"header": mark, "learned": hashlib.sha256(learned.data).hexdigest()})


def _read_header(files: RubricFiles) -> tuple[RubricTable | None, Lines]:
    """Read ``rubric.toml``; without one, the lines are those of an empty file."""
    if files.header is None:
        return None, Lines(files.dimensions[0].name, "")
    header, lines = read_toml(files.header.name, files.header.data, RubricTable)
    check_format(header.format, lines)
    return header, lines


def _order_dimensions(
    dimensions: Sequence[Dimension], header: RubricTable | None, lines: Lines
) -> tuple[Dimension, ...]:
    """Return the dimensions in the order of ``rubric.toml``, which names each of them once.

    Raises:
        StancesError: one is missing or listed twice, or two files hold the same dimension.
    """
    by_id: dict[str, Dimension] = {}
    for one in dimensions:
        if one.id in by_id:
            raise StancesError(
                f'"{one.id}" is the id of {by_id[one.id].place.file} as well',
                where=str(one.place),
                hint="give one of them another id",
            )
        by_id[one.id] = one
    if header is None:
        return tuple(dimensions)
    listed = lines.locate(("", 0), "dimensions")
    if not header.dimensions:
        raise StancesError(
            "a rubric needs at least one dimension", where=listed, hint="add the id of one"
        )
    if len(set(header.dimensions)) < len(header.dimensions):
        raise StancesError("a dimension is listed twice", where=listed, hint="list it once")
    for wanted in header.dimensions:
        if wanted not in by_id:
            hint = suggest_name(wanted, list(by_id))
            raise StancesError(f'no file holds the dimension "{wanted}"', where=listed, hint=hint)
    for one in dimensions:
        if one.id not in header.dimensions:
            raise StancesError(
                f'"{one.id}" is not among the dimensions of rubric.toml',
                where=str(one.place),
                hint="add it to the list, or remove the file",
            )
    return tuple(by_id[name] for name in header.dimensions)


def _composes(table: RubricTable, language: str, lines: Lines) -> bool:
    """Return whether targets are read by composition: if their language is known, unless told.

    Raises:
        StancesError: it is asked for in a language of the rubric's own.
    """
    known = language in COMPOSED
    asked = use_default(table.composition, known)
    if asked and not known:
        where = lines.locate(("", 0), "composition")
        what = f'"composition" knows {", ".join(COMPOSED)}, not the language of this rubric'
        raise StancesError(what, where=where, hint="leave the key out")
    return asked


def _read_voices(table: RubricTable, lines: Lines) -> dict[str, float]:
    """Return the weight of each voice, from 0 to 1."""
    found = table.voices
    return {
        voice: usual
        if found is UNSET
        else check_share(getattr(found, voice), voice, lines, at="voices", usual=usual)
        for voice, usual in _VOICES.items()
    }


def _read_similarity(table: SimilarityTable, lines: Lines) -> SimilarityRule:
    usual = SimilarityRule()

    def read(key: str, value: float | UnsetType) -> float:
        default = getattr(usual, key)
        return check_share(value, key, lines, at="similarity", usual=default)

    return SimilarityRule(
        weight=read("weight", table.weight),
        topic=read("topic", table.topic),
        named=read("named", table.named),
        side=read("side", table.side),
        full=read("full", table.full),
        beside_words=use_default(table.beside_words, usual.beside_words),
        anywhere=use_default(table.anywhere, usual.anywhere),
        unnamed=read("unnamed", table.unnamed),
        field=use_default(table.field, usual.field),
        other_fields=use_default(table.other_fields, usual.other_fields),
    )


def _check_evidence(table: RubricTable, lines: Lines) -> float:
    """Return the least sum of weights that shows a position.

    Raises:
        StancesError: it is not above 0, or not finite.
    """
    value = use_default(table.min_evidence, 0.5)
    if not 0 < value < math.inf:
        where = lines.locate(("", 0), "min_evidence")
        raise StancesError('"min_evidence" must be above 0, and finite', where=where)
    return float(value)
