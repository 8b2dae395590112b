"""Which keys a rubric file may hold, and where in the file a key stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from stances.errors import StancesError, did_you_mean

RUBRIC = {
    "format": int,
    "title": str,
    "dimensions": list,
    "modifiers": str,
    "min_evidence": float,
    "mixed_below": float,
    "inherited": float,
    "voices": dict,
    "similarity": dict,
    "actors": dict,
    "lists": dict,
    "pseudo": dict,
    "exemplars": dict,
}
DIMENSION = {
    "format": int,
    "id": str,
    "label": str,
    "question": str,
    "kind": str,
    "positive": str,
    "negative": str,
    "about": str,
    "lists": dict,
    "target": list,
    "cue": list,
    "exemplars": dict,
    "example": list,
}
TARGET = {
    "words": list,
    "pole": str,
    "takes": list,
    "subject": list,
    "unless_subject": list,
    "with": list,
    "with_paragraph": list,
    "without": list,
    "fires": list,
    "silent": list,
}

CUE = {**TARGET, "weight": float, "under_negation": str, "rhetorical": bool}
EXEMPLARS = {"positive": list, "negative": list, "neutral": list}
ELSEWHERE = {"elsewhere": list}
EXAMPLE = {"text": str, "expect": str}
VOICES = {
    "asserted": float,
    "hedged": float,
    "conditional": float,
    "conceded": float,
    "reported": float,
    "asked": float,
}
SIMILARITY = {
    "weight": float,
    "topic": float,
    "named": float,
    "side": float,
    "full": float,
    "beside_words": bool,
}
MODIFIERS = {"format": int, "lists": dict, "modifier": list, "terminator": list, "pseudo": dict}
MODIFIER = {"kind": str, "scope": str, "reach": int, "until": str, "words": list}
TERMINATOR = {"scope": str, "words": list}
PSEUDO = {"words": list}

TABLES = ("target", "cue", "example", "modifier", "terminator")
"""Keys that hold a list of tables; all other lists hold strings."""

_HEADER = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]?\]")
_KEY = re.compile(r"""\s*(?:"([^"]+)"|([\w-]+))\s*=""")

_NAMES = {
    str: "a string",
    int: "a whole number",
    float: "a number",
    list: "a list",
    dict: "a table",
    bool: "true or false",
}


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
            raise StancesError(f'"{key}" must be {_NAMES[wanted]}', where=where)
        if wanted is not list:
            continue
        if key in TABLES:
            if not all(isinstance(entry, dict) for entry in value):
                raise StancesError(f'"{key}" must be tables', where=where, hint=f"write [[{key}]]")
        elif not all(isinstance(entry, str) and entry.strip() for entry in value):
            raise StancesError(f'"{key}" must hold strings, none of them empty', where=where)
    for key in required:
        if key not in table:
            raise StancesError(
                f'the key "{key}" is missing', where=lines.where(at), hint=f'add "{key} = …"'
            )


def _fits(value: object, wanted: type) -> bool:
    if isinstance(value, bool) or wanted is bool:
        return isinstance(value, bool) and wanted is bool
    return isinstance(value, (int, float) if wanted is float else wanted)


class Lines:
    """Finds the line on which a table or a key stands, since ``tomllib`` does not tell.

    >>> lines = Lines("a.toml", 'id = "x"\\n\\n[[cue]]\\nwords = ["y"]\\n')
    >>> lines.where(("cue", 0), "words")
    'a.toml:4'
    """

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self._tables: dict[tuple[str, int], int] = {("", 0): 1}
        self._keys: dict[tuple[str, int, str], int] = {}
        at = ("", 0)
        for number, header, key in _outline(text):
            if header is not None:
                count = sum(1 for name, _ in self._tables if name == header)
                at = (header, count)
                self._tables[at] = number
            elif key is not None:
                self._keys.setdefault((*at, key), number)

    def line(self, at: tuple[str, int], key: str = "") -> int:
        """The line of a key, or else of its table."""
        if not key:
            return self._tables.get(at, 1)
        return self._keys.get((*at, key)) or self._tables.get((key, 0)) or self._tables.get(at, 1)

    def where(self, at: tuple[str, int] = ("", 0), key: str = "") -> str:
        """The same as ``file:line``."""
        return f"{self.file}:{self.line(at, key)}"


def _outline(text: str) -> Iterator[tuple[int, str | None, str | None]]:
    """Each table header and key of a TOML text with its line: (line, header, key)."""
    multiline = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if multiline:
            if multiline in line:
                multiline = ""
            continue
        header = _HEADER.match(line)
        key = _KEY.match(line)
        if header:
            yield number, header.group(1), None
        elif key:
            yield number, None, key.group(1) or key.group(2)
        for quotes in ('"""', "'''"):
            if line.count(quotes) % 2:
                multiline = quotes
