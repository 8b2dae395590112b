"""CSV (and TSV): the answer's fields at full precision, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import unicodedata
from typing import Any

from stances.output.answer import Answer
from stances.output.escape import escape
from stances.output.tables import Table
from stances.output.view import View
from stances.regex import compile_later

_SIGNS = ("=", "+", "-", "@")
_LINE_END = compile_later(r"\r\n?")
_UNSAFE = compile_later(r"[^\t\n]+")


def write(answer: Answer, _view: View) -> str:
    """Return the answer's fields, separated by commas."""
    return separate(answer.make_fields(), ",")


def separate(table: Table[Any], delimiter: str) -> str:
    """Return a table with one line for the header and one for each row."""
    lines = _Lines()
    writer = csv.writer(lines, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([make_field(column.key) for column in table.columns])
    writer.writerows(
        [make_field(column.read(row)) for column in table.columns] for row in table.rows
    )
    return "".join(lines)


def make_field(value: object) -> object:
    r"""Return a value that is safe to open in a spreadsheet and to show on a terminal.

    Numbers stay as they are. A text that would begin a formula has an apostrophe before it
    (CWE-1236; OWASP ASVS 5.0, 1.2.10); a sign alone is not a formula. Of the characters that do
    not print, tabs and line feeds stay, since they are quoted; others are made visible.

    >>> make_field("=1+1"), make_field("-"), make_field(-0.5), make_field("a\x1b[31m")
    ("'=1+1", '-', -0.5, 'a\\x1b[31m')
    """
    if value is None or isinstance(value, (int, float)):
        return value
    text = str(value)
    safe = _UNSAFE.sub(lambda found: escape(found[0]), _LINE_END.sub("\n", text))
    # A character that is made visible may leave a sign no longer alone: "=" and then "\\x1f".
    return f"'{safe}" if begins_formula(text) or begins_formula(safe) else safe


def begins_formula(text: str) -> bool:
    """Return whether a spreadsheet may take a text for a formula.

    Spreadsheets skip what does not show before a sign, and know the full-width signs as well.

    >>> begins_formula("  ＝1"), begins_formula("1-1"), begins_formula("+")
    (True, False, False)
    """
    if text.startswith(("\t", "\r", "\n")):
        return True
    shown = "".join(sign for sign in text if sign.isprintable()).strip()
    return len(shown) > 1 and unicodedata.normalize("NFKC", shown[0]).startswith(_SIGNS)


class _Lines(list[str]):
    """The lines of a CSV writer.

    The writer ends lines in CR LF, so that it quotes cells that hold either; before Python 3.13
    a writer with another line end leaves a lone CR bare, which readers take for a line end.
    """

    def write(self, line: str) -> None:
        """Keep one line, ended by a line feed."""
        self.append(line.removesuffix("\r\n") + "\n")
