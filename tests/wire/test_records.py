"""Records as JSON and back: whatever does not fit is refused, with its place."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET, UnsetType

from stances.document import Document, LineMap
from stances.errors import StancesError
from stances.wire.records import (
    Record,
    describe_fault,
    format_json,
    make_object,
    make_plain,
    make_record,
    parse_json,
    use_default,
)


class Part(Record):
    """A made-up part of a record."""

    text: str
    note: str | UnsetType = UNSET


class Whole(Record):
    """A made-up record."""

    name: str
    against: float = msgspec.field(name="for", default=0.0)
    parts: tuple[Part, ...] = ()


def test_a_record_is_frozen_and_made_by_keyword():
    part = Part(text="a")
    with pytest.raises(AttributeError):
        part.text = "b"
    with pytest.raises(TypeError):
        Part("a")


def test_a_record_has_the_order_and_the_names_of_its_json():
    whole = Whole(name="a", against=0.5, parts=(Part(text="b"), Part(text="c", note="d")))
    plain = {"name": "a", "for": 0.5, "parts": ({"text": "b"}, {"text": "c", "note": "d"})}
    assert make_plain(whole) == plain
    assert list(make_plain(whole)) == list(plain)
    assert json.loads(format_json(whole)) == json.loads(json.dumps(plain))
    assert make_record(json.loads(format_json(whole)), Whole, what="x", where="") == whole


def test_an_unset_field_has_a_default_where_it_is_used():
    assert use_default(Part(text="a").note, "none") == "none"
    assert use_default(Part(text="a", note="").note, "none") == ""


def document(text, **more):
    return Document(name="a.json", text=text, **more)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a": 1, "b": 2, "a": 3}', 'a.json: broken sheet: the key "a" stands twice in one obj'),
        ('[{"a": {"b": 1, "b": 1}}]', 'a.json: broken sheet: the key "b" stands twice in one obj'),
        ('{"a": NaN}', "a.json: broken sheet: NaN is not a number in JSON"),
        ('{"a": -Infinity}', "a.json: broken sheet: -Infinity is not a number in JSON"),
        ('{"a": 1e999}', "a.json: broken sheet: the number 1e999 is too large"),
        ('{"a": -1e999}', "a.json: broken sheet: the number -1e999 is too large"),
        ('{"a": ' + "9" * 5000 + "}", "a.json: broken sheet: the number 99999999999999999999… is"),
        ("[" * 100_000, "a.json: broken sheet: nested too deep"),
        ('{"a":' * 100_000, "a.json: broken sheet: nested too deep"),
        ('{"a": 1,\n\n}', "a.json:3: broken sheet: "),
        ("", "a.json:1: broken sheet: "),
        ('"a', "a.json:1: broken sheet: "),
    ],
    ids=lambda value: value[:30],
)
def test_broken_json(text, message):
    with pytest.raises(StancesError) as fault:
        parse_json(document(text), "sheet", "make it anew")
    assert str(fault.value).startswith(message)
    assert fault.value.hint == "make it anew"


def test_a_fault_in_a_part_of_a_file_has_the_line_of_the_file():
    part = document("{\n", lines=LineMap(starts=(0,), numbers=(7,)))
    with pytest.raises(StancesError, match=r"^a\.json:8: broken line"):
        parse_json(part, "line")


def test_sound_json_is_read_with_its_mark_or_without():
    for text in ('{"a": [1, 2.5, "b", null, true]}', '\ufeff{"a": [1, 2.5, "b", null, true]}'):
        assert parse_json(document(text), "sheet") == {"a": [1, 2.5, "b", None, True]}


@pytest.mark.parametrize("digits", [1, 19, 300])
def test_whole_numbers_of_a_likely_length_are_read(digits):
    assert parse_json(document("9" * digits), "sheet") == int("9" * digits)


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ([], "$: expected `object`, got `array`"),
        ({}, "$.name: missing"),
        ({"name": 1}, "$.name: expected `str`, got `int`"),
        ({"name": "a", "for": "b"}, "$.for: expected `float`, got `str`"),
        ({"name": "a", "for": True}, "$.for: expected `float`, got `bool`"),
        ({"name": "a", "parts": [{"text": "b"}, {}]}, "$.parts[1].text: missing"),
        ({"name": "a", "parts": [{"text": None}]}, "$.parts[0].text: expected `str`, got `null`"),
    ],
)
def test_what_does_not_fit_a_record(value, fault):
    with pytest.raises(StancesError) as caught:
        make_record(value, Whole, what="sheet", where="a.json", hint="make it anew")
    assert str(caught.value) == f"a.json: broken sheet: {fault}; make it anew"


def test_the_longest_number_that_is_read_fits_a_float():
    value = parse_json(document('{"name": "a", "for": ' + "9" * 300 + "}"), "sheet")
    assert make_record(value, Whole, what="sheet", where="a.json").against == 1e300


def test_unknown_keys_are_passed_over():
    """A later minor version may add some."""
    assert make_record({"name": "a", "new": 1}, Whole, what="x", where="").name == "a"


def test_a_fault_without_a_path_is_one_of_the_whole():
    assert describe_fault("Expected `object`, got `array`") == "$: expected `object`, got `array`"


def test_an_object_keeps_its_order():
    assert list(make_object([("b", 1), ("a", 2)])) == ["b", "a"]


HIDDEN = "\x7f\x85\x9f\u00ad\u061c\u200b\u200f\u2028\u202e\u2066\ufeff\U000e0041"


def test_nothing_hidden_is_written():
    text = format_json(Part(text=f"a{HIDDEN}b"))
    assert text.isprintable()
    assert json.loads(text) == {"text": f"a{HIDDEN}b"}


def test_what_shows_is_written_as_it_is():
    shown = "Ümlaut, 漢字, עברית, 🙂, é, “quotes”"
    assert format_json(Part(text=shown)) == f'{{"text": "{shown}"}}'


def test_numbers_that_are_not_finite_are_never_written():
    with pytest.raises(ValueError, match="not JSON compliant"):
        format_json(Whole(name="a", against=float("nan")))


def test_levels_are_indented():
    assert format_json(Part(text="a"), indent=2) == '{\n  "text": "a"\n}'


@given(st.text(max_size=20))
def test_any_text_comes_back(text):
    assert json.loads(format_json(Part(text=text))) == {"text": text}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text("ab", max_size=2),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "for", "parts", "text", "note"]), inner, max_size=3
        )
    ),
    max_leaves=10,
)


@given(JSON)
def test_any_value_fits_or_is_refused(value):
    try:
        made = make_record(value, Whole, what="sheet", where="a.json")
    except StancesError as fault:
        assert str(fault).startswith("a.json: broken sheet: $")
    else:
        assert isinstance(made, Whole)
