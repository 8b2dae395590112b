"""The frozen records that pass between the rooms, in the order in which they are made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from stances.document import Document

Sign = Literal[-1, 0, 1]
"""Which pole: ``1`` for the positive, ``-1`` for the negative, ``0`` for neither."""

Voice = Literal["asserted", "conditional", "conceded", "hedged", "reported", "asked"]
"""Whether the author asserts a reading, weakens it, reports it or asks it."""

NoSide = Literal["", "topic", "foreign", "void"]
"""Why a mention takes no side: it only names the topic, is somebody else's act, or is voided."""

Origin = Literal["cue", "target", "similarity", "inherited"]
"""Where evidence comes from: words of the rubric, likeness (``similarity`` in JSON), or the lead-in
of a list."""

Wording = Literal["verbatim", "paraphrase"]
"""Whether a statement holds the expert's own words or a paraphrase."""

State = Literal["for", "against", "mixed", "silent"]
"""Where an expert stands: a side, both sides shown, or no position shown at all."""


class Span(Struct, frozen=True, kw_only=True):
    """A stretch of a document: ``document.text[start:end] == text``."""

    start: int
    end: int
    text: str


class Block(Struct, frozen=True, kw_only=True):
    """A paragraph or a list item of a statement, by its offsets in the document."""

    start: int
    end: int
    kind: Literal["prose", "item"] = "prose"


MODERATOR = "moderator"
"""What the role says of whoever leads a talk; a semicolon divides it from the rest."""


class Statement(Struct, frozen=True, kw_only=True):
    """One expert's words from one document, in their own voice.

    Attributes:
        blocks: its paragraphs and list items, in the order of the text.
        role, affiliation, date, origin: what the document says of the expert or of the text;
            empty where it says nothing.
        layout: the name of the layout that says that they are theirs; empty where none does.
    """

    expert: str
    document: Document
    blocks: tuple[Block, ...]
    role: str = ""
    affiliation: str = ""
    date: str = ""
    origin: str = ""
    wording: Wording = "verbatim"
    layout: str = ""

    @property
    def is_by_moderator(self) -> bool:
        """Whether the expert leads the talk, as a host does, and takes no part in it."""
        return MODERATOR in self.role.casefold().split("; ")


class Sentence(Struct, frozen=True, kw_only=True):
    """The coding unit.

    Attributes:
        id: ``slug-paragraph.sentence``, such as ``pfaff-2.2``.
        paragraph: counts the expert's paragraphs and list items from 1.
        number: counts the sentences of the paragraph from 1.
        start, end: its offsets in the document.
        kind: ``prose``; ``lead-in`` where it introduces list items; ``item`` for these.
    """

    id: str
    expert: str
    document: Document
    paragraph: int
    number: int
    start: int
    end: int
    kind: Literal["prose", "lead-in", "item"] = "prose"
    wording: Wording = "verbatim"

    @property
    def text(self) -> str:
        """The sentence as it stands in its document."""
        return self.document.text[self.start : self.end]

    @property
    def line(self) -> int:
        """The line or page of the user's file on which the sentence begins."""
        return self.document.line_at(self.start)


class Mention(Struct, frozen=True, kw_only=True):
    """A target or cue of the rubric, found at a span of a sentence.

    Attributes:
        rule: the id of the rubric entry that was found, such as ``retaliation/cue/3``.
        words: the pattern of that entry that matched.
        pole: the side of a cue; for a target, the side of somebody who approves of it.
        weight: that of the entry, from 0 to 1.
        first, last: the first token it covers and the one just after it.
    """

    dimension: str
    kind: Literal["target", "cue"]
    rule: str
    words: str
    pole: Sign
    weight: float
    span: Span
    first: int
    last: int


class Modifier(Struct, frozen=True, kw_only=True):
    """Words of a sentence that turn, weaken or void the mentions in their scope.

    Attributes:
        kind: what they do, such as ``negation``.
        first, last: the first token they cover and the one just after them.
    """

    kind: str
    words: str
    span: Span
    first: int
    last: int


class DerivedClue(Struct, frozen=True, kw_only=True):
    """What a sentence says for or against a target, in steps from the target outwards."""

    kind: str
    sign: Sign
    weight: float
    steps: tuple[Modifier, ...]


class Reading(Struct, frozen=True, kw_only=True):
    """A mention with its modifiers resolved.

    Attributes:
        sign: the side it takes; 0 where it takes none.
        strength: from 0 to 1, before the author's voice weakens it.
        modifiers: those that gave it its side or its voice; the steps of the strongest clue.
        no_side, discarded: why it takes no side, and that in words; empty where it does.
        clues: all that were summed, of a composed target.
    """

    mention: Mention
    sign: Sign
    strength: float
    voice: Voice
    modifiers: tuple[Modifier, ...]
    no_side: NoSide = ""
    discarded: str = ""
    clues: tuple[DerivedClue, ...] = ()


class TermShare(Struct, frozen=True, kw_only=True):
    """What one TF-IDF term adds to a sentence's likeness to the positive pole."""

    term: str
    share: float


class Likeness(Struct, frozen=True, kw_only=True):
    """How near a sentence's words are to a dimension's exemplars.

    Attributes:
        topic: likeness to the dimension's exemplars against all others.
        side: likeness to its positive exemplars against its negative ones.
        shares: what each TF-IDF term adds to `side`.
    """

    dimension: str
    topic: float
    side: float
    shares: Mapping[str, float]

    @property
    def terms(self) -> tuple[TermShare, ...]:
        """The shares of the terms, the largest first."""
        ranked = sorted(self.shares.items(), key=lambda one: (-abs(one[1]), one[0]))
        return tuple(TermShare(term=term, share=share) for term, share in ranked)


class Evidence(Struct, frozen=True, kw_only=True):
    """What one reading or likeness of a sentence says on a dimension.

    Attributes:
        origin: ``cue``, ``target``, ``similarity`` or ``inherited``.
        rule: the id of the rubric entry that it comes from, or ``dimension/exemplars``.
        words: the pattern that matched; empty for likeness.
        span: the words that were found; the whole sentence for likeness and inherited evidence.
        sign: the side it takes; 0 where it takes none.
        weight: from 0 to 1; 0 where it was set aside.
        no_side: why its mention takes no side; empty where it does.
        reason: how its sign and weight were found, in words.
        discarded: why it does not count, in words; empty where it does.
    """

    sentence: Sentence
    dimension: str
    origin: Origin
    rule: str
    words: str
    span: Span
    sign: Sign
    weight: float
    voice: Voice
    modifiers: tuple[Modifier, ...] = ()
    clues: tuple[DerivedClue, ...] = ()
    terms: tuple[TermShare, ...] = ()
    no_side: NoSide = ""
    reason: str = ""
    discarded: str = ""


class Weighed(Struct, frozen=True, kw_only=True):
    """A sentence's one signed weight on a dimension, with the evidence it came from.

    Attributes:
        weight: from -1 to 1; 0 where nothing counts or the sides cancel out.
    """

    sentence: Sentence
    dimension: str
    weight: float
    evidence: tuple[Evidence, ...]


class Position(Struct, frozen=True, kw_only=True):
    """Where an expert stands on a dimension; `None` where no position is shown.

    Attributes:
        position, low, high: from -1 to 1, and its 95 % interval.
        salience: share of the expert's words in sentences that mention the dimension.
        support, opposition: summed weights for (R) and against (L).
        sentences: how many sentences carry weight.
        supporting, worded: how many of them do so for the positive pole, and how many by words.
        reported, asked: how many mentions with a side weigh nothing, because they are in
            somebody else's words or in a question.
        weighed: the sentences with evidence, even if it was set aside, in the order of the text;
            `None` where they were not kept.
    """

    expert: str
    dimension: str
    position: float | None
    low: float | None
    high: float | None
    state: State
    salience: float
    support: float
    opposition: float
    sentences: int
    supporting: int
    worded: int
    reported: int
    asked: int
    weighed: tuple[Weighed, ...] | None = None


Side = Literal["+", "-", "0", "."]
"""A human code: a side, addressed without one, or not addressed at all."""


class Code(Struct, frozen=True, kw_only=True):
    """What a human coder found in one cell.

    Attributes:
        unit: the expert, statement or sentence that was coded.
        grade: how strong the side is; `None` where the coder gave no grade.
        line: its line in the file.
        coder, note: who coded it and what they say of it; empty where the file does not say.
    """

    unit: str
    dimension: str
    side: Side
    grade: float | None
    line: int
    coder: str = ""
    note: str = ""


class CodedFile(Struct, frozen=True, kw_only=True):
    """One file of human codes.

    Attributes:
        name: the file.
        unit: the column that names what was coded; ``sentence`` for coding units.
        has_texts: whether the file also holds the texts that were coded.
        codes: at most one for each unit and dimension, in the order of the file.
        left_out: the units and dimensions on which the coders disagree (``?``).
        is_reviewed: whether it was made cell by cell, as ``stances review`` does: what has no code
            was not looked at.
    """

    name: str
    unit: str
    has_texts: bool
    codes: tuple[Code, ...]
    left_out: tuple[tuple[str, str], ...]
    is_reviewed: bool = False
