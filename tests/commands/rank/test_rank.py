"""The command ``rank``."""

from __future__ import annotations

import json
import re

import pytest

from sheets import EXPERTS, make_cell, make_sheet
from stances.cli import main
from stances.commands.rank.find_ranking import make_ranking
from stances.commands.rank.show import RankAnswer
from stances.errors import COULD_NOT_JUDGE, OK
from stances.output.scale import draw_interval
from stances.output.view import View
from stances.output.width import measure_text


def make_answer(cells):
    return RankAnswer(make_ranking(make_sheet(cells), "retaliation"))


CELLS = [
    make_cell(name, "retaliation", float(at), 1.0 if at else 0.0) for at, name in enumerate(EXPERTS)
]


@pytest.mark.parametrize("width", [30, 80, 120])
def test_it_fits_and_loses_nobody(width):
    shown = make_answer(CELLS).show(View(width=width))
    assert max(map(measure_text, shown.split("\n"))) <= width
    words = set(re.findall(r"\w+", shown))
    assert words >= {word for name in EXPERTS for word in name.split()}


def test_one_row_an_expert_on_a_terminal_of_80_columns():
    shown = make_answer(CELLS).show(View(width=80))
    assert sum("●" in line for line in shown.split("\n")) == 3


def test_the_silent_stand_apart():
    shown = make_answer(CELLS).show(View())
    assert f"Silent · {EXPERTS[0]}" in shown
    assert "Silent" not in make_answer(CELLS[1:]).show(View())


def test_nobody_speaks():
    shown = make_answer([make_cell("Test Alpha", "retaliation", 0.0, 0.0)]).show(View())
    assert "Nobody shows a position." in shown
    assert "rank " not in shown


def test_a_sheet_gives_what_texts_give(whole_run):
    assert whole_run("score", "c.txt", "-f", "json", "-o", "s.json")[0] == OK
    assert whole_run("rank", "tariffs", "s.json") == whole_run("rank", "tariffs", "c.txt")


def test_a_dimension_that_is_not_there_is_refused(whole_run):
    code, out, err = whole_run("rank", "tarifs", "c.txt")
    assert (code, out) == (COULD_NOT_JUDGE, "")
    assert 'did you mean "tariffs"?' in err


def test_the_zero_of_the_scale_stays_visible():
    assert draw_interval(0.6, -0.9, 1.0, 11) == "├────┼──●─┤"
    assert draw_interval(0.9, 0.6, 1.0, 11)[5] == "│"
    for value in (-1.0, 0.0, 1.0):
        assert draw_interval(value, value, value, 11).index("●") == round((value + 1) * 5)


def test_a_specialist_finds_it_right(capsys):
    assert main(["rank", "retaliation", "-f", "json"]) == OK
    found = json.loads(capsys.readouterr().out)
    signs = {one["expert"]: one["position"] < 0 for one in found["ranks"]}
    assert signs["C. Anthony Pfaff"]
    assert signs["William F. Wechsler"]
    assert "Holly Dagres" in {one["expert"] for one in found["silent"]}


def test_a_weak_position_is_marked():
    cells = [
        make_cell("Test One", "retaliation", 1.0, 0.0, sentences=1),
        make_cell("Test Two", "retaliation", 2.0, 0.0),
    ]
    document = make_ranking(make_sheet(cells), "retaliation")
    assert [one.weak for one in document.ranks] == [False, True]
    shown = RankAnswer(document).show(View())
    assert "?+0.50" in shown
    assert " +0.67" in shown
    assert "? is weak: it rests on one sentence only, or on likeness alone." in shown
