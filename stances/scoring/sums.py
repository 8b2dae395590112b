"""What parts of one expert's text add up to: sums that can be joined in any order."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from stances.scoring.tally import Tally


class Sums(Struct, kw_only=True, array_like=True):
    """What part of an expert's text adds up to on a dimension.

    Attributes:
        words: of all sentences.
        tallies: one, or two where likeness still counts: with it and without it. Once words take
            a side anywhere, only the last one holds.
    """

    words: int
    tallies: list[Tally]

    def copy(self) -> Sums:
        """Return other sums of the same worth."""
        return Sums(words=self.words, tallies=[one.copy() for one in self.tallies])

    def add(self, other: Sums) -> None:
        """Add another part of the same expert's text; what tallies keep stays in the order of
        adding.
        """
        self.words += other.words
        count = min(len(self.tallies), len(other.tallies))
        self.tallies = self.tallies[-count:]
        for own, more in zip(self.tallies, other.tallies[-count:], strict=True):
            own.join(more)


def add_all(totals: Iterable[Sums], parts: Iterable[Sums]) -> None:
    """Add a part of an expert's text to what came before, dimension by dimension."""
    for total, part in zip(totals, parts, strict=True):
        total.add(part)
