"""Which cells rest on little, known with evidence, by a count, or not at all."""

from __future__ import annotations

import msgspec
import pytest

from sheets import TEXT, make_cell, make_item, make_json, make_sentence
from stances.document import Document
from stances.pipeline import score_inputs
from stances.scoring.sheet import SheetCell, drop_cell_evidence
from stances.scoring.weakness import find_weakness, is_weak, rests_on_likeness
from stances.settings.model import Settings


def rest_on(*origins: str, sentences: int = 2) -> SheetCell:
    evidence = [
        make_sentence(f"test-1.{at}", -1.0, [make_item(origin, TEXT)])
        for at, origin in enumerate(origins)
    ]
    return make_cell(
        "Test Alpha", "retaliation", 0.0, 2.0, sentences=sentences, evidence=tuple(evidence)
    )


def test_one_sentence_is_weak_and_two_by_words_are_not():
    assert is_weak(rest_on("cue", sentences=1))
    assert not is_weak(rest_on("cue", "target"))
    assert not is_weak(rest_on("cue", "similarity"))
    assert not is_weak(rest_on("inherited", "similarity"))


def test_likeness_alone_is_weak_however_many_sentences_it_has():
    cell = rest_on("similarity", "similarity", "similarity", sentences=3)
    assert rests_on_likeness(cell)
    assert is_weak(cell)


def test_words_that_were_set_aside_do_not_hold_up_a_likeness():
    aside = make_item("cue", "strike", weight=0.0, discarded="a question")
    both = make_sentence("test-1.1", -1.0, [aside, make_item("similarity", TEXT)])
    cell = make_cell("Test Alpha", "retaliation", 0.0, 2.0, evidence=(both, both))
    assert is_weak(cell)


def test_a_silent_cell_is_not_weak():
    assert not is_weak(make_cell("Test Alpha", "retaliation", 0.0, 0.3, sentences=1))


def test_without_evidence_likeness_is_not_known():
    cell = drop_cell_evidence(rest_on("similarity", "similarity"))
    assert rests_on_likeness(cell) is None
    assert not is_weak(cell)


@pytest.mark.parametrize("evidence", [True, False])
def test_a_score_knows_it_with_evidence_and_without(evidence):
    rows = [
        {"expert": "Test Alpha", "text": "We must not retaliate against Iran."},
        {"expert": "Test Beta", "text": "We must not retaliate. We should not retaliate."},
    ]
    text = msgspec.json.encode(rows).decode()
    document = Document(name="a.json", text=text)
    sheet = score_inputs(
        [document], settings=Settings(), dimensions=["retaliation"], evidence=evidence
    ).sheet
    assert [is_weak(cell) for cell in sheet.cells] == [True, False]
    assert [rests_on_likeness(cell) for cell in sheet.cells] == [False, False]


def test_the_bundled_corpus_is_as_weak_with_evidence_as_without():
    sheets = [score_inputs([], settings=Settings(), evidence=one).sheet for one in (True, False)]
    full, counted = ({cell.key: rests_on_likeness(cell) for cell in one.cells} for one in sheets)
    shown = {cell.key for cell in sheets[0].cells if cell.sentences}
    assert {key: full[key] for key in shown} == {key: counted[key] for key in shown}


def test_what_is_counted_is_never_written():
    sheet = score_inputs([], settings=Settings(), evidence=False).sheet
    written = make_json(drop_cell_evidence(sheet.cells[0]))
    assert tuple(written) == tuple(make_json(make_cell("a", "b", 1.0, 0.0)))[:-1]


def make_rated(*weights: float, **more) -> SheetCell:
    """Return a cell with a sentence of each weight, by words."""
    evidence = tuple(
        make_sentence(
            f"test-1.{at}", weight, [make_item("cue", TEXT, sign=1 if weight > 0 else -1)]
        )
        for at, weight in enumerate(weights)
    )
    support = sum(one for one in weights if one > 0)
    opposition = -sum(one for one in weights if one < 0)
    counts = {"sentences": len(weights), "evidence": evidence, **more}
    return make_cell("Test Alpha", "retaliation", support, opposition, **counts)


@pytest.mark.parametrize(
    ("weights", "weak"),
    [
        ((1.0,), True),
        ((1.0, -0.3), True),
        ((1.0, -0.2, -0.2, -0.2), True),
        ((0.7, 0.7, -0.9), False),
        ((-0.5, -0.5), False),
        ((-1.0, 0.4), True),
        ((1.0, -1.0), False),
    ],
)
def test_sentences_for_the_other_side_do_not_hold_it_up(weights, weak):
    assert is_weak(make_rated(*weights)) is weak


@pytest.mark.parametrize(
    ("weights", "weak"),
    [
        ((1.0,), True),
        ((1.0, -0.3), True),
        ((1.0, -0.2, -0.2, -0.2), None),
        ((-0.5, -0.5), None),
        ((0.5, 0.7, -0.9), None),
    ],
)
def test_without_evidence_it_is_known_where_the_sums_allow_one_count(weights, weak):
    assert find_weakness(drop_cell_evidence(make_rated(*weights))) is weak


def test_a_score_without_evidence_knows_the_sentences_of_each_side():
    against = "We must not retaliate against Iran. We should not retaliate against Iran."
    said = f"{against} We must retaliate against Iran."
    rows = [{"expert": "Test Alpha", "text": said}]
    document = Document(name="a.json", text=msgspec.json.encode(rows).decode())
    for evidence in (True, False):
        sheet = score_inputs(
            [document], settings=Settings(), dimensions=["retaliation"], evidence=evidence
        ).sheet
        (cell,) = sheet.cells
        assert (cell.sentences, cell.state, is_weak(cell)) == (3, "against", False)
