"""What `evaluate` prints."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from stances.present.evaluation import ALL, evaluation
from stances.present.terminal import View
from stances.present.width import text_width

PIPED = View()
EVIL = "\x1b[31mTest Red | <b>\nGamma"


def side(precision, recall, f1):
    return {"precision": precision, "recall": recall, "f1": f1}


def figures(**changed):
    return {
        "cells": 12,
        "f_avg": 0.5857,
        "direction": 0.7143,
        "coverage": 0.7778,
        "alpha": -0.0612,
        "pearson": 0.9421,
        "spearman": 0.8,
        "graded": 4,
        "pearson_all": None,
        "positive": side(0.6, 0.6, 0.6),
        "negative": side(0.6667, 0.5, 0.5714),
        "confusion": [
            {"coded": "+", "given": "+", "cells": 3},
            {"coded": "+", "given": "-", "cells": 1},
            {"coded": "-", "given": ".", "cells": 8},
        ],
        **changed,
    }


SILENT = figures(
    **dict.fromkeys(("f_avg", "direction", "coverage", "alpha", "pearson", "spearman")),
    positive=side(None, None, None),
    negative=side(None, None, None),
    confusion=[{"coded": ".", "given": ".", "cells": 1}],
    cells=1,
    graded=0,
)


def error(**changed):
    return {
        "unit": "Test Gamma",
        "dimension": "retaliation",
        "fault": "opposite",
        "coded": "+",
        "given": "-",
        "grade": 2.0,
        "position": -0.26,
        "evidence": [],
        **changed,
    }


@pytest.fixture
def found(explained):
    """An evaluation with two wrong cells; the evidence of the first is that of `explained`."""
    evidence = explained["cells"][0]["evidence"]
    return {
        "gold": "codes.csv",
        "passport": explained["passport"],
        "unit": "expert",
        "left_out": 2,
        "overall": {**figures(), "low": 0.2, "high": 0.9, "control": 0.47},
        "dimensions": [
            {"dimension": "retaliation", **figures(cells=11)},
            {"dimension": "diplomacy", **SILENT},
        ],
        "errors": [
            error(evidence=evidence),
            error(fault="missed", unit=EVIL, given=".", grade=None, position=None),
        ],
    }


def told(found, fmt="table", view=PIPED, *, errors=False):
    return evaluation(found, fmt=fmt, view=view, errors=errors)


def test_the_head_says_what_was_held_against_what_and_how_it_stands(found):
    assert told(found).splitlines()[:6] == [
        "codes.csv and rubric made-up sha256:0123456789ab: 12 cells, 2 left out (?)",
        "f_avg      0.59 [0.20, 0.90]  mean F1 of + and -",
        "control    0.47               same topics, each dimension's commoner side",
        "direction  0.71               right signs where both take a side",
        "coverage   0.78               coded sides on which any side is given",
        "alpha      -0.06              Krippendorff's, ordinal: - < no side < +",
    ]


def test_a_coder_is_named_with_what_only_one_of_the_two_coded(found):
    del found["passport"]
    head = told({**found, "coder": "other.csv", "alone": 3, "left_out": 0}).splitlines()[0]
    assert head == "codes.csv and coder other.csv: 12 cells, 3 by one coder alone"
    head = told({**found, "coder": "other.csv", "alone": 0, "left_out": 0}).splitlines()[0]
    assert head == "codes.csv and coder other.csv: 12 cells"


def test_tables_by_dimension(found):
    text = told(found)
    for line in (
        "dimension    cells  f_avg  direction  coverage  alpha",
        "(all)           12   0.59       0.71      0.78  -0.06",
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


def test_grades_only_where_there_are_any(found):
    found["overall"]["graded"] = 0
    assert "pearson" not in told(found)


def test_an_interval_only_where_there_is_one(found):
    found["overall"] |= {"low": None, "high": None, "f_avg": None}
    assert "\nf_avg                         mean F1 of + and -\n" in told(found)


def test_wrong_cells_come_with_their_evidence_last(found):
    text = told(found, errors=True)
    assert text.startswith(told(found))
    rest = text.removeprefix(told(found))
    assert rest.startswith(
        "\n2 wrong cells, worst first\n\n"
        "opposite: Test Gamma on retaliation: coded + (+2), given -0.26\n"
        "-1.00  gamma-1.1  made-up.txt:36 (paraphrase)\n"
    )
    assert "[[huge mistake]]" in rest
    assert rest.endswith("on retaliation: coded +, given .\n  no evidence\n")


def test_one_cell_is_one_cell(found):
    found["overall"]["cells"] = 1
    assert told(found).splitlines()[0].endswith(": 1 cell, 2 left out (?)")


@pytest.mark.parametrize("width", [None, 50])
def test_a_sheet_that_holds_no_evidence_is_not_said_to_have_found_none(found, width):
    for one in found["errors"]:
        one["evidence"] = None
    text = told(found, errors=True, view=View(width=width))
    assert " ".join(text.split()).count("this score sheet holds no evidence; write it with:") == 1
    assert "  no evidence" not in text
    assert max(map(text_width, text.split("\n"))) <= (width or 200)
    assert '"evidence": null' in told(found, "json", errors=True)
    rows = csv.DictReader(io.StringIO(told(found, "csv", errors=True)))
    assert {row["sentences"] for row in rows} == {""}


def test_coders_give_no_evidence_and_none_is_missed(found):
    assert "no evidence" not in told({**found, "coder": "other.csv"}, errors=True)


@pytest.mark.parametrize("width", [50, 60, 80, 100, 160])
@pytest.mark.parametrize("colour", [False, True])
def test_on_a_terminal_it_fits_and_loses_nothing(found, width, colour):
    found["gold"] = "a/folder/with/a/rather/long/name/that/fits/few/terminals/codes.csv"
    text = told(found, view=View(width=width, colour=colour), errors=True)
    assert max(map(text_width, text.split("\n"))) <= width
    bare = re.sub(r"\x1b\[\d+m", "", text)
    assert "".join(found["gold"].split()) in "".join(bare.split())
    for words in ("commoner", "pearson_all", "worst", "0.57", "-0.06", "opposite"):
        assert words in bare
    assert ("\x1b[1m" in text) == colour


@pytest.mark.parametrize("fmt", ["csv", "tsv"])
def test_separated_figures_have_a_row_for_all_and_each_dimension(found, fmt):
    text = told(found, fmt)
    rows = list(csv.DictReader(io.StringIO(text), delimiter="\t" if fmt == "tsv" else ","))
    assert [row["dimension"] for row in rows] == [ALL, "retaliation", "diplomacy"]
    assert len({len(row) for row in rows}) == 1
    first, second, third = rows
    assert (first["f_avg"], first["low"], first["control"]) == ("0.5857", "0.2", "0.47")
    assert (second["cells"], second["low"], second["negative_f1"]) == ("11", "", "0.5714")
    assert (first["positive_as_negative"], first["negative_as_none"]) == ("1", "8")
    assert (third["f_avg"], third["none_as_none"]) == ("", "1")


def test_separated_errors_stand_alone_with_the_sentences_that_weigh(found):
    rows = list(csv.DictReader(io.StringIO(told(found, "csv", errors=True))))
    assert [row["fault"] for row in rows] == ["opposite", "missed"]
    assert rows[0]["sentences"] == "gamma-1.1 gamma-2.1 gamma-2.2"
    assert (rows[0]["coded"], rows[0]["grade"], rows[0]["position"]) == ("'+", "2.0", "-0.26")
    assert (rows[1]["grade"], rows[1]["position"], rows[1]["sentences"]) == ("", "", "")


def test_a_spreadsheet_finds_no_formula(found):
    found["errors"][0]["unit"] = "=cmd|' /C calc'!A0"
    rows = list(csv.DictReader(io.StringIO(told(found, "csv", errors=True))))
    assert rows[0]["unit"] == "'=cmd|' /C calc'!A0"


def test_json_holds_everything_and_errors_where_asked_for(found):
    whole = json.loads(told(found, "json", errors=True))
    assert whole == {"format_version": "1.0", "evaluation": found}
    assert json.loads(told(found, "json"))["evaluation"] == {
        key: value for key, value in found.items() if key != "errors"
    }


def test_every_ndjson_line_says_what_it_is(found):
    lines = [json.loads(line) for line in told(found, "ndjson", errors=True).splitlines()]
    assert [line["type"] for line in lines] == ["figures"] * 3 + ["error"] * 2
    assert lines[0]["f_avg"] == 0.5857
    assert lines[3]["evidence"] == found["errors"][0]["evidence"]
    assert told(found, "ndjson").count("\n") == 3


def test_github_has_one_table_of_figures_or_of_errors(found):
    text = told(found, "github")
    assert text.splitlines()[0].split("|")[1].strip() == "dimension"
    assert len(text.splitlines()) == 5
    assert "| 0.59 |" in re.sub(" +", " ", text)
    assert len(told(found, "github", errors=True).splitlines()) == 4


@pytest.mark.parametrize("fmt", ["table", "github", "html", "latex", "rst", "grid"])
def test_no_name_can_break_a_table_or_drive_the_terminal(found, fmt):
    found["gold"] = EVIL
    found["dimensions"][0]["dimension"] = EVIL
    for errors in (False, True):
        text = told(found, fmt, errors=errors)
        assert "\x1b" not in text
        assert "31mTest Red" in text
        assert "\nGamma" not in text
    if fmt == "github":
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in text.splitlines()}
        assert len(widths) == 1
    if fmt == "html":
        assert "<b>" not in text


@pytest.mark.parametrize("fmt", ["table", "github", "csv", "json", "ndjson"])
def test_no_error_is_no_fault(found, fmt):
    text = told({**found, "errors": []}, fmt, errors=True)
    assert text == "" or text.endswith("\n")
    assert fmt != "table" or "0 wrong cells" in text
