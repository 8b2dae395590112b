"""The baseline's text: how it is laid out, and that it comes back as it was written."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from commands.gate.samples import (
    KEEP,
    LOWER,
    RAISE,
    make_scoring,
    make_target,
    read_back,
    read_text,
)
from stances.commands.gate.baseline_record import format_baseline
from stances.commands.gate.snapshot import merge_snapshots
from stances.wire.records import escape_unseen


def test_it_is_read_back_as_it_was_written(bridge, text):
    made = read_text(text)
    assert format_baseline(made) == text
    basis = replace(bridge.basis, sentences={})
    assert made.basis == basis
    for key, cell in bridge.cells.items():
        bare = tuple(replace(sentence, text=None) for sentence in cell.sentences)
        assert replace(made.cells[key], line=0) == replace(cell, sentences=bare, basis=basis)


def test_it_says_what_it_is_and_holds_no_sentence(text):
    record = json.loads(text)
    assert list(record)[:2] == ["format_version", "type"]
    assert (record["format_version"], record["type"]) == ("1.0", "baseline")
    assert RAISE not in text
    assert "Test Ümlaut" in text  # written as it reads, without escapes


def test_cells_are_sorted_whatever_order_they_came_in(bridge, text):
    turned = replace(bridge, cells=dict(reversed(bridge.cells.items())))
    assert format_baseline(turned) == text
    cells = [(one["expert"], one["dimension"]) for one in json.loads(text)["cells"]]
    assert cells == sorted(cells)


def test_each_field_of_a_cell_has_a_line_and_so_does_each_evidence(text):
    lines = text.split("\n")
    silent = [line for line in lines if line.startswith('    {"expert": ')]
    assert len(silent) == 3
    assert all('"state": "silent"' in line and line.rstrip(",").endswith("}") for line in silent)
    for field in ("expert", "dimension", "state", "position", "for", "against"):
        assert sum(line.startswith(f'      "{field}": ') for line in lines) == 3
    evidence = [line for line in lines if line.startswith('        {"sentence": ')]
    assert len(evidence) == 5
    assert all(line.rstrip(",").endswith("}") for line in evidence)
    assert text.endswith("\n}\n")


def test_one_cell_changed_changes_its_own_lines_alone(bridge, text):
    key = ("Test Beta", "tolls")
    cell = replace(bridge.cells[key], state="silent", position=None, sentences=(), opposition=0.0)
    before, now = (
        text.split("\n"),
        format_baseline(replace(bridge, cells={**bridge.cells, key: cell})),
    )
    alike = [line for line in now.split("\n") if line in before]
    assert len(now.split("\n")) - len(alike) == 1  # it is silent now, and takes one line


def test_the_line_of_each_cell_is_known(text):
    lines = text.split("\n")
    made = read_text(text)
    assert len(made.cells) == 6
    for (expert, dimension), cell in made.cells.items():
        begin = "".join(line.strip() for line in lines[cell.line - 1 : cell.line + 2])
        expected = (
            f'{{"expert": {json.dumps(expert, ensure_ascii=False)},"dimension": "{dimension}",'
        )
        assert begin.replace(", ", ",").startswith(expected.replace(", ", ","))


def test_without_its_layout_a_baseline_reads_the_same_but_for_lines(text):
    flat = read_text(json.dumps(json.loads(text)))
    assert format_baseline(flat) == text
    assert {cell.line for cell in flat.cells.values()} == {1}


def test_cells_that_rest_on_something_older_say_so(bridge):
    key, other = ("Test Beta", "tolls"), ("Test Beta", "traffic")
    new = make_scoring({"Test Beta": [LOWER]}, {}, modifiers="m2")
    made = format_baseline(merge_snapshots(bridge, new, {key}))
    assert format_baseline(read_text(made)) == made
    back = read_text(made)
    assert back.basis.modifiers == back.cells[key].basis.modifiers == "m2"
    assert back.cells[other].basis.modifiers == "m1"
    assert len(json.loads(made)["earlier"]) == 1
    lines = made.split("\n")
    for (expert, _), cell in back.cells.items():
        begin = lines[cell.line - 1] + lines[cell.line]
        assert f'"expert": {json.dumps(expert, ensure_ascii=False)}' in begin


def test_for_a_sheet_without_marks_nothing_is_made_up(bridge):
    bare = replace(bridge.basis, texts=None, dimensions=None, shared="", modifiers="")
    cells = {key: replace(cell, basis=bare) for key, cell in bridge.cells.items()}
    back = read_back(replace(bridge, basis=bare, cells=cells))
    assert (back.basis.texts, back.basis.dimensions) == (None, None)


def test_many_cells(bridge):
    cells = {
        (f"Test {number:05}", "tolls"): replace(
            bridge.cells["Test Ümlaut", "tolls"], expert=f"Test {number:05}"
        )
        for number in range(2000)
    }
    made = format_baseline(replace(bridge, cells=cells))
    back = read_text(made)
    assert len(back.cells) == 2000
    assert format_baseline(back) == made


anything = st.text(st.characters(), min_size=1)  # lone surrogates, controls, all of it
words = anything.filter(lambda one: not any(0xD800 <= ord(sign) <= 0xDBFF for sign in one))
weights = st.floats(0, 1, exclude_min=True, allow_subnormal=False)


@st.composite
def scorings(draw):
    experts = draw(st.lists(words, min_size=1, max_size=4, unique=True))
    names = draw(st.lists(words, min_size=1, max_size=3, unique=True))
    text = {f"Test {at}": [RAISE, KEEP] for at, _ in enumerate(experts)}
    found = {
        (expert, name): {
            RAISE: [
                make_target(
                    draw(st.sampled_from((-1, 0, 1))),
                    draw(weights),
                    words=draw(words),
                    modifiers=tuple(draw(st.lists(words, max_size=2))),
                    rule_file=draw(st.none() | words),
                    rule_line=draw(st.none() | st.integers(1, 10**20)),
                )
            ]
        }
        for expert in text
        for name in names
        if draw(st.booleans())
    }
    plain = make_scoring(text, found, dimensions=dict.fromkeys(names, "d"))
    named = dict(zip(text, experts, strict=True))
    return replace(
        plain,
        cells={
            (named[expert], name): replace(cell, expert=named[expert])
            for (expert, name), cell in plain.cells.items()
        },
    )


@given(scorings())
@settings(max_examples=150, deadline=None)
def test_whatever_names_and_words_are_they_come_back(made):
    written = format_baseline(made)
    on_disk = written.encode("utf-8", errors="backslashreplace").decode("utf-8")
    back = read_text(on_disk)
    assert format_baseline(back) == written
    assert set(back.cells) == set(made.cells)
    lines = on_disk.split("\n")
    for (expert, _), cell in back.cells.items():
        begin = lines[cell.line - 1] + lines[cell.line].strip()
        named = escape_unseen(json.dumps(expert, ensure_ascii=False))
        on_disk = named.encode("utf-8", errors="backslashreplace").decode("utf-8")
        assert begin.startswith(f'    {{"expert": {on_disk},')


def test_characters_that_do_not_show_are_escapes(bridge):
    """So that nothing hidden works on whoever looks at a diff of the file."""
    key = ("Test Beta", "tolls")
    hidden = "Test \u202eMirror\u200b\x9b"
    cells = {**bridge.cells, key: replace(bridge.cells[key], expert=hidden)}
    made = format_baseline(replace(bridge, cells=cells))
    assert "Test \\u202eMirror\\u200b\\u009b" in made
    assert "Test Ümlaut" in made
    assert not set(hidden[5:6] + hidden[-2:]) & set(made)
    assert (hidden, "tolls") in read_text(made).cells
