"""Score sheets read back: each fault by its path, and damage of every sort."""

from __future__ import annotations

import copy
import json

import pytest

from bench.fuzz_sheets import fuzz_sheets, show_sheet
from deadline import must_not_hang
from stances.document import Document, map_lines
from stances.errors import StancesError
from stances.read.own_json import is_sheet
from stances.scoring.check_sheet import find_faults
from stances.scoring.names import narrow_sheet
from stances.scoring.read_sheet import read_sheet
from stances.scoring.scale import convert_to_logit
from stances.scoring.sheet import drop_evidence
from stances.wire.records import format_json


def make_document(value):
    text = value if isinstance(value, str) else json.dumps(value)
    return Document(name="old.json", text=text, form="json")


@pytest.fixture(scope="session")
def plain(sheet):
    """The sheet as plain values."""
    return json.loads(format_json(sheet))


@pytest.fixture
def refuse(plain):
    """The message about a sheet that was changed; its cells are by expert, then by dimension."""

    def refuse_changed(change):
        value = copy.deepcopy(plain)
        change(value)
        with pytest.raises(StancesError) as caught:
            read_sheet(make_document(value))
        assert str(caught.value).startswith("old.json")
        assert caught.value.hint
        return caught.value.what

    return refuse_changed


def find_evidence(value, origin):
    """The path of evidence of an origin, and it."""
    for number, cell in enumerate(value["cells"]):
        for at, sentence in enumerate(cell["evidence"]):
            for of, item in enumerate(sentence["items"]):
                if item["origin"] == origin and item["weight"]:
                    return f"$.cells[{number}].evidence[{at}].items[{of}]", item
    raise AssertionError(origin)


def test_a_sheet_is_read_as_it_was_written(sheet):
    document = make_document(format_json(sheet))
    assert is_sheet(document)
    assert read_sheet(document) == sheet
    indented = make_document(f"\ufeff\n{format_json(sheet, indent=2)}")
    assert is_sheet(indented)
    assert read_sheet(indented) == sheet


def test_a_sheet_without_evidence_is_read_too(sheet):
    bare = drop_evidence(sheet)
    assert read_sheet(make_document(format_json(bare))) == bare
    show_sheet(bare)


def test_a_part_of_a_sheet_is_a_sheet(sheet):
    part = narrow_sheet(sheet, ["traffic"], ["Gamma", "Beta"])
    assert read_sheet(make_document(format_json(part))) == part


def test_a_sound_sheet_has_no_faults_and_can_be_shown(sheet):
    assert list(find_faults(sheet)) == []
    show_sheet(sheet)


@pytest.mark.parametrize("text", ["", "[]", '{"expert": "A"}', 'x {"format_version": "1.0"}'])
def test_other_texts_are_not_sheets(text):
    assert not is_sheet(make_document(text))


# ---------------------------------------------------------------- what it is


@pytest.mark.parametrize("value", [[], "x", 3, None, True])
def test_a_value_that_is_not_a_sheet(value):
    with pytest.raises(StancesError, match=r"^old\.json: not a score sheet; score the texts again"):
        read_sheet(make_document(json.dumps(value)))


def test_minor_steps_of_the_format_are_read(plain, sheet):
    newer = {**plain, "format_version": "1.7", "more": 1}
    assert read_sheet(make_document(newer)).cells == sheet.cells


@pytest.mark.parametrize("version", ["2.0", "", "one"])
def test_another_major_format_is_refused(refuse, version):
    what = refuse(lambda value: value.update(format_version=version))
    assert what == f'a score sheet of format "{version}"'


def test_a_sheet_without_its_format_is_refused(refuse):
    assert refuse(lambda value: value.pop("format_version")) == 'a score sheet of format ""'


def test_a_baseline_is_not_a_sheet(refuse):
    what = refuse(lambda value: value.update(type="baseline"))
    assert what == "a baseline, not a score sheet"


def test_a_sheet_on_the_logit_scale_is_refused(sheet):
    document = make_document(format_json(convert_to_logit(sheet)))
    with pytest.raises(StancesError, match="on the logit scale; write it without --scale logit"):
        read_sheet(document)


# ---------------------------------------------------------------- broken JSON


def test_broken_json_has_its_line():
    text = '{"format_version": "1.0",\n\n "cells": ]}'
    with pytest.raises(StancesError, match=r"^old\.json:3: broken score sheet: "):
        read_sheet(make_document(text))
    below = Document(name="old.json", text=text, lines=map_lines(text, first=10))
    with pytest.raises(StancesError, match=r"^old\.json:12: broken score sheet: "):
        read_sheet(below)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('"salience": 1.0', '"salience": NaN', "NaN is not a number in JSON"),
        ('"salience": 1.0', '"salience": Infinity', "Infinity is not a number in JSON"),
        ('"salience": 1.0', '"salience": -Infinity', "-Infinity is not a number in JSON"),
        ('"salience": 1.0', '"salience": 1e999', "the number 1e999 is too large"),
        ('"sentences": 1', f'"sentences": {"9" * 5000}', "is too long"),
        ('"asked": 1', '"asked": 1, "asked": 2', 'the key "asked" stands twice'),
        ('"state": "for"', f'"state": {"[" * 100_000}', "nested too deep"),
        ('"state": "for"', '"state": "\\ud800"', "half a character (a lone surrogate)"),
        ('"state": "for"', '"state": 0x1', "Expecting"),
        ('"cells": [', '"cells": {', "Expecting"),
    ],
)
def test_json_that_cannot_be_read(plain, old, new, why):
    text = json.dumps(plain)
    assert old in text
    with pytest.raises(StancesError) as caught:
        read_sheet(make_document(text.replace(old, new, 1)))
    assert caught.value.what.startswith("broken score sheet: ")
    assert why in caught.value.what


def test_a_sheet_cut_short_is_refused_wherever_it_ends(plain):
    text = json.dumps(plain)
    for end in range(0, len(text), 97):
        with pytest.raises(StancesError):
            read_sheet(make_document(text[:end]))


# ---------------------------------------------------------------- shape

REQUIRED = {
    "$": ("passport", "experts", "dimensions", "cells"),
    "$.passport": ("stances", "method", "rubric", "rubric_hash", "settings"),
    "$.dimensions[1]": ("id", "label", "question", "kind", "positive", "negative"),
    "$.marks": ("texts", "rubric"),
    "$.marks.rubric": ("settings", "shared", "modifiers", "dimensions", "entries"),
    "$.cells[2]": (
        *("expert", "dimension", "position", "low", "high", "state", "salience"),
        *("for", "against", "sentences", "reported", "asked"),
    ),
    "$.cells[2].evidence[0]": (
        *("sentence", "source", "line", "start", "end", "text", "wording", "weight", "items"),
    ),
    "$.cells[2].evidence[0].items[0]": (
        *("origin", "rule", "rule_file", "rule_line", "rule_weight", "rule_mark", "words"),
        *("start", "end", "text", "sign", "weight", "voice", "modifiers", "terms"),
        *("reason", "discarded"),
    ),
    "$.cells[2].evidence[0].items[0].modifiers[0]": ("kind", "text", "start", "end"),
}


def step_into(value, path):
    """The value at a path such as ``$.cells[2].evidence[0]``."""
    for name in path.replace("[", ".").replace("]", "").split(".")[1:]:
        value = value[int(name) if isinstance(value, list) else name]
    return value


@pytest.mark.parametrize(
    ("path", "key"), [(path, key) for path, keys in REQUIRED.items() for key in keys]
)
def test_a_missing_field_is_named_by_its_path(refuse, path, key):
    what = refuse(lambda value: step_into(value, path).pop(key))
    assert what == f"broken score sheet: {path}.{key}: missing"


@pytest.mark.parametrize(
    ("path", "key"), [(path, key) for path, keys in REQUIRED.items() for key in keys]
)
def test_a_field_of_another_type_is_named_by_its_path(refuse, path, key):
    what = refuse(lambda value: step_into(value, path).update({key: [[]]}))
    assert what.startswith(f"broken score sheet: {path}.{key}")
    assert "xpected `" in what


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        ("$.cells[0]", "state", "sideways"),
        ("$.cells[0]", "position", "0.5"),
        ("$.cells[0]", "sentences", 1.5),
        ("$.cells[0]", "sentences", True),
        ("$.cells[0]", "evidence", None),
        ("$.dimensions[0]", "kind", "opinion"),
        ("$.dimensions[0]", "tolerance", None),
        ("$.cells[0].evidence[0]", "wording", "loose"),
        ("$.cells[0].evidence[0].items[0]", "origin", "likeness"),
        ("$.cells[0].evidence[0].items[0]", "voice", "told"),
        ("$.cells[0].evidence[0].items[0]", "sign", 2),
        ("$.cells[0].evidence[0].items[0]", "terms", [{"term": "x"}]),
        ("$", "scale", "metres"),
    ],
)
def test_a_value_that_cannot_be(refuse, path, key, value):
    what = refuse(lambda sheet: step_into(sheet, path).update({key: value}))
    assert f"{path}.{key}" in what


# ---------------------------------------------------------------- figures

FIRST = "$.cells[0]"
"""Alpha on tolls: for, with one sentence that counts, one asked and one reported."""


@pytest.mark.parametrize(
    ("path", "changed", "what"),
    [
        (FIRST, {"position": 0.4}, '.position: "for" and "against" give 0.500000'),
        (FIRST, {"position": 5}, ".position: not between -1 and 1"),
        (FIRST, {"position": -5}, ".position: not between -1 and 1"),
        (FIRST, {"low": -0.1}, '.low: "for" and "against" give'),
        (FIRST, {"high": 1.0}, '.high: "for" and "against" give'),
        (FIRST, {"for": 2.0}, '.sentences: fewer than the weights "for" and "against" ask for'),
        (FIRST, {"for": -1.0}, ".for: less than 0"),
        (FIRST, {"against": 1e300}, ".sentences: fewer than"),
        (FIRST, {"salience": 1.01}, ".salience: more than 1"),
        (FIRST, {"salience": -0.1}, ".salience: less than 0"),
        (FIRST, {"sentences": 2}, ".sentences: not the number of sentences that carry weight"),
        (FIRST, {"sentences": -1}, ".sentences: less than 0"),
        (FIRST, {"reported": 0}, ".reported: the evidence gives 1"),
        (FIRST, {"reported": -1}, ".reported: less than 0"),
        (FIRST, {"asked": 2}, ".asked: the evidence gives 1"),
        (FIRST, {"state": "against"}, '.state: "against" does not agree with the figures'),
        (FIRST, {"state": "mixed"}, '.state: "mixed" does not agree with the figures'),
        (FIRST, {"state": "silent"}, '.position: does not agree with the state "silent"'),
        (FIRST, {"position": None}, '.position: does not agree with the state "for"'),
        (FIRST, {"low": None}, '.low: does not agree with the state "for"'),
        (FIRST, {"high": None}, '.high: does not agree with the state "for"'),
        (FIRST, {"evidence": []}, ".for: the evidence gives 0.0000"),
        ("$.cells[1]", {"position": 0.0}, '.position: does not agree with the state "silent"'),
        ("$.cells[1]", {"state": "mixed"}, '.position: does not agree with the state "mixed"'),
    ],
)
def test_figures_of_a_cell_that_do_not_agree(refuse, path, changed, what):
    said = refuse(lambda value: step_into(value, path).update(changed))
    assert said.startswith(f"broken score sheet: {path}{what}")
    assert said.endswith((" (Alpha on tolls)", " (Alpha on traffic)"))


def test_a_position_and_its_weights_changed_together_do_not_give_the_evidence(refuse):
    def change(value):
        cell = value["cells"][0]
        cell.update({"for": 0.0, "against": 1.0, "position": -0.5, "state": "against"})
        cell["low"], cell["high"] = -cell["high"], -cell["low"]

    assert refuse(change).startswith(
        "broken score sheet: $.cells[0].for: the evidence gives 1.0000"
    )


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"weight": 0.5}, ".weight: the items give 1.0000"),
        ({"weight": 7.0}, ".weight: the items give 1.0000"),
        ({"text": "We should raise taxes"}, ".text: its length does not agree with start and end"),
        ({"text": "We could raise taxes!."}, ".items[0].text: it does not stand at 16 to 21"),
        ({"start": -3}, ".text: its length does not agree with start and end"),
        ({"start": 5}, ".text: its length does not agree with start and end"),
        ({"start": -1, "end": 21}, ".start: less than 0"),
        ({"line": 0}, ".line: less than 1"),
        ({"sentence": "alpha-9.9"}, ".sentence: it has no mark"),
        ({"sentence": " "}, "[0]: no name"),
        ({"sentence": "alpha-1.2"}, ': "alpha-1.2" stands 2 times'),
    ],
)
def test_a_sentence_that_does_not_agree(refuse, changed, what):
    said = refuse(lambda value: value["cells"][0]["evidence"][0].update(changed))
    assert said.startswith("broken score sheet: $.cells[0].evidence")
    assert what in said


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"weight": 1.5}, ".weight: not between 0 and 1"),
        ({"weight": -0.5}, ".weight: not between 0 and 1"),
        ({"sign": 0}, ".weight: more than 0 on neither side"),
        ({"discarded": "a question"}, ".weight: more than 0, though it was set aside"),
        ({"rule_line": 0}, ".rule_line: less than 1"),
        ({"rule_line": None}, ": rule_file, rule_line, rule_weight and rule_mark do not stand"),
        ({"rule_weight": 2.0}, ".rule_weight: not between 0 and 1"),
        ({"text": "rolls"}, ".text: it does not stand at 16 to 21"),
        ({"text": "tolls."}, ".text: it does not stand at 16 to 21"),
        ({"start": 15}, ".text: it does not stand at 15 to 21"),
        ({"end": 10}, ".text: it does not stand at 16 to 10"),
        ({"end": 1000}, ".text: it does not stand at 16 to 1000"),
    ],
)
def test_evidence_that_does_not_agree(refuse, changed, what):
    said = refuse(lambda value: value["cells"][0]["evidence"][0]["items"][0].update(changed))
    assert said.startswith(f"broken score sheet: $.cells[0].evidence[0].items[0]{what}")


def test_a_modifier_that_does_not_stand_there(refuse):
    def change(value):
        value["cells"][0]["evidence"][0]["items"][0]["modifiers"][0]["start"] = 2

    what = ".items[0].modifiers[0].text: it does not stand at 2 to 9"
    assert what in refuse(change)


@pytest.mark.parametrize("origin", ["cue", "target", "similarity", "inherited"])
def test_evidence_of_every_origin_is_checked(refuse, plain, origin):
    path, _ = find_evidence(plain, origin)

    def change(value):
        step_into(value, path)["weight"] /= 2

    assert refuse(change).startswith(f"broken score sheet: {path.rpartition('.')[0]}.weight: ")


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda v: v.update(cells=[]), "$.cells: empty"),
        (
            lambda v: v["cells"].pop(),
            "$.cells: not exactly one cell for every expert and dimension",
        ),
        (lambda v: v["cells"].append(v["cells"][0]), "$.cells: not exactly one cell"),
        (lambda v: v["cells"][0].update(expert="X"), "$.cells: not exactly one cell"),
        (lambda v: v["cells"][0].update(dimension="x"), "$.cells: not exactly one cell"),
        (lambda v: v["experts"].append("X"), "$.cells: not exactly one cell"),
        (lambda v: v["experts"].append("Beta"), '$.experts: "Beta" stands 2 times'),
        (lambda v: v["experts"].append(" "), "$.experts[5]: no name"),
        (lambda v: v["dimensions"].append(v["dimensions"][0]), '$.dimensions: "tolls" stands 2'),
        (lambda v: v["dimensions"][0].update(id=""), "$.dimensions[0]: no name"),
        (lambda v: v["dimensions"][0].update(tolerance=2.5), "$.dimensions[0].tolerance: not betw"),
        (lambda v: v["dimensions"][0].update(tolerance=-1), "$.dimensions[0].tolerance: not betw"),
        (lambda v: v["marks"]["texts"].pop("Beta"), '$.marks.texts: nothing of "Beta"'),
        (
            lambda v: v["marks"]["rubric"]["dimensions"].pop("tolls"),
            '$.marks.rubric.dimensions: nothing of "tolls"',
        ),
        (
            lambda v: v["marks"]["rubric"]["entries"].pop("tolls"),
            '$.marks.rubric.entries: nothing of "tolls"',
        ),
    ],
)
def test_parts_of_a_sheet_that_do_not_agree(refuse, change, what):
    assert refuse(lambda value: change(value)).startswith(f"broken score sheet: {what}")


def test_two_cells_of_an_expert_who_stands_twice_are_refused(refuse):
    def change(value):
        value["experts"].append("Alpha")
        value["cells"] += value["cells"][:2]

    assert '$.experts: "Alpha" stands 2 times' in refuse(change)


# ---------------------------------------------------------------- damage of every sort


def test_damaged_sheets_are_refused_or_can_be_shown(sheet):
    """A slice of what ``tests/bench/fuzz_sheets.py`` does with the bundled corpus."""
    parts = [narrow_sheet(sheet, [], [one]) for one in sheet.experts]
    outcome = fuzz_sheets(parts, count=800, seed=1)
    assert outcome.broken == []
    assert outcome.accepted > 50
    assert outcome.refused > 300


def test_a_large_sheet_is_read_in_little_time(sheet):
    """A hundred experts; a round-up of an article has six."""
    cells = [cell for cell in sheet.cells if cell.expert == "Gamma"]
    names = [f"Test {number}" for number in range(100)]
    value = json.loads(format_json(narrow_sheet(sheet, [], ["Gamma"])))
    value["experts"] = names
    value["marks"]["texts"] = dict.fromkeys(names, value["marks"]["texts"]["Gamma"])
    value["cells"] = [{**one, "expert": name} for name in names for one in value["cells"]]
    document = make_document(value)
    with must_not_hang():
        assert len(read_sheet(document).cells) == 100 * len(cells)
