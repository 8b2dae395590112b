"""A baseline that is broken is refused, with the path of the fault."""

from __future__ import annotations

import contextlib
import copy
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands.gate.samples import read_text
from stances.commands.gate.baseline_record import format_baseline
from stances.errors import StancesError


def refuse(text):
    """See that a text is refused, and return the message."""
    with pytest.raises(StancesError) as caught:
        read_text(text)
    assert caught.value.hint
    assert str(caught.value).startswith("b.json")
    return str(caught.value)


# Any part lost or replaced


def test_wherever_it_is_broken_off_it_is_refused(text):
    data = text.encode()
    for end in range(len(data) - 2):
        refuse(data[:end].decode(errors="ignore"))
    assert format_baseline(read_text(data[:-1].decode())) == text  # all but the last line end


def test_wherever_a_line_is_missing_it_is_refused_or_another_scoring(text):
    """No line can be lost so that the same scores are read."""
    lines = text.split("\n")
    for number in range(len(lines) - 1):
        less = "\n".join(lines[:number] + lines[number + 1 :])
        try:
            made = format_baseline(read_text(less))
        except StancesError:
            continue
        assert made != text, lines[number]


def list_paths(value, path=()):
    """The path of every value of a record, without that of the record itself."""
    if path:
        yield path
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from list_paths(value[key], (*path, key))


def find_value(record, path):
    """What stands at a path; `None` where it was left out."""
    for key in path:
        try:
            record = record[key]
        except (KeyError, IndexError):
            return None
    return record


def replace_value(record, path, value):
    changed = copy.deepcopy(record)
    find_value(changed, path[:-1])[path[-1]] = value
    return changed


def format_path(path):
    """The path as messages write it; the key of a mapping is written as ``[...]``."""
    return "$" + "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path)


WRONG = (None, [], {}, "x", "", -1, 7, 1.5, True, False, [1], {"a": 1}, [None], 10**400)


def test_no_value_of_another_type_is_read_as_something_else(text):
    """Each value in turn becomes each wrong one: refused, or kept as exactly what it says."""
    record = json.loads(text)
    refused = 0
    for path in list_paths(record):
        for wrong in WRONG if path != ("format_version",) else ():
            changed = json.dumps(replace_value(record, path, wrong))
            try:
                made = json.loads(format_baseline(read_text(changed)))
            except StancesError:
                refused += 1
                continue
            moved = path[0] == "cells" and path[-1] in ("expert", "dimension")  # sorted anew
            found = made if moved else find_value(made, path)
            unknown = not found and path[0] == "marks" and wrong == {"a": 1}
            meant_the_same = not found and not wrong and wrong is not False
            assert found == wrong or moved or unknown or meant_the_same, (path, wrong, found)
            assert wrong is not True and wrong is not False, path
    assert refused > 1000


def test_a_field_that_is_missing_is_refused_with_its_path(text):
    """But for those that may be left out: then what is read is another baseline."""
    record = json.loads(text)
    optional = {"words", "modifiers", "rule_file", "rule_line", "rule_weight", "rule_mark"}
    optional |= {"marks", "rubric", "texts", "shared", "modifiers", "dimensions", "entries"}
    missing = 0
    for path in list_paths(record):
        holder, key = find_value(record, path[:-1]), path[-1]
        if not isinstance(holder, dict) or key in ("type", "format_version") or "texts" in path:
            continue
        if path[0] == "marks" and len(path) > 3:  # a mark of one dimension
            continue
        changed = copy.deepcopy(record)
        del find_value(changed, path[:-1])[key]
        if key in optional and "passport" not in path:
            assert format_baseline(read_text(json.dumps(changed))) != text
        else:
            missing += 1
            assert f" {format_path(path)}: missing; " in refuse(json.dumps(changed))
    assert missing > 50


@pytest.mark.parametrize(
    ("path", "wrong", "message"),
    [
        (("cells", 4, "evidence", 0, "weight"), 1.5, "expected `float` <= 1.0"),
        (("cells", 4, "evidence", 0, "weight"), "1", "expected `float`, got `str`"),
        (("cells", 4, "evidence", 0, "sign"), 2, "invalid enum value 2"),
        (("cells", 4, "evidence", 0, "line"), -1, "expected `int` >= 0"),
        (("cells", 4, "evidence", 0, "line"), True, "expected `int`, got `bool`"),
        (("cells", 4, "evidence", 0, "rule_line"), 1.0, "expected `int | null`, got `float`"),
        (("cells", 4, "evidence", 0, "origin"), "guess", "invalid enum value 'guess'"),
        (("cells", 4, "evidence", 0, "voice"), "sung", "invalid enum value 'sung'"),
        (("cells", 3, "position"), -1.5, "expected `float` >= -1.0"),
        (("cells", 3, "for"), -0.5, "expected `float` >= 0.0"),
        (("cells", 3, "expert"), "", "expected `str` of length >= 1"),
        (("cells", 3, "state"), "against ", "invalid enum value 'against '"),
        (("cells", 4, "evidence"), {}, "expected `array`, got `object`"),
        (("passport", "method"), 3, "expected `str`, got `int`"),
        (("cells",), {}, "expected `array`, got `object`"),
    ],
    ids=str,
)
def test_a_value_of_a_wrong_type_is_refused_with_its_path(text, path, wrong, message):
    refused = refuse(json.dumps(replace_value(json.loads(text), path, wrong)))
    assert f": broken baseline: {format_path(path)}: {message}; " in refused


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda r: r.update(type="sheet"), "not a baseline"),
        (lambda r: r.pop("type"), "not a baseline"),
        (lambda r: r.update(format_version="2.0"), 'format "2.0"; this version'),
        (lambda r: r.pop("format_version"), 'format ""'),
        (lambda r: r.update(cells=[]), "$.cells: empty"),
        (lambda r: r["cells"].append(r["cells"][0]), "$.cells[6]: Test Beta on tolls stands in"),
        (lambda r: r["cells"][0].update(earlier=1), "$.cells[0].earlier: expected at most 0"),
        (
            lambda r: r["cells"][0].update(position=-0.4),
            '$.cells[0] (Test Beta on tolls).position: "for" and "against" give -0.500000',
        ),
        (
            lambda r: r["cells"][0].update(against=0.9),
            "$.cells[0] (Test Beta on tolls).against: the evidence gives 1.0000",
        ),
        (
            lambda r: r["cells"][0].update({"for": 0.5}),
            "$.cells[0] (Test Beta on tolls).for: the evidence gives 0.0000",
        ),
        (
            lambda r: r["cells"][0].update(state="for"),
            '$.cells[0] (Test Beta on tolls).state: "for" does not agree with the position',
        ),
        (
            lambda r: r["cells"][0].update(state="silent"),
            '(Test Beta on tolls).position: does not agree with the state "silent"',
        ),
        (
            lambda r: r["cells"][0].update(position=None),
            '(Test Beta on tolls).position: does not agree with the state "against"',
        ),
        (
            lambda r: r["cells"][2].update(state="mixed"),
            '(Test Silent on tolls).position: does not agree with the state "mixed"',
        ),
    ],
)
def test_what_does_not_agree_is_refused(text, change, message):
    record = json.loads(text)
    change(record)
    assert message in refuse(json.dumps(record))


def test_a_broken_cell_is_refused_with_its_line(text):
    line = text.split("\n").index('      "position": -0.5,') + 1
    head = f"b.json:{line - 4}: broken baseline: $.cells[0]"
    assert refuse(text.replace('"position": -0.5', '"position": -0.6')).startswith(head)
    assert refuse(text.replace('"position": -0.5', '"position": "-0.5"')).startswith(head)
    assert refuse(text.replace('      "position": -0.5,\n', "")).startswith(head)


def test_each_cell_is_refused_with_its_own_line(text):
    record = json.loads(text)
    starts = [at for at, line in enumerate(text.split("\n"), 1) if line.startswith("    {")]
    assert len(starts) == len(record["cells"])
    lines = text.split("\n")
    for number, start in enumerate(starts):
        end = next(at for at in range(start, start + 9) if '"state": ' in lines[at - 1])
        wrong = re.sub(r'"state": "\w+"', '"state": 1', lines[end - 1])
        broken = "\n".join([*lines[: end - 1], wrong, *lines[end:]])
        assert f"b.json:{start}: broken baseline: $.cells[{number}].state: " in refuse(broken)


# What is not JSON, or not JSON to trust


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("NaN", "NaN is not a number"),
        ("Infinity", "Infinity is not a number"),
        ("-Infinity", "-Infinity is not a number"),
        ("1e999", "the number 1e999 is too large"),
        ("-1e999", "the number -1e999 is too large"),
        ("1" + "0" * 5000, "is too long"),
        ("-0.5e", "b.json:"),
        ("0x1", "b.json:"),
        ("01", "b.json:"),
        ("+1", "b.json:"),
        (".5", "b.json:"),
    ],
    ids=lambda one: one[:12],
)
def test_what_is_not_a_number_is_refused(text, wrong, message):
    for field in ('"position": -0.5', '"against": 1.0', '"line": 1', '"weight": 1.0'):
        name = field.split(":")[0]
        assert message in refuse(text.replace(field, f"{name}: {wrong}"))
    assert "broken baseline" in refuse(text.replace('"type": ', f'"newly": {wrong}, "type": '))


def test_a_key_that_stands_twice_is_refused_wherever_it_does(text):
    found = re.finditer(r'"(\w+)": ', text)
    keys = {match[1]: match.start() for match in found}
    assert len(keys) > 20
    for key, start in keys.items():
        doubled = f'{text[:start]}"{key}": 1, {text[start:]}'
        assert f'the key "{key}" stands twice in one object' in refuse(doubled)


def test_a_merge_that_went_wrong_is_refused(text):
    hint = "if a merge broke it, take either side; else delete it, and run stances accept"
    both = text.replace('"state": "against",', '"state": "for",\n      "state": "against",')
    assert refuse(both).endswith(f'the key "state" stands twice in one object; {hint}')
    line = text.split("\n").index('      "state": "against",') + 1
    marked = refuse(text.replace('      "state": "against",', "<<<<<<< ours"))
    assert marked.startswith(f"b.json:{line}: broken baseline: ")
    assert marked.endswith(hint)
    assert refuse(f"<<<<<<< ours\n{text}").startswith("b.json:1: broken baseline: ")


@pytest.mark.parametrize("depth", [10_000, 100_000])
def test_what_is_nested_too_deep_is_refused(text, depth):
    deep = "[" * depth + "]" * depth
    assert "nested too deep" in refuse(text.replace('"type": ', f'"newly": {deep}, "type": '))
    assert "not a baseline" in refuse("[" * depth)
    assert "nested too deep" in refuse('{"a": ' * depth)


@pytest.mark.parametrize(
    "wrong",
    ['"\\ud800": 1, "type": ', '"newly": {"\\ud800": 1}, "type": '],
)
def test_half_a_character_in_a_key_is_refused_or_left_alone(text, wrong):
    """A lone surrogate is a key that JSON allows, and that is not Unicode."""
    spoiled = text.replace('"type": ', wrong)
    try:
        assert format_baseline(read_text(spoiled)) == text
    except StancesError as error:
        assert "half a character" in str(error)


@pytest.mark.parametrize("field", ["origin", "voice", "state"])
def test_half_a_character_in_a_word_of_ours_is_refused(text, field):
    refuse(re.sub(rf'"{field}": "\w+"', rf'"{field}": "\\ud800"', text, count=1))


@pytest.mark.parametrize("other", ["", "An article.", "[1]", "null", '"x"', "7", "{}", "[", "{"])
def test_what_is_not_a_baseline_is_refused(other):
    assert "baseline" in refuse(other)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_is_put_into_it_only_our_error_comes_out(text, data):
    record = json.loads(text)
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(list(list_paths(record))))
        holder = find_value(record, path[:-1])
        if data.draw(st.booleans()):
            holder[path[-1]] = data.draw(json_values)
        elif isinstance(holder, dict):
            holder[data.draw(st.text())] = holder.pop(path[-1])
        else:
            holder.append(holder[path[-1]])
    with contextlib.suppress(StancesError):
        read_text(json.dumps(record))


def test_a_minor_version_may_add_what_we_do_not_know(text):
    record = json.loads(text)
    record.update(format_version="1.9", newly={"made": 1})
    record["passport"]["newly"] = {"made": [1]}
    for cell in record["cells"]:
        cell["newly"] = 1
        for one in cell["evidence"]:
            one["newly"] = None
    assert format_baseline(read_text(json.dumps(record))) == text
