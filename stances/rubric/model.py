"""What a rubric holds, as frozen records; `stances.rubric.tables` has the file format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import NODEFAULT, Struct, field

from stances.model import Sign, Voice
from stances.rubric.learned import LearnedModel
from stances.rubric.similarity import SimilarityModel
from stances.text.packed import PackedSets
from stances.wire.digests import make_mark

FORMAT = 1
"""The rubric format that this version reads."""

DimensionKind = Literal["prescription", "assessment"]
UnderNegation = Literal["turn", "keep", "void"]
Scope = Literal["after", "before"]
"""Whether a modifier works on what stands after it or before it."""
Until = Literal["comma", "clause", "statement", "speech"]
"""What ends a scope: a comma, stop or terminator; a stop or terminator; a stop or a new statement;
or only words that end another's speech."""
Boundary = Literal["after", "before", "speech"]
"""The scopes that a terminator ends: those that reach after or before their modifier, or speech."""
SideGiver = Literal["obligation", "approval", "disapproval", "omission", "reversal", "likelihood"]
ModifierKind = Literal[
    "negation",
    "obligation",
    "approval",
    "disapproval",
    "omission",
    "reversal",
    "denial",
    "hedge",
    "condition",
    "concession",
    "report",
    "question",
]

SIDE_GIVERS: Mapping[str, Sign] = {
    "obligation": 1,
    "approval": 1,
    "disapproval": -1,
    "omission": 1,
    "reversal": -1,
}
"""The kinds of modifiers that give a target its side: for it or against it.

An omission ("failure to ...") is blamed, and so speaks for what was left undone, unless a
judgement of it stands beside it.
"""

VOICE_GIVERS: Mapping[str, Voice] = {
    "question": "asked",
    "report": "reported",
    "condition": "conditional",
    "concession": "conceded",
    "hedge": "hedged",
}
"""The kinds that show the author's voice; where several do, the first of these holds."""


class Place(Struct, frozen=True, kw_only=True):
    """Where an entry stands, for messages: a file and the line it begins on."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


_IDLE = ("id", "place", "fires", "silent")
"""The fields of an entry that no score depends on."""


class Entry(Struct, frozen=True, kw_only=True):
    """A target or a cue.

    Attributes:
        id: its dimension, kind and number: ``retaliation/cue/3``.
        words: the patterns, any of which is a mention.
        pole: a cue's own sign; for a target the side that approval of it speaks for.
        weight: from 0 to 1.
        takes: the kinds of modifiers that may give a target its side, or change a cue's.
        under_negation: whether negation turns a cue, leaves it as it is, or voids it.
        rhetorical: whether it keeps its side in a question ("why are we still there?").
        subject: if any, the actor whose act it is must be one of these.
        unless_subject: the actor whose act it is must be none of these.
        with_: if any, one of these patterns must be found in the same sentence.
        with_paragraph: if any, one of these must be found in the same paragraph.
        without: none of these patterns may be found in the same sentence.
        fires, silent: texts in which it must, or must not, speak for its side.
    """

    id: str
    kind: Literal["target", "cue"]
    place: Place
    words: tuple[str, ...]
    pole: Sign = 1
    weight: float = 1.0
    takes: tuple[SideGiver, ...] = ()
    under_negation: UnderNegation = "turn"
    rhetorical: bool = False
    subject: tuple[str, ...] = ()
    unless_subject: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    with_paragraph: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    fires: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """A digest of all that decides what it says: not of its place, and not of its tests.

        Baselines keep it. Keys that are not set leave no trace in it, so that a key which a later
        version adds changes no mark.
        """
        names = self.__struct_fields__
        usual = dict(zip(reversed(names), reversed(self.__struct_defaults__), strict=False))
        own = {name: getattr(self, name) for name in names if name not in _IDLE}
        return make_mark(
            {name: value for name, value in own.items() if value != usual.get(name, NODEFAULT)}
        )


class Example(Struct, frozen=True, kw_only=True):
    """A text of the rubric's own tests, and the side that it takes."""

    place: Place
    text: str
    expect: Sign


class Dimension(Struct, frozen=True, kw_only=True):
    """One question of policy with its two poles and the words that show them.

    Attributes:
        tolerance: how far a position may move before the gate calls it drift; `None` where the
            rubric does not say.
        mark: a digest of all that decides its scores.
    """

    id: str
    label: str
    question: str
    kind: DimensionKind
    positive: str
    negative: str
    about: str
    place: Place
    entries: tuple[Entry, ...] = ()
    exemplars: Mapping[Sign, tuple[str, ...]] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tolerance: float | None = None
    mark: str = ""


class ModifierRule(Struct, frozen=True, kw_only=True):
    """Words that work on what stands in their scope.

    Attributes:
        kind: what it does; see `SIDE_GIVERS` and `VOICE_GIVERS`. Negation turns the next word
            that gives a side, the mention itself, or a denial; denial turns the side that all
            others lead to.
        scope: whether it works on what stands ``after`` it or ``before`` it.
        reach: the most tokens between it and what it works on.
        until: what ends its scope; see `Until`.
    """

    kind: ModifierKind
    place: Place
    words: tuple[str, ...]
    scope: Scope
    reach: int
    until: Until


class PlacedWords(Struct, frozen=True, kw_only=True):
    """Patterns that stand in one table of a file."""

    words: tuple[str, ...]
    place: Place


class Modifiers(Struct, frozen=True, kw_only=True):
    """What every rubric of a language shares, and what one rubric adds to it.

    Attributes:
        id: the name of the language, or of a rubric's own file.
        rules: the modifiers.
        terminators: words that end scopes that reach after, or before, or over speech.
        pseudo: phrases that look like modifiers and are not.
        lists: the named lists of phrases that the patterns may call.
        mark: a digest of the language's file.
        placed: terminators and pseudo phrases with their places; left out of a compiled rubric.
    """

    id: str
    rules: tuple[ModifierRule, ...]
    terminators: Mapping[Boundary, tuple[str, ...]]
    pseudo: tuple[str, ...]
    lists: Mapping[str, tuple[str, ...]]
    mark: str = ""
    placed: tuple[PlacedWords, ...] = ()


class SimilarityRule(Struct, frozen=True, kw_only=True):
    """When likeness to the exemplars counts, and how much.

    Attributes:
        weight: the most it can weigh; 0 switches it off.
        topic: the least likeness to the dimension's exemplars.
        named: the same where the rubric's words name the topic in the sentence or the one before.
        side: the least difference between the poles.
        full: the difference from which it weighs all it can; below, it weighs its share of that.
        beside_words: whether it also counts for an expert with whom words take a side.
        anywhere: whether what was learnt from coded texts also counts in a passage in which no
            word of the rubric names the dimension.
        unnamed: the least difference between the probabilities of the sides in such a passage.
        field: patterns that name what the rubric is about. What was learnt counts half in a passage
            without one, and not at all where that names no dimension either. Empty where it counts
            fully in all.
        other_fields: patterns that name other matters. In a paragraph that names one, and nothing
            of the field, the rubric's words take no side.
    """

    weight: float = 0.0
    topic: float = 1.0
    named: float = 1.0
    side: float = 1.0
    full: float = 0.0
    beside_words: bool = False
    anywhere: bool = False
    unnamed: float = 0.05
    field: tuple[str, ...] = ()
    other_fields: tuple[str, ...] = ()


class Rubric(Struct, frozen=True, kw_only=True):
    """The hand-coded codebook.

    Attributes:
        name: the bundled name, or the name of the file or folder it was read from.
        digest: SHA-256 over its files and those of its language.
        mark: a digest of what its dimensions share.
        actors_place, similarity_place: where these tables stand.
        voices: how much a reading weighs, by the author's voice.
        inherited: the share of a lead-in's weight that a list item inherits.
        min_evidence: below this sum of weights an expert is silent.
        mixed_below: with both sides shown, positions nearer to 0 than this are mixed.
        actors: who can act, each with the patterns that name them.
        elsewhere: exemplars that speak of none of its dimensions.
        pseudo: its own phrases that look like modifiers and are not, beside the language's.
        own_modifiers: its own, which `modifiers` holds too.
        composes: whether the side of a target is composed from its sentence.
        learned: what it learnt from coded texts.
    """

    name: str
    title: str
    digest: str
    mark: str
    actors_place: Place
    similarity_place: Place
    dimensions: tuple[Dimension, ...]
    modifiers: Modifiers
    lists: Mapping[str, tuple[str, ...]]
    actors: Mapping[str, tuple[str, ...]]
    voices: Mapping[str, float]
    inherited: float
    min_evidence: float
    mixed_below: float
    similarity: SimilarityRule
    elsewhere: tuple[str, ...] = ()
    pseudo: tuple[str, ...] = ()
    own_modifiers: tuple[ModifierRule, ...] = ()
    composes: bool = False
    learned: LearnedModel | None = None

    @property
    def hash(self) -> str:
        """The digest as it is shown: its kind, and enough digits to distinguish rubrics."""
        return f"sha256:{self.digest[:12]}"

    def choose(self, names: Sequence[str]) -> list[Dimension]:
        """Return the dimensions of these ids, in this order."""
        return [one for name in names for one in self.dimensions if one.id == name]

    def lists_for(self, dimension: Dimension | None = None) -> Mapping[str, tuple[str, ...]]:
        """Return the named lists that a pattern may call: the shared ones, its own, its actors.

        Args:
            dimension: whose own lists it may call as well; `None` for a pattern of ``rubric.toml``.
        """
        own = dimension.lists if dimension is not None else {}
        return {**self.modifiers.lists, **self.actors, **self.lists, **own}


class CompiledRubric(Struct, frozen=True, kw_only=True):
    """A rubric ready to read sentences.

    Attributes:
        rubric: without examples and exemplars.
        similarity: what was learned from the exemplars.
        patterns: of `stances.rubric.patterns.RubricPatterns`; `None` where they are not packed.
    """

    rubric: Rubric
    similarity: SimilarityModel
    patterns: PackedSets | None = None
