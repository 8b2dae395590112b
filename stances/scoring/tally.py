"""What an expert's sentences add up to on a dimension, one sentence at a time."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from stances.model import Weighed
from stances.scoring.origins import is_by_words

_UNIT = 10_000
"""Weights have four digits: counted in ten-thousandths, their sums are exact in any order."""


class Tally(Struct, kw_only=True, array_like=True):
    """Sums that grow with each sentence; they take the same memory however many there are.

    Attributes:
        kept: the sentences with evidence, in the order of the text; `None` where only the sums
            are wanted.
        words: of the sentences that speak of the dimension.
        sentences: how many sentences carry weight.
        supporting: how many of them do so for the positive pole.
        worded: how many of them do so by words, and not by likeness alone.
        reported, asked: how many mentions with a side weigh nothing, because they are in
            somebody else's words or in a question.
    """

    kept: list[Weighed] | None = None
    words: int = 0
    sentences: int = 0
    supporting: int = 0
    worded: int = 0
    reported: int = 0
    asked: int = 0
    _support: int = 0
    _opposition: int = 0

    @property
    def support(self) -> float:
        """The summed weights for the positive pole (R)."""
        return self._support / _UNIT

    @property
    def opposition(self) -> float:
        """The summed weights for the negative pole (L), at least 0."""
        return self._opposition / _UNIT

    def add(self, one: Weighed, words: int) -> None:
        """Add a sentence.

        Args:
            words: how many it has.
        """
        weight = round(one.weight * _UNIT)
        if weight > 0:
            self._support += weight
        else:
            self._opposition -= weight
        self.sentences += bool(one.weight)
        self.supporting += one.weight > 0
        self.worded += bool(one.weight) and any(
            each.weight and each.origin != "similarity" for each in one.evidence
        )
        if _speaks_of(one):
            self.words += words
        for each in one.evidence:
            if each.sign and not each.weight and is_by_words(each.origin):
                self.reported += each.voice == "reported"
                self.asked += each.voice == "asked"
        if self.kept is not None:
            self.kept.append(one)

    def join(self, other: Tally) -> None:
        """Add what other sentences add up to."""
        self.words += other.words
        self.sentences += other.sentences
        self.supporting += other.supporting
        self.worded += other.worded
        self.reported += other.reported
        self.asked += other.asked
        self._support += other._support
        self._opposition += other._opposition
        if self.kept is not None and other.kept is not None:
            self.kept += other.kept

    def copy(self) -> Tally:
        """Return another tally with the same sums, without the sentences that this one keeps."""
        return replace(self, kept=None)

    def add_sums(self, support: float, opposition: float) -> None:
        """Add weights that were summed before, both at least 0."""
        self._support += round(support * _UNIT)
        self._opposition += round(opposition * _UNIT)


def _speaks_of(one: Weighed) -> bool:
    """Whether a sentence speaks of a dimension at all, by words or by likeness, on any side."""
    return any(each.no_side != "foreign" and each.origin != "inherited" for each in one.evidence)
