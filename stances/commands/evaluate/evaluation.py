"""How far scores agree with human codes, and one coder with another."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import UNSET, UnsetType

from stances.agreement.figures import (
    Figures,
    OverallFigures,
    compute_figures,
    compute_overall,
)
from stances.agreement.pairs import CodedPair, select_dimension
from stances.codes.renaming import Renaming
from stances.commands.evaluate.comparison import Comparison, compare_codes
from stances.commands.evaluate.faults import Fault, list_faults
from stances.model import Side
from stances.scoring.sheet import Passport
from stances.scoring.sheet_evidence import SheetSentence
from stances.settings.model import Settings
from stances.wire.records import Record
from stances.wire.versions import FORMAT_VERSION


class WrongCell(Record):
    """A cell in which the side that was given is not the one that was coded.

    Attributes:
        unit: the expert, statement or sentence.
        fault: ``opposite``, ``false side`` or ``missed``.
        coded, given: ``+``, ``-``, ``0`` for no side, ``.`` for not addressed.
        grade, position: how far to a side each of them is; `None` where that is not known.
        evidence: the sentences that the given side rests on; `None` where a score sheet was
            written without them.
    """

    unit: str
    dimension: str
    fault: Fault
    coded: Side
    given: Side
    grade: float | None
    position: float | None
    evidence: tuple[SheetSentence, ...] | None


class Crossing(Record):
    """How texts were split for cross-validation.

    Attributes:
        by: the column of authors.
        folds: how many there are.
        authors: how many were split into them.
    """

    by: str
    folds: int
    authors: int


class Evaluation(Record):
    """How far scores, or another coder, agree with a coder.

    Attributes:
        gold: the file of codes.
        coder: the other coder's file; left out where scores are compared.
        alone: how many cells one of two coders coded, and the other did not.
        passport: what the scores depend on; left out where two coders are compared.
        texts: what was scored where no text was named; left out where one was.
        crossed: how learning was cross-validated; left out where the rubric was taken as it is.
        unit: the column that names what was coded.
        left_out: how many cells a coder left out.
        overall, dimensions: the figures over all, and those of each dimension.
        errors: the wrong cells, worst first; left out where nobody asked for them.
    """

    gold: str
    coder: str | UnsetType = UNSET
    alone: int | UnsetType = UNSET
    passport: Passport | UnsetType = UNSET
    texts: str | UnsetType = UNSET
    crossed: Crossing | UnsetType = UNSET
    unit: str
    left_out: int
    overall: OverallFigures
    dimensions: tuple[Figures, ...]
    errors: tuple[WrongCell, ...] | UnsetType = UNSET


class EvaluationDocument(Record):
    """What ``stances evaluate -f json`` prints."""

    format_version: str = FORMAT_VERSION
    evaluation: Evaluation


def evaluate_codes(
    gold: str,
    inputs: Sequence[str],
    *,
    settings: Settings,
    dimensions: Sequence[str] = (),
    experts: Sequence[str] = (),
    renaming: Renaming | None = None,
) -> Evaluation:
    """Measure how far scores, or another coder's codes, agree with a coder's.

    Args:
        gold, inputs, dimensions, experts, renaming: as
            `stances.commands.evaluate.comparison.compare_codes` takes them.

    Returns:
        all figures, with the wrong cells.

    Raises:
        StancesError: something cannot be read, or the codes do not fit the texts.
    """
    compared = compare_codes(
        gold,
        inputs,
        settings=settings,
        dimensions=dimensions,
        experts=experts,
        renaming=renaming,
    )
    return measure_agreement(compared)


def measure_agreement(compared: Comparison, crossed: Crossing | UnsetType = UNSET) -> Evaluation:
    """Measure how far the two sides of each pair agree, with the wrong cells.

    Args:
        crossed: how learning was cross-validated; unset where it was not.
    """
    pairs = compared.pairs
    return Evaluation(
        gold=compared.gold,
        coder=UNSET if compared.coder is None else compared.coder,
        alone=UNSET if compared.coder is None else compared.alone,
        passport=UNSET if compared.passport is None else compared.passport,
        texts=UNSET if compared.texts is None else compared.texts,
        crossed=crossed,
        unit=compared.unit,
        left_out=compared.left_out,
        overall=compute_overall(pairs),
        dimensions=tuple(
            compute_figures(list(select_dimension(pairs, name)), name)
            for name in compared.dimensions
        ),
        errors=tuple(_make_wrong_cell(fault, pair) for fault, pair in list_faults(pairs)),
    )


def _make_wrong_cell(fault: Fault, pair: CodedPair) -> WrongCell:
    return WrongCell(
        unit=pair.unit,
        dimension=pair.dimension,
        fault=fault,
        coded=pair.coded,
        given=pair.given,
        grade=pair.grade,
        position=pair.position,
        evidence=pair.evidence,
    )
