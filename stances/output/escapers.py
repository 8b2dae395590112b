"""Escapes text for each markup in which `tabulate` writes tables.

A name or a sentence may hold a mention, a link, a command or the mark that ends a cell. There is
one escaper for each family of formats: Markdown and wikis know character references, Org mode
entities, reStructuredText backslashes, TeX commands, and HTML references. Tables of plain text
have no markup: there, only characters that do not print matter (see `stances.output.escape`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from msgspec import Struct, field

from stances.output.references import (
    COMMENT,
    escape_github_cell,
    escape_markdown,
    escape_moin,
    escape_wiki,
)
from stances.regex import compile_later


class Escaper(Struct, frozen=True, kw_only=True):
    """How a text becomes safe in a markup.

    Attributes:
        escape: rewrites the text of a cell before the columns are measured.
        late: what replaces a character after the columns are measured.
    """

    escape: Callable[[str], str] = str
    late: Mapping[str, str] = field(default_factory=dict)


_FIGURE = compile_later(r"[+-]?\d+(?:\.\d+)?(?: [a-z]+)?")
"""What the program itself writes: a number, or a position with its state."""
_MIXED_FIGURE = compile_later(rf"~?{_FIGURE.pattern}|·")
"""The same, and with the signs of a position that shows both sides and of a silent one."""

_ORG_NAMES = {
    "|": r"\vert{}",
    "&": r"\amp{}",
    "<": r"\lt{}",
    ">": r"\gt{}",
    "~": r"\tilde{}",
    "=": r"\equal{}",
    "^": r"\asciicirc{}",
    "_": r"\under{}",
    "$": r"\dollar{}",
    "/": r"\slash{}",
    "+": r"\plus{}",
}
_ORG_NOTHING = r"\zwnj{}"
_ORG = compile_later(
    r"""
      (?P<named> [|&<>~=^_$] | (?<![^\W_])[/+](?=\S) )
    | (?P<before> [\[\\@] | \A\#+ | \{\{\{ )       # links, notes, commands, snippets, macros
    | (?P<after> \* | \A[-!] | (?<=\w):(?=\S) )  # bold text, lists and marks, addresses
    """,
    re.VERBOSE,
)


def escape_org(text: str) -> str:
    r"""Return a text that is nothing but text in Org mode.

    Its entities stand for what is live, or split it: one of them shows nothing.

    >>> escape_org("a|b [[c]]")
    'a\\vert{}b [\\zwnj{}[\\zwnj{}c]]'
    """

    def write(found: re.Match[str]) -> str:
        if found["named"]:
            return _ORG_NAMES[found["named"]]
        return f"{found['before'] or ''}{_ORG_NOTHING}{found['after'] or ''}"

    return _ORG.sub(write, text)


_RST = compile_later(
    r"""
      [\\*`|@] | (?<![^\W_])_ | _(?![^\W_]) | :(?!\s+\S)
    | \A(?=[^\w\s] | \(?(?:[^\W\d_]|[ivxlcdmIVXLCDM]+|\d+)[.)](?:\s|\Z))    # lists and the like
    """,
    re.VERBOSE,
)


def escape_rst(text: str) -> str:
    r"""Return a text that is nothing but text in reStructuredText.

    >>> escape_rst("*a* b_ |c|"), escape_rst("C. Test")
    ('\\*a\\* b\\_ \\|c\\|', '\\C. Test')
    """
    escaped = _RST.sub(lambda found: f"\\{found[0]}", text)
    return f"\\ {escaped}" if escaped and not escaped.strip("\\") else escaped  # else a rule


_TEX_EMPTY = "\ue000"  # cannot stand in a cell, since it does not print
_TEX = {
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "^": r"\^{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "\\": r"\textbackslash{}",
    "<": r"\ensuremath{<}",
    ">": r"\ensuremath{>}",
    _TEX_EMPTY: "{}",
}


def _guard_tex(text: str) -> str:
    """Return a text that the row end before it cannot take as its argument or its star."""
    return f"{_TEX_EMPTY}{text}" if text.startswith(("[", "*")) else text


_HTML = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#x27;",
    "@": f"@{COMMENT}",
    "#": f"#{COMMENT}",
}


def _spare(pattern: re.Pattern[str], escape: Callable[[str], str]) -> Callable[[str], str]:
    """Return an escaper that leaves a text unchanged where all of it is a figure."""
    return lambda text: text if pattern.fullmatch(text) else escape(text)


_BY_MARKDOWN = Escaper(escape=_spare(_FIGURE, escape_markdown))
_BY_WIKI = Escaper(escape=_spare(_MIXED_FIGURE, escape_wiki))
_BY_TEX = Escaper(escape=_guard_tex, late=_TEX)
_BY_HTML = Escaper(late=_HTML)

ESCAPERS: Mapping[str, Escaper] = {
    "github": Escaper(escape=_spare(_MIXED_FIGURE, escape_github_cell)),
    "pipe": _BY_MARKDOWN,
    "asciidoc": _BY_WIKI,
    "jira": _BY_WIKI,
    "mediawiki": _BY_WIKI,
    "textile": _BY_WIKI,
    "youtrack": _BY_WIKI,
    "moinmoin": Escaper(escape=_spare(_FIGURE, escape_moin)),
    "orgtbl": Escaper(escape=_spare(_MIXED_FIGURE, escape_org)),
    "rst": Escaper(escape=_spare(_FIGURE, escape_rst)),
    "latex": _BY_TEX,
    "latex_booktabs": _BY_TEX,
    "latex_longtable": _BY_TEX,
    "latex_raw": _BY_TEX,
    "html": _BY_HTML,
    "unsafehtml": _BY_HTML,
}
"""The escapers of the formats that have markup."""

PLAIN = frozenset(
    [
        "colon_grid",
        "double_grid",
        "double_outline",
        "fancy_grid",
        "fancy_outline",
        "grid",
        "heavy_grid",
        "heavy_outline",
        "mixed_grid",
        "mixed_outline",
        "outline",
        "plain",
        "presto",
        "pretty",
        "psql",
        "rounded_grid",
        "rounded_outline",
        "simple",
        "simple_grid",
        "simple_outline",
    ]
)
"""The formats that are tables of plain text."""


def find_escaper(markup: str) -> Escaper:
    """Return the escaper of one of `tabulate`'s formats.

    An unknown format, from a later `tabulate`, gets the escaper of Markdown, which covers HTML.
    """
    if markup in PLAIN:
        return Escaper()
    return ESCAPERS.get(markup, _BY_MARKDOWN)
