"""The page that publishes the figures which these tests measure."""

from __future__ import annotations

from collections.abc import Iterable

from stances.commands.evaluate.evaluation import Evaluation
from validity.data import ROOT

DOCS_VALIDITY = ROOT / "docs" / "validity.md"


def check_rows(rows: Iterable[str]) -> None:
    """Print rows of the page's tables, and check that they stand there."""
    text = DOCS_VALIDITY.read_text(encoding="utf-8")
    rows = list(rows)
    print("", *rows, sep="\n")
    assert [row for row in rows if row not in text] == [], "not on the page"


def make_row(name: str, found: Evaluation) -> str:
    """Return the row of an evaluation."""
    one = found.overall
    return (
        f"| {name} | {one.cells} | {one.f_avg:.2f} [{one.low:.2f}, {one.high:.2f}] "
        f"| {one.control:.2f} | {one.direction:.2f} | {one.coverage:.2f} |"
    )
