"""What ``evaluate`` prints."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from msgspec import UNSET
from msgspec.structs import asdict, replace

from commands.evaluate.samples import PASSPORT, make_sentence
from stances.agreement.figures import (
    ConfusionCell,
    Figures,
    OverallFigures,
    SideFigures,
)
from stances.commands.evaluate.evaluation import Evaluation, EvaluationDocument, WrongCell
from stances.commands.evaluate.rows import ALL
from stances.commands.evaluate.show import EvaluationAnswer
from stances.output.formats import find_format
from stances.output.view import View
from stances.output.width import measure_text
from stances.wire.records import format_json, make_record

PIPED = View()
EVIL = "\x1b[31mTest Red | <b>\nGamma"
NONE = SideFigures(precision=None, recall=None, f1=None)
FIGURES = Figures(
    cells=12,
    f_avg=0.5857,
    direction=0.7143,
    coverage=0.7778,
    precision=0.5,
    off_topic=None,
    alpha=-0.0612,
    pearson=0.9421,
    spearman=0.8,
    graded=4,
    pearson_all=None,
    positive=SideFigures(precision=0.6, recall=0.6, f1=0.6),
    negative=SideFigures(precision=0.6667, recall=0.5, f1=0.5714),
    confusion=(
        ConfusionCell(coded="+", given="+", cells=3),
        ConfusionCell(coded="+", given="-", cells=1),
        ConfusionCell(coded="-", given=".", cells=8),
    ),
)
SILENT = replace(
    FIGURES,
    dimension="diplomacy",
    **dict.fromkeys(
        ("f_avg", "direction", "coverage", "precision", "alpha", "pearson", "spearman")
    ),
    positive=NONE,
    negative=NONE,
    confusion=(ConfusionCell(coded=".", given=".", cells=1),),
    cells=1,
    graded=0,
)
OVERALL = OverallFigures(
    **{name: value for name, value in asdict(FIGURES).items() if value is not UNSET},
    low=0.2,
    high=0.9,
    control=0.47,
)
OPPOSITE = WrongCell(
    unit="Test Gamma",
    dimension="retaliation",
    fault="opposite",
    coded="+",
    given="-",
    grade=2.0,
    position=-0.26,
    evidence=(
        make_sentence("gamma-1.1", -1.0, wording="paraphrase"),
        make_sentence("gamma-1.2", 0.0),
        make_sentence("gamma-2.1", 0.6125),
    ),
)
MISSED = replace(
    OPPOSITE, unit=EVIL, fault="missed", given=".", grade=None, position=None, evidence=()
)
FOUND = Evaluation(
    gold="codes.csv",
    passport=PASSPORT,
    unit="expert",
    left_out=2,
    overall=OVERALL,
    dimensions=(replace(FIGURES, dimension="retaliation", cells=11), SILENT),
    errors=(OPPOSITE, MISSED),
)


def show(found=FOUND, fmt="table", view=PIPED, *, errors=False):
    return find_format(fmt).write(EvaluationAnswer(found, errors=errors), view)


def with_overall(**changed):
    return replace(FOUND, overall=replace(OVERALL, **changed))


def with_coder(alone):
    return replace(FOUND, passport=UNSET, coder="other.csv", alone=alone, left_out=0)


def as_json(value):
    return json.loads(format_json(value))


def read_rows(text, delimiter=","):
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def test_the_head_says_what_was_compared_with_what_and_how_they_agree():
    assert show().splitlines()[:8] == [
        "codes.csv and rubric made-up sha256:0123456789ab: 12 cells, 2 left out (?)",
        "f_avg      0.59 [0.20, 0.90]  mean F1 of + and -",
        "control    0.47               same topics, each dimension's commoner side",
        "direction  0.71               right signs where both take a side",
        "coverage   0.78               coded sides on which any side is given",
        "precision  0.50               given sides that are right",
        "off_topic                     cells coded . on which a side is given",
        "alpha      -0.06              Krippendorff's, ordinal: - < no side < +",
    ]


@pytest.mark.parametrize(
    ("alone", "cells"), [(3, "12 cells, 3 by one coder alone"), (0, "12 cells")]
)
def test_a_coder_is_named_with_what_only_one_of_the_two_coded(alone, cells):
    head = show(with_coder(alone)).splitlines()[0]
    assert head == f"codes.csv and coder other.csv: {cells}"


def test_the_bundled_corpus_is_named_where_it_was_scored():
    head = show(replace(FOUND, texts="the bundled corpus")).splitlines()[0]
    assert " sha256:0123456789ab on the bundled corpus: 12 cells" in head


def test_tables_by_dimension():
    text = show()
    for line in (
        "dimension    cells  f_avg  direction  coverage  precision  off_topic  alpha",
        "(all)           12   0.59       0.71      0.78       0.50             -0.06",
        "diplomacy        1",
        "dimension     P +   R +  F1 +   P -   R -  F1 -",
        "retaliation  0.60  0.60  0.60  0.67  0.50  0.57",
        "dimension    graded  pearson  spearman  pearson_all",
        "(all)             4     0.94      0.80",
        "dimension    + +  + .  + -  . +  . .  . -  - +  - .  - -",
        "(all)          3    0    1    0    0    0    0    8    0",
        "diplomacy      0    0    0    0    1    0    0    0    0",
    ):
        assert f"\n{line}\n" in f"{text}\n"
    assert text.endswith("8    0\ndiplomacy      0    0    0    0    1    0    0    0    0\n")


def test_grades_only_where_there_are_any():
    assert "pearson" in show()
    assert "pearson" not in show(with_overall(graded=0))


def test_an_interval_only_where_there_is_one():
    text = show(with_overall(low=None, high=None, f_avg=None))
    assert "\nf_avg                         mean F1 of + and -\n" in text


def test_wrong_cells_come_with_their_evidence_last():
    text = show(errors=True)
    assert text.startswith(show())
    rest = text.removeprefix(show())
    assert rest.startswith(
        "\n2 wrong cells, worst first\n\n"
        "opposite: Test Gamma on retaliation: coded + (+2), given -0.26\n"
        "-1.00  gamma-1.1  made-up.txt:36 (paraphrase)\n"
    )
    assert "[[huge mistake]]" in rest
    assert rest.endswith("on retaliation: coded +, given .\n  no evidence\n")


def test_one_cell_is_one_cell():
    assert show(with_overall(cells=1)).splitlines()[0].endswith(": 1 cell, 2 left out (?)")


@pytest.mark.parametrize("width", [None, 50])
def test_a_sheet_that_holds_no_evidence_is_not_said_to_have_found_none(width):
    bare = replace(FOUND, errors=tuple(replace(one, evidence=None) for one in FOUND.errors))
    text = show(bare, errors=True, view=View(width=width))
    assert " ".join(text.split()).count("this score sheet holds no evidence; write it with:") == 1
    assert "  no evidence" not in text
    assert max(map(measure_text, text.split("\n"))) <= (width or 200)
    assert '"evidence": null' in show(bare, "json", errors=True)
    assert {row["sentences"] for row in read_rows(show(bare, "csv", errors=True))} == {""}


def test_coders_give_no_evidence_and_none_is_missed():
    assert "no evidence" not in show(with_coder(0), errors=True)


@pytest.mark.parametrize("width", [50, 60, 80, 100, 160])
@pytest.mark.parametrize("colour", [False, True])
def test_on_a_terminal_it_fits_and_loses_nothing(width, colour):
    gold = "a/folder/with/a/rather/long/name/that/fits/few/terminals/codes.csv"
    found = replace(FOUND, gold=gold)
    text = show(found, view=View(width=width, colour=colour), errors=True)
    assert max(map(measure_text, text.split("\n"))) <= width
    bare = re.sub(r"\x1b\[\d+m", "", text)
    assert "".join(gold.split()) in "".join(bare.split())
    for words in ("commoner", "pearson_all", "worst", "0.57", "-0.06", "opposite"):
        assert words in bare
    assert ("\x1b[1m" in text) == colour


@pytest.mark.parametrize(("fmt", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_separated_figures_have_a_row_for_all_and_each_dimension(fmt, delimiter):
    rows = read_rows(show(fmt=fmt), delimiter)
    assert [row["dimension"] for row in rows] == [ALL, "retaliation", "diplomacy"]
    assert len({len(row) for row in rows}) == 1
    first, second, third = rows
    assert (first["f_avg"], first["low"], first["control"]) == ("0.5857", "0.2", "0.47")
    assert (second["cells"], second["low"], second["negative_f1"]) == ("11", "", "0.5714")
    assert (first["positive_as_negative"], first["negative_as_none"]) == ("1", "8")
    assert (third["f_avg"], third["none_as_none"]) == ("", "1")


def test_separated_errors_stand_alone_with_the_sentences_that_weigh():
    first, second = read_rows(show(fmt="csv", errors=True))
    assert (first["fault"], second["fault"]) == ("opposite", "missed")
    assert first["sentences"] == "gamma-1.1 gamma-2.1"
    assert (first["grade"], first["position"]) == ("2.0", "-0.26")
    assert (second["grade"], second["position"], second["sentences"]) == ("", "", "")


def test_a_code_in_a_spreadsheet_is_the_sign_alone():
    first, second = read_rows(show(fmt="csv", errors=True))
    assert [(one["coded"], one["given"]) for one in (first, second)] == [("+", "-"), ("+", ".")]


def test_a_spreadsheet_finds_no_formula():
    formula = replace(OPPOSITE, unit="=cmd|' /C calc'!A0")
    rows = read_rows(show(replace(FOUND, errors=(formula,)), "csv", errors=True))
    assert rows[0]["unit"] == "'=cmd|' /C calc'!A0"


def test_json_holds_everything_and_errors_where_asked_for():
    whole = json.loads(show(fmt="json", errors=True))
    assert whole == {"format_version": "1.0", "evaluation": as_json(FOUND)}
    assert json.loads(show(fmt="json"))["evaluation"] == {
        key: value for key, value in as_json(FOUND).items() if key != "errors"
    }


def test_json_has_its_keys_in_order():
    found = json.loads(show(fmt="json", errors=True))["evaluation"]
    assert list(found) == [
        *("gold", "passport", "unit", "left_out", "overall", "dimensions", "errors"),
    ]
    assert list(found["dimensions"][0])[:3] == ["dimension", "cells", "f_avg"]
    assert list(found["overall"])[-4:] == ["confusion", "low", "high", "control"]
    coders = json.loads(show(with_coder(3), "json"))["evaluation"]
    assert list(coders)[:4] == ["gold", "coder", "alone", "unit"]


@pytest.mark.parametrize("found", [FOUND, with_coder(3), replace(FOUND, texts="the corpus")])
def test_json_can_be_read_back(found):
    value = json.loads(show(found, "json", errors=True))
    document = make_record(value, EvaluationDocument, what="evaluation", where="a.json")
    assert document.evaluation == found


def test_every_ndjson_line_says_what_it_is():
    lines = [json.loads(line) for line in show(fmt="ndjson", errors=True).splitlines()]
    assert [line["type"] for line in lines] == ["figures"] * 3 + ["error"] * 2
    assert lines[0]["f_avg"] == 0.5857
    assert lines[3]["evidence"] == as_json(OPPOSITE.evidence)
    assert show(fmt="ndjson").count("\n") == 3


def test_github_has_one_table_of_figures_or_of_errors():
    text = show(fmt="github")
    assert text.splitlines()[0].split("|")[1].strip() == "dimension"
    assert len(text.splitlines()) == 5
    assert "| 0.59 |" in re.sub(" +", " ", text)
    assert len(show(fmt="github", errors=True).splitlines()) == 4


@pytest.mark.parametrize("fmt", ["table", "github", "html", "latex", "rst", "grid"])
def test_no_name_can_break_a_table_or_drive_the_terminal(fmt):
    dimensions = (replace(FOUND.dimensions[0], dimension=EVIL), SILENT)
    found = replace(FOUND, gold=EVIL, dimensions=dimensions)
    for errors in (False, True):
        text = show(found, fmt, errors=errors)
        assert "\x1b" not in text
        assert "31mTest Red" in text
        assert "\nGamma" not in text
    if fmt == "github":
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in text.splitlines()}
        assert len(widths) == 1
    if fmt == "html":
        assert "<b>" not in text


@pytest.mark.parametrize("fmt", ["table", "github", "csv", "json", "ndjson"])
def test_no_error_is_not_a_fault(fmt):
    text = show(replace(FOUND, errors=()), fmt, errors=True)
    assert text == "" or text.endswith("\n")
    assert fmt != "table" or "0 wrong cells" in text


def test_a_missed_threshold_makes_it_fall_short_and_is_noted():
    answer = EvaluationAnswer(FOUND, shortfalls=["F_avg 0.5 is below 0.6", "alpha 0.1 is below 1"])
    assert answer.falls_short
    assert answer.notes == ("stances: F_avg 0.5 is below 0.6; alpha 0.1 is below 1",)
    answer = EvaluationAnswer(FOUND)
    assert (answer.falls_short, answer.notes) == (False, ())
