"""TOML with lines: whatever is wrong is reported where it stands."""

from __future__ import annotations

import datetime
from typing import Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET, UnsetType

from stances.errors import StancesError
from stances.wire.toml import (
    NotEmpty,
    Number,
    Phrases,
    Table,
    make_table,
    parse_toml,
    read_section,
    read_toml,
)

TEXT = '''\
# first
id = "x"
"quoted key" = 1
one.two.three = 1
inline = [
  {a = 1},
  {a = 2},
]
long = """
false = 1
[false]
"""

[top]  # a table
key = 1
own.deep = 2

[top.below]
key = 2

[[row]]
key = 1
[[row]]
key = 2
[ spaced . "out" ]
key = 3
'''


@pytest.mark.parametrize(
    ("at", "key", "line"),
    [
        (("", 0), "", 1),
        (("", 0), "id", 2),
        (("", 0), "quoted key", 3),
        (("one.two", 0), "three", 4),
        (("", 0), "one", 4),
        (("", 0), "inline", 5),
        (("inline", 0), "a", 5),
        (("inline", 1), "", 5),
        (("", 0), "false", 1),
        (("", 0), "top", 14),
        (("top", 0), "", 14),
        (("top", 0), "key", 15),
        (("top", 0), "own", 16),
        (("top.own", 0), "deep", 16),
        (("top", 0), "below", 18),
        (("top.below", 0), "key", 19),
        (("row", 0), "key", 22),
        (("row", 1), "", 23),
        (("row", 1), "key", 24),
        (("row", 1), "missing", 23),
        (("spaced.out", 0), "key", 26),
        (("nowhere", 0), "key", 1),
    ],
)
def test_where_a_key_stands(at, key, line):
    table, lines = parse_toml("a.toml", TEXT.encode())
    assert table["id"] == "x"
    assert lines.find_line(at, key) == line
    assert lines.locate(at, key) == f"a.toml:{line}"


def test_a_part_of_a_file_is_like_a_file():
    lines = parse_toml("a.toml", TEXT.encode())[1].narrow_to("top")
    assert lines.find_line(("", 0)) == 14
    assert lines.find_line(("", 0), "key") == 15
    assert lines.find_line(("", 0), "id") == 14
    assert lines.find_line(("", 0), "below") == 18
    assert lines.find_line(("below", 0), "key") == 19
    assert lines.find_line(("own", 0), "deep") == 16


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (b'a = "x"\r\nb = \r\n', "a.toml:2: broken TOML: Invalid value"),
        (b"a = 1\na = 2\n", "a.toml:2: broken TOML: Cannot overwrite a value"),
        (b'a = 1\nb = """', "a.toml:2: broken TOML: "),
        (b"a = 1\nb = '\xe9'\n", "a.toml:2: not UTF-8 text; save the file as UTF-8"),
        (b"a = 1\nb = '\x00'\n", "a.toml:2: broken TOML: Found invalid character '\\x00'"),
        (b"a = 1\n# \x00\n", "a.toml:2: broken TOML: Found invalid character '\\x00'"),
        (b"a = 1\nb = " + b"9" * 5000, "a.toml:2: broken TOML: a number is too long"),
        (b"a = 1\nb = [1, -" + b"9_9" * 3000 + b"]", "a.toml:2: broken TOML: a number is too long"),
        (b"a = 1\nb = " + b"[" * 9999 + b"]" * 9999, "a.toml:2: broken TOML: nested too deep"),
        (b"a = 1\nb = " + b"{c = " * 9999 + b"1" + b"}" * 9999, "a.toml:2: broken TOML: nested"),
        (b"a = 1\n" + b"b." * 9999 + b"c = 1", "a.toml:2: broken TOML: nested too deep"),
        (b"a = 1\n[" + b"b." * 9999 + b"c]\nd = 1", "a.toml:2: broken TOML: nested too deep"),
    ],
)
def test_what_is_broken(written, message):
    with pytest.raises(StancesError) as fault:
        parse_toml("a.toml", written)
    assert str(fault.value).startswith(message)


def test_what_is_nested_too_deep_has_its_line():
    """Brackets in strings and comments open nothing."""
    flat = "[" * 9000
    strings = f'a = "{flat}"\nb = \'{flat}\' # {flat}\nc = """\n{flat}"""\n'
    text = strings + "d = " + "[\n" * 4000 + "]" * 4000
    with pytest.raises(StancesError) as fault:
        parse_toml("a.toml", text.encode())
    assert str(fault.value) == "a.toml:105: broken TOML: nested too deep"


def test_line_ends_and_marks_do_not_matter():
    table, lines = parse_toml("a.toml", b"\xef\xbb\xbfa = 1\r\n\r\n[b]\r\nc = 2\r\n")
    assert table == {"a": 1, "b": {"c": 2}}
    assert (lines.find_line(("", 0), "a"), lines.find_line(("b", 0), "c")) == (1, 4)


class Row(Table):
    """A made-up table of which a file may hold several."""

    key: str
    with_: str | UnsetType = msgspec.field(name="with", default=UNSET)


class File(Table):
    """A made-up file."""

    word: str | UnsetType = UNSET
    full: NotEmpty | UnsetType = UNSET
    whole: int | UnsetType = UNSET
    number: Number | UnsetType = UNSET
    words: Phrases | UnsetType = UNSET
    table: Row | UnsetType = UNSET
    yes: bool | UnsetType = UNSET
    row: tuple[Row, ...] | UnsetType = UNSET
    day: datetime.date | UnsetType = UNSET
    kind: Literal["red", "green"] | UnsetType = UNSET
    kinds: tuple[Literal["red", "green"], ...] | UnsetType = UNSET
    lists: dict[str, Phrases] | UnsetType = UNSET
    numbers: dict[str, Number] | UnsetType = UNSET


@pytest.mark.parametrize(
    ("written", "key", "value"),
    [
        ('word = ""', "word", ""),
        ("whole = -1", "whole", -1),
        ("number = 1", "number", 1),
        ("number = 1.5", "number", 1.5),
        ("words = []", "words", ()),
        ('words = ["a"]', "words", ("a",)),
        ('table = {key = "a", with = "b"}', "table", Row(key="a", with_="b")),
        ("yes = false", "yes", False),
        ('[[row]]\nkey = "a"', "row", (Row(key="a"),)),
        ("day = 2030-12-31", "day", datetime.date(2030, 12, 31)),
        ('kind = "red"', "kind", "red"),
        ('kinds = ["red", "green"]', "kinds", ("red", "green")),
        ('[lists]\na = ["b"]\nc = []', "lists", {"a": ("b",), "c": ()}),
        ("whole = 9223372036854775807", "whole", 2**63 - 1),
        ("", "word", UNSET),
    ],
)
def test_what_fits(written, key, value):
    record, lines = read_toml("a.toml", written.encode(), File)
    assert getattr(record, key) == value
    assert type(getattr(record, key)) is type(value)
    assert lines.file == "a.toml"


FAULTS = [
    ("word = 1", '"word" must be a string'),
    ('full = " "', '"full" must not be empty'),
    ("full = 1", '"full" must be a string'),
    ("whole = 1.0", '"whole" must be a whole number'),
    ("whole = true", '"whole" must be a whole number'),
    ('number = "1"', '"number" must be a number'),
    ("number = true", '"number" must be a number'),
    ('words = "a"', '"words" must be a list of strings'),
    ("words = {}", '"words" must be a list of strings'),
    ("words = [1]", '"words" must hold strings, none of them empty'),
    ('words = ["a", " "]', '"words" must hold strings, none of them empty'),
    ("words = [[]]", '"words" must hold strings, none of them empty'),
    ("table = []", '"table" must be a table'),
    ("table = {key = 1}", '"key" must be a string'),
    ("yes = 1", '"yes" must be true or false'),
    ("row = {}", '"row" must be tables; write [[row]]'),
    ("row = [1]", '"row" must be tables; write [[row]]'),
    ('day = "2030-12-31"', '"day" must be a date, such as 2030-12-31 without quotes'),
    ("day = 2030-12-31T00:00:00", '"day" must be a date, such as 2030-12-31 without quotes'),
    ("day = 00:00:00", '"day" must be a date, such as 2030-12-31 without quotes'),
    ('kind = "gren"', '"kind" cannot be "gren"; did you mean "green"?'),
    ('kind = "blue"', '"kind" cannot be "blue"; known: green, red'),
    ("kind = 1", '"kind" must be a string'),
    ('kinds = ["red", "gren"]', '"kinds" cannot be "gren"; did you mean "green"?'),
    ("kinds = [1]", '"kinds" must hold strings, none of them empty'),
    ("lists = []", '"lists" must be a table'),
    ('lists = {a = "b"}', '"a" must be a list of strings'),
    ("lists = {a = [1]}", '"a" must hold strings, none of them empty'),
    ('numbers = {a = 1, b = "c"}', '"b" must be a number'),
    ("wrod = 1", 'unknown key "wrod"; did you mean "word"?'),
    ("table = {}", 'the key "key" is missing; add "key = …"'),
    ("row = [{}]", 'the key "key" is missing; add "key = …"'),
    ('row = [{key = "a"}, {key = "a", wiht = ""}]', 'unknown key "wiht"; did you mean "with"?'),
    ("whole = 9223372036854775808", '"whole": a number is too long'),
    ("number = 0x" + "f" * 5000, '"number": a number is too long'),
    ('word = "a\\u0000"', '"word" must not hold a NUL character'),
    ('words = ["a", "\\u0000"]', '"words" must not hold a NUL character'),
    ('lists = {"a\\u0000" = []}', '"a\\0" must not hold a NUL character'),
]


@pytest.mark.parametrize(("written", "message"), FAULTS, ids=[message for _, message in FAULTS])
def test_what_does_not_fit(written, message):
    with pytest.raises(StancesError) as fault:
        read_toml("a.toml", f"\n{written}".encode(), File)
    assert str(fault.value) == f"a.toml:2: {message}"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ('[table]\nwith = "b"', '1: the key "key" is missing'),
        ('[[row]]\nkey = "a"\n[[row]]\nwith = "b"', '3: the key "key" is missing'),
        ('[[row]]\nkey = "a"\n[[row]]\nkey = 2', '4: "key" must be a string'),
        ('[[row]]\nkey = "a"\n[[row]]\nky = ""', '4: unknown key "ky"'),
        ('[lists]\na = ["b"]\nc = 1', '3: "c" must be a list of strings'),
        ('[[row]]\nkey = "a"\n[[row]]\nkey = "\\u0000"', '4: "key" must not hold a NUL'),
        ("word = 1\nwrod = 1", '1: "word" must be a string'),
        ("wrod = 1\nword = 1", '1: unknown key "wrod"'),
    ],
)
def test_the_first_fault_has_its_own_line(written, message):
    with pytest.raises(StancesError) as fault:
        read_toml("a.toml", written.encode(), File)
    assert str(fault.value).startswith(f"a.toml:{message}")


SECTION = ("tool", "x")


def test_a_section_is_like_a_file():
    data = b"[other]\nword = 1\n[tool.x]\n\nnumber = 1\n"
    record, lines = read_section("a.toml", data, SECTION, File)
    assert record == File(number=1)
    assert lines.locate(("", 0), "number") == "a.toml:5"
    with pytest.raises(StancesError, match=r'^a\.toml:4: unknown key "wrod"'):
        read_section("a.toml", b"[tool]\n[tool.x]\n\nwrod = 1\n", SECTION, File)


@pytest.mark.parametrize(
    "data", [b"", b"tool = 1", b"[tool]\ny = 1", b"[tool.xy]\nword = 1", b"x = 1", b"a =", b"\x00"]
)
def test_a_file_without_the_section_is_left_alone(data):
    assert read_section("a.toml", data, SECTION, File) is None


@pytest.mark.parametrize("header", ["[tool.x]", "[[ tool . x ]]", "[tool.x.row]"])
def test_a_broken_file_with_the_section_is_an_error(header):
    with pytest.raises(StancesError, match=r"^a\.toml:1: broken TOML"):
        read_section("a.toml", f"a =\n{header}\n".encode(), SECTION, File)


def test_a_section_that_is_not_a_table():
    with pytest.raises(StancesError, match=r'^a\.toml:2: "x" must be a table'):
        read_section("a.toml", b"[tool]\nx = 3\n", SECTION, File)


def test_the_hint_for_a_section_names_the_whole():
    with pytest.raises(StancesError, match=r"a.toml:2: .*write \[\[tool.x.row\]\]"):
        read_section("a.toml", b"[tool.x]\nrow = 1\n", SECTION, File)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.text("a \0é", max_size=3)
    | st.dates()
    | st.times()
    | st.datetimes(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["key", "with", "a", "\0"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*File.__struct_fields__, "wrod"]), VALUES, max_size=3))
def test_whatever_a_file_holds_is_read_or_refused(table):
    """Each fault that `msgspec` finds has words of our own."""
    lines = parse_toml("a.toml", b"")[1]
    try:
        made = make_table(table, File, lines)
    except StancesError as fault:
        assert str(fault).startswith("a.toml:1: ")
        assert "`" not in fault.what
    else:
        assert isinstance(made, File)
