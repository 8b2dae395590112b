"""TSV: as CSV, separated by tabs."""

from __future__ import annotations

from stances.output.answer import Answer
from stances.output.csv import separate
from stances.output.view import View


def write(answer: Answer, _view: View) -> str:
    """Return the answer's fields, separated by tabs."""
    return separate(answer.make_fields(), "\t")
