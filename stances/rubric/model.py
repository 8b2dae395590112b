"""What a rubric holds, as frozen records; see the README for the file format."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any, Literal

from stances.model import Sign, Voice

FORMAT = 1
"""The rubric format that this version reads."""

Kind = Literal["prescription", "assessment"]
UnderNegation = Literal["turn", "keep", "void"]
Scope = Literal["after", "before"]
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


def mark(content: Mapping[str, Any]) -> str:
    """A digest of what a part of a rubric says, by which baselines know it.

    >>> mark({"words": ("tariff*",), "weight": 1.0}) == mark({"weight": 1.0, "words": ["tariff*"]})
    True
    """
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:12]


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
"""The kinds that tell the author's voice; where several do, the first of these."""
Boundary = Literal["after", "before", "speech"]
Until = Literal["comma", "clause", "statement", "speech"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where an entry stands, for messages: a file and the line it begins on."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


_IDLE = ("id", "place", "fires", "silent")
"""The fields of an entry that decide nothing of what it says."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A target or a cue.

    Attributes:
        id: where it stands: ``retaliation/cue/3``.
        words: the patterns, any of which is a mention.
        pole: a cue's own sign; for a target the side that approval of it speaks for.
        weight: from 0 to 1.
        takes: the kinds of modifiers that may give a target its sign.
        under_negation: whether negation turns a cue, leaves it as it is, or voids it.
        rhetorical: whether it keeps its side in a question ("why are we still there?").
        subject: if any, the actor whose act it is must be one of these.
        unless_subject: the actor whose act it is must be none of these.
        with_: if any, one of these patterns must stand in the same sentence.
        with_paragraph: if any, one of these must stand in the same paragraph.
        without: none of these patterns may stand in the same sentence.
        fires, silent: texts in which it must, or must not, speak for its side.
    """

    id: str
    kind: Literal["target", "cue"]
    place: Place
    words: tuple[str, ...]
    pole: Sign = 1
    weight: float = 1.0
    takes: tuple[str, ...] = ()
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
        """A digest of all that decides what it says: not where it stands, nor its tests.

        Baselines keep it, so keys that are not set leave no trace in it: a key that a later
        version adds changes no mark.
        """
        told = {one.name: getattr(self, one.name) for one in fields(self) if one.name not in _IDLE}
        usual = {one.name: one.default for one in fields(self)}
        return mark({name: value for name, value in told.items() if value != usual[name]})


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A text of the rubric's own tests and the side it must be read as taking."""

    place: Place
    text: str
    expect: Sign


@dataclass(frozen=True, kw_only=True, slots=True)
class Dimension:
    """One question of policy with its two poles and the words that show them.

    Attributes:
        tolerance: how far a position may move before the gate calls it drift; `None` where the
            rubric does not say.
        mark: a digest of all that decides its scores.
    """

    id: str
    label: str
    question: str
    kind: Kind
    positive: str
    negative: str
    about: str
    place: Place
    entries: tuple[Entry, ...] = ()
    exemplars: Mapping[Sign, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    examples: tuple[Example, ...] = ()
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    tolerance: float | None = None
    mark: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ModifierRule:
    """Words that work on what stands in their scope.

    Attributes:
        kind: what it does; see `SIDE_GIVERS` and `VOICE_GIVERS`. Negation turns the next word
            that gives a side, the mention itself, or a denial; denial turns what all others made of
            it.
        scope: whether it works on what stands after or before it.
        reach: the most tokens between it and what it works on.
        until: what ends its scope: a comma, stop or terminator; a stop or terminator; a stop or
            another statement behind a comma; or only words that end another's speech.
    """

    kind: ModifierKind
    place: Place
    words: tuple[str, ...]
    scope: Scope
    reach: int
    until: Until


@dataclass(frozen=True, kw_only=True, slots=True)
class Modifiers:
    """What every rubric of a language shares.

    Attributes:
        rules: the modifiers.
        terminators: words that end scopes that reach after, or before, or over speech.
        pseudo: phrases that look like modifiers and are none.
        lists: named lists of phrases.
        mark: a digest of them all.
    """

    id: str
    rules: tuple[ModifierRule, ...]
    terminators: Mapping[Boundary, tuple[str, ...]]
    pseudo: tuple[str, ...]
    lists: Mapping[str, tuple[str, ...]]
    mark: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SimilarityRule:
    """When likeness to the exemplars counts, and how much.

    Attributes:
        weight: the most it can weigh; 0 switches it off.
        topic: the least likeness to the dimension's exemplars.
        named: the same where the rubric's words name the topic in the sentence or the one before.
        side: the least difference between the poles.
        full: the difference from which it weighs all it can; below, its share of that.
        beside_words: whether it also counts for an expert with whom words take a side.
    """

    weight: float = 0.0
    topic: float = 1.0
    named: float = 1.0
    side: float = 1.0
    full: float = 0.0
    beside_words: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Rubric:
    """The hand-coded codebook.

    Attributes:
        name: the bundled name, or the name of the file or folder it was read from.
        digest: SHA-256 over its files and its modifiers.
        actors_place: where its actors stand.
        voices: how much a reading weighs, by the author's voice.
        min_evidence: below this sum of weights an expert is silent.
        mixed_below: with both sides shown, positions nearer to 0 than this are mixed.
        actors: who can act, each with the patterns that name them.
        elsewhere: exemplars that speak of none of its dimensions.
        pseudo: its own phrases that look like modifiers and are none, beside the language's.
        mark: a digest of what its dimensions share.
    """

    name: str
    title: str
    digest: str
    mark: str
    actors_place: Place
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

    @property
    def hash(self) -> str:
        """The digest as it is shown: its kind, and as much as tells rubrics apart."""
        return f"sha256:{self.digest[:12]}"

    def chosen(self, names: Sequence[str]) -> list[Dimension]:
        """The dimensions of these ids, in this order."""
        return [one for name in names for one in self.dimensions if one.id == name]

    def lists_for(self, dimension: Dimension | None = None) -> Mapping[str, tuple[str, ...]]:
        """The named lists that a pattern may call: the shared ones, its own, its actors."""
        own = dimension.lists if dimension is not None else {}
        return {**self.modifiers.lists, **self.actors, **self.lists, **own}


@dataclass(frozen=True, kw_only=True, slots=True)
class TermWeights:
    """What a term tells of each dimension.

    Attributes:
        idf: its inverse document frequency among the rubric's exemplars.
        topic, side: its coefficients by dimension id; those near 0 are left out.
    """

    idf: float
    topic: Mapping[str, float]
    side: Mapping[str, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class SimilarityModel:
    """A linear model over TF-IDF terms, fitted on the rubric's exemplars and nothing else.

    Attributes:
        terms: the vocabulary.
        topic_intercepts, side_intercepts: by dimension id.
    """

    terms: Mapping[str, TermWeights]
    topic_intercepts: Mapping[str, float]
    side_intercepts: Mapping[str, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class CompiledRubric:
    """A rubric ready to read sentences: without examples and exemplars, with what they taught."""

    rubric: Rubric
    similarity: SimilarityModel
