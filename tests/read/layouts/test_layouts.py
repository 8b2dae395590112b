from __future__ import annotations

import pytest

from stances.document import Document
from stances.errors import StancesError
from stances.read.layouts import FIELDS, LAYOUTS, OTHERS, SIGNS
from stances.read.options import ReadOptions
from stances.read.statements import extract_statements, open_source


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
def test_text_in_no_layout_is_refused_with_what_to_do(name):
    with pytest.raises(StancesError, match=f"{name}: no expert found; begin each turn with NAME:"):
        extract_statements([Document(name=name, text="Plain words.")])


def test_the_lines_that_nearly_name_somebody_are_shown():
    text = "Words of a kind.\n\nTest Alpha\n\nTest Beta, fellow\n"
    found = r'though these lines may name one: 3 "Test Alpha", 5 "Test Beta, fellow"; '
    with pytest.raises(StancesError, match=found):
        extract_statements([Document(name="a.txt", text=text)])


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.name)
def test_a_text_that_is_not_in_the_layout_that_was_chosen_is_refused_with_its_advice(layout):
    options = ReadOptions(layout=layout.name)
    with pytest.raises(StancesError) as caught:
        extract_statements([Document(name="a.txt", text="Plain words.")], options)
    assert str(caught.value) == f'a.txt: no layout "{layout.name}" here; {layout.advice}'


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.name)
def test_an_example_is_read_in_its_own_layout_if_that_is_chosen(layout):
    for example in layout.examples:
        document = Document(name=example.name, text=example.text)
        found = extract_statements([document], ReadOptions(layout=layout.name))
        assert {one.expert for one in found} == set(example.said)
        assert {one.layout for one in found} <= {layout.name, ""}


def test_only_the_chosen_layout_is_read():
    text = "TEST ALPHA: “We must talk,” said Test Beta, a fellow.\n\nTEST GAMMA: No.\n"
    documents = [Document(name="a.txt", text=text)]
    assert [one.expert for one in extract_statements(documents)] == ["Test Alpha", "Test Gamma"]
    (found,) = extract_statements(documents, ReadOptions(layout="narration"))
    assert found.expert == "Test Beta"


def test_an_unknown_layout_is_refused():
    with pytest.raises(StancesError, match='--layout: unknown layout "labels"; did you mean "lab'):
        extract_statements([Document(name="a.txt", text="A.")], ReadOptions(layout="labels"))


def test_a_text_that_does_not_say_who_speaks_is_its_authors():
    options = ReadOptions(author="Test Alpha")
    op_ed = "Title\n\nWe must talk. “Never,” said Test Beta, a fellow. He is wrong."
    (found,) = extract_statements([Document(name="a.txt", text=op_ed)], options)
    assert found.expert == "Test Alpha"
    assert [op_ed[one.start : one.end] for one in found.blocks] == [op_ed[7:]]


@pytest.mark.parametrize(
    "text",
    [
        "By Test Beta\n\nWe must talk.\n",
        "TEST BETA: Talk.\n\nTEST BETA: Now.\n",
        "+++\nexpert = 'Test Beta'\n+++\nTalk.",
    ],
)
def test_a_text_that_says_who_speaks_is_not_its_authors(text):
    found = extract_statements([Document(name="a.md", text=text)], ReadOptions(author="Test Al"))
    assert {one.expert for one in found} == {"Test Beta"}


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
