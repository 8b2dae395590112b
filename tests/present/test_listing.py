"""Scores, experts and sentences as tables."""

from __future__ import annotations

import json
import re

import pytest

from stances.errors import StancesError
from stances.present import answers, tables
from stances.present.records import FIELDS, Scale
from stances.present.terminal import View
from stances.present.width import text_width

SENTENCE = {
    "id": "alpha-1.1",
    "expert": "Test Alpha",
    "source": "statements/alpha.md",
    "line": 7,
    "start": 100,
    "end": 260,
    "kind": "prose",
    "text": "One made-up sentence that is a good deal longer than any narrow terminal is wide.",
}


def score(sheet, view=None, *, fmt="table", scale=Scale.POSITION):
    return answers.scores(sheet, scale=scale, fmt=fmt, view=view or View())


def test_a_row_for_each_expert_and_dimension_with_signed_positions(make_sheet, make_cell):
    cells = [
        make_cell("Test Alpha", "retaliation", 1.0, 0.0),
        make_cell("Test Alpha", "diplomacy", 0.0, 0.0),
    ]
    assert score(make_sheet(cells)) == (
        "expert      dimension    position    low   high  state   salience   for  against"
        "  sentences  reported  asked\n"
        "----------  -----------  --------  -----  -----  ------  --------  ----  -------"
        "  ---------  --------  -----\n"
        "Test Alpha  retaliation     +0.50  -0.78  +0.97  for         0.12  1.00     0.00"
        "          2         0      1\n"
        "Test Alpha  diplomacy           ·      ·      ·  silent      0.12  0.00     0.00"
        "          2         0      1\n"
    )


@pytest.mark.parametrize("position", [-0.001, -0.0, 0.0, 0.001])
def test_zero_has_no_sign(make_sheet, make_cell, position):
    cell = make_cell("Test Alpha", "retaliation", 1.0, 1.0, position=position)
    text = score(make_sheet([cell]))
    assert "     0.00  " in text
    assert not re.search(r"[+-]0\.00", text)


@pytest.mark.parametrize("scale", Scale)
def test_eyes_see_the_fields_that_programs_read(scale):
    assert tuple(column.key for column in tables.score_columns(scale)) == FIELDS[scale]


@pytest.mark.parametrize("width", [80, 100, 130])
def test_a_score_fits_a_terminal_and_keeps_every_row(sheet, width):
    text = score(sheet, View(width=width))
    assert max(map(text_width, text.split("\n"))) <= width
    assert len(re.findall(r"^.*(?:for|against|mixed|silent)  ", text, re.M)) >= 40
    assert all(text.count(cell["expert"]) >= 1 for cell in sheet["cells"])


def test_piped_a_score_has_one_line_a_row(sheet):
    assert len(score(sheet).splitlines()) == 42


def test_logit_scale(sheet):
    text = score(sheet, scale=Scale.LOGIT)
    assert "theta" in text.splitlines()[0]
    assert "position" not in text


def test_evidence_needs_a_format_with_room(sheet):
    with pytest.raises(StancesError, match="-f json"):
        answers.scores(sheet, scale=Scale.POSITION, fmt="csv", view=View(), evidence=True)


def test_a_very_narrow_terminal_has_one_line_a_field(make_sheet, make_cell):
    text = score(make_sheet([make_cell("Test Alpha", "retaliation", 1.0, 0.0)]), View(width=40))
    assert text.splitlines()[:3] == [
        "expert     Test Alpha",
        "dimension  retaliation",
        "position   +0.50",
    ]


def listed(fmt="table", view=None, rows=(SENTENCE,)):
    return answers.listed("sentence", tables.SENTENCES, rows, fmt=fmt, view=view or View())


def test_piped_a_long_text_is_never_wrapped_or_cut():
    assert SENTENCE["text"] in listed()
    assert len(listed().splitlines()) == 3


def test_on_a_terminal_a_long_text_is_folded_whole():
    text = listed(view=View(width=100))
    assert max(map(text_width, text.split("\n"))) <= 100
    last = [line[text.index("text") :].strip() for line in text.splitlines()[2:]]
    assert " ".join(last) == SENTENCE["text"]


def test_line_breaks_within_a_cell_become_spaces():
    assert "two lines" in listed(rows=[{**SENTENCE, "text": "two\nlines"}])


def test_json_holds_rows_under_their_plural_and_ndjson_under_their_type():
    assert json.loads(listed("json")) == {"format_version": "1.0", "sentences": [SENTENCE]}
    assert json.loads(listed("ndjson")) == {"type": "sentence", **SENTENCE}


@pytest.mark.parametrize("fmt", ["table", "csv", "github", "simple"])
def test_no_rows_still_give_their_titles(fmt):
    assert "text" in listed(fmt, rows=())
