"""Learns a rubric's likeness from coded texts, and measures how well."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from stances.agreement.figures import compute_figures
from stances.agreement.pairs import CODE_OF_STATE
from stances.learning.folds import hold_out
from stances.learning.rivals import classify_plainly, guess_commoner
from stances.learning.texts import CodedTexts
from stances.learning.units import ReadUnit, read_units
from stances.learning.validation import (
    Bars,
    Cell,
    Validation,
    choose_bars,
    list_cells,
    pair_sides,
    score_sides,
    set_table,
    split_folds,
)
from stances.match.reader import Reader
from stances.model import Side
from stances.rubric.compile import compile_rubric, strip_rubric
from stances.rubric.learn import (
    CodedText,
    learn_terms,
    list_exemplars,
    weigh_exemplar,
)
from stances.rubric.learned import LearnedModel
from stances.rubric.model import Rubric
from stances.scoring.position import score_dimension
from stances.wire.records import Record
from stances.wire.versions import FORMAT_VERSION

FOLDS = 10
"""How many folds there are where nobody says."""

LEARNT, PLAIN, COMMONER, AS_IT_IS = (
    "with learning",
    "plain TF-IDF",
    "commoner side",
    "rubric as it is",
)
"""The methods that are compared."""
CROSSED, HELD_OUT = "cross-validated", "held out"
"""The texts that they are compared on."""
_LEVELS = (0.05, 0.1, 0.2, 0.3, 0.5)


class MethodFigures(Record):
    """How far a method agrees with the codes.

    Attributes:
        texts: ``cross-validated``, or ``held out``.
        off_topic: share of cells that are coded ``.``, or not coded, on which a side was given.
    """

    texts: str
    method: str
    f_avg: float | None
    direction: float | None
    coverage: float | None
    precision: float | None
    off_topic: float | None


class BarFigures(Record):
    """The figures of the whole, cross-validated, with a ``min_evidence``."""

    min_evidence: float
    f_avg: float | None
    off_topic: float | None


class Learning(Record):
    """What was learnt, and how well.

    Attributes:
        table: the file that holds it.
        texts, authors: how many coded texts were learnt from.
        exemplars: how many exemplars and passages of the rubric were learnt from besides.
        held_out: how many authors were held out of the cross-validation.
        digest: SHA-256 over the coded texts.
        date: the day that the user gave; empty where none was given.
        terms: how many the table holds.
        folds: how many the authors were split into.
        slope, trust: the bars that were chosen.
        min_evidence: the rubric's own.
        relearnt: whether the rubric had a table before, which may know these texts.
        methods: their figures.
        bars: the figures with other bars of evidence.
    """

    rubric: str
    table: str
    texts: int
    authors: int
    exemplars: int
    held_out: int
    digest: str
    date: str
    terms: int
    folds: int
    slope: float
    trust: float
    min_evidence: float
    relearnt: bool
    methods: tuple[MethodFigures, ...]
    bars: tuple[BarFigures, ...]


class LearningDocument(Record):
    """What ``stances rubric learn -f json`` prints."""

    format_version: str = FORMAT_VERSION
    learning: Learning


class Learnt(Struct, frozen=True, kw_only=True, dict=True):
    """A table of learned terms, and what is reported of its making."""

    model: LearnedModel
    report: Learning


Rival = Callable[[Sequence[ReadUnit], Sequence[ReadUnit], Rubric], dict[Cell, Side]]
_RIVALS: Mapping[str, Rival] = {PLAIN: classify_plainly, COMMONER: guess_commoner}


def learn_rubric(
    rubric: Rubric,
    coded: CodedTexts,
    *,
    table: str,
    passages: CodedTexts | None = None,
    folds: int = FOLDS,
    share: float = 0.0,
    date: str = "",
) -> Learnt:
    """Learn from coded texts and a rubric's exemplars, and measure it by cross-validation.

    Args:
        rubric: with its exemplars.
        table: the file that is to hold what was learnt, for the report.
        passages: the rubric's own, which are learnt from and not scored.
        folds: how many to split the authors into; no text is scored by what its author wrote.
        share: that of authors (0 to 1) who are left out of the cross-validation and measured
            apart; the table is learnt from all.
        date: recorded in the table.

    Raises:
        StancesError: a dimension is not known, or there are too few authors.
    """
    ids = [one.id for one in rubric.dimensions]
    compiled = compile_rubric(rubric)
    reader = Reader(compiled)
    own = read_units(passages.units if passages is not None else (), reader, ids)
    exemplars = [*list_exemplars(rubric), *(weigh_exemplar(one.text) for one in own)]
    units = read_units(coded.units, reader, ids)
    apart = hold_out((one.text.group for one in units), share)
    held = [one for one in units if one.text.group in apart]
    kept = [one for one in units if one.text.group not in apart]
    today = compiled.rubric
    validation = split_folds(strip_rubric(rubric), kept, folds, exemplars=exemplars)
    chosen = choose_bars(validation)
    base = validation.rubric

    rows = [_measure(CROSSED, LEARNT, kept, score_sides(validation, chosen.by_fold))]
    for name, rival in _RIVALS.items():
        rows.append(_measure(CROSSED, name, kept, _cross(rival, validation)))
    rows.append(_measure(CROSSED, AS_IT_IS, kept, _score(kept, today)))
    if held:
        rows += _measure_held(
            kept, held, exemplars=exemplars, base=base, today=today, bars=chosen.best
        )
    bars = [
        _measure_bar(level, kept, score_sides(validation, chosen.by_fold, level))
        for level in sorted({*_LEVELS, rubric.min_evidence})
    ]
    model = learn_terms([*exemplars, *(one.text for one in units)], ids)
    model = set_table(base, model, chosen.best, base.min_evidence).learned or model
    report = Learning(
        rubric=rubric.name,
        table=table,
        texts=len(units),
        authors=len({one.text.group for one in units}),
        exemplars=len(exemplars),
        held_out=len({one.text.group for one in held}),
        digest=coded.digest,
        date=date,
        terms=len(model.terms),
        folds=folds,
        slope=chosen.best.slope,
        trust=chosen.best.trust,
        min_evidence=rubric.min_evidence,
        relearnt=rubric.learned is not None,
        methods=tuple(rows),
        bars=tuple(bars),
    )
    return Learnt(model=_add_notes(model, report), report=report)


def _measure(
    texts: str, method: str, units: Sequence[ReadUnit], given: Mapping[Cell, Side]
) -> MethodFigures:
    coded = {cell: side for cell, side in given.items() if _is_coded(cell, units)}
    found = compute_figures(pair_sides(units, coded))
    every = compute_figures(pair_sides(units, given))
    return MethodFigures(
        texts=texts,
        method=method,
        f_avg=found.f_avg,
        direction=found.direction,
        coverage=found.coverage,
        precision=found.precision,
        off_topic=every.off_topic,
    )


def _is_coded(cell: Cell, units: Sequence[ReadUnit]) -> bool:
    return cell[1] in units[cell[0]].unit.codes


def _measure_bar(level: float, units: Sequence[ReadUnit], given: Mapping[Cell, Side]) -> BarFigures:
    found = _measure("", "", units, given)
    return BarFigures(min_evidence=level, f_avg=found.f_avg, off_topic=found.off_topic)


def _measure_held(
    kept: Sequence[ReadUnit],
    held: Sequence[ReadUnit],
    *,
    exemplars: Sequence[CodedText],
    base: Rubric,
    today: Rubric,
    bars: Bars,
) -> Iterator[MethodFigures]:
    """Yield the figures of all methods on the texts that were held out."""
    ids = [one.id for one in base.dimensions]
    model = learn_terms([*exemplars, *(one.text for one in kept)], ids)
    learnt = set_table(base, model, bars, base.min_evidence)
    yield _measure(HELD_OUT, LEARNT, held, _score(held, learnt))
    for name, rival in _RIVALS.items():
        yield _measure(HELD_OUT, name, held, rival(kept, held, base))
    yield _measure(HELD_OUT, AS_IT_IS, held, _score(held, today))


def _cross(rival: Rival, validation: Validation) -> dict[Cell, Side]:
    """Return what a method gives each cell, taught by the units of the other folds."""
    units = validation.units
    found: dict[Cell, Side] = {}
    for fold in validation.models:
        inside = [at for at, own in enumerate(validation.folds) if own == fold]
        kept = set(inside)
        training = [one for at, one in enumerate(units) if at not in kept]
        given = rival(training, [units[at] for at in inside], validation.rubric)
        found.update(((inside[at], name), side) for (at, name), side in given.items())
    return found


def _score(units: Sequence[ReadUnit], rubric: Rubric) -> dict[Cell, Side]:
    """Return the sides that one rubric finds."""
    return {
        cell: CODE_OF_STATE[
            score_dimension(units[cell[0]].unit.name, dimension, units[cell[0]].read, rubric).state
        ]
        for cell, dimension in list_cells(units, rubric)
    }


def _add_notes(model: LearnedModel, report: Learning) -> LearnedModel:
    """Return a table with a header that says what it was made from, and how well it does."""
    notes = [
        ("texts", f"{report.texts} by {report.authors} authors"),
        ("exemplars", f"{report.exemplars} of the rubric's own"),
        ("data", f"sha256:{report.digest}"),
        (f"F_avg in {report.folds} folds of authors", _note_figures(report, CROSSED)),
    ]
    if report.held_out:
        head = f"F_avg on {report.held_out} authors held out"
        notes.append((head, _note_figures(report, HELD_OUT)))
    if report.date:
        notes.append(("date", report.date))
    return replace(model, notes=tuple(notes))


def _note_figures(report: Learning, texts: str) -> str:
    """Return the F_avg of each method but the rubric as it was, which would change the table of
    whoever learns from the same texts a second time.
    """
    return ", ".join(
        f"{one.method} {one.f_avg:.2f}"
        for one in report.methods
        if one.texts == texts and one.method != AS_IT_IS and one.f_avg is not None
    )
