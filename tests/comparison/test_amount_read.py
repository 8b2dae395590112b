"""How much is read of each expert, and whether that is enough to compare."""

from __future__ import annotations

from sheets import make_cell, make_sheet
from stances.comparison.amount_read import measure_amounts
from stances.scoring.sheet import Marks, RubricMarks


def make_marked(counts):
    cells = [make_cell(name, "retaliation", 1.0, 0.0) for name in counts]
    rubric = RubricMarks(settings={}, shared="", modifiers="", dimensions={}, entries={})
    texts = {name: {f"{name}-{at}": "m" for at in range(count)} for name, count in counts.items()}
    sheet = make_sheet(cells)
    return type(sheet)(
        passport=sheet.passport,
        experts=sheet.experts,
        dimensions=sheet.dimensions,
        marks=Marks(texts=texts, rubric=rubric),
        cells=sheet.cells,
    )


def test_unfair_comparisons_are_told():
    bases = measure_amounts(make_marked({"A": 4, "B": 40, "C": 9, "D": 50}), {})
    assert [one.reason for one in bases] == [
        "fewer than 5 sentences",
        None,
        None,
        None,
    ]
    assert [one.sentences for one in bases] == [4, 40, 9, 50]
    bases = measure_amounts(make_marked({"A": 5, "B": 40, "C": 50}), {})
    assert bases[0].reason == "less than a quarter of the 40 sentences of the median expert"


def test_a_sheet_without_marks_does_not_know():
    sheet = make_sheet([make_cell("A", "retaliation", 1.0, 0.0)])
    (only,) = measure_amounts(sheet, {})
    assert (only.sentences, only.words, only.reason) == (None, None, None)
