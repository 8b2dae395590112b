"""Parts of one expert's text, each scored by itself, and joined to the expert's cells."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, takewhile

from msgspec import Struct

from stances.match.reader import Reader, ReadSentence
from stances.model import Sentence
from stances.read.spoken import stream_paragraphs
from stances.rubric.model import Dimension, Entry
from stances.scoring.make_sheet import make_cell, show_weighed
from stances.scoring.passages import group_passages, read_passage
from stances.scoring.position import score_sums
from stances.scoring.sheet import SheetCell
from stances.scoring.sheet_evidence import SheetSentence
from stances.scoring.stretches import Stretch, read_bare
from stances.scoring.sums import Sums, add_all
from stances.scoring.tally import Tally
from stances.scoring.weighing import Weighing


class Part(Struct, kw_only=True):
    """What a part of an expert's text adds up to.

    Attributes:
        sums: by dimension.
        shown: by dimension and by tally, the sentences with evidence; `None` without evidence.
    """

    sums: tuple[Sums, ...]
    shown: tuple[list[list[SheetSentence]], ...] | None

    def copy(self) -> Part:
        """Return another part of the same worth, which can be added to."""
        shown = self.shown
        return Part(
            sums=tuple([one.copy() for one in self.sums]),
            shown=None if shown is None else tuple([[*map(list, own)] for own in shown]),
        )

    def add(self, other: Part) -> None:
        """Add the next part of the same expert's text."""
        add_all(self.sums, other.sums)
        for own, more, sums in zip(self.shown or (), other.shown or (), self.sums, strict=False):
            own[:] = own[-len(sums.tallies) :]
            for kept, others in zip(own, more[-len(own) :], strict=True):
                kept.extend(others)


class PartScorer:
    """Scores parts of experts' texts.

    Args:
        reader: reads sentences with the compiled rubric.
        dimensions: those to score, in the order of the columns.
        evidence: whether parts say what they rest on.
    """

    def __init__(self, reader: Reader, dimensions: Sequence[Dimension], *, evidence: bool) -> None:
        self._reader = reader
        self._rubric = reader.rubric
        self._dimensions = dimensions
        self._evidence = evidence
        self._entries: Mapping[str, Entry] = {
            entry.id: entry for one in dimensions for entry in one.entries
        }

    def score(self, sentences: Iterable[Sentence]) -> Part:
        """Return what an expert's sentences add up to; they come in the order of the text."""
        weighings = self._begin()
        self._weigh(weighings, group_passages(self._reader.stream(sentences)))
        return self._make_part([one.sums for one in weighings])

    def score_stretch(self, own: Sequence[Sentence], stretch: Stretch) -> Part:
        """Return what some of an expert's sentences add up to, read as in the whole text.

        Args:
            own: all the expert's sentences.
        """
        weighings = self._begin()
        read = self._reader.stream(stream_paragraphs(own, stretch.before, stretch.last + 1))
        above: list[ReadSentence] = []
        first: list[ReadSentence] = []
        for one in read:
            if one.sentence.paragraph >= stretch.first:
                first.append(one)
                break
            above.append(one)
        self._weigh(weighings, group_passages(above))
        for weighing in weighings:
            weighing.forget()
        counting = takewhile(lambda one: one.sentence.paragraph < stretch.last, read)
        below = read_bare(stream_paragraphs(own, stretch.last, sys.maxsize))
        passages = group_passages(chain(first, counting, below))
        self._weigh(
            weighings,
            takewhile(lambda one: one[0].sentence.paragraph < stretch.last, passages),
        )
        return self._make_part([one.sums for one in weighings])

    def _weigh(
        self, weighings: Sequence[Weighing], groups: Iterable[Sequence[ReadSentence]]
    ) -> None:
        """Weigh passages, each on all dimensions."""
        for own in groups:
            passage = read_passage(own, self._rubric)
            for weighing in weighings:
                weighing.add(passage)

    def _begin(self) -> list[Weighing]:
        keep = self._evidence
        return [Weighing(one, self._rubric, keep=keep) for one in self._dimensions]

    def _make_part(self, sums: Sequence[Sums]) -> Part:
        if not self._evidence:
            return Part(sums=tuple(sums), shown=None)
        shown = tuple([self._take_kept(one) for one in own.tallies] for own in sums)
        return Part(sums=tuple(sums), shown=shown)

    def _take_kept(self, tally: Tally) -> list[SheetSentence]:
        """Return the sentences that a tally keeps as sheets show them, and keep them no more."""
        shown = [show_weighed(one, self._entries) for one in tally.kept or ()]
        tally.kept = None
        return shown

    def make_cells(self, expert: str, whole: Part) -> tuple[SheetCell, ...]:
        """Return an expert's cells, in the order of the dimensions."""
        return tuple(
            make_cell(
                score_sums(expert, dimension, sums, self._rubric),
                self._entries,
                whole.shown[number][0] if whole.shown is not None else None,
            )
            for number, (dimension, sums) in enumerate(
                zip(self._dimensions, whole.sums, strict=True)
            )
        )


def join_parts(parts: Iterable[Part]) -> Part:
    """Return what the parts of one expert's text add up to; they come in the order of the text."""
    found: Iterator[Part] = iter(parts)
    whole = next(found)
    for part in found:
        whole.add(part)
    return whole
