"""Rubrics as a coder reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import UNSET

from stances.commands.rows import RowsAnswer
from stances.commands.rubric.codebook import (
    ListedRubric,
    RubricDocument,
    RubricsDocument,
    ShownDimension,
    ShownRubric,
)
from stances.output.answer import Answer
from stances.output.figures import format_weight
from stances.output.grid import make_safe_line
from stances.output.tables import Column, Table
from stances.output.view import View
from stances.output.width import wrap


def _count_exemplars(one: ShownDimension) -> int:
    return one.exemplars.positive + one.exemplars.negative + one.exemplars.neutral


_RUBRICS: Sequence[Column[ListedRubric]] = (
    Column(key="rubric"),
    Column(key="title", least=16),
    Column(key="dimensions", right=True),
    Column(key="hash"),
)
_DIMENSIONS: Sequence[Column[ShownDimension]] = (
    Column(key="id"),
    Column(key="question"),
    Column(key="kind"),
    Column(key="positive"),
    Column(key="negative"),
    Column(key="about"),
    Column(key="targets", value=lambda one: len(one.targets), right=True),
    Column(key="cues", value=lambda one: len(one.cues), right=True),
    Column(key="exemplars", value=_count_exemplars, right=True),
    Column(key="examples", right=True),
)


def show_rubrics(found: Sequence[ListedRubric]) -> Answer:
    """Return the rubrics as an answer, one row each."""
    return RowsAnswer("rubric", _RUBRICS, found, RubricsDocument(rubrics=tuple(found)))


class Codebook(Answer):
    """A rubric as a coder reads it; in rows, what each dimension has and how much of it.

    Args:
        rubric: the rubric.
    """

    def __init__(self, rubric: ShownRubric) -> None:
        self.rubric = rubric

    def make_document(self) -> RubricDocument:
        """Return the whole rubric."""
        return RubricDocument(rubric=self.rubric)

    def list_records(self) -> Iterator[tuple[str, ShownDimension]]:
        """Return the dimensions."""
        return (("dimension", one) for one in self.rubric.dimensions)

    def make_fields(self) -> Table[ShownDimension]:
        """Return one row for each dimension."""
        return Table(columns=_DIMENSIONS, rows=self.rubric.dimensions)

    def show(self, view: View) -> str:
        """Return what holds for all dimensions, and then each of them with its words."""
        rubric = self.rubric
        head = view.paint(f"{make_safe_line(rubric.id)}: {make_safe_line(rubric.title)}", "bold")
        top = "\n".join([head, rubric.hash, *_show_shared(rubric, view)])
        blocks = ["\n".join(_show_dimension(one, view)) for one in rubric.dimensions]
        return "\n\n".join([top, *blocks]) + "\n"


def _show_shared(rubric: ShownRubric, view: View) -> Iterator[str]:
    """Yield what holds for all dimensions: when likeness counts, and the rubric's own modifiers."""
    rule = rubric.similarity
    if rubric.learned:
        where = "in passages that name the dimension"
        if rule.anywhere:
            where += f", and from {rule.unnamed:g} on in all others"
        if rule.field:
            where += f", and nowhere without: {', '.join(map(make_safe_line, rule.field))}"
        yield from _indent(f"learned: {rubric.learned} terms; they count {where}", view)
    elif rule.weight:
        bars = {
            "weight": rule.weight,
            "topic": rule.topic,
            "named": rule.named,
            "side": rule.side,
            "full": rule.full,
        }
        written = ", ".join(f"{key} {format_weight(value)}" for key, value in bars.items())
        beside = "beside words" if rule.beside_words else "where no words take a side"
        yield from _indent(f"similarity: {written}; {beside}", view)
    else:
        yield "  similarity: off"
    if rubric.modifiers is not UNSET:
        yield from _indent(
            f"modifiers: {make_safe_line(rubric.modifiers.language)}, and its own:", view
        )
        for number, one in enumerate(rubric.modifiers.own, start=1):
            words = ", ".join(map(make_safe_line, one.words))
            yield from _indent(f"modifier/{number} {one.kind} {one.scope} {words}", view)
    if rubric.pseudo:
        yield from _indent(f"pseudo: {', '.join(map(make_safe_line, rubric.pseudo))}", view)
    if rubric.elsewhere:
        yield f"  exemplars of no dimension: {rubric.elsewhere}"


def _show_dimension(one: ShownDimension, view: View) -> Iterator[str]:
    """Yield the question, the poles, and the words of each target and cue."""
    yield view.paint(one.id, "bold") + f" ({one.kind})"
    for text in (one.question, f"+ {one.positive}", f"- {one.negative}", one.about):
        yield from _indent(make_safe_line(text), view)
    for number, target in enumerate(one.targets, start=1):
        words = ", ".join(map(make_safe_line, target.words))
        yield from _indent(f"target/{number} {words}", view)
    for number, cue in enumerate(one.cues, start=1):
        words = ", ".join(map(make_safe_line, cue.words))
        yield from _indent(f"cue/{number} {cue.pole} {format_weight(cue.weight)} {words}", view)
    exemplars = one.exemplars
    yield from _indent(
        f"exemplars: {exemplars.positive} +, {exemplars.negative} -, "
        f"{exemplars.neutral} neutral; examples: {one.examples}",
        view,
    )


def _indent(text: str, view: View) -> Iterator[str]:
    """Yield the lines of a text, indented; all but the first a little further."""
    width = None if view.width is None else max(view.width - 4, 20)
    for at, line in enumerate(wrap(text, width)):
        yield f"  {'  ' if at else ''}{line}"
