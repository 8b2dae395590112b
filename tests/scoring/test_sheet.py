"""The score sheet: what its cells and its evidence hold, and their JSON."""

from __future__ import annotations

import json

import pytest
from msgspec import UNSET
from msgspec.structs import replace

from scoring.conftest import ALPHA, BETA
from stances.scoring.make_sheet import describe_dimension
from stances.scoring.marks import mark_text
from stances.scoring.sheet import drop_evidence
from stances.wire.records import format_json


def test_cells_go_expert_by_expert_and_dimension_by_dimension(score):
    sheet = score(Beta=BETA, Alpha=ALPHA)
    assert sheet.experts == ("Beta", "Alpha")
    assert [one.id for one in sheet.dimensions] == ["tolls", "traffic"]
    assert [cell.key for cell in sheet.cells] == [
        ("Beta", "tolls"),
        ("Beta", "traffic"),
        ("Alpha", "tolls"),
        ("Alpha", "traffic"),
    ]
    assert sheet.cell("Beta", "tolls").state == "against"
    assert sheet.cell("Alpha", "traffic").state == "silent"
    with pytest.raises(KeyError):
        sheet.cell("Beta", "nothing")


def test_figures_of_a_cell(score):
    cell = score(Alpha=ALPHA).cell("Alpha", "tolls")
    assert (cell.support, cell.opposition, cell.sentences) == (1.0, 0.0, 1)
    assert (cell.reported, cell.asked) == (1, 1)
    assert (cell.position, cell.salience) == (0.5, 1.0)


def test_salience_is_the_share_of_words_on_the_topic(score):
    sheet = score(Beta=BETA)
    assert sheet.cell("Beta", "tolls").salience == pytest.approx(4 / 7, abs=1e-4)
    assert sheet.cell("Beta", "traffic").salience == 0.0


def test_anothers_act_is_not_on_the_topic_but_a_bare_mention_is(score):
    assert score(A="Beijing should set quotas.").cell("A", "tolls").salience == 0.0
    assert score(A="The bridge has tolls.").cell("A", "tolls").salience == 1.0


def test_expert_without_words_is_silent(score):
    cell = score(A="").cell("A", "tolls")
    assert (cell.state, cell.position, cell.salience) == ("silent", None, 0.0)


def test_neighbours_do_not_move_anyone(score):
    alone = score(Alpha=ALPHA)
    for company in (score(Alpha=ALPHA, Beta=BETA), score(Beta=BETA, Alpha=ALPHA, C=ALPHA)):
        for dimension in ("tolls", "traffic"):
            assert company.cell("Alpha", dimension) == alone.cell("Alpha", dimension)


def test_dimensions_do_not_move_each_other(score):
    turned = score(Alpha=ALPHA, dimensions=["traffic", "tolls"])
    assert [one.id for one in turned.dimensions] == ["traffic", "tolls"]
    assert turned.cell("Alpha", "tolls") == score(Alpha=ALPHA).cell("Alpha", "tolls")


def test_reader_reads_the_same_again(reader, cut_up):
    def read():
        return [(one.readings, one.likenesses, one.voice) for one in reader.read(sentences)]

    sentences = cut_up(ALPHA)
    once = read()
    reader.read(cut_up(BETA))
    assert read() == once


def test_reader_finds_the_voice_of_the_whole_sentence(reader, cut_up):
    voices = [one.voice for one in reader.read(cut_up(ALPHA))]
    assert voices == ["asserted", "asked", "reported"]


# ---------------------------------------------------------------- what a cell rests on


def test_evidence_points_at_the_text_and_at_the_rubric(score, tolls):
    first, asked, _ = score(Alpha=ALPHA).cell("Alpha", "tolls").evidence
    assert (first.sentence, first.source, first.line) == ("alpha-1.1", "alpha.txt", 1)
    assert first.text == ALPHA[first.start : first.end] == "We should raise tolls."
    assert (first.weight, first.wording) == (1.0, "verbatim")
    (item,) = first.items
    assert (item.origin, item.rule, item.words) == ("target", "tolls/target/1", "toll*")
    assert (item.sign, item.weight, item.signed_weight, item.voice) == (1, 1.0, 1.0, "asserted")
    assert ALPHA[item.start : item.end] == item.text == "tolls"
    (modifier,) = item.modifiers
    assert (modifier.kind, modifier.text, modifier.start, modifier.end) == (
        *("obligation", "should"),
        *(3, 9),
    )
    assert item.discarded is None
    assert asked.items[0].discarded == "a question"
    entry = tolls.entries[0]
    assert (item.rule_file, item.rule_line) == (entry.place.file, entry.place.line)
    assert (item.rule_weight, item.rule_mark) == (entry.weight, entry.mark)


def test_likeness_goes_back_to_no_entry(sheet):
    items = [
        item
        for cell in sheet.cells
        for sentence in cell.evidence
        for item in sentence.items
        if item.origin == "similarity"
    ]
    assert items
    for item in items:
        assert item.rule.endswith("/exemplars")
        assert {item.rule_file, item.rule_line, item.rule_weight, item.rule_mark} == {None}
        assert item.terms


def test_the_sheet_has_every_origin_and_state(sheet):
    """Else the tests that damage it would not reach everything."""
    found = [item for cell in sheet.cells for one in cell.evidence for item in one.items]
    assert {item.origin for item in found} == {"cue", "target", "similarity", "inherited"}
    assert {cell.state for cell in sheet.cells} == {"for", "against", "mixed", "silent"}
    assert {item.voice for item in found} >= {"asserted", "asked", "reported", "hedged"}


def test_sentences_and_rubric_are_marked(sheet):
    assert list(sheet.marks.texts) == list(sheet.experts)
    assert sheet.marks.texts["Beta"]["beta-1.1"] == mark_text("Tolls are a mistake.")
    assert list(sheet.marks.rubric.dimensions) == ["tolls", "traffic"]


def test_a_sheet_without_evidence_has_no_marks_either(sheet):
    bare = drop_evidence(sheet)
    assert bare.marks is UNSET
    assert sheet.has_evidence
    assert not bare.has_evidence
    assert {cell.evidence for cell in bare.cells} == {UNSET}
    assert [cell.position for cell in bare.cells] == [cell.position for cell in sheet.cells]
    assert "evidence" not in format_json(bare)


def test_tolerance_is_left_out_where_the_rubric_does_not_say(tolls):
    assert describe_dimension(tolls).tolerance is UNSET
    assert describe_dimension(replace(tolls, tolerance=0.25)).tolerance == 0.25
    assert describe_dimension(replace(tolls, tolerance=0.0)).tolerance == 0.0


# ---------------------------------------------------------------- JSON


def test_json_has_the_keys_in_order(score):
    record = json.loads(format_json(score(Alpha=ALPHA, Beta=BETA)))
    assert list(record) == [
        *("format_version", "passport", "experts", "dimensions", "marks", "scale", "cells"),
    ]
    assert record["format_version"] == "1.0"
    assert record["scale"] == "position"
    assert record["dimensions"][0] == {
        "id": "tolls",
        "label": "bridge tolls",
        "question": "Should drivers pay tolls?",
        "kind": "prescription",
        "positive": "charge drivers",
        "negative": "let them pass free",
    }
    cell = record["cells"][0]
    assert list(cell) == [
        *("expert", "dimension", "position", "low", "high", "state", "salience"),
        *("for", "against", "sentences", "reported", "asked", "evidence"),
    ]
    assert (cell["for"], cell["against"], cell["position"]) == (1.0, 0.0, 0.5)
    assert list(cell["evidence"][0]) == [
        *("sentence", "source", "line", "start", "end", "text", "wording", "weight", "items"),
    ]
    assert list(cell["evidence"][0]["items"][0]) == [
        *("origin", "rule", "rule_file", "rule_line", "rule_weight", "rule_mark", "words"),
        *("start", "end", "text", "sign", "weight", "voice", "modifiers", "terms"),
        *("reason", "discarded"),
    ]


def test_silence_is_null(score):
    silent = json.loads(format_json(score(Alpha=ALPHA)))["cells"][1]
    assert (silent["state"], silent["position"], silent["low"], silent["high"]) == (
        *("silent", None),
        *(None, None),
    )


def test_rows_have_the_names_of_the_json(score):
    sheet = score(Alpha=ALPHA)
    cells = json.loads(format_json(drop_evidence(sheet)))["cells"]
    assert sheet.to_rows() == cells
