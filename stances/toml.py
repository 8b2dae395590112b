"""TOML that was written by hand: read, checked, and every fault with the line it stands on."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from stances.errors import StancesError, did_you_mean

_PART = r"""(?:"[^"]*"|'[^']*'|[\w-]+)"""
_DOTTED = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = re.compile(rf"\s*\[\[?\s*({_DOTTED})\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(rf"\s*({_DOTTED})\s*=")


class Tables(list[dict[str, Any]]):
    """The type of a key that holds a list of tables; a plain `list` holds strings."""


_NAMES = {
    str: "a string",
    int: "a whole number",
    float: "a number",
    list: "a list",
    dict: "a table",
    bool: "true or false",
    Tables: "tables",
    datetime.date: "a date, such as 2030-12-31 without quotes",
}


def parse(name: str, data: bytes) -> tuple[dict[str, Any], Lines]:
    """Read a TOML file.

    Args:
        name: the file, as messages name it.

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
    try:
        return tomllib.loads(text), Lines(name, text)
    except tomllib.TOMLDecodeError as fault:
        what, line = _told(str(fault), text)
        raise StancesError(f"broken TOML: {what}", where=f"{name}:{line}") from fault


def _told(message: str, text: str) -> tuple[str, int]:
    """What tomllib complains of, and the line; it names the line only in the message."""
    what, _, place = message.partition(" (at ")
    if place.startswith("line "):
        return what, int(place.removeprefix("line ").split(",")[0])
    return what, text.count("\n") + 1


def check(
    table: Mapping[str, Any],
    known: Mapping[str, type],
    required: tuple[str, ...],
    lines: Lines,
    at: tuple[str, int] = ("", 0),
) -> None:
    """See that a table holds known keys of the right type, and all that are required.

    Args:
        table: what ``tomllib`` read.
        known: the keys it may hold, with their types; whole numbers pass as numbers.
        at: the table's name in the file and its index among tables of that name.

    Raises:
        StancesError: with file and line.
    """
    for key, value in table.items():
        where = lines.where(at, key)
        if key not in known:
            raise StancesError(
                f'unknown key "{key}"', where=where, hint=did_you_mean(key, list(known))
            )
        wanted = known[key]
        if not _fits(value, wanted):
            hint = f"write [[{lines.above}{key}]]" if wanted is Tables else ""
            raise StancesError(f'"{key}" must be {_NAMES[wanted]}', where=where, hint=hint)
        if wanted is list and not all(isinstance(one, str) and one.strip() for one in value):
            raise StancesError(f'"{key}" must hold strings, none of them empty', where=where)
    for key in required:
        if key not in table:
            raise StancesError(
                f'the key "{key}" is missing', where=lines.where(at), hint=f'add "{key} = …"'
            )


def _fits(value: object, wanted: type) -> bool:
    if wanted is Tables:
        return isinstance(value, list) and all(isinstance(one, dict) for one in value)
    if wanted is float:
        return type(value) in (int, float)
    return type(value) is wanted  # true is no number, and a time of day no date


class Lines:
    """Finds the line on which a table or a key stands, since ``tomllib`` does not tell.

    >>> lines = Lines("a.toml", 'id = "x"\\n\\n[[cue]]\\nwords = ["y"]\\n')
    >>> lines.where(("cue", 0), "words")
    'a.toml:4'

    Attributes:
        file: as messages name it.
        above: what the file has before every name, where this is but a part of it.
    """

    def __init__(self, file: str, text: str, *, above: str = "") -> None:
        self.file = file
        self.above = above
        self._tables: dict[tuple[str, int], int] = {("", 0): 1}
        self._keys: dict[tuple[str, int, str], int] = {}
        at = ("", 0)
        for number, is_header, parts in _outline(text):
            if is_header:
                header = ".".join(parts)
                at = (header, sum(1 for name, _ in self._tables if name == header))
                self._tables[at] = number
                continue
            holder = at
            for table in parts[:-1]:
                holder = (_below(holder[0], table), 0)
                self._tables.setdefault(holder, number)
            self._keys.setdefault((*holder, parts[-1]), number)

    def within(self, table: str) -> Lines:
        """The lines of one table and those below it, as if these were the whole file.

        >>> lines = Lines("a.toml", "[tool.x]\\nb = 1\\n[[tool.x.c]]\\nd = 2\\n").within("tool.x")
        >>> lines.where(("", 0), "b"), lines.where(("c", 0), "d")
        ('a.toml:2', 'a.toml:4')
        """
        own = Lines(self.file, "", above=f"{table}.")
        own._tables[("", 0)] = self.line((table, 0))
        for (name, number), line in self._tables.items():
            if name.startswith(f"{table}."):
                own._tables[name.removeprefix(f"{table}."), number] = line
        for (name, number, key), line in self._keys.items():
            if name == table or name.startswith(f"{table}."):
                own._keys[name.removeprefix(table).removeprefix("."), number, key] = line
        return own

    def line(self, at: tuple[str, int], key: str = "") -> int:
        """The line of a key, or else of its table."""
        if key:
            below = (_below(at[0], key), 0)
            return self._keys.get((*at, key)) or self._tables.get(below) or self.line(at)
        if at in self._tables:
            return self._tables[at]
        above, _, name = at[0].rpartition(".")
        return self._keys.get((above, 0, name)) or self.line((above, 0))

    def where(self, at: tuple[str, int] = ("", 0), key: str = "") -> str:
        """The same as ``file:line``."""
        return f"{self.file}:{self.line(at, key)}"


def _below(table: str, name: str) -> str:
    return f"{table}.{name}" if table else name


def _outline(text: str) -> Iterator[tuple[int, bool, list[str]]]:
    """Each table header and key of a TOML text: its line, whether a header, its name in parts."""
    multiline = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if multiline:
            if multiline in line:
                multiline = ""
            continue
        header = _HEADER.match(line)
        found = header or _KEY.match(line)
        if found:
            parts = re.findall(_PART, found.group(1))
            yield number, header is not None, [part.strip("\"'") for part in parts]
        for quotes in ('"""', "'''"):
            if line.count(quotes) % 2:
                multiline = quotes
