"""What `explain` prints."""

from __future__ import annotations

import csv
import io
import json
import math
import re

import pytest

from sheets import make_cell, make_explained_sheet, make_json, make_sheet
from stances.commands.explain.show import Explanation
from stances.output.formats import find_format
from stances.output.view import View
from stances.output.width import measure_text

PIPED = View()
SHEET = make_explained_sheet()


def explain(sheet=SHEET, *, fmt="table", view=PIPED):
    return find_format(fmt).write(Explanation(sheet), view)


def test_the_heading_says_who_what_and_where_they_stand():
    first, second, third = explain().splitlines()[:3]
    assert first == "Test Gamma on retaliation"
    assert second == "Is it strike back?"
    assert third == "-0.26 [-0.89, +0.72] against: hold fire"


def test_sentences_stand_in_the_order_of_the_text_those_without_weight_last():
    text = explain()
    offsets = [text.index(f"gamma-{name}") for name in ("1.1", "2.1", "2.2", "1.2")]
    assert offsets == sorted(offsets)
    assert text.index("Without weight:") < offsets[3]
    assert "gamma-1.1  made-up.txt:36 (paraphrase)" in text


def test_what_was_found_is_marked_in_brackets_or_bold():
    assert "a [[huge mistake]], they" in explain()
    coloured = explain(view=View(colour=True))
    assert "a \x1b[1mhuge mistake\x1b[0m, they" in coloured
    assert "[[" not in coloured


@pytest.mark.parametrize(
    "line",
    [
        '  -1.00   cue "huge mistake" by retaliation/cue/1: asserted, negation "not"; '
        "a cue against, twice turned",
        '     --   target "mistake" by retaliation/target/1: asserted; set aside: hidden by a cue',
        '     --   cue "time to stop" by retaliation/cue/1: reported; '
        "set aside: it is another's voice",
        '  +0.6125 cue "strike" by retaliation/cue/1: asserted',
        "  -0.40   likeness; -0.10 not_mistake, -0.30 stop",
    ],
)
def test_all_evidence_is_shown_with_its_reason(line):
    assert f"\n{line}\n" in explain()


def test_the_numbers_add_up_as_they_are_shown():
    text = explain()
    number = r"[+-]?\d+\.\d+"
    weights = [float(found) for found in re.findall(rf"^({number})  gamma", text, re.M)]
    support = float(re.search(rf"^R = ({number})", text, re.M)[1])
    assert "L = 1.00 + 0.40 = 1.40  (hold fire)" in text
    terms, opposition = re.search(rf"^L = (.*) = ({number})", text, re.M).groups()
    assert support == sum(weight for weight in weights if weight > 0)
    assert sum(map(float, terms.split(" + "))) == pytest.approx(float(opposition))
    assert float(opposition) == -sum(weight for weight in weights if weight < 0)
    top, bottom, position = re.search(
        rf"\+ 1\) = \((.*)\) / ({number}) = ({number})$", text, re.M
    ).groups()
    left, right = map(float, top.split(" - "))
    assert (left, right) == (support, float(opposition))
    assert float(bottom) == pytest.approx(left + right + 1)
    assert (left - right) / float(bottom) == pytest.approx(float(position), abs=5e-5)
    upper, lower, theta = re.search(rf"= ln\(({number}) / ({number})\) = ({number})", text).groups()
    assert math.log(float(upper) / float(lower)) == pytest.approx(float(theta), abs=5e-5)
    error = float(re.search(rf"^SE .* = ({number})$", text, re.M)[1])
    assert error == pytest.approx(math.sqrt(1 / float(upper) + 1 / float(lower)), abs=5e-5)
    low, high = map(float, re.search(rf"^low.* = ({number}), ({number})$", text, re.M).groups())
    assert math.tanh((float(theta) - 1.96 * error) / 2) == pytest.approx(low, abs=1e-4)
    assert math.tanh((float(theta) + 1.96 * error) / 2) == pytest.approx(high, abs=1e-4)


def test_the_passport_stands_at_the_end():
    last = explain().splitlines()[-1]
    assert last == "stances 0.1.0, method 1, rubric made-up sha256:0123456789ab"


def test_silence_has_no_number():
    text = explain(make_sheet([make_cell("Test Gamma", "retaliation", 0.0, 0.0)]))
    body = text[: text.index("stances 0.1.0")]
    assert "silent: no position shown, nothing found" in body
    assert not re.search(r"\d", body)


def test_silence_lists_what_was_set_aside():
    aside = (SHEET.cells[0].evidence[1],)
    text = explain(make_sheet([make_cell("Test Gamma", "retaliation", 0.0, 0.0, evidence=aside)]))
    assert "nothing found that weighs enough" in text
    assert "it is another's voice" in text
    assert "R =" not in text


@pytest.mark.parametrize("width", [50, 80])
def test_on_a_terminal_it_fits(width):
    text = explain(view=View(width=width, colour=True))
    assert max(map(measure_text, text.split("\n"))) <= width


def test_json_holds_the_cell_with_its_evidence():
    cells = json.loads(explain(fmt="json"))["cells"]
    assert cells == make_json(SHEET.cells)


def test_ndjson_has_a_line_for_each_sentence():
    lines = [json.loads(line) for line in explain(fmt="ndjson").splitlines()]
    assert [line["type"] for line in lines] == ["evidence"] * 4
    assert [line["sentence"] for line in lines] == [
        "gamma-1.1",
        "gamma-1.2",
        "gamma-2.1",
        "gamma-2.2",
    ]


def test_csv_has_a_row_for_each_reading_or_likeness():
    rows = list(csv.DictReader(io.StringIO(explain(fmt="csv"))))
    assert [row["sentence"] for row in rows] == ["gamma-1.1"] * 2 + [
        "gamma-1.2",
        "gamma-2.1",
        "gamma-2.2",
    ]
    assert rows[1]["discarded"] == "hidden by a cue"
    assert len(explain(fmt="simple").splitlines()) == 2 + len(rows)
