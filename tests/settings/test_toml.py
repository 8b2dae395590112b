"""TOML with lines: what is wrong is told where it stands."""

from __future__ import annotations

import datetime

import pytest

from stances.errors import StancesError
from stances.toml import Lines, Tables, check, parse

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
    table, lines = parse("a.toml", TEXT.encode())
    assert table["id"] == "x"
    assert lines.line(at, key) == line
    assert lines.where(at, key) == f"a.toml:{line}"


def test_a_part_of_a_file_is_like_a_file():
    lines = parse("a.toml", TEXT.encode())[1].within("top")
    assert lines.line(("", 0)) == 14
    assert lines.line(("", 0), "key") == 15
    assert lines.line(("", 0), "id") == 14
    assert lines.line(("", 0), "below") == 18
    assert lines.line(("below", 0), "key") == 19
    assert lines.line(("own", 0), "deep") == 16


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b'a = "x"\r\nb = \r\n', "a.toml:2: broken TOML: Invalid value"),
        (b"a = 1\na = 2\n", "a.toml:2: broken TOML: Cannot overwrite a value"),
        (b'a = 1\nb = """', "a.toml:2: broken TOML: "),
        (b"a = 1\nb = '\xe9'\n", "a.toml:2: not UTF-8 text; save the file as UTF-8"),
    ],
)
def test_what_is_broken(written, told):
    with pytest.raises(StancesError) as fault:
        parse("a.toml", written)
    assert str(fault.value).startswith(told)


def test_line_ends_and_marks_do_not_matter():
    table, lines = parse("a.toml", b"\xef\xbb\xbfa = 1\r\n\r\n[b]\r\nc = 2\r\n")
    assert table == {"a": 1, "b": {"c": 2}}
    assert (lines.line(("", 0), "a"), lines.line(("b", 0), "c")) == (1, 4)


KNOWN = {
    "word": str,
    "whole": int,
    "number": float,
    "words": list,
    "table": dict,
    "yes": bool,
    "row": Tables,
    "day": datetime.date,
}


@pytest.mark.parametrize(
    "written",
    [
        'word = ""',
        "whole = -1",
        "number = 1",
        "number = 1.5",
        "words = []",
        'words = ["a"]',
        "table = {}",
        "yes = false",
        "row = [{}]",
        "day = 2030-12-31",
    ],
)
def test_what_fits(written):
    table, lines = parse("a.toml", written.encode())
    check(table, KNOWN, (), lines)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("word = 1", '"word" must be a string'),
        ("whole = 1.0", '"whole" must be a whole number'),
        ("whole = true", '"whole" must be a whole number'),
        ('number = "1"', '"number" must be a number'),
        ("number = true", '"number" must be a number'),
        ('words = "a"', '"words" must be a list'),
        ("words = [1]", '"words" must hold strings, none of them empty'),
        ('words = ["a", " "]', '"words" must hold strings, none of them empty'),
        ("table = []", '"table" must be a table'),
        ("yes = 1", '"yes" must be true or false'),
        ("row = {}", '"row" must be tables; write [[row]]'),
        ("row = [1]", '"row" must be tables; write [[row]]'),
        ('day = "2030-12-31"', '"day" must be a date, such as 2030-12-31 without quotes'),
        ("day = 2030-12-31T00:00:00", '"day" must be a date, such as 2030-12-31 without quotes'),
        ("day = 00:00:00", '"day" must be a date, such as 2030-12-31 without quotes'),
        ("wrod = 1", 'unknown key "wrod"; did you mean "word"?'),
    ],
)
def test_what_does_not_fit(written, told):
    table, lines = parse("a.toml", f"\n{written}".encode())
    with pytest.raises(StancesError) as fault:
        check(table, KNOWN, (), lines)
    assert str(fault.value) == f"a.toml:2: {told}"


def test_what_is_missing():
    with pytest.raises(StancesError) as fault:
        check({}, KNOWN, ("word",), Lines("a.toml", "\n[x]"), ("x", 0))
    assert str(fault.value) == 'a.toml:2: the key "word" is missing; add "word = …"'


def test_the_hint_for_a_part_of_a_file_names_the_whole():
    table, lines = parse("a.toml", b"[tool.x]\nrow = 1\n")
    with pytest.raises(StancesError, match=r"a.toml:2: .*write \[\[tool.x.row\]\]"):
        check(table["tool"]["x"], KNOWN, (), lines.within("tool.x"))
