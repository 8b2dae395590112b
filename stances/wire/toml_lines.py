"""The line numbers of the tables and keys of a TOML file, which `tomllib` does not keep."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stances.errors import StancesError
from stances.regex import compile_later

At = tuple[str, int]
"""A table: its dotted name, and its index among tables of that name; ``("", 0)`` is the file."""

_PART = r"""(?:"[^"]*"|'[^']*'|[\w-]+)"""
_DOTTED = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = compile_later(rf"\s*\[\[?\s*({_DOTTED})\s*\]\]?\s*(?:#.*)?$")
_KEY = compile_later(rf"\s*({_DOTTED})\s*=")
_MOST_PARTS = 100


class Lines:
    """Finds the line on which a table or a key stands.

    >>> lines = Lines("a.toml", 'id = "x"\\n\\n[[cue]]\\nwords = ["y"]\\n')
    >>> lines.locate(("cue", 0), "words")
    'a.toml:4'

    Attributes:
        file: as messages name it.
        above: the prefix of every name in the file, where this is only one of its tables.
    """

    def __init__(self, file: str, text: str, *, above: str = "") -> None:
        self.file = file
        self.above = above
        self._tables: dict[At, int] = {("", 0): 1}
        self._keys: dict[tuple[str, int, str], int] = {}
        counts: dict[str, int] = {}
        at = ("", 0)
        for number, is_header, parts in _list_names(file, text):
            if is_header:
                header = ".".join(parts)
                at = (header, counts.get(header, 0))
                counts[header] = at[1] + 1
                self._tables[at] = number
                continue
            holder = at
            for table in parts[:-1]:
                holder = (join_names(holder[0], table), 0)
                if holder not in self._tables:
                    self._tables[holder] = number
                    counts.setdefault(holder[0], 1)
            self._keys.setdefault((*holder, parts[-1]), number)

    def narrow_to(self, table: str) -> Lines:
        """Return the lines of one table and those below it, as if these were the whole file.

        >>> whole = Lines("a.toml", "[tool.x]\\nb = 1\\n[[tool.x.c]]\\nd = 2\\n")
        >>> lines = whole.narrow_to("tool.x")
        >>> lines.locate(("", 0), "b"), lines.locate(("c", 0), "d")
        ('a.toml:2', 'a.toml:4')
        """
        own = Lines(self.file, "", above=f"{table}.")
        own._tables[("", 0)] = self.find_line((table, 0))
        for (name, number), line in self._tables.items():
            if name.startswith(f"{table}."):
                own._tables[name.removeprefix(f"{table}."), number] = line
        for (name, number, key), line in self._keys.items():
            if name == table or name.startswith(f"{table}."):
                own._keys[name.removeprefix(table).removeprefix("."), number, key] = line
        return own

    def find_line(self, at: At, key: str = "") -> int:
        """Return the line of a key, or else of its table."""
        if key:
            below = (join_names(at[0], key), 0)
            return self._keys.get((*at, key)) or self._tables.get(below) or self.find_line(at)
        if at in self._tables:
            return self._tables[at]
        above, _, name = at[0].rpartition(".")
        return self._keys.get((above, 0, name)) or self.find_line((above, 0))

    def locate(self, at: At = ("", 0), key: str = "") -> str:
        """Return the same as ``file:line``."""
        return f"{self.file}:{self.find_line(at, key)}"


def join_names(table: str, name: str) -> str:
    """Return the dotted name of a table or key below a table.

    >>> join_names("tool", "stances"), join_names("", "tool")
    ('tool.stances', 'tool')
    """
    return f"{table}.{name}" if table else name


def _list_names(file: str, text: str) -> Iterator[tuple[int, bool, list[str]]]:
    """Yield each table header and key: its line, whether it is a header, its name in parts.

    Raises:
        StancesError: a name has more than `_MOST_PARTS` parts.
    """
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
            if len(parts) > _MOST_PARTS:
                raise StancesError("broken TOML: nested too deep", where=f"{file}:{number}")
            yield number, header is not None, [part.strip("\"'") for part in parts]
        for quotes in ('"""', "'''"):
            if line.count(quotes) % 2:
                multiline = quotes
