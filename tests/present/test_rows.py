"""Rows for programs."""

from __future__ import annotations

import csv
import io
import json
import math

import pytest

from stances.errors import StancesError
from stances.model import Source
from stances.present import answers
from stances.present.records import FIELDS, Scale, render
from stances.present.terminal import View
from stances.score.records import parse_sheet

EYES = View()


def text_of(sheet, fmt, **more):
    return answers.scores(sheet, **{"scale": Scale.POSITION, "fmt": fmt, "view": EYES, **more})


def test_json_is_the_sheet_itself_but_for_evidence_and_theta(sheet):
    read = json.loads(text_of(sheet, "json"))
    for key in ("format_version", "passport", "experts", "dimensions"):
        assert read[key] == sheet[key]
    assert [list(cell) for cell in read["cells"]] == [list(FIELDS[Scale.POSITION])] * 40
    assert read["cells"][3]["position"] == sheet["cells"][3]["position"], "full precision"


def test_evidence_is_added_where_asked_for(explained):
    plain, full = (
        json.loads(text_of(explained, "json", evidence=evidence)) for evidence in (False, True)
    )
    assert "evidence" not in plain["cells"][0]
    assert full["cells"][0]["evidence"] == explained["cells"][0]["evidence"]


def test_silence_is_null_and_an_empty_cell_and_never_zero(sheet):
    silent = [cell["state"] == "silent" for cell in sheet["cells"]]
    assert any(silent)
    cells = json.loads(text_of(sheet, "json"))["cells"]
    lines = list(csv.DictReader(io.StringIO(text_of(sheet, "csv"))))
    for is_silent, cell, line in zip(silent, cells, lines, strict=True):
        assert (cell["position"] is None) == is_silent
        assert (line["position"] == "") == is_silent


def test_every_ndjson_line_stands_alone_with_its_type_first(sheet):
    lines = [json.loads(line) for line in text_of(sheet, "ndjson").splitlines()]
    assert len(lines) == 40
    assert all(list(line) == ["type", *FIELDS[Scale.POSITION]] for line in lines)
    assert {line["type"] for line in lines} == {"cell"}


def test_csv_keeps_full_precision_and_ends_lines_with_a_line_feed(sheet):
    text = text_of(sheet, "csv")
    assert "\r" not in text
    rows = list(csv.DictReader(io.StringIO(text)))
    assert float(rows[3]["position"]) == sheet["cells"][3]["position"]
    assert text.splitlines()[0] == ",".join(FIELDS[Scale.POSITION])


@pytest.mark.parametrize(("fmt", "delimiter"), [("csv", ","), ("tsv", "\t")])
@pytest.mark.parametrize("name", ["=cmd", "+1", "-1", "@x", "\tx", "\rx"])
def test_a_text_cell_never_begins_a_formula(make_sheet, make_cell, fmt, delimiter, name):
    text = text_of(make_sheet([make_cell(name, "retaliation", 0.0, 2.0)]), fmt)
    row = next(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
    assert row["expert"] == f"'{name}"
    assert row["position"].startswith("-0.66"), "a number keeps its sign"


def test_other_text_is_left_alone(make_sheet, make_cell):
    text = text_of(make_sheet([make_cell("Test =Alpha", "retaliation", 0.0, 2.0)]), "csv")
    assert text.splitlines()[1].startswith("Test =Alpha,")


def test_a_number_that_is_none_is_refused():
    with pytest.raises(ValueError, match="JSON"):
        render("json", kind="x", fields=(), rows=(), document={"a": math.nan})


def test_logits_take_the_place_of_positions(sheet):
    read = json.loads(text_of(sheet, "json", scale=Scale.LOGIT))
    assert read["scale"] == "logit"
    for cell, own in zip(read["cells"], sheet["cells"], strict=True):
        assert "position" not in cell
        if own["position"] is None:
            assert cell["theta"] is cell["low"] is cell["high"] is None
            continue
        assert cell["theta"] == pytest.approx(own["theta"], abs=1e-9)
        assert math.tanh(cell["low"] / 2) == pytest.approx(own["low"])
        assert math.tanh(cell["high"] / 2) == pytest.approx(own["high"])


def test_logits_are_as_exact_far_out_as_near_zero(make_sheet, make_cell):
    cell = make_cell("Test Alpha", "retaliation", 2000.0, 0.0)
    cell |= {key: round(cell[key], 9) for key in ("position", "low", "high")}
    (row,) = json.loads(text_of(make_sheet([cell]), "json", scale=Scale.LOGIT))["cells"]
    theta, error = math.log(2000.5 / 0.5), math.sqrt(1 / 2000.5 + 1 / 0.5)
    wanted = [theta, theta - 1.96 * error, theta + 1.96 * error]
    assert [row["theta"], row["low"], row["high"]] == pytest.approx(wanted, abs=1e-9)


def test_a_sheet_reads_back_from_positions_and_not_from_logits(sheet):
    def source(scale):
        return Source(name="s.json", text=text_of(sheet, "json", scale=scale))

    assert parse_sheet(source(Scale.POSITION))["experts"] == sheet["experts"]
    with pytest.raises(StancesError, match="without --scale logit"):
        parse_sheet(source(Scale.LOGIT))


def test_compare_gives_the_same_records_as_score(sheet):
    for fmt in ("json", "ndjson", "csv", "tsv"):
        compared = answers.comparison(sheet, scale=Scale.POSITION, fmt=fmt, view=EYES)
        assert compared == text_of(sheet, fmt)


def test_control_characters_stay_in_records_for_programs(make_sheet, make_cell):
    sheet = make_sheet([make_cell("Test \x1b[31m\u202e", "retaliation", 1.0, 0.0)])
    assert json.loads(text_of(sheet, "json"))["experts"] == ["Test \x1b[31m\u202e"]
    assert "\x1b" not in text_of(sheet, "json"), "JSON itself escapes it"
