"""What rubrics hold, as ``rubric list`` and ``rubric show`` report it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import UNSET, UnsetType

from stances.rubric.files import list_bundled, read_rubric_files
from stances.rubric.load import parse_rubric
from stances.rubric.model import Dimension, Entry, ModifierRule, Rubric
from stances.scoring.make_sheet import describe_dimension
from stances.scoring.names import choose_dimensions
from stances.scoring.sheet import SheetDimension
from stances.settings.model import Settings
from stances.wire.records import Record
from stances.wire.versions import FORMAT_VERSION


class ListedRubric(Record):
    """A rubric that comes with the program.

    Attributes:
        rubric: its name.
        dimensions: how many it has.
        hash: the digest of its files.
    """

    rubric: str
    title: str
    dimensions: int
    hash: str


class RubricsDocument(Record):
    """What ``stances rubric list -f json`` prints."""

    format_version: str = FORMAT_VERSION
    rubrics: tuple[ListedRubric, ...]


class ShownTarget(Record):
    """Words that name the topic of a dimension.

    Attributes:
        words: the patterns.
    """

    words: tuple[str, ...]


class ShownCue(Record):
    """Words that carry a side by themselves.

    Attributes:
        words: the patterns.
        pole: the side.
        weight: from 0 to 1.
    """

    words: tuple[str, ...]
    pole: Literal["+", "-"]
    weight: float


class ShownExemplars(Record):
    """How many sentences likeness learns from, for each pole and for neither."""

    positive: int
    negative: int
    neutral: int


class ShownDimension(SheetDimension):
    """One question of policy, and the words that show its sides.

    Attributes:
        about: what belongs to it and what does not.
        examples: how many texts test it.
    """

    about: str
    targets: tuple[ShownTarget, ...]
    cues: tuple[ShownCue, ...]
    exemplars: ShownExemplars
    examples: int


class ShownSimilarity(Record):
    """When likeness to the exemplars counts; see ``[similarity]`` in ``rubric.toml``."""

    weight: float
    topic: float
    named: float
    side: float
    full: float
    beside_words: bool
    anywhere: bool
    unnamed: float
    field: tuple[str, ...]


class ShownModifier(Record):
    """A modifier of the rubric's own.

    Attributes:
        scope: whether it works on what stands ``after`` it or ``before`` it.
        reach: the most words in between.
        until: what ends its scope.
        words: the patterns.
    """

    kind: str
    scope: str
    reach: int
    until: str
    words: tuple[str, ...]


class ShownModifiers(Record):
    """The modifiers of a rubric that has some of its own.

    Attributes:
        language: the shared language, or the rubric's own file.
        own: those that stand in the rubric's own folder.
    """

    language: str
    own: tuple[ShownModifier, ...]


class ShownRubric(Record):
    """What a rubric holds.

    Attributes:
        id: its name.
        hash: the digest of its files.
        modifiers: left out where all of its modifiers are shared.
        pseudo: its own phrases that look like modifiers and are not.
        elsewhere: how many sentences on none of its dimensions likeness learns from.
        learned: how many terms it learnt from coded texts.
    """

    id: str
    title: str
    hash: str
    similarity: ShownSimilarity
    modifiers: ShownModifiers | UnsetType = UNSET
    pseudo: tuple[str, ...]
    elsewhere: int
    learned: int
    dimensions: tuple[ShownDimension, ...]


class RubricDocument(Record):
    """What ``stances rubric show -f json`` prints."""

    format_version: str = FORMAT_VERSION
    rubric: ShownRubric


def list_rubrics() -> tuple[ListedRubric, ...]:
    """Return the rubrics that come with the program, by their names."""
    return tuple(_list_rubric(parse_rubric(read_rubric_files(name))) for name in list_bundled())


def _list_rubric(rubric: Rubric) -> ListedRubric:
    return ListedRubric(
        rubric=rubric.name,
        title=rubric.title,
        dimensions=len(rubric.dimensions),
        hash=rubric.hash,
    )


def describe_rubric(settings: Settings, dimensions: Sequence[str] = ()) -> ShownRubric:
    """Return what a rubric holds.

    Args:
        settings: name the rubric.
        dimensions: the ids to show; empty for all.

    Raises:
        StancesError: the rubric cannot be read, or a dimension is not known.
    """
    rubric = parse_rubric(read_rubric_files(settings.rubric))
    wanted = choose_dimensions(dimensions, tuple(one.id for one in rubric.dimensions))
    rule = rubric.similarity
    return ShownRubric(
        id=rubric.name,
        title=rubric.title,
        hash=rubric.hash,
        similarity=ShownSimilarity(
            weight=rule.weight,
            topic=rule.topic,
            named=rule.named,
            side=rule.side,
            full=rule.full,
            beside_words=rule.beside_words,
            anywhere=rule.anywhere,
            unnamed=rule.unnamed,
            field=rule.field,
        ),
        modifiers=_describe_modifiers(rubric),
        pseudo=rubric.pseudo,
        elsewhere=len(rubric.elsewhere),
        learned=0 if rubric.learned is None else len(rubric.learned.terms),
        dimensions=tuple(_describe_dimension(one) for one in rubric.choose(wanted)),
    )


def _describe_modifiers(rubric: Rubric) -> ShownModifiers | UnsetType:
    if not rubric.own_modifiers:
        return UNSET
    own = tuple(_describe_modifier(one) for one in rubric.own_modifiers)
    return ShownModifiers(language=rubric.modifiers.id, own=own)


def _describe_modifier(one: ModifierRule) -> ShownModifier:
    return ShownModifier(
        kind=one.kind, scope=one.scope, reach=one.reach, until=one.until, words=one.words
    )


def _describe_dimension(one: Dimension) -> ShownDimension:
    shared = describe_dimension(one)
    return ShownDimension(
        tolerance=shared.tolerance,
        id=shared.id,
        label=shared.label,
        question=shared.question,
        kind=shared.kind,
        positive=shared.positive,
        negative=shared.negative,
        about=one.about,
        targets=tuple(ShownTarget(words=e.words) for e in one.entries if e.kind == "target"),
        cues=tuple(_describe_cue(e) for e in one.entries if e.kind == "cue"),
        exemplars=ShownExemplars(
            positive=len(one.exemplars.get(1, ())),
            negative=len(one.exemplars.get(-1, ())),
            neutral=len(one.exemplars.get(0, ())),
        ),
        examples=len(one.examples) + sum(len(e.fires) + len(e.silent) for e in one.entries),
    )


def _describe_cue(entry: Entry) -> ShownCue:
    return ShownCue(words=entry.words, pole="+" if entry.pole > 0 else "-", weight=entry.weight)
