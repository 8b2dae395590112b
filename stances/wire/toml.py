"""Reads TOML that people write by hand into records; every fault is reported with its line."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, TypeVar

import msgspec

from stances.errors import StancesError
from stances.regex import compile_later
from stances.wire.records import Record, describe_fault
from stances.wire.toml_faults import find_fault
from stances.wire.toml_lines import At, Lines, join_names

T = TypeVar("T")

NotEmpty = Annotated[str, msgspec.Meta(pattern=r"\S")]
"""A string that holds more than spaces."""
Phrases = tuple[NotEmpty, ...]
Number = int | float


class Table(Record, forbid_unknown_fields=True):
    """A table of a TOML file, or the file itself: each field is a key that it may hold.

    Fields may be strings, numbers, dates, lists of strings, tables, lists of tables, and tables of
    any keys. One that may be left out is unset by default, so that the record says what the file
    says and no more.
    """


_OWN_TYPES = (datetime.date, datetime.datetime, datetime.time)
"""The types that TOML has besides those of JSON: a date is never written as a string."""
_WIDEST = 2**63
"""Whole numbers of TOML have 64 bits (toml.io/en/v1.0.0, "Integer")."""
_DEEP = 100
"""With brackets nested deeper than this, a file is likely the reason that Python gave up."""
_LONG_NUMBER = compile_later(r"(?<![\w\"'])[+-]?\d[\d_]{4000,}")
# A string of either kind, a comment, a bracket or a line end; all else takes no part in nesting.
_NESTING = compile_later(
    r'"""(?:\\.|[^\\])*?"""'
    r"|'''.*?'''"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|(?P<open>[\[{])|(?P<close>[\]}])|(?P<line>\n)",
    re.DOTALL,
)


def read_toml(name: str, data: bytes, kind: type[T]) -> tuple[T, Lines]:
    """Read a TOML file into a record.

    Args:
        name: the file, as messages name it.
        data: its bytes.
        kind: the class of the record; each of its fields is a key of the file.

    Returns:
        the record, and the lines on which its keys stand.

    Raises:
        StancesError: it is not UTF-8, or broken, or a key is unknown, missing or of the wrong
            type; with file and line.
    """
    table, lines = parse_toml(name, data)
    return make_table(table, kind, lines), lines


def read_section(
    name: str, data: bytes, section: tuple[str, str], kind: type[T]
) -> tuple[T, Lines] | None:
    """Read one table of a TOML file that other programs use as well.

    Args:
        name: the file, as messages name it.
        data: its bytes.
        section: the names of the table and of the one above it: ``("tool", "stances")``.
        kind: the class of the record.

    Returns:
        the record and its lines, as if the table were the whole file; `None` where there is no
        such table, or where the file is broken and no header names the table.

    Raises:
        StancesError: the file is broken, or what the table holds is wrong; with file and line.
    """
    outer, inner = section
    try:
        whole, lines = parse_toml(name, data)
    except StancesError:
        header = rf"^\s*\[\[?\s*{outer}\s*\.\s*{inner}\s*[\].]"
        if re.search(header.encode(), data, re.MULTILINE):
            raise
        return None
    above = whole.get(outer)
    if not isinstance(above, dict) or inner not in above:
        return None
    table = above[inner]
    if not isinstance(table, dict):
        raise StancesError(f'"{inner}" must be a table', where=lines.locate((outer, 0), inner))
    own = lines.narrow_to(join_names(outer, inner))
    return make_table(table, kind, own), own


def parse_toml(name: str, data: bytes) -> tuple[dict[str, Any], Lines]:
    """Read a TOML file into plain values; nothing but its syntax is checked.

    Args:
        name: the file, as messages name it.
        data: its bytes.

    Raises:
        StancesError: it is not UTF-8, or broken; with file and line.
    """
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise StancesError(
            "not UTF-8 text", where=f"{name}:{line}", hint="save the file as UTF-8"
        ) from fault
    import tomllib  # noqa: PLC0415  (most runs have no settings and a compiled rubric)

    try:
        lines = Lines(name, text)
        return tomllib.loads(text), lines
    except tomllib.TOMLDecodeError as fault:
        what, line = _split_message(str(fault), text)
        raise StancesError(f"broken TOML: {what}", where=f"{name}:{line}") from fault
    except ValueError as fault:
        line = _find_long_number(text)
        raise StancesError("broken TOML: a number is too long", where=f"{name}:{line}") from fault
    except RecursionError as fault:
        line = _find_deep(text)
        raise StancesError("broken TOML: nested too deep", where=f"{name}:{line}") from fault


def make_table(table: Mapping[str, Any], kind: type[T], lines: Lines) -> T:
    """Turn what a file or one of its tables holds into a record.

    Args:
        table: plain values, as `parse_toml` gives them.
        kind: the class of the record.
        lines: where its keys stand.

    Raises:
        StancesError: a key is unknown, missing or of the wrong type; with file and line.
    """
    _check_values(table, lines)
    try:
        return msgspec.convert(table, kind, strict=True, builtin_types=_OWN_TYPES)
    except msgspec.ValidationError as fault:
        unforeseen = StancesError(describe_fault(str(fault)), where=lines.locate())
        raise (find_fault(table, kind, lines) or unforeseen) from fault


def _check_values(table: Mapping[str, Any], lines: Lines) -> None:
    """Check that no text holds a NUL character, and that every whole number has 64 bits.

    Raises:
        StancesError: with file and line.
    """
    for at, key, value in _list_values(table):
        if isinstance(value, str) and "\0" in value:
            fault = f'"{key}" must not hold a NUL character'
        elif isinstance(value, int) and not -_WIDEST <= value < _WIDEST:
            fault = f'"{key}": a number is too long'
        else:
            continue
        raise StancesError(fault.replace("\0", r"\0"), where=lines.locate(at, key))


def _list_values(table: Mapping[str, Any]) -> Iterator[tuple[At, str, object]]:
    """Yield every key and every single value, each with the table and the key it stands under."""
    rest: list[tuple[At, str, Any]] = [(("", 0), "", table)]
    while rest:
        at, key, value = rest.pop()
        if isinstance(value, Mapping):
            inside = (join_names(at[0], key), at[1]) if key else at
            for name, one in value.items():
                yield inside, name, name
                rest.append((inside, name, one))
        elif isinstance(value, list):
            for number, one in enumerate(value):
                if isinstance(one, dict):
                    rest.append(((join_names(at[0], key), number), "", one))
                else:
                    rest.append((at, key, one))
        else:
            yield at, key, value


def _split_message(message: str, text: str) -> tuple[str, int]:
    """Return the fault that tomllib reports, and its line, which only the message holds."""
    what, _, where = message.partition(" (at ")
    if where.startswith("line "):
        return what, int(where.removeprefix("line ").split(",")[0])
    return what, text.count("\n") + 1


def _find_long_number(text: str) -> int:
    """Return the line of the first number that Python refuses to read for its length."""
    found = _LONG_NUMBER.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _find_deep(text: str) -> int:
    """Return the first line on which more than `_DEEP` brackets are open."""
    line, depth = 1, 0
    for match in _NESTING.finditer(text):
        if match["line"]:
            line += 1
        elif match["open"]:
            depth += 1
            if depth > _DEEP:
                return line
        elif match["close"]:
            depth -= 1
        else:
            line += match.group().count("\n")
    return 1
