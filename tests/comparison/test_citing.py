"""Ids of cells, and what a citation says."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sheets import TEXT, make_cell, make_explained_sheet, make_item, make_sentence, make_sheet
from stances.comparison.citing import list_citations, make_cell_id


def test_the_id_is_steady():
    """It never changes: others have written it down."""
    assert make_cell_id("Test Ümlaut", "tariffs", "trade") == "umlaut-tariffs-44a431b6"


@pytest.mark.parametrize(
    "other",
    [
        ("Test Beta", "tariffs", "trade"),
        ("Other Ümlaut", "tariffs", "trade"),
        ("Test Ümlaut", "tolls", "trade"),
        ("Test Ümlaut", "tariffs", "other"),
    ],
)
def test_other_cells_have_other_ids(other):
    assert make_cell_id(*other) != make_cell_id("Test Ümlaut", "tariffs", "trade")


def test_experts_who_differ_in_case_or_accents_alone_have_other_ids():
    names = ("John Test", "JOHN TEST", "Jöhn Test", "John  Test")
    ids = [make_cell_id(name, "t", "r") for name in names]
    assert len(set(ids)) == len(ids)
    assert {one[: one.rindex("-")] for one in ids} == {"test-t"}


def test_texts_and_the_words_of_the_rubric_do_not_change_an_id():
    sheet = make_explained_sheet()
    changed = replace(sheet, passport=replace(sheet.passport, rubric_hash="sha256:ffffffffffff"))
    (one,), (two,) = list_citations(sheet), list_citations(changed)
    assert one.id == two.id
    assert one.rubric_hash != two.rubric_hash


def test_what_is_cited():
    (one,) = list_citations(make_explained_sheet())
    assert one.sentence == "gamma-1.1"
    assert one.quote == " ".join(TEXT.split())
    assert one.reading == 'cue "huge mistake" by retaliation/cue/1, asserted, against by 1'
    assert (one.state, one.side, one.wording) == ("against", "hold fire", "paraphrase")
    assert one.others == 2


def test_words_come_before_likeness():
    items = [
        make_item("similarity", "strike", rule="retaliation/learned"),
        make_item("target", "mistake", weight=0.5),
    ]
    evidence = (make_sentence("x-1", -1.0, items),)
    sheet = make_sheet([make_cell("Test A", "retaliation", 0.0, 1.0, evidence=evidence)])
    (one,) = list_citations(sheet)
    assert one.reading.startswith('target "mistake"')
    only = make_sheet(
        [
            make_cell(
                "Test A",
                "retaliation",
                0.0,
                1.0,
                evidence=(make_sentence("x-1", -1.0, items[:1]),),
            )
        ]
    )
    assert list_citations(only)[0].reading.startswith("likeness by retaliation/learned")


def test_the_silent_are_not_cited():
    assert list_citations(make_sheet([make_cell("Test A", "retaliation", 0.0, 0.0)])) == []
