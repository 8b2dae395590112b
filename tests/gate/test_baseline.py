"""The baseline's file: written, laid out, read back, and refused where it is broken."""

from __future__ import annotations

import copy
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate.samples import KEEP, LOWER, RAIN, RAISE, cue, item, kept, likeness, scoring
from stances.errors import StancesError
from stances.gate import baseline
from stances.gate.baseline import dump
from stances.gate.parse import parse
from stances.gate.snapshot import merged
from stances.model import Source


def read(text, name="b.json"):
    return parse(Source(name=name, text=text))


@pytest.fixture(scope="module")
def bridge():
    texts = {"Test Ümlaut": [RAISE, KEEP, RAIN], "Test Beta": [LOWER], "Test Silent": [RAIN]}
    return scoring(
        texts,
        {
            ("Test Ümlaut", "tolls"): {
                RAISE: [item(modifiers=('obligation "should"',)), likeness(1, 0.2)],
                KEEP: [cue(weight=0.64, full=0.8)],
            },
            ("Test Beta", "tolls"): {LOWER: [item(-1)]},
            ("Test Beta", "traffic"): {LOWER: [likeness(-1)]},
        },
    )


@pytest.fixture(scope="module")
def text(bridge):
    return dump(bridge)


# Written


def test_it_is_read_back_as_it_was_written(bridge, text):
    made = read(text)
    assert dump(made) == text
    assert made.basis == bridge.basis
    for key, cell in bridge.cells.items():
        bare = tuple(replace(piece, text=None) for piece in cell.pieces)
        assert replace(made.cells[key], line=0) == replace(cell, pieces=bare)


def test_it_says_what_it_is_and_holds_no_sentence(text):
    record = json.loads(text)
    assert list(record)[:2] == ["format_version", "type"]
    assert (record["format_version"], record["type"]) == ("1.0", "baseline")
    assert RAISE not in text
    assert "Test Ümlaut" in text  # written as it reads, without escapes


def test_cells_are_sorted_whatever_order_they_came_in(bridge, text):
    turned = replace(bridge, cells=dict(reversed(bridge.cells.items())))
    assert dump(turned) == text
    cells = [(one["expert"], one["dimension"]) for one in json.loads(text)["cells"]]
    assert cells == sorted(cells)


def test_each_field_of_a_cell_has_its_line_and_each_evidence_one(text):
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
    cell = replace(bridge.cells[key], state="silent", position=None, pieces=(), opposition=0.0)
    before, now = text.split("\n"), dump(replace(bridge, cells={**bridge.cells, key: cell}))
    alike = [line for line in now.split("\n") if line in before]
    assert len(now.split("\n")) - len(alike) == 1  # it is silent now, and takes one line


def test_the_line_of_each_cell_is_known(text):
    lines = text.split("\n")
    made = read(text)
    assert len(made.cells) == 6
    for (expert, dimension), cell in made.cells.items():
        begin = "".join(line.strip() for line in lines[cell.line - 1 : cell.line + 2])
        told = f'{{"expert": {json.dumps(expert, ensure_ascii=False)},"dimension": "{dimension}",'
        assert begin.replace(", ", ",").startswith(told.replace(", ", ","))


def test_without_its_layout_a_baseline_reads_the_same_but_for_lines(text):
    flat = read(json.dumps(json.loads(text)))
    assert dump(flat) == text
    assert {cell.line for cell in flat.cells.values()} == {1}


def test_cells_that_rest_on_something_older_say_so(bridge):
    key, other = ("Test Beta", "tolls"), ("Test Beta", "traffic")
    new = scoring({"Test Beta": [LOWER]}, {}, modifiers="m2")
    made = dump(merged(bridge, new, {key}))
    assert dump(read(made)) == made
    back = read(made)
    assert back.basis.modifiers == back.cells[key].basis.modifiers == "m2"
    assert back.cells[other].basis.modifiers == "m1"
    assert len(json.loads(made)["earlier"]) == 1
    lines = made.split("\n")
    for (expert, _), cell in back.cells.items():
        begin = lines[cell.line - 1] + lines[cell.line]
        assert f'"expert": {json.dumps(expert, ensure_ascii=False)}' in begin


def test_of_a_sheet_without_marks_nothing_is_made_up(bridge):
    bare = replace(bridge.basis, texts=None, dimensions=None, shared="", modifiers="")
    cells = {key: replace(cell, basis=bare) for key, cell in bridge.cells.items()}
    back = kept(replace(bridge, basis=bare, cells=cells))
    assert (back.basis.texts, back.basis.dimensions) == (None, None)


def test_many_cells(bridge):
    cells = {
        (f"Test {number:05}", "tolls"): replace(
            bridge.cells["Test Ümlaut", "tolls"], expert=f"Test {number:05}"
        )
        for number in range(2000)
    }
    made = dump(replace(bridge, cells=cells))
    back = read(made)
    assert len(back.cells) == 2000
    assert dump(back) == made


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
                item(
                    draw(st.sampled_from((-1, 0, 1))),
                    draw(weights),
                    words=draw(words),
                    modifiers=tuple(draw(st.lists(words, max_size=2))),
                    file=draw(st.none() | words),
                    line=draw(st.none() | st.integers(1, 10**20)),
                )
            ]
        }
        for expert in text
        for name in names
        if draw(st.booleans())
    }
    plain = scoring(text, found, dimensions=dict.fromkeys(names, "d"))
    called = dict(zip(text, experts, strict=True))
    return replace(
        plain,
        cells={
            (called[expert], name): replace(cell, expert=called[expert])
            for (expert, name), cell in plain.cells.items()
        },
    )


@given(scorings())
@settings(max_examples=150, deadline=None)
def test_whatever_names_and_words_are_they_come_back(made):
    written = dump(made)
    on_disk = written.encode("utf-8", errors="backslashreplace").decode("utf-8")
    back = read(on_disk)
    assert dump(back) == written
    assert set(back.cells) == set(made.cells)
    lines = on_disk.split("\n")
    for (expert, _), cell in back.cells.items():
        begin = lines[cell.line - 1] + lines[cell.line].strip()
        named = json.dumps(expert, ensure_ascii=False)
        on_disk = named.encode("utf-8", errors="backslashreplace").decode("utf-8")
        assert begin.startswith(f'    {{"expert": {on_disk},')


# Refused


def test_wherever_it_is_broken_off_it_is_refused(text):
    data = text.encode()
    for end in range(len(data) - 2):
        with pytest.raises(StancesError):
            read(data[:end].decode(errors="ignore"))
    assert dump(read(data[:-1].decode())) == text  # all but the last line end


def test_wherever_a_line_is_missing_it_is_refused_or_another_scoring(text):
    """No line can be lost so that the same scores are read."""
    lines = text.split("\n")
    for number in range(len(lines) - 1):
        less = "\n".join(lines[:number] + lines[number + 1 :])
        try:
            made = dump(read(less))
        except StancesError:
            continue
        assert made != text, lines[number]


def places(value, at=()):
    """The way to every value of a record, itself but for its top."""
    if at:
        yield at
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from places(value[key], (*at, key))


def value_at(record, at):
    """What stands at a place; nothing where it was left out."""
    for key in at:
        try:
            record = record[key]
        except (KeyError, IndexError):
            return None
    return record


WRONG = (None, [], {}, "x", "", -1, 7, 1.5, True, False, [1], {"a": 1}, [None], 10**400)


def test_no_value_of_another_type_is_read_as_something_else(text):
    """Each value in turn becomes each wrong one: refused, or kept as exactly what it says."""
    record = json.loads(text)
    refused = 0
    for at in places(record):
        for wrong in WRONG if at != ("format_version",) else ():
            changed = copy.deepcopy(record)
            within = changed
            for key in at[:-1]:
                within = within[key]
            within[at[-1]] = wrong
            try:
                made = json.loads(dump(read(json.dumps(changed))))
            except StancesError:
                refused += 1
                continue
            moved = at[0] == "cells" and at[-1] in ("expert", "dimension")  # sorted anew
            found = made if moved else value_at(made, at)
            unknown = not found and at[0] == "marks" and wrong == {"a": 1}
            meant_the_same = not found and not wrong and wrong is not False
            assert found == wrong or moved or unknown or meant_the_same, (at, wrong, found)
            assert wrong is not True and wrong is not False, at
    assert refused > 1000


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda r: r.update(type="sheet"), "no baseline"),
        (lambda r: r.pop("type"), "no baseline"),
        (lambda r: r.update(format_version="2.0"), 'format "2.0"; this version'),
        (lambda r: r.pop("format_version"), 'format ""'),
        (lambda r: r.pop("passport"), "passport"),
        (lambda r: r["passport"].pop("rubric_hash"), "passport"),
        (lambda r: r["passport"].pop("method"), "passport"),
        (lambda r: r.update(cells=[]), "no cells"),
        (lambda r: r.pop("cells"), "cells"),
        (lambda r: r["cells"].append(r["cells"][0]), "Test Beta on tolls stands in it twice"),
        (lambda r: r["cells"][0].update(earlier=1), "cell 1 is broken"),
        (lambda r: r["cells"][0].update(state="against "), "cell 1 is broken"),
        (lambda r: r["cells"][0].update(position=-0.4), "Test Beta on tolls do not give"),
        (lambda r: r["cells"][0].update(against=0.9), "Test Beta on tolls do not give"),
        (lambda r: r["cells"][0].update(state="for"), "Test Beta on tolls do not give"),
        (lambda r: r["cells"][0].update(state="silent"), "Test Beta on tolls do not give"),
        (lambda r: r["cells"][0].update(position=None), "Test Beta on tolls do not give"),
        (lambda r: r["cells"][2].update(state="mixed"), "Test Silent on tolls do not give"),
    ],
    ids=str,
)
def test_what_is_wrong_is_told(text, change, told):
    record = json.loads(text)
    change(record)
    with pytest.raises(StancesError) as caught:
        read(json.dumps(record))
    assert told in str(caught.value)
    assert str(caught.value).startswith("b.json")
    assert caught.value.hint


def test_a_broken_cell_is_told_with_its_line(text):
    line = text.split("\n").index('      "position": -0.5,') + 1
    with pytest.raises(StancesError, match=rf"^b\.json:{line - 4}: .*do not give the position"):
        read(text.replace('"position": -0.5', '"position": -0.6'))


@pytest.mark.parametrize(
    "wrong", ['"position": NaN', '"position": 1e999', '"position": Infinity', '"position": -0.5e']
)
def test_what_is_no_number_is_refused(text, wrong):
    with pytest.raises(StancesError, match=r"^b\.json"):
        read(text.replace('"position": -0.5', wrong))


def test_a_number_too_long_for_python_is_refused(text):
    with pytest.raises(StancesError, match=r"^b\.json"):
        read(text.replace('"line": 1', '"line": 1' + "0" * 5000))


def test_a_merge_that_went_wrong_is_refused(text):
    with pytest.raises(StancesError, match='"state" stands twice'):
        read(text.replace('"state": "against",', '"state": "for",\n      "state": "against",'))
    line = text.split("\n").index('      "state": "against",') + 1
    with pytest.raises(StancesError, match=rf"^b\.json:{line}: "):
        read(text.replace('      "state": "against",', "<<<<<<< ours"))


def test_nested_too_deeply_is_refused():
    with pytest.raises(StancesError, match="nested too deeply"):
        read("[" * 100_000)


def test_a_minor_version_may_add_what_we_do_not_know(text):
    record = json.loads(text)
    record.update(format_version="1.9", newly={"made": 1})
    record["passport"]["newly"] = {"made": [1]}
    for cell in record["cells"]:
        cell["newly"] = 1
        for one in cell["evidence"]:
            one["newly"] = None
    assert dump(read(json.dumps(record))) == text


# The file


def test_files_are_told_by_their_ways_from_the_baseline(bridge, tmp_path, monkeypatch):
    for name in ("a.txt", "bridge/tolls.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "deep").mkdir()
    monkeypatch.chdir(tmp_path)
    here = baseline.write(bridge, "deep/b.json")
    assert '"source": "../a.txt"' in here
    assert '"rule_file": "../bridge/tolls.toml"' in here
    (tmp_path / "deep" / "b.json").write_text(here, encoding="utf-8")
    for folder, way in (("", "a.txt"), ("deep", "../a.txt"), ("bridge", "../a.txt")):
        monkeypatch.chdir(tmp_path / folder)
        name = "b.json" if folder == "deep" else f"{'../' if folder else ''}deep/b.json"
        back = baseline.read(name)
        assert {p.source for cell in back.cells.values() for p in cell.pieces} == {way}
        assert baseline.write(back, name) == here


def test_what_is_no_file_keeps_its_name(bridge, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert '"source": "a.txt"' in baseline.write(bridge, "b.json")
    assert '"rule_file": "bridge/tolls.toml"' in baseline.write(bridge, "b.json")


def test_a_way_through_a_link_tells_nothing_of_the_machine(bridge, tmp_path, monkeypatch):
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)
    (real / "a.txt").write_text("x")
    monkeypatch.chdir(real)
    plain = baseline.write(bridge, "b.json")
    named = scoring(
        {"Test Beta": [LOWER]},
        {("Test Beta", "tolls"): {LOWER: [item(-1)]}},
        source=f"{link}/a.txt",
    )
    assert '"source": "a.txt"' in plain
    assert '"source": "a.txt"' in baseline.write(named, "b.json")
    assert '"source": "a.txt"' in baseline.write(named, f"{link}/b.json")


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: None, "no baseline there"),
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.write_bytes(b"\xff\xfe"), "UTF-8"),
        (lambda path: path.write_bytes(b"\0"), "binary"),
        (lambda path: path.write_text("An article."), "no baseline;"),
        (lambda path: path.write_text("[1]"), "no baseline"),
    ],
    ids=str,
)
def test_what_cannot_be_read_is_told_by_its_name(tmp_path, monkeypatch, made, told):
    monkeypatch.chdir(tmp_path)
    made(tmp_path / "b.json")
    with pytest.raises(StancesError, match=told) as caught:
        baseline.read("b.json")
    assert str(caught.value).startswith("b.json")


def test_a_byte_order_mark_and_the_line_ends_of_windows_do_no_harm(text, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    data = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    (tmp_path / "b.json").write_bytes(data)
    assert dump(baseline.read("b.json")) == text
