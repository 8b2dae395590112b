from __future__ import annotations

import pytest

from stances.document import Document
from stances.errors import StancesError
from stances.read.layouts import LAYOUTS, recognise_layout
from stances.read.layouts.layout import Example
from stances.read.statements import extract_statements, open_source


def _open(example: Example):
    return open_source(Document(name=example.name, text=example.text))


def _list_examples(kind):
    return [
        pytest.param(layout, example, id=f"{layout.name}-{number}")
        for layout in LAYOUTS
        for number, example in enumerate(getattr(layout, kind), start=1)
    ]


@pytest.mark.parametrize(("layout", "example"), _list_examples("examples"))
def test_example_is_recognised_and_read(layout, example):
    source = _open(example)
    assert recognise_layout(source) is layout
    said = {
        one.expert: tuple(one.document.text[b.start : b.end] for b in one.blocks)
        for one in layout.read(source)
    }
    assert said == example.said


@pytest.mark.parametrize(("layout", "example"), _list_examples("counterexamples"))
def test_counterexample_is_not_recognised(layout, example):
    assert not layout.recognise(_open(example))
    assert not example.said


def test_each_layout_has_examples_and_advice_and_a_name_of_its_own():
    for layout in LAYOUTS:
        assert len(layout.examples) >= 3
        assert len(layout.counterexamples) >= 3
        assert layout.advice
    assert len({layout.name for layout in LAYOUTS}) == len(LAYOUTS)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "-"])
def test_text_in_no_layout_is_refused_with_what_each_layout_needs(name):
    with pytest.raises(StancesError) as caught:
        extract_statements([Document(name=name, text="Plain words.")])
    assert str(caught.value) == (
        f'{name}: no expert found; name each on a line "Name, role at institution:" above their '
        "text, or begin each turn with NAME: and what they said, or begin the file with +++, "
        'expert = "Name", +++ on three lines, or give a table with the columns expert and text'
    )


def test_several_documents_in_their_order():
    found = extract_statements(
        [
            Document(name="b.jsonl", text='{"expert": "Test Alpha", "text": "Talk."}'),
            Document(name="a.md", text="+++\nexpert = 'Test  Beta'\n+++\nStay."),
            Document(name="-", text="Test Gamma, fellow at Test House:\n\n“Leave.”"),
        ]
    )
    assert [(s.expert, s.document.name) for s in found] == [
        ("Test Alpha", "b.jsonl"),
        ("Test Beta", "a.md"),
        ("Test Gamma", "-"),
    ]
    assert [s.document.form for s in found] == ["jsonl", "markdown", "plain"]
