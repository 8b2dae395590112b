from __future__ import annotations

import pytest

from stances.document import Document
from stances.errors import StancesError
from stances.read.layouts import FIELDS, OTHERS, SIGNS
from stances.read.statements import extract_statements, open_source

LAYOUTS = (*SIGNS, *OTHERS, *FIELDS)


def _read(example):
    return extract_statements([Document(name=example.name, text=example.text)])


def _list_examples(kind):
    return [
        pytest.param(example, id=f"{layout.name}-{number}")
        for layout in LAYOUTS
        for number, example in enumerate(getattr(layout, kind), start=1)
    ]


@pytest.mark.parametrize("example", _list_examples("examples"))
def test_example_is_read(example):
    said = {}
    for one in _read(example):
        blocks = tuple(one.document.text[b.start : b.end] for b in one.blocks)
        said[one.expert] = (*said.get(one.expert, ()), *blocks)
    assert said == example.said


@pytest.mark.parametrize(
    "example",
    [one for layout in (SIGNS, OTHERS) for each in layout for one in each.counterexamples],
)
def test_nobody_is_found_in_a_counterexample(example):
    with pytest.raises(StancesError, match="no expert found"):
        _read(example)
    assert not example.said


@pytest.mark.parametrize(
    ("layout", "example"), [(each, one) for each in FIELDS for one in each.counterexamples]
)
def test_a_counterexample_is_not_recognised(layout, example):
    source = open_source(Document(name=example.name, text=example.text))
    assert not layout.recognise(source)


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
    assert str(caught.value) == f"{name}: no expert found; " + ", or ".join(
        layout.advice for layout in LAYOUTS
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
