"""A check's report for eyes, and in rows for programs."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from msgspec.structs import replace

from commands.gate import reports
from commands.gate.reports import EVIL, TEXT, make_change, make_drift, make_report
from stances.commands.gate import wording
from stances.commands.gate.acceptance import AcceptanceSummary
from stances.commands.gate.show import DriftAnswer, show_drifts, show_summary
from stances.output.formats import find_format
from stances.output.grid import make_safe_line
from stances.output.view import View
from stances.output.width import measure_text
from stances.wire.records import format_json

PIPED = View()


def show(report, view=PIPED, fmt="table"):
    return find_format(fmt).write(DriftAnswer(report), view)


def test_without_drift_there_is_one_line():
    assert show(reports.make_clean()) == "60 cells, all as accepted in baseline.json\n"


def test_each_drift_is_shown_with_what_changed_where_and_why():
    assert (
        show(make_report()).split("\n\n")[0]
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
    _, reported, waived, *_ = show(make_report()).split("\n\n")
    assert reported.splitlines()[1] == (
        "  only reported: this check does not fail on drift of this kind"
    )
    assert waived.splitlines() == [
        "Test Ümlaut on tolls: silent → +0.50 for (state) because of corpus",
        f"  waived until 2031-12-31: {TEXT}",
    ]


def test_a_cell_may_be_new_and_may_be_gone():
    *_, new, gone, _ = show(make_report()).split("\n\n")
    assert new == "Test Gamma on ferries: absent → +0.50 for (come) because of something unknown"
    assert gone == "Test Delta on tolls: -0.73 against → absent (gone) because of corpus"


def test_it_ends_with_the_counts_and_what_to_do():
    assert show(make_report()).split("\n\n")[-1].splitlines() == [
        "8 cells: 3 as accepted in baseline.json, 5 drifted (3 failing, 1 only reported, 1 waived)",
        "2 stale cells: the score is the same by another rubric, method or settings",
        "stances.toml:13: the waiver for Test Alpha on tolls until 2031-12-31 is unused: " + TEXT,
        "stances.toml:17: the waiver for every expert on tolls ended on 2020-01-31: " + TEXT,
        "method: 1 → 2",
        "modifiers_hash: absent → sha256:01",
        f"asked: absent → {TEXT}",
        "min_evidence: absent → 0.50",
        "To take the new scores: stances accept … --baseline baseline.json",
        "To see the whole sum of a cell: stances explain EXPERT DIMENSION …",
    ]


def test_stale_cells_are_shown_without_drift():
    report = reports.make_clean(stale=1)
    assert show(report).splitlines() == [
        "60 cells, all as accepted in baseline.json",
        "1 stale cell: the score is the same by another rubric, method or settings",
        *list(wording.list_passport_changes(report)),
        "To take the new scores: stances accept … --baseline baseline.json",
    ]


def test_a_baseline_with_a_space_can_be_pasted():
    assert "--baseline 'the base.json'\n" in show(make_report(old="the base.json"))


def test_a_diff_gives_no_verdict():
    text = show(reports.make_diff())
    assert "8 cells: 3 the same in old.json and new.json, 5 drifted\n" in text
    for word in ("fail", "waive", "accept", "reported"):
        assert word not in text
    assert show(reports.make_diff(), fmt="plain").splitlines()[1].endswith("rubric")


def test_a_check_with_drift_falls_short_and_a_diff_never_does():
    assert DriftAnswer(make_report()).falls_short
    assert not DriftAnswer(reports.make_clean()).falls_short
    assert not DriftAnswer(reports.make_diff()).falls_short


def test_a_small_move_shows():
    drift = make_drift(difference=-0.00123456, tolerance=0.001)
    assert "  moved by -0.001235, tolerance 0.001\n" in show(make_report(drifts=(drift,)))


def test_a_cue_whose_line_is_not_known_is_shown_with_its_file():
    drift = make_drift(changes=(make_change(rule_line=None),))
    text = show(make_report(drifts=(drift,)))
    assert 'cue "no (more)? bridges" (rubrics/bridges/tolls.toml); corpus' in text


def test_a_sentence_that_reads_as_it_did_is_shown_once():
    drift = make_drift(changes=(make_change(old_text=TEXT),))
    text = show(make_report(drifts=(drift,)))
    assert text.count(f"now: {TEXT}") == 1
    assert "was:" not in text


def test_what_no_evidence_shows_stands_in_a_note():
    drift = make_drift(notes=("min_evidence was 0.5, is 1.5",))
    assert "\n  min_evidence was 0.5, is 1.5\n" in show(make_report(drifts=(drift,)))


def test_cells_of_one_expert_without_evidence_are_shown_together():
    drifts = [
        make_drift(expert="Test Zeta", dimension=name, kinds=("come",), old=None)
        for name in ("tolls", "ferries")
    ]
    other = make_drift(expert="Test Zeta", dimension="traffic", kinds=("come",), old=None)
    seen = make_change(source="z.txt")
    found = (*drifts, replace(other, changes=(seen,)))
    lines = show(make_report(drifts=found)).splitlines()
    assert lines[0].startswith("Test Zeta on 2 dimensions: absent → +0.50 for (come)")
    assert any(line.startswith("Test Zeta on traffic: ") for line in lines)
    assert show_drifts(drifts, PIPED).splitlines() == lines[:1]


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@pytest.mark.parametrize("colour", [False, True])
def test_on_a_terminal_it_fits_and_loses_nothing(width, colour):
    report = make_report(text=f"{TEXT} {'long' * 30}")
    text = show(report, View(width=width, colour=colour))
    assert max(map(measure_text, text.split("\n"))) <= width
    bare = re.sub(r"\x1b\[\d+m", "", text)
    assert "".join(bare.split()) == "".join(show(report).split())
    assert ("\x1b[" in text) == colour


def test_colours_say_nothing_that_words_do_not():
    text = show(make_report(), View(colour=True))
    assert re.sub(r"\x1b\[\d+m", "", text) == show(make_report())
    assert "\x1b[31m8 cells" in text
    assert "\x1b[32m60 cells" in show(reports.make_clean(), View(colour=True))


@pytest.mark.parametrize("fmt", ["table", "github", "html", "latex", "rst"])
def test_no_name_can_break_a_table_or_drive_the_terminal(fmt):
    text = show(reports.make_evil(), fmt=fmt)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "31m" in text
    if fmt == "table":
        assert text.count("\n") == show(make_report()).count("\n")
        assert make_safe_line(EVIL) in text
    if fmt == "github":
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in text.splitlines()}) == 1


def test_other_formats_have_a_row_for_each_drift():
    lines = show(make_report(), fmt="plain").splitlines()
    assert len(lines) == 6
    assert [line.split()[-1] for line in lines] == [
        "outcome",
        "fails",
        "told",
        "waived",
        "fails",
        "fails",
    ]
    assert show(reports.make_clean(), fmt="github").startswith("| expert")


def read_json(record):
    return json.loads(format_json(record))


@pytest.mark.parametrize("report", [make_report(), reports.make_evil(), reports.make_clean()])
def test_json_is_the_report(report):
    assert json.loads(show(report, fmt="json")) == read_json(report)


@pytest.mark.parametrize("report", [make_report(), reports.make_evil()])
def test_ndjson_has_drifts_then_waivers_then_the_summary(report):
    lines = [json.loads(line) for line in show(report, fmt="ndjson").splitlines()]
    assert [line.pop("type") for line in lines] == ["drift"] * 5 + ["waiver"] * 3 + ["summary"]
    assert lines[:5] == [read_json(one) for one in report.drifts]
    assert lines[5:8] == [read_json(one) for one in report.waivers]
    assert " ".join(lines[8]) == "old new only verdict counts"
    assert lines[8]["counts"] == read_json(report.counts)
    assert lines[8]["verdict"] == "drift"


def test_without_drift_ndjson_is_the_summary_alone():
    assert json.loads(show(reports.make_clean(), fmt="ndjson"))["type"] == "summary"


@pytest.mark.parametrize(("fmt", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_separated_rows_are_flat(fmt, delimiter):
    text = show(make_report(), fmt=fmt)
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


def test_separated_rows_hold_evil_names():
    text = show(reports.make_evil(), fmt="csv")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == 5
    for row in rows[:2]:
        assert "@nobody #1" in row["expert"]
    assert rows[0]["file"].startswith("texts/1. ü, a:b%|`c`@d #1 [x](2)")


# What accepting did


def make_summary(**changed):
    usual = {
        "baseline": "b.json",
        "written": True,
        "cells": 6,
        "experts": 3,
        "dimensions": 1,
        "unreferenced": 0,
        "stale": 0,
        "accepted": (),
        "kept": (),
    }
    return AcceptanceSummary(**(usual | changed))


def test_accepting_says_what_the_baseline_holds():
    assert show_summary(make_summary(), PIPED) == "b.json: 6 cells, 3 experts, 1 dimension\n"
    text = show_summary(make_summary(written=False), PIPED)
    assert text == "b.json: as before, 6 cells, 3 experts, 1 dimension\n"


def test_accepting_says_what_was_taken_and_what_was_not():
    kept = make_drift(dimension="ferries")
    summary = make_summary(accepted=(make_drift(),), kept=(kept,), unreferenced=2, stale=1)
    assert show_summary(summary, PIPED).splitlines() == [
        "accepted: Test Alpha on tolls: -0.73 against → +0.50 for",
        "kept: Test Alpha on ferries: -0.73 against → +0.50 for",
        "b.json: 6 cells, 3 experts, 1 dimension",
        "2 unreferenced cells: no longer scored",
        "1 stale cell: the score is the same by another rubric, method or settings",
    ]
