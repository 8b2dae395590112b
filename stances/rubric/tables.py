"""The tables of a rubric's files as they are written: which keys they hold, and of which types.

A field that is left out of the file is unset, so that the mark of a table changes only where the
file does.
"""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from stances.rubric.model import DimensionKind, ModifierKind, Scope, SideGiver, UnderNegation, Until
from stances.wire.toml import NotEmpty, Number, Phrases, Table

Pole = Literal["+", "-"]


class VoicesTable(Table):
    """``[voices]``: how much a reading weighs, by the author's voice."""

    asserted: Number | UnsetType = UNSET
    hedged: Number | UnsetType = UNSET
    conditional: Number | UnsetType = UNSET
    conceded: Number | UnsetType = UNSET
    reported: Number | UnsetType = UNSET
    asked: Number | UnsetType = UNSET


class SimilarityTable(Table):
    """``[similarity]``: see `stances.rubric.model.SimilarityRule`."""

    weight: Number | UnsetType = UNSET
    topic: Number | UnsetType = UNSET
    named: Number | UnsetType = UNSET
    side: Number | UnsetType = UNSET
    full: Number | UnsetType = UNSET
    beside_words: bool | UnsetType = UNSET
    anywhere: bool | UnsetType = UNSET
    unnamed: float | UnsetType = UNSET
    field: Phrases | UnsetType = UNSET
    other_fields: Phrases | UnsetType = UNSET


class PseudoTable(Table):
    """``[pseudo]``: phrases that look like modifiers and are not."""

    words: Phrases | UnsetType = UNSET


class ElsewhereTable(Table):
    """``[exemplars]`` of ``rubric.toml``: sentences on none of the dimensions."""

    elsewhere: Phrases | UnsetType = UNSET


class ModifierTable(Table):
    """``[[modifier]]``: see `stances.rubric.model.ModifierRule`."""

    kind: ModifierKind
    scope: Scope
    reach: int
    until: Until
    words: Phrases


class TerminatorTable(Table):
    """``[[terminator]]``: words that end the scopes of modifiers.

    Attributes:
        scope: which scopes: those that reach ``after`` the modifier or ``before`` it, ``both``, or
            another's ``speech``.
    """

    scope: Literal["after", "before", "both", "speech"]
    words: Phrases


class LanguageTable(Table):
    """A file of modifiers: ``english.toml``, or a rubric's own."""

    format: int
    lists: dict[str, Phrases] | UnsetType = UNSET
    modifier: tuple[ModifierTable, ...]
    terminator: tuple[TerminatorTable, ...] | UnsetType = UNSET
    pseudo: PseudoTable | UnsetType = UNSET


class RubricTable(Table):
    """The file ``rubric.toml``.

    Attributes:
        dimensions: the ids of the dimensions, in their order.
        modifiers: the name of a shared language, or of a file beside ``rubric.toml``.
        composition: whether the side of a target is composed from its sentence, or read from the
            modifiers around it.
        modifier, terminator, pseudo: what the rubric adds to those modifiers.
    """

    format: int
    title: str
    dimensions: Phrases
    modifiers: NotEmpty | UnsetType = UNSET
    composition: bool | UnsetType = UNSET
    min_evidence: Number | UnsetType = UNSET
    mixed_below: Number | UnsetType = UNSET
    inherited: Number | UnsetType = UNSET
    voices: VoicesTable | UnsetType = UNSET
    similarity: SimilarityTable | UnsetType = UNSET
    actors: dict[str, Phrases] | UnsetType = UNSET
    lists: dict[str, Phrases] | UnsetType = UNSET
    modifier: tuple[ModifierTable, ...] | UnsetType = UNSET
    terminator: tuple[TerminatorTable, ...] | UnsetType = UNSET
    pseudo: PseudoTable | UnsetType = UNSET
    exemplars: ElsewhereTable | UnsetType = UNSET


class EntryTable(Table):
    """What ``[[target]]`` and ``[[cue]]`` share: see `stances.rubric.model.Entry`."""

    words: Phrases
    takes: tuple[SideGiver, ...] | UnsetType = UNSET
    subject: Phrases | UnsetType = UNSET
    unless_subject: Phrases | UnsetType = UNSET
    with_: Phrases | UnsetType = msgspec.field(name="with", default=UNSET)
    with_paragraph: Phrases | UnsetType = UNSET
    without: Phrases | UnsetType = UNSET
    fires: Phrases | UnsetType = UNSET
    silent: Phrases | UnsetType = UNSET


class TargetTable(EntryTable):
    """``[[target]]``: words that name the topic."""

    pole: Pole | UnsetType = UNSET


class CueTable(EntryTable):
    """``[[cue]]``: words that carry a side by themselves."""

    pole: Pole
    weight: Number | UnsetType = UNSET
    under_negation: UnderNegation | UnsetType = UNSET
    rhetorical: bool | UnsetType = UNSET


class ExemplarsTable(Table):
    """``[exemplars]`` of a dimension: sentences that likeness learns from."""

    positive: Phrases | UnsetType = UNSET
    negative: Phrases | UnsetType = UNSET
    neutral: Phrases | UnsetType = UNSET


class ExampleTable(Table):
    """``[[example]]``: a text of the rubric's own tests, and the side that it takes."""

    text: str
    expect: Literal["+", "-", "0"]


class DimensionTable(Table):
    """The file of a dimension.

    Attributes:
        tolerance: how far a position may move before the gate calls it drift (0 to 2).
    """

    format: int | UnsetType = UNSET
    id: NotEmpty
    label: str | UnsetType = UNSET
    question: str
    kind: DimensionKind
    positive: str
    negative: str
    about: str | UnsetType = UNSET
    lists: dict[str, Phrases] | UnsetType = UNSET
    tolerance: Number | UnsetType = UNSET
    target: tuple[TargetTable, ...] | UnsetType = UNSET
    cue: tuple[CueTable, ...] | UnsetType = UNSET
    exemplars: ExemplarsTable | UnsetType = UNSET
    example: tuple[ExampleTable, ...] | UnsetType = UNSET
