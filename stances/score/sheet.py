"""The score sheet: every expert's position on every dimension."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stances.model import Passport, Position, ScoreSheet, Sentence
from stances.rubric.model import Dimension
from stances.score.evidence import mentions, weigh
from stances.score.position import place
from stances.score.reader import Reader, ReadSentence


def score(
    sentences: Mapping[str, Sequence[Sentence]],
    reader: Reader,
    dimensions: Sequence[Dimension],
    passport: Passport,
) -> ScoreSheet:
    """Score each expert alone; nobody's figures depend on who else is there.

    Args:
        sentences: each expert's sentences, in the order of the text.
        reader: the compiled rubric.
        dimensions: those to score, in the order of the columns.
    """
    cells: list[Position] = []
    for expert, own in sentences.items():
        read = reader.read(own)
        cells += [_cell(expert, dimension, read, reader) for dimension in dimensions]
    return ScoreSheet(
        passport=passport,
        experts=tuple(sentences),
        dimensions=tuple(dimension.id for dimension in dimensions),
        cells=tuple(cells),
    )


def _cell(
    expert: str, dimension: Dimension, read: Sequence[ReadSentence], reader: Reader
) -> Position:
    weighed = weigh(dimension, read, reader.rubric)
    words = {one.sentence: len(one.tokens) for one in read}
    on_topic = sum(words[one.sentence] for one in weighed if mentions(one))
    total = sum(words.values())
    return place(
        expert=expert,
        dimension=dimension.id,
        weighed=weighed,
        salience=on_topic / total if total else 0.0,
        min_evidence=reader.rubric.min_evidence,
        mixed_below=reader.rubric.mixed_below,
    )
