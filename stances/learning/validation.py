"""Cross-validates learning: each text is scored by a table that was learnt without its author."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from stances.agreement.figures import compute_f_avg
from stances.agreement.pairs import CODE_OF_STATE, CodedPair
from stances.learning.folds import split_authors
from stances.learning.units import ReadUnit
from stances.model import Side
from stances.rubric.learn import CodedText, learn_terms
from stances.rubric.learned import LearnedModel
from stances.rubric.model import Dimension, Rubric
from stances.scoring.position import score_dimension


class Bars(Struct, frozen=True, kw_only=True):
    """How much likeness weighs, and how much words keep of their weight far from the topic.

    Attributes:
        slope, trust: see `stances.rubric.learned.LearnedModel`.
    """

    slope: float
    trust: float


BARS = tuple(
    Bars(slope=slope, trust=trust)
    for slope, trust in product((4.0, 6.0, 3.0, 2.0), (0.5, 0.75, 1.0))
)
"""Those that are tried."""
_NEAR = 0.01
"""Of bars whose F_avg is this near to the best, the first is taken: less is noise."""

Cell = tuple[int, str]
"""The number of a unit, and a dimension that was not left out for it."""


class Validation(Struct, frozen=True, kw_only=True, dict=True):
    """Coded units with the folds of their authors, and a table for each fold.

    Attributes:
        rubric: without what it learnt before.
        units: those whose codes are compared; others may only be learnt from.
        folds: the fold of each unit.
        models: by fold, what was learnt without its authors.
    """

    rubric: Rubric
    units: Sequence[ReadUnit]
    folds: Sequence[int]
    models: Mapping[int, LearnedModel]


def split_folds(
    rubric: Rubric,
    units: Sequence[ReadUnit],
    folds: int,
    *,
    exemplars: Sequence[CodedText],
    others: Sequence[ReadUnit] = (),
) -> Validation:
    """Learn once for each fold, from all that its authors did not write.

    Args:
        units: those whose codes are compared.
        folds: how many.
        exemplars: are learnt from in every fold.
        others: are learnt from as well, in the folds of other authors.

    Raises:
        StancesError: there are fewer authors than folds.
    """
    ids = [one.id for one in rubric.dimensions]
    every = (*others, *units)
    fold_of = split_authors((one.text.group for one in every), folds)
    models = {
        fold: learn_terms(
            [*exemplars, *(one.text for one in every if fold_of[one.text.group] != fold)], ids
        )
        for fold in range(folds)
    }
    return Validation(
        rubric=replace(rubric, learned=None),
        units=units,
        folds=[fold_of[one.text.group] for one in units],
        models=models,
    )


def list_cells(units: Sequence[ReadUnit], rubric: Rubric) -> Iterator[tuple[Cell, Dimension]]:
    """Yield all cells but those that were left out, unit by unit, in the order of dimensions."""
    for at, one in enumerate(units):
        for dimension in rubric.dimensions:
            if dimension.id in one.text.codes:
                yield (at, dimension.id), dimension


def score_sides(
    validation: Validation, bars: Mapping[int, Bars], min_evidence: float | None = None
) -> dict[Cell, Side]:
    """Return the side that the table of its fold finds in each cell.

    A text that has no word of a dimension is silent on it, whatever the bars.

    Args:
        bars: by fold.
        min_evidence: instead of the rubric's own.
    """
    base = validation.rubric
    least = base.min_evidence if min_evidence is None else min_evidence
    rubrics = {
        fold: set_table(base, model, bars[fold], least) for fold, model in validation.models.items()
    }
    found: dict[Cell, Side] = {}
    for cell, dimension in list_cells(validation.units, base):
        one = validation.units[cell[0]]
        found[cell] = "."
        if base.similarity.anywhere or _has_words(one, dimension.id):
            rubric = rubrics[validation.folds[cell[0]]]
            scored = score_dimension(one.unit.name, dimension, one.read, rubric)
            found[cell] = CODE_OF_STATE[scored.state]
    return found


def _has_words(one: ReadUnit, dimension: str) -> bool:
    return any(each.mention.dimension == dimension for read in one.read for each in read.readings)


def set_table(rubric: Rubric, model: LearnedModel, bars: Bars, min_evidence: float) -> Rubric:
    """Return a rubric with what it learnt, and with its bars."""
    learned = replace(model, slope=bars.slope, trust=bars.trust)
    return replace(rubric, learned=learned, min_evidence=min_evidence)


def pair_sides(units: Sequence[ReadUnit], given: Mapping[Cell, Side]) -> list[CodedPair]:
    """Pair each cell's code, ``.`` where there is none, with the side that was given."""
    return [
        CodedPair(
            unit=units[at].unit.name,
            dimension=name,
            coded=units[at].unit.codes[name].side if name in units[at].unit.codes else ".",
            given=side,
        )
        for (at, name), side in given.items()
    ]


class Chosen(Struct, frozen=True, kw_only=True, dict=True):
    """The bars that cross-validation chose.

    Attributes:
        best: those that suit all folds.
        by_fold: for each fold those that suit the others, so that no text has a say in how it is
            scored.
    """

    best: Bars
    by_fold: Mapping[int, Bars]


def choose_bars(validation: Validation) -> Chosen:
    """Choose the bars with which the whole, words and likeness, has the best F_avg.

    All cells count here, also those without a code, in which no side is expected: otherwise texts
    that are coded on one dimension each would not show what likeness says of them on the others.
    """
    tried = {
        bars: pair_sides(
            validation.units,
            score_sides(validation, dict.fromkeys(validation.models, bars)),
        )
        for bars in BARS
    }
    cells = [cell for cell, _ in list_cells(validation.units, validation.rubric)]
    folds = [validation.folds[at] for at, _ in cells]

    def find_best(left_out: int | None) -> Bars:
        def measure(bars: Bars) -> float:
            kept = (pair for pair, fold in zip(tried[bars], folds, strict=True) if fold != left_out)
            return compute_f_avg(list(kept)) or 0.0

        measured = {bars: measure(bars) for bars in BARS}
        best = max(measured.values())
        return next(bars for bars, f_avg in measured.items() if f_avg >= best - _NEAR)

    return Chosen(
        best=find_best(None), by_fold={fold: find_best(fold) for fold in validation.models}
    )
