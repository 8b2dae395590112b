"""A check's report for eyes, and in rows for programs."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from present import reports
from present.reports import EVIL, TEXT
from stances.present import drift, wording
from stances.present.grid import cell
from stances.present.terminal import View
from stances.present.width import text_width

PIPED = View()


def told(report, view=PIPED, **more):
    return drift.table(report, view=view, **more)


def test_without_drift_there_is_one_line():
    assert told(reports.clean()) == "60 cells, all as accepted in baseline.json\n"


def test_each_drift_is_told_with_what_changed_where_and_why():
    assert (
        told(reports.report()).split("\n\n")[0]
        == """\
Test Alpha on tolls: -0.73 against → +0.50 for (sign, state, position, evidence, rank) \
because of corpus and perhaps rubric
  moved by +1.23, tolerance 0.05
  changed places with Test Gamma, Test Alpha
  texts/test one.md:43 alpha-2.2
    now: The bridge should be built, and soon.
    was: It should not be built.
    -1.00 → +0.80 changed: cue "no (more)? bridges" (rubrics/bridges/tolls.toml:12); \
corpus: the sentence was reworded
    +0.50 came: cue "The bridge should be built, and soon." (texts/test one.md:12); \
corpus or rubric: the sentence was reworded; The bridge should be built, and soon.
  texts/test one.md:51 alpha-3.1
    -0.6125 went: similarity; corpus: the sentence is gone or was reworded"""
    )


def test_what_does_not_fail_says_why():
    _, told_only, waived, *_ = told(reports.report()).split("\n\n")
    assert (
        told_only.splitlines()[1] == "  told, not failing: none of its kinds is one that fails here"
    )
    assert waived.splitlines() == [
        "Test Ümlaut on tolls: silent → +0.50 for (state) because of corpus",
        f"  waived until 2031-12-31: {TEXT}",
    ]


def test_a_cell_may_come_and_go():
    *_, come, gone, _ = told(reports.report()).split("\n\n")
    assert come == "Test Gamma on ferries: absent → +0.50 for (come) because of something unknown"
    assert gone == "Test Delta on tolls: -0.73 against → absent (gone) because of corpus"


def test_it_ends_with_the_sum_and_what_to_do():
    assert told(reports.report()).split("\n\n")[-1].splitlines() == [
        "8 cells: 3 as accepted in baseline.json, 5 drifted (3 failing, 1 told only, 1 waived)",
        "2 stale cells: the score is the same by another rubric, method or settings",
        "stances.toml:13: the waiver for Test Alpha on tolls until 2031-12-31 is unused: " + TEXT,
        "stances.toml:17: the waiver for every expert on tolls ended on 2020-01-31: " + TEXT,
        "method: 1 → 2",
        "modifiers_hash: absent → sha256:01",
        f"asked: absent → {TEXT}",
        "To take the new scores: stances accept … --baseline baseline.json",
        "To see the whole sum of a cell: stances explain EXPERT DIMENSION …",
    ]


def test_stale_cells_are_told_without_drift():
    report = reports.clean()
    report["counts"]["stale"] = 1
    assert told(report).splitlines() == [
        "60 cells, all as accepted in baseline.json",
        "1 stale cell: the score is the same by another rubric, method or settings",
        *list(wording.passport(report)),
        "To take the new scores: stances accept … --baseline baseline.json",
    ]


def test_a_baseline_with_a_space_can_be_pasted():
    assert "--baseline 'the base.json'\n" in told(reports.report(old="the base.json"))


def test_a_diff_gives_no_verdict():
    text = told(reports.compared())
    assert "8 cells: 3 the same in old.json and new.json, 5 drifted\n" in text
    for word in ("fail", "waive", "accept", "told"):
        assert word not in text
    assert told(reports.compared(), fmt="plain").splitlines()[1].endswith("rubric")


def test_a_small_move_shows():
    report = reports.report()
    report["drifts"][0] |= {"difference": -0.00123456, "tolerance": 0.001}
    assert "  moved by -0.001235, tolerance 0.001\n" in told(report)


def test_a_cue_whose_line_is_not_known_is_told_by_its_file():
    report = reports.report()
    report["drifts"] = [reports.drift(changes=[reports.change(rule_line=None)])]
    assert 'cue "no (more)? bridges" (rubrics/bridges/tolls.toml); corpus' in told(report)


def test_a_sentence_that_reads_as_it_did_is_told_once():
    report = reports.report()
    report["drifts"] = [reports.drift(changes=[reports.change(old_text=TEXT)])]
    text = told(report)
    assert text.count(f"now: {TEXT}") == 1
    assert "was:" not in text


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@pytest.mark.parametrize("colour", [False, True])
def test_on_a_terminal_it_fits_and_loses_nothing(width, colour):
    report = reports.report(text=f"{TEXT} {'long' * 30}")
    text = told(report, view=View(width=width, colour=colour))
    assert max(map(text_width, text.split("\n"))) <= width
    bare = re.sub(r"\x1b\[\d+m", "", text)
    assert "".join(bare.split()) == "".join(told(report).split())
    assert ("\x1b[" in text) == colour


def test_colours_say_nothing_that_words_do_not():
    text = told(reports.report(), view=View(colour=True))
    assert re.sub(r"\x1b\[\d+m", "", text) == told(reports.report())
    assert "\x1b[31m8 cells" in text
    assert "\x1b[32m60 cells" in told(reports.clean(), view=View(colour=True))


@pytest.mark.parametrize("fmt", ["table", "github", "html", "latex", "rst"])
def test_no_name_can_break_a_table_or_drive_the_terminal(fmt):
    text = told(reports.evil(), fmt=fmt)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "31m" in text
    if fmt == "table":
        assert text.count("\n") == told(reports.report()).count("\n")
        assert cell(EVIL) in text
    if fmt == "github":
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in text.splitlines()}) == 1


def test_other_formats_have_a_row_for_each_drift():
    lines = told(reports.report(), fmt="plain").splitlines()
    assert len(lines) == 6
    assert [line.split()[-1] for line in lines] == [
        "outcome",
        "fails",
        "told",
        "waived",
        "fails",
        "fails",
    ]
    assert told(reports.clean(), fmt="github").startswith("| expert")


@pytest.mark.parametrize("report", [reports.report(), reports.evil(), reports.clean()])
def test_json_is_the_report(report):
    assert json.loads(drift.rows(report, fmt="json")) == report


@pytest.mark.parametrize("report", [reports.report(), reports.evil()])
def test_ndjson_has_drifts_then_waivers_then_the_sum(report):
    lines = [json.loads(line) for line in drift.rows(report, fmt="ndjson").splitlines()]
    assert [line.pop("type") for line in lines] == ["drift"] * 5 + ["waiver"] * 3 + ["summary"]
    assert lines[:5] == report["drifts"]
    assert lines[5:8] == report["waivers"]
    assert lines[8]["counts"] == report["counts"]
    assert lines[8]["verdict"] == "drift"


def test_without_drift_ndjson_is_the_sum_alone():
    assert json.loads(drift.rows(reports.clean(), fmt="ndjson"))["type"] == "summary"


@pytest.mark.parametrize(("fmt", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_separated_rows_are_flat(fmt, delimiter):
    text = drift.rows(reports.report(), fmt=fmt)
    rows = list(csv.DictReader(io.StringIO(text), delimiter=delimiter))
    assert [row["fails"] for row in rows] == ["true", "false", "false", "true", "true"]
    assert rows[0] == {
        "expert": "Test Alpha",
        "dimension": "tolls",
        "drift": "sign state position evidence rank",
        "old_state": "against",
        "old_position": "-0.73",
        "new_state": "for",
        "new_position": "0.5",
        "difference": "1.23",
        "tolerance": "0.05",
        "causes": "corpus rubric",
        "fails": "true",
        "waived_until": "",
        "file": "texts/test one.md",
        "line": "43",
    }
    assert rows[2]["waived_until"] == "2031-12-31"
    assert (rows[2]["old_state"], rows[2]["old_position"]) == ("silent", "")
    assert (rows[3]["old_state"], rows[3]["old_position"]) == ("", "")


def test_separated_rows_hold_evil_names_whole():
    text = drift.rows(reports.evil(), fmt="csv")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["expert"] for row in rows[:2]] == [EVIL, EVIL]
    assert rows[0]["file"] == reports.EVIL_FILE
