"""An expert's sentences weighed on a dimension, a passage at a time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from stances.match.reader import ReadSentence
from stances.model import Evidence, Weighed
from stances.rubric.model import Dimension, Rubric
from stances.scoring.evidence import (
    leaves_room,
    list_likeness,
    list_readings,
    names_topic,
    weigh_sentence,
)
from stances.scoring.passages import (
    Passage,
    ReadPassage,
    list_passage_evidence,
    make_passage,
    may_speak,
    read_passages,
    yield_to_words,
)
from stances.scoring.sums import Sums
from stances.scoring.tally import Tally

_BARE_LEAD = 5  # the most words of a lead-in that only refers back: "they include:"

_REFERRING = frozenset(("they", "these", "those", "them", "it", "this", "that", "such", "which"))


class Weighing:
    """Weighs one expert's sentences, and keeps their sums.

    Most rubrics let likeness count only for experts with whom their words take no side, which is
    known once all is read. Until words take a side, sums with likeness are kept beside those
    without.

    Args:
        dimension: the question.
        rubric: gives the weights of voices, of likeness and of what list items inherit.
        keep: whether the sentences are kept as well, with their evidence.

    Attributes:
        words: of all sentences.
    """

    def __init__(self, dimension: Dimension, rubric: Rubric, *, keep: bool = False) -> None:
        self.dimension = dimension
        self.rubric = rubric
        self.words = 0
        self._walks = [_Walk(dimension, rubric, likens=True, keep=keep)]
        if not rubric.similarity.beside_words and rubric.learned is None:
            self._walks.append(_Walk(dimension, rubric, likens=False, keep=keep))

    @property
    def tally(self) -> Tally:
        """What the sentences so far add up to."""
        return self._walks[0].tally

    @property
    def sums(self) -> Sums:
        """The same, so that it can be joined with what other parts of the text add up to."""
        return Sums(words=self.words, tallies=[one.tally for one in self._walks])

    def forget(self) -> None:
        """Forget what the sentences so far add up to, and remember what the next may hang on."""
        self.words = 0
        for walk in self._walks:
            walk.tally = Tally(kept=None if walk.tally.kept is None else [])

    def add(self, read: ReadPassage) -> None:
        """Weigh the next passage of the text."""
        self.words += read.words
        sentences = read.sentences
        if read.is_prose and not may_speak(read, self.dimension, self.rubric):
            for walk in self._walks:
                walk.pass_over()
            return
        passage = make_passage(self.dimension, read, self.rubric)
        by_words = [list_readings(self.dimension, one, self.rubric, passage) for one in sentences]
        if passage is not None:
            passage = yield_to_words(passage, chain.from_iterable(by_words))
        if any(each.weight for evidence in by_words for each in evidence):
            del self._walks[:-1]  # words take a side: likeness may not
        for walk in self._walks:
            for one, evidence in zip(sentences, by_words, strict=True):
                walk.add(one, evidence, passage)


class _Walk:
    """A walk through an expert's sentences, which remembers what the next one may hang on.

    Args:
        likens: whether likeness to exemplars counts.
        keep: whether the tally keeps the sentences.
    """

    def __init__(self, dimension: Dimension, rubric: Rubric, *, likens: bool, keep: bool) -> None:
        self._dimension = dimension
        self._rubric = rubric
        self._likens = likens and rubric.learned is None
        self._lead: Weighed | None = None
        self._before: Weighed | None = None
        self.tally = Tally(kept=[] if keep else None)

    def pass_over(self) -> None:
        """Go past prose without evidence: nothing that follows hangs on it."""
        self._lead = self._before = None

    def add(self, one: ReadSentence, by_words: Sequence[Evidence], passage: Passage | None) -> None:
        """Weigh the next sentence.

        Args:
            by_words: what the rubric's words say in it.
        """
        before, lead = self._before, self._lead
        if before is not None and before.sentence.document is not one.sentence.document:
            before = lead = None
        evidence = list(by_words)
        if passage is not None and passage.speaks_at == one.sentence.id:
            shown = self.tally.kept is not None
            evidence += list_passage_evidence(
                passage, one, self._dimension, self._rubric, shown=shown
            )
        elif self._likens and leaves_room(evidence):
            named = names_topic(evidence) or (before is not None and names_topic(before.evidence))
            evidence += list_likeness(one, self._dimension, self._rubric, named=named)
        this = weigh_sentence(self._dimension, one, evidence, lead, self._rubric)
        if one.sentence.kind == "lead-in":
            refers = any(token.norm in _REFERRING for token in one.tokens)
            is_bare = not this.weight and refers and len(one.tokens) <= _BARE_LEAD
            lead = before if is_bare else this
        elif one.sentence.kind == "prose":
            lead = None
        self._before, self._lead = this, lead
        if this.evidence:
            self.tally.add(this, len(one.tokens))


def weigh_sentences(
    dimension: Dimension, sentences: Sequence[ReadSentence], rubric: Rubric
) -> tuple[Weighed, ...]:
    """Return one expert's sentences that bear on a dimension, each with its one signed weight.

    Args:
        sentences: all the expert's sentences, in the order of the text.
    """
    weighing = Weighing(dimension, rubric, keep=True)
    for passage in read_passages(sentences, rubric):
        weighing.add(passage)
    return tuple(weighing.tally.kept or ())
