"""How far scores, or another coder, agree with human codes: the answer of ``evaluate``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import UNSET
from msgspec.structs import replace

from stances.commands.evaluate.evaluation import Evaluation, EvaluationDocument, WrongCell
from stances.commands.evaluate.rows import (
    CONFUSION,
    ERRORS,
    FIGURES,
    GRADES,
    PRECISION,
    format_figure,
    list_fields,
    make_rows,
)
from stances.commands.evidence import show_sentence
from stances.commands.requirements import NO_EVIDENCE, WRITE_IT
from stances.output.answer import Answer
from stances.output.figures import format_amount, format_signed
from stances.output.grid import make_safe_line
from stances.output.tables import Table, draw_table
from stances.output.view import View
from stances.output.width import wrap
from stances.wire.records import Record


class EvaluationAnswer(Answer):
    """The figures over all and by dimension, and the wrong cells where they are asked for.

    In CSV, TSV and the markup formats the wrong cells stand alone: a table holds one kind of row.

    Args:
        found: with its wrong cells.
        errors: whether to show them.
        shortfalls: the thresholds that were missed, in words; any of them ends the command with
            exit code 1.
    """

    def __init__(
        self, found: Evaluation, *, errors: bool = False, shortfalls: Sequence[str] = ()
    ) -> None:
        self.found = found
        self.errors = errors
        self.falls_short = bool(shortfalls)
        self.notes = (f"stances: {'; '.join(shortfalls)}",) if shortfalls else ()

    @property
    def wrong_cells(self) -> tuple[WrongCell, ...]:
        """The wrong cells, worst first."""
        return () if self.found.errors is UNSET else tuple(self.found.errors or ())

    def make_document(self) -> Record:
        """Return the figures, with the wrong cells where they are asked for."""
        found = self.found if self.errors else replace(self.found, errors=UNSET)
        return EvaluationDocument(evaluation=found)

    def list_records(self) -> Iterator[tuple[str, Record]]:
        """Return the rows of figures, and then the wrong cells where they are asked for."""
        for row in make_rows(self.found):
            yield "figures", row
        for one in self.wrong_cells if self.errors else ():
            yield "error", one

    def make_fields(self) -> Table[Any]:
        """Return one row for each wrong cell, or for each dimension."""
        if self.errors:
            return self._make_error_table()
        return Table(columns=tuple(list_fields()), rows=make_rows(self.found))

    def make_table(self) -> Table[Any]:
        """Return one row for each wrong cell, or for each dimension with its main figures."""
        if self.errors:
            return self._make_error_table()
        return Table(columns=(*FIGURES, *PRECISION[1:]), rows=make_rows(self.found))

    def show(self, view: View) -> str:
        """Return a summary, the tables, and the wrong cells with their evidence."""
        lines = [*_show_summary(self.found, view), "", *_show_tables(self.found, view)]
        if self.errors:
            by_coder = self.found.coder is not UNSET
            lines += _show_errors(self.wrong_cells, view, by_coder=by_coder)
        return "\n".join(lines)

    def _make_error_table(self) -> Table[WrongCell]:
        return Table(columns=ERRORS, rows=self.wrong_cells)


def _show_tables(found: Evaluation, view: View) -> Iterator[str]:
    rows = make_rows(found)
    yield draw_table(Table(columns=FIGURES, rows=rows), view)
    if found.overall.graded:
        yield from wrap(
            "Grades against positions; pearson_all: no position counts as the middle", view.width
        )
        yield draw_table(Table(columns=GRADES, rows=rows), view)
    yield "Precision, recall and F1 of either side"
    yield draw_table(Table(columns=PRECISION, rows=rows), view)
    yield from wrap("Confusion: the code, then what was given; . is no side", view.width)
    yield draw_table(Table(columns=CONFUSION, rows=rows), view)


def _show_summary(found: Evaluation, view: View) -> Iterator[str]:
    overall = found.overall
    for line in wrap(_describe_comparison(found), view.width):
        yield view.paint(line, "bold")
    bounds = ""
    if overall.low is not None and overall.high is not None:
        bounds = f" [{format_amount(overall.low)}, {format_amount(overall.high)}]"
    for name, value, meaning in (
        ("f_avg", f"{format_figure(overall.f_avg)}{bounds}", "mean F1 of + and -"),
        ("control", format_figure(overall.control), "same topics, each dimension's commoner side"),
        ("direction", format_figure(overall.direction), "right signs where both take a side"),
        ("coverage", format_figure(overall.coverage), "coded sides on which any side is given"),
        ("precision", format_figure(overall.precision), "given sides that are right"),
        ("off_topic", format_figure(overall.off_topic), "cells coded . on which a side is given"),
        ("alpha", format_figure(overall.alpha), "Krippendorff's, ordinal: - < no side < +"),
    ):
        yield from _hang(f"{name:<9}  {value:<17}  ", meaning, view)


def _describe_comparison(found: Evaluation) -> str:
    """Return what was compared with what, and how many cells, in one line."""
    given = f"coder {make_safe_line(str(found.coder))}" if found.coder is not UNSET else ""
    if found.passport:
        given = f"rubric {make_safe_line(found.passport.rubric)} {found.passport.rubric_hash}"
    texts = f" on {found.texts}" if found.texts is not UNSET else ""
    cells = "1 cell" if found.overall.cells == 1 else f"{found.overall.cells} cells"
    alone = f", {found.alone} by one coder alone" if found.alone else ""
    left_out = f", {found.left_out} left out (?)" if found.left_out else ""
    crossed = ""
    if found.crossed is not UNSET:
        one = found.crossed
        crossed = f", learnt anew in {one.folds} folds by {make_safe_line(one.by)} ({one.authors})"
    return f"{make_safe_line(found.gold)} and {given}{texts}{crossed}: {cells}{alone}{left_out}"


def _hang(head: str, text: str, view: View) -> Iterator[str]:
    """Yield a text behind its head; where it takes several lines, all of them begin there."""
    width = None if view.width is None else max(view.width - len(head), 20)
    for line in wrap(text, width):
        yield head + line
        head = " " * len(head)


def _show_errors(errors: Sequence[WrongCell], view: View, *, by_coder: bool) -> Iterator[str]:
    many = "1 wrong cell" if len(errors) == 1 else f"{len(errors)} wrong cells, worst first"
    yield view.paint(many, "bold")
    if any(one.evidence is None for one in errors):
        yield from wrap(f"{NO_EVIDENCE}; {WRITE_IT}", view.width)
    for one in errors:
        grade = "" if one.grade is None else f" ({one.grade:+g})"
        given = one.given if one.position is None else format_signed(one.position)
        cell = view.paint(f"{make_safe_line(one.unit)} on {make_safe_line(one.dimension)}", "bold")
        yield ""
        yield from wrap(f"{one.fault}: {cell}: coded {one.coded}{grade}, given {given}", view.width)
        for sentence in one.evidence or ():
            yield show_sentence(sentence, view)
        if one.evidence == () and not by_coder:
            yield "  no evidence"
    yield ""
