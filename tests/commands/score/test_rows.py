"""A score sheet in rows: for programs, and for eyes."""

from __future__ import annotations

import csv
import io
import json
import math
import re

import msgspec
import pytest

from sheets import make_cell, make_explained_sheet, make_full_sheet, make_json, make_sheet
from stances.commands.compare.show import CompareAnswer
from stances.commands.sheets import SheetAnswer, make_score_columns
from stances.document import Document
from stances.errors import StancesError
from stances.output.formats import find_format
from stances.output.view import View
from stances.output.width import measure_text
from stances.scoring.position import compute_theta
from stances.scoring.read_sheet import read_sheet
from stances.scoring.scale import Scale

PIPED = View()
SHEET = make_full_sheet()
FIELDS = {
    Scale.POSITION: (
        *("expert", "dimension", "position", "low", "high", "state", "salience"),
        *("for", "against", "sentences", "reported", "asked"),
    ),
    Scale.LOGIT: (
        *("expert", "dimension", "theta", "low", "high", "state", "salience"),
        *("for", "against", "sentences", "reported", "asked"),
    ),
}
"""The fields that programs rely on."""


def score(sheet=SHEET, fmt="table", *, view=PIPED, scale=Scale.POSITION, evidence=False):
    return find_format(fmt).write(SheetAnswer(sheet, scale=scale, evidence=evidence), view)


def test_json_is_the_sheet_itself_but_for_evidence():
    read = json.loads(score(fmt="json"))
    plain = make_json(SHEET)
    for key in ("format_version", "passport", "experts", "dimensions"):
        assert read[key] == plain[key]
    assert [tuple(cell) for cell in read["cells"]] == [FIELDS[Scale.POSITION]] * 40
    assert read["cells"][3]["position"] == SHEET.cells[3].position, "full precision"


def test_evidence_is_added_where_asked_for():
    explained = make_explained_sheet()
    plain, full = (
        json.loads(score(explained, "json", evidence=evidence)) for evidence in (False, True)
    )
    assert "evidence" not in plain["cells"][0]
    assert full["cells"][0]["evidence"] == make_json(explained.cells[0].evidence)
    lines = score(explained, "ndjson", evidence=True).splitlines()
    assert [json.loads(line)["evidence"] for line in lines] == [full["cells"][0]["evidence"]]


def test_silence_is_null_and_an_empty_cell_and_never_zero():
    silent = [cell.state == "silent" for cell in SHEET.cells]
    assert any(silent)
    cells = json.loads(score(fmt="json"))["cells"]
    lines = list(csv.DictReader(io.StringIO(score(fmt="csv"))))
    for is_silent, cell, line in zip(silent, cells, lines, strict=True):
        assert (cell["position"] is None) == is_silent
        assert (line["position"] == "") == is_silent


def test_every_ndjson_line_stands_alone_with_its_type_first():
    lines = [json.loads(line) for line in score(fmt="ndjson").splitlines()]
    assert len(lines) == 40
    assert all(tuple(line) == ("type", *FIELDS[Scale.POSITION]) for line in lines)
    assert {line["type"] for line in lines} == {"cell"}


@pytest.mark.parametrize("scale", Scale)
def test_eyes_see_the_fields_that_programs_read(scale):
    assert tuple(column.key for column in make_score_columns(scale)) == FIELDS[scale]


def test_csv_keeps_full_precision_and_ends_lines_with_a_line_feed():
    text = score(fmt="csv")
    assert "\r" not in text
    rows = list(csv.DictReader(io.StringIO(text)))
    assert float(rows[3]["position"]) == SHEET.cells[3].position
    assert text.splitlines()[0] == ",".join(FIELDS[Scale.POSITION])


def test_logits_take_the_place_of_positions():
    read = json.loads(score(fmt="json", scale=Scale.LOGIT))
    assert read["scale"] == "logit"
    for cell, own in zip(read["cells"], SHEET.cells, strict=True):
        assert tuple(cell) == FIELDS[Scale.LOGIT]
        if own.position is None:
            assert cell["theta"] is cell["low"] is cell["high"] is None
            continue
        theta, _ = compute_theta(own.support, own.opposition)
        assert cell["theta"] == pytest.approx(theta, abs=1e-9)
        assert math.tanh(cell["theta"] / 2) == pytest.approx(own.position)
        assert math.tanh(cell["low"] / 2) == pytest.approx(own.low)
        assert math.tanh(cell["high"] / 2) == pytest.approx(own.high)


def test_logits_are_as_exact_far_out_as_near_zero():
    cell = make_cell("Test Alpha", "retaliation", 2000.0, 0.0)
    rounded = {key: round(getattr(cell, key), 9) for key in ("position", "low", "high")}
    sheet = make_sheet([msgspec.structs.replace(cell, **rounded)])
    (row,) = json.loads(score(sheet, "json", scale=Scale.LOGIT))["cells"]
    theta, error = math.log(2000.5 / 0.5), math.sqrt(1 / 2000.5 + 1 / 0.5)
    wanted = [theta, theta - 1.96 * error, theta + 1.96 * error]
    assert [row["theta"], row["low"], row["high"]] == pytest.approx(wanted, abs=1e-9)


def test_a_sheet_reads_back_from_positions_and_not_from_logits():
    def make_source(scale):
        return Document(name="s.json", text=score(fmt="json", scale=scale))

    assert read_sheet(make_source(Scale.POSITION)).experts == SHEET.experts
    with pytest.raises(StancesError, match="without --scale logit"):
        read_sheet(make_source(Scale.LOGIT))


@pytest.mark.parametrize("fmt", ["json", "ndjson", "csv", "tsv"])
def test_compare_gives_the_same_records_as_score(fmt):
    assert find_format(fmt).write(CompareAnswer(SHEET), PIPED) == score(fmt=fmt)


def test_a_row_for_each_expert_and_dimension_with_signed_positions():
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
def test_zero_has_no_sign(position):
    text = score(make_sheet([make_cell("Test Alpha", "retaliation", 1.0, 1.0, position=position)]))
    assert "     0.00  " in text
    assert not re.search(r"[+-]0\.00", text)


@pytest.mark.parametrize("width", [80, 100, 130])
def test_a_score_fits_a_terminal_and_keeps_every_row(width):
    text = score(view=View(width=width))
    assert max(map(measure_text, text.split("\n"))) <= width
    assert len(re.findall(r"^.*(?:for|against|mixed|silent)  ", text, re.M)) >= 40
    assert all(text.count(cell.expert) >= 1 for cell in SHEET.cells)


def test_piped_a_score_has_one_line_a_row():
    assert len(score().splitlines()) == 42


def test_logit_scale():
    text = score(scale=Scale.LOGIT)
    assert "theta" in text.splitlines()[0]
    assert "position" not in text


def test_a_very_narrow_terminal_has_one_line_a_field():
    sheet = make_sheet([make_cell("Test Alpha", "retaliation", 1.0, 0.0)])
    assert score(sheet, view=View(width=40)).splitlines()[:3] == [
        "expert     Test Alpha",
        "dimension  retaliation",
        "position   +0.50",
    ]
