"""Suggested cues, ready to be pasted into a rubric: the answer of ``rubric suggest``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from stances.commands.suggest.proposals import WEIGHT
from stances.commands.suggest.suggestion import (
    Example,
    SuggestedDimension,
    SuggestedTerm,
    Suggestion,
    SuggestionDocument,
)
from stances.output.answer import Answer
from stances.output.figures import format_amount, format_signed
from stances.output.grid import make_safe_line
from stances.output.tables import Column, Table
from stances.output.view import View
from stances.wire.records import Record


class TermRow(Record):
    """A suggested term on one line, with the first sentence that holds it."""

    dimension: str
    term: str
    pole: Literal["+", "-"]
    z: float
    support: int = msgspec.field(name="for")
    opposition: int = msgspec.field(name="against")
    units: int
    example: str


_COLUMNS: Sequence[Column[TermRow]] = (
    Column(key="dimension"),
    Column(key="term"),
    Column(key="pole"),
    Column(key="z", show=format_signed, right=True),
    Column(key="for", value=lambda row: row.support, right=True),
    Column(key="against", value=lambda row: row.opposition, short="ag.", right=True),
    Column(key="units", right=True),
    Column(key="example", least=24),
)


class SuggestionAnswer(Answer):
    """Suggested terms: for eyes as TOML, whatever the view; else in rows, one for each term."""

    def __init__(self, found: Suggestion) -> None:
        self.found = found

    def make_document(self) -> Record:
        """Return all terms with their examples."""
        return SuggestionDocument(suggestion=self.found)

    def list_records(self) -> Iterator[tuple[str, Record]]:
        """Return the terms."""
        return (("term", row) for row in self.list_rows())

    def make_fields(self) -> Table[TermRow]:
        """Return one row for each term."""
        return Table(columns=_COLUMNS, rows=self.list_rows())

    def list_rows(self) -> list[TermRow]:
        """Return one row for each term, dimension by dimension."""
        return [
            TermRow(
                dimension=one.dimension,
                term=term.term,
                pole=term.pole,
                z=term.z,
                support=term.support,
                opposition=term.opposition,
                units=term.units,
                example=term.examples[0].text,
            )
            for one in self.found.dimensions
            for term in one.terms
        ]

    def show(self, view: View) -> str:
        """Return the terms as TOML, each with its figures and examples in comments."""
        blocks = ["\n".join(_show_dimension(one, self.found)) for one in self.found.dimensions]
        return "\n\n".join(blocks) + "\n"


def _show_dimension(one: SuggestedDimension, found: Suggestion) -> Iterator[str]:
    """Yield the lines of a dimension's terms as cues, with what supports each in comments."""
    yield (
        f"# {make_safe_line(one.dimension)}: file {make_safe_line(one.file)}; "
        f"from {one.positive} {found.basis} {_count_units(one.positive, found)} "
        f'for "{make_safe_line(one.poles.positive)}", '
        f'{one.negative} for "{make_safe_line(one.poles.negative)}"'
    )
    few, least = one.positive + one.negative, found.min_count
    if few < least:
        takes = "takes" if few == 1 else "take"
        units = _count_units(few, found)
        yield f"# nothing found: {few} {units} {takes} a side, --min-count is {least}"
        return
    none = "" if one.terms else "nothing found of "
    yield (
        f"# {none}words that the rubric lacks, in {least} {_count_units(least, found)} or more, "
        f"with z of {format_amount(found.min_z)} or more"
    )
    for term in one.terms:
        yield ""
        yield from _show_cue(term)


def _count_units(number: int, found: Suggestion) -> str:
    """Return what a unit is called, in the plural where there is not one."""
    return found.unit if number == 1 else f"{found.unit}s"


def _show_cue(term: SuggestedTerm) -> Iterator[str]:
    yield f"# z {format_signed(term.z)}, for {term.support}, against {term.opposition}"
    yield from map(_show_example, term.examples)
    words = json.dumps(term.term, ensure_ascii=False)  # holds no control characters
    yield "[[cue]]"
    yield f'pole = "{term.pole}"'
    yield f"words = [{words}]"
    yield f"weight = {WEIGHT}"
    yield f"fires = [{words}]"


def _show_example(example: Example) -> str:
    wording = " (paraphrase)" if example.wording == "paraphrase" else ""
    return f"# {make_safe_line(example.id)}{wording}: {make_safe_line(example.text)}"
