"""The frozen records that pass between the rooms, in the order in which they are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sign = Literal[-1, 0, 1]
"""Which pole: ``1`` for the positive, ``-1`` for the negative, ``0`` for neither."""

Voice = Literal["asserted", "conditional", "conceded", "hedged", "reported", "asked"]
"""How the author stands behind a reading."""

Cause = Literal["", "topic", "foreign", "void"]
"""Why a mention takes no side: it only names the topic, is another's act, or is voided."""

State = Literal["for", "against", "mixed", "silent"]
"""Where an expert stands: a side, both sides shown, or no position shown at all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A text as it was read.

    Attributes:
        name: where it came from, as the user named it (a relative path, or ``-``).
        text: the whole text; every offset in the program counts characters of it.
        line: the line of the file on which the text begins (1 for a whole file).
        escaped: all of it stands on that one line, its line breaks written as escapes (JSON).
    """

    name: str
    text: str
    line: int = 1
    escaped: bool = False

    def line_at(self, offset: int) -> int:
        """The line of the file on which the character at `offset` stands."""
        return self.line if self.escaped else self.line + self.text.count("\n", 0, offset)


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A stretch of a source: ``source.text[start:end] == text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A paragraph or a list item of a statement, by its offsets in the source."""

    start: int
    end: int
    kind: Literal["prose", "item"] = "prose"


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """One expert's text from one source, in their own voice."""

    expert: str
    source: Source
    blocks: tuple[Block, ...]
    role: str = ""
    affiliation: str = ""
    date: str = ""
    origin: str = ""
    wording: Literal["verbatim", "paraphrase"] = "verbatim"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """The coding unit.

    Attributes:
        id: ``surname-paragraph.sentence``, such as ``pfaff-2.2``.
        paragraph: counts the expert's paragraphs and list items from 1.
        number: counts the sentences of the paragraph from 1.
        kind: ``prose``; ``lead-in`` where list items hang on it; ``item`` for those.
    """

    id: str
    expert: str
    source: Source
    paragraph: int
    number: int
    start: int
    end: int
    kind: Literal["prose", "lead-in", "item"] = "prose"
    wording: Literal["verbatim", "paraphrase"] = "verbatim"

    @property
    def text(self) -> str:
        """The sentence as it stands in its source."""
        return self.source.text[self.start : self.end]

    @property
    def line(self) -> int:
        """The line of the source's file on which the sentence begins."""
        return self.source.line_at(self.start)


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """A target or cue of the rubric, found at a span of a sentence.

    Attributes:
        rule: which entry of the rubric it is: ``retaliation/cue/3``.
        words: the pattern of that entry which matched.
        pole: a cue's own sign; for a target the side that approval of it speaks for.
        first, last: the first token it covers and the one just behind it.
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Modifier:
    """Words of a sentence that turn, weaken or void what stands in their scope."""

    kind: str
    words: str
    span: Span
    first: int
    last: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """A mention with its modifiers resolved.

    Attributes:
        sign: the side it takes; 0 where it only names the topic.
        strength: from 0 to 1, before the author's voice weakens it.
        cause: why it takes no side; empty where it does.
        discarded: the same in words.
    """

    mention: Mention
    sign: Sign
    strength: float
    voice: Voice
    modifiers: tuple[Modifier, ...]
    cause: Cause = ""
    discarded: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TermShare:
    """What one TF-IDF term adds to a sentence's likeness to the positive pole."""

    term: str
    share: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Similarity:
    """How near a sentence's words are to a dimension's exemplars.

    Attributes:
        topic: likeness to the dimension's exemplars against all others.
        side: likeness to its positive exemplars against its negative ones.
        terms: the shares of the terms in `side`, largest first.
    """

    dimension: str
    topic: float
    side: float
    terms: tuple[TermShare, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """What one reading or similarity of a sentence says on a dimension.

    Attributes:
        origin: ``cue``, ``target``, ``similarity`` or ``inherited``.
        sign: the side it takes.
        weight: from 0 to 1; 0 where it was discarded.
        cause: why its mention takes no side; empty where it does.
        reason: how sign and weight came about, in words.
        discarded: why it does not count, in words; empty where it does.
    """

    sentence: Sentence
    dimension: str
    origin: Literal["cue", "target", "similarity", "inherited"]
    rule: str
    words: str
    span: Span
    sign: Sign
    weight: float
    voice: Voice
    modifiers: tuple[Modifier, ...] = ()
    terms: tuple[TermShare, ...] = ()
    cause: Cause = ""
    reason: str = ""
    discarded: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Weighed:
    """A sentence's one signed weight on a dimension, with the evidence it came from.

    Attributes:
        weight: from -1 to 1; 0 where nothing counts or the sides cancel out.
    """

    sentence: Sentence
    dimension: str
    weight: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Position:
    """Where an expert stands on a dimension; `None` where no position is shown.

    Attributes:
        position: from -1 to 1.
        low, high: its 95 % interval.
        theta: the logit scale, of which `position` is ``tanh(theta / 2)``.
        salience: share of the expert's words in sentences that mention the dimension.
        support, opposition: summed weights for (R) and against (L).
        sentences: how many sentences carry weight.
        reported, asked: mentions with a side that weigh nothing, for they stand in another's
            words or in a question.
        weighed: the sentences with evidence, set aside or not, in the order of the text.
    """

    expert: str
    dimension: str
    position: float | None
    low: float | None
    high: float | None
    theta: float | None
    state: State
    salience: float
    support: float
    opposition: float
    sentences: int
    reported: int
    asked: int
    weighed: tuple[Weighed, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Passport:
    """What a score depends on besides the text."""

    stances: str
    method: str
    rubric: str
    rubric_hash: str
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreSheet:
    """Every expert's position on every dimension, experts in the order of the text."""

    passport: Passport
    experts: tuple[str, ...]
    dimensions: tuple[str, ...]
    cells: tuple[Position, ...]

    def cell(self, expert: str, dimension: str) -> Position:
        """The cell of an expert and a dimension, both by their full names.

        Raises:
            KeyError: there is no such cell.
        """
        for cell in self.cells:
            if cell.expert == expert and cell.dimension == dimension:
                return cell
        raise KeyError((expert, dimension))


Side = Literal["+", "-", "0", "."]
"""A human code: a side, addressed without one, or not addressed at all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Code:
    """What a human coder found in one cell.

    Attributes:
        unit: the expert, statement or sentence that was coded.
        grade: how far to a side, where the coder graded it; `None` where not.
        line: where it stands in its file.
    """

    unit: str
    dimension: str
    side: Side
    grade: float | None
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class CodedFile:
    """One file of human codes.

    Attributes:
        name: the file.
        unit: the column that names what was coded; ``sentence`` for coding units.
        has_texts: whether the coded texts stand beside the codes.
        codes: at most one for each unit and dimension, in the order of the file.
        left_out: the units and dimensions on which the coders disagree (``?``).
    """

    name: str
    unit: str
    has_texts: bool
    codes: tuple[Code, ...]
    left_out: tuple[tuple[str, str], ...]
