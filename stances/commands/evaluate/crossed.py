"""Scores coded texts by what a rubric learns from the texts of other authors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stances.agreement.pairs import CodedPair, pair_cell
from stances.codes.renaming import Renaming
from stances.commands.evaluate.comparison import Comparison
from stances.commands.evaluate.evaluation import Crossing, Evaluation, measure_agreement
from stances.learning.texts import read_coded_texts
from stances.learning.units import read_units
from stances.learning.validation import (
    Chosen,
    Validation,
    choose_bars,
    list_cells,
    set_table,
    split_folds,
)
from stances.match.reader import Reader
from stances.rubric.compile import compile_rubric, strip_rubric
from stances.rubric.files import read_rubric_files
from stances.rubric.learn import list_exemplars
from stances.rubric.load import parse_rubric
from stances.scoring.make_sheet import make_cell
from stances.scoring.names import choose_dimensions
from stances.scoring.passport import make_passport
from stances.scoring.position import score_dimension
from stances.settings.model import Settings


def cross_validate(
    gold: str,
    inputs: Sequence[str],
    *,
    settings: Settings,
    by: str,
    folds: int,
    dimensions: Sequence[str] = (),
    renaming: Renaming | None = None,
) -> Evaluation:
    """Measure how far scores agree with codes where each text is scored without its author's.

    For each fold the rubric learns anew, from its exemplars and from the texts of the authors in
    the other folds; its own table, if it has one, is not used. The bars are chosen without the
    fold as well.

    Args:
        gold: coded texts, which are compared.
        inputs: further coded texts, which are learnt from as well.
        settings: give the rubric, and how to read.
        by: the column of authors.
        folds: how many.
        dimensions: the ids to compare; none for all that were coded.
        renaming: what the columns and codes of all of them are called; `None` for the usual names.

    Raises:
        StancesError: something cannot be read, a dimension is not known, or there are too few
            authors.
    """
    rubric = parse_rubric(read_rubric_files(settings.rubric))
    ids = [one.id for one in rubric.dimensions]
    wanted = choose_dimensions(dimensions, tuple(ids))
    coded = read_coded_texts([gold], settings=settings, renaming=renaming, by=by)
    others = (
        read_coded_texts(inputs, settings=settings, renaming=renaming, by=by).units
        if inputs
        else ()
    )
    reader = Reader(compile_rubric(rubric))
    units = read_units(coded.units, reader, ids)
    validation = split_folds(
        strip_rubric(rubric),
        units,
        folds,
        exemplars=list_exemplars(rubric),
        others=read_units(others, reader, ids),
    )
    pairs = list(_list_pairs(validation, choose_bars(validation), wanted))
    compared = {pair.dimension for pair in pairs}
    return measure_agreement(
        Comparison(
            gold=coded.units[0].file,
            unit=coded.unit,
            pairs=pairs,
            dimensions=[name for name in ids if name in compared],
            left_out=sum(len(one.unit.left_out & set(wanted)) for one in units),
            passport=make_passport(rubric, settings),
        ),
        Crossing(by=by, folds=folds, authors=len({one.text.group for one in units})),
    )


def _list_pairs(
    validation: Validation, chosen: Chosen, wanted: Sequence[str]
) -> Iterator[CodedPair]:
    base = validation.rubric
    entries = {entry.id: entry for one in base.dimensions for entry in one.entries}
    rubrics = {
        fold: set_table(base, model, chosen.by_fold[fold], base.min_evidence)
        for fold, model in validation.models.items()
    }
    for (at, name), dimension in list_cells(validation.units, base):
        one = validation.units[at]
        if name in wanted and name in one.unit.codes:
            rubric = rubrics[validation.folds[at]]
            scored = score_dimension(one.unit.name, dimension, one.read, rubric)
            yield pair_cell(one.unit.codes[name], make_cell(scored, entries))
