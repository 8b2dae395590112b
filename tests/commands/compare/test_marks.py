"""What the table marks, shows on request, and how it is sorted."""

from __future__ import annotations

import json

import pytest

from sheets import TEXT, make_cell, make_item, make_sentence, make_sheet
from stances.commands.compare.show import CompareAnswer
from stances.errors import StancesError
from stances.output.formats import find_format
from stances.output.view import View
from stances.scoring.order import sort_sheet
from stances.scoring.sheet import drop_evidence

WEAK_LINE = "? is weak: it rests on one sentence only, or on likeness alone."


def show(sheet, *, fmt="table", width=None, **more):
    return find_format(fmt).write(CompareAnswer(sheet, **more), View(width=width))


def make_likened(expert="Test Gamma"):
    sentence = make_sentence("gamma-1.1", 1.0, [make_item("similarity", TEXT, sign=1)])
    return make_cell(expert, "retaliation", 2.0, 0.0, evidence=(sentence, sentence))


SHEET = make_sheet(
    [
        make_cell("Test Alpha", "retaliation", 0.0, 2.0, salience=0.25),
        make_cell("Test Beta", "retaliation", 1.0, 0.0, sentences=1, salience=0.004),
        make_likened(),
        make_cell("Test Delta", "retaliation", 0.0, 0.0, sentences=0, salience=0.0),
    ]
)


def test_one_sentence_and_likeness_alone_are_marked_and_the_legend_says_so():
    assert show(SHEET) == (
        "expert      retaliation\n"
        "----------  -----------\n"
        "Test Alpha        -0.67\n"
        "Test Beta        ?+0.50\n"
        "Test Gamma       ?+0.67\n"
        "Test Delta            ·\n"
        "\n"
        "From -1 to +1: + and - take a side, ~ shows both, · is silent.\n"
        f"{WEAK_LINE}\n"
        "Why: stances explain EXPERT DIMENSION\n"
        "retaliation  + strike back  - hold fire\n"
    )


def test_without_evidence_the_legend_does_not_claim_to_know_likeness():
    text = show(drop_evidence(SHEET))
    assert "Test Beta        ?+0.50" in text
    assert "Test Gamma        +0.67" in text
    assert "or on likeness alone; without evidence, not all are known." in text


def test_nothing_weak_no_line_in_the_legend():
    sheet = make_sheet([make_cell("Test Alpha", "retaliation", 0.0, 2.0)])
    assert "?" not in show(sheet)


def test_salience_stands_beside_each_position_when_asked_for():
    lines = show(SHEET, salience=True).splitlines()
    assert lines[2:6] == [
        "Test Alpha   -0.67  25%",
        "Test Beta   ?+0.50  <1%",
        "Test Gamma  ?+0.67  12%",
        "Test Delta       ·   0%",
    ]
    assert any(line.startswith("% is salience") for line in lines)
    assert "%" not in show(SHEET)


@pytest.mark.parametrize("fmt", ["json", "ndjson", "csv", "tsv"])
def test_programs_get_the_same_rows_with_salience_and_marks_or_without(fmt):
    assert show(SHEET, fmt=fmt, salience=True) == show(SHEET, fmt=fmt)


@pytest.mark.parametrize("width", [40, 60, 80])
def test_it_fits_a_terminal_with_salience(width):
    text = show(SHEET, width=width, salience=True)
    assert all(len(line) <= width for line in text.splitlines())
    assert WEAK_LINE in " ".join(text.split())


def test_sorted_from_for_to_against_and_the_silent_last():
    ordered = sort_sheet(SHEET, "retaliation")
    assert ordered.experts == ("Test Gamma", "Test Beta", "Test Alpha", "Test Delta")
    assert [cell.expert for cell in ordered.cells] == list(ordered.experts)
    assert json.loads(show(ordered, fmt="json"))["experts"] == list(ordered.experts)


def test_those_who_stand_alike_keep_their_order():
    cells = [make_cell(name, "retaliation", 1.0, 0.0) for name in ("Test B", "Test A", "Test C")]
    assert sort_sheet(make_sheet(cells), "retaliation").experts == ("Test B", "Test A", "Test C")


def test_a_dimension_that_is_not_there_is_refused():
    with pytest.raises(StancesError, match="retaliatoin"):
        sort_sheet(SHEET, "retaliatoin")


def test_the_command_takes_both(whole_run):
    code, out, _ = whole_run("compare", "c.txt", "--sort", "tariffs", "--salience")
    assert code == 0
    assert out.splitlines()[2].startswith("Test Ümlaut")
    assert "%" in out.splitlines()[2]
    code, _, notes = whole_run("compare", "c.txt", "--sort", "tarifs")
    assert code == 2
    assert 'did you mean "tariffs"?' in notes
