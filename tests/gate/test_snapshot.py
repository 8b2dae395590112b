"""What the gate keeps of a score sheet."""

from __future__ import annotations

import copy

import pytest

from gate.samples import RAIN, RAISE, item, scoring
from stances.errors import StancesError
from stances.gate.snapshot import merged, narrowed, of_sheet, renamed
from stances.score.marks import text_mark

ITEM = {
    "origin": "cue",
    "rule": "tolls/cue/1",
    "rule_file": "bridge/tolls.toml",
    "rule_line": 7,
    "rule_weight": 0.8,
    "rule_mark": "abc",
    "words": "fair share",
    "sign": 1,
    "weight": 0.64,
    "voice": "hedged",
    "modifiers": [{"kind": "hedge", "text": "may", "start": 1, "end": 2}],
}
SHEET = {
    "passport": {"rubric_hash": "sha256:1", "method": "1"},
    "dimensions": [{"id": "tolls", "tolerance": 0.1}, {"id": "traffic"}],
    "marks": {
        "texts": {"Test Alpha": {"alpha-1.1": "m"}},
        "rubric": {"shared": "s", "modifiers": "e", "dimensions": {"tolls": "d"}},
    },
    "spoken": {"Test Alpha": [{"sentence": "alpha-1.1", "source": "a", "line": 3, "text": RAIN}]},
    "cells": [
        {
            "expert": "Test Alpha",
            "dimension": "tolls",
            "state": "for",
            "position": 0.39,
            "for": 0.64,
            "against": 0.0,
            "evidence": [
                {
                    "sentence": "alpha-1.1",
                    "source": "a",
                    "line": 3,
                    "text": RAIN,
                    "items": [ITEM, {**ITEM, "words": "set aside", "weight": 0.0}],
                }
            ],
        }
    ],
}


def test_a_sheet_gives_cells_with_their_evidence_and_what_they_rest_on():
    made = of_sheet(SHEET, "a")
    cell = made.cells["Test Alpha", "tolls"]
    assert (cell.state, cell.position, cell.support, cell.opposition) == ("for", 0.39, 0.64, 0.0)
    [piece] = cell.pieces
    assert (piece.sentence, piece.line, piece.mark) == ("alpha-1.1", 3, text_mark(RAIN))
    [found] = piece.items  # what was set aside carries no weight
    assert found.modifiers == ('hedge "may"',)
    assert (found.file, found.line, found.full, found.mark) == (
        "bridge/tolls.toml",
        7,
        0.8,
        "abc",
    )
    assert made.tolerances == {"tolls": 0.1}
    assert made.basis.texts == {"Test Alpha": {"alpha-1.1": "m"}}
    assert (made.basis.shared, made.basis.modifiers) == ("s", "e")
    assert made.basis.dimensions == {"tolls": "d"}
    assert made.basis.sentences["Test Alpha"]["alpha-1.1"].text == RAIN


def test_a_sheet_without_evidence_cannot_be_compared():
    bare = copy.deepcopy(SHEET)
    del bare["cells"][0]["evidence"]
    with pytest.raises(StancesError, match=r"^s\.json: .*no evidence.*--evidence"):
        of_sheet(bare, "s.json")


def test_a_sheet_of_an_older_version_knows_no_marks():
    old = {key: value for key, value in SHEET.items() if key not in ("marks", "spoken")}
    basis = of_sheet(old, "s.json").basis
    assert (basis.texts, basis.dimensions, basis.shared) == (None, None, "")


@pytest.fixture
def bridge():
    texts = {"Test Alpha": [RAISE, RAIN], "Test Beta": [RAIN]}
    return scoring(texts, {("Test Alpha", "tolls"): {RAISE: [item()]}})


def test_experts_and_dimensions_keep_their_order(bridge):
    assert bridge.experts == ("Test Alpha", "Test Beta")
    assert bridge.dimensions == ("tolls", "traffic")


def test_narrowed_keeps_only_the_cells_named(bridge):
    assert list(narrowed(bridge, {("Test Beta", "tolls")}).cells) == [("Test Beta", "tolls")]


def test_renamed_names_sources_and_rules_anew(bridge):
    made = renamed(bridge, str.upper)
    [piece] = made.cells["Test Alpha", "tolls"].pieces
    assert (piece.source, piece.items[0].file) == ("A.TXT", "BRIDGE/TOLLS.TOML")


def test_merged_takes_the_cells_named_and_leaves_all_others(bridge):
    key = ("Test Alpha", "tolls")
    new = scoring({"Test Alpha": [RAIN], "Test Gamma": [RAIN]}, {}, name="new")
    made = merged(bridge, new, {key})
    assert made.cells[key] is new.cells[key]
    assert made.cells["Test Beta", "tolls"] is bridge.cells["Test Beta", "tolls"]
    assert "Test Gamma" not in made.experts
    assert (made.name, made.basis) == (bridge.name, new.basis)


def test_merged_takes_away_what_is_scored_no_more(bridge):
    new = scoring({"Test Alpha": [RAIN]}, {})
    assert ("Test Beta", "tolls") not in merged(bridge, new, {("Test Beta", "tolls")}).cells
