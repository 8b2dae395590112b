"""Where front matter stands: the TOML or YAML at the head of a text, between two fences."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from stances.regex import compile_later

_TOML_FENCE = compile_later(r"^\+{3}[ \t]*(?:\n|\Z)", re.MULTILINE)
_YAML_OPENING = compile_later(
    r"^---[ \t]*\n(?=(?:[ \t]*(?:\#.*)?\n)*[\"']?\w[\w -]{0,60}[\"']?[ \t]{0,9}:\s)",
    re.MULTILINE,
)
_YAML_CLOSING = compile_later(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_YAML_OWN_KEY = compile_later(
    r"^[\"']?(?:expert|role|affiliation|wording)[\"']?[ \t]*:(?:[ \t\n]|\Z)",
    re.MULTILINE | re.IGNORECASE,
)
"""A key that shows that YAML is meant for us; many tools write a date and a source."""
_TOML_OWN_KEY = compile_later(
    r"^[\"']?(?:expert|role|affiliation|wording)[\"']?[ \t]*=", re.MULTILINE | re.IGNORECASE
)
_TOML_OTHER_KEY = compile_later(
    r"^[\"']?(?:title|authors?)[\"']?[ \t]*=", re.MULTILINE | re.IGNORECASE
)
"""A key that shows that TOML is meant for what makes the publisher's pages."""


class Header(Struct, frozen=True, kw_only=True):
    """Where the front matter of a text stands.

    Attributes:
        syntax: TOML stands between lines ``+++``, YAML between lines ``---``.
        start: where its first fence begins.
        inner: where the text between the fences begins.
        inner_end: where that text ends.
        end: where the second fence ends; `None` where it is missing.
        names_speaker: whether it is meant to say whose words follow.
    """

    syntax: Literal["toml", "yaml"]
    start: int
    inner: int
    inner_end: int
    end: int | None
    names_speaker: bool

    @property
    def fence(self) -> str:
        """The line above and below it."""
        return "+++" if self.syntax == "toml" else "---"

    @property
    def example(self) -> str:
        """How to write who speaks."""
        return 'expert = "Name"' if self.syntax == "toml" else 'expert: "Name"'


def find_header(text: str) -> Header | None:
    r"""Return the front matter with which a text begins; `None` where there is none.

    A line ``---`` opens front matter only above a line "key: value"; elsewhere it is a rule. Where
    none of our own keys follows, a second one must close it before the first blank line.

    >>> find_header("+++\nexpert = 'Test Alpha'\n+++\nTalk.").syntax
    'toml'
    >>> find_header("---\n\nTalk.") is None
    True
    """
    start = len(text) - len(text.lstrip())
    if opening := _TOML_FENCE.match(text, start):
        closing = _TOML_FENCE.search(text, opening.end())
        stop = closing.start() if closing else len(text)
        is_other = closing is not None and _TOML_OTHER_KEY.search(text, opening.end(), stop)
        is_ours = not is_other or _TOML_OWN_KEY.search(text, opening.end(), stop) is not None
        return _make_header("toml", text, opening, closing, names_speaker=is_ours)
    if opening := _YAML_OPENING.match(text, start):
        closing = _YAML_CLOSING.search(text, opening.end())
        stop = closing.start() if closing else len(text)
        if _YAML_OWN_KEY.search(text, opening.end(), stop):
            return _make_header("yaml", text, opening, closing, names_speaker=True)
        if closing and "\n\n" not in text[opening.end() : stop]:
            return _make_header("yaml", text, opening, closing, names_speaker=False)
    return None


def _make_header(
    syntax: Literal["toml", "yaml"],
    text: str,
    opening: re.Match[str],
    closing: re.Match[str] | None,
    *,
    names_speaker: bool,
) -> Header:
    return Header(
        syntax=syntax,
        start=opening.start(),
        inner=opening.end(),
        inner_end=closing.start() if closing else len(text),
        end=closing.end() if closing else None,
        names_speaker=names_speaker,
    )
