"""What is learnt from a table that was made cell by cell: only from the cells that it holds."""

from __future__ import annotations

import pytest

from stances.learning.texts import read_coded_texts
from stances.learning.units import read_units
from stances.match.reader import Reader
from stances.pipeline import open_rubric
from stances.settings.model import Settings

TEXTS = "expert,text\nTest Alpha,We must not retaliate.\nTest Beta,It rains.\n"


@pytest.mark.parametrize(
    ("head", "row", "seen"),
    [
        ("expert,dimension,code,coder,note", "alpha,retaliation,-,Test Coder,", {"retaliation"}),
        ("expert,dimension,code", "alpha,retaliation,-", None),
    ],
)
def test_a_cell_that_nobody_came_to_is_left_out(tmp_path, head, row, seen):
    codes, texts = tmp_path / "codes.csv", tmp_path / "texts.csv"
    codes.write_text(f"{head}\n{row}\n", encoding="utf-8")
    texts.write_text(TEXTS, encoding="utf-8")
    read = read_coded_texts([str(codes), str(texts)], settings=Settings())
    compiled = open_rubric("us-iran")
    ids = [one.id for one in compiled.rubric.dimensions]
    (unit,) = read_units(read.units, Reader(compiled), ids)
    assert set(unit.text.codes) == (seen or set(ids))
    assert unit.text.codes["retaliation"] == -1
    assert unit.unit.left_out == (set(ids) - seen if seen else set())
