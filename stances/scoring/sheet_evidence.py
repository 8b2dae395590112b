"""The evidence in a score sheet: sentences, and what was found in them.

These records are a part of the public JSON shape: the fields are in the order of the JSON keys.
"""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from stances.model import Origin, Sign, Voice, Wording
from stances.scoring.origins import is_by_words
from stances.wire.records import Record


class SheetModifier(Record):
    """Words that work on a mention, and where they are in their document."""

    kind: str
    text: str
    start: int
    end: int


class SheetClue(Record):
    """What one part of a sentence says for or against a composed target.

    Attributes:
        kind: what it rests on, such as ``obligation``.
        sign: the side that it speaks for.
        weight: how much it counts beside the other clues, from 0 to 3.
        steps: how it came about, from the target outwards.
    """

    kind: str
    sign: Sign
    weight: float
    steps: tuple[SheetModifier, ...]


class SheetTerm(Record):
    """What one TF-IDF term adds to a likeness to the positive pole."""

    term: str
    share: float


class SheetEvidence(Record):
    """One reading or likeness of a sentence.

    Attributes:
        origin: ``cue``, ``target``, ``similarity`` or ``inherited``.
        rule: the rubric's entry that it goes back to, such as ``retaliation/cue/3``.
        rule_file, rule_line, rule_weight, rule_mark: where that entry stands, its own weight and a
            digest of it; `None` for likeness.
        words: the pattern that was found; empty for likeness.
        start, end: the offsets of `text` in the document.
        sign: the side it takes; 0 for neither.
        weight: from 0 to 1; 0 where it was set aside.
        clues: what its side was summed from, where a target was read by composition.
        reason: how sign and weight came about, in words.
        discarded: why it was set aside, in words; `None` where it counts.
    """

    origin: Origin
    rule: str
    rule_file: str | None
    rule_line: int | None
    rule_weight: float | None
    rule_mark: str | None
    words: str
    start: int
    end: int
    text: str
    sign: Sign
    weight: float
    voice: Voice
    modifiers: tuple[SheetModifier, ...]
    clues: tuple[SheetClue, ...] | UnsetType = UNSET
    terms: tuple[SheetTerm, ...]
    reason: str
    discarded: str | None

    @property
    def is_by_words(self) -> bool:
        """Whether words of the rubric were found, as for a cue or a target."""
        return is_by_words(self.origin)

    @property
    def signed_weight(self) -> float:
        """The weight with its sign, from -1 to 1."""
        return self.sign * self.weight


class SheetSentence(Record):
    """A sentence's one signed weight on a dimension, with the evidence it came from.

    Attributes:
        sentence: its id.
        source, line: the document that it is in, and the line of that file.
        start, end: its offsets in the document.
        weight: from -1 to 1.
    """

    sentence: str
    source: str
    line: int
    start: int
    end: int
    text: str
    wording: Wording
    weight: float
    items: tuple[SheetEvidence, ...]
