"""What the gate keeps of a score sheet."""

from __future__ import annotations

import pytest
from msgspec import UNSET
from msgspec.structs import replace

from commands.gate.samples import PASSPORT, RAIN, RAISE, make_scoring, make_target
from stances.commands.gate.make_snapshot import make_snapshot
from stances.commands.gate.snapshot import (
    merge_snapshots,
    narrow_snapshot,
    rename_files,
)
from stances.document import Document
from stances.errors import StancesError
from stances.model import Sentence
from stances.scoring.marks import mark_text
from stances.scoring.sheet import Marks, RubricMarks, ScoreSheet, SheetCell, SheetDimension
from stances.scoring.sheet_evidence import SheetEvidence, SheetModifier, SheetSentence

FOUND = SheetEvidence(
    origin="cue",
    rule="tolls/cue/1",
    rule_file="bridge/tolls.toml",
    rule_line=7,
    rule_weight=0.8,
    rule_mark="abc",
    words="fair share",
    start=0,
    end=2,
    text="It",
    sign=1,
    weight=0.64,
    voice="hedged",
    modifiers=(SheetModifier(kind="hedge", text="may", start=1, end=2),),
    terms=(),
    reason="",
    discarded=None,
)
CELL = SheetCell(
    expert="Test Alpha",
    dimension="tolls",
    position=0.39,
    low=0.0,
    high=0.5,
    state="for",
    salience=1.0,
    support=0.64,
    opposition=0.0,
    sentences=1,
    reported=0,
    asked=0,
    evidence=(
        SheetSentence(
            sentence="alpha-1.1",
            source="a",
            line=3,
            start=0,
            end=len(RAIN),
            text=RAIN,
            wording="verbatim",
            weight=0.64,
            items=(FOUND, replace(FOUND, words="set aside", weight=0.0)),
        ),
    ),
)
MARKS = Marks(
    texts={"Test Alpha": {"alpha-1.1": "m"}},
    rubric=RubricMarks(
        settings={"inherited": 0.5},
        shared="s",
        modifiers="e",
        dimensions={"tolls": "d"},
        entries={"tolls": ["abc"]},
    ),
)


def describe(name, **more):
    poles = {"label": name, "question": "", "positive": "", "negative": ""}
    return SheetDimension(id=name, kind="prescription", **poles, **more)


SHEET = ScoreSheet(
    passport=PASSPORT,
    experts=("Test Alpha",),
    dimensions=(describe("tolls", tolerance=0.1), describe("traffic")),
    marks=MARKS,
    cells=(CELL,),
)
SENTENCE = Sentence(
    id="alpha-1.1",
    expert="Test Alpha",
    document=Document(name="a", text=f"\n\n{RAIN}"),
    paragraph=1,
    number=1,
    start=2,
    end=2 + len(RAIN),
)


def test_a_sheet_gives_cells_with_their_evidence_and_what_they_rest_on():
    made = make_snapshot(SHEET, "a", {"Test Alpha": [SENTENCE]})
    cell = made.cells["Test Alpha", "tolls"]
    assert (cell.state, cell.position, cell.support, cell.opposition) == ("for", 0.39, 0.64, 0.0)
    [sentence] = cell.sentences
    assert (sentence.id, sentence.line, sentence.mark) == ("alpha-1.1", 3, mark_text(RAIN))
    [found] = sentence.evidence  # what was set aside carries no weight
    assert (found.words, found.signed_weight) == ("fair share", 0.64)
    assert found.modifiers == ('hedge "may"',)
    assert (found.rule_file, found.rule_line, found.rule_weight, found.rule_mark) == (
        "bridge/tolls.toml",
        7,
        0.8,
        "abc",
    )
    assert made.tolerances == {"tolls": 0.1}
    assert made.basis.texts == {"Test Alpha": {"alpha-1.1": "m"}}
    assert (made.basis.shared, made.basis.modifiers) == ("s", "e")
    assert made.basis.settings == {"inherited": 0.5}
    assert made.basis.dimensions == {"tolls": "d"}
    assert made.basis.entries == {"tolls": ["abc"]}
    bare = made.basis.sentences["Test Alpha"]["alpha-1.1"]
    assert (bare.text, bare.line, bare.mark) == (RAIN, 3, mark_text(RAIN))
    assert (bare.source, bare.evidence) == ("a", ())


def test_a_sheet_without_evidence_cannot_be_compared():
    bare = replace(SHEET, cells=(replace(CELL, evidence=UNSET),))
    with pytest.raises(StancesError, match=r"^s\.json: .*no evidence.*--evidence"):
        make_snapshot(bare, "s.json")


def test_a_sheet_of_an_older_version_knows_no_marks():
    made = make_snapshot(replace(SHEET, marks=UNSET), "s.json")
    assert (made.basis.texts, made.basis.dimensions, made.basis.shared) == (None, None, "")
    assert made.basis.sentences == {}


@pytest.fixture
def bridge():
    texts = {"Test Alpha": [RAISE, RAIN], "Test Beta": [RAIN]}
    return make_scoring(texts, {("Test Alpha", "tolls"): {RAISE: [make_target()]}})


def test_experts_and_dimensions_keep_their_order(bridge):
    assert bridge.experts == ("Test Alpha", "Test Beta")
    assert bridge.dimensions == ("tolls", "traffic")


def test_narrowing_keeps_only_the_cells_named(bridge):
    only = {("Test Beta", "tolls")}
    assert set(narrow_snapshot(bridge, only).cells) == only


def test_renaming_reaches_sources_and_rules(bridge):
    made = rename_files(bridge, str.upper)
    [sentence] = made.cells["Test Alpha", "tolls"].sentences
    assert (sentence.source, sentence.evidence[0].rule_file) == ("A.TXT", "BRIDGE/TOLLS.TOML")


def test_merging_takes_the_cells_named_and_leaves_all_others(bridge):
    key = ("Test Alpha", "tolls")
    new = make_scoring({"Test Alpha": [RAIN], "Test Gamma": [RAIN]}, {}, name="new")
    made = merge_snapshots(bridge, new, {key})
    assert made.cells[key] is new.cells[key]
    assert made.cells["Test Beta", "tolls"] is bridge.cells["Test Beta", "tolls"]
    assert "Test Gamma" not in made.experts
    assert (made.name, made.basis) == (bridge.name, new.basis)


def test_merging_takes_over_the_basis_of_a_cell_that_scores_alike(bridge):
    new = make_scoring(
        {"Test Alpha": [RAISE, RAIN], "Test Beta": [RAIN]},
        {("Test Alpha", "tolls"): {RAISE: [make_target(rule_line=99)]}},
        modifiers="m2",
    )
    made = merge_snapshots(bridge, new, {("Test Beta", "tolls")})
    assert {cell.basis.modifiers for cell in made.cells.values()} == {"m2"}


def test_merging_drops_a_cell_that_is_no_longer_scored(bridge):
    new = make_scoring({"Test Alpha": [RAIN]}, {})
    made = merge_snapshots(bridge, new, {("Test Beta", "tolls")})
    assert ("Test Beta", "tolls") not in made.cells
